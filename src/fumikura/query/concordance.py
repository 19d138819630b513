"""Concordance lines in: the same lines sorted, sampled, thinned, counted, with what stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from fumikura.query.sorting import Key

if TYPE_CHECKING:
    from fumikura.query.kwic import Line
    from fumikura.store import Store


class Group(NamedTuple):
    """Lines with the same values: how many, in how many documents."""

    values: tuple[str, ...]
    lines: int
    documents: int


def thinned(lines: Iterable[Line], every: int) -> Iterator[Line]:
    """Yield the first of so many lines, and each that is so many further on."""
    return (line for at, line in enumerate(lines) if at % every == 0)


def sampled(lines: Iterable[Line], size: int, seed: int) -> list[Line]:
    """Draw so many lines at random, the same with the same seed; they stay in their order (Vitter's algorithm R)."""
    chance = Random(seed)
    kept: list[tuple[int, Line]] = []
    for at, line in enumerate(lines):
        if at < size:
            kept.append((at, line))
        elif (place := chance.randrange(at + 1)) < size:
            kept[place] = at, line
    return [line for _, line in sorted(kept, key=lambda pair: pair[0])]


def ordered(lines: Iterable[Line], keys: Sequence[Key]) -> list[Line]:
    """Sort lines whose ``values`` are those of the keys; what is equal stays in the order of the corpus."""
    found = list(lines)
    for at in range(len(keys) - 1, -1, -1):
        found.sort(key=lambda line: line.values[at], reverse=keys[at].back)
    return found


def grouped(lines: Iterable[Line]) -> list[Group]:
    """Count lines by their values, the most frequent first; memory grows with the values, not with the lines."""
    tally = _Tally()
    for line in lines:
        tally.add(line.values, line.doc)
    return tally.groups()


def facets(lines: Iterable[Line], size: int) -> list[list[Group]]:
    """Count lines by each of so many values."""
    tallies = [_Tally() for _ in range(size)]
    for line in lines:
        for tally, value in zip(tallies, line.values, strict=True):
            tally.add((value,), line.doc)
    return [tally.groups() for tally in tallies]


class _Tally:
    def __init__(self) -> None:
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._documents: dict[tuple[str, ...], set[str]] = {}

    def add(self, values: tuple[str, ...], doc: str) -> None:
        self._counts[values] += 1
        self._documents.setdefault(values, set()).add(doc)

    def groups(self) -> list[Group]:
        found = sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [Group(values, count, len(self._documents[values])) for values, count in found]


def around(store: Store, line: Line, passages: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the passages before and behind that of a line, in its document."""
    rows = store.blocks_of(range(line.block - passages, line.block + passages + 1))
    near = [rows[block] for block in sorted(rows) if rows[block].document == line.doc]
    before = tuple(row.text for row in near if row.id < line.block)
    return before, tuple(row.text for row in near if row.id > line.block)
