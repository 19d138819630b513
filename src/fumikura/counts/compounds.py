"""The tokens of a document in, its compound nouns and the words that stand outside of them out, counted.

What a compound is says ``fumikura.tokens.compounds``: the longest run of adjacent nouns and their affixes.
"""

from __future__ import annotations

from itertools import starmap

import numpy as np

from fumikura.counts.passages import Flags, Numbers, Text
from fumikura.counts.units import Keep, Units, vocabulary
from fumikura.store import Store
from fumikura.tokens.columns import Columns
from fumikura.tokens.compounds import compounds as runs
from fumikura.tokens.forms import Forms

_NOUN = "名詞"
_BYTES = 4  # of one word in the key of a compound


class Compounds:
    """Numbers the compounds of a corpus as they are met, behind the words that stand alone."""

    def __init__(self, store: Store, single: Units, keep: Keep) -> None:
        found = vocabulary(store)
        code = Forms(found).code(Columns(range(len(found)), found))
        written: dict[str, int] = {}
        self._letters = np.frombuffer(code.encode("ascii"), dtype=np.uint8)
        self._same = np.array(
            [written.setdefault(word.word, len(written)) for word in found.words], dtype=f"<u{_BYTES}"
        )
        self._written = list(written)
        self._single = single
        self._stop = keep.stop
        self._wanted = not keep.pos or _NOUN in keep.pos
        self._known: dict[bytes, int] = {}

    def tally(self, text: Text, which: Flags | None = None) -> tuple[Numbers, Numbers]:
        """Return the numbers of the compounds and words of a document, or of some of its tokens, and how often each is.

        Compounds are numbered behind the units of single words.
        """
        starts, ends = self._runs(text)
        if which is not None:
            starts, ends = starts[which[starts]], ends[which[starts]]
        change = np.bincount(starts, minlength=len(text.places) + 1) - np.bincount(ends, minlength=len(text.places) + 1)
        alone = np.cumsum(change)[:-1] == 0
        tally = text.tally(alone if which is None else alone & which)
        packed = self._same[text.ids].tobytes()
        keys = starmap(slice, zip((starts * _BYTES).tolist(), (ends * _BYTES).tolist(), strict=True))
        known = self._known
        numbers = [known.setdefault(packed[key], len(known)) for key in keys] if self._wanted else []
        single = self._single.of[text.words]
        kept = (single >= 0) & (tally > 0)
        words, counts = np.unique(np.array(numbers, dtype=np.int64) + len(self._single), return_counts=True)
        return np.concatenate([single[kept], words]), np.concatenate([tally[kept], counts])

    def _runs(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return the first token of each compound and the one behind its last; none goes beyond its passage."""
        size = len(text.places)
        apart = np.arange(size) + text.block  # a sign between passages
        code = np.full(size + len(text.lengths), ord("|"), dtype=np.uint8)
        code[apart] = self._letters[text.words][text.places]
        back = np.zeros(len(code) + 1, dtype=np.int64)
        back[apart] = np.arange(size)
        spans = np.array([*runs(code.tobytes().decode("ascii"))], dtype=np.int64).reshape(-1, 2)
        return back[spans[:, 0]], back[spans[:, 1] - 1] + 1

    def units(self) -> tuple[Units, Numbers]:
        """Return what the numbers mean, and the unit of each number: compounds that are cut otherwise are one."""
        places = {
            (text, pos): at for at, (text, pos) in enumerate(zip(self._single.texts, self._single.pos, strict=True))
        }
        final = [*range(len(self._single))]
        for key in self._known:
            text = "".join([self._written[number] for number in np.frombuffer(key, dtype=self._same.dtype).tolist()])
            stopped = text.casefold() in self._stop
            final.append(-1 if stopped else places.setdefault((text, _NOUN), len(places)))
        return Units(self._single.of, [text for text, _ in places], [pos for _, pos in places]), np.array(final)
