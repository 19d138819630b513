"""Footnotes: a marker needs evidence before it opens one."""

from __future__ import annotations

import pytest

from fumikura.text import clean, notes
from tests.conftest import make_source

# line, number expected next, under the rule?, numbers referred to, marker and its length
OPENS = [
    ("¹ 外務省報道発表", 1, False, (), ("1", 2)),
    ("¹² 外務省報道発表", 12, False, (), ("12", 3)),
    ("注1 外務省報道発表", 1, False, (), ("1", 3)),
    ("（注２）外務省報道発表", 2, False, (), ("2", 4)),
    ("[3] Smith, p. 5", 3, False, (), ("3", 4)),
    ("*4 同上", 4, False, (), ("4", 3)),
    ("$^{5}$ 同上", 5, False, (), ("5", 7)),
    ("6 同上", 6, True, (), ("6", 2)),
    ("6 同上", 6, False, (6,), ("6", 2)),
    ("¹月24日付の記事", 1, False, (), ("1", 1)),
]
NOT = [
    ("6 同上", 6, False, ()),  # a bare number needs the rule or a reference
    ("6 月に公表された", 6, True, ()),  # a number that counts
    ("¹ 同上", 2, False, ()),  # not its turn
    ("９ 同上", 2, True, ()),
    ("¹", 1, False, ()),  # nothing behind it
    ("外務省報道発表", 1, True, ()),
    ("[1](https://example.jp)", 1, False, ()),  # a link
]


@pytest.mark.parametrize(("line", "expected", "ruled", "referred", "found"), OPENS)
def test_note_opens(line: str, expected: int, ruled: bool, referred: tuple, found: tuple[str, int]) -> None:
    assert notes.start(line, expected=expected, ruled=ruled, referred=frozenset(referred)) == found


@pytest.mark.parametrize(("line", "expected", "ruled", "referred"), NOT)
def test_no_note(line: str, expected: int, ruled: bool, referred: tuple) -> None:
    assert notes.start(line, expected=expected, ruled=ruled, referred=frozenset(referred)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("と主張した1。他にも、", {1}),
        ("監査が行われた8。監査結果", {8}),
        ("「外交」12と呼ばれる", {12}),
        ("平成3年に5人が", set()),
        ("第１　目的", set()),
        ("SS20と", set()),
        ("", set()),
    ],
)
def test_references(text: str, expected: set[int]) -> None:
    assert {number for number, _ in notes.references(text)} == expected


def test_marker_is_kept_beside_the_note_and_out_of_its_text() -> None:
    text = clean(make_source("結論は変わらない1。\n\n¹ 外務省報道発表。\n"))
    (note,) = (unit for unit in text.units if unit.kind == "note")

    assert (note.marker, text.text[note.start : note.end]) == ("1", "外務省報道発表。")
    assert "note-mark" in {edit.reason for edit in text.edits}
