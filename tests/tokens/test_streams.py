"""The strings that the index keeps: compounds, units and pairs."""

from __future__ import annotations

import re

import pytest

from fumikura.tokens import Tokenizer
from fumikura.tokens.forms import Forms
from fumikura.tokens.streams import opening, pairs, phrase, streams, units

TOKENIZER = Tokenizer()
FORMS = Forms(TOKENIZER.vocabulary)


def compounds_of(text: str) -> list[str]:
    """Return the compounds of a text."""
    return streams(text, TOKENIZER(text), FORMS).compounds.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中距離核戦力の交渉", ["中距離核戦力"]),
        ("国際連合安全保障理事会", ["国際連合安全保障理事会"]),
        ("新しい核戦力", ["核戦力"]),
        ("核 戦力", []),
        ("三十人", []),
        ("交渉", []),
        ("ＩＮＦ交渉", ["inf交渉"]),
        ("", []),
    ],
)
def test_compounds(text: str, expected: list[str]) -> None:
    assert compounds_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("欧州ゼロ", ["欧", "州", "ゼ", "ロ"]),
        ("ＩＮＦ交渉", ["inf", "交", "渉"]),
        ("Off-Ramp", ["off", "ramp"]),
        ("１００弾頭、", ["100", "弾", "頭"]),
        ("Überblick", ["überblick"]),
        ("ｶﾞｽ", ["ガ", "ス"]),
        ("、。 _", []),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_every_unit_opens_one_pair() -> None:
    assert pairs("欧州ゼロ").split(" ") == ["欧|州", "州|ゼ", "ゼ|ロ", "ロ|"]


def test_phrase_is_found_among_the_pairs() -> None:
    here = pairs("アジア部における「欧州ゼロ」の案").split()

    assert set(phrase(units("欧州ゼロ"))) <= set(here)
    assert not set(phrase(units("欧州案"))) <= set(here)


@pytest.mark.parametrize("unit", ["欧", "ロ", "100", "a"])
def test_opening_matches_the_pairs_of_a_unit(unit: str) -> None:
    found = [pair for pair in pairs("欧州ゼロ100 a").split() if re.fullmatch(opening(unit), pair)]

    assert len(found) == 1


def test_opening_takes_signs_literally() -> None:
    assert re.fullmatch(opening("."), "x|y") is None


def test_streams_of_a_passage() -> None:
    text = "核戦力の交渉は、レイキャヴィクで1億円。"
    found = streams(text, TOKENIZER(text), FORMS)

    assert found.forms == "核 戦力 の 交渉 は レイキャヴィク で 100000000 円"
    assert "レイキャビク" in found.others.split()
    assert found.compounds == "核戦力"
    assert found.pairs == pairs(text)


@pytest.mark.parametrize(
    ("text", "clip"),
    [
        ("パブリックコメント", "パブコメ"),
        ("パーソナルコンピューター", "パソコン"),
        ("リモートコントロール", "リモコン"),
    ],
)
def test_short_forms_of_two_foreign_words_are_found(text: str, clip: str) -> None:
    assert clip in streams(text, TOKENIZER(text), FORMS).others.split()


def test_streams_of_nothing_are_empty() -> None:
    assert streams("", TOKENIZER(""), FORMS) == ("", "", "", "")
