import pytest

from fumikura.errors import QueryError
from fumikura.query import explain, planner


def rows(store, query):
    return list(explain(planner(store), query))


def test_each_part_has_its_row(store):
    found = rows(store, '外貨預金 -凍結 "欧州 ゼロ" NEAR/2(山 川) 教* doc:rule (猫 OR 犬)')

    assert [(row["asks"], row["text"]) for row in found] == [
        ("all of", ""),
        ("  word", "外貨預金"),
        ("  without", ""),
        ("    word", "凍結"),
        ("  exactly", "欧州 ゼロ"),
        ("  within 2 words of one another", ""),
        ("    word", "山"),
        ("    word", "川"),
        ("  words that begin with", "教"),
        ("  only doc", "rule"),
        ("  any of", ""),
        ("    word", "猫"),
        ("    word", "犬"),
    ]


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("外貨預金", "外貨 + 預金"),
        ("子どもの教育", "子ども=子供, 教育"),
        ("三十億円", "3000000000 + 円"),
        ('"欧州 ゼロ、１００"', "欧 州 ゼ ロ 100"),
        ("定めた", "定める=定め"),
        ("について", "function words: they weigh nothing beside others"),
    ],
)
def test_words_are_shown_as_they_are_read(store, query, reading):
    (row,) = rows(store, query)

    assert row["read_as"] == reading


def test_a_line_that_cannot_be_read_is_refused(store):
    with pytest.raises(QueryError):
        rows(store, "(猫")


def test_what_search_is_told_about_reading_explain_is_told_too(store):
    as_written = list(explain(planner(store), "子供 -国債", exact=True))
    widely = list(explain(planner(store, widely=True), "許可"))
    narrowed = list(explain(planner(store), "外貨", section="第2章"))

    assert [(row["asks"], row["text"]) for row in as_written] == [
        ("all of", ""), ("  exactly", "子供"), ("  without", ""), ("    exactly", "国債"),
    ]  # fmt: skip
    assert widely[0]["asks"] == "any of"
    assert {"  word"} == {row["asks"] for row in widely[1:]}
    assert "認可" in [row["text"] for row in widely[2:]]
    assert "認可" in widely[1]["read_as"]
    assert [(row["asks"], row["text"]) for row in narrowed[1:]] == [("  word", "外貨"), ("  only section", "第2章")]
