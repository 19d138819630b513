"""Patterns of words, as in the Corpus Query Language: a part of a query line in, a pattern out.

    pattern  = part [ within (sentence | paragraph | section | part) ] [ containing part ]
             | (sentence | paragraph) containing part
    part     = item { item }
    item     = ( [ condition ] | "value" | "(" part { "|" part } ")" ) [ ? | * | + | {n} | {n,m} | {n,} | {,m} ]
    condition = [!] attribute (= | !=) "value", joined by & and |, with brackets

A "value" alone is a word as written; it stands before or behind [], elsewhere it is a phrase of the query language.
A value is a regular expression for the whole attribute; of ``pos`` its beginning up to a ``-`` will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fumikura import tables
from fumikura.errors import QueryError
from fumikura.tokens.fold import fold

ATTRIBUTES = {
    "lemma": "dictionary form",
    "pos": "part of speech: 動詞, 名詞-固有名詞",
    "surface": "as written",
    "word": "as written",
    "reading": "in katakana: テイアン",
    "base": "dictionary form as written",
    "form": "inflected form: 連用形",
    "type": "kind of inflection: 五段",
}
LONGEST_GAP = 100
_PARTS, _DEEPEST = 32, 8
Unit = Literal["sentence", "paragraph", "section"]
_UNITS: dict[str, Unit] = {"sentence": "sentence", "paragraph": "paragraph", "section": "section"}
_NARROW = str.maketrans("［］｛｝（）＝＆｜！＊＋？，：／０１２３４５６７８９＂“”", '[]{}()=&|!*+?,:/0123456789"""')
_OPENS = re.compile(r'[(\s]*(?:\[\s*(?:\]|!|\(|[A-Za-z]+\s*!?=)|"(?:[^"\\]|\\.)+"(?:[?*+]|\{[\d,\s]*\})?\s*\[\s*\])')
_WHOLE = re.compile(r"(sentence|paragraph)\s+containing(?=[\s(\[])")
_CONDITION = re.compile(r"([A-Za-z]+)\s*(!?=)\s*")
_VALUE = re.compile(r'"((?:[^"\\]|\\.)*)"|/((?:[^/\\]|\\.)+)/')
_TIMES = re.compile(r"([?*+])|\{\s*(\d{0,4})\s*(,?)\s*(\d{0,4})\s*\}")
_WORD = re.compile(r"\s+(within|containing)(?=[\s(\[])\s*")


@dataclass(frozen=True, slots=True)
class Test:
    """An attribute of a word; ``regex`` tells a regular expression from a value to be met as it stands."""

    attribute: str
    value: str
    regex: bool
    column: int = 0


@dataclass(frozen=True, slots=True)
class Neither:
    """What a condition does not hold of."""

    child: Condition


@dataclass(frozen=True, slots=True)
class Both:
    """Conditions that all hold."""

    children: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Conditions of which one holds."""

    children: tuple[Condition, ...]


Condition = Test | Neither | Both | Either


@dataclass(frozen=True, slots=True)
class Token:
    """One word; any word without a condition."""

    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Repeat:
    """So many times in a row, from ``low`` to ``high``."""

    child: Piece
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Chain:
    """One piece behind the other."""

    children: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several pieces."""

    children: tuple[Piece, ...]


