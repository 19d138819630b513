"""Tokens in, what search compares out: dictionary forms, second keys, roles of words, numbers by value.

The text and the query go through the very same functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from fumikura import numerals, tables
from fumikura.naming import variant
from fumikura.tokens.columns import Columns, Vocabulary, Word

Role = Literal["content", "affix", "function", "none"]

_FUNCTION = frozenset({"助詞", "助動詞", "接続詞", "感動詞", "連体詞", "代名詞"})
_AFFIX = frozenset({"接頭辞", "接尾辞"})
_POINTS = frozenset(",.")
_KATAKANA = re.compile("[ァ-ヴヵヶー]+")
_HIRAGANA = re.compile("[ぁ-ん]+")
_LATIN = re.compile("[A-Za-z]+")
_TINY, _SHORT = 1, 2
_JOINED = re.compile(r"[Dd](?:\.?D)*|[KkAa][KA]*B[KAB]*|[Bb][KAB]*")
_PAIRS = re.compile(r"[KkAaBb](?=[KAB])")
_SMALL = frozenset("ァィゥェォャュョ")


class Form(NamedTuple):
    """What search keeps of a word form.

    Attributes:
        key: dictionary form as written, folded; a number by its value.
        others: further keys under which it is found: UniDic's lemma, spelling variants.
        role: content words must be found, affixes and function words need not; "none" is punctuation.
        numeral: part of a number, to be joined with its neighbours.
        nominal: may be part of a compound noun.
        named: a name or a lone character: its lemma is but its reading, which other names share.
    """

    key: str
    others: tuple[str, ...]
    role: Role
    numeral: bool
    nominal: bool
    named: bool = False


class Sought(NamedTuple):
    """The keys under which the words of a query meet those of a text.

    A name meets its reading in katakana (広島: ヒロシマ), but no other name that is read so (太田: 大田); a name in
    katakana meets all that are.

    Attributes:
        keys: of what is written so; and of words that are no names also the further keys.
        shared: further keys of names: without what is but a reading.
    """

    keys: frozenset[str]
    shared: frozenset[str]

    def by(self, key: str, others: Iterable[str], *, named: bool) -> bool:
        """Tell whether a word of these keys is meant."""
        return key in self.keys or not (self.shared if named else self.keys).isdisjoint(others)

    def meets(self, form: Form) -> bool:
        """Tell whether a form is meant."""
        return self.by(form.key, form.others, named=form.named)


class Shape(NamedTuple):
    """Of a form what its keys do not matter for."""

    role: Role
    numeral: bool
    nominal: bool


class Term(NamedTuple):
    """A form and the tokens ``[first, last)`` that it stands for."""

    form: Form
    first: int
    last: int


class Forms:
    """The forms of a vocabulary, made once for each word form.

    A block is also written as one letter a token (its code, see ``code_of``), so that runs of numerals,
    katakana and nouns are found by regular expressions and not by loops.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms: list[Form] = []
        self._codes: list[str] = []
        self._keys: list[str] = []
        self._others: dict[int, tuple[str, ...]] = {}
        self._hyphens: set[int] = set()

    def _grow(self) -> None:
        for word in self._vocabulary.words[len(self._forms) :]:
            made = form(word)
            self._forms.append(made)
            self._codes.append(code_of(word, made))
            self._keys.append(made.key if made.role != "none" else "")
            if made.others:
                self._others[len(self._forms) - 1] = made.others
            if word.word == "-" and not word.space:
                self._hyphens.add(len(self._forms) - 1)

    def of(self, columns: Columns) -> list[Form]:
        """Return the form of each token."""
        if len(self._forms) < len(self._vocabulary):
            self._grow()
        return [self._forms[number] for number in columns.ids]

    def code(self, columns: Columns) -> str:
        """Return one letter for each token."""
        if len(self._forms) < len(self._vocabulary):
            self._grow()
        return "".join(map(self._codes.__getitem__, columns.ids))

    def clips(self, columns: Columns, code: str) -> Iterator[str]:
        """Yield other ways to write several tokens: パブリック|コメント -> パブコメ, Wi|-|Fi -> wifi."""
        return (short for short, _, _ in self.clipped(columns, code))

    def clipped(self, columns: Columns, code: str) -> Iterator[tuple[str, int, int]]:
        """Yield these ways to write with the tokens ``[first, last)`` that they stand for."""
        words, ids = self._vocabulary.words, columns.ids
        if not self._hyphens.isdisjoint(ids):
            yield from _hyphenated([words[number] for number in ids])
        for found in _PAIRS.finditer(code):
            first, second = (_clip(words[number].word) for number in ids[found.start() : found.start() + 2])
            if first and second:
                yield first + second, found.start(), found.start() + 2

    def inside(self, columns: Columns, code: str) -> Iterator[tuple[Form, int]]:
        """Yield the words that were joined with what may be a piece of a name: データ of カガデータ."""
        for found in _JOINED.finditer(code):
            for at in range(found.start(), found.end() if len(found[0]) > 1 else found.start()):
                word = self._vocabulary.words[columns.ids[at]]
                if code[at] in "Kk" and len(word.word) > _SHORT and word.pos2 == "普通名詞":
                    yield self._forms[columns.ids[at]], at

    def keys(self, columns: Columns, code: str) -> str:
        """Return the keys of the terms of a block, separated by spaces."""
        keys, ids, at = self._keys, columns.ids, 0
        parts: list[str] = []
        for first, last, terms in self._runs(columns, code):
            parts += map(keys.__getitem__, ids[at:first])
            parts += [term.form.key for term in terms]
            at = last
        parts += map(keys.__getitem__, ids[at:])
        return " ".join(filter(None, parts))

    def others(self, columns: Columns) -> list[str]:
        """Return the further keys of the tokens of a block."""
        if len(self._forms) < len(self._vocabulary):
            self._grow()
        others = self._others
        return [other for number in columns.ids if number in others for other in others[number]]

    def where(self, columns: Columns, wanted: Callable[[Form], bool]) -> Iterator[tuple[int, int]]:
        """Yield the tokens ``[first, last)`` of the terms that are wanted; each word form is looked at once."""
        code = self.code(columns)
        ids, joined = columns.ids, list(self._runs(columns, code))
        yield from ((term.first, term.last) for _, _, terms in joined for term in terms if wanted(term.form))
        yield from ((at, at + 1) for made, at in self.inside(columns, code) if wanted(made))
        found = {number for number in set(ids) if self._keys[number] and wanted(self._forms[number])}
        if found:
            inside = {at for first, last, _ in joined for at in range(first, last)}
            yield from ((at, at + 1) for at, number in enumerate(ids) if number in found and at not in inside)

    def terms(self, columns: Columns) -> list[Term]:
        """Return the terms of a block, punctuation left out, the tokens of a number or foreign name joined."""
        forms, at = self.of(columns), 0
        found: list[Term] = []
        for first, last, terms in self._runs(columns, self.code(columns)):
            found += _plain(forms, at, first)
            found += terms
            at = last
        return [*found, *_plain(forms, at, len(forms))]

    def _runs(self, columns: Columns, code: str) -> Iterator[tuple[int, int, list[Term]]]:
        """Yield the runs of tokens that are not one term each: numbers, and foreign names cut to pieces."""
        words, ids, forms = self._vocabulary.words, columns.ids, self._forms
        for run in _JOINED.finditer(code):
            first, last = run.span()
            if run[0][0] in "Dd":
                yield first, last, list(_numbers([words[number].word for number in ids[first:last]], first))
            elif last - first > 1:
                yield first, last, [_foreign([forms[number] for number in ids[first:last]], first)]


