"""Spaces that PDFs and OCR put in are left out; real spaces stay."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fumikura.text import gaps

RUNNING = [
    ("2024 年 7 月 1 日に施行される。", "2024年7月1日に施行される。"),
    ("昭和 61 年 9 月 18 日", "昭和61年9月18日"),
    ("I N F 交渉は続いた。", "INF 交渉は続いた。"),
    ("極 秘", "極秘"),
    ("議　事　録", "議事録"),
    ("報　告　書", "報告書"),
    ("第 18 条第 2 項の規定", "第18条第2項の規定"),
    ("約 100 億円を投じた。", "約100億円を投じた。"),
    ("交渉は続いた。しかし 合意には至らなかった。", "交渉は続いた。しかし合意には至らなかった。"),
]
KEPT = [
    "the facts and the figures",
    "Russia’s Wars",
    "1 目的",
    "第１ 目的",
    "第１条　この条例は、",
    "田中 一郎",
    "日時　令和二年三月四日",
    "（１） 市場環境",
    "1,204 1,187",
]
DEBRIS = [
    ("一時的な<b>もの</b>である。", "一時的なものである。", "tag"),
    ("改行<br/>する。", "改行する。", "tag"),
    ("<a href='x'>条約</a>", "条約", "tag"),
    ('<td nowrap class="a b" width=3>額</td>', "額", "tag"),
    ("**強調**する。", "強調する。", "tag"),
    ("__強調__する。", "強調する。", "tag"),
    ("核\u200b戦\ufeff力", "核戦力", "invisible"),
    ("核\0戦\x07力", "核戦力", "invisible"),
    ("co\u00adoperation", "cooperation", "invisible"),
]
UNTOUCHED = ["a<b かつ c>d", "if s<s and t>u", "５ < ６", "snake_case", "2 * 3 = 6", "<安保研> の人々"]


def without(text: str, *, running: bool = True) -> str:
    """Return a text without what ``gaps.find`` would leave out."""
    kept, at = "", 0
    for start, end, _ in gaps.find(text, running=running):
        kept, at = kept + text[at:start], end
    return kept + text[at:]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_gap_is_closed(text: str, expected: str) -> None:
    assert without(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_real_space_stays(text: str) -> None:
    assert without(text) == text


@pytest.mark.parametrize(("text", "expected", "reason"), DEBRIS)
def test_debris_goes_and_says_why(text: str, expected: str, reason: str) -> None:
    assert without(text) == expected
    assert {why for _, _, why in gaps.find(text, running=True)} == {reason}


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_only_looks_like_debris_stays(text: str) -> None:
    assert without(text) == text


def test_rows_keep_single_spaces_between_words() -> None:
    row = "外務省 北米局。北米第一課、課長 補佐"

    assert without(row, running=False) == row
    assert without(row, running=True) != row


def test_cuts_are_sorted_and_apart() -> None:
    cuts = gaps.find("**<b>極 秘</b>**\u200b 2024 年 7 月 1 日、 核 戦 力", running=True)

    assert all(start < end for start, end, _ in cuts)
    assert all(a[1] <= b[0] for a, b in pairwise(cuts))
