"""What a careful editor would query, and what he would not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fumikura.analysis import analyze, citations
from fumikura.lint import RULES, lint
from fumikura.records import Meta, Source
from fumikura.source import bundled, find, read

ARTICLES = "第1条　総則を定める。\n第2条　組織を定める。\n第3条　{}\n第4条　その他を定める。\n"


def findings(text):
    analysis = analyze(Source("t", "t.txt", text, "", "utf-8", "", Meta()))
    return lint(replace(analysis, citations=citations(analysis)))


@pytest.mark.parametrize(
    ("text", "rule", "values"),
    [
        (ARTICLES.format("第12条の場合を除く。"), "lost-reference", {"label": "第12条"}),
        (ARTICLES.format("第2条から第9条までを準用する。"), "lost-reference", {"label": "第9条"}),
        ("第1 準備\n１　責任者の選任\n課長を選ぶ。\n２　年間資金計画の作成\n年間資金計画を作る。\n第2 変更\n"
         "変化がある場合は、第1－1の規定により年間資金計画の変更を行う。\n",
         "other-subject", {"subject": "年間資金計画", "other": "第1/2"}),
        (ARTICLES.format("法第5条の届出をする。"), "undefined-term", {"term": "法"}),
        (ARTICLES.format("甲は、これを納める。"), "undefined-term", {"term": "甲"}),
        (ARTICLES.format("運営委員会（以下「委員会」という。）を置く。"), "unused-term", {"term": "委員会"}),
        (ARTICLES.format("運営委員会（以下「委員会」という。）に委員会の長を置く。")
         + "第5条　審査委員会（以下「委員会」という。）を置く。\n", "defined-twice", {"term": "委員会"}),
        (ARTICLES.replace("第3条", "第6条").replace("第4条", "第7条").format("以上。"), "numbering-gap",
         {"missing": "3, 4, 5"}),
    ],
)  # fmt: skip
def test_finds(text, rule, values):
    found = findings(text)

    assert [(one.rule, {key: one.values.get(key) for key in values}) for one in found] == [(rule, values)]


@pytest.mark.parametrize(
    "text",
    [
        ARTICLES.format("前条及び第1条の規定を準用する。"),
        ARTICLES.format("民法第90条に反してはならない。"),
        ARTICLES.format("地方自治法（以下「法」という。）第2条及び法第5条の届出をする。"),
        ARTICLES.format("別紙1により届け出る。"),
        "甲株式会社（以下「甲」という。）は、これを納める。甲は、届け出る。\n",
        "売主（甲）は、これを納める。\n",
        ARTICLES.format("委員会（以下この条において「会」という。）を置き、会が審議する。")
        + "第5条　協議会（以下この条において「会」という。）を置き、会が決める。\n",
        "第1 準備\n１　責任者の選任\n課長を選ぶ。\n２　年間資金計画の作成\n計画を作る。\n第2 変更\n"
        "第1－2の規定により年間資金計画を変える。\n",
        "1 目的\n2 対象\n3 期間\n",
        "第一条　目的を定める。\n第二条　定義を定める。\n　　　附　則（平成一一年一二月二二日法律第一六〇号）　抄\n"
        "第一条　この法律（第九百条を除く。）は、附則第七条を除き、公布の日から施行する。\n第九条　略\n",
        "第一章　聴聞\n第一条　聴聞を行う。\n第二章　行政指導\n第二条　行政指導を行う。\n第三章　除外\n"
        "第三条　第一章に規定する聴聞その他の手続においてされる行政指導には、適用しない。\n",
        ARTICLES.format("国際大学業務方法書第26条の規定に基づき、本要綱第2条の組織を置く。"),
        "日弁連会則第7条を改めた。この規程第3条は、費用を定める。\n",
        "「令和3年改正法」　整備法（令和3年法律第37号）\n令和3年改正法第50条の施行の日をいう。\n",
    ],
)
def test_lets_sound_texts_be(text):
    assert findings(text) == []


def test_the_bundled_texts_have_three_references_to_another_subject_only():
    found = []
    for source in map(read, find([bundled()])):
        analysis = analyze(source)
        found += [(source.id, one.rule) for one in lint(replace(analysis, citations=citations(analysis)))]

    assert found == [("hyogo-fund-guideline", "other-subject")] * 3


def test_every_rule_is_tried():
    assert len(RULES) == 6
