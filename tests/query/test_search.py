import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fumikura.errors import QueryError
from fumikura.query import search, unmatched
from fumikura.query.language import parse

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
    ("外貨 kind:HEADING", {"rule"}),
    ("限度 kind:heading", set()),
    ("第２章（１）", {"rule"}),
    ("案をどうしたのか 採る", {"essay"}),
    ("１０００円", {"pets"}),
    ("千円", {"pets"}),
    ("1,000円", {"pets"}),
    ("00円", set()),
    ("眠る", {"pets"}),
    ("眠って", {"pets"}),
    ("募集する", {"essay"}),
    ("ＰＹＴＨＯＮ", {"essay"}),
    ("3.11", {"essay"}),
    ("3.1", set()),
    ('"ｐｙｔｈｏｎ　の"', {"essay"}),
    ('"Pyth"', set()),
    ("猫 -鳥 -費用", {"pets"}),
    ("案 -doc:cable", {"essay"}),
    ("案 -kind:cables", {"essay"}),
    ("(山 OR 外貨) -国債", {"essay", "rule"}),
    ("猫 OR 山 doc:essay", {"pets", "essay"}),
    ("猫 OR 山 doc:pets", {"pets"}),
    ("(猫 OR 山) doc:pets", {"pets"}),
    ("(doc:cable OR doc:essay) 案", {"cable", "essay"}),
    ("案 doc:*a*", {"cable", "essay"}),
    ("案 doc:CABLE", {"cable"}),
    ("案 doc:cabl", set()),
    ("覚書 doc:memo-2", {"Memo-2"}),
    ("覚書 doc:MEMO*", {"Memo-2"}),
    ("案 doc:[ac]able", set()),
    ("案 kind:CABLES", {"cable"}),
    ("案 kind:nonsense", set()),
    ("バージ*", {"essay"}),
    ("ﾊﾞｰｼﾞ＊", {"essay"}),
    ("運用*", {"rule", "pets"}),
    ('NEAR/0("欧州 ゼロ" アジア)', {"cable"}),
    ("アジア凍結", {"cable"}),
    ("凍結アジア", set()),
    ("、", set()),
]


@pytest.mark.parametrize(("query", "documents"), FINDS)
def test_finds(store, query, documents):
    assert {hit.doc for hit in search(store, query, strict=True).hits} == documents


def test_a_hit_leads_to_its_characters(store):
    (hit,) = search(store, "決裂", strict=True).hits
    source = store.source(store.document("essay").id)

    assert source[hit.start : hit.end] == hit.text


def test_a_phrase_is_found_over_a_line_break_of_the_source(store):
    (hit,) = search(store, '"アジア凍結を主張"', strict=True).hits

    assert "凍\n結" in store.source(store.document("cable").id)[hit.start : hit.end]


def test_what_only_the_headings_speak_for_answers_nothing(store):
    assert [hit.text for hit in search(store, "外貨預金", strict=True).hits] == ["（１）外貨預金"]


def test_nothing_found(store):
    assert search(store, "存在しない語彙xyz").hits == ()


def test_the_limit_holds(store):
    assert len(search(store, "案 OR 外貨 OR 山 OR 経費", limit=2).hits) == 2


def test_ranks_count_from_one_and_scores_fall(store):
    hits = search(store, "猫 OR 犬 OR 山").hits

    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_total_counts_what_the_limit_leaves_out(store):
    answer = search(store, "猫", limit=1)

    assert (len(answer.hits), answer.total) == (1, 3)


def test_a_word_of_the_passage_weighs_more_than_one_of_its_headings(store):
    first, *rest = search(store, "外貨", strict=True).hits

    assert "外貨" in first.text
    assert rest


def test_a_field_that_nothing_has_is_named(store):
    assert unmatched(store, "案 doc:nowhere -doc:neither (kind:cables OR kind:nonsense)") == [
        "doc:nowhere",
        "kind:nonsense",
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='あ欧州ORNEAR/2()"-* ＊ﾞ０10、doc:kind\u200b\0', max_size=25) | st.text(max_size=10))
def test_whatever_can_be_read_can_be_searched(store, line):
    try:
        parse(line)
    except QueryError:
        return
    for hit in search(store, line, limit=3).hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)


def test_fields_alone_list_what_has_them_in_the_order_of_the_corpus(store):
    hits = search(store, "kind:heading doc:rule", limit=50).hits

    assert [hit.kind for hit in hits] == ["heading"] * len(hits)
    assert [hit.line for hit in hits] == sorted(hit.line for hit in hits)
    assert len(hits) > 1
    assert {hit.marks for hit in hits} == {()}


def test_a_section_can_be_named_by_its_title_or_by_its_address(store):
    heading = next(hit for hit in search(store, "kind:heading doc:rule", limit=50).hits if len(hit.section) == 1)
    titled = {hit.block for hit in search(store, "doc:rule", section=heading.text, limit=50).hits}
    addressed = {hit.block for hit in search(store, "doc:rule", section=heading.section[0], limit=50).hits}

    assert titled
    assert titled <= addressed
