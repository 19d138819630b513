"""What a provision is read under: its address, its headings, the sentence that leads to a list."""

from __future__ import annotations

import pytest

from fumikura.tokens.context import Above, Place, address, contexts
from fumikura.tokens.streams import Streams


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (("第2章", "第2", "1", "(3)", "①"), "第 2 章 第 2 1 3 ①"),
        (("第十二条", "二"), "第 12 条 2"),
        (("第3条の2",), "第 3 条 の 2"),
        (("附則",), "附 則"),
        ((), ""),
    ],
)
def test_address(section: tuple[str, ...], expected: str) -> None:
    assert address(section) == expected


def own(forms: str, others: str = "") -> Streams:
    return Streams(forms, others, "", "")


def above(*blocks: tuple[Place, Streams]) -> list[Above]:
    return list(contexts("規則", [place for place, _ in blocks], [found for _, found in blocks]))


def test_body_is_read_under_title_and_headings() -> None:
    found = above(
        (Place("heading", ("第1章",), ("総則",)), own("総則")), (Place("body", ("第1章",), ("総則",)), own("本文"))
    )

    assert found[1] == ("第 1 章", "規則 総則", "")


def test_item_is_read_with_the_sentence_that_leads_to_it() -> None:
    found = above(
        (Place("body", (), ()), own("次 とおり", "通り")),
        (Place("item", ("(1)",), ("",)), own("国債")),
        (Place("item", ("(2)",), ("",)), own("地方債")),
    )

    assert found[1:] == [("1", "規則", "次 とおり 通り"), ("2", "規則", "次 とおり 通り")]


@pytest.mark.parametrize(("back", "expected"), [(2, "初め"), (None, "次"), (-1, "後")])
def test_footnote_is_read_with_the_passage_that_refers_to_it(back: int | None, expected: str) -> None:
    note = Place("footnote", (), (), back=back)
    body = Place("body", (), ())

    assert above((body, own("初め")), (body, own("次")), (note, own("注")), (body, own("後")))[2].lead == expected


def test_heading_ends_what_led_to_a_list() -> None:
    found = above(
        (Place("body", (), ()), own("本文")),
        (Place("heading", ("2",), ("次",)), own("次")),
        (Place("item", ("2",), ("次",)), own("項目")),
    )

    assert found[2].lead == ""


def test_what_stands_below_a_caption_is_read_with_it() -> None:
    body = Place("body", (), ())
    found = above(
        (Place("caption", (), ()), own("催し")),
        (body, own("日時")),
        (Place("item", (), ()), own("入口")),
        (Place("caption", (), ()), own("会場")),
        (body, own("地図")),
        (Place("heading", (), ("次",)), own("次")),
        (body, own("本文")),
    )

    assert [one.lead for one in found] == ["", "催し", "日時", "", "会場", "", ""]


def test_item_in_an_item_is_read_with_both_and_the_next_with_neither() -> None:
    found = above(
        (Place("body", (), ()), own("次")),
        (Place("item", ("第3条",), ()), own("資格")),
        (Place("item", ("第3条", "1"), ()), own("会費")),
        (Place("item", ("第3条", "1", "イ"), ()), own("滞納")),
        (Place("item", ("第4条",), ()), own("会員証")),
    )

    assert [one.lead for one in found] == ["", "次", "資格 次", "会費 資格 次", "次"]


LAW = ("第1章", "第1節", "第1条")
TITLED = ("処分", "通則", "目的")


def test_what_stands_under_a_caption_keeps_the_headings_above_it_and_has_the_caption() -> None:
    found = above(
        (Place("heading", LAW[:1], TITLED[:1]), own("処分")),
        (Place("heading", LAW[:2], TITLED[:2]), own("通則")),
        (Place("caption", LAW, TITLED), own("目的")),
        (Place("item", LAW, TITLED), own("この 法律")),
        (Place("item", (*LAW, "2", "一"), (*TITLED, "", "")), own("号")),
        (Place("caption", (*LAW[:2], "第2条"), (*TITLED[:2], "定義")), own("定義")),
        (Place("item", (*LAW[:2], "第2条"), (*TITLED[:2], "定義")), own("用語")),
    )

    assert [one.heads for one in found] == [
        "規則",
        "規則 処分",
        "規則 処分 通則",
        "規則 処分 通則 目的",
        "規則 処分 通則 目的",
        "規則 処分 通則",
        "規則 処分 通則 定義",
    ]


def test_caption_that_opens_no_section_heads_nothing() -> None:
    found = above(
        (Place("heading", ("附則",), ("",)), own("附 則")),
        (Place("item", ("附則", "1"), ("", "")), own("施行")),
        (Place("caption", ("附則", "1"), ("", "")), own("経過 措置")),
        (Place("item", ("附則", "2"), ("", "")), own("経過")),
    )

    assert [one.heads for one in found[1:]] == ["規則 附 則"] * 3


def test_heading_without_title_heads_its_own_section_only() -> None:
    found = above(
        (Place("heading", ("資料1",), ("",)), own("資料 1")),
        (Place("heading", ("資料1", "1"), ("", "経緯")), own("経緯")),
        (Place("body", ("資料1", "1"), ("", "経緯")), own("本文")),
        (Place("heading", ("資料2",), ("",)), own("資料 2")),
        (Place("body", ("資料2",), ("",)), own("本文")),
        (Place("body", (), ()), own("本文")),
    )

    assert [one.heads for one in found] == [
        "規則", "規則 資料 1", "規則 資料 1 経緯", "規則", "規則 資料 2", "規則",
    ]  # fmt: skip


def test_untitled_heading_does_not_take_the_place_of_the_one_above_it() -> None:
    found = above(
        (Place("heading", ("第1章",), ("総則",)), own("総則")),
        (Place("heading", ("第1章", "第1条"), ("総則", "")), own("第 1 条")),
        (Place("body", ("第1章", "第1条"), ("総則", "")), own("本文")),
        (Place("heading", ("第1章", "第2条"), ("総則", "")), own("第 2 条")),
    )

    assert [one.heads for one in found[1:]] == ["規則 総則", "規則 総則 第 1 条", "規則 総則"]


@pytest.mark.parametrize(
    ("first", "second", "titles"),
    [
        ("heading", "heading", ("", "総則")),  # 第1章 and 総則, of a sub-document named in two lines
        ("heading", "heading", ("", "")),
        ("caption", "heading", ("総則", "総則")),  # （総則） and 第1条 in lines of their own
    ],
)
def test_heading_in_two_lines_is_one(first: str, second: str, titles: tuple[str, str]) -> None:
    found = above(
        (Place(first, ("1",), titles[:1]), own("一")),
        (Place(second, ("1",), titles[1:]), own("二")),
        (Place("body", ("1",), titles[1:]), own("本文")),
    )

    assert [one.heads for one in found] == ["規則", "規則 一", "規則 一 二"]
