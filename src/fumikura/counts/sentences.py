"""The tokens of a document in, the sentence of each token out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fumikura.counts.passages import Numbers, Text
from fumikura.counts.units import vocabulary_size
from fumikura.store import Store, word_forms

_STOP, _POINT, _CLOSING, _JAPANESE = 1, 2, 4, 8
_KINDS = (
    (_STOP, "trim(word, ?) = ''", "。!?！？｡"),
    (_POINT, "length(word) = 1 AND instr(?, word) > 0", ".．"),
    (_CLOSING, "trim(word, ?) = ''", "」』)）”’】》〉"),
    (_JAPANESE, "word GLOB ?", "*[\u3041-\u30ff\u3400-\u9fff]*"),
)


@dataclass(frozen=True, slots=True)
class Ends:
    """How sentences end: bits by the number of each word form.

    1 is a stop (。！？), 2 a point, which ends a sentence behind a Japanese word, not behind a number or Latin, 4 a
    closing bracket, which belongs to the sentence before it, 8 a Japanese word.
    """

    bits: NDArray[np.uint8]

    def edges(self, text: Text) -> Numbers:
        """Return the first token of each sentence, and behind them the number of all tokens; passages end sentences.

        A sentence takes along all stops and closing brackets that follow its first stop: …だ。」, …か！？
        """
        bits = self.bits[text.words][text.places]
        first = np.zeros(len(bits) + 1, dtype=np.bool_)  # of a passage, or behind the last
        first[text.edges] = True
        at = np.flatnonzero(bits & (_STOP | _POINT | _CLOSING))
        stop = (bits[at] & _STOP > 0) | ((bits[at] & _POINT > 0) & (bits[at - 1] & _JAPANESE > 0) & ~first[at])
        trailing = stop | (bits[at] & _CLOSING > 0)
        at, stop = at[trailing], stop[trailing]
        runs = np.flatnonzero((np.diff(at, prepend=-2) > 1) | first[at])  # of what belongs to the sentence before it
        if len(runs):
            last = at[np.append(runs[1:], len(at)) - 1]
            first[last[np.logical_or.reduceat(stop, runs)] + 1] = True
        return np.flatnonzero(first)


def ends(store: Store) -> Ends:
    """Read from the vocabulary how sentences end; SQLite looks through it."""
    found = np.zeros(vocabulary_size(store), dtype=np.uint8)
    for bit, where, value in _KINDS:
        words = word_forms(store, where=f"word != '' AND {where}", values=(value,))
        found[[number for (number,) in words]] |= bit
    return Ends(found)
