"""What the heads of papers say took place."""

from __future__ import annotations

import pytest

from fumikura.events import heads
from fumikura.events.days import Day
from fumikura.events.heads import Dated


def found(text, dates, *, own=None, paper="publication"):
    dated = [Dated(0, text.index(words), text.index(words) + len(words), Day(day, day)) for words, day in dates]
    return [(one.type, one.day.begin) for one in heads.find([(0, text)], dated, own=own, paper=paper)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("起案 昭和60年3月4日", "昭和60年3月4日", "drafting"),
        ("決裁　昭和60年3月4日", "昭和60年3月4日", "decision"),
        ("昭和60年3月4日受付", "昭和60年3月4日", "arrival/receipt"),
        ("昭和60年3月4日公布", "昭和60年3月4日", "promulgation"),
        ("施行 昭和60年3月4日", "昭和60年3月4日", "entry into force"),
        ("昭和60年3月4日改正", "昭和60年3月4日", "amendment"),
        ("昭和60年3月4日制定", "昭和60年3月4日", "enactment"),
        ("昭和60年3月4日発行", "昭和60年3月4日", "publication"),
    ],
)
def test_a_date_is_of_what_stands_beside_it(text, words, expected):
    assert found(text, [(words, "1985-03-04")]) == [(expected, "1985-03-04")]


def test_a_bare_date_is_that_of_the_paper():
    assert found("会報 2015年6月1日", [("2015年6月1日", "2015-06-01")], own="2015-06-01") == [
        ("publication", "2015-06-01")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("令和3年5月10日　午後1時開議", "令和3年5月10日"),
        ("総務委員会 第1号 令和3年5月10日", "令和3年5月10日"),
        ("会議録　令和3年5月10日", "令和3年5月10日"),
    ],
)
def test_the_day_of_minutes_is_that_of_the_sitting(text, words):
    text += " 開会"

    assert found(text, [(words, "2021-05-10")], own="2021-05-10") == [("meeting", "2021-05-10")]


@pytest.mark.parametrize(
    ("text", "start"), [("外務委員会 第1号 昭和60年3月4日", "第1号"), ("起案 昭和60年3月4日", "起案")]
)
def test_an_event_of_a_head_begins_with_a_whole_word(text, start):
    words = "昭和60年3月4日"
    dated = Dated(0, text.index(words), len(text), Day("1985-03-04", "1985-03-04"))

    assert [one.start for one in heads.find([(0, text)], [dated], own=None, paper="drafting")] == [text.index(start)]


def test_a_bare_date_of_another_day_says_nothing():
    assert found("生誕 2015年6月1日", [("2015年6月1日", "2015-06-01")], own="2016-01-01") == []


def test_a_telegram_was_sent_and_received():
    text = "オスロ 発 4月2日 / 本省 着 4月3日"

    assert found(text, [("4月2日", "1982-04-02"), ("4月3日", "1982-04-03")]) == [
        ("communication", "1982-04-02"),
        ("arrival/receipt", "1982-04-03"),
    ]


@pytest.mark.parametrize(("number", "expected"), [("30", "1982-03-30"), ("1", "1982-04-01")])
def test_a_torn_day_lends_its_month_from_the_receipt(number, expected):
    text = f"オスロ発 月{number}日 本省着 4月3日"

    assert found(text, [("4月3日", "1982-04-03")])[0] == ("communication", expected)


def test_a_telegram_is_of_the_day_it_was_sent():
    text = "オスロ 発 4月2日 / 本省 着 4月3日"
    dates = [Dated(0, text.index(words), text.index(words) + 4, Day(day, day))
             for words, day in (("4月2日", "1982-04-02"), ("4月3日", "1982-04-03"))]  # fmt: skip

    assert heads.sent([(0, text)], dates) == Day("1982-04-02", "1982-04-02")
    assert heads.sent([(0, "会報")], []) is None
