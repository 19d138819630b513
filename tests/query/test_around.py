"""What stands around the best passages is answered with them, behind what has the words, and never from elsewhere."""

import pytest

from fumikura.query import search
from tests.corpus_of import corpus_of

TEXTS = {
    "yard": (
        "第１章 置場\n\n砂利は東の門から運ぶ。\n\n鍵は守衛が持つ。\n\n雨の日は休む。\n\n夜は灯を点す。\n\n"
        "車は十台までとする。\n\n第２章 倉\n\n扉は二枚ある。\n\n砂利のない床を掃く。\n\n"
        "（１）箒を使う。\n\n（２）水を撒く。\n"
    ),
    "notes": "畑の南に池がある。\n\n魚を放した1。\n\n1 隣村の記録。\n\n春に数えた。\n\n囲いを直した。\n",
    "poem": "門の外で待つ。\n\n花が散る。\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with corpus_of(TEXTS, tmp_path_factory) as opened:
        yield opened


def texts(store, line, **options):
    return [hit.text for hit in search(store, line, **options).hits]


def test_what_stands_beside_the_best_follows_it(store):
    found = texts(store, "砂利 東の門 運ぶ")

    assert found[0] == "砂利は東の門から運ぶ。"
    assert {"鍵は守衛が持つ。", "雨の日は休む。", "夜は灯を点す。"} <= {*found}
    assert found.index("鍵は守衛が持つ。") < found.index("雨の日は休む。") < found.index("夜は灯を点す。")


def test_not_what_is_far_or_in_another_section(store):
    assert "車は十台までとする。" not in texts(store, "砂利 東の門 運ぶ")
    assert "夜は灯を点す。" in texts(store, "車 十台")
    assert not {"扉は二枚ある。", "砂利のない床を掃く。"} & {*texts(store, "車 十台")}


def test_notes_are_passed_over(store):
    found = texts(store, "魚 放す 池")

    assert "春に数えた。" in found
    assert "1 隣村の記録。" not in found


def test_what_stands_beside_has_not_every_word(store):
    hits = search(store, "砂利 東の門 運ぶ").hits

    assert [hit.text for hit in hits if hit.complete] == ["砂利は東の門から運ぶ。"]


@pytest.mark.parametrize("line", ["砂利 東の門 運ぶ -守衛", "砂利 東の門 運ぶ -雨 -守衛"])
def test_it_keeps_to_what_the_query_leaves_out(store, line):
    assert "鍵は守衛が持つ。" not in texts(store, line)


def test_it_keeps_to_the_documents_and_sections_that_are_asked_for(store):
    assert not {"鍵は守衛が持つ。"} & {*texts(store, "砂利 床 掃く", section="第２章")}
    assert {hit.doc for hit in search(store, "門 待つ doc:poem").hits} == {"poem"}


def test_strict_shows_none_of_it(store):
    assert texts(store, "砂利 東の門 運ぶ", strict=True) == ["砂利は東の門から運ぶ。"]


def test_a_longer_answer_begins_as_a_shorter_one(store):
    assert texts(store, "砂利 東の門 運ぶ", limit=20)[:5] == texts(store, "砂利 東の門 運ぶ", limit=5)
