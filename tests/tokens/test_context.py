"""What a provision is read under: its address, its headings, the sentence that leads to a list."""

from __future__ import annotations

import pytest

from fumikura.tokens.context import Context, address


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


def test_body_is_read_under_title_and_headings() -> None:
    context = Context("規則")
    context.above("heading", ("第1章",), ("総則",), "総則")

    assert context.above("body", ("第1章",), ("総則",), "本文") == ("第 1 章", "規則 総則", "")


def test_item_is_read_with_the_sentence_that_leads_to_it() -> None:
    context = Context("規則")
    context.above("body", (), (), "次 とおり")

    assert context.above("item", ("(1)",), ("",), "国債") == ("1", "規則", "次 とおり")
    assert context.above("item", ("(2)",), ("",), "地方債") == ("2", "規則", "次 とおり")


def test_footnote_is_read_with_the_paragraph_that_it_stands_by() -> None:
    context = Context("")
    context.above("body", (), (), "本文")

    assert context.above("footnote", (), (), "注") == ("", "", "本文")


def test_heading_ends_what_led_to_a_list() -> None:
    context = Context("")
    context.above("body", (), (), "本文")
    context.above("heading", ("2",), ("次",), "次")

    assert context.above("item", ("2",), ("次",), "項目")[2] == ""
