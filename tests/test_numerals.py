"""Numerals: exact values, or None for what is no numeral as a whole."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura.numerals import canonical, parse

FAST = settings(max_examples=60, deadline=None)
VALUES = [
    ("0", 0),
    ("〇", 0),
    ("零", 0),
    ("１２", 12),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("百二十", 120),
    ("百五", 105),
    ("千九百八十六", 1986),
    ("一九八六", 1986),
    ("二〇二四", 2024),
    ("一〇〇", 100),
    ("壱万", 10_000),
    ("弐拾参", 23),
    ("三千万", 30_000_000),
    ("2千", 2000),
    ("２千５百", 2500),
    ("6,300億", 630_000_000_000),
    ("8.3億", 830_000_000),
    ("1億4600万", 146_000_000),
    ("1兆2,345億6789万1,234", 1_234_567_891_234),
    ("1,204", 1204),
    ("1,204.5", Fraction(12045, 10)),
    ("0.1", Fraction(1, 10)),
    ("二分の一", Fraction(1, 2)),
    ("3分の2", Fraction(2, 3)),
    ("百分の五", Fraction(1, 20)),
    ("10 億", 1_000_000_000),
]
NONE = [
    "", "万", "億", "分の", "二分の", "分の一", "零分の一", "あ", "INF", "1.2.3", "61.9.18", "1,20", "12,34", "1,2345",
    "万1", "百千", "十十", "万億", "一万二億", "1万10000", "一万二万", "12千", "0千", "-1", "１２年", "数百",
    "①", "5²", "½", "1億4600万円", "第一", " ", "1..2", ".5", "5.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: Fraction | int) -> None:
    assert parse(text) == value


@pytest.mark.parametrize("text", NONE)
def test_no_numeral(text: str) -> None:
    assert parse(text) is None
    assert canonical(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10億", "1000000000"),
        ("3.50", "3.5"),
        ("0.1", "0.1"),
        ("二分の一", "0.5"),
        ("三分の一", "1/3"),
        ("007", "7"),
        ("１．５億", "150000000"),
    ],
)
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected


DIGITS = "〇一二三四五六七八九"
SIZES = [(10**16, "京"), (10**12, "兆"), (10**8, "億"), (10**4, "万")]


def small(number: int) -> str:
    """Write a number below 10,000 with 千, 百 and 十."""
    written = ""
    for size, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, size)
        written += ("" if digit == 1 else DIGITS[digit]) + sign if digit else ""
    return written + (DIGITS[number] if number else "")


def kanji(number: int, write: object = small) -> str:
    """Write a number in groups of four digits."""
    if not number:
        return "〇"
    written = ""
    for size, sign in SIZES:
        group, number = divmod(number, size)
        written += write(group) + sign if group else ""
    return written + (write(number) if number else "")


NUMBERS = st.integers(0, 10**20 - 1) | st.integers(0, 20_000)


@FAST
@given(NUMBERS)
def test_kanji_round_trip(number: int) -> None:
    assert parse(kanji(number)) == number


@FAST
@given(NUMBERS)
def test_digits_between_large_signs_round_trip(number: int) -> None:
    assert parse(kanji(number, str) if number else "0") == number


@FAST
@given(NUMBERS)
def test_digits_grouped_full_width_and_one_by_one_round_trip(number: int) -> None:
    plain = str(number)

    assert parse(plain) == parse(f"{number:,}") == number
    assert (
        parse(plain.translate({ord(d): ord(w) for d, w in zip("0123456789", "０１２３４５６７８９", strict=True)}))
        == number
    )
    assert parse("".join(DIGITS[int(digit)] for digit in plain)) == number


@FAST
@given(NUMBERS)
def test_canonical_is_its_own_numeral(number: int) -> None:
    assert canonical(kanji(number)) == str(number)
    assert canonical(str(number)) == str(number)


@FAST
@given(st.text("0123456789０１一二十百千万億兆,.．〇分の 円①", max_size=12) | st.text(max_size=8))
def test_anything_is_a_number_or_none(text: str) -> None:
    value = parse(text)

    assert value is None or value >= 0
    assert (canonical(text) is None) == (value is None)
