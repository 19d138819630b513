"""What is left out of a text is recorded once, each stretch with its own reason."""

from __future__ import annotations

import pytest

from fumikura.text import clean
from tests.conftest import make_source

LINE = "これは本文の長い一行であってまだまだ続くもの"
PAGES = f"{LINE}\n{LINE}\n{LINE}\n{LINE}\u200b\n\n- 3 -\n\n\u200b{LINE}\n"
REASONS = [
    ("一行目である。\n二行目である。\n", "\n", "wrap"),
    ("核戦力の交渉は\n\n- 3 -\n\n続いたのである。\n", "- 3 -", "furniture:page-number"),
    ("極秘\n\n交渉は続いた。\n", "極秘", "furniture:stamp"),
    ("令和 6 年である。", " ", "gap"),
    ("<b>太字</b>である。", "<b>", "tag"),
    ("核\u200b戦力", "\u200b", "invisible"),
    ("核戦力である1。\n\n¹ 注である。\n", "\n\n¹ ", "note-mark"),
]


@pytest.mark.parametrize(("content", "stretch", "reason"), REASONS)
def test_reason(content: str, stretch: str, reason: str) -> None:
    found = {(content[edit.start : edit.end], edit.reason) for edit in clean(make_source(content)).edits}

    assert (stretch, reason) in found


def test_cut_over_a_page_turn_leaves_the_page_number_its_own_reason() -> None:
    edits = [(PAGES[edit.start : edit.end], edit.reason) for edit in clean(make_source(PAGES)).edits]

    assert [edit for edit in edits if edit[1] != "wrap"] == [
        ("\u200b", "invisible"),
        ("- 3 -", "furniture:page-number"),
        ("\u200b", "invisible"),
    ]


def test_edits_are_in_the_order_of_the_source() -> None:
    edits = clean(make_source(PAGES)).edits

    assert list(edits) == sorted(edits, key=lambda edit: edit.start)


def test_units_stand_on_lines_of_their_own() -> None:
    text = clean(make_source("一つ目である。\n\n二つ目である。\n"))

    assert text.text == "一つ目である。\n二つ目である。\n"
    assert [unit.line for unit in text.units] == [1, 3]


def test_note_follows_the_paragraph_that_it_interrupts() -> None:
    text = clean(make_source("核戦力の交渉については1、\n\n¹ 注である。\n\n\x0c別に述べることとしたい。\n"))

    assert [unit.kind for unit in text.units] == ["body", "note"]
    assert text.map.source_of(text.units[1].start) < text.map.source_of(text.units[0].end - 1)
