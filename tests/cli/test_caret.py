"""A fault in a query is pointed at, in columns of the terminal."""

import pytest


@pytest.mark.parametrize(
    ("query", "before"),
    [
        ("a (b", "a "),
        ("あ (い", "   "),
        ("ｱ (ｲ", "  "),
        ("Ａ・あ (い", " " * 7),
        ("①α (い", " " * 5),
        ("欧州 アジア)", " " * 11),
    ],
)
def test_the_caret_stands_under_the_fault(typed, query, before):
    said = typed("search", query)

    assert said.status == 2
    assert said.err.splitlines()[-2:] == [f"  {query}", f"  {' ' * len(before)}^"]


def test_words_typed_apart_are_one_line(typed):
    said = typed("search", "欧州", '"ゼロ')

    assert said.err.splitlines()[-2:] == ['  欧州 "ゼロ', "       ^"]


def test_a_line_too_long_for_a_terminal_is_not_repeated(typed):
    said = typed("search", "あ" * 1001)

    assert said.status == 2
    assert "^" not in said.err
    assert "the most are 1000" in said.err
