"""Patterns of words: how they are read, and where they are refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fumikura.errors import QueryError
from fumikura.query import cql
from fumikura.query.cql import (
    LONGEST_GAP,
    Both,
    Chain,
    Choice,
    Either,
    Neither,
    Pattern,
    Repeat,
    Token,
)
from fumikura.query.language import parse
from fumikura.query.nodes import And, Filter, Not, Or, Regex, Tokens, Word


def is_(attribute: str, value: str, column: int, *, regex: bool = False) -> cql.Test:
    return cql.Test(attribute, value, regex=regex, column=column)


PATTERNS = [
    ('[lemma="提案"]', Pattern(Token(is_("lemma", "提案", 8)))),
    ("[]{3}", Pattern(Repeat(Token(None), 3, 3))),
    (
        '[lemma="提案"] []{0,3} [pos="動詞"]',
        Pattern(Chain((Token(is_("lemma", "提案", 8)), Repeat(Token(None), 0, 3), Token(is_("pos", "動詞", 27))))),
    ),
    ("［lemma＝＂提案＂］", Pattern(Token(is_("lemma", "提案", 8)))),
    ('[lemma="提.*"]', Pattern(Token(is_("lemma", "提.*", 8, regex=True)))),
    ("[lemma=/提案/]", Pattern(Token(is_("lemma", "提案", 8, regex=True)))),
    ('[pos="名詞-固有名詞"]', Pattern(Token(is_("pos", "名詞-固有名詞", 6)))),
    ('[pos!="動詞"]', Pattern(Token(Neither(is_("pos", "動詞", 7))))),
    ('[!pos="動詞"]', Pattern(Token(Neither(is_("pos", "動詞", 7))))),
    (
        '[lemma="a" & type="b" | word="c"]',
        Pattern(Token(Either((Both((is_("lemma", "a", 8), is_("type", "b", 19))), is_("word", "c", 30))))),
    ),
    (
        '[lemma="a" & (type="b" | word="c")]',
        Pattern(Token(Both((is_("lemma", "a", 8), Either((is_("type", "b", 20), is_("word", "c", 31))))))),
    ),
    (
        '([lemma="a"] | [lemma="b"])+',
        Pattern(Repeat(Choice((Token(is_("lemma", "a", 9)), Token(is_("lemma", "b", 23)))), 1, LONGEST_GAP)),
    ),
    ('[lemma="a"]?', Pattern(Repeat(Token(is_("lemma", "a", 8)), 0, 1))),
    ('[lemma="a"]*', Pattern(Repeat(Token(is_("lemma", "a", 8)), 0, LONGEST_GAP))),
    ('[lemma="a"]{2,}', Pattern(Repeat(Token(is_("lemma", "a", 8)), 2, LONGEST_GAP))),
    ('[lemma="a"]{,2}', Pattern(Repeat(Token(is_("lemma", "a", 8)), 0, 2))),
    ('[lemma="a"] within sentence', Pattern(Token(is_("lemma", "a", 8)), within="sentence")),
    ('[lemma="a"] within section', Pattern(Token(is_("lemma", "a", 8)), within="section")),
    (
        '[lemma="a"] within [word="b"]{3}',
        Pattern(Token(is_("lemma", "a", 8)), Repeat(Token(is_("word", "b", 26)), 3, 3)),
    ),
    ('[]{2} containing [word="b"]', Pattern(Repeat(Token(None), 2, 2), containing=Token(is_("word", "b", 24)))),
    ('sentence containing [word="b"]', Pattern("sentence", containing=Token(is_("word", "b", 27)))),
    ("lemma:定める", Pattern(Token(is_("lemma", "定める", 6)))),
    ("pos:名詞-固有*", Pattern(Token(is_("pos", "名詞\\-固有.*", 4, regex=True)))),
    ("reading:/テイ.+/", Pattern(Token(is_("reading", "テイ.+", 8, regex=True)))),
    ('surface:"提案"', Pattern(Token(is_("surface", "提案", 8)))),
]


@pytest.mark.parametrize(("line", "pattern"), PATTERNS)
def test_patterns(line: str, pattern: Pattern) -> None:
    tree = parse(line)

    assert isinstance(tree, Tokens)
    assert tree.pattern == pattern


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("[REDACTED]", Word("[REDACTED]")),
        ("[1]", Word("[1]")),
        ("/usr/bin", Word("/usr/bin")),
        ("and/or", Word("and/or")),
        ("/第[0-9]+条/", Regex("第[0-9]+条")),
        ("／条／", Regex("条")),
        ("(/a/ OR b)", Or((Regex("a"), Word("b")))),
        ("a -/b/", And((Word("a"), Not(Regex("b"))))),
        ("/a b/ kind:body", And((Regex("a b"), Filter("kind", "body")))),
        ("sentence", Word("sentence")),
        ("within sentence", And((Word("within"), Word("sentence")))),
    ],
)
def test_what_is_no_pattern(line: str, tree: object) -> None:
    assert parse(line) == tree


def test_patterns_stand_among_words() -> None:
    tree = parse('欧州 [lemma="a"] -(pos:動詞 OR アジア) ([lemma="b"] OR 凍結)')

    assert isinstance(tree, And)
    kinds = [type(child) for child in tree.children]
    assert kinds == [Word, Tokens, Not, Or]


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ('[lemma="提案"', 11, "a ] is missing"),
        ("[lemma=提案]", 7, "a value in quotation marks"),
        ('[lemma=""]', 7, "nothing to find"),
        ('[foo="提案"]', 1, "no attribute 'foo'"),
        ('[lemma="a" & ]', 13, "an attribute is missing"),
        ('[lemma="a"]{3,1}', 11, "from 3 to 1"),
        ('[lemma="a"]{}', 11, "write {3}"),
        ('[lemma="a"]{x}', 11, "write {3}"),
        ('[lemma="a"]{1,999}', 11, "up to 100"),
        ('[lemma="a"] within [', 19, "behind within"),
        ('([lemma="a"] | [lemma="b"]', 0, "never closed"),
        ('[(lemma="a"]', 1, "never closed"),
        ("pos:", 4, "value is missing"),
        ('[!!!!!!!!!!lemma="a"]', 10, "nested deeper"),
        ('[lemma="a"] ' * 40, None, "more than 32 words"),
    ],
)
def test_faults(line: str, column: int | None, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(line)

    assert message in str(caught.value)
    if column is not None:
        assert caught.value.column == column


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='[]{}()=!&|"/?*+,0123 lemapos提案動within', max_size=40))
def test_any_line_is_read_or_refused_in_its_bounds(line: str) -> None:
    try:
        parse(line)
    except QueryError as fault:
        assert 0 <= fault.column <= len(line)
