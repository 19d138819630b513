"""Headings, items and notes, each with the path of sections above it."""

from __future__ import annotations

import pytest

from fumikura.records import Block
from fumikura.structure import outline
from fumikura.text import clean
from tests.conftest import make_source

GUIDELINE = """\
資金運用の指針

第１章　総則

第１　目的

この指針は、資金の運用について必要な事項を定めることを目的とする。

第２　運用の原則

１　安全性の確保

元本の安全性を最も重視して運用しなければならない。

（１）預金は、次に掲げる金融機関に行うものとする。

①国内に本店を置く銀行であること。

②格付けが一定の水準を満たすこと。

（２）債券は、満期まで保有することを原則とする。

２　流動性の確保

支払いに備えて、必要な資金を確保しておかなければならない。

第２章　雑則

第１　見直し

この指針は、毎年度見直すものとする。
"""
GUIDELINE_PATHS = [
    ("資金運用の指針", "front", ()),
    ("第１章　総則", "heading", ("第1章",)),
    ("第１　目的", "heading", ("第1章", "第1")),
    ("この指針は、資金", "body", ("第1章", "第1")),
    ("第２　運用の原則", "heading", ("第1章", "第2")),
    ("１　安全性の確保", "heading", ("第1章", "第2", "1")),
    ("元本の安全性", "body", ("第1章", "第2", "1")),
    ("（１）預金は", "item", ("第1章", "第2", "1", "(1)")),
    ("①国内に", "item", ("第1章", "第2", "1", "(1)", "①")),
    ("②格付け", "item", ("第1章", "第2", "1", "(1)", "②")),
    ("（２）債券は", "item", ("第1章", "第2", "1", "(2)")),
    ("２　流動性", "heading", ("第1章", "第2", "2")),
    ("支払いに備えて", "body", ("第1章", "第2", "2")),
    ("第２章　雑則", "heading", ("第2章",)),
    ("第１　見直し", "heading", ("第2章", "第1")),
    ("この指針は、毎年度", "body", ("第2章", "第1")),
]
STATUTE = """\
みどり町公文書管理条例

第一章　総則

第一条　この条例は、公文書の管理について定めることを目的とする。

第二条　この条例において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。

一　公文書　町の職員が職務上作成し、又は取得した文書をいう。

二　歴史公文書　歴史資料として重要な公文書をいう。

第三条の二　町長は、毎年度、管理の状況を公表しなければならない。

第二章　雑則

第四条　この条例の施行に関し必要な事項は、規則で定める。

附則

この条例は、公布の日から施行する。
"""
STATUTE_PATHS = [
    ("第一章　総則", "heading", ("第一章",)),
    ("第一条", "item", ("第一章", "第一条")),
    ("第二条", "item", ("第一章", "第二条")),
    ("一　公文書", "item", ("第一章", "第二条", "一")),
    ("二　歴史公文書", "item", ("第一章", "第二条", "二")),
    ("第三条の二", "item", ("第一章", "第三条の二")),
    ("第二章　雑則", "heading", ("第二章",)),
    ("第四条", "item", ("第二章", "第四条")),
    ("附則", "heading", ("附則",)),
    ("この条例は、公布", "body", ("附則",)),
]


def blocks_of(content: str) -> list[Block]:
    """Clean a text and return its blocks."""
    return list(outline(clean(make_source(content))))


def starting(blocks: list[Block], start: str) -> Block:
    """Return the block that begins so."""
    return next(block for block in blocks if block.text.startswith(start))


@pytest.mark.parametrize(("start", "kind", "section"), GUIDELINE_PATHS)
def test_guideline(start: str, kind: str, section: tuple[str, ...]) -> None:
    block = starting(blocks_of(GUIDELINE), start)

    assert (block.kind, block.section) == (kind, section)


@pytest.mark.parametrize(("start", "kind", "section"), STATUTE_PATHS)
def test_statute(start: str, kind: str, section: tuple[str, ...]) -> None:
    block = starting(blocks_of(STATUTE), start)

    assert (block.kind, block.section) == (kind, section)


def test_titles_of_the_sections_go_beside_their_labels() -> None:
    block = starting(blocks_of(GUIDELINE), "この指針は、毎年度")

    assert block.headings == ("雑則", "見直し")


def test_label_and_level_of_headings_and_items() -> None:
    blocks = blocks_of(STATUTE)

    assert [(b.label, b.level) for b in blocks if b.label] == [
        ("第一章", 1),
        ("第一条", 2),
        ("第二条", 2),
        ("一", 3),
        ("二", 3),
        ("第三条の二", 2),
        ("第二章", 1),
        ("第四条", 2),
    ]  # fmt: skip


def test_second_paragraph_of_an_article_belongs_to_it() -> None:
    blocks = blocks_of("第一条　第一項である。\n\n２　第二項である。\n\n第二条　次の条である。\n")

    assert [block.section for block in blocks] == [("第一条",), ("第一条", "2"), ("第二条",)]


def test_footnote_keeps_its_marker_and_section() -> None:
    blocks = blocks_of("第１章　序\n\n結論は変わらない1。\n\n¹ 外務省報道発表。\n")

    assert [(b.kind, b.marker, b.section) for b in blocks] == [
        ("heading", None, ("第1章",)),
        ("body", None, ("第1章",)),
        ("footnote", "1", ("第1章",)),
    ]


def test_bullets_have_no_label() -> None:
    blocks = blocks_of("次のとおり。\n\n・国債\n\n・地方債\n")

    assert [(block.kind, block.label) for block in blocks] == [("body", None), ("item", None), ("item", None)]


def test_same_style_is_of_another_level_in_another_chapter() -> None:
    content = (
        "第１章　総則\n\n１．目的\n\n本文である。\n\n"
        "第２章　各論\n\n第１節　通則\n\n１．範囲\n\n本文である。\n\n２．例外\n\n本文である。\n"
    )
    levels = {block.text: block.level for block in blocks_of(content) if block.label in {"1", "2"}}

    assert levels == {"１．目的": 2, "１．範囲": 3, "２．例外": 3}


def test_lines_are_those_of_the_source() -> None:
    assert [block.line for block in blocks_of("\n\n一行目である。\n\n\n二行目である。\n")] == [3, 6]


@pytest.mark.parametrize("content", ["", "\n", "\0", "\ufeff"])
def test_nothing_makes_no_blocks(content: str) -> None:
    assert blocks_of(content) == []
