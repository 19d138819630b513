"""A corpus and a word in, the words that stand near it out, with how strongly they go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from fumikura.counts.association import Measure, expected, measured
from fumikura.counts.compounds import Compounds
from fumikura.counts.finders import Finder
from fumikura.counts.node import finder_of
from fumikura.counts.passages import Flags, Numbers, Scope, Text, grown, joined
from fumikura.counts.sentences import ends
from fumikura.counts.units import By, Keep, Units, units
from fumikura.store import Store

_AT_ONCE = 500_000  # numbers that wait to be counted


@dataclass(frozen=True, slots=True)
class Window:
    """Where a word counts as near: so many words before and after, in one passage or, with ``sentence``, one sentence.

    Without numbers it is the whole sentence.
    """

    before: int | None = 5
    after: int | None = 5
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the node.

    Attributes:
        count: tokens of it that stand near some node; one between two nodes counts once.
        left, right: tokens before and behind a node; one between two nodes counts for both.
        positions: tokens at each distance, from the leftmost; empty for whole sentences.
        frequency: tokens of it in all that is counted.
        expected: tokens that chance would put near.
        block: id of the first passage where the two stand together.
    """

    word: str
    pos: str
    count: int
    left: int
    right: int
    positions: tuple[int, ...]
    frequency: int
    expected: float
    log_dice: float
    g2: float
    mi: float
    mi3: float
    t: float
    dice: float
    block: int


@dataclass(frozen=True, slots=True)
class Collocates:
    """The answer: occurrences of the node, the tokens near it, all tokens, and the collocates, strongest first."""

    nodes: int
    near: int
    size: int
    found: tuple[Collocate, ...]


def collocates(
    store: Store,
    word: str | Finder,
    *,
    by: By = "lemma",
    window: Window | None = None,
    measure: Measure = "log_dice",
    least: int = 2,
    limit: int | None = None,
    scope: Scope | None = None,
    keep: Keep | None = None,
) -> Collocates:
    """Return the words that stand near a word more often than so often, the strongest first.

    By compounds all is counted in them: a compound is one word in a window, and a node inside of one is all of it.

    Args:
        store: the corpus.
        word: the node, one word or several side by side, in any inflection, or what finds something else.
        by: what is counted near it.
        window: where.
        measure: by which they are ordered.
        least: tokens near the node that a word must have.
        limit: answers at most.
        scope: what of the corpus is counted.
        keep: which words are counted.
    """
    counted = units(store, by, keep)
    wanted = window or Window()
    seen = _Seen(len(counted.of), wanted)
    finder = finder_of(store, word)
    stops = ends(store) if wanted.sentence else None
    compounds = Compounds(store, counted, keep or Keep()) if by == "compound" else None
    for text in joined(store, scope):
        found = finder.find(text)
        edges = text.edges if stops is None else stops.edges(text)
        if compounds is None:
            seen.add(text, *found, edges)
        else:
            cut = compounds.cut(text)
            seen.add(cut.text, *cut.around(*found), cut.edges(edges))
    listed = _ordered(seen, counted if compounds is None else compounds.units(), measure, least)
    return Collocates(seen.nodes, seen.near, seen.size, tuple(islice(listed, limit)))


class _Tally:
    """Counts numbers that come a few at a time."""

    def __init__(self, size: int) -> None:
        self._counts = np.zeros(size, dtype=np.int64)
        self._waiting: list[Numbers] = []
        self._many = 0

    def add(self, numbers: Numbers) -> None:
        self._waiting.append(numbers)
        self._many += len(numbers)
        if self._many > _AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            found = np.bincount(np.concatenate(self._waiting))
            self._counts = grown(self._counts, len(found))
            self._counts[: len(found)] += found
        self._waiting, self._many = [], 0

    @property
    def counts(self) -> Numbers:
        self._flush()
        return self._counts


