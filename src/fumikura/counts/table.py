"""A corpus, its parts and its units in, how often each part has each unit out: a sparse table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from fumikura.counts.compounds import Compounds
from fumikura.counts.passages import Numbers, Over, Passage, Scope, ordered, texts
from fumikura.counts.units import By, Keep, Units, units
from fumikura.store import Store

Group = Callable[[Passage], str | None]


@dataclass(frozen=True, slots=True)
class Table:
    """How often each part has each unit; cells that are 0 are left out.

    Attributes:
        parts: names, in the order of the corpus, of years as they follow.
        sizes: tokens of each part, those left out of the count too.
        units: what is counted.
        rows, columns, counts: of each cell its part, its unit and what it holds.
    """

    parts: tuple[str, ...]
    sizes: Numbers
    units: Units
    rows: Numbers
    columns: Numbers
    counts: Numbers

    @property
    def size(self) -> int:
        """Tokens of all parts."""
        return int(self.sizes.sum())

    @property
    def totals(self) -> Numbers:
        """How often all parts together have each unit."""
        return np.bincount(self.columns, weights=self.counts, minlength=len(self.units)).astype(np.int64)

    def row(self, part: str) -> Numbers:
        """Return how often one part has each unit."""
        found = np.zeros(len(self.units), dtype=np.int64)
        if part in self.parts:
            cells = self.rows == self.parts.index(part)
            found[self.columns[cells]] = self.counts[cells]
        return found


class _Piece(NamedTuple):
    name: str
    size: int
    columns: Numbers
    counts: Numbers


def table(
    store: Store, by: By = "lemma", *, over: Over | Group = "doc", scope: Scope | None = None, keep: Keep | None = None
) -> Table:
    """Count the units of the parts of a corpus.

    Args:
        store: the corpus.
        by: what is counted.
        over: what the parts are, or a function that names the part of a passage, None for none.
        scope: what of the corpus is counted.
        keep: which words are counted.
    """
    counted = units(store, by, keep)
    compounds = Compounds(store, counted, keep or Keep()) if by == "compound" else None
    pieces = list(_pieces(store, counted, compounds, over, scope))
    parts = {name: at for at, name in enumerate(ordered((piece.name for piece in pieces), over))}
    sizes = np.zeros(len(parts), dtype=np.int64)
    for piece in pieces:
        sizes[parts[piece.name]] += piece.size
    owners = np.repeat([parts[piece.name] for piece in pieces], [len(piece.columns) for piece in pieces])
    rows = owners.astype(np.int64)
    columns = _joined([piece.columns for piece in pieces])
    counts = _joined([piece.counts for piece in pieces])
    if len(pieces) > len(parts):
        rows, columns, counts = _merged(rows, columns, counts)
    return Table(tuple(parts), sizes, compounds.units() if compounds else counted, rows, columns, counts)


def _pieces(
    store: Store, counted: Units, compounds: Compounds | None, over: Over | Group, scope: Scope | None
) -> Iterator[_Piece]:
    for text in texts(store, scope, full=callable(over) or over in {"section", "speaker"}):
        cut = compounds.cut(text).text if compounds else text
        of = compounds.units().of if compounds else counted.of
        for name, blocks in text.parts(over).items():
            size = text.lengths if blocks is None else text.lengths[blocks]
            which = None if blocks is None else blocks[cut.block]
            yield _Piece(name, int(size.sum()), *gathered(of[cut.words], cut.tally(which)))


def gathered(numbers: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Add up the counts of equal numbers; -1 and what is counted 0 times are left out."""
    there = (numbers >= 0) & (counts > 0)
    found, places = np.unique(numbers[there], return_inverse=True)
    return found, np.bincount(places, weights=counts[there], minlength=len(found)).astype(np.int64)


def _joined(pieces: list[Numbers]) -> Numbers:
    return np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.int64)


def _merged(rows: Numbers, columns: Numbers, counts: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Add up the counts of cells that are there more than once."""
    width = int(columns.max(initial=0)) + 1
    cells, totals = gathered(np.where(columns < 0, -1, rows * width + columns), counts)
    return cells // width, cells % width, totals
