"""What the head and the tail of a document say of it, with the span of each."""

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
    ("S61.9.18", "1986-09-18"),
    ("2025/4/14", "2025-04-14"),
    ("61年9月18日", None),  # which era is not said
    ("2023年2月29日", None),
    ("2024年13月1日", None),
    ("６月10日", None),
]
TITLES = [
    ("資金運用の指針\n\n本文である。\n", "資金運用の指針"),
    ("令和六年四月一日\n\n資金運用の指針\n\n本文である。\n", "資金運用の指針"),
    ("みどり通信 第12号\n\n本文である。\n", "みどり通信 第12号"),
    ("件名\n\n予算の配分について\n\n本文である。\n", "予算の配分について"),
    ("みどり町役場\n\n予算の配分について\n\n本文である。\n", "予算の配分について"),
    ("午後一時開会\n\n委員氏名\n　　委員長　青葉　　一君\n　　理事　　高野　花子君\n\n本文である。\n", None),
    ("青葉委員名簿\n\n本文である。\n", "青葉委員名簿"),
    ("本文である。\n\n次の本文である。\n", None),
    ("", None),
]
ARTICLE = "第一条　この規程は、緑地の保全を目的とする。\n２　町長は、別に定める。\n"
LAWS = [
    ("緑地保全法\n（明治二十九年法律第八十九号）\n\n第一章　総則\n", "緑地保全法", "明治二十九年法律第八十九号"),
    ("明治二十九年法律第八十九号\n緑地保全法\n\n第一章　総則\n", "緑地保全法", "明治二十九年法律第八十九号"),
    ("緑地保全法（昭和34年4月13日法律第121号）\n", "緑地保全法", "昭和34年4月13日法律第121号"),
    ("○みどり町緑地規程\n平成12年３月31日訓令第５号\n", "みどり町緑地規程", "平成12年3月31日訓令第5号"),
    ("緑地法（抄）（昭和三年法律第一号）\n最終改正：令和5年法律第51号\n", "緑地法(抄)", "昭和三年法律第一号"),
    ("日本国憲法\n（昭和二十一年憲法）\n\n第一章　天皇\n", "日本国憲法", "昭和二十一年憲法"),
    ("人事院規則九―八\n（昭和四十四年人事院規則九―八）\n", "人事院規則九―八", "昭和四十四年人事院規則九―八"),
    ("みどり町緑地条例\n", "みどり町緑地条例", None),
    (
        "緑地、公園及び河川の管理に関する規則\n（平成元年規則第一号）\n",
        "緑地、公園及び河川の管理に関する規則",
        "平成元年規則第一号",
    ),
    (
        f"{'緑地の保全' * 15}に関する法律\n（平成元年法律第一号）\n",
        f"{'緑地の保全' * 15}に関する法律",
        "平成元年法律第一号",
    ),
]
LETTER = """\
極 秘
無 期 限
25部の内
3号

総番号 R136903

61年10月03日

外務大臣殿　松永大使　部内連絡

９月30日付の連絡に関し、次のとおり回答する。

昭和61年の会合は、秋に開かれた。
"""


def read(content: str) -> front.Front:
    """Return what a text of one document says of itself."""
    text = clean(make_source(content))
    return next(iter(front.read(text, list(outline(text)))), front.Front(0, 0))


@pytest.mark.parametrize(("head", "title", "number"), LAWS)
def test_title_and_number_of_a_statute(head: str, title: str, number: str | None) -> None:
    stated = read(head + ARTICLE)

    assert (stated.value("title"), stated.value("number")) == (title, number)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("明治二十九年法律第八十九号", "1896"),
        ("平成12年３月31日条例第５号", "2000-03-31"),
        ("令和元年政令第一号", "2019"),
        ("令和元年五月三十二日政令第一号", "2019"),
    ],
)
def test_the_date_of_a_statute_is_that_of_its_number(number: str, day: str) -> None:
    content = (
        f"緑地条例\n（{number}）\n最終改正　令和5年6月14日法律第51号\n{ARTICLE}附　則\n令和六年四月一日から施行する。\n"
    )

    assert read(content).value("date") == day


