"""Answers for eyes: marks, cuts and columns."""

import io
import re
from dataclasses import replace

import pytest

from fumikura.cli.listing import concordance, listing, page
from fumikura.query import Answer, Line
from fumikura.records import Hit


def hit(text, *marks, complete=True):
    return Hit(
        rank=1, score=2.5, doc="doc", block=1, kind="body", section=("第2章", "(1)"), line=7, start=10,
        end=10 + len(text), text=text, marks=marks, complete=complete,
    )  # fmt: skip


def listed(*hits):
    stream = io.StringIO()
    listing(Answer(hits, len(hits)), stream, None)
    return stream.getvalue()


def line(left, key, right, *, number=7):
    return Line(
        doc="doc", section=(), speaker=None, kind="body", line=number, start=0, end=1, left=left, key=key, right=right
    )


def aligned(*lines):
    stream = io.StringIO()
    assert concordance(lines, stream) == len(lines)
    return stream.getvalue().splitlines()


def test_a_hit_is_its_place_and_its_passage():
    assert listed(hit("軍縮の交渉", (0, 2))) == "  1  doc  第2章/(1)  L7  body  [10:15]  2.50\n     【軍縮】の交渉\n"


def test_a_line_names_section_and_speaker():
    said = Line("doc", ("資料③", "(2)"), "ラウニー大使", "body", 7, 0, 1, "の", "核", "実験")

    assert aligned(said) == ["doc:7 資料③/(2) (ラウニー大使)  の【核】実験"]


def test_a_hit_names_its_speaker():
    assert "L7" in listed(hit("軍縮の交渉"))
    assert "(次官)  L7" in listed(replace(hit("軍縮の交渉"), speaker="次官"))


def test_a_short_passage_is_shown_whole():
    text = "あ" * 100 + "核" + "い" * 100

    assert listed(hit(text, (100, 101))).splitlines()[1] == f"     {'あ' * 100}【核】{'い' * 100}"


def test_a_long_passage_is_cut_around_its_first_mark_and_the_cuts_are_shown():
    shown = listed(hit("あ" * 500 + "核" + "い" * 500, (500, 501))).splitlines()[1].strip()

    assert re.fullmatch("…あ{30,}【核】い{60,}…", shown)
    assert len(shown) < 260


def test_a_long_passage_without_marks_is_shown_from_its_beginning():
    shown = listed(hit("一" + "あ" * 500)).splitlines()[1].strip()

    assert shown.startswith("一")
    assert shown.endswith("…")


def test_a_mark_behind_the_cut_is_left_out():
    shown = listed(hit("核" + "い" * 500 + "核", (0, 1), (501, 502)))

    assert shown.count("【") == 1


def test_partial_hits_stand_under_a_line_that_says_so():
    both = listed(hit("全"), hit("半", complete=False)).splitlines()
    none = listed(hit("半", complete=False)).splitlines()

    assert both[2] == "-- with some of the words, or beside"
    assert none[0] == "-- no passage has every word; these have some, or stand beside"


@pytest.mark.parametrize("left", ["", "a", "ab軍縮", "ﾐｻｲﾙ", "ミサイル・核"])
def test_keys_stand_in_one_column(left):
    def column(text):
        return sum(1 if char.isascii() or "\uff61" <= char <= "\uff9f" else 2 for char in text.partition("【")[0])

    first, second = aligned(line("長い長い文脈の、", "核", "の"), line(left, "核", "の", number=12345))

    assert column(first) == column(second)


def test_passages_have_their_lines_and_signs():
    stream = io.StringIO()
    rows = [
        {"line": 1, "kind": "heading", "marker": None, "text": "第1章"},
        {"line": 20, "kind": "footnote", "marker": "2", "text": "注である"},
        {"line": 300, "text": ""},
    ]
    page(rows, stream)

    assert stream.getvalue() == "    1 #   第1章\n   20 ^2  注である\n  300\n"
