"""Made-up documents in the manner of many kinds, each with the paragraphs that a reader sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fumikura.structure import outline
from fumikura.text import clean
from tests.conftest import make_source

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "specs" / "paragraphs.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("spec", SPECS, ids=[spec["name"] for spec in SPECS])
def test_paragraphs(spec: dict) -> None:
    text = clean(make_source(spec["text"]))

    found = [
        {
            "kind": unit.kind,
            "start": text.map.source_of(unit.start),
            "text": text.text[unit.start : unit.end],
        }
        for unit in text.units
    ]

    assert found == spec["units"], spec["why"]


@pytest.mark.parametrize("spec", SPECS, ids=[spec["name"] for spec in SPECS])
def test_every_paragraph_is_a_block(spec: dict) -> None:
    blocks = list(outline(clean(make_source(spec["text"]))))

    assert [block.text for block in blocks] == [unit["text"] for unit in spec["units"]]
    assert [block.kind == "footnote" for block in blocks] == [unit["kind"] == "note" for unit in spec["units"]]


def test_names_are_unique() -> None:
    assert len({spec["name"] for spec in SPECS}) == len(SPECS) > 40


# Behaviour that holds for any line end and any paper.
@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x85"])
@pytest.mark.parametrize("spec", SPECS, ids=[spec["name"] for spec in SPECS])
def test_line_ends_of_other_systems_make_the_same_paragraphs(spec: dict, end: str) -> None:
    content = spec["text"].replace("\r\n", "\n").replace("\n", end)

    text = clean(make_source(content))

    assert [text.text[unit.start : unit.end] for unit in text.units] == [unit["text"] for unit in spec["units"]]