@lru_cache(maxsize=4)
def forms_of(vocabulary: Vocabulary) -> Forms:
    """Return the forms of a vocabulary, the same whenever it is asked for again."""
    return Forms(vocabulary)


def sought(*forms: Form) -> Sought:
    """Return what meets any of some forms."""
    keys = frozenset(key for form in forms for key in (form.key, *form.others))
    return Sought(keys, frozenset(key for form in forms for key in (form.key, *form.others) if _shared(form, key)))


def _shared(form: Form, key: str) -> bool:
    return not _KATAKANA.fullmatch(key) or _KATAKANA.fullmatch(form.key) is not None


def is_named(pos1: str, pos2: str) -> bool:
    """Tell what UniDic gives its reading as its lemma: names, lone characters."""
    return pos2 == "固有名詞" or pos1 == "記号"


def _plain(forms: list[Form], first: int, last: int) -> Iterator[Term]:
    return (Term(forms[at], at, at + 1) for at in range(first, last) if forms[at].role != "none")


def code_of(word: Word, made: Form | Shape) -> str:
    """Return the letter of a token; in lower case when white space stands before it.

    D numeral, ``.`` point or comma; K noun in katakana, A other word in katakana, B katakana that may be
    a piece of a name; P prefix, S suffix, N other noun; O anything else.
    """
    if word.word in _POINTS:
        return "o" if word.space else "."
    if made.numeral:
        letter = "D"
    elif _KATAKANA.fullmatch(word.word) and made.role == "content":
        letter = "B" if _piece(word) else "K" if made.nominal else "A"
    elif not made.nominal:
        letter = "O"
    elif word.pos1 == "接尾辞":
        letter = "S"
    elif word.pos1 == "接頭辞":
        letter = "P"
    else:
        letter = "N"
    return letter.lower() if word.space else letter


