"""The only module that knows MeCab: text in, columns out.

MeCab formats its own output, one line a token, and a line seen before costs one dictionary look-up;
that is twice as fast as reading node objects. Offsets come from the lengths of surface and white
space in that output, never from searching.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

import fugashi
import unidic_lite

from fumikura.tokens.columns import SEPARATOR, Columns, Vocabulary, Word
from fumikura.tokens.fold import fold

# %M is the surface with the white space before it; unknown words have six features only, in fields of
# their own count, so that they are told apart.
_NODE = SEPARATOR.join(["%M", "%f[0]", "%f[1]", "%f[2]", "%f[3]", "%f[4]", "%f[5]", "%f[6]", "%f[7]", "%f[10]"])
_UNKNOWN = SEPARATOR.join(["%M", "%f[0]", "%f[1]", "%f[2]", "%f[3]", "%f[4]", "%f[5]"])
_LONGEST = 4000  # characters in one call: the lattice grows with them
_CUT = re.compile(r"[。．！？!?\n]|[、，,\s]")


@cache
def dictionary() -> str:
    """Return the name and version of the dictionary that tokens come from."""
    from importlib.metadata import version  # noqa: PLC0415  only when it is asked for

    return f"unidic-lite {version('unidic-lite')}"


class Tokenizer:
    """Holds a MeCab tagger and the vocabulary that it fills."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        folder = unidic_lite.DICDIR
        self._tagger = fugashi.GenericTagger(
            f"-r '{folder}/mecabrc' -d '{folder}' -O '' -F '{_NODE}\\n' -U '{_UNKNOWN}\\n' -E '.'"
        )
        self.vocabulary = vocabulary if vocabulary is not None else Vocabulary()
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str) -> Columns:
        """Tokenise one block; white space and control characters separate words and are no tokens."""
        folded, origin = fold(text)
        if len(folded) <= _LONGEST:
            return Columns(self._ids(folded), self.vocabulary, origin)
        ids = array("I")
        pending = ""
        for piece in _parts(folded):
            part = pending + piece
            stripped = part.rstrip(" ")
            pending = part[len(stripped) :]  # white space belongs to the token behind it
            ids.extend(self._ids(stripped))
        return Columns(ids, self.vocabulary, origin)

    def _ids(self, folded: str) -> array[int]:
        # fugashi strips its output: the end mark '.' keeps the last field of the last token
        lines = self._tagger.parse(folded).split("\n")
        lines.pop()
        if folded[:1] == " " and lines:
            blank = len(folded) - len(folded.lstrip(" "))
            lines[0] = " " * blank + lines[0].lstrip(" ")
        numbers = self._numbers
        try:
            return array("I", list(map(numbers.__getitem__, lines)))
        except KeyError:
            for line in lines:
                if line not in numbers:
                    numbers[line] = len(self.vocabulary)
                    self.vocabulary.words.append(_word(line))
            return array("I", list(map(numbers.__getitem__, lines)))


def _word(line: str) -> Word:
    fields = line.split(SEPARATOR)
    raw = fields[0]
    word = raw.lstrip(" ")
    known = len(fields) == 10
    pos1, pos2, pos3, pos4, ctype, cform = (("" if field == "*" else field) for field in fields[1:7])
    reading, lemma, base = fields[7:] if known else ("", "", "")
    return Word(word, len(raw) - len(word), pos1, pos2, pos3, pos4, ctype, cform, reading, lemma, base, not known)


def _parts(folded: str) -> list[str]:
    """Cut a long block behind sentences, else behind any pause, else anywhere."""
    parts: list[str] = []
    start = 0
    while len(folded) - start > _LONGEST:
        window = folded[start : start + _LONGEST]
        ends = [found.end() for found in _CUT.finditer(window)]
        sentence = [end for end in ends if window[end - 1] in "。．！？!?\n"]
        length = (sentence or ends or [_LONGEST])[-1]
        parts.append(folded[start : start + length])
        start += length
    parts.append(folded[start:])
    return parts
