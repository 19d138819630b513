import pytest

from fumikura.query import search

# query -> documents that hold every word, in any order
FINDS = [
    ("INF", {"cable"}),
    ("ｉｎｆ", {"cable"}),
    ("Ｉ Ｎ Ｆ", {"cable"}),
    ("30億円", {"cable", "rule"}),
    ("３０億円", {"cable", "rule"}),
    ("三十億円", {"cable", "rule"}),
    ("3,000,000,000円", {"cable", "rule"}),
    ("定めた", {"rule"}),
    ("定めます", {"rule"}),
    ("書く", {"cable"}),
    ("子供", {"rule"}),
    ("レイキャビック", {"essay"}),
    ("パブコメ", {"essay"}),
    ('"アジア凍結"', {"cable"}),
    ('"欧州ゼロ アジア100"', {"cable"}),
    ('"アジア10"', set()),
    ('"ジア"', {"cable"}),
    ('"川"', {"essay"}),
    ("欧州 -凍結", set()),
    ("外貨 -凍結", {"rule"}),
    ("凍結 OR 外貨", {"cable", "rule"}),
    ("教*", {"rule"}),
    ("NEAR/2(欧州 アジア)", {"cable"}),
    ("NEAR/2(アジア 欧州)", {"cable"}),
    ("NEAR/1(欧州 凍結)", set()),
    ("NEAR/0(アジア 凍結)", {"cable"}),
    ("山 doc:essay", {"essay"}),
    ("山 doc:ess*", {"essay"}),
    ("案 kind:cables", {"cable"}),
    ("外貨 kind:heading", {"rule"}),
    ("第２章（１）", {"rule"}),
    ("案をどうしたのか 採る", {"essay"}),
]


@pytest.mark.parametrize(("query", "documents"), FINDS)
def test_finds(store, query, documents):
    assert {hit.doc for hit in search(store, query, strict=True).hits} == documents


def test_marks_are_what_the_query_named(store):
    (hit,) = search(store, '"アジア凍結"', strict=True).hits

    assert [hit.text[start:end] for start, end in hit.marks] == ["アジア凍結"]


def test_a_hit_leads_to_its_characters(store):
    (hit,) = search(store, "決裂", strict=True).hits
    source = store.source(store.document("essay").id)

    assert source[hit.start : hit.end] == hit.text


def test_a_phrase_is_found_over_a_line_break_of_the_source(store):
    (hit,) = search(store, '"アジア凍結を主張"', strict=True).hits

    assert "凍\n結" in store.source(store.document("cable").id)[hit.start : hit.end]


def test_passages_with_every_word_come_before_those_with_some(store):
    answer = search(store, "欧州 国債 外貨")
    whole = search(store, "アジア 凍結")

    assert (answer.total, [hit.complete for hit in answer.hits][:2]) == (0, [False, False])
    assert whole.hits[0].complete
    assert [hit.rank for hit in whole.hits] == list(range(1, len(whole.hits) + 1))


def test_a_word_of_the_heading_finds_the_passage_below_it(store):
    found = search(store, "外貨預金 限度", strict=True).hits

    assert [hit.text for hit in found] == ["外貨で預けることができる金額は、30億円を限度とする。"]


def test_function_words_alone_are_still_searched(store):
    assert search(store, "へ", strict=True).total == 1


def test_function_words_weigh_nothing_beside_others(store):
    assert search(store, "国債については", strict=True).total == search(store, "国債", strict=True).total


def test_nothing_found(store):
    assert search(store, "存在しない語彙xyz").hits == ()


def test_the_limit_holds(store):
    assert len(search(store, "案 OR 外貨 OR 山 OR 経費", limit=2).hits) == 2
