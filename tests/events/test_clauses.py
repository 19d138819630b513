"""Where a clause ends, whether it is told, how firmly it is said."""

from __future__ import annotations

import pytest

from fumikura.events.clauses import clauses, status
from fumikura.tokens import Tokenizer

TOKENIZER = Tokenizer()


def read(text):
    return clauses(tuple(TOKENIZER(text).tokens()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大使は提案し、代表は断った。", ["大使は提案し、", "代表は断った。"]),
        ("協議したが、合意しなかった。", ["協議したが、", "合意しなかった。"]),
        ("東京、大阪、名古屋で会合を開いた。", ["東京、大阪、名古屋で会合を開いた。"]),
        ("これについて、説明があった。", ["これについて、説明があった。"]),
        ("雨が降ったため、会議は延びた。", ["雨が降ったため、", "会議は延びた。"]),
        ("「賛成し、署名する。」と述べた。", ["「賛成し、署名する。」と述べた。"]),
        ("一つだけでなく、すべて話した", ["一つだけでなく、", "すべて話した"]),
    ],
)
def test_clauses_end_where_a_predicate_ends(text, expected):
    assert [text[one.start : one.end] for one in read(text)] == expected


def test_a_clause_that_goes_on_is_told_in_the_tense_of_the_next():
    assert [one.past for one in read("両国は協議し、合意した。")] == [True, True]


def test_a_rule_is_not_told():
    assert [one.past for one in read("事業者は報告書を提出する。")] == [False]


def test_sentences_are_counted():
    assert [one.sentence for one in read("会談した。そして、別れた。大雨が降り続き、やがて止んだ。")] == [0, 1, 2, 2]


def test_only_the_last_clause_of_a_sentence_is_final():
    assert [one.final for one in read("大雨が降り続き、風が吹いた。")] == [False, True]


@pytest.mark.parametrize(
    ("text", "past", "expected"),
    [
        ("合意した。", True, "asserted"),
        ("合意する予定である。", False, "planned"),
        ("訪問する予定であった。", True, "asserted"),
        ("合意した場合には、", True, "hypothetical"),
        ("交渉が決裂すれば、", False, "hypothetical"),
        ("調印したとのことである。", True, "reported"),
        ("軍が撤退した模様である。", True, "reported"),
    ],
)
def test_status(text, past, expected):
    assert status(text, negative=False, past=past) == expected


def test_what_is_denied_is_denied():
    assert status("合意しなかった。", negative=True, past=True) == "denied"
