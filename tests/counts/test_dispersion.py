"""Dispersion against the example of Gries, and its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fumikura.counts.dispersion import deviation, dispersion, juilland
from fumikura.counts.table import table

# Gries, Dispersions and adjusted frequencies in corpora, 2008: the letter a in five parts of 9, 10, 10, 10, 11 letters
COUNTS, SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]


def test_deviation_of_proportions_of_gries():
    assert deviation(COUNTS, SIZES) == pytest.approx(0.18)


def test_juilland_of_gries():
    assert juilland(COUNTS, SIZES) == pytest.approx(0.785, abs=0.0005)


@given(st.lists(st.integers(1, 1_000), min_size=2, max_size=20))
def test_a_word_of_which_each_part_has_its_share_is_evenly_spread(sizes):
    assert deviation(sizes, sizes) == pytest.approx(0, abs=1e-12)
    assert juilland(sizes, sizes) == pytest.approx(1, abs=1e-6)


@given(st.integers(2, 50), st.integers(1, 100), st.integers(1, 1_000))
def test_a_word_that_one_of_equal_parts_has(parts, count, size):
    counts = np.zeros(parts, dtype=np.int64)
    counts[-1] = count

    assert deviation(counts, np.full(parts, size)) == pytest.approx(1 - 1 / parts)
    assert juilland(counts, np.full(parts, size)) == pytest.approx(0, abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 500)), min_size=2, max_size=12))
def test_bounds_and_order(parts):
    counts, sizes = (np.array(some) for some in zip(*parts, strict=True))
    if not counts.sum():
        counts[0] = 1

    assert 0 <= deviation(counts, sizes) < 1
    assert 0 <= juilland(counts, sizes) <= 1
    assert deviation(counts[::-1], sizes[::-1]) == pytest.approx(deviation(counts, sizes))


def test_a_single_part_has_no_juilland():
    assert np.isnan(juilland([3], [10]))


def test_a_table_at_once_is_each_word_by_itself(store):
    counted = table(store)
    found = dispersion(counted)

    for unit in range(0, len(counted.units), 97):
        row = np.zeros(len(counted.parts), dtype=np.int64)
        cells = counted.columns == unit
        row[counted.rows[cells]] = counted.counts[cells]
        assert found.range[unit] == (row > 0).sum()
        assert found.dp[unit] == pytest.approx(deviation(row, counted.sizes))
        assert found.juilland[unit] == pytest.approx(juilland(row, counted.sizes))
