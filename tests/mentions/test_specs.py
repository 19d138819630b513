"""Times and numbers of small texts, a third of them with none that look as if; tests/specs holds the cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.mentions_of import mentions_of

SPECS = Path(__file__).parents[1] / "specs"


def cases(name):
    return [json.loads(line) for line in (SPECS / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", cases("times.jsonl"), ids=lambda case: f"{case['why']}: {case['text']}")
def test_times(case):
    found = [
        {"start": m.start, "end": m.end, "type": m.type, "value": m.value, "begin": m.begin, "end_date": m.end_date}
        for m in mentions_of(case["text"], "time", date=case["date"])
    ]

    assert found == case["times"]


@pytest.mark.parametrize("case", cases("numbers.jsonl"), ids=lambda case: f"{case['why']}: {case['text']}")
def test_numbers(case):
    found = [
        {"start": m.start, "end": m.end, "kind": m.type, "value": m.amount, "value_max": m.amount_max, "unit": m.unit}
        for m in mentions_of(case["text"], "number")
    ]

    assert found == case["numbers"]
