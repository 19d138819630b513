"""What a question asks for speaks for a passage: a day, a provision, a definition, a compound, a list, a document."""

import random

import pytest

from fumikura.query import search
from fumikura.query.meant import read
from fumikura.query.nodes import And, Filter, Or, Word
from tests.corpus_of import corpus_of

TEXTS = {
    "act": (
        "水路管理条例\n（平成三年条例第四号）\n\n第１条　次の各号に掲げる用語の意義は、次のとおりとする。\n\n"
        "一　水門　水の流れを止める設備をいう。\n\n二　堰　水をためる設備をいう。\n\n"
        "第２条　水門の鍵は、管理者が保管する。水門の鍵を貸してはならない。水門は二基とする。\n\n"
        "第３条　管理者は、以下の書類を備える。\n\n（１）日誌\n\n（２）図面\n\n（３）写真\n"
    ),
    "news": (
        "次号は六月に出す。\n\n令和六年十月九日、堰の前で式があった。\n\n号外を次に配った。\n\n式の費用は少ない。\n\n"
        "個人情報の保護に関する法律の説明会を開く。\n\n野田佳彦は式に出た。\n\n閘門とは、船を上げ下げする設備である。\n"
    ),
    "far": "鍵を磨いた。\n\n管理の話をする。\n\n日誌を書いた。\n",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with corpus_of(TEXTS, tmp_path_factory) as opened:
        yield opened


def texts(store, line, **options):
    return [hit.text for hit in search(store, line, **options).hits]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("2024年10月9日の式", "令和六年十月九日、堰の前で式があった。"),
        ("2024年10月9日に何があったか", "令和六年十月九日、堰の前で式があった。"),
        ("水門とは", "一　水門　水の流れを止める設備をいう。"),
        ("水門とは何か", "一　水門　水の流れを止める設備をいう。"),
        ("閘門とは", "閘門とは、船を上げ下げする設備である。"),
        ("次の号は六月か", "次号は六月に出す。"),
        ("個情法 説明会", "個人情報の保護に関する法律の説明会を開く。"),
        ("個情法の説明会", "個人情報の保護に関する法律の説明会を開く。"),
        ("野田さんは式に出たか", "野田佳彦は式に出た。"),
    ],
)
def test_what_is_asked_for_comes_first(store, line, first):
    assert texts(store, line)[0] == first


def test_without_the_question_a_definition_does_not_come_first(store):
    assert texts(store, "水門")[0] != "一　水門　水の流れを止める設備をいう。"


def test_a_list_that_is_announced_comes_with_its_sentence_before_it(store):
    found = texts(store, "管理者はどんな書類を備えるか")

    assert found[0].endswith("以下の書類を備える。")
    assert found[1:4] == ["（１）日誌", "（２）図面", "（３）写真"]


def test_a_passage_counts_for_more_in_a_document_that_has_more_of_the_query(store):
    found = texts(store, "水門 管理者 日誌", limit=30)

    assert found.index("（１）日誌") < found.index("日誌を書いた。")


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("2024年10月9日の式", And((Or((Word("2024年10月9日"), Filter("date", "2024年10月9日"))), Word("式")))),
        ("第一次世界大戦", Word("第一次世界大戦")),
        ("水門の鍵", Word("水門の鍵")),
        ("2024年の", Or((Word("2024年"), Filter("date", "2024年")))),
    ],
)
def test_words_are_cut_where_they_name_something(line, tree):
    assert read(line) == tree


def test_filters_hold_beside_a_section(store):
    every = search(store, "水門 鍵 管理者 -貸す kind:item", section="第２条", limit=50).hits

    assert not [hit for hit in every if hit.kind != "item" or "貸" in hit.text]


def test_answers_name_a_passage_once_and_begin_alike(store):
    chance = random.Random(7)
    words = [
        "水門",
        "鍵",
        "管理者",
        "日誌",
        "式",
        "第１条",
        "2024年10月9日",
        "堰",
        "どんな書類",
        "設備",
        "-式",
        "個情法",
    ]
    for _ in range(60):
        line = " ".join(chance.sample(words, chance.randint(1, 4)))
        if line.startswith("-") and " " not in line:
            continue
        longest = [hit.block for hit in search(store, line, limit=25).hits]
        assert len(set(longest)) == len(longest), line
        for limit in range(1, 12):
            assert [hit.block for hit in search(store, line, limit=limit).hits] == longest[:limit], (line, limit)
