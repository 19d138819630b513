"""A space and settings in, a model out: its topics with words, sizes and typical units, and the basis they rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fumikura.topics.choice import Candidate, candidates, compare, once, sample, strongest_topic
from fumikura.topics.coherence import TOP, coherence
from fumikura.topics.labels import names, weights, words
from fumikura.topics.methods import METHODS, Basis, alone, shares_of
from fumikura.topics.settings import Settings, Step
from fumikura.topics.space import Floats, Matrix, Space, strongest, weighed

_TYPICAL = 20  # units of a topic that are kept as typical


class Topic(NamedTuple):
    """One topic; number 0 gathers what belongs to none.

    Attributes:
        label: its first words, none a part of another.
        words: with their class-based TF-IDF, highest first.
        units: that have it as their strongest topic.
        share: of all units, from 0 to 1.
        coherence: mean NPMI of its words.
        typical: places of its most typical units, with their cosine to the middle of the topic.
    """

    number: int
    label: str
    words: tuple[tuple[str, float], ...]
    units: int
    share: float
    coherence: float
    typical: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt.

    Attributes:
        candidates: the numbers of topics that were compared; empty where the number was given.
        basis: arrays of the method.
        order: place in the basis of the topics 1, 2 …
        shares: units × topics, what part of a unit belongs to a topic; rows sum to 1 or 0.
    """

    settings: Settings
    space: Space
    candidates: tuple[Candidate, ...]
    basis: Basis
    order: NDArray[np.intp]
    shares: Floats
    topics: tuple[Topic, ...]

    @property
    def best(self) -> NDArray[np.intp]:
        """Number of the strongest topic of each unit, 0 where none fits."""
        return strongest_topic(self.shares) + 1

    def topic(self, number: int) -> Topic | None:
        """Return the topic of a number, None if there is none."""
        return next((topic for topic in self.topics if topic.number == number), None)


def fit(space: Space, settings: Settings, *, on_step: Step | None = None) -> Model:
    """Learn the topics of a space; the largest is number 1."""
    method = METHODS[settings.method]
    units = space.counts.shape[0]
    with alone():
        judged: list[Candidate] = []
        if settings.k is None:
            judged = compare(space, method, candidates(units), seed=settings.seed, on_step=on_step)
        if on_step is not None:
            on_step("learn", 0, 1)
        k = settings.k or next((one.k for one in judged if one.chosen), 1)
        matrix = space.counts if method.counts else space.vectors
        seen = matrix[sample(units, method.most, settings.seed)]
        basis = method.fit(seen, max(1, min(k, *seen.shape)), settings.seed)
        shares = np.round(method.weigh(basis, matrix), 6)
        sizes = once(shares).sum(axis=0)
        order = np.array([at for at in np.lexsort((np.arange(len(sizes)), -sizes)) if sizes[at] > 0], dtype=np.intp)
        shares = np.ascontiguousarray(np.round(shares_of(shares[:, order]), 6))
        if method.free:
            judged = [replace(one, k=len(order)) for one in judged]
        return Model(settings, space, tuple(judged), basis, order, shares, _topics(space, shares))


def weigh(model: Model, counts: Matrix) -> Floats:
    """Return what part of other units belongs to each topic, units × topics, without learning anew."""
    method = METHODS[model.settings.method]
    with alone():
        matrix = counts if method.counts else weighed(counts, model.space.idf)
        return np.asarray(np.round(shares_of(method.weigh(model.basis, matrix)[:, model.order]), 6))


def _topics(space: Space, shares: Floats) -> tuple[Topic, ...]:
    hard, vectors = once(shares), space.vectors
    scores = weights(space.counts, hard)
    chosen = [words(space, row, TOP, there=space.counts) for row in scores]
    found = []
    for at, (some, label) in enumerate(zip(chosen, names(chosen, space), strict=True)):
        shown = tuple((space.written[word], round(float(scores[at, word]), 4)) for word in some)
        found.append(
            _topic(Topic(at + 1, label, shown, 0, 0, round(coherence(space.counts, some), 4), ()), hard[:, at], vectors)
        )
    rest = (hard.sum(axis=1) == 0).astype(np.float64)
    if rest.any():
        found.append(_topic(Topic(0, "", (), 0, 0, 0, ()), rest, vectors))
    return tuple(found)


def _topic(topic: Topic, member: Floats, vectors: Matrix) -> Topic:
    """Fill in how large a topic is and which of its units are typical."""
    middle = np.asarray(member @ vectors).ravel()
    length = float(np.linalg.norm(middle)) or 1.0
    near = np.asarray(vectors @ (middle / length)).ravel() * member
    typical = tuple((place, round(float(near[place]), 4)) for place in strongest(near, _TYPICAL))
    units = int(member.sum())
    return topic._replace(units=units, share=round(units / len(member), 4), typical=typical)