def _piece(word: Word) -> bool:
    """Tell katakana that may be a piece of a name (ラウ|ニー) from a word (コア|データ)."""
    if word.unknown or len(word.word) <= _TINY:
        return True
    return word.pos2 == "固有名詞" and len(word.word) <= _SHORT


def form(word: Word) -> Form:
    """Make the form of a word form."""
    key = (word.orth_base or word.word).casefold()
    role, numeral, nominal = shape(word)
    if role == "none":
        return Form(key, (), role, numeral, nominal)
    bases = [base for base in (key, _folded(word.lemma)) if base]
    others = dict.fromkeys(other for base in bases for other in (base, variant(base)) if other != key)
    return Form(
        numerals.canonical(word.word) or key if numeral else key,
        tuple(others) if role != "function" and not numeral else (),
        role,
        numeral,
        nominal,
        is_named(word.pos1, word.pos2),
    )


def shape(word: Word) -> Shape:
    """Make the shape of a word form, a good deal faster than its form."""
    role = role_of(word.word, word.lemma, word.pos1, word.pos3)
    if role == "none":
        return Shape(role, numeral=False, nominal=False)
    numeral = word.pos2 == "数詞" and (word.word in numerals.LARGE or numerals.parse(word.word) is not None)
    nominal = not numeral and (word.pos1 in {"名詞", "接頭辞"} or word.pos2 == "名詞的" or word.pos1 == "記号")
    return Shape(role, numeral, nominal)


def role_of(word: str, lemma: str, pos1: str, pos3: str) -> Role:
    """Return the role of a word form."""
    if not any(map(str.isalnum, word)):
        return "none"
    lemma = _folded(lemma)
    kana = _HIRAGANA.fullmatch(word) is not None  # にわたって is a particle, 海を渡って is not
    if (
        pos1 in _FUNCTION
        or lemma in _stopwords("always")
        or (kana and lemma in _stopwords("kana"))
        or pos3 == "助動詞語幹"
    ):
        return "function"
    if pos1 in _AFFIX or pos3 == "助数詞可能":
        return "affix"
    return "content"


def _folded(lemma: str) -> str:
    return lemma.partition("-")[0].casefold()


@tables.cached
def _stopwords(when: str) -> frozenset[str]:
    return tables.column("stopwords", "lemma", when=when)


def _foreign(pieces: list[Form], first: int) -> Term:
    """Join what MeCab cut to pieces (ラウ|ニー): a foreign name is one word.

    A run of words that the dictionary knows, none of them tiny or a short name, stays as it is (コア|データ).
    """
    key = "".join(piece.key for piece in pieces)
    other = variant(key)
    others = (other,) if other != key else ()
    whole = Form(key, others, "content", numeral=False, nominal=True, named=True)
    return Term(whole, first, first + len(pieces))


def _hyphenated(words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """Yield Latin words that hyphens join, written as one; SS-20 and 11-16 are none."""
    at = 0
    while at < len(words):
        last = at
        while _LATIN.fullmatch(words[last].word) and last + 2 < len(words) and _joins(words[last + 1], words[last + 2]):
            last += 2
        if last > at:
            yield "".join(word.word for word in words[at : last + 1 : 2]).casefold(), at, last + 1
        at = last + 1


def _joins(hyphen: Word, word: Word) -> bool:
    joined = hyphen.word == "-" and not (hyphen.space or word.space)
    return joined and _LATIN.fullmatch(word.word) is not None


def _clip(word: str) -> str:
    """Return the first two morae (Kubozono, 短縮語形成の制約, 2002); long vowels are passed over."""
    short = word.replace("ー", "")
    end = 3 if short[1:2] in _SMALL or short[2:3] in _SMALL else 2
    return short[:end] if len(word) > 2 and len(short) >= end else ""


def _numbers(words: list[str], first: int) -> Iterator[Term]:
    """Yield one term for a number, or one for each part of what is none as a whole (61.9.18)."""
    value = numerals.canonical("".join(words))
    if value is not None:
        yield Term(_number(value), first, first + len(words))
        return
    for at, word in enumerate(words, first):
        if word not in _POINTS:
            yield Term(_number(numerals.canonical(word) or word), at, at + 1)


def _number(value: str) -> Form:
    return Form(value, (), "content", numeral=True, nominal=False)
