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
