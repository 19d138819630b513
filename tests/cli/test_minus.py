"""A word behind a minus sign is a word, not an option."""

import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ["外貨", "-準備"],
        ["-準備", "外貨"],
        ["外貨", "－準備"],
        ["外貨 -準備"],
        ["外貨", "--", "-準備"],
        ["外貨", '-"準備"'],
        ["外貨", "-(準備 OR 凍結)"],
        ["外貨", "-doc:tameike*"],
        ["外貨", "-n3", "-準備"],
        ["外貨", "-n", "3", "-準備", "-fjsonl"],
    ],
)
def test_a_word_that_must_not_be_found(typed, arguments):
    said = typed("search", "--strict", *arguments)

    assert said.status == 0
    assert "hyogo-fund-guideline" in said.out
    assert "tameike" not in said.out


def test_options_behind_the_query_are_options(typed):
    assert len(typed("kwic", "外貨", "-準備", "-n1", "-w", "2", "-f", "csv").out.splitlines()) == 2


def test_kwic_and_explain_read_them_too(typed):
    assert "without" in typed("explain", "外貨", "-準備").out
    assert "準備" not in typed("kwic", "外貨", "-準備", "-w", "1").out
