"""A table of parts and units in, how evenly the units are spread over the parts out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fumikura.counts.passages import Numbers
from fumikura.counts.table import Table

Floats = NDArray[np.float64]


class Dispersion(NamedTuple):
    """How evenly units are spread, by their numbers.

    Attributes:
        range: parts that have a unit.
        dp: deviation of proportions, 0 where each part has its share, near 1 where one small part has all.
        juilland: Juilland's D, 1 where all parts have a unit equally often, 0 where one has all.
    """

    range: Numbers
    dp: Floats
    juilland: Floats


def dispersion(table: Table) -> Dispersion:
    """Measure how evenly the units of a table are spread over its parts that have any tokens; NaN for units without."""
    width, sizes = len(table.units), table.sizes
    totals = table.totals
    return Dispersion(
        np.bincount(table.columns, minlength=width),
        _deviation(
            table.columns, table.counts / totals[table.columns], (sizes / max(1, table.size))[table.rows], width
        ),
        _juilland(table.columns, table.counts / sizes[table.rows], int((sizes > 0).sum()), width),
    )


def deviation(counts: Numbers, sizes: Numbers) -> float:
    """Return the deviation of proportions of a unit that the parts of a corpus have so often (Gries 2008).

    DP = sum of |v - s| / 2, v the share of a part in the occurrences of the unit, s its share in the corpus (Gries,
    Dispersions and adjusted frequencies in corpora, International Journal of Corpus Linguistics 13, 2008).
    """
    shares = np.asarray(counts) / np.sum(counts)
    return float(_deviation(np.zeros(len(shares), dtype=np.int64), shares, np.asarray(sizes) / np.sum(sizes), 1)[0])


def juilland(counts: Numbers, sizes: Numbers) -> float:
    """Return Juilland's D of a unit that the parts of a corpus have so often; NaN for a single part.

    D = 1 - V / sqrt(n - 1), V the standard deviation over the mean of the relative frequencies in n parts (Juilland,
    Brodin and Davidovitch, Frequency dictionary of French words, 1970; for parts of different sizes as Gries 2008).
    """
    relative = np.asarray(counts) / np.asarray(sizes)
    return float(_juilland(np.zeros(len(relative), dtype=np.int64), relative, len(relative), 1)[0])


def _deviation(columns: Numbers, shares: Floats, expected: Floats, width: int) -> Floats:
    """Sum over the cells; a part without the unit adds its whole share, so that only those with it need be seen."""
    apart = np.bincount(columns, weights=np.abs(shares - expected) - expected, minlength=width)
    found = np.clip((apart + 1) / 2, 0, 1)
    return np.where(np.bincount(columns, minlength=width) > 0, found, np.nan)


def _juilland(columns: Numbers, relative: Floats, parts: int, width: int) -> Floats:
    if parts < 2:
        return np.full(width, np.nan)
    mean = np.bincount(columns, weights=relative, minlength=width) / parts
    square = np.bincount(columns, weights=relative**2, minlength=width) / parts
    with np.errstate(divide="ignore", invalid="ignore"):
        found = 1 - np.sqrt(np.maximum(square - mean**2, 0)) / mean / np.sqrt(parts - 1)
    return np.where(mean > 0, np.clip(found, 0, 1), np.nan)
