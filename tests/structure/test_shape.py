"""Small documents of many kinds: their sections, notes, turns and paragraphs, as ``tests/specs/shape`` has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from fumikura.records import Block
from fumikura.structure import outline
from fumikura.structure.notes import references
from fumikura.structure.sections import sections
from fumikura.text import clean
from tests.conftest import make_source

SPECS = sorted((Path(__file__).parents[1] / "specs" / "shape").glob("*.txt"))


def rendered(text: str) -> str:
    """Write the shape of a text line by line.

    A section is its line, kind and path, with its title behind ``|``; a note its marker, the characters before its
    reference and its text; a turn its first and last line and the speaker; a paragraph its kind and text.
    """
    blocks = list(outline(clean(make_source(text))))
    parts = ["=== sections"]
    for section in sections(blocks):
        title = f" | {section.title}" if section.title else ""
        parts.append(f"{section.line} {section.kind} {'/'.join(section.path)}{title}")
    return "\n".join([*parts, *_notes(blocks, text), *_turns(blocks), *_paragraphs(blocks)]) + "\n"


def _notes(blocks: list[Block], text: str) -> list[str]:
    referred = references(blocks)
    lines = []
    for at, block in enumerate(blocks):
        if block.kind == "footnote":
            start = referred.get(at)
            before = "-" if start is None else "".join(text[max(0, start - 6) : start].split()) + "^"
            lines.append(f"{block.marker} {before} | {block.text}")
    return ["=== notes", *lines] if lines else []


def _turns(blocks: list[Block]) -> list[str]:
    said: dict[int, list[Block]] = {}
    for block in blocks:
        if block.turn is not None:
            said.setdefault(block.turn, []).append(block)
    lines = [f"{turn[0].line}-{turn[-1].line} {turn[0].speaker}" for turn in said.values()]
    return ["=== turns", *lines] if lines else []


def _paragraphs(blocks: list[Block]) -> list[str]:
    return ["=== paragraphs", *(f"{b.kind} {b.text}" for b in blocks if b.kind not in {"heading", "footnote"})]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_shape(path: Path) -> None:
    _, _, rest = path.read_text(encoding="utf-8").partition("=== text\n")
    text, sign, expected = rest.partition("=== sections\n")

    assert rendered(text) == sign + expected


def test_there_are_many() -> None:
    assert len(SPECS) >= 40
