"""Passages that are looked at word by word: patterns, attributes, regular expressions."""

from __future__ import annotations

import re

import pytest

from fumikura.errors import QueryError
from fumikura.query import kwic, search
from fumikura.query.candidates import literals, required
from fumikura.query.cql import Pattern
from fumikura.query.language import parse
from fumikura.query.meant import read
from fumikura.query.nodes import Tokens
from fumikura.query.search import looking, passages, planner

KEYS = [
    ("lemma:眠る", ["眠り", "眠り", "眠っ"][:2]),
    ("surface:猫", ["猫"] * 4),
    ("reading:ネコ", ["猫"] * 4),
    ("reading:ねこ", ["猫"] * 4),
    ("base:追う", ["追っ"] * 2),
    ("pos:形容詞", ["近い", "黒い", "ない"]),
    ("pos:名詞-固有名詞", None),
    ('[lemma="猫"] [pos="助詞"] [lemma="犬"]', ["猫が犬"]),
    ('[lemma="猫"] []{0,4} [lemma="追う"]', ["猫が犬を追っ", "猫を追っ"]),
    ('[lemma="犬"] []{0,4} [lemma="追う"]', ["犬を追っ", "犬が大きな黒い猫を追っ"][:1]),
    ('[pos="形容詞"] [pos="名詞"]', ["近い山", "黒い猫"]),
    ('[lemma="山" | lemma="川"] [pos="助詞"]', ["山と", "川と", "川に", "山へ"]),
    ('([lemma="山"] | [lemma="川"]) [surface="と"]', ["山と", "川と"]),
    ('[lemma="猫" & surface!="猫"]', []),
    ('[lemma="大きな"]? [lemma="黒い"]? [lemma="猫"] [surface="を"]', ["大きな黒い猫を"]),
    ('[lemma="猫"] []{0,20} [lemma="鳥"]', ["猫を追った。鳥"]),
    ('[lemma="猫"] []{0,20} [lemma="鳥"] within sentence', []),
    ('sentence containing [lemma="鳥"]', ["鳥は鳴いた。"]),
    ('[]{3} containing [lemma="鳥"]', None),
    ('[lemma="眠る"] within [lemma="犬"] [surface="も"] []', ["眠り"]),
    ("/黒い?猫/", ["黒い猫"]),
    ("/[一二三百]+円/", ["百円"]),
    ("/アジア[0-9]+/", ["アジア100"]),
]


@pytest.mark.parametrize(("query", "found"), [pair for pair in KEYS if pair[1] is not None])
def test_what_is_found(store, query: str, found: list[str]) -> None:
    assert [line.key for line in kwic(store, query)] == found


@pytest.mark.parametrize("query", [query for query, _ in KEYS])
def test_search_finds_the_passages_of_the_concordance(store, query: str) -> None:
    assert sorted({line.block for line in kwic(store, query)}) == sorted(passages(store, query))
    assert search(store, query, limit=100, strict=True).total == len(passages(store, query))


@pytest.mark.parametrize("query", [query for query, _ in KEYS])
def test_the_index_proposes_whatever_is_found(store, query: str) -> None:
    tree = read(query)
    looker = looking(store, planner(store), tree, query)
    every = [row.id for document in store.documents() for row in store.blocks(document.id)]

    assert looker is not None
    assert sorted(looker.keep(sorted(every))) == sorted(passages(store, query))


def test_numpy_and_plain_python_read_the_same(store, monkeypatch) -> None:
    monkeypatch.setattr("fumikura.query.looking._MANY", 1)
    fast = [list(kwic(store, query)) for query, _ in KEYS]
    monkeypatch.setattr("fumikura.query.looking._MANY", 1_000_000)

    assert [list(kwic(store, query)) for query, _ in KEYS] == fast


def test_section_reaches_over_passages(store) -> None:
    within = '[lemma="募集"] []{0,9} [lemma="委員"] within section'
    over = '[lemma="鳴く"] []{0,3} [lemma="猫"]'

    assert [line.key for line in kwic(store, within)] == ["募集した。委員"]
    assert list(kwic(store, over)) == []
    assert [line.key for line in kwic(store, f"{over} within section")] == ["鳴いた。"]


@pytest.mark.parametrize(
    ("query", "docs"),
    [
        ('猫 -[lemma="鳥"]', {"pets"}),
        ("pos:形容詞 猫", {"pets"}),
        ("(pos:形容詞 OR 国債)", {"essay", "pets", "rule"}),
        ("/猫/ doc:essay", set()),
        ("amount:>=1000円 /円/", {"cable", "pets", "rule"}),
        ('"猫が犬" OR 国債', {"pets", "rule"}),
    ],
)
def test_freely_combined(store, query: str, docs: set[str]) -> None:
    assert {hit.doc for hit in search(store, query, limit=50, strict=True).hits} == docs


