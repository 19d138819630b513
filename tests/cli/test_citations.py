"""Citations at the shell: who cites what, a provision with its text, what to look over."""

from __future__ import annotations

import json
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing

import pytest

LAW = """行政相談法
（令和三年法律第九十九号）

　　　第一章　総則
　（目的）
第一条　この法律は、相談の手続を定めることを目的とする。
　（定義）
第二条　この法律において「相談」とは、次に掲げるものをいう。
　一　書面による相談
　二　口頭による相談
２　この法律において「窓口」とは、前項の相談を受ける所をいう。
　　　第二章　手続
　（受付）
第三条　窓口は、第二条第一項第二号の相談を受ける。
"""
NOTE = """行政相談法について

行政相談法第2条第1項第2号は、口頭による相談を定める。窓口は、同法第3条により相談を受ける。
"""


@pytest.fixture
def library(typed, place):
    (place / "law.txt").write_text(LAW, encoding="utf-8")
    (place / "note.txt").write_text(NOTE, encoding="utf-8")
    assert typed("ingest", "law.txt", "note.txt", "--corpus", "laws").status == 0
    return "laws"


def test_a_provision_opens_where_the_corpus_holds_the_law(typed, library):
    said = typed("provisions", "行政相談法2条1項2号", "--corpus", library, "--format", "jsonl")
    rows = [json.loads(line) for line in said.out.splitlines()]

    assert [(row["role"], row["doc"]) for row in rows] == [("text", "law"), ("cited", "law"), ("cited", "note")]
    assert "口頭による相談" in rows[0]["text"]


def test_a_whole_article_is_cited_by_what_cites_its_items(typed, library):
    said = typed("citations", "--to", "行政相談法/2", "--doc", "note", "--corpus", library, "--format", "jsonl")

    assert [json.loads(line)["text"] for line in said.out.splitlines()] == ["行政相談法第2条第1項第2号"]


def test_who_cites_a_section_of_its_own_document(typed, library):
    said = typed("citations", "--to", "第一章/第二条", "--doc", "law", "--corpus", library, "--format", "csv")

    assert "第二条第一項第二号" in said.out
    assert "前項" in said.out


def test_citations_are_terms_of_queries(typed, library):
    said = typed("search", "cites:行政相談法/3 窓口", "--corpus", library, "--format", "jsonl", "--strict")

    assert [json.loads(line)["doc"] for line in said.out.splitlines()] == ["note"]


def test_a_law_that_the_corpus_holds_cites_its_own_provisions_by_name(typed, library):
    """前項 and 第二条第一項第二号 in the law itself cite 行政相談法 as much as a note does that names it."""
    everywhere = ["law", "law", "note"]
    shown = typed("provisions", "行政相談法2条", "--corpus", library, "--format", "jsonl").out.splitlines()
    rows = [json.loads(line) for line in shown]
    assert [row["doc"] for row in rows if row["role"] == "cited"] == everywhere

    to = typed("citations", "--to", "行政相談法/2", "--corpus", library, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["doc"] for line in to] == everywhere
    narrow = typed(
        "citations", "--to", "行政相談法2条1項2号", "--corpus", library, "--format", "jsonl"
    ).out.splitlines()
    assert [json.loads(line)["text"] for line in narrow] == ["第二条第一項第二号", "行政相談法第2条第1項第2号"]
    of_one = typed("citations", "--to", "行政相談法/2", "--doc", "note", "--corpus", library, "--format", "jsonl")
    assert len(of_one.out.splitlines()) == 1
    queried = typed("search", "doc:law cites:行政相談法/2", "--corpus", library, "--format", "jsonl")
    assert "前項" in queried.out


def test_provisions_of_rules_preambles_and_declarations(typed, place):
    """What a corpus holds opens by its title even where nothing cites it, with whatever sections it has."""
    texts = {
        "box.txt": "北高等学校生徒会 目安箱利用規約 (案)\n\n第1条　趣旨を定める。\n第2条　利用者を定める。\n",
        "office.txt": "個人情報事務取扱要領\n\n第1 趣旨\n\n1 目的\n\n事務を定める。\n\n第2 窓口\n\n1 設置\n\n置く。\n",
        "land.txt": "日本国憲法\n\n前文\n\n国民は、これを定める。\n\n第一条　国を定める。\n\n第二条　地を定める。\n",
        "peace.txt": "日ソ共同宣言\n\n1　戦争状態は、終了する。\n\n2　外交関係は、回復される。\n\n3　憲章による。\n",
    }
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    assert typed("ingest", *texts, "--corpus", "c").status == 0

    def shown(wanted):
        return [
            json.loads(line)["text"]
            for line in typed("provisions", wanted, "--corpus", "c", "-f", "jsonl").out.splitlines()
        ]

    assert shown("目安箱利用規約第2条") == ["第2条　利用者を定める。"]
    assert shown("北高等学校生徒会目安箱利用規約/2") == ["第2条　利用者を定める。"]
    assert shown("個人情報事務取扱要領第2の1")[-1] == "置く。"
    assert shown("個人情報事務取扱要領の改定") == []
    assert len(shown("個人情報事務取扱要領")) == 7
    assert shown("憲法前文") == ["前文", "国民は、これを定める。"]
    assert shown("日ソ共同宣言2項") == ["2　外交関係は、回復される。"]


