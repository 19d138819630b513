"""Events of small texts of every kind, a third of them with none; tests/specs/events.jsonl holds the cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.events_of import events_of

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "specs" / "events.jsonl").read_text(encoding="utf-8").splitlines()
]


def tells(event, expected):
    """Tell whether an event says what is expected of it."""
    return (
        event.type == expected["type"]
        and (event.begin, event.end_date) == (expected["begin"], expected["end_date"])
        and set(expected["actors"]) <= set(event.actors)
        and expected["has"] in event.text
        and expected.get("status") in {None, event.status}
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['note']}: {case['text']}")
def test_events(case):
    found = events_of(case["text"], date=case["date"])

    if not case["events"]:
        assert [(event.type, event.text) for event in found] == []
    missed = [expected for expected in case["events"] if not any(tells(event, expected) for event in found)]

    assert missed == []


def test_a_third_of_the_cases_are_empty():
    assert sum(not case["events"] for case in CASES) >= len(CASES) // 4
