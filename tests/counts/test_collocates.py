"""Collocates against looking at every word, and sequences against listing them."""

import sys
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from fumikura.counts import Keep, Scope, Window, collocates, ngrams, node
from fumikura.counts.passages import texts
from fumikura.counts.sentences import ends

SHUT = frozenset("。!?」』)”’】》〉")


def slowly(told, wanted, before, after):
    """Count the tokens near the occurrences of some surfaces, passage by passage."""
    both, left, right, near = Counter(), Counter(), Counter(), 0
    for _, words in told:
        said = [word.word for word in words]
        at = [place for place, word in enumerate(said) if word in wanted]
        lefts = {place - step for place in at for step in range(1, before + 1) if place - step >= 0}
        rights = {place + step for place in at for step in range(1, after + 1) if place + step < len(said)}
        left.update(said[place] for place in lefts)
        right.update(said[place] for place in rights)
        both.update(said[place] for place in lefts | rights)
        near += len(lefts | rights)
    return both, left, right, near


@pytest.mark.parametrize(("before", "after"), [(5, 5), (0, 3), (2, 0), (40, 40)])
def test_collocates_one_by_one(store, told, before, after):
    both, left, right, near = slowly(told, {"交渉"}, before, after)

    found = collocates(store, "交渉", by="surface", window=Window(before, after), least=1)

    assert {one.word: one.count for one in found.found} == both
    assert {one.word: one.left for one in found.found if one.left} == left
    assert {one.word: one.right for one in found.found if one.right} == right
    assert (found.near, found.size) == (near, sum(len(words) for _, words in told))
    assert found.nodes == sum(word.word == "交渉" for _, words in told for word in words)


def test_positions_add_up(store):
    found = collocates(store, "交渉", window=Window(3, 3), least=1)

    for one in found.found:
        assert len(one.positions) == 6
        assert sum(one.positions[:3]) >= one.left
        assert sum(one.positions[3:]) >= one.right


def test_the_example_is_the_first_passage(store, told):
    found = collocates(store, "交渉", by="surface", window=Window(3, 3)).found
    near = {row.id: slowly([(row, words)], {"交渉"}, 3, 3)[0] for row, words in told}

    assert found
    assert all(one.block == min(block for block, words in near.items() if words[one.word]) for one in found)


def sentences(store):
    """Yield the surfaces of each sentence."""
    stops = ends(store)
    words = {}
    for document in store.documents():
        for columns in store.columns(store.blocks(document.id)):
            words.setdefault(document.id, []).extend(word.word for word in columns.words())
    for text in texts(store):
        edges, said = stops.edges(text).tolist(), words[text.document.id]
        yield from (said[low:high] for low, high in pairwise(edges))


def test_whole_sentences_one_by_one(store):
    both, left, right = Counter(), Counter(), Counter()
    for said in sentences(store):
        at = [place for place, word in enumerate(said) if word == "交渉"]
        if at:
            left.update(said[: at[-1]])
            right.update(said[at[0] + 1 :])
            both.update(word for place, word in enumerate(said) if place < at[-1] or place > at[0])

    found = collocates(store, "交渉", by="surface", window=Window(None, None, sentence=True), least=1).found

    assert {one.word: one.count for one in found} == both
    assert {one.word: one.left for one in found if one.left} == left
    assert {one.word: one.right for one in found if one.right} == right


def test_a_window_that_stops_at_the_sentence(made):
    store = made(one="猫が鳴く。犬が走る。")
    beyond = {one.word for one in collocates(store, "犬", window=Window(5, 5), least=1).found}
    within = {one.word for one in collocates(store, "犬", window=Window(5, 5, sentence=True), least=1).found}

    assert "猫" in beyond
    assert within == {"が", "走る", "。"}


