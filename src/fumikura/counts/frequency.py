"""A table of parts and units in, lists for people out: frequencies, the parts of a word, words crossed with parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

import numpy as np

from fumikura.counts.dispersion import deviation, dispersion, juilland
from fumikura.counts.finders import Finder
from fumikura.counts.node import finder_of
from fumikura.counts.passages import Numbers, Over, Scope, ordered, texts
from fumikura.counts.table import Table
from fumikura.store import Store

PER = 10_000


@dataclass(frozen=True, slots=True)
class Frequency:
    """A word and how often it is there.

    Attributes:
        per_10000: of so many tokens, those left out of the list too.
        range: parts (documents, unless others were asked for) that have it.
        dp: deviation of proportions, 0 for evenly spread.
        juilland: Juilland's D, 1 for evenly spread; None where there is one part only.
    """

    word: str
    pos: str
    count: int
    per_10000: float
    range: int
    dp: float
    juilland: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """How often a part of the corpus has a word; ``size`` is its tokens."""

    part: str
    count: int
    size: int
    per_10000: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a word stands: the parts in the order of the corpus, and how evenly it is spread over them."""

    shares: tuple[Share, ...]
    count: int
    size: int
    dp: float | None
    juilland: float | None


@dataclass(frozen=True, slots=True)
class Crossed:
    """A word crossed with the parts of a corpus.

    Attributes:
        counts: of each part.
        chi2: of the word and all others against the parts, parts - 1 degrees of freedom.
        v: Cramér's V of it, from 0 to 1.
    """

    word: str
    pos: str
    count: int
    counts: tuple[int, ...]
    chi2: float
    v: float


def frequencies(table: Table, *, least: int = 1) -> Iterator[Frequency]:
    """Yield the units of a table that occur so often, the most frequent first."""
    totals, spread, size = table.totals, dispersion(table), max(1, table.size)
    for unit in _ordered(totals, least):
        d = float(spread.juilland[unit])
        yield Frequency(
            word=table.units.texts[unit], pos=table.units.pos[unit], count=int(totals[unit]),
            per_10000=round(int(totals[unit]) * PER / size, 2), range=int(spread.range[unit]),
            dp=round(float(spread.dp[unit]), 4), juilland=None if isnan(d) else round(d, 4),
        )  # fmt: skip


def crossed(table: Table, *, least: int = 1) -> Iterator[Crossed]:
    """Yield the units of a table with their count in each part, the most frequent first.

    Chi-square is that of Pearson, 1900, V = sqrt(chi2 / N) that of Cramér, Mathematical methods of statistics, 1946,
    for two rows: the word and all other words.
    """
    totals, size = table.totals, max(1, table.size)
    order = np.lexsort((table.rows, table.columns))
    columns, rows, counts = table.columns[order], table.rows[order], table.counts[order]
    for unit in _ordered(totals, least):
        low, high = np.searchsorted(columns, [unit, unit + 1])
        row = np.zeros(len(table.parts), dtype=np.int64)
        row[rows[low:high]] = counts[low:high]
        chi2 = _chi2(row, table.sizes)
        yield Crossed(
            word=table.units.texts[unit], pos=table.units.pos[unit], count=int(totals[unit]),
            counts=tuple(row.tolist()), chi2=round(chi2, 2), v=round(float(np.sqrt(chi2 / size)), 4),
        )  # fmt: skip


def spread(store: Store, word: str | Finder, *, over: Over = "doc", scope: Scope | None = None) -> Spread:
    """Count a word, several side by side, or what something else finds, in the parts of a corpus."""
    wanted = finder_of(store, word)
    counts: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for text in texts(store, scope, full=over in {"section", "speaker"}):
        starts, _ = wanted.find(text)
        for name, blocks in text.parts(over).items():
            found = len(starts) if blocks is None else int(blocks[text.block[starts]].sum())
            size = text.lengths if blocks is None else text.lengths[blocks]
            counts[name] = counts.get(name, 0) + found
            sizes[name] = sizes.get(name, 0) + int(size.sum())
    every, many = sum(sizes.values()), sum(counts.values())
    there = [name for name in ordered(counts, over) if sizes[name]]
    shares = tuple(Share(name, counts[name], sizes[name], round(counts[name] * PER / sizes[name], 2)) for name in there)
    if not many:
        return Spread(shares, 0, every, None, None)
    seen, of = np.array([counts[name] for name in there]), np.array([sizes[name] for name in there])
    d = juilland(seen, of)
    return Spread(shares, many, every, round(deviation(seen, of), 4), None if isnan(d) else round(d, 4))


def _ordered(totals: Numbers, least: int) -> list[int]:
    some = np.flatnonzero(totals >= max(1, least))
    found: list[int] = some[np.argsort(-totals[some], kind="stable")].tolist()
    return found


def _chi2(row: Numbers, sizes: Numbers) -> float:
    size, total = sizes.sum(), row.sum()
    if total == size:
        return 0.0
    chance = total * sizes / size
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(np.where(chance > 0, (row - chance) ** 2 / chance, 0).sum() * size / (size - total))
