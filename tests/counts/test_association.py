"""Measures of association against published examples, nltk, and what must hold whatever the counts."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fumikura.counts import association as a

# Manning and Schütze, Foundations of statistical natural language processing, 1999, chapter 5: f(w1), f(w2), f(w1 w2)
SIZE = 14_307_668
NEW_COMPANIES, AYATOLLAH, POWERFUL = (15_828, 4_675, 8), (42, 20, 20), (12_593, 932, 150)


def test_t_of_new_companies():
    one, two, both = NEW_COMPANIES

    assert a.t(both, one, two, SIZE) == pytest.approx(0.999932, abs=1e-6)  # page 165


def test_mutual_information_of_ayatollah_ruhollah():
    one, two, both = AYATOLLAH

    assert a.mi(both, one, two, SIZE) == pytest.approx(18.38, abs=0.005)  # page 179


def test_log_likelihood_of_most_powerful():
    one, two, both = POWERFUL

    assert a.g2(both, one, two, SIZE) == pytest.approx(1291.42, rel=1e-3)  # page 174


# python -c "from nltk.metrics import BigramAssocMeasures as B; a = (3, (16, 40), 30093); print(B.pmi(*a),
#   B.student_t(*a), B.likelihood_ratio(*a), B.dice(*a))" with nltk 3.10.4
@pytest.mark.parametrize(
    ("counts", "mi", "t", "g2", "dice"),
    [
        ((3, 16, 40, 30_093), 7.140174722874701, 1.7197720659252604, 24.559072575028097, 0.10714285714285714),
        ((8, 15_828, 4_675, SIZE), 0.6293432116236843, 0.9999319894802036, 1.3253893963471581, 0.0007803736038628494),
        ((150, 12_593, 932, SIZE), 7.51458336379126, 12.180470951883276, 1291.3190571274106, 0.022181146025878003),
    ],
)
def test_as_nltk(counts, mi, t, g2, dice):
    both, one, two, size = counts

    assert a.mi(both, one, two, size) == pytest.approx(mi)
    assert a.t(both, one, two, size) == pytest.approx(t)
    assert a.g2(both, one, two, size) == pytest.approx(g2)
    assert a.dice(both, one, two) == pytest.approx(dice)
    assert a.log_dice(both, one, two) == pytest.approx(14 + log2(dice))


def test_mi3_is_mi_and_twice_the_logarithm_of_what_was_seen():
    assert a.mi3(8, 16, 40, 30_093) == pytest.approx(a.mi(8, 16, 40, 30_093) + 2 * 3)


def test_log_dice_is_14_for_words_that_never_part():
    assert a.log_dice(7, 7, 7) == 14


def test_a_word_that_is_rarer_than_by_chance_has_a_negative_g2():
    assert a.g2(1, 1_000, 1_000, 10_000) < 0


@st.composite
def tables(draw):
    """Counts of two words, of both, and the size of a corpus that holds them."""
    one, two = draw(st.integers(1, 10_000)), draw(st.integers(1, 10_000))
    both = draw(st.integers(0, min(one, two)))
    return both, one, two, one + two + draw(st.integers(0, 1_000_000))


@given(tables())
def test_neither_word_comes_first(counts):
    both, one, two, size = counts

    for measure in (a.mi, a.mi3, a.t, a.g2):
        assert measure(both, one, two, size) == pytest.approx(measure(both, two, one, size), abs=1e-6)
    assert a.log_dice(both, one, two) == a.log_dice(both, two, one)


@given(tables())
def test_dice_has_bounds(counts):
    both, one, two, _ = counts

    assert 0 <= a.dice(both, one, two) <= 1
    assert a.log_dice(both, one, two) <= 14


@given(st.integers(1, 100), st.integers(1, 100), st.integers(1, 100))
def test_independent_words_do_not_attract(one, two, times):
    size = one * two * times * 100
    near, other = one * 10 * times, two * 10  # of which chance has one * two * 100 * times / size = 1 together

    assert a.mi(near * other / size, near, other, size) == pytest.approx(0, abs=1e-9)
    assert a.g2(near * other / size, near, other, size) == pytest.approx(0, abs=1e-6)