Piece = Token | Repeat | Chain | Choice


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to find: a piece or a whole sentence or paragraph, where it must stand, what it must hold."""

    body: Piece | Unit
    within: Piece | Unit | None = None
    containing: Piece | None = None


def begins(line: str, at: int) -> bool:
    """Tell whether a pattern begins at a place: ``[lemma=`` and ``[]`` do, ``[REDACTED]`` does not."""
    narrow = line.translate(_NARROW)
    return _OPENS.match(narrow, at) is not None or _WHOLE.match(narrow, at) is not None


def read(line: str, at: int) -> tuple[Pattern, int]:
    """Read the pattern at a place; return it, and where it ends.

    Raises:
        QueryError: with the column where reading failed.
    """
    reader = _Reader(line, line.translate(_NARROW), at)
    return reader.pattern(), reader.at


def term(attribute: str, value: str, column: int) -> Pattern:
    """Make the pattern of ``pos:動詞``, ``lemma:定*``, ``reading:/テイ.+/``.

    Raises:
        ValueError: there is no such part of speech.
    """
    if len(value) > 2 and value[0] == value[-1] == "/":
        return Pattern(Token(Test(attribute, value[1:-1], regex=True, column=column)))
    parts = value.split("*")
    if attribute == "pos" and not parts[1:]:
        parts = [value := _speech(value)]
    expression = ".*".join(map(re.escape, parts))
    return Pattern(Token(Test(attribute, expression if parts[1:] else value, regex=bool(parts[1:]), column=column)))


@dataclass(slots=True)
class _Reader:
    line: str
    narrow: str
    at: int
    parts: int = 0

    def pattern(self) -> Pattern:
        if found := _WHOLE.match(self.narrow, self.at):
            self.at = found.end()
            return Pattern(_UNITS[found[1]], containing=self._chain(0))
        body = self._chain(0)
        within: Piece | Unit | None = None
        containing: Piece | None = None
        while found := _WORD.match(self.narrow, self.at):
            if found[1] == "within" and within is None:
                self.at = found.end()
                within = self._where()
            elif found[1] == "containing" and containing is None and self._opens(found.end()):
                self.at = found.end()
                containing = self._chain(0)
            else:
                break
        return Pattern(body, within, containing)

    def _where(self) -> Piece | Unit:
        for name, unit in _UNITS.items():
            if re.compile(name + r"(?=[\s)]|$)").match(self.narrow, self.at):
                self.at += len(name)
                return unit
        if not self._opens(self.at):
            raise self._error("behind within stands sentence, paragraph, section or a pattern in [ ]")
        return self._chain(0)

    def _opens(self, at: int) -> bool:
        return _OPENS.match(self.narrow, at) is not None

    def _error(self, message: str, column: int | None = None) -> QueryError:
        return QueryError(message, query=self.line, column=self.at if column is None else column)

    def _skip(self) -> str:
        while self.at < len(self.line) and self.line[self.at].isspace():
            self.at += 1
        return self.narrow[self.at : self.at + 1]

    def _chain(self, depth: int) -> Piece:
        if depth > _DEEPEST:
            raise self._error(f"brackets are nested deeper than {_DEEPEST}")
        items = [self._item(depth)]
        while True:
            mark = self.at
            beside = self._skip() == '"' and _gap(items[-1])
            self.at = mark
            if not beside and not self._opens(self.at) and not (depth and self._skip() in {"[", "("}):
                self.at = mark
                return items[0] if len(items) == 1 else Chain(tuple(items))
            self._skip()
            items.append(self._item(depth))

    def _item(self, depth: int) -> Piece:
        self.parts += 1
        if self.parts > _PARTS:
            raise self._error(f"more than {_PARTS} words in one pattern")
        start = self.at
        char = self._skip()
        piece: Piece
        if char == "(":
            self.at += 1
            choices = [self._chain(depth + 1)]
            while self._skip() == "|":
                self.at += 1
                choices.append(self._chain(depth + 1))
            if self._skip() != ")":
                raise self._error("this bracket is never closed", start)
            self.at += 1
            piece = choices[0] if len(choices) == 1 else Choice(tuple(choices))
        elif char == "[":
            self.at += 1
            condition = None if self._skip() == "]" else self._either(depth)
            if self._skip() != "]":
                if _CONDITION.match(self.narrow, self.at):
                    raise self._error('a & is missing here, as in [lemma="提案" & pos="名詞"]')
                raise self._error("a ] is missing here")
            self.at += 1
            piece = Token(condition)
        elif char == '"' and (value := _VALUE.match(self.narrow, self.at)) is not None:
            piece = Token(self._value("word", value))
        else:
            raise self._error("a word in [ ] is missing here")
        return self._times(piece)

    def _times(self, piece: Piece) -> Piece:
        found = _TIMES.match(self.narrow, self.at)
        if found is None:
            if self.narrow[self.at : self.at + 1] == "{":
                raise self._error("write {3}, {0,3}, {1,} or {,3}")
            return piece
        if found[1]:
            low, high = {"?": (0, 1), "*": (0, LONGEST_GAP), "+": (1, LONGEST_GAP)}[found[1]]
        elif not (found[2] or found[4]):
            raise self._error("write {3}, {0,3}, {1,} or {,3}")
        else:
            low = int(found[2] or 0)
            high = int(found[4]) if found[4] else LONGEST_GAP if found[3] else low
        if high > LONGEST_GAP:
            raise self._error(f"a pattern repeats up to {LONGEST_GAP} times")
        if low > high:
            raise self._error(f"from {low} to {high} there is nothing")
        self.at = found.end()
        return Repeat(piece, low, high)

    def _either(self, depth: int) -> Condition:
        parts = [self._both(depth)]
        while self._skip() == "|":
            self.at += 1
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self, depth: int) -> Condition:
        parts = [self._one(depth)]
        while self._skip() == "&":
            self.at += 1
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self, depth: int) -> Condition:
        if depth > _DEEPEST:
            raise self._error(f"brackets are nested deeper than {_DEEPEST}")
        char = self._skip()
        if char == "!":
            self.at += 1
            return Neither(self._one(depth + 1))
        if char == "(":
            start = self.at
            self.at += 1
            inner = self._either(depth + 1)
            if self._skip() != ")":
                raise self._error("this bracket is never closed", start)
            self.at += 1
            return inner
        found = _CONDITION.match(self.narrow, self.at)
        if found is None:
            raise self._error('an attribute is missing here, as in [lemma="提案"]')
        if found[1].lower() not in ATTRIBUTES:
            raise self._error(f"there is no attribute {found[1]!r}; attributes are {', '.join(ATTRIBUTES)}")
        return self._test(found)

    def _test(self, found: re.Match[str]) -> Condition:
        value = _VALUE.match(self.narrow, found.end())
        if value is None:
            raise self._error('a value in quotation marks is missing here, as in [lemma="提案"]', found.end())
        test = self._value(found[1].lower(), value)
        return Neither(test) if found[2] == "!=" else test

    def _value(self, attribute: str, value: re.Match[str]) -> Test:
        group = 1 if value[1] is not None else 2
        text = self.line[value.start(group) : value.end(group)]
        if not text:
            raise self._error("nothing to find between these quotation marks", value.start())
        self.at = value.end()
        plain = group == 1 and text == re.escape(text).replace("\\-", "-").replace("\\ ", " ")
        try:
            text = _speech(text) if plain and attribute == "pos" else text
        except ValueError as fault:
            raise self._error(str(fault), value.start(group)) from fault
        return Test(attribute, text, regex=not plain, column=value.start(group))


def _gap(piece: Piece) -> bool:
    """Tell ``[]`` and ``[]{0,3}``."""
    return piece == Token(None) or (isinstance(piece, Repeat) and _gap(piece.child))


def _speech(name: str) -> str:
    """Return a part of speech as UniDic calls it, given so or in English."""
    rows = tables.read("parts_of_speech")
    english = {row["english"]: row["name"] for row in rows}
    plain = fold(name)[0]
    if plain.lower() not in english and plain.partition("-")[0] not in english.values():
        known = ", ".join(f"{row['name']} {row['english']}" for row in rows)
        msg = f"there is no part of speech {name!r}; known are {known}"
        raise ValueError(msg)
    return english.get(plain.lower(), name)
