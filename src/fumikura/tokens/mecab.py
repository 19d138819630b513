"""The only module that knows MeCab: text in, columns out.

MeCab formats its own output, one line a token, and a line seen before costs one dictionary look-up;
that is twice as fast as reading node objects. The line holds what tells one word of the dictionary
from another, not its features: MeCab takes longer to print them than to find the word, and each is
wanted once (see ``lexicon``). Offsets come from the lengths of surface and white space in that
output, never from searching.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import fugashi
import unidic_lite

from fumikura.tokens.columns import SEPARATOR, Columns, Vocabulary, Word
from fumikura.tokens.fold import fold
from fumikura.tokens.lexicon import Lexicon

# %M is the surface with the white space before it. An unknown word has no entry: its features are printed,
# so that it has more fields than a known one
_NODE = SEPARATOR.join(["%M", "%phl", "%pw"])
_UNKNOWN = SEPARATOR.join(["%M", "%f[0]", "%f[1]", "%f[2]", "%f[3]", "%f[4]", "%f[5]"])
_KEPT = (0, 1, 2, 3, 4, 5, 6, 7, 10)  # of UniDic's features: 品詞 to 活用形, 語彙素読み, 語彙素, 書字形基本形
_ORIGIN = 12  # 語種
_LONGEST = 4000  # characters in one call: the lattice grows with them
_CUT = re.compile(r"[。．！？!?\n]|[、，,\s]")


@cache
def dictionary() -> str:
    """Return the name and version of the dictionary that tokens come from."""
    from importlib.metadata import version  # noqa: PLC0415  only when it is asked for

    return f"unidic-lite {version('unidic-lite')}"


def origin(word: Word) -> str:
    """Return the origin of a word (語種): 和, 漢, 外, 混, 固, 記号; empty for what UniDic does not know.

    >>> origin(Word("山", 0, "名詞", "普通名詞", "一般", "", "", "", "ヤマ", "山", "山", False))
    '和'
    """
    if word.unknown:
        return ""
    for features in _lexicon().entries(word.word):
        told = ["" if feature == "*" else feature for feature in features]
        if all(told[place] == own.strip("*") for place, own in zip(_KEPT, word[2:11], strict=True)):
            return told[_ORIGIN]
    return ""


@cache
def _lexicon() -> Lexicon:
    return Lexicon(Path(unidic_lite.DICDIR) / "sys.dic")


class Tokenizer:
    """Holds a MeCab tagger and the vocabulary that it fills."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        folder = unidic_lite.DICDIR
        self._tagger = fugashi.GenericTagger(
            f"-r '{folder}/mecabrc' -d '{folder}' -O '' -F '{_NODE}\\n' -U '{_UNKNOWN}\\n' -E '.'"
        )
        self.vocabulary = vocabulary if vocabulary is not None else Vocabulary()
        self._numbers = _Numbers(self.vocabulary, Lexicon(Path(folder) / "sys.dic"))

    def __call__(self, text: str) -> Columns:
        """Tokenise one block; white space and control characters separate words and are no tokens."""
        folded, origin = fold(text)
        if len(folded) <= _LONGEST:
            return Columns(self._ids(folded), self.vocabulary, origin)
        ids: list[int] = []
        pending = ""
        for piece in _parts(folded):
            part = pending + piece
            stripped = part.rstrip(" ")
            pending = part[len(stripped) :]  # white space belongs to the token behind it
            ids += self._ids(stripped)
        return Columns(ids, self.vocabulary, origin)

    def _ids(self, folded: str) -> list[int]:
        # fugashi strips its output: the end mark '.' keeps the last field of the last token
        lines = self._tagger.parse(folded).split("\n")
        lines.pop()
        if folded[:1] == " " and lines:
            blank = len(folded) - len(folded.lstrip(" "))
            lines[0] = " " * blank + lines[0].lstrip(" ")
        return list(map(self._numbers.__getitem__, lines))


class _Numbers(dict[str, int]):
    """Line of output -> number of the word form, filled as lines are met."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._lexicon = lexicon

    def __missing__(self, line: str) -> int:
        number = self[line] = len(self._vocabulary)
        self._vocabulary.words.append(self._word(line))
        return number

    def _word(self, line: str) -> Word:
        raw, *fields = line.split(SEPARATOR)
        word = raw.lstrip(" ")
        known = len(fields) == 2
        if known:
            features = self._lexicon.features(word, int(fields[0]), int(fields[1]))
            fields = [features[place] for place in _KEPT]
        pos1, pos2, pos3, pos4, ctype, cform = ("" if field == "*" else field for field in fields[:6])
        reading, lemma, base = fields[6:] if known else ("", "", "")
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
