"""Every date in every notation, and every number, to text and back."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura import eras
from fumikura.chars import narrow
from fumikura.mentions import points, quantities, times
from fumikura.mentions.numbers import find as find_numbers
from fumikura.moments import Moment, refined
from fumikura.tokens import Tokenizer

SOLAR = st.dates(min_value=eras.SOLAR, max_value=date(2099, 12, 31))
DIGITS = "〇一二三四五六七八九"
WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789"}
SIGNS = "昭和令平成元年月日時分半度世紀上旬から～、（）0123456789十二百万億円人弾頭%第毎ごと前後午今昨同数割:/.-$ "
TOKENIZER = Tokenizer()


def kanji(number):
    """Write a whole number with 十, 百, 千, 万 …, 一 left out where people leave it out."""
    if number == 0:
        return "〇"
    text = ""
    for size, sign in ((10**12, "兆"), (10**8, "億"), (10**4, "万")):
        if number >= size:
            text += kanji(number // size) + sign
            number %= size
    for size, sign in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, size)
        text += "" if not count else sign if count == 1 else DIGITS[count] + sign
    return text + (DIGITS[number] if number else "")


def of_era(day):
    era = next(era for era in reversed(eras.eras().values()) if era.first_day <= day)
    return era.name, day.year - era.first_year + 1


def notations(day):
    name, number = of_era(day)
    year = "元" if number == 1 else str(number)
    initial = next(sign for sign, era in eras.INITIALS.items() if era == name)
    yield f"{day.year}年{day.month}月{day.day}日"
    yield f"{day.year}年{day.month}月{day.day}日".translate(WIDE)
    yield f"{''.join(DIGITS[int(sign)] for sign in str(day.year))}年{kanji(day.month)}月{kanji(day.day)}日"
    yield f"{name}{year}年{day.month}月{day.day}日"
    yield f"{name}{'元' if number == 1 else kanji(number)}年{kanji(day.month)}月{kanji(day.day)}日"
    yield f"{name} {year}年 {day.month}月 {day.day}日"
    yield f"{initial}{number}.{day.month}.{day.day}"
    yield f"{day.year}年({name}{year}年){day.month}月{day.day}日"
    yield f"{day.year}/{day.month}/{day.day}"
    yield day.isoformat()
    yield day.strftime("%B ") + f"{day.day}, {day.year}"


@given(SOLAR)
@settings(max_examples=150, deadline=None)
def test_every_date_of_every_era_is_read_back_in_all_notations(day):
    for text in notations(day):
        said = points.at(narrow(text), 0)

        assert said is not None, text
        assert said.end == len(text), text
        assert refined(Moment(unit="Y", year=said.point.year), said.point).bounds == (day, day), text


@given(SOLAR)
@settings(max_examples=60, deadline=None)
def test_the_era_of_a_day_holds_it(day):
    name, number = of_era(day)

    assert eras.year(name, number) == day.year
    assert number in eras.eras()[name].years


@given(st.integers(min_value=0, max_value=10**16 - 1))
@settings(max_examples=300, deadline=None)
def test_every_integer_to_kanji_and_back(number):
    for text in (kanji(number), str(number), f"{number:,}", str(number).translate(WIDE)):
        found = quantities.value(narrow(text))

        assert found is not None, text
        assert found[0] == number or (found[1] is not None and len(text) == 2), text


@given(st.text(alphabet=SIGNS, max_size=24))
@settings(max_examples=300, deadline=None)
def test_whatever_is_written_spans_stand_in_order_and_apart(text):
    columns = TOKENIZER(text)
    expressions = times.find(text, columns)
    taken = [(found.start, found.end) for found in expressions]
    quantities_found = find_numbers(text, columns, taken=taken)
    spans = sorted([*taken, *((found.start, found.end) for found in quantities_found)])

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


LINES = [
    "1",
    "一",
    "2024年",
    "1,",
    "十数",
    "1億",
    "1 ",
    "1-",
    "昭和",
    "・三",
    "10月3日、",
    "二〇二四年四月一日",
    "《今日",
    "[#",
    "（1）",
]


@pytest.mark.parametrize("unit", LINES)
def test_a_line_without_end_is_read_in_time_that_grows_with_it(unit):
    class Wordless:
        spans = ()

        def token(self, at):
            raise IndexError(at)

    def calls(length):
        text = (unit * length)[:length]
        begin = time.process_time()
        times.find(text, Wordless())
        find_numbers(text, Wordless())
        return time.process_time() - begin

    calls(2_000)
    assert calls(32_000) < 40 * max(calls(2_000), 0.002)
