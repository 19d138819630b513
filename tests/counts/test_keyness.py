"""Keyness against scipy and a value computed by hand, and parts against parts."""

from math import log, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fumikura.counts import Keep, Scope, compared
from fumikura.counts.keyness import bic, chi2, diff, g2, log_ratio

# for a, b, c, d in ...: t = [[a, b], [c, d]]; chi2_contingency(t, correction=False, lambda_="log-likelihood")[0],
# chi2_contingency(t)[0], and log2 of relative_risk(a, a + b, c, c + d) and its confidence_interval(0.95): scipy 1.17.1
BY_SCIPY = [
    ((10, 5, 100, 200), 7.329811674221491, 6.394736842105262, (2.0, 0.4904584898410733, 3.5095415101589267)),
    ((1500, 900, 30093, 41000), 408.3322249916256, 413.1279282937881,
     (1.183161566405471, 1.0658862264341216, 1.3004369063768204)),
    ((0, 25, 6000, 6225), 33.79485630399987, 22.2179792150158, None),
]  # fmt: skip


@pytest.mark.parametrize(("counts", "likelihood", "yates", "ratio"), BY_SCIPY)
def test_as_scipy(counts, likelihood, yates, ratio):
    assert g2(*counts) == pytest.approx(likelihood)
    assert chi2(*counts) == pytest.approx(yates)
    assert ratio is None or log_ratio(*counts) == pytest.approx(ratio)


def test_g2_against_a_value_computed_by_hand():
    # 10 of 100 here, 5 of 200 elsewhere: expected 5 and 10, 95 and 190
    by_hand = 2 * (10 * log(10 / 5) + 5 * log(5 / 10) + 90 * log(90 / 95) + 195 * log(195 / 190))

    assert g2(10, 5, 100, 200) == pytest.approx(by_hand)
    assert g2(5, 10, 100, 200) == pytest.approx(0, abs=1e-9)
    assert bic(10, 5, 100, 200) == pytest.approx(by_hand - log(300))


def test_diff_and_log_ratio_say_the_same():
    # Gabrielatos and Marchi: 400 of 10,000 against 100 of 10,000 is +300 %, Hardie: two doublings
    assert diff(400, 100, 10_000, 10_000) == pytest.approx(300)
    assert log_ratio(400, 100, 10_000, 10_000)[0] == pytest.approx(2)


def test_a_count_of_0_is_half_a_one_in_the_log_ratio():
    assert log_ratio(8, 0, 1_000, 1_000)[0] == pytest.approx(log2(16))
    assert diff(0, 8, 1_000, 1_000) == pytest.approx(-100)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(500, 10_000), st.integers(500, 10_000))
def test_parts_change_places(count, rest, size, others):
    assert g2(count, rest, size, others) == pytest.approx(g2(rest, count, others, size), abs=1e-6)
    assert chi2(count, rest, size, others) == pytest.approx(chi2(rest, count, others, size), abs=1e-6)
    ratio, low, high = log_ratio(count, rest, size, others)
    back, down, up = log_ratio(rest, count, others, size)
    assert (ratio, low, high) == pytest.approx((-back, -up, -down))
    assert low <= ratio <= high


@given(st.integers(1, 500), st.integers(1, 20))
def test_what_is_as_frequent_there_is_no_difference(count, times):
    counts = (count, count * times, count * 10, count * times * 10)

    assert g2(*counts) == pytest.approx(0, abs=1e-6)
    assert chi2(*counts) == 0
    assert log_ratio(*counts)[0] == pytest.approx(0, abs=1e-9)


def only(store, name):
    return Scope(frozenset(store.ids(name=name)))


def test_the_words_of_a_document_against_the_rest(store):
    found = compared(store, only(store, "inf-cables-1986"), by="compound", keep=Keep(only="content"))
    words = {one.word: one for one in found}

    assert "ABM条約" in words
    assert "国債" not in words
    assert all(one.g2 >= 3.84 and one.log_ratio > 0 and one.low <= one.log_ratio <= one.high for one in found)
    assert [one.g2 for one in found] == sorted((one.g2 for one in found), reverse=True)
    assert all((one.diff is None) == (one.rest == 0) for one in found)


def test_what_is_rarer_there(store):
    found = compared(store, only(store, "inf-cables-1986"), keep=Keep(only="content"), under=True)
    words = {one.word: one for one in found}

    assert words["資金"].count == 0
    assert words["資金"].diff == -100
    assert all(one.log_ratio < 0 for one in found)


def test_two_parts_are_counted_as_told(store, told):
    cables, essay = "inf-cables-1986", "china-fighting-diplomats"
    (one,) = [
        one
        for one in compared(store, only(store, cables), only(store, essay), by="surface", sure=0)
        if one.word == "ソ連"
    ]
    words = {
        name: [word.word for row, some in told if row.document == name for word in some] for name in (cables, essay)
    }

    assert (one.count, one.rest) == (words[cables].count("ソ連"), words[essay].count("ソ連"))
    assert one.per_10000 == round(one.count * 10_000 / len(words[cables]), 2)


def test_passages_of_a_kind_against_others(store, told):
    found = {one.word: one for one in compared(store, Scope(kind="heading"), by="surface", sure=0, least=1)}
    headings = [word.word for row, some in told if row.kind == "heading" for word in some]

    assert found["第"].count == headings.count("第")


def test_a_reference_list(store):
    whole = compared(store, only(store, "inf-cables-1986"), {"条約": 3, "事": 5000}, by="surface", sure=0)
    words = {one.word: one for one in whole}

    assert words["条約"].rest == 3
    assert words["条約"].rest_per_10000 == round(3 * 10_000 / 5003, 2)
    under = compared(store, only(store, "inf-cables-1986"), {"条約": 3, "猫": 50}, by="surface", under=True)
    assert [one.word for one in under][:1] == ["猫"]
