"""Compounds as units: collocates, sequences and style against cutting every passage by hand."""

from collections import Counter

import pytest

from fumikura.counts import Keep, Window, collocates, ngrams, style, table
from fumikura.counts.compounds import Compounds
from fumikura.counts.passages import joined, texts
from fumikura.counts.sentences import ends
from fumikura.counts.units import units
from fumikura.tokens.compounds import compounds
from fumikura.tokens.forms import forms_of


def cut(columns):
    """Return the units of a passage: text, first token, the one behind the last."""
    words, at, found = [*columns.words()], 0, []
    for first, last in [*compounds(forms_of(columns.vocabulary).code(columns)), (len(words), len(words))]:
        found += [(words[one].orth_base or words[one].word, one, one + 1) for one in range(at, first)]
        if first < last:
            found.append(("".join(word.word for word in words[first:last]), first, last))
        at = last
    return found


@pytest.fixture
def passages(store):
    """The words of every passage, and its units."""
    return [
        ([word.word for word in columns.words()], cut(columns))
        for document in store.documents()
        for columns in store.columns(store.blocks(document.id))
    ]


@pytest.mark.parametrize(("before", "after"), [(5, 5), (0, 2), (3, 0)])
def test_collocates_one_by_one(store, passages, before, after):
    both, left, right, every = Counter(), Counter(), Counter(), Counter()
    nodes = near = 0
    for words, cuts in passages:
        texts = [text for text, _, _ in cuts]
        every.update(texts)
        at = [place for place, (_, first, last) in enumerate(cuts) if "削減" in words[first:last]]
        lefts = {place - step for place in at for step in range(1, before + 1) if place - step >= 0}
        rights = {place + step for place in at for step in range(1, after + 1) if place + step < len(cuts)}
        left.update(texts[place] for place in lefts)
        right.update(texts[place] for place in rights)
        both.update(texts[place] for place in lefts | rights)
        nodes, near = nodes + len(at), near + len(lefts | rights)

    found = collocates(store, "削減", by="compound", window=Window(before, after), least=1)

    assert (found.nodes, found.near, found.size) == (nodes, near, every.total())
    for name, expected in (("count", both), ("left", left), ("right", right)):
        counts = Counter()
        for one in found.found:
            counts[one.word] += getattr(one, name)
        assert +counts == expected
    assert all(len(one.positions) == before + after for one in found.found)
    assert {one.word: one.frequency for one in found.found if one.pos == "名詞" and len(one.word) > 4} == {
        one.word: every[one.word] for one in found.found if one.pos == "名詞" and len(one.word) > 4
    }


def test_whole_sentences_hold_no_word_of_another(made):
    store = made(one="米国は核実験停止を提案した。ソ連は中距離核戦力を見た。")

    found = collocates(store, "提案", by="compound", window=Window(None, None, sentence=True), least=1)

    assert {one.word for one in found.found} == {"米国", "は", "核実験停止", "を", "する", "た", "。"}


@pytest.mark.parametrize("length", [2, 3])
def test_sequences_one_by_one(store, length):
    expected, stops = Counter(), ends(store)
    for text in texts(store):
        edges = {*stops.edges(text).tolist()}
        begin = 0
        for columns in store.columns(store.blocks(text.document.id)):
            said: list[str] = []
            for word, first, last in cut(columns):
                if begin + first in edges:
                    said = []
                said.append(word)
                if len(said) >= length:
                    expected[tuple(said[-length:])] += 1
                assert not edges & {*range(begin + first + 1, begin + last)}
            begin += len([*columns.words()])

    found = Counter()
    for one in ngrams(store, length, by="compound", least=1):
        found[one.words] += one.count

    assert found == expected


def test_sequences_with_a_word_inside_of_a_compound(made):
    store = made(one="米国は核実験停止を提案した。実験を見た。")

    found = {one.words for one in ngrams(store, 2, by="compound", contains="実験", least=1)}

    assert found == {("は", "核実験停止"), ("核実験停止", "を"), ("実験", "を")}


def test_what_is_left_out(made):
    store = made(one="核実験を行う。核実験と資金管理を行った。")

    def words(**keep):
        found = table(store, "compound", keep=Keep(**keep))
        return {text for text, count in zip(found.units.texts, found.totals.tolist(), strict=True) if count}

    assert words(only="content") == {"核実験", "資金管理", "行う"}
    assert words(pos=("動詞",)) == {"行う"}
    assert words(pos=("名詞",)) == {"核実験", "資金管理"}
    assert "核実験" not in words(stop=frozenset({"核実験"}))
    near = collocates(
        store, "行う", by="compound", least=1, keep=Keep(stop=frozenset({"核実験"}), only="content")
    ).found
    assert [one.word for one in near] == ["資金管理"]


def test_what_is_cut_in_two_ways_is_one_unit(store, passages):
    ways = {}
    for words, cuts in passages:
        for text, first, last in cuts:
            ways.setdefault(text, set()).add(tuple(words[first:last]))
    found = table(store, "compound")
    counts = dict(zip(zip(found.units.texts, found.units.pos, strict=True), found.totals.tolist(), strict=True))

    assert len(counts) == len(found.units)
    assert {len(way) for way in ways["年末"]} == {1, 2}  # a word of its own, and 年 | 末
    assert {len(way) for way in ways["ウクライナ戦後"]} == {2, 3}
    for text in ("年末", "ウクライナ戦後"):
        assert counts[text, "名詞"] == sum(one == text for _, cuts in passages for one, _, _ in cuts)


def test_numbers_of_compounds_stay(store):
    counted = Compounds(store, units(store, "compound"), Keep())
    (text,) = joined(store)

    first = counted.cut(text).text.ids.tolist()

    assert counted.cut(text).text.ids.tolist() == first
    assert max(first) < len(counted.units().of)


def test_style_tells_compounds_apart(store, passages):
    expected = [[text for text, _, _ in cuts if any(map(str.isalnum, text))] for _, cuts in passages]
    every = [text for some in expected for text in some]

    (found,) = style(store, over="corpus", by="compound")

    assert found.tokens == len(every)
    assert found.types >= len(set(every))  # の is a particle and a noun
    assert found.types < next(iter(style(store, over="corpus"))).tokens


@pytest.mark.parametrize("by", ["reading", "pos"])
def test_other_units(store, told, by):
    def key(word):
        return word.reading or word.word if by == "reading" else "-".join(filter(None, (word.pos1, word.pos2)))

    both = Counter()
    for _, words in told:
        at = [place for place, word in enumerate(words) if word.word == "交渉"]
        near = {place + step for place in at for step in (-2, -1, 1, 2) if 0 <= place + step < len(words)}
        both.update(key(words[place]) for place in near)

    found = collocates(store, "交渉", by=by, window=Window(2, 2), least=1).found

    assert {one.word: one.count for one in found} == both
    assert all(len(one.words) == 3 for one in ngrams(store, 3, by=by, limit=5))
