"""A citation or an address as a query leads to what stands there, before what speaks of it."""

from __future__ import annotations

import pytest

from fumikura.query import search
from tests.corpus_of import corpus_of

LAW = (
    "行政手続法\n（平成五年法律第八十八号）\n\n第一章 総則\n\n（目的）\n"
    "第一条　この法律は、処分に関する手続を定める。\n\n（定義）\n第二条　処分とは、行政庁の処分をいう。\n"
    "２　命令等とは、法律に基づく命令をいう。\n\n第三条　次章の規定は、適用しない。\n"
)
RULE = "庁の規程\n\n第一条　処分は、行政手続法第二条の定めによる。\n\n第二条　この規程は、公布の日から施行する。\n"


@pytest.fixture(scope="module")
def statutes(tmp_path_factory):
    with corpus_of({"law": LAW, "rule": RULE}, tmp_path_factory) as opened:
        yield opened


@pytest.mark.parametrize("query", ["行政手続法2条", "行政手続法第二条", "行政手続法 第2条", "行政手続法/2"])
def test_citation_leads_to_the_provision(statutes, query) -> None:
    answer = search(statutes, query)

    texts = [hit.text for hit in answer.hits if hit.complete]
    assert {hit.doc for hit in answer.hits[: len(texts)]} <= {"law", "rule"}
    assert len({hit.block for hit in answer.hits}) == len(answer.hits)
    assert texts[:2] == ["（定義）", "第二条　処分とは、行政庁の処分をいう。"]
    assert answer.total == len(texts)


@pytest.mark.parametrize("query", ["行政手続法2条 命令", "行政手続法第二条の命令"])
def test_a_citation_among_words_is_the_provision(statutes, query) -> None:
    answer = search(statutes, query, strict=True)

    assert "２　命令等とは、法律に基づく命令をいう。" in {hit.text for hit in answer.hits}
    assert all(hit.section[-1:] != ("第一条",) or "第二条" in hit.text for hit in answer.hits)


def test_citation_leads_to_a_paragraph(statutes) -> None:
    first = search(statutes, "行政手続法2条2項").hits[0]

    assert (first.doc, first.text) == ("law", "２　命令等とは、法律に基づく命令をいう。")


def test_an_article_of_every_document_leads(statutes) -> None:
    found = [(hit.doc, hit.text[:3]) for hit in search(statutes, "第二条").hits]

    assert {("law", "第二条"), ("rule", "第二条")} <= {*found[:3]}


def test_a_section_keeps_a_citation_from_leading(statutes) -> None:
    assert all("第一条" in hit.section for hit in search(statutes, "行政手続法2条", section="第一条").hits)


GUIDE = (
    "預金の指針\n\n第１ 範囲\n\n（１）外貨預金\n\n① 次の要件を満たすものとする。\n\nⅰ）支払いが定期にある。\n\n"
    "ⅱ）格付を得ている。\n\n② ①－ⅰ）の支払いの規模は、協議して定める。\n\n③ ①－ⅱ）の格付は、別に知らせる。\n\n"
    "（２）国債\n\n① 期限まで保つ。\n\n"
    "第２ 見直し\n\n第１－（１）の商品は、毎年見直す。\n"
)


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    with corpus_of({"guide": GUIDE}, tmp_path_factory) as opened:
        yield opened


@pytest.mark.parametrize("query", ["第１－（１）", "第１－（１） 外貨預金"])
def test_what_a_section_cites_of_itself_is_not_what_cites_it(guide, query) -> None:
    first, second, *_ = [hit.text for hit in search(guide, query).hits]

    assert first == "（１）外貨預金"
    assert second == "第１－（１）の商品は、毎年見直す。"


def test_the_field_finds_what_a_section_cites_of_itself_too(guide) -> None:
    found = {hit.text[:1] for hit in search(guide, "cites:第１－（１）").hits}

    assert found == {"②", "③", "第"}