def test_a_minus_before_a_pattern(store) -> None:
    cats = set(passages(store, "猫"))

    assert set(passages(store, '猫 -[lemma="鳥"]')) == cats - set(passages(store, "鳥"))


def test_work_has_a_budget(store) -> None:
    every = search(store, "pos:名詞", limit=3)
    some = search(store, "pos:名詞", limit=3, budget=2)

    assert every.left == 0
    assert some.left > 0
    assert some.total <= 2


@pytest.mark.parametrize("query", ["/(a/", '[lemma="(a"]', "/a(?=b)/", '[pos="("]'])
def test_expressions_that_cannot_be_read(store, query: str) -> None:
    with pytest.raises(QueryError, match="this regular expression cannot be read") as caught:
        search(store, query)

    assert caught.value.query == query


@pytest.mark.parametrize("query", ["[]*", '[lemma="a"]?', "[]{0,3}"])
def test_a_pattern_of_nothing_is_refused(store, query: str) -> None:
    with pytest.raises(QueryError, match="nothing at all"):
        search(store, query)


def test_a_hostile_expression_takes_linear_time(store) -> None:
    assert search(store, f"/({'a?' * 30}){'a' * 30}$/").total == 0
    assert search(store, '([lemma="猫"]* [lemma="猫"]*)* [lemma="鼠"]').total == 0


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("第[0-9]+条の規定", ["条の規定"]),
        ("提案(した)?文書", ["提案", "文書"]),
        ("提案|文書", []),
        ("文書?の", []),
        ("会議録*だ", ["会議"]),
        ("会議{2}だった", ["だった"]),
        ("\\d会議", ["会議"]),
        ("[会議]録音", ["録音"]),
        ("INF条約", ["条約"]),
        ("[]会]議論", ["議論"]),
    ],
)
def test_literals(expression: str, found: list[str]) -> None:
    assert literals(expression) == found


@pytest.mark.parametrize("expression", ["会議録*だ", "文書?の", "提案(した)?文書", "会議{2}だった"])
def test_literals_stand_in_whatever_matches(expression: str) -> None:
    for text in ("会議だ", "会議録録だ", "文の", "文書の", "提案した文書", "提案文書", "会議議だった"):
        if re.search(expression, text):
            assert all(literal in text for literal in literals(expression))


def test_required_is_the_most_telling(store) -> None:
    def keys(query: str) -> list[str]:
        tree = parse(query)
        assert isinstance(tree, Tokens)
        pattern: Pattern = tree.pattern
        return sorted(key.text for some in required(store, pattern)[:1] for key in some)

    assert keys('[pos="名詞"] [lemma="追う"]') == ["追う"]
    assert keys("[]{3}") == []
    assert keys('[lemma="追う"] []{0,3} [lemma="猫"] within section') == []
    assert keys('[lemma="追う"] | [lemma="眠る"]'.replace(" | ", "")) in (["追う"], ["眠る"])
    assert keys("surface:レイキャヴィク") == ["レイキャヴィク"]


def test_partial_matches_hold_the_pattern_and_the_best_come_first(store) -> None:
    hits = search(store, "犬 鳥 国債 pos:名詞", limit=20).hits

    assert not any(hit.complete for hit in hits)
    assert {hit.block for hit in hits} <= set(passages(store, "pos:名詞"))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].doc == "pets"


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ('"犬" []{0,3} "追っ"', '[word="犬"] []{0,3} [word="追っ"]'),
        ('"犬" []{0,3} [lemma="追う"]', '[word="犬"] []{0,3} [lemma="追う"]'),
        ('[lemma="犬"] [] “大きな”', '[lemma="犬"] [] [word="大きな"]'),
        ('[pos="noun"]', '[pos="名詞"]'),
        ("pos:proper-noun OR pos:Verb", "pos:名詞-固有名詞 OR pos:動詞"),
        ("猫|犬", "猫 OR 犬"),
        ("(猫|鳥) 犬", "(猫 OR 鳥) 犬"),
        ("猫 ｜犬", "猫 OR 犬"),
    ],
)
def test_another_way_to_write_a_query(store, query, same) -> None:
    found = [line.at for line in kwic(store, query)]

    assert found
    assert found == [line.at for line in kwic(store, same)]


def test_a_phrase_beside_a_pattern_is_a_phrase(store) -> None:
    assert [line.key for line in kwic(store, '"猫が犬" [lemma="追う"]')] == ["猫が犬", "追っ"]
