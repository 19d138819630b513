"""Type-token figures against the example of McCarthy and Jarvis and other implementations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fumikura.counts.diversity import mtld, sttr, ttr


def sequence(types, power, apart=0):
    """3,500 numbers of an old random generator; with ``apart`` none comes twice within ten."""
    state, found = 7, []
    for at in range(3500):
        state = (state * 1103515245 + 12345) % 2**31
        found.append(int(types * (state / 2**31) ** power) + apart * (at % 10))
    return found


def test_mtld_of_the_example_in_mccarthy_and_jarvis():
    # of (1.00) the (1.00) people (1.00) by (1.00) the (.800) people (.667) ||| for (1.00) the (1.00) people (1.00)
    assert mtld(["of", "the", "people", "by", "the", "people", "for", "the", "people"]) == pytest.approx(9)


def test_mtld_as_two_packages():
    # lexical_diversity 0.1.1 lex_div.mtld and lexicalrichness 0.5.1 LexicalRichness.mtld(threshold=0.72)
    assert mtld(sequence(30, 2, apart=1000)) == pytest.approx(147.57420805861577)


def test_mtld_as_lexicalrichness_which_ends_a_factor_at_the_threshold():
    assert mtld(sequence(400, 3), factor=0.72 + 1e-9) == pytest.approx(73.47712364619214, rel=1e-6)


def test_sttr_as_lexicalrichness():
    # LexicalRichness.msttr(segment_window=1000, discard=True)
    assert sttr(sequence(400, 3)) == pytest.approx(0.2996666666666667)
    assert ttr(sequence(400, 3)) == pytest.approx(0.11057142857142857)


def test_too_short_for_a_segment():
    assert sttr(sequence(400, 3)[:999]) is None


def test_words_that_never_come_back():
    assert mtld(range(50)) is None
    assert mtld([]) is None
    assert ttr([]) is None


@given(st.lists(st.integers(0, 8), min_size=2))
def test_both_directions_weigh_the_same(words):
    there, back = mtld(words), mtld(words[::-1])

    assert (there is None) == (back is None)
    assert there is None or there == pytest.approx(back)