@pytest.mark.parametrize(("line", "expected"), DATES)
def test_date(line: str, expected: str | None) -> None:
    assert read(f"題名\n\n{line}\n\n本文である。\n").value("date") == expected


@pytest.mark.parametrize(("content", "expected"), TITLES)
def test_title(content: str, expected: str | None) -> None:
    assert read(content).value("title") == expected


@pytest.mark.parametrize(
    ("content", "title", "day"),
    [
        ("平成18年度\n\n市 議 会 会 議 録\n\n平成18年9月21日\n", "市議会会議録", "2006-09-21"),
        ("令和元年度　議会運営委員会\n\n第11回委員会（11月19日）\n", "令和元年度 議会運営委員会", "2019-11-19"),
        ("令和元年度　議会運営委員会\n\n第11回委員会（2月19日）\n", "令和元年度 議会運営委員会", "2020-02-19"),
        ("青葉市議会平成22年6月定例会議事日程（第1日）\n\n6月4日（金曜日）午前10時開会\n", None, "2010-06-04"),
    ],
)
def test_minutes_say_their_year_apart(content: str, title: str | None, day: str) -> None:
    found = read(f"{content}\n本日の会議を開きます。委員会は、案を決定した。\n")

    assert found.value("date") == day
    assert title in {None, found.value("title")}


def test_a_series_in_brackets_and_a_scholar() -> None:
    found = read(
        "【青葉論叢】近隣外交の展開\n\nJuly 21, 2016\n\n青葉大学教授\n田村 一幸\n\nはじめに\n\n外交には特徴がある。\n"
    )

    assert (found.value("title"), found.value("author")) == ("【青葉論叢】近隣外交の展開", "田村 一幸")


def test_latest_of_several_dates_at_the_head() -> None:
    found = read("題名\n\n平成25年3月21日策定\n\n令和7年4月1日改定\n\n本文である。\n")

    assert (found.value("date"), found.value("enacted")) == ("2025-04-01", "2013-03-21")


def test_dates_at_the_end_share_their_year() -> None:
    found = read("題名\n\n本文である。\n\n（2020 年 5 月 12 日脱稿、5 月 20 日修正）\n")

    assert (found.value("date"), found.value("written")) == ("2020-05-20", "2020-05-12")


@pytest.mark.parametrize(
    ("role", "value"),
    [
        ("classification", "極秘"),
        ("term", "無期限"),
        ("copy_number", "25部の内3号"),
        ("number", "R136903"),
        ("addressee", "外務大臣殿"),
        ("author", "松永大使"),
        ("title", None),
    ],
)
def test_head_of_a_telegram(role: str, value: str | None) -> None:
    assert read(LETTER).value(role) == value


def test_era_that_the_head_leaves_out_is_that_of_the_text() -> None:
    assert read(LETTER.replace("昭和61年の会合", "昭和61年9月30日の会合")).value("date") == "1986-10-03"


def test_publisher_and_author_on_one_line() -> None:
    found = read("みどり通信\n\nみどり研究所 山田太郎\n\n本文である。\n")

    assert (found.value("publisher"), found.value("author")) == ("みどり研究所", "山田太郎")


def test_spans_are_those_of_the_source() -> None:
    found = read(LETTER)

    assert {role: LETTER[s.start : s.end] for role, s in found.stated.items() if role in {"number", "author"}} == {
        "number": "総番号 R136903",
        "author": "松永大使",
    }


def test_each_document_of_a_file() -> None:
    text = clean(make_source("報告\n\n本文である。\n\n別添１\n\n会談の概要\n\n昭和61年10月16日\n\n本文である。\n"))
    found = front.read(text, list(outline(text)))

    assert [(one.value("title"), one.value("date")) for one in found] == [("報告", None), ("会談の概要", "1986-10-16")]


@pytest.mark.parametrize(
    "content", ["○\n", "◎\n（目的）\n本文である。\n", "○\n\n記録\n本文である。\n", "極秘\n", "# \n本文である。\n"]
)
def test_a_sign_or_a_stamp_alone_is_a_document(content: str) -> None:
    text = clean(make_source(content))

    assert len(front.read(text, list(outline(text)))) == 1
