"""A space in, the number of topics out for which the words hold together and the topics come out again.

Stability after Ben-Hur, Elisseeff and Guyon, A stability based method for discovering structure in clustered data,
2002: topics are learnt from different parts of the units, and the adjusted Rand index (Hubert and Arabie 1985) tells
how far they put all units together alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from fumikura.topics.coherence import TOP, c_v, coherence
from fumikura.topics.labels import weights, words
from fumikura.topics.methods import Method
from fumikura.topics.settings import Step
from fumikura.topics.space import Floats, Space, weighed

Places = NDArray[np.intp]

GRID = (2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50)
RUNS = 3  # seeds that are compared
_PART = 0.8  # of the units that each seed sees
_MOST = 2_000  # units by which numbers are compared
_EACH = 10  # units that a topic needs at least on average
_ROOT = 1.5  # topics at most, in roots of the units: of many units topics grow, too, and not only in number
_FEWEST = 6  # units that can be parted in two
_NEAR = 0.95  # of the best score counts as good


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number of topics and how good it is.

    Attributes:
        coherence: mean NPMI of the first ten words of each topic.
        stability: mean adjusted Rand index of the runs.
        score: (1 + coherence) / 2 times stability, from 0 to 1.
    """

    k: int
    coherence: float
    c_v: float
    stability: float
    score: float
    chosen: bool = False


def candidates(units: int) -> tuple[int, ...]:
    """Return the numbers of topics that so many units may bear; none where they are too few to be parted."""
    fewest = units**0.25  # two topics of 80,000 passages say nothing
    most = min(units / _EACH, _ROOT * units**0.5)
    return tuple(k for k in GRID if int(fewest) <= k <= most) or ((2,) if units >= _FEWEST else ())


def compare(
    space: Space, method: Method, numbers: Sequence[int], *, seed: int, on_step: Step | None = None
) -> list[Candidate]:
    """Judge numbers of topics and mark one: the largest that is nearly as good as the best, for it tells most.

    A method that decides for itself is judged once, whatever the numbers.
    """
    some = sample(space.counts.shape[0], _MOST, seed)
    numbers = numbers[:1] if method.free else numbers
    found = []
    for at, k in enumerate(numbers):
        if on_step is not None:
            on_step("compare", at, len(numbers))
        found.append(_judge(space, method, some, k, seed))
    near = _NEAR * max((one.score for one in found), default=0.0)
    best = max((one.k for one in found if one.score >= near), default=0)
    return [replace(one, chosen=one.k == best) for one in found]


def sample(units: int, most: int, seed: int) -> Places:
    """Return the places of so many units at most, drawn by chance, in their order."""
    if units <= most:
        return np.arange(units)
    return np.sort(np.random.default_rng(seed).choice(units, most, replace=False))


def _judge(space: Space, method: Method, some: Places, k: int, seed: int) -> Candidate:
    counts = space.counts[some]
    matrix = counts if method.counts else weighed(counts, space.idf)
    runs: list[Floats] = []
    part = max(k, int(matrix.shape[0] * _PART))
    for run in range(RUNS):
        seen = sample(matrix.shape[0], part, seed + 1 + run)
        runs.append(method.weigh(method.fit(matrix[seen], k, seed + run), matrix))
    coherent, alike = [], []
    for shares in runs:
        scores = weights(counts, once(shares))
        chosen = [words(space, row, TOP, there=counts) for row in scores if row.any()]
        coherent.append(np.mean([coherence(counts, one) for one in chosen] or [0.0]))
        alike.append(np.mean([c_v(counts, one) for one in chosen] or [0.0]))
    stable = float(np.mean([agreement(one, other) for one, other in combinations(runs, 2)]))
    held, like = float(np.mean(coherent)), float(np.mean(alike))
    score = (1 + held) / 2 * max(stable, 0)
    return Candidate(k, round(held, 4), round(like, 4), round(stable, 4), round(score, 4))


def agreement(one: Floats, other: Floats) -> float:
    """Return the adjusted Rand index of two ways to put units together by their strongest topics."""
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415  heavy

    return float(adjusted_rand_score(strongest_topic(one), strongest_topic(other)))


def strongest_topic(shares: Floats) -> Places:
    """Return the place of the strongest topic of each unit, -1 where none fits; of equals the first."""
    if not shares.shape[1]:
        return np.full(len(shares), -1, dtype=np.intp)
    rounded = np.round(shares, 6)
    return np.where(rounded.max(axis=1) > 0, rounded.argmax(axis=1), -1)


def once(shares: Floats) -> Floats:
    """Return weights in which each unit belongs to its strongest topic alone."""
    best = strongest_topic(shares)
    found = np.zeros(shares.shape)
    found[best >= 0, best[best >= 0]] = 1
    return found
