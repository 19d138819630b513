"""The tokens of a document in, the sentence of each token out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from fumikura.counts.passages import Flags, Numbers, Text
from fumikura.counts.units import vocabulary_size
from fumikura.store import Store, word_forms

_STOP = re.compile("[。!?！？｡]+")
_POINT = re.compile("[.．]")
_CLOSING = re.compile("[」』)）”’】》〉]+")
_JAPANESE = re.compile(".*[\u3041-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Ends:
    """How sentences end: flags by the number of each word form.

    Attributes:
        stop: 。！？.
        point: ends a sentence behind a Japanese word, not behind a number or Latin.
        closing: brackets that belong to the sentence before them.
    """

    stop: Flags
    point: Flags
    closing: Flags
    japanese: Flags

    def edges(self, text: Text) -> Numbers:
        """Return the first token of each sentence, and behind them the number of all tokens; passages end sentences.

        A sentence takes along all stops and closing brackets that follow its first stop: …だ。」, …か！？
        """
        size = len(text.places)
        stop, point, closing, japanese = (
            flags[text.words][text.places] for flags in (self.stop, self.point, self.closing, self.japanese)
        )
        first = np.zeros(size + 1, dtype=np.bool_)  # of a passage, or behind the last
        first[text.edges] = True
        stop[1:] |= point[1:] & japanese[:-1] & ~first[1:size]
        trailing = np.zeros(size + 2, dtype=np.bool_)  # with nothing around
        trailing[1:-1] = stop | closing
        opens = np.flatnonzero(trailing[1:-1] & (~trailing[:-2] | first[:size]))
        shuts = np.flatnonzero(trailing[1:-1] & (~trailing[2:] | first[1:]))
        stops = np.cumsum(stop)
        first[shuts[stops[shuts] - stops[opens] + stop[opens] > 0] + 1] = True
        return np.flatnonzero(first)


def ends(store: Store) -> Ends:
    """Read from the vocabulary how sentences end."""
    size = vocabulary_size(store)
    found = Ends(*(np.zeros(size, dtype=np.bool_) for _ in range(4)))
    for number, word in word_forms(store, "word"):
        found.stop[number] = _STOP.fullmatch(word) is not None
        found.point[number] = _POINT.fullmatch(word) is not None
        found.closing[number] = _CLOSING.fullmatch(word) is not None
        found.japanese[number] = _JAPANESE.match(word) is not None
    return found
