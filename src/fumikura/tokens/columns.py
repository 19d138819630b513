"""Tokens as columns: a number for each token, and a vocabulary that says once what the number means."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fumikura.records import Token

SEPARATOR = "\x1f"  # cannot stand in folded text


class Word(NamedTuple):
    """What UniDic says of a word form; empty strings where it says nothing.

    Attributes:
        word: as written (folded).
        space: code points of white space before it in the text.
        pos1: 品詞 大分類, ``名詞``.
        conjugation_type: 活用型.
        lemma: 語彙素.
        orth_base: 書字形基本形, the dictionary form as written.
    """

    word: str
    space: int
    pos1: str
    pos2: str
    pos3: str
    pos4: str
    conjugation_type: str
    conjugation_form: str
    reading: str
    lemma: str
    orth_base: str
    unknown: bool

    @property
    def line(self) -> str:
        """Return the word form as one line, its identity outside of a vocabulary."""
        return SEPARATOR.join([self.word, str(self.space), *self[2:11], "1" if self.unknown else ""])


def word_of(line: str) -> Word:
    """Read what ``Word.line`` wrote."""
    word, space, *features, unknown = line.split(SEPARATOR)
    p1, p2, p3, p4, ctype, cform, reading, lemma, base = features
    return Word(word, int(space), p1, p2, p3, p4, ctype, cform, reading, lemma, base, bool(unknown))


class Vocabulary:
    """Word forms numbered from 0 in the order of first use."""

    def __init__(self, words: Sequence[Word] = ()) -> None:
        self.words: list[Word] = list(words)

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, number: int) -> Word:
        return self.words[number]


class Places(dict[int, int]):
    """Number of a word form in the vocabulary -> its place in the list of a document."""

    def __missing__(self, number: int) -> int:
        place = self[number] = len(self)
        return place


@dataclass(frozen=True)
class Columns:
    """The tokens of one block.

    Attributes:
        ids: numbers of word forms.
        vocabulary: what they mean.
        origin: offset in the block for each folded character, None where folding keeps them.
    """

    ids: Sequence[int]
    vocabulary: Vocabulary
    origin: array[int] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each token in the block, by the lengths of words and white space."""
        words = self.vocabulary.words
        sizes = {number: (words[number].space, len(words[number].word)) for number in set(self.ids)}
        at, spans = 0, []
        for space, length in map(sizes.__getitem__, self.ids):
            start = at + space
            at = start + length
            spans.append((start, at))
        if self.origin is not None:
            origin = self.origin
            spans = [(origin[start], origin[end]) for start, end in spans]
        return tuple(spans)

    def words(self) -> Iterator[Word]:
        """Yield the word form of each token."""
        return map(self.vocabulary.words.__getitem__, self.ids)

    def tokens(self) -> Iterator[Token]:
        """Yield full records, for people."""
        return map(self.token, range(len(self.ids)))

    def token(self, at: int) -> Token:
        """Return the full record of one token."""
        word = self.vocabulary.words[self.ids[at]]
        start, end = self.spans[at]
        return Token(
            start=start,
            end=end,
            word=word.word,
            pos=(word.pos1, word.pos2, word.pos3, word.pos4),
            conjugation_type=word.conjugation_type,
            conjugation_form=word.conjugation_form,
            reading=word.reading,
            lemma=word.lemma,
            orth_base=word.orth_base,
            unknown=word.unknown,
        )
