"""Tokens in, the terms out by which passages are compared: compounds where the corpus repeats them, else their parts.

中距離核戦力 is one term if the corpus has it twice; 中距離核戦力削減案, which it has once, is 中距離核戦力, 削減, 案.
Numbers, dates, counters and function words are left out.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from fumikura import tables
from fumikura.tokens.columns import Columns, Vocabulary, Word
from fumikura.tokens.compounds import compounds
from fumikura.tokens.forms import Term, forms_of

_ALONE = frozenset({"名詞", "形状詞", "動詞", "形容詞"})  # parts of speech that say what a passage is about
_LONGEST = 8  # pieces of a compound
_STRETCH = re.compile("[^Oo.]+|[Oo]")  # letters of Forms.code: nouns and numerals, or one other word


class Piece(NamedTuple):
    """A word of a phrase.

    Attributes:
        text: as written, of verbs and adjectives the dictionary form.
        alone: it may stand for itself; affixes and light words may not.
        last: it may end a compound; 等 may not.
        noun: part of a compound, or fit to be.
        name: a proper noun.
    """

    text: str
    alone: bool
    last: bool
    noun: bool
    name: bool


Phrase = tuple[Piece, ...]


class Phrases:
    """Numbers the phrases of a corpus: a compound noun with its pieces, or one word.

    Attributes:
        listed: what the numbers mean.
    """

    def __init__(self) -> None:
        self.listed: list[Phrase] = []
        self._numbers: dict[Phrase, int] = {}
        self._vocabulary: Vocabulary | None = None
        self._stretches: dict[tuple[int, ...], tuple[int, ...]] = {}

    def read(self, columns: Columns) -> array[int]:
        """Return the numbers of the phrases of a block, in their order."""
        if columns.vocabulary is not self._vocabulary:
            self._vocabulary, self._stretches = columns.vocabulary, {}
        ids, known = columns.ids, self._stretches
        found = array("I")
        for stretch in _STRETCH.finditer(forms_of(columns.vocabulary).code(columns)):
            start, end = stretch.span()
            words = tuple(ids[start:end])
            numbers = known.get(words)
            if numbers is None:
                some = Columns(words, columns.vocabulary)
                numbers = known[words] = tuple(map(self._number, phrases(some)))
            found.extend(numbers)
        return found

    def _number(self, phrase: Phrase) -> int:
        number = self._numbers.setdefault(phrase, len(self.listed))
        if number == len(self.listed):
            self.listed.append(phrase)
        return number


def phrases(columns: Columns) -> Iterator[Phrase]:
    """Yield the phrases of a block."""
    forms, words, ids = forms_of(columns.vocabulary), columns.vocabulary.words, columns.ids
    run = {at: first for first, last in compounds(forms.code(columns)) for at in range(first, last)}
    within, numeral = -1, -1  # first token of the compound at hand, end of the last number
    pieces: list[Piece] = []
    for term in forms.terms(columns):
        first = run.get(term.first, -1)
        if first != within:
            yield from _closed(pieces)
            pieces, within = [], first
        if term.form.numeral:
            numeral = term.last
            continue
        piece = _piece(term, words[ids[term.first]], [words[number].word for number in ids[term.first : term.last]])
        if piece is None or (numeral == term.first and _counts(words[ids[term.first]])):
            yield from _closed(pieces)
            pieces = []
        elif first >= 0:
            pieces.append(piece)
        elif piece.alone:
            yield (piece,)
    yield from _closed(pieces)


def _closed(pieces: list[Piece]) -> Iterator[Phrase]:
    """Yield what is left of a compound without the affixes that cannot end or begin it."""
    while pieces and not pieces[-1].last:
        pieces = pieces[:-1]
    if len(pieces) > 1 or (pieces and pieces[0].alone):
        yield tuple(pieces[:_LONGEST])


def _counts(word: Word) -> bool:
    return word.pos3 == "助数詞可能" or word.pos1 == "接尾辞"


def _piece(term: Term, word: Word, written: list[str]) -> Piece | None:
    """Make the piece of a term; None for what belongs to no phrase."""
    form = term.form
    if form.role == "none" or not (form.nominal or (word.pos1 in _ALONE and form.role != "function")):
        return None
    text = "".join(written) if form.nominal else word.orth_base or word.word
    light = _words("light")
    lemma = word.lemma.partition("-")[0] or text
    lasting = form.role != "function" and word.pos3 != "副詞可能"  # 中 of 中距離, 戦後 of 戦後秩序: not by themselves
    alone = lasting and form.role == "content" and word.pos1 in _ALONE and lemma not in light and _says(text)
    last = lasting and word.pos1 != "接頭辞" and lemma not in _words("end")
    return Piece(text, alone, last, form.nominal, word.pos2 == "固有名詞")


def _says(text: str) -> bool:
    """Tell a word from a letter: one character says something if it is a Chinese one."""
    return len(text) > 1 or "\u3400" <= text <= "\u9fff"


@tables.cached
def _words(role: str) -> frozenset[str]:
    return tables.column("light_words", "lemma", role=role)


def key(text: str) -> str:
    """Return a term as it is compared.

    >>> key("INF交渉")
    'inf交渉'
    """
    return text.casefold()


def compound(phrase: Phrase) -> str:
    """Return the key of a whole phrase."""
    return key("".join([piece.text for piece in phrase]))


def repeated(texts: Iterable[Iterable[int]], listed: list[Phrase], *, least: int = 2) -> set[str]:
    """Return the compounds that stand so often by themselves."""
    counts: Counter[str] = Counter()
    keys = [compound(phrase) if len(phrase) > 1 else "" for phrase in listed]
    for numbers in texts:
        counts.update(map(keys.__getitem__, numbers))
    return {text for text, count in counts.items() if text and count >= least}


class Cut(NamedTuple):
    """A term that a phrase was cut into, as written; ``parts`` are the words of a compound that can stand alone."""

    text: str
    noun: bool
    name: bool
    parts: tuple[str, ...] = ()


def cut(phrase: Phrase, known: Collection[str]) -> tuple[Cut, ...]:
    """Cut a phrase into terms: the longest compounds that are known, from the left, else single words."""
    found: list[Cut] = []
    at = 0
    while at < len(phrase):
        end = next((end for end in range(len(phrase), at + 1, -1) if compound(phrase[at:end]) in known), at + 1)
        some = phrase[at:end]
        if len(some) > 1:
            parts = tuple(piece.text for piece in some if piece.alone)
            found.append(Cut("".join([piece.text for piece in some]), True, any(one.name for one in some), parts))
        elif some[0].alone:
            found.append(Cut(some[0].text, some[0].noun, some[0].name))
        at = end
    return tuple(found)