def test_order_and_limits(store):
    for measure in ("log_dice", "g2", "mi", "mi3", "t", "dice"):
        scores = [getattr(one, measure) for one in collocates(store, "交渉", measure=measure).found]
        assert scores == sorted(scores, reverse=True)
    assert len(collocates(store, "交渉", limit=3).found) == 3
    assert all(one.count >= 4 for one in collocates(store, "交渉", least=4).found)
    assert {one.pos for one in collocates(store, "交渉", keep=Keep(pos=("動詞",))).found} == {"動詞"}
    assert collocates(store, "存在しない語彙").found == ()
    assert collocates(store, "交渉", scope=Scope(frozenset())).size == 0


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        ("提案した。提案する。提案しない。", "提案する", 3),
        ("走った。走る。走れ。", "走る", 3),
        ("核実験を行う。実験だけを行う。", "核実験", 1),
        ("バイオリンを弾く。ヴァイオリンを弾く。", "バイオリン", 2),
        ("子供がいる。子どもがいる。こどもがいる。", "子ども", 3),
        ("ラウニー大使とラウニーは話した。", "ラウニー", 2),
        ("INFとＩＮＦとinf。", "INF", 3),
        ("100発と１００発。", "100", 2),
    ],
)
def test_a_word_is_found_in_every_form(made, text, word, count):
    store = made(one=text)
    (found,) = texts(store)

    starts, behind = node(store, word).find(found)

    assert len(starts) == count
    assert (behind > starts).all()


def test_a_word_does_not_go_beyond_its_passage(made):
    store = made(one="これは核\n\n\n実験である。")
    (found,) = texts(store)
    starts, behind = node(store, "核実験").find(found)

    blocks = found.block
    assert all(blocks[start] == blocks[end - 1] for start, end in zip(starts, behind, strict=True))


@pytest.mark.parametrize("length", [2, 3, 5])
def test_sequences_one_by_one(store, length):
    expected = Counter(
        tuple(said[at : at + length]) for said in sentences(store) for at in range(len(said) - length + 1)
    )

    found = ngrams(store, length, least=1)

    assert {one.words: one.count for one in found} == expected
    assert [one.count for one in found] == sorted(expected.values(), reverse=True)


def test_sequences_of_some_words(store):
    assert all(any(map(str.isalnum, word)) for one in ngrams(store, 3, keep=Keep(only="words")) for word in one.words)
    assert all("提案" in one.words for one in ngrams(store, 3, contains="提案"))
    assert all({"核", "実験"} <= set(one.words) for one in ngrams(store, 4, contains="核実験", least=1))
    assert ngrams(store, 2, contains="存在しない語彙") == []
    assert ngrams(store, 2, scope=Scope(frozenset())) == []


def test_a_sequence_tells_how_many_documents_have_it(made):
    store = made(one="山の上の山の上。", two="山の上。", three="川の中。")

    (first, *_) = [one for one in ngrams(store, 2, least=1) if one.words == ("山", "の")]

    assert (first.count, first.range) == (3, 2)


@pytest.mark.parametrize("length", [2, 4])
def test_buckets_and_turns_change_nothing(store, monkeypatch, length):
    plain = ngrams(store, length, limit=30)
    module = sys.modules[ngrams.__module__]

    monkeypatch.setattr(module, "_LARGE", 0)
    monkeypatch.setattr(module, "_ROOM", 1)
    monkeypatch.setattr(module, "_BUCKETS", 8)
    assert ngrams(store, length, limit=30) == plain
    monkeypatch.setattr(module, "_AT_ONCE", 5_000)
    assert ngrams(store, length, limit=30) == plain
    assert ngrams(store, length, limit=None)[:30] == plain


def test_windows_of_a_frequent_word_hold_every_token_once(store, told):
    found = collocates(store, "交渉", by="surface", window=Window(900, 900), least=1)
    having = [words for _, words in told if any(word.word == "交渉" for word in words)]
    alone = [words for words in having if sum(word.word == "交渉" for word in words) == 1]

    assert found.near == sum(map(len, having)) - len(alone)
    assert np.isfinite([one.g2 for one in found.found]).all()
