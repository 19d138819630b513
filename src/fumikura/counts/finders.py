"""Where something stands among the tokens of a text: found word by word (``node``), or known from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from fumikura.counts.passages import Numbers, Text

_NONE = np.zeros(0, dtype=np.int64)


class Finder(Protocol):
    """Whatever finds occurrences in a text."""

    def find(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return the first token of each occurrence and the one behind its last, in order; none twice."""
        ...


@dataclass(frozen=True, slots=True)
class Places:
    """Occurrences that are known by their passages, in order, and the places of their tokens there."""

    blocks: Numbers
    firsts: Numbers
    behinds: Numbers

    def find(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return those of a text."""
        if not len(text.blocks):
            return _NONE, _NONE
        low, high = np.searchsorted(self.blocks, [text.blocks[0], text.blocks[-1] + 1])
        wanted = self.blocks[low:high]
        at = np.searchsorted(text.blocks, wanted)
        there = text.blocks[at] == wanted
        before = (np.cumsum(text.lengths) - text.lengths)[at]
        if text.left is not None:  # what stands in the label of a speaker is not looked for
            before = before - text.left[at]
            there &= self.firsts[low:high] >= text.left[at]
        return (self.firsts[low:high] + before)[there], (self.behinds[low:high] + before)[there]


@dataclass(frozen=True, slots=True)
class Within:
    """Occurrences in some passages only, or in all but some; ids of passages, in order."""

    finder: Finder
    blocks: Numbers | None = None
    without: Numbers | None = None

    def find(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return those of a text."""
        starts, behind = self.finder.find(text)
        blocks = text.block_of(starts)
        fit = np.ones(len(starts), dtype=np.bool_) if self.blocks is None else np.isin(blocks, self.blocks)
        if self.without is not None:
            fit &= ~np.isin(blocks, self.without)
        return starts[fit], behind[fit]


@dataclass(frozen=True, slots=True)
class Either:
    """Occurrences of any of several things."""

    finders: Sequence[Finder]

    def find(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return those of a text."""
        found = [finder.find(text) for finder in self.finders]
        return once(np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found]))


def places(found: Iterable[tuple[int, int, int]]) -> Places:
    """Gather occurrences: the id of a passage, the first of its tokens, and the one behind the last."""
    rows = np.array(sorted(set(found)), dtype=np.int64).reshape(-1, 3)
    return Places(rows[:, 0], rows[:, 1], rows[:, 2])


def once(starts: Numbers, behind: Numbers) -> tuple[Numbers, Numbers]:
    """Put occurrences in order, those that are there twice once."""
    wide = int(behind.max(initial=0)) + 1
    both = np.unique(starts * wide + behind)
    return both // wide, both % wide
