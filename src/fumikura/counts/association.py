"""Counts of two words and of both together in, how strongly they go together out.

``both`` is how often the two stand together, ``near`` how many tokens stand where the one could stand beside the other
(in the windows of the node), ``other`` how often the other word is there, ``size`` the tokens of the corpus. Chance
would have the two together E = near * other / size times (Evert, Corpora and collocations, 2008, sections 3 and 4).
Every measure takes numbers or arrays of numpy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Measure = Literal["log_dice", "g2", "mi", "mi3", "t", "dice"]


def expected(near: ArrayLike, other: ArrayLike, size: ArrayLike) -> Floats:
    """Return how often chance would have the two together: E = near * other / size."""
    return _floats(near) * _floats(other) / _floats(size)


def mi(both: ArrayLike, near: ArrayLike, other: ArrayLike, size: ArrayLike) -> Floats:
    """Return the mutual information, log2(O / E): high for rare words that stand together only.

    Church and Hanks, Word association norms, mutual information, and lexicography, Computational Linguistics 16, 1990.
    """
    return _log2(_floats(both) / expected(near, other, size))


def mi3(both: ArrayLike, near: ArrayLike, other: ArrayLike, size: ArrayLike) -> Floats:
    """Return the cubic mutual information, log2(O^3 / E), which holds frequent pairs dearer.

    Daille, Approche mixte pour l'extraction automatique de terminologie, 1994.
    """
    return _log2(_floats(both) ** 3 / expected(near, other, size))


def t(both: ArrayLike, near: ArrayLike, other: ArrayLike, size: ArrayLike) -> Floats:
    """Return the t score, (O - E) / sqrt(O): high for frequent pairs.

    Church, Gale, Hanks and Hindle, Using statistics in lexical analysis, 1991.
    """
    seen = _floats(both)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (seen - expected(near, other, size)) / np.sqrt(seen)
    return np.asarray(np.where(seen > 0, found, -np.inf))


def g2(both: ArrayLike, near: ArrayLike, other: ArrayLike, size: ArrayLike) -> Floats:
    """Return the log-likelihood ratio, 2 * sum of O * ln(O / E) over the four cells; negative where O < E.

    Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19, 1993.
    """
    seen, rows, columns, every = map(_floats, (both, near, other, size))
    cells = (
        (seen, rows * columns), (rows - seen, rows * (every - columns)),
        (columns - seen, (every - rows) * columns), (every - rows - columns + seen, (every - rows) * (every - columns)),
    )  # fmt: skip
    found = 2 * sum(_part(one, product / every) for one, product in cells)
    return np.asarray(np.maximum(found, 0) * np.where(seen < expected(near, other, size), -1, 1))


def dice(both: ArrayLike, node: ArrayLike, other: ArrayLike) -> Floats:
    """Return the Dice coefficient, 2 * O / (f(node) + f(other)), from 0 to 1; the size of the corpus does not matter.

    Dice, Measures of the amount of ecologic association between species, Ecology 26, 1945. In a wide window a word can
    stand by one node more than once: O is at most the frequency of either.
    """
    one, two = _floats(node), _floats(other)
    together = np.minimum(_floats(both), np.minimum(one, two))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(one + two > 0, 2 * together / (one + two), 0.0))


def log_dice(both: ArrayLike, node: ArrayLike, other: ArrayLike) -> Floats:
    """Return logDice, 14 + log2(Dice): at most 14; one less is half as strong.

    Rychlý, A lexicographer-friendly association score, RASLAN 2008.
    """
    return 14 + _log2(dice(both, node, other))


MEASURES: dict[str, Callable[..., Floats]] = {
    "log_dice": log_dice, "g2": g2, "mi": mi, "mi3": mi3, "t": t, "dice": dice,
}  # fmt: skip


def measured(both: ArrayLike, node: int, near: int, other: ArrayLike, size: int) -> dict[str, Floats]:
    """Return all measures by name."""
    return {
        name: measure(both, node, other) if measure in {dice, log_dice} else measure(both, near, other, size)
        for name, measure in MEASURES.items()
    }


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _log2(values: Any) -> Floats:  # noqa: ANN401  a number or an array
    with np.errstate(divide="ignore"):
        return np.asarray(np.log2(values))


def _part(seen: Floats, chance: Floats) -> Floats:
    """Return O * ln(O / E), 0 where O is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(seen > 0, seen * np.log(seen / chance), 0.0))
