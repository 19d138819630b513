"""Units and their topics in, the words that name each topic out.

Class-based TF-IDF after Grootendorst, BERTopic, 2022: the units of a topic are taken as one text, and a term weighs
its share of that text times the logarithm of how rare it is in all of them; and more where it is spread widely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from fumikura.topics.coherence import npmi
from fumikura.topics.space import Floats, Matrix, Space, strongest

_POOL = 30  # candidates for the words of a topic
_BREADTH = 0.25  # how much it helps a term that many units of its topic have it
_LONGER = 0.4  # a compound stands for its part if it weighs at least so much of it


def weights(counts: Matrix, shares: Floats) -> Floats:
    """Return how much each term weighs in each topic, topics × terms.

    Counted are the units that have a term, not how often they have it: a word that one unit repeats names no topic.

    Args:
        counts: units × terms.
        shares: units × topics, what part of a unit belongs to a topic.
    """
    there = (counts > 0).astype(np.float64)
    together = np.asarray(shares.T @ there)
    sums = together.sum(axis=1, keepdims=True)
    frequency = np.asarray(there.sum(axis=0)).ravel()
    rare = np.log1p((sums.mean() if len(sums) else 0.0) / np.where(frequency > 0, frequency, 1))
    sizes = shares.sum(axis=0)[:, None]
    breadth = (together / np.where(sizes > 0, sizes, 1)) ** _BREADTH
    return np.asarray(together / np.where(sums > 0, sums, 1) * rare * breadth)


def words(space: Space, scores: Floats, number: int, *, there: Matrix) -> list[int]:
    """Return the columns of the nouns that name a topic, none of them a part of another.

    Of 核戦力 and 中距離核戦力 the longer one stays, if it weighs nearly as much. The first weighs most; each further
    one weighs much and keeps company with those before it (after Alokaili, Aletras and Stevenson, Re-ranking words
    to improve interpretability of automatically generated topics, 2019).

    Args:
        space: whose nouns are meant.
        scores: how much each term weighs in the topic.
        number: of words.
        there: counts by which it is told what keeps company, units × terms.
    """
    pool: list[int] = []
    strong = list(strongest(np.where(space.nouns, scores, 0), 2 * _POOL))
    for at in strong:
        longer = next((other for other in strong if _stands_for(space, scores, other, at)), at)
        if not any(_overlap(space.terms[one], space.terms[longer]) for one in pool):
            pool.append(longer)
        if len(pool) == _POOL:
            break
    if len(pool) < 2:
        return pool
    near = (1 + npmi(there, pool)) / 2
    weigh = np.sqrt(scores[pool] / scores[pool].max())
    chosen = [0]
    while len(chosen) < min(number, len(pool)):
        worth = np.round(weigh * near[:, chosen].mean(axis=1), 9)
        worth[chosen] = -1
        chosen.append(int(worth.argmax()))
    return [pool[at] for at in chosen]


def _stands_for(space: Space, scores: Floats, longer: int, shorter: int) -> bool:
    return (
        longer != shorter
        and space.terms[shorter] in space.terms[longer]
        and scores[longer] >= _LONGER * scores[shorter]
    )


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def names(chosen: Sequence[Sequence[int]], space: Space, *, length: int = 3) -> Iterator[str]:
    """Yield a name for each topic: its first words, passing over those that begin a name already given."""
    for some in chosen:
        yield "・".join(space.written[at] for at in some[:length])
