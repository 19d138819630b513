from math import log, log2

import pytest

from fumikura.errors import UnknownDocumentError
from fumikura.topics import keywords
from fumikura.topics.keyness import g2


def test_g2_against_a_value_computed_by_hand():
    # 10 of 100 here, 5 of 200 elsewhere: expected 5 and 10, 95 and 190
    by_hand = 2 * (10 * log(10 / 5) + 5 * log(5 / 10) + 90 * log(90 / 95) + 195 * log(195 / 190))

    assert g2(10, 5, 100, 200) == pytest.approx(by_hand)
    assert g2(5, 10, 100, 200) == pytest.approx(0)
    assert g2(0, 0, 100, 200) == pytest.approx(0)


def test_words_of_a_document_that_the_rest_lacks(store):
    found = {one.word: one for one in keywords(store, "arms-1")}

    assert "中距離核戦力" in found
    assert "国債" not in found
    assert all(one.g2 >= 3.84 and one.log_ratio > 0 for one in found.values())


def test_the_surest_comes_first(store):
    sure = [one.g2 for one in keywords(store, "money-1")]

    assert sure == sorted(sure, reverse=True)


def test_sizes_of_a_difference(store):
    (one,) = [one for one in keywords(store, "arms-1", least=1) if one.word == "弾頭"]
    sizes = sum_of(store, "arms-1")

    ratio = one.count / sizes[0] / (one.rest / sizes[1])
    assert one.log_ratio == pytest.approx(log2(ratio), abs=0.01)
    assert one.diff == pytest.approx((ratio - 1) * 100, abs=0.1)


def sum_of(store, doc):
    """Occurrences of all terms in a document and in the rest."""
    from fumikura.topics.terms import Phrases, cut, repeated

    phrases = Phrases()
    read = {
        row.name: [number for some in store.columns(store.blocks(row.id)) for number in phrases.read(some)]
        for row in store.documents()
    }
    known = repeated(read.values(), phrases.listed)
    sizes = {name: sum(len(cut(phrases.listed[number], known)) for number in numbers) for name, numbers in read.items()}
    return sizes[doc], sum(size for name, size in sizes.items() if name != doc)


def test_what_the_rest_never_has_is_no_percentage(store):
    own = [one for one in keywords(store, "arms-1", least=1) if not one.rest]

    assert all(one.diff is None for one in own)


def test_what_is_rarer(store):
    found = {one.word: one for one in keywords(store, "arms-1", under=True)}

    assert found["国債"].count == 0
    assert found["国債"].diff == -100
    assert all(one.log_ratio < 0 for one in found.values())


def test_an_unknown_document(store):
    with pytest.raises(UnknownDocumentError):
        keywords(store, "arms")
