"""Nodes that are queries: against the concordance, and against looking at every word."""

from collections import Counter

import pytest

from fumikura import pipeline
from fumikura.answers.nodes import finder
from fumikura.counts import Scope, Window, collocates, ngrams, spread
from fumikura.counts.passages import joined
from fumikura.errors import QueryError
from fumikura.query import kwic
from fumikura.store import Store


@pytest.fixture(scope="session")
def named(tmp_path_factory, bundled):
    """The bundled texts as a corpus, with names."""
    place = tmp_path_factory.mktemp("named") / "corpus"
    with Store(place, create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([bundled], store, jobs=1)
    return place


@pytest.fixture
def store(named):
    with Store(named) as opened:
        yield opened


@pytest.fixture
def told(store):
    """Every passage with its words, read in the slow way."""
    return [
        (row, [*columns.words()], columns.spans)
        for document in store.documents()
        for rows in [[*store.blocks(document.id)]]
        for row, columns in zip(rows, store.columns(rows), strict=True)
    ]


def stretches(store, query):
    """Return passage, first token and the one behind the last of what a query names."""
    found = finder(store, query)
    every = []
    for text in joined(store):
        starts, behind = found.find(text)
        begins = (text.lengths.cumsum() - text.lengths)[text.block[starts]]
        every += zip(
            text.block_of(starts).tolist(), (starts - begins).tolist(), (behind - begins).tolist(), strict=True
        )
    return every


WORDS = ("提案", "合意", "削減", "凍結", "条約", "会合", "実験", "大統領", "交渉")
SAME = [
    "lemma:定める",
    "pos:名詞-固有名詞",
    "reading:テイアン",
    'surface:"提案"',
    '[lemma="提案"] []{0,3} [pos="動詞"]',
    '[pos="名詞"]{2,}',
    '([lemma="欧州"] | [lemma="アジア"]) [pos="名詞"]',
    '[surface!="の"] [surface="の"]',
    '[lemma="提案"] []{0,9} [lemma="合意"] within sentence',
    '[pos="名詞"]{2} within ([pos="名詞"]{4,})',
    'sentence containing [lemma="提案"]',
    'paragraph containing [lemma="提案"]',
    '[pos="動詞"] within section',
    "[" + " | ".join(f'lemma="{word}"' for word in WORDS) + "]",
    "(" + " | ".join(f'[lemma="{word}"]' for word in WORDS[:6]) + ') [pos="助詞"]',  # every bit of a byte
    '"アジア凍結"',
    '"軍縮課"',
    "person:レーガン",
    "person:ゴルバチョフ ABM条約",
    "date:1986-10-12",
    "amount:>=1億円",
    "cites:データ法",
    "資金*",
    "NEAR/5(欧州 削減)",
    "/第[0-9]+条/",
    "提案",
    "提案 doc:inf*",
    "提案 -doc:inf*",
    "提案 -合意",
    "-提案 合意",
    "提案 speaker:ラウニー",
    "提案 section:資料③ -INF",
    'lemma:提案 kind:body -"INF"',
    "提案 合意",
    "提案 OR 合意",
    "ラウニー",
    "核実験",
    "十億円",
    "6,300億ドル",
    "パブコメ",
    "國會",
    "データ法18条2項",
    "第２章",
    "存在しない語彙",
]


@pytest.mark.parametrize("query", SAME)
def test_a_node_is_what_the_concordance_shows(store, told, query):
    rows = {row.id: (row, spans) for row, _, spans in told}
    keys = []
    for block, first, behind in stretches(store, query):
        row, spans = rows[block]
        keys.append((block, row.text[spans[first][0] : spans[behind - 1][1]]))

    lines = [(line.block, line.key) for line in kwic(store, query)]

    assert len(keys) == len(lines)
    assert all(mine == theirs or theirs in mine for (_, mine), (_, theirs) in zip(keys, lines, strict=True))
    assert [block for block, _ in keys] == [block for block, _ in lines]


def lemma(word):
    return word.lemma.partition("-")[0]


WORD_BY_WORD = [
    ("lemma:定める", lambda word: lemma(word) == "定める"),
    ("pos:名詞-固有名詞", lambda word: (word.pos1, word.pos2) == ("名詞", "固有名詞")),
    ('[pos="動詞" & lemma!="為る"]', lambda word: word.pos1 == "動詞" and lemma(word) != "為る"),
    ("surface:提案 OR surface:合意", lambda word: word.word in {"提案", "合意"}),
]


@pytest.mark.parametrize(("query", "holds"), WORD_BY_WORD)
def test_collocates_of_words_one_by_one(store, told, query, holds):
    both, left, nodes = Counter(), Counter(), 0
    for _, words, _ in told:
        at = [place for place, word in enumerate(words) if holds(word)]
        before = {place - step for place in at for step in (1, 2, 3) if place - step >= 0}
        behind = {place + step for place in at for step in (1, 2) if place + step < len(words)}
        left.update(words[place].word for place in before)
        both.update(words[place].word for place in before | behind)
        nodes += len(at)

    found = collocates(store, finder(store, query), by="surface", window=Window(3, 2), least=1)

    assert found.nodes == nodes > 0
    assert {one.word: one.count for one in found.found} == both
    assert {one.word: one.left for one in found.found if one.left} == left


def test_collocates_of_a_pattern_one_by_one(store, told):
    both, nodes = Counter(), 0
    for _, words, _ in told:
        at, near = 0, set()
        while at < len(words):
            behind = next(
                (at + gap + 2 for gap in range(3) if at + gap + 1 < len(words) and words[at + gap + 1].pos1 == "動詞"),
                0,
            )
            if lemma(words[at]) == "提案" and behind:
                near |= {place for place in range(at - 4, at) if place >= 0}
                near |= {place for place in range(behind, behind + 4) if place < len(words)}
                nodes += 1
                at = behind
            else:
                at += 1
        both.update(words[place].word for place in near)

    query = '[lemma="提案"] []{0,2} [pos="動詞"]'
    found = collocates(store, finder(store, query), by="surface", window=Window(4, 4), least=1)

    assert found.nodes == nodes > 5
    assert {one.word: one.count for one in found.found} == both


def test_a_phrase_that_ends_inside_a_word_takes_all_of_it(store, told):
    rows = {row.id: words for row, words, _ in told}

    found = [
        "".join(word.word for word in rows[block][first:behind]) for block, first, behind in stretches(store, '"縮課"')
    ]

    assert len(found) == sum(row.text.count("縮課") for row, _, _ in told) == 3
    assert set(found) == {"軍縮課"}


def test_a_name_is_counted_where_it_is_named(store):
    mentions = store.database.value(
        "SELECT count(*) FROM mention WHERE label = 'PERSON' AND name = 'ロナルド・レーガン'"
    )  # fmt: skip

    assert spread(store, finder(store, "person:レーガン")).count == mentions > 10


def test_fields_narrow_down_the_node_and_not_the_corpus(store, told):
    every = collocates(store, finder(store, "提案"), least=1)
    some = collocates(store, finder(store, "提案 speaker:ラウニー"), least=1)
    own = sum(lemma(word) == "提案" for row, words, _ in told if "ラウニー" in (row.speaker or "") for word in words)

    assert (some.nodes, some.size) == (own, every.size)
    assert 0 < some.nodes < every.nodes


def test_what_is_counted_narrows_down_both(store):
    cables = Scope(frozenset(store.ids(name="inf*")))

    inside = collocates(store, finder(store, "person:レーガン"), scope=cables)
    outside = collocates(store, finder(store, "person:レーガン"), scope=Scope(kind="footnote"))

    assert inside.nodes == 13
    assert inside.size == sum(row.tokens for row in store.documents() if row.name.startswith("inf"))
    assert outside.nodes == 0


def test_sequences_that_hold_a_pattern(store, told):
    expected = Counter()
    for _, words, _ in told:
        said = [word.word for word in words]
        for at in range(len(words) - 2):
            pairs = ((at, at + 1), (at + 1, at + 2))
            if any(words[one].word == "の" and words[other].pos2 == "固有名詞" for one, other in pairs):
                expected[tuple(said[at : at + 3])] += 1

    found = ngrams(store, 3, contains=finder(store, '[surface="の"] [pos="名詞-固有名詞"]'), least=1)

    ended = {words for words in expected if "。" in words[:-1] or "」" in words[:-1]}  # may stand in two sentences
    assert {one.words: one.count for one in found if one.words not in ended} == {
        words: count for words, count in expected.items() if words not in ended
    }


def test_parts_that_have_a_pattern(store, told):
    counts = Counter(
        row.document for row, words, _ in told for word in words if word.pos1 == "動詞" and lemma(word) == "定める"
    )

    found = spread(store, finder(store, '[lemma="定める" & pos="動詞"]'))

    assert {share.part: share.count for share in found.shares if share.count} == counts


@pytest.mark.parametrize("query", ["doc:inf*", '[lemma="提案', "", "-提案", '[lemma="(a"]', "/(a/", "[]*"])
def test_queries_that_are_none(store, query):
    with pytest.raises(QueryError):
        finder(store, query)
