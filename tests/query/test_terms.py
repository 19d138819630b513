"""What a word finds: in the passage, above it, before it; and what it does not, however alike it reads."""

import pytest

from fumikura.query import search
from tests.corpus_of import corpus_of

TEXT = (
    "太田が来た。\n\n大田は去った。\n\nオオタと名乗った。\n\n広島へ行く。\n\nヒロシマを忘れない。\n\n"
    "時は過ぎた。\n\n事の次第を記す。\n\nそのとき雨が降った。\n\n"
    "第１章 会計\n\n第１条　委員会は、監査に次の書類を要する。\n\n（１）収支の帳簿\n\n（２）領収の証書\n\n"
    "大田の職務は次のとおりとする。\n\n（１）巡回の警備\n\n"
    "監査の帳簿は倉に置く。\n\n会計の法は古い。\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with corpus_of({"t": TEXT}, tmp_path_factory) as opened:
        yield opened


def whole(store, line):
    return {hit.text for hit in search(store, line, strict=True).hits}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("太田", {"太田が来た。", "オオタと名乗った。"}),
        ("大田", {"大田は去った。", "オオタと名乗った。", "大田の職務は次のとおりとする。"}),
        ("オオタ", {"太田が来た。", "大田は去った。", "オオタと名乗った。", "大田の職務は次のとおりとする。"}),
        ("広島", {"広島へ行く。", "ヒロシマを忘れない。"}),
        ("ヒロシマ", {"広島へ行く。", "ヒロシマを忘れない。"}),
    ],
)
def test_a_name_is_not_another_that_is_read_alike(store, line, found):
    assert whole(store, line) == found


def test_a_character_is_not_another_that_is_read_alike(store):
    assert whole(store, "時") == {"時は過ぎた。", "そのとき雨が降った。"}


def test_an_item_is_read_under_the_sentence_that_leads_to_it(store):
    assert whole(store, "監査 帳簿") == {"（１）収支の帳簿", "監査の帳簿は倉に置く。"}
    assert whole(store, "監査") == {"第１条　委員会は、監査に次の書類を要する。", "監査の帳簿は倉に置く。"}


def test_nor_is_a_name_another_in_the_sentence_that_leads_to_an_item(store):
    assert whole(store, "大田 巡回") == whole(store, "オオタ 巡回") == {"（１）巡回の警備"}
    assert whole(store, "太田 巡回") == set()


def test_the_one_word_of_a_query_stands_in_the_passage_itself(store):
    assert whole(store, "会計") >= {"会計の法は古い。"}
    assert not {text for text in whole(store, "会計") if "会計" not in text}


@pytest.mark.parametrize("line", ["第９条 帳簿", "民法第９条 帳簿", "平成元年 帳簿"])
def test_a_provision_or_a_day_is_one_word_among_others(store, line):
    hits = search(store, line).hits

    assert hits
    assert "帳簿" in hits[0].text
    assert not hits[0].complete
