"""Addresses as people write them, and the sections that they mean."""

from __future__ import annotations

import pytest

from fumikura.errors import UnknownSectionError
from fumikura.query import find_section

GUIDELINE = {
    ("第1章",): "総則",
    ("第1章", "1"): "目的",
    ("第2章",): "運用",
    ("第2章", "第1"): "準備",
    ("第2章", "第1", "1"): "方針",
    ("第2章", "第2"): "実施",
    ("第2章", "第2", "1"): "対象",
    ("第2章", "第2", "1", "(3)"): "外貨預金",
    ("第2章", "第2", "1", "(3)", "①"): "",
    ("第2章", "第2", "1", "(14)", "ⅰ"): "",
    ("第3章",): "県の運用",
    ("第3章", "第1", "1", "(2)"): "手続き",
    ("附則",): "",
    ("附則", "1"): "",
    ("別表第1",): "様式",
    ("資料③",): "協議",
    ("資料③", "2", "(1)"): "",
}
STATUTE = {
    ("第一章", "第三条"): "作成",
    ("第一章", "第三条", "2"): "",
    ("第一章", "第三条", "2", "一"): "",
    ("第一章", "第三条の二"): "変更",
    ("第一章", "第十二条"): "罰則",
}
MEANT = [
    ("第２－１－（３）", ("第2章", "第2", "1", "(3)")),
    ("第2章第2の1(3)", ("第2章", "第2", "1", "(3)")),
    ("第２章／第２／１／（３）", ("第2章", "第2", "1", "(3)")),
    ("第二章第二の一（三）", ("第2章", "第2", "1", "(3)")),
    ("第2章/第2/1/(3)/①", ("第2章", "第2", "1", "(3)", "①")),
    ("(14)ⅰ", ("第2章", "第2", "1", "(14)", "ⅰ")),
    ("第２章", ("第2章",)),
    ("第二章", ("第2章",)),
    ("第2", ("第2章", "第2")),
    ("外貨預金", ("第2章", "第2", "1", "(3)")),
    ("附則", ("附則",)),
    ("附則1", ("附則", "1")),
    ("別表第一", ("別表第1",)),
    ("資料③", ("資料③",)),
    ("資料③の2(1)", ("資料③", "2", "(1)")),
]
ARTICLES = [
    ("第3条", ("第一章", "第三条")),
    ("第三条の二", ("第一章", "第三条の二")),
    ("第3条の2", ("第一章", "第三条の二")),
    ("第三条第二項", ("第一章", "第三条", "2")),
    ("第3条第2項第1号", ("第一章", "第三条", "2", "一")),
    ("第12条", ("第一章", "第十二条")),
    ("罰則", ("第一章", "第十二条")),
]

NEWER = {  # the first 項 bears no number; one article has numbered items only
    ("第1条",): "（目的）",
    ("第1条", "一"): "",
    ("第1条", "2"): "",
    ("第1条", "2", "一"): "",
    ("第1条", "2", "一", "イ"): "",
    ("第2条",): "（定義）",
    ("第2条", "(1)"): "",
    ("第18条",): "（移転）",
    ("第18条", "2"): "",
    ("第4条の2",): "（雑則）",
    ("附則",): "",
    ("附則", "2"): "",
}
WRITTEN = [
    ("18条2項", ("第18条", "2")),
    ("第18条第1項", ("第18条",)),
    ("4条の2", ("第4条の2",)),
    ("第1条（目的）", ("第1条",)),
    ("第一条　目的", ("第1条",)),
    ("（定義）", ("第2条",)),
    ("第1条第1項第1号", ("第1条", "一")),
    ("第1条第2項第1号イ", ("第1条", "2", "一", "イ")),
    ("第1条第1号", ("第1条", "一")),
    ("第2条第1号", ("第2条", "(1)")),
    ("附則第2項", ("附則", "2")),
    ("附則第1項", ("附則",)),
]
OLDER = {  # before 1948 the 項 have no numbers of their own; some 号 came in later
    ("第9条",): "",
    ("第9条", "②"): "",
    ("第9条", "②", "一"): "",
    ("第9条", "②", "一の二"): "",
    ("第9条", "②", "一の二", "イの二"): "",
    ("第10条",): "",
    ("第10条", "①"): "",
    ("第10条", "②"): "",
}
CIRCLED = [
    ("第9条第2項", ("第9条", "②")),
    ("9条②", ("第9条", "②")),
    ("第9条第2項第1号", ("第9条", "②", "一")),
    ("第9条第2項第1号の2", ("第9条", "②", "一の二")),
    ("第九条②一の二", ("第9条", "②", "一の二")),
    ("第9条第2項第1号の2イの2", ("第9条", "②", "一の二", "イの二")),
    ("第10条②", ("第10条", "②")),
]
AMENDED = {  # an article of every 附則 has the same number
    ("第一章",): "総則",
    ("第一章", "第一条"): "目的",
    ("第一章", "第六条ノ二"): "",
    ("附則",): "抄",
    ("附則", "第一条"): "施行期日",
    ("附則その2",): "",
    ("附則その2", "第一条"): "施行期日",
    ("附則(平成二七年七月一七日法律第五九号)",): "抄",
    ("附則(平成二七年七月一七日法律第五九号)", "第一条"): "施行期日",
    ("附則(平成二七年七月一七日法律第五九号)", "第三条"): "",
    ("附則(平成三〇年三月三一日規則改正)",): "",
    ("附則(令和元年五月七日法律第二号)", "第九条"): "",
}
SUPPLEMENTS = [
    ("第1条", ("第一章", "第一条")),
    ("第一条", ("第一章", "第一条")),
    ("第6条の2", ("第一章", "第六条ノ二")),
    ("附則", ("附則",)),
    ("附則第1条", ("附則", "第一条")),
    ("附則その2", ("附則その2",)),
    ("附則その２第一条", ("附則その2", "第一条")),
    ("附則（平成27年法律第59号）", ("附則(平成二七年七月一七日法律第五九号)",)),
    ("附則（平成27年7月17日法律第59号）第3条", ("附則(平成二七年七月一七日法律第五九号)", "第三条")),
    ("附則(平成二十七年法律五十九号)第一条", ("附則(平成二七年七月一七日法律第五九号)", "第一条")),
    ("附則(平成30年3月31日規則改正)", ("附則(平成三〇年三月三一日規則改正)",)),
    ("附則（令和1年法律第2号）第9条", ("附則(令和元年五月七日法律第二号)", "第九条")),
    ("第九条", ("附則(令和元年五月七日法律第二号)", "第九条")),
]
LINES = [
    ("第1章 総則", ("第1章",)),
    ("第1章/目的", ("第1章", "1")),
    ("2章第2", ("第2章", "第2")),
    ("資料3", ("資料③",)),
    ("資料三", ("資料③",)),
    ("別表1", ("別表第1",)),
]


