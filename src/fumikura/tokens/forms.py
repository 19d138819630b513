"""Tokens in, what search compares out: dictionary forms, second keys, roles of words, numbers by value.

The text and the query go through the very same functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from fumikura import numerals, tables
from fumikura.tokens.columns import Columns, Vocabulary, Word

Role = Literal["content", "affix", "function", "none"]

_FUNCTION = frozenset({"助詞", "助動詞", "接続詞", "感動詞", "連体詞", "代名詞"})
_AFFIX = frozenset({"接頭辞", "接尾辞"})
_POINTS = frozenset(",.")
_KATAKANA = re.compile("[ァ-ヴヵヶー]+")
_SHORT = 2
_SMALL = frozenset("ァィゥェォャュョ")
_FINAL_LENGTH = re.compile("(?<=..)ー$")
_FINAL_STOP = re.compile("(?<=...)ッ(?=[クグプトド]$)")


class Form(NamedTuple):
    """What search keeps of a word form.

    Attributes:
        key: dictionary form as written, folded; a number by its value.
        others: further keys under which it is found: UniDic's lemma, spelling variants.
        role: content words must be found, affixes and function words need not; "none" is punctuation.
        numeral: part of a number, to be joined with its neighbours.
        nominal: may be part of a compound noun.
        katakana: written in katakana alone.
    """

    key: str
    others: tuple[str, ...]
    role: Role
    numeral: bool
    nominal: bool
    katakana: bool = False


class Term(NamedTuple):
    """A form and the tokens ``[first, last)`` that it stands for."""

    form: Form
    first: int
    last: int


class Forms:
    """The forms of a vocabulary, made once for each word form."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms: list[Form] = []

    def of(self, columns: Columns) -> list[Form]:
        """Return the form of each token."""
        if len(self._forms) < len(self._vocabulary):
            self._forms += map(form, self._vocabulary.words[len(self._forms) :])
        return [self._forms[number] for number in columns.ids]

    def clips(self, columns: Columns) -> Iterator[str]:
        """Yield the short forms that Japanese makes of two foreign words: パブリック|コメント -> パブコメ."""
        words, ids = columns.vocabulary.words, columns.ids
        forms = self.of(columns)
        for at in range(len(forms) - 1):
            if forms[at].katakana and forms[at + 1].katakana and not words[ids[at + 1]].space:
                first, second = (_clip(words[number].word) for number in ids[at : at + 2])
                if first and second:
                    yield first + second

    def terms(self, columns: Columns) -> list[Term]:
        """Return the terms of a block, punctuation left out, the tokens of a number joined."""
        forms = self.of(columns)
        terms: list[Term] = []
        at = 0
        while at < len(forms):
            here = forms[at]
            if here.numeral:
                end = _number_end(forms, columns, at)
                terms += _numbers(columns, forms, at, end)
                at = end
                continue
            if here.katakana and (end := _foreign_end(forms, columns, at)) > at + 1:
                terms.append(_foreign(forms, at, end))
                at = end
                continue
            if here.role != "none":
                terms.append(Term(here, at, at + 1))
            at += 1
        return terms


def form(word: Word) -> Form:
    """Make the form of a word form."""
    key = (word.orth_base or word.word).casefold()
    if not any(char.isalnum() for char in word.word):
        return Form(key, (), "none", numeral=False, nominal=False)
    numeral = word.pos2 == "数詞" and (word.word in numerals.LARGE or numerals.parse(word.word) is not None)
    lemma = word.lemma.partition("-")[0].casefold() if word.lemma else ""
    role = _role(word, lemma)
    others = dict.fromkeys(other for base in (key, lemma) if base for other in (base, variant(base)) if other != key)
    return Form(
        numerals.canonical(word.word) or key if numeral else key,
        tuple(others) if role != "function" and not numeral else (),
        role,
        numeral,
        nominal=not numeral and (word.pos1 in {"名詞", "接頭辞"} or word.pos2 == "名詞的" or word.pos1 == "記号"),
        katakana=_KATAKANA.fullmatch(word.word) is not None,
    )


def _role(word: Word, lemma: str) -> Role:
    if word.pos1 in _FUNCTION or lemma in _stopwords() or word.pos3 == "助動詞語幹":
        return "function"
    if word.pos1 in _AFFIX or word.pos3 == "助数詞可能":
        return "affix"
    return "content"


@cache
def _stopwords() -> frozenset[str]:
    return tables.column("stopwords", "lemma")


@cache
def _variants() -> tuple[tuple[str, str], ...]:
    return tuple((row["written"], row["searched"]) for row in tables.read("variants"))


def variant(key: str) -> str:
    """Return the spelling under which variants meet.

    >>> variant("レイキャヴィク"), variant("レイキャビック"), variant("コンピューター"), variant("ヵ月")
    ('レイキャビク', 'レイキャビク', 'コンピュータ', 'か月')
    """
    folded = key
    for written, searched in _variants():
        if written in folded:
            folded = folded.replace(written, searched)
    if len(folded) > 3 and _KATAKANA.fullmatch(folded):
        folded = _FINAL_STOP.sub("", _FINAL_LENGTH.sub("", folded))
    return folded


def _foreign_end(forms: list[Form], columns: Columns, at: int) -> int:
    """Find the end of a run of katakana that MeCab has cut to pieces (ラウ|ニー): a foreign name is one word.

    A run of words that the dictionary knows, and none of them tiny, stays as it is (データ|センター).
    """
    words, ids = columns.vocabulary.words, columns.ids
    end = at + 1
    while end < len(forms) and forms[end].katakana and not words[ids[end]].space:
        end += 1
    pieces = [words[number] for number in ids[at:end]]
    broken = any(piece.unknown or len(piece.word) <= _SHORT for piece in pieces)
    return end if broken else at + 1


def _foreign(forms: list[Form], first: int, last: int) -> Term:
    key = "".join(form.key for form in forms[first:last])
    other = variant(key)
    return Term(Form(key, (other,) if other != key else (), "content", numeral=False, nominal=True), first, last)


def _clip(word: str) -> str:
    """Return the first two morae (Kubozono, 短縮語形成の制約, 2002); long vowels are passed over."""
    short = word.replace("ー", "")
    end = 3 if short[1:2] in _SMALL or short[2:3] in _SMALL else 2
    return short[:end] if len(word) > 2 and len(short) >= end else ""


def _number_end(forms: list[Form], columns: Columns, at: int) -> int:
    """Find the end of a run of numerals; a point or comma between two of them belongs to it."""
    words = columns.vocabulary.words
    ids = columns.ids
    end = at + 1
    while end < len(forms):
        if words[ids[end]].space:
            break
        if forms[end].numeral:
            end += 1
        elif (
            words[ids[end]].word in _POINTS
            and end + 1 < len(forms)
            and forms[end + 1].numeral
            and not words[ids[end + 1]].space
        ):
            end += 2
        else:
            break
    return end


def _numbers(columns: Columns, forms: list[Form], first: int, last: int) -> Iterator[Term]:
    """Yield one term for a number, or one for each part of what is none as a whole (61.9.18)."""
    words = [columns.vocabulary.words[number].word for number in columns.ids[first:last]]
    value = numerals.canonical("".join(words))
    if value is not None:
        yield Term(Form(value, (), "content", numeral=True, nominal=False), first, last)
        return
    for offset, word in enumerate(words):
        if word not in _POINTS:
            yield Term(forms[first + offset], first + offset, first + offset + 1)
