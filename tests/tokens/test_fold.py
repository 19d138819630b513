"""Forms that search compares: width and compatibility folded, positions kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura.tokens.fold import fold

FOLDED = [
    ("ＩＮＦ", "INF"),
    ("１０億円", "10億円"),
    ("ｶﾞｽ", "ガス"),
    ("か\u3099", "が"),
    ("ﾊﾟﾜｰ", "パワー"),
    ("①㈱㌔", "①㈱㌔"),
    ("①１０億円", "①10億円"),  # not 110億円
    ("1945年²³", "1945年²³"),
    ("一\u3000二", "一 二"),
    ("一\t二\0三", "一 二 三"),
    ("核\ud800", "核 "),
    ("2019−2020", "2019-2020"),
    ("2019–2020", "2019-2020"),
    ("ﬁ", "ﬁ"),
    ("ア゛", "ア゛"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text: str, expected: str) -> None:
    assert fold(text)[0] == expected


@pytest.mark.parametrize("text", ["ー", "ァ", "〜", "、", "。", "「", "々", "〇", "ヶ"])
def test_japanese_signs_stay(text: str) -> None:
    assert fold(text)[0] == text


def test_no_map_where_lengths_are_equal() -> None:
    assert fold("ＩＮＦ交渉")[1] is None


def test_map_where_voiced_marks_are_joined() -> None:
    folded, origin = fold("ｶﾞｽとか\u3099")

    assert folded == "ガスとが"
    assert origin is not None
    assert list(origin) == [0, 2, 3, 4, 6]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters() | st.sampled_from("ｶﾞ\u3099\u309a１Ａ"), max_size=40))
def test_origins_rise_from_the_start_to_the_end(text: str) -> None:
    folded, origin = fold(text)
    places = list(origin) if origin is not None else list(range(len(text) + 1))

    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)[0]

    assert fold(once)[0] == once
