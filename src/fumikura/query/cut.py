"""Characters that begin and end where words do in, the pattern of the words that they may be cut into out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from fumikura.query.cql import Chain, Choice, Either, Pattern, Piece, Repeat, Test, Token
from fumikura.store import Store, word_forms
from fumikura.tokens.streams import units

_WORDS = 6  # different words of a pattern, beside the signs between them
_LONGEST = 12  # characters; what is longer stands in few passages
_WAYS = 32  # to cut the characters
_SIGNS = Either((Test("pos", "補助記号", regex=False), Test("pos", "空白", regex=False)))
_BETWEEN = Repeat(Token(_SIGNS), 0, 8)


def pattern_of(store: Store, text: str) -> Pattern | None:
    """Return the pattern that finds some characters as whole words; None where there are too many ways to cut them.

    Args:
        store: the words of its vocabulary are those they may be cut into.
        text: Japanese characters; Latin letters and numbers, which may be large or small, are left to others.
    """
    found = units(text)
    if len(found) > _LONGEST or not all(len(unit) == 1 and not unit.isascii() for unit in found):
        return None
    ways = _ways(store, found)
    if not 0 < len(ways) <= _WAYS or len({word for way in ways for word in way}) > _WORDS:
        return None
    pieces = [_chain(way) for way in ways]
    return Pattern(pieces[0] if len(pieces) == 1 else Choice(tuple(pieces)))


def _ways(store: Store, found: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the ways to cut characters into words that the corpus has, the longest word first."""
    parts = ["".join(found[start:end]) for start in range(len(found)) for end in range(start + 1, len(found) + 1)]
    marks = ",".join("?" * len(parts))
    known = {word for _, word in word_forms(store, "word", where=f"word IN ({marks})", values=parts)}

    @cache
    def behind(start: int) -> tuple[tuple[str, ...], ...]:
        if start == len(found):
            return ((),)
        heads = [("".join(found[start:end]), end) for end in range(len(found), start, -1)]
        return tuple((head, *rest) for head, end in heads if head in known for rest in behind(end)[: _WAYS + 1])

    return behind(0)


def _chain(way: Sequence[str]) -> Piece:
    words = [Token(Test("surface", word, regex=False)) for word in way]
    return Chain((words[0], *(piece for word in words[1:] for piece in (_BETWEEN, word)))) if words[1:] else words[0]
