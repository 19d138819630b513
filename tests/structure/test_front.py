"""Title and date, where the text states them."""

from __future__ import annotations

import pytest

from fumikura.structure import front, outline
from fumikura.text import clean
from tests.conftest import make_source

DATES = [
    ("令和元年五月一日", "2019-05-01"),
    ("令和６年４月１日", "2024-04-01"),
    ("平成 25 年 3 月 21 日策定", "2013-03-21"),
    ("昭和六十一年九月十八日", "1986-09-18"),
    ("大正元年7月30日", "1912-07-30"),
    ("2022年6月10日", "2022-06-10"),
    ("二〇二四年七月一日", "2024-07-01"),
    ("October 16, 1986", "1986-10-16"),
    ("61年9月18日", None),  # which era is not said
    ("2023年2月29日", None),
    ("2024年13月1日", None),
    ("６月10日", None),
]
TITLES = [
    ("資金運用の指針\n\n本文である。\n", "資金運用の指針"),
    ("令和六年四月一日\n\n資金運用の指針\n\n本文である。\n", "資金運用の指針"),
    ("本文である。\n\n次の本文である。\n", None),
    ("第１章　総則\n\n本文である。\n", "第１章　総則"),
    ("", None),
]


def read(content: str) -> front.Front:
    """Return what a text says of itself."""
    return front.read(list(outline(clean(make_source(content)))))


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_date(line: str, expected: str | None) -> None:
    assert read(f"題名\n\n{line}\n\n本文である。\n").date == expected


@pytest.mark.parametrize(("content", "expected"), TITLES)
def test_title(content: str, expected: str | None) -> None:
    assert read(content).title == expected


def test_latest_of_several_dates_at_the_head() -> None:
    assert read("題名\n\n平成25年3月21日策定\n\n令和7年4月1日改定\n\n本文である。\n").date == "2025-04-01"


def test_date_at_the_end_where_the_head_has_none() -> None:
    body = "".join(f"この段落は{number}番目の本文である。\n\n" for number in range(20))

    assert read(f"題名\n\n{body}令和６年４月１日\n").date == "2024-04-01"


def test_dates_in_the_middle_say_nothing_of_the_document() -> None:
    body = "".join(f"この段落は{number}番目の本文である。\n\n" for number in range(20))

    assert read(f"題名\n\n{body}昭和61年9月18日\n\n{body}").date is None


def test_dates_in_footnotes_say_nothing_of_the_document() -> None:
    assert read("題名\n\n結論は変わらない1。\n\n¹ 2019年5月1日付。\n").date is None
