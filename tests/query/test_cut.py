"""Characters as whole words: the pattern of words finds what a look at each passage finds."""

import pytest

from fumikura.query import search
from fumikura.query.cut import pattern_of
from fumikura.query.marks import whole
from fumikura.tokens.streams import units
from tests.corpus_of import corpus_of

TEXTS = {
    "fund": (
        "基金管理運用の指針を示す。\n\n基金の管理は、別に運用する者が行う。\n\n外貨預金は、三十億円を限度とする。\n\n"
        "「外貨」預金と、外国人の国債。\n\nＩＮＦ交渉とABM条約。\n\n人間の人。人々は人生を\n語る。\n"
    ),
    "pets": "猫は眠り、犬も眠り、猫は起きた。\n\n猫 犬、鳥。\n\n子どもの子と子供。\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with corpus_of(TEXTS, tmp_path_factory) as opened:
        yield opened


def rows(store):
    return [row for document in store.documents() for row in store.blocks(document.id)]


def parts(text):
    found = units(text)
    return {"".join(found[start:end]) for start in range(len(found)) for end in range(start + 1, start + 8)}


def test_every_part_of_every_passage_is_found_as_by_a_look_at_each(store):
    every = rows(store)
    columns = store.columns(every)
    asked = sorted(set().union(*(parts(row.text) for row in every)))
    cut = [text for text in asked if pattern_of(store, text) is not None]
    assert len(cut) > 100

    for text in cut:
        looked = {row.id for row, some in zip(every, columns, strict=True) if whole(row.text, some, units(text))}
        assert {hit.block for hit in search(store, text, exact=True, strict=True, limit=50).hits} == looked, text


@pytest.mark.parametrize("text", ["INF", "100", "人" * 13, "無い語"])
def test_what_has_no_pattern_is_looked_at(store, text):
    assert pattern_of(store, text) is None


@pytest.mark.parametrize(("text", "found"), [("INF", 1), ("ＩＮＦ交渉", 1), ("abm条約", 1), ("無い語", 0)])
def test_and_found_as_well(store, text, found):
    assert search(store, text, exact=True, strict=True).total == found
