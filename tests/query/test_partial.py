"""Whole matches first, partial ones behind and flagged; questions in plain Japanese."""

import pytest

from fumikura.query import search


def test_passages_with_every_word_come_before_those_with_some(store):
    flags = [hit.complete for hit in search(store, "猫 犬 鳥").hits]

    assert flags[0]
    assert not flags[-1]
    assert flags == sorted(flags, reverse=True)


def test_where_none_has_every_word_all_are_flagged(store):
    answer = search(store, "欧州 国債 外貨")

    assert answer.total == 0
    assert {hit.complete for hit in answer.hits} == {False}


def test_a_passage_is_shown_once(store):
    blocks = [hit.block for hit in search(store, "猫 犬").hits]

    assert len(blocks) == len(set(blocks))


def test_no_partial_ones_beyond_the_limit(store):
    assert [hit.complete for hit in search(store, "猫 犬 鳥", limit=1).hits] == [True]


def test_strict_leaves_partial_ones_out(store):
    assert search(store, "欧州 国債 外貨", strict=True).hits == ()


def test_the_more_words_the_better(store):
    first = search(store, "猫 起きる 存在しない").hits[0]

    assert "起きた" in first.text


@pytest.mark.parametrize("query", ['"黒い犬" 猫', "猫 doc:cable", "猫 NEAR/0(猫 犬)", "猫 -追う -眠る", "存在* 猫"])
def test_phrases_fields_near_beginnings_and_minus_hold_for_partial_ones_too(store, query):
    assert search(store, query).hits == ()


@pytest.mark.parametrize("query", ["凍結 について", "眠る という -追う", "凍結 の doc:pets"])
def test_what_has_function_words_only_is_no_partial_match(store, query):
    assert [hit for hit in search(store, query).hits if not hit.complete] == []


def test_a_word_cut_by_mecab_is_partial_where_its_parts_stand_apart(store):
    whole, *rest = search(store, "基金管理運用").hits

    assert whole.text == "基金管理運用の指針を示す。"
    assert whole.complete
    assert "基金の管理は、別に運用する者が行う。" in {hit.text for hit in rest if not hit.complete}


def test_a_word_of_the_heading_finds_the_passage_below_it(store):
    found = search(store, "外貨預金 限度", strict=True).hits

    assert [hit.text for hit in found] == ["外貨で預けることができる金額は、30億円を限度とする。"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("猫は何を追ったのですか", "猫が犬を追った。"),
        ("外貨で預けられる金額の限度はいくらですか？", "外貨で預けることができる金額は、30億円を限度とする。"),
        ("会談はどうなったのか", "レイキャヴィクの会談は決裂した。"),
        ("誰が報告を書いたか", "3. 在外公館の ＩＮＦ 班が報告を書いた。"),
    ],
)
def test_a_question_is_answered(store, question, text):
    assert search(store, question).hits[0].text.startswith(text)


def test_function_words_alone_are_still_searched(store):
    assert search(store, "へ", strict=True).total == 1


def test_function_words_weigh_nothing_beside_others(store):
    assert search(store, "国債については", strict=True).total == search(store, "国債", strict=True).total
