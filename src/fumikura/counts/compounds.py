"""Tokens in, their compound nouns and the words that stand outside of them out, as tokens of their own.

What a compound is says ``fumikura.tokens.compounds``: the longest run of adjacent nouns and their affixes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from fumikura.counts.finders import once
from fumikura.counts.passages import Numbers, Text, grown
from fumikura.counts.units import Keep, Units, known_words, vocabulary_size
from fumikura.store import Store
from fumikura.tokens.compounds import compounds as runs
from fumikura.tokens.forms import code_of, shape

_NOUN = "名詞"


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into units.

    Attributes:
        text: the same text, each compound of it one token; its ``words`` are numbers of ``Compounds.units``.
        unit: of each token before, the place of its unit; behind the last the number of all units.
    """

    text: Text
    unit: Numbers

    def around(self, starts: Numbers, behind: Numbers) -> tuple[Numbers, Numbers]:
        """Return the units that hold stretches of tokens, the first and the one behind the last; none twice."""
        return once(self.unit[starts], self.unit[behind - 1] + 1)

    def edges(self, tokens: Numbers) -> Numbers:
        """Return the units that begin where passages or sentences do, and behind them the number of all units."""
        return np.unique(self.unit[tokens])


class Compounds:
    """Numbers the compounds of a corpus as they are met, behind the word forms."""

    def __init__(self, store: Store, single: Units, keep: Keep) -> None:
        """Take what the words count as that stand alone, and which words are counted."""
        self._single = vocabulary_size(store)
        self._letters = np.full(self._single, ord("O"), dtype=np.uint8)
        self._same = np.zeros(self._single, dtype=np.uintc)
        written: dict[str, int] = {}
        for number, word in known_words(store):
            self._letters[number] = ord(code_of(word, shape(word)))
            self._same[number] = written.setdefault(word.word, len(written))
        self._written = list(written)
        self._stop = keep.stop
        self._wanted = not keep.pos or _NOUN in keep.pos
        self._of = single.of.copy()
        self._texts, self._pos = single.texts, single.pos
        own = enumerate(zip(single.texts, single.pos, strict=True))
        self._nouns = {text: unit for unit, (text, pos) in own if pos == _NOUN}
        self._known: dict[bytes, int] = {}

    def units(self) -> Units:
        """Return what the numbers mean: those of word forms, and behind them those of compounds met so far."""
        return Units(self._of[: self._single + len(self._known)], self._texts, self._pos)

    def cut(self, text: Text) -> Cut:
        """Cut a text into units."""
        starts, ends = self._runs(text)
        size = len(text.places)
        inside = np.bincount(starts + 1, minlength=size + 1) - np.bincount(ends, minlength=size + 1)
        first = np.cumsum(inside)[:size] == 0
        unit = np.append(np.cumsum(first) - 1, first.sum())
        words, which = np.unique(self._numbers(text, starts, ends), return_inverse=True)
        places = text.places[first].astype(np.uint32)
        places[unit[starts]] = which + len(text.words)
        lengths = np.diff(unit[np.append(0, np.cumsum(text.lengths))])
        return Cut(replace(text, words=np.append(text.words, words), places=places, lengths=lengths), unit)

    def _numbers(self, text: Text, starts: Numbers, ends: Numbers) -> Numbers:
        """Return the number of each compound; those that are met for the first time are given one."""
        packed = self._same[text.ids].tobytes()
        size = self._same.itemsize
        places = zip((starts * size).tolist(), (ends * size).tolist(), strict=True)
        known, before = self._known, len(self._known)
        numbers = [known.setdefault(packed[start:end], len(known)) for start, end in places]
        if len(known) > before:
            met = [*islice(reversed(known), len(known) - before)][::-1]
            self._of = grown(self._of, self._single + len(known))
            self._of[self._single + before : self._single + len(known)] = [self._unit(key) for key in met]
        return np.array(numbers, dtype=np.int64) + self._single

    def _unit(self, key: bytes) -> int:
        """Return what a compound counts as; those that are cut otherwise, and a noun that is written so, are one."""
        text = "".join([self._written[word] for word in memoryview(key).cast("I")])
        if not self._wanted or text.casefold() in self._stop:
            return -1
        unit = self._nouns.setdefault(text, len(self._texts))
        if unit == len(self._texts):
            self._texts.append(text)
            self._pos.append(_NOUN)
        return unit

    def _runs(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return the first token of each compound and the one behind its last; none goes beyond its passage."""
        code, token = text.spelled(self._letters[text.words][text.places], ord("|"))
        spans = np.array([*runs(code.decode("ascii"))], dtype=np.int64).reshape(-1, 2)
        return token[spans[:, 0]], token[spans[:, 1] - 1] + 1