@pytest.mark.parametrize(("wanted", "path"), WRITTEN)
def test_address_in_a_statute_with_an_unnumbered_first_paragraph(wanted: str, path: tuple[str, ...]) -> None:
    assert find_section(NEWER, wanted).path == path


@pytest.mark.parametrize(("wanted", "path"), CIRCLED)
def test_address_in_a_statute_with_circled_paragraphs(wanted: str, path: tuple[str, ...]) -> None:
    assert find_section(OLDER, wanted) == (path, False)


@pytest.mark.parametrize(("wanted", "path"), SUPPLEMENTS)
def test_address_in_a_statute_with_several_supplements(wanted: str, path: tuple[str, ...]) -> None:
    assert find_section(AMENDED, wanted) == (path, False)


@pytest.mark.parametrize("path", AMENDED, ids="/".join)
def test_every_supplement_is_found_by_its_whole_path(path: tuple[str, ...]) -> None:
    assert find_section(AMENDED, "/".join(path)) == (path, False)


def test_a_law_that_brought_no_supplement() -> None:
    with pytest.raises(UnknownSectionError):
        find_section(AMENDED, "附則（平成28年法律第59号）")


@pytest.mark.parametrize(("wanted", "path"), LINES)
def test_pasted_lines_and_loose_labels(wanted: str, path: tuple[str, ...]) -> None:
    assert find_section(GUIDELINE, wanted) == (path, False)


def test_the_first_paragraph_ends_where_the_second_begins() -> None:
    found = find_section(NEWER, "第1条第1項")

    assert [found.holds(path) for path in NEWER] == [True, True, *[False] * 10]


@pytest.mark.parametrize("wanted", ["第1条第3項", "第2条第2項", "第18条第1号", "第1条第3号", "第1条第1項第2号"])
def test_neither_paragraph_nor_item_of_that_number(wanted: str) -> None:
    with pytest.raises(UnknownSectionError):
        find_section(NEWER, wanted)


def test_titles_in_any_case() -> None:
    assert find_section({("1",): "About WIFI"}, "about wifi").path == ("1",)


@pytest.mark.parametrize(("wanted", "path"), MEANT)
def test_address_in_a_guideline(wanted: str, path: tuple[str, ...]) -> None:
    assert find_section(GUIDELINE, wanted) == (path, False)


@pytest.mark.parametrize(("wanted", "path"), ARTICLES)
def test_address_in_a_statute(wanted: str, path: tuple[str, ...]) -> None:
    assert find_section(STATUTE, wanted) == (path, False)


@pytest.mark.parametrize("path", [*GUIDELINE, *STATUTE], ids="/".join)
def test_every_section_is_found_by_its_whole_path(path: tuple[str, ...]) -> None:
    assert find_section(GUIDELINE if path in GUIDELINE else STATUTE, "/".join(path)) == (path, False)


def test_several_are_named() -> None:
    with pytest.raises(UnknownSectionError, match=r"'1' may be 第1章/1; .*; say more of the address"):
        find_section(GUIDELINE, "1")


@pytest.mark.parametrize(
    "wanted", ["第9章", "第2章第9", "", "？", "(99)", "第2章の2", "第2章第2の1(3)②", "no such title"]
)
def test_none(wanted: str) -> None:
    with pytest.raises(UnknownSectionError, match="there is no section"):
        find_section(GUIDELINE, wanted)


def test_near_ones_are_suggested() -> None:
    with pytest.raises(UnknownSectionError, match="did you mean 第2章/第2"):
        find_section(GUIDELINE, "第2章第22")