def test_a_provision_must_be_said(typed, library):
    said = typed("provisions", " ", "--corpus", library)

    assert said.status == 2
    assert "say which provision" in said.err


def test_the_network_is_graphml_and_dot(typed, library):
    graph = ET.fromstring(typed("citations", "--corpus", library, "--format", "graphml").out)
    dot = typed("citations", "--corpus", library, "--format", "dot").out

    assert "行政相談法/2/1/2号" in {
        node.get("id") for node in graph.iter("{http://graphml.graphdrawing.org/xmlns}node")
    }
    assert dot.startswith("digraph citations {")
    assert dot.count("{") == dot.count("}")


def test_what_nothing_cites_is_said_with_what_is_near(typed, library):
    said = typed("citations", "--law", "行政相談", "--corpus", library)

    assert (said.status, said.out) == (1, "")
    assert "行政相談法" in said.err


def test_a_file_is_looked_over_without_a_corpus(typed, place):
    (place / "draft.txt").write_text(LAW.replace("第二条第一項第二号の", "第八条の"), encoding="utf-8")

    said = typed("lint", "draft.txt", "--corpus", "nowhere", "--format", "jsonl")

    assert said.status == 1
    assert [json.loads(line)["rule"] for line in said.out.splitlines()] == ["lost-reference"]


def test_what_is_lost_is_what_lint_says_and_is_shown(typed, place):
    (place / "rule.txt").write_text(
        "第一章　総則\n第一条　次章から第四章までを準用する。\n第二章　手続\n第二条　前条及び第九条による。\n"
        "２　図1及び表1に示す。\n",
        encoding="utf-8",
    )
    typed("ingest", "rule.txt", "--corpus", "c")
    rows = typed("citations", "--lost", "--corpus", "c", "--format", "jsonl").out.splitlines()
    looked = typed("lint", "--rule", "lost-reference", "--corpus", "c", "--format", "jsonl").out.splitlines()
    shown = typed("citations", "--lost", "--corpus", "c").out

    assert [json.loads(row)["missing"] for row in rows] == [["第4章"], ["第9条"]]
    assert [json.loads(row)["start"] for row in rows] == [json.loads(row)["start"] for row in looked]
    assert "第4章" in shown
    assert "第9条" in shown


def test_what_is_looked_over_is_told_by_ids_stars_files_and_folders(typed, library, place):
    (place / "drafts").mkdir()
    (place / "drafts" / "a.txt").write_text(LAW, encoding="utf-8")
    (place / "drafts" / "b.txt").write_text(NOTE, encoding="utf-8")

    def count(*what):
        return typed("lint", *what, "--corpus", library).err

    assert "in 2 documents" in count("drafts")
    assert "in 2 documents" in count("drafts", "drafts/a.txt", "drafts/a.txt")
    assert "in 1 document\n" in count("law", "law", "la*")
    assert "in 2 documents" in count("*")
    assert "no such file" in count("drafts/nix.txt")
    assert "there is no document 'nix*'" in count("nix*")
    assert "there is no document 'lww'" in count("lww")
    assert "nix.txt: no such file" in typed("lint", "nix.txt", "--corpus", "nowhere").err
    assert "there is no corpus" in typed("lint", "law", "--corpus", "nowhere").err


def test_a_sound_document_ends_with_0(typed, library):
    said = typed("lint", "law", "--corpus", library)

    assert (said.status, said.out) == (0, "")


def test_a_provision_or_section_typed_as_a_query_finds_who_cites_it(typed):
    law = typed("search", "データ法18条2項", "-n", "1", "--format", "jsonl")
    section = typed("search", "第２－１－（６）", "-n", "9", "--format", "jsonl")
    rows = [json.loads(line) for line in section.out.splitlines()]

    assert "データ法第18条第2項" in json.loads(law.out)["text"]
    assert rows[0]["kind"] == "heading"
    assert any("第２－１－（６）～（14）" in row["text"] for row in rows)


def test_a_provision_that_nothing_cites_is_no_fault_of_the_query(typed):
    said = typed("search", "民法90条")

    assert "cites:" not in said.err


def test_a_corpus_of_an_older_fumikura_is_told_from_one_that_cites_nothing(typed, library, place):
    with closing(sqlite3.connect(place / library / "fumikura.db")) as database:
        database.execute("DELETE FROM citation")
        database.execute("UPDATE run SET options = json_set(options, '$.analysis', 1)")
        database.commit()

    said = typed("citations", "--corpus", library)

    assert said.status == 1
    assert "read by an older fumikura" in said.err
