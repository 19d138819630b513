"""A name is not another that is read alike: all that search, mark and count a word agree on what it is."""

import pytest

from fumikura import pipeline
from fumikura.answers.nodes import finder
from fumikura.counts import collocates, node, spread
from fumikura.preparing import Options
from fumikura.query import kwic, search
from fumikura.query.suggesting import related
from fumikura.store import Store

TEXT = (
    "太田さんは大田さんと話した。\n\n太田さんが来た。\n\n太田さんが去った。\n\n大田さんが来た。\n\n大田さんが去った。\n\n"
    "オオタさんが来た。\n\n伊藤さんと伊東さんが来た。\n\n欧州から奥州へ行く。\n\n斎藤さんが来た。\n\n齋藤さんと斉藤さんが来た。\n\n"
    "硝子の窓を見た。\n\nガラスの窓を見た。\n\nその時に事が起きた。\n\nそのとき地を見た。\n"
)
FOUND = [
    ("太田", {"太田": 3, "オオタ": 1}),
    ("大田", {"大田": 3, "オオタ": 1}),
    ("オオタ", {"太田": 3, "大田": 3, "オオタ": 1}),
    ("伊藤", {"伊藤": 1}),
    ("伊東", {"伊東": 1}),
    ("イトウ", {"伊藤": 1, "伊東": 1}),
    ("欧州", {"欧州": 1}),
    ("奥州", {"奥州": 1}),
    ("斎藤", {"斎藤": 1, "齋藤": 1}),
    ("齋藤", {"斎藤": 1, "齋藤": 1}),
    ("斉藤", {"斉藤": 1}),
    ("太田さん", {"太田さん": 3, "オオタさん": 1}),
    ("欧州 奥州", {"欧州": 1, "奥州": 1}),
    ("硝子 窓", {"硝子": 1, "ガラス": 1, "窓": 2}),
    ("硝子", {"硝子": 1, "ガラス": 1}),
    ("時", {"時": 1, "とき": 1}),
    ("事", {"事": 1}),
    ("地", {"地": 1}),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("text")
    (folder / "names.txt").write_text(TEXT, encoding="utf-8")
    with Store(tmp_path_factory.mktemp("corpus"), create=True) as opened:
        opened.acquire(wait=0)
        pipeline.ingest([folder], opened, options=Options(names=False), jobs=1)
        yield opened


@pytest.mark.parametrize(("line", "found"), FOUND)
def test_search_kwic_count_and_collocates_agree(store, line, found):
    hits = search(store, line, strict=True).hits
    lines = [row.key for row in kwic(store, line)]
    many = sum(found.values())

    assert {key: lines.count(key) for key in lines} == found
    assert sum(len(hit.marks) for hit in hits) == many
    assert {row.block for row in kwic(store, line)} == {hit.block for hit in hits}
    assert spread(store, finder(store, line)).count == many
    assert collocates(store, finder(store, line), least=1).nodes == many


@pytest.mark.parametrize(("word", "found"), [one for one in FOUND if " " not in one[0]])
def test_a_word_is_counted_so_without_a_query_too(store, word, found):
    assert spread(store, node(store, word)).count == sum(found.values())


def test_a_name_is_no_spelling_of_another(store):
    spelled = {
        name: {row["term"] for row in related(store, name) if row["why"] == "spelling"} for name in ("太田", "オオタ")
    }

    assert spelled == {"太田": {"オオタ"}, "オオタ": {"太田", "大田"}}