class _Seen:
    """Adds up, by the number of a word form or compound, what stands where."""

    def __init__(self, size: int, window: Window) -> None:
        self.window = window
        self.nodes = self.near = self.size = 0
        self.every, self.example = (np.zeros(size, dtype=np.int64) for _ in range(2))
        self.left, self.right, self.twice = (_Tally(size) for _ in range(3))
        steps = [] if window.before is None or window.after is None else [
            *range(-window.before, 0), *range(1, window.after + 1)
        ]  # fmt: skip
        self.steps = {step: _Tally(size) for step in steps}

    def add(self, text: Text, starts: Numbers, behind: Numbers, edges: Numbers) -> None:
        self.size += len(text.places)
        highest = int(text.words.max(initial=0))
        self.every, self.example = (grown(some, highest + 1) for some in (self.every, self.example))
        self.every[text.words] += text.tally()
        if not len(starts):
            return
        self.nodes += len(starts)
        left, right = self._windows(text, starts, behind, edges) if self.steps else _whole(starts, behind, edges)
        for sums, which in ((self.left, left), (self.right, right), (self.twice, left & right)):
            sums.add(text.words[text.places[np.flatnonzero(which)]])
        near = np.flatnonzero(left | right)
        self.near += len(near)
        words = text.words[text.places[near]]
        new = np.flatnonzero(self.example[words] == 0)[::-1]
        self.example[words[new]] = text.block_of(near[new])  # the first is written last

    def _windows(self, text: Text, starts: Numbers, behind: Numbers, edges: Numbers) -> tuple[Flags, Flags]:
        left, right = (np.zeros(len(text.places), dtype=np.bool_) for _ in range(2))
        segment = np.searchsorted(edges, starts, "right")
        low, high = edges[segment - 1], edges[segment]
        for step, sums in self.steps.items():
            at = starts + step if step < 0 else behind - 1 + step
            at = at[at >= low] if step < 0 else at[at < high]
            (left if step < 0 else right)[at] = True
            sums.add(text.words[text.places[at]])
        return left, right


def _whole(starts: Numbers, behind: Numbers, edges: Numbers) -> tuple[Flags, Flags]:
    """Tell which tokens stand before and behind a node in its sentence."""
    size = int(edges[-1])
    segment = np.searchsorted(edges, starts, "right") - 1
    own, first = np.unique(segment, return_index=True)
    last = np.append(first[1:], len(starts)) - 1  # of the nodes of each sentence
    return _filled(edges[own], starts[last], size), _filled(behind[first], edges[own + 1], size)


def _filled(begins: Numbers, ends: Numbers, size: int) -> Flags:
    """Flag the tokens of stretches that do not overlap."""
    change = np.bincount(begins, minlength=size + 1) - np.bincount(ends, minlength=size + 1)
    return np.asarray(np.cumsum(change)[:size] > 0)


def _ordered(seen: _Seen, counted: Units, measure: Measure, least: int) -> Iterator[Collocate]:
    width = len(counted)
    kept = counted.of >= 0

    def summed(counts: Numbers) -> Numbers:
        there = grown(counts, len(kept))[: len(kept)]
        return np.bincount(counted.of[kept], weights=there[kept], minlength=width).astype(np.int64)

    every, left, right = summed(seen.every), summed(seen.left.counts), summed(seen.right.counts)
    both = left + right - summed(seen.twice.counts)
    steps = [summed(tally.counts) for tally in seen.steps.values()]
    first = grown(seen.example, len(kept))[: len(kept)]
    example = np.zeros(width, dtype=np.int64)
    there = np.flatnonzero(kept & (first > 0))
    there = there[np.argsort(-first[there], kind="stable")]  # the first is written last
    example[counted.of[there]] = first[there]
    chosen = np.flatnonzero(both >= max(1, least))
    scores = measured(both[chosen], seen.nodes, seen.near, every[chosen], seen.size)
    chance = expected(seen.near, every[chosen], max(1, seen.size))
    for at in np.lexsort((chosen, -both[chosen], -np.round(scores[measure], 9))).tolist():
        unit = int(chosen[at])
        yield Collocate(
            word=counted.texts[unit], pos=counted.pos[unit], count=int(both[unit]), left=int(left[unit]),
            right=int(right[unit]), positions=tuple(int(step[unit]) for step in steps), frequency=int(every[unit]),
            expected=round(float(chance[at]), 4), block=int(example[unit]),
            **{name: round(float(values[at]), 4) for name, values in scores.items()},
        )  # fmt: skip
