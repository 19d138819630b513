"""A corpus in, the sequences of words that it repeats out.

A sequence is known by a hash of 64 bits of its units, so that sequences can be sorted as numbers. Of a large corpus a
first look counts hashes into buckets (Park, Chen and Yu, An effective hash-based algorithm for mining association
rules, 1995): a sequence is no more frequent than its bucket, so that a second look need only keep what falls into full
ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fumikura.counts.compounds import Compounds
from fumikura.counts.finders import Finder
from fumikura.counts.node import finder_of
from fumikura.counts.passages import Flags, Numbers, Scope, Text, joined
from fumikura.counts.sentences import Ends, ends
from fumikura.counts.units import By, Keep, Units, units
from fumikura.store import Store

Hashes = NDArray[np.uint64]

_AT_ONCE = 20_000_000  # sequences that are kept together
_BUCKETS = 24  # bits
_LARGE = 2_000_000  # tokens from which on a first look pays
_ROOM = 8  # buckets that are looked into for each answer
_SEED = 20260101  # of the numbers that units are hashed with
_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio (Knuth, TAOCP 3, 6.4)


@dataclass(frozen=True, slots=True)
class Ngram:
    """A sequence of words.

    Attributes:
        words: its units, in order.
        per_10000: of so many tokens.
        range: documents that have it.
        block: id of the first passage that has it.
    """

    words: tuple[str, ...]
    count: int
    per_10000: float
    range: int
    block: int


def ngrams(
    store: Store,
    length: int,
    *,
    by: By = "surface",
    contains: str | Finder | None = None,
    least: int = 2,
    limit: int | None = None,
    scope: Scope | None = None,
    keep: Keep | None = None,
) -> list[Ngram]:
    """Return the sequences of so many words that stand in one sentence, the most frequent first.

    Args:
        store: the corpus.
        length: words of a sequence.
        by: what the words are compared by; by compounds each compound is one word.
        contains: only sequences with this word, or these words, in any inflection, or with what something else finds.
        least: occurrences that a sequence must have.
        limit: answers at most.
        scope: what of the corpus is counted.
        keep: which words are counted; a sequence with one that is left out is none.
    """
    counted, stops = units(store, by, keep), ends(store)
    compounds = Compounds(store, counted, keep or Keep()) if by == "compound" else None
    wanted = finder_of(store, contains) if contains is not None else None
    reader = _Reader(counted, compounds, stops, wanted, length)
    least = max(1, least)
    if limit is None or wanted is not None or store.counts()["tokens"] < _LARGE:
        return _listed(_counted(reader, store, scope, least=least), reader, limit)
    buckets = _buckets(reader, store, scope)
    full = np.partition(buckets, -limit * _ROOM)[-limit * _ROOM] if limit * _ROOM < len(buckets) else 0
    found = _counted(reader, store, scope, least=least, buckets=buckets, full=max(least, int(full)))
    if len(found.counts) < limit or np.partition(found.counts, -limit)[-limit] < full:
        enough = int(np.partition(found.counts, -limit)[-limit]) if len(found.counts) >= limit else least
        found = _counted(reader, store, scope, least=least, buckets=buckets, full=enough)
    return _listed(found, reader, limit)


class _Reader:
    """Reads the sequences of a corpus as hashes."""

    def __init__(
        self, counted: Units, compounds: Compounds | None, stops: Ends, wanted: Finder | None, length: int
    ) -> None:
        self.units, self.stops, self.wanted, self.length = counted, stops, wanted, length
        self.size = 0  # tokens that were looked at last
        self._compounds = compounds
        self._chance = np.random.default_rng(_SEED)
        self._random = np.zeros(0, dtype=np.uint64)

    def read(self, store: Store, scope: Scope | None) -> Iterator[tuple[Text, Numbers, Hashes]]:
        """Yield texts with the first token and the hash of each sequence."""
        self.size = 0
        for text in joined(store, scope):
            self.size += len(text.places)
            edges = self.stops.edges(text)
            having = None if self.wanted is None else self.wanted.find(text)
            if self._compounds is None:
                yield text, *self._hashed(text, edges, having)
            else:
                cut = self._compounds.cut(text)
                self.units = self._compounds.units()
                within = None if having is None else cut.around(*having)
                yield cut.text, *self._hashed(cut.text, cut.edges(edges), within)

    def _hashed(self, text: Text, edges: Numbers, having: tuple[Numbers, Numbers] | None) -> tuple[Numbers, Hashes]:
        more = max(0, len(self.units) + 1 - len(self._random))
        self._random = np.append(self._random, self._chance.integers(1, 2**64, more, dtype=np.uint64))
        numbers = self.units.of[text.words][text.places]
        starts = self._starts(numbers, edges)
        if having is not None:
            starts = starts[self._holding(*having, len(numbers))[starts]]
        found = np.zeros(len(starts), dtype=np.uint64)
        for step in range(self.length):
            found = found * _ODD + self._random[numbers[starts + step]]
            found ^= found >> np.uint64(32)
        return starts, found

    def _starts(self, numbers: Numbers, edges: Numbers) -> Numbers:
        """Return where a sequence begins that stays in its sentence and has no word that is left out."""
        size, length = len(numbers), self.length
        broken = np.zeros(size + 1, dtype=np.int64)
        broken[1:] = np.cumsum(numbers < 0)
        starts = np.arange(max(0, size - length + 1))
        change = np.zeros(size + 1, dtype=np.int64)
        change[edges[:-1]] = 1
        sentence = np.cumsum(change)
        fit = (sentence[starts] == sentence[starts + length - 1]) & (broken[starts] == broken[starts + length])
        return np.asarray(starts[fit], dtype=np.int64)

    def _holding(self, firsts: Numbers, behind: Numbers, size: int) -> Flags:
        """Flag where a sequence would hold all of an occurrence of the wanted word."""
        low, high = np.maximum(behind - self.length, 0), firsts + 1
        low, high = low[low < high], high[low < high]
        change = np.bincount(low, minlength=size + 1) - np.bincount(high, minlength=size + 1)
        return np.asarray(np.cumsum(change)[:size] > 0, dtype=np.bool_)


class _Found(NamedTuple):
    """Sequences.

    Attributes:
        range: how many documents have them.
        units: the words of each, sequences × length.
        blocks: id of the passage where each is first.
    """

    hashes: Hashes
    counts: Numbers
    range: Numbers
    units: Numbers
    blocks: Numbers


def _buckets(reader: _Reader, store: Store, scope: Scope | None) -> Numbers:
    """Count the sequences of a corpus into buckets."""
    found = np.zeros(2**_BUCKETS, dtype=np.int64)
    for _, _, hashes in reader.read(store, scope):
        np.add.at(found, _bucket(hashes), 1)
    return found


def _bucket(hashes: Hashes) -> Numbers:
    return np.asarray(hashes >> np.uint64(64 - _BUCKETS), dtype=np.int64)


def _counted(
    reader: _Reader, store: Store, scope: Scope | None, *, least: int, buckets: Numbers | None = None, full: int = 1
) -> _Found:
    """Count the sequences of the buckets that hold so many; too many at once are counted in turns."""
    many = store.counts()["tokens"] if buckets is None else int(buckets[buckets >= full].sum())
    turns = np.uint64(1 if reader.wanted is not None else many // _AT_ONCE + 1)
    found = []
    for turn in range(int(turns)):
        pieces = []
        for text, starts, hashes in reader.read(store, scope):
            fit = hashes % turns == turn if turns > 1 else np.ones(len(hashes), dtype=np.bool_)
            if buckets is not None:
                fit &= buckets[_bucket(hashes)] >= full
            pieces.append(_piece(reader, text, starts[fit], hashes[fit]))
        merged = _merged(pieces, reader.length)
        kept = merged.counts >= least
        found.append(
            _Found(
                merged.hashes[kept], merged.counts[kept], merged.range[kept], merged.units[kept], merged.blocks[kept]
            )
        )
    return _merged(found, reader.length)


def _piece(reader: _Reader, text: Text, starts: Numbers, hashes: Hashes) -> _Found:
    found, first, owner, counts = np.unique(hashes, return_index=True, return_inverse=True, return_counts=True)
    _, number = np.unique(text.owners, return_inverse=True)
    width = int(number.max(initial=0)) + 1
    pairs = np.unique(owner * width + number[text.block[starts]])
    tokens = text.words[text.places[starts[first][:, None] + np.arange(reader.length)]]
    return _Found(
        found, counts, np.bincount(pairs // width, minlength=len(found)), reader.units.of[tokens],
        text.block_of(starts[first]),
    )  # fmt: skip


def _merged(pieces: list[_Found], length: int) -> _Found:
    """Join what was found in turn; a text holds whole documents, so that no document counts twice."""
    nothing = np.zeros(0, dtype=np.int64)
    columns = [np.concatenate(some) for some in zip(*pieces, strict=True)] or [
        nothing.astype(np.uint64), nothing, nothing, nothing.reshape(0, length), nothing
    ]  # fmt: skip
    hashes, counts, spread, numbers, blocks = columns
    found, first, owner = np.unique(hashes, return_index=True, return_inverse=True)
    return _Found(
        found,
        np.bincount(owner, weights=counts, minlength=len(found)).astype(np.int64),
        np.bincount(owner, weights=spread, minlength=len(found)).astype(np.int64),
        numbers[first],
        blocks[first],
    )


def _listed(found: _Found, reader: _Reader, limit: int | None) -> list[Ngram]:
    """Order sequences; ties in the order of the corpus."""
    order = np.lexsort((*found.units.T[::-1], found.blocks, -found.counts))[:limit]
    texts, size = reader.units.texts, max(1, reader.size)
    return [
        Ngram(
            tuple(texts[number] for number in found.units[at].tolist()), int(found.counts[at]),
            round(int(found.counts[at]) * 10_000 / size, 2), int(found.range[at]), int(found.blocks[at]),
        )
        for at in order.tolist()
    ]  # fmt: skip
