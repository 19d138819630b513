"""Citations of small texts of every kind, a quarter of them with none; tests/specs/citations.jsonl holds the cases."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from fumikura.analysis import analyze, citations
from fumikura.records import Meta, Source
from tests.citations_of import citations_of

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "specs" / "citations.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['why']}: {case['text']}")
def test_citations(case):
    found = [
        {"start": one.start, "end": one.end, "kind": one.kind, "law": one.law, "targets": sorted(one.targets)}
        for one in citations_of(case["text"])
    ]

    assert found == [{**wanted, "targets": sorted(wanted["targets"])} for wanted in case["citations"]]


def test_a_fifth_of_the_cases_cite_nothing():
    assert sum(not case["citations"] for case in CASES) >= len(CASES) // 5


@pytest.mark.parametrize(
    "text",
    ["第", "第1条", "（", "①", "同条", "民法第1条、", "1-", "（以下「", "第1章第", "同5項", "）、第1条",
     "「第1条」とあるのは", "第1条（甲）第2項", "前条から", "民法第1条（甲）、第2条", "（第1項", "・法第1条",
     "　法 第 1 条", "の一部を改正する法律"],
)  # fmt: skip
def test_time_grows_with_the_line(text):
    def seconds(size):
        start = time.process_time()
        citations_of(text * (size // len(text)))
        return time.process_time() - start

    seconds(500)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.02)


@pytest.mark.parametrize(
    "section",
    [
        "第{n}条　会は、前条に定める。\n", "第{n}条　会は、第{other}条に定める。\n",
        "第{n}条　民法第{n}条及び同条第2項による。\n",
        "{n} 事項\n(1) 上記(1)の場合は、別に定める。\n",
        "第{n}章 事項\n1 甲\n(1) 乙\n第{other}章1(1)の場合は、別に定める。\n",
        "附　則（平成10年法律第{n}号）\n第1条　この法律は、次条及び第{n}条により施行する。\n第2条　前条による。\n",
    ],
)  # fmt: skip
def test_time_grows_with_the_sections(section):
    def seconds(size):
        text = "".join(section.format(n=n % 999 + 1, other=(n * 7) % 999 + 1) for n in range(size))
        analysis = analyze(Source("t", "t.txt", text, "", "utf-8", "", Meta()))
        start = time.process_time()
        found = citations(analysis)
        assert len(found) >= size * 9 // 10
        return time.process_time() - start

    seconds(200)
    assert seconds(5_000) < 12 * max(seconds(1_250), 0.05)


def test_a_law_is_known_by_one_name_whatever_the_text_calls_it():
    (number, first, second) = citations_of(
        "個人情報の保護に関する法律（平成十五年法律第五十七号。以下「個情法」という。）第2条による。個情法第3条も同じ。"
    )

    assert (first.law, first.key, second.targets) == ("個情法", "個人情報保護法", ("個情法/3",))
    assert number.kind == "law-number"


def test_an_ordinance_tells_by_its_title_which_law_it_carries_out():
    (cited,) = citations_of("この規則は、法第3条の規定により必要な事項を定める。", title="種苗法施行規則")

    assert cited.targets == ("種苗法/3",)


def test_a_label_behind_a_defined_term_is_one_of_the_section_that_defines_it():
    text = (
        "第1 商品\n1 対象\n(1) 預金\n(2) 国債\n(3) 地方債\n2 期間\n(1) 一年\n(2) 二年\n第2 制限\n1 基金\n"
        "第1－1に列挙するもの（以下「対象商品」という。）のうち、(1)及び(3)に限る。\n2 現金\n対象商品(2)に限る。\n"
    )

    found = {one.text: one.targets for one in citations_of(text)}

    assert found["(1)及び(3)"] == ("第1/1/(1)", "第1/1/(3)")
    assert found["(2)"] == ("第1/1/(2)",)


def test_what_a_document_does_not_have_is_missing():
    (cited,) = citations_of("第1条　甲は納める。\n第2条　乙は受ける。\n第3条　第9条の場合を除く。\n")

    assert cited.missing == ("第9条",)
