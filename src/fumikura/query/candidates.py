"""A pattern of words or characters in, what a passage must have of it in the index out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fumikura.query.cql import Chain, Choice, Pattern, Piece, Repeat, Token
from fumikura.query.lexis import meeting
from fumikura.store import Store
from fumikura.tokens.columns import Word
from fumikura.tokens.forms import code_of, form
from fumikura.tokens.streams import units

_MOST = 400  # keys that are asked for at once; beyond, the word tells little
_TELLING = 3  # of the words that must be there, so many are asked for
_JOINED = frozenset("DKABdkab")  # letters of Forms.code whose tokens the index may hold joined with others
_META = frozenset("\\.+*?()|[]{}^$")


class Key(NamedTuple):
    """A term of the index, or characters that stand side by side."""

    field: str
    text: str


def required(store: Store, pattern: Pattern) -> list[frozenset[Key]]:
    """Return sets of keys of each of which a passage must have one, the most telling first; [] if none is known."""
    if pattern.within == "section":  # what belongs together may stand in several passages
        return []
    pieces = [piece for piece in (pattern.body, pattern.within, pattern.containing) if isinstance(piece, Piece)]
    return sorted({keys for piece in pieces for keys in _keys(store, piece)}, key=len)[:_TELLING]


def _keys(store: Store, piece: Piece) -> list[frozenset[Key]]:
    match piece:
        case Token(condition):
            numbers = None if condition is None else meeting(store, condition)
            if numbers is None or len(numbers) > _MOST:
                return []
            keys = [_key(word) for word in store.words.read(sorted(numbers))]
            return [] if None in keys else [frozenset(key for key in keys if key is not None)]
        case Repeat(child, low):
            return _keys(store, child) if low else []
        case Chain(children):
            return [keys for child in children for keys in _keys(store, child)]
        case Choice(children):
            every = [_keys(store, child) for child in children]
            return [frozenset().union(*(min(some, key=len) for some in every))] if all(every) else []


def _key(word: Word) -> Key | None:
    """Return how the index holds a word form; None if it may hold it joined with others, or not at all."""
    made = form(word)
    if made.role == "none":
        return None
    if code_of(word, made) in _JOINED:
        return Key("pairs", word.word) if len(units(word.word)) > 1 else None
    return Key("forms", made.key)


def literals(expression: str) -> list[str]:
    """Return the stretches of characters that whatever a regular expression matches must have.

    Only what is plain to see: no alternatives, nothing in brackets, and no Latin words or numbers, of which
    a part may be meant.

    >>> literals("第[0-9]+条の規定"), literals("提案(した)?案?文"), literals("提案|文書")
    (['条の規定'], ['提案'], [])
    """
    runs, at = [""], 0
    while at < len(expression):
        char = expression[at]
        if char == "\\":
            at += 1
            runs.append("")
        elif char in "([":
            at = _closing(expression, at)
            runs.append("")
        elif char == "|":
            return []
        elif char in "*?{":
            runs[-1] = runs[-1][:-1]
            at = expression.find("}", at) if char == "{" and "}" in expression[at:] else at
            runs.append("")
        elif char in _META:
            runs.append("")
        else:
            runs[-1] += char
        at += 1
    return [run for run in map(_inner, runs) if len(units(run)) > 1]


def _closing(expression: str, at: int) -> int:
    """Return where a bracket closes; the end if it does not."""
    opening, depth = expression[at], 0
    closing = {"(": ")", "[": "]"}[opening]
    first = at
    while at < len(expression):
        if expression[at] == "\\":
            at += 1
        elif expression[at] == opening and (opening == "(" or at == first):
            depth += 1
        elif expression[at] == closing and not (opening == "[" and at <= first + 1):
            depth -= 1
            if not depth:
                return at
        at += 1
    return len(expression)


def _inner(run: str) -> str:
    """Leave out Latin letters and digits at the ends: they may be part of a longer unit."""
    return run.strip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789０１２３４５６７８９")


def fewest(sets: Sequence[frozenset[Key]]) -> str:
    """Show the keys of the most telling set."""
    return " ".join(sorted(key.text for key in sets[0])[:8]) if sets else ""
