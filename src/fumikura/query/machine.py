"""A pattern of words in, what finds it in a passage out: an automaton of RE2 over one byte a word.

A bit of the byte tells whether the word meets a condition of the pattern; which word forms do is asked once
a query. The automaton takes time linear in the words. Passages are read many at a time with ``APART`` between
them, a byte that no word has and nothing in a pattern matches.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from fumikura.errors import QueryError
from fumikura.query import vectors
from fumikura.query.cql import LONGEST_GAP, Chain, Condition, Pattern, Piece, Repeat, Test, Token
from fumikura.query.lexis import Expression, compiled, holding
from fumikura.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS = 7
APART = b"\x80"
_ANY = b"[\\x00-\\x7f]"
_ENDS = Test("surface", "[。!?]+", regex=True)
_CLOSINGS = Test("surface", "[」』)”\\]】〉》]+", regex=True)


class _Bits(dict[int, int]):
    """Word form -> byte, filled as words are met."""

    def __init__(self, tests: Sequence[Callable[[int], bool]]) -> None:
        super().__init__()
        self._tests = [(1 << at, holds) for at, holds in enumerate(tests)]

    def __missing__(self, number: int) -> int:
        bits = 0
        for bit, holds in self._tests:
            if holds(number):
                bits |= bit
        self[number] = bits
        return bits


class Machine:
    """Finds a pattern in passages of one corpus."""

    def __init__(self, store: Store, pattern: Pattern, query: str) -> None:
        self.pattern = pattern
        self.by_section = pattern.within == "section"
        self._query = query
        self._bits: dict[Condition, int] = {}
        self._body = self._compiled(pattern.body)
        within = None if pattern.within in {"section", "paragraph"} else pattern.within
        self._within = None if within is None else self._compiled(within)
        self._containing = None if pattern.containing is None else self._compiled(pattern.containing)
        if len(self._bits) > _BITS:
            raise self._error(f"more than {_BITS} different words in one pattern")
        self._store = store
        self._table = _Bits([holding(store, condition, query) for condition in self._bits])
        self._lists: vectors.Lists | None = None

    def prepare(self) -> None:
        """Make ready for many passages: whole documents are read at once."""
        if self._lists is None:
            self._lists = vectors.Lists(self._store, tuple(self._bits))

    def read(self, words: array[int], places: array[int]) -> bytes:
        """Return the byte of each word of a passage.

        Args:
            words: the word forms of its document.
            places: of its tokens among them.
        """
        if self._lists is not None:
            return self._lists.read(words, places)
        return bytes(map(self._table.__getitem__, map(words.__getitem__, places)))

    def read_all(self, words: NDArray[np.int64], places: NDArray[np.uint16] | NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return the byte of each word of many passages."""
        lists = self._lists = self._lists or vectors.Lists(self._store, tuple(self._bits))
        return lists.bytes_of(words, places)

    @property
    def single(self) -> bool:
        """Whether the pattern is one word with a condition: it stands wherever the byte of a word is not 0."""
        pattern = self.pattern
        return isinstance(pattern.body, Token) and len(self._bits) == 1 and not (pattern.within or pattern.containing)

    def spans(self, read: bytes) -> Iterator[tuple[int, int]]:
        """Yield the words ``[first, last)`` of each place where the pattern stands."""
        for low, high in self._outer(read):
            for first, last in (found.span() for found in self._body.finditer(read[low:high])):
                if self._containing is None or self._containing.search(read[low + first : low + last]) is not None:
                    yield low + first, low + last

    def _outer(self, read: bytes) -> Iterator[tuple[int, int]]:
        if self._within is None:
            return iter(((0, len(read)),))
        return (found.span() for found in self._within.finditer(read))

    def _compiled(self, piece: Piece | str) -> Expression:
        try:
            if piece == "paragraph":
                return compiled(b"%b+" % _ANY)
            if isinstance(piece, str):
                end, closing = self._word(_ENDS), self._word(_CLOSINGS)
                inside = self._not(_ENDS)
                return compiled(b"(?s)%b*%b+%b*|%b+" % (inside, end, closing, inside))
            found = compiled(b"(?s)" + self._expression(piece))
        except ValueError as fault:
            raise self._error(f"this pattern is too large ({fault})") from fault
        if found.fullmatch(b"") is not None:
            raise self._error(
                'this pattern may find nothing at all; ask for one word at least, as in [lemma="提案"] []{0,3}'
            )
        return found

    def _error(self, message: str) -> QueryError:
        return QueryError(message, query=self._query, column=max(0, self._query.find("[")))

    def _expression(self, piece: Piece) -> bytes:
        match piece:
            case Token(condition):
                return _ANY if condition is None else self._word(condition)
            case Repeat(child, low, high):
                times = b"{%d,}" % low if high >= LONGEST_GAP else b"{%d,%d}" % (low, high)
                shortest = b"?" if child == Token(None) else b""  # a gap is as small as it can be
                return b"(?:" + self._expression(child) + b")" + times + shortest
            case Chain(children):
                return b"".join(map(self._expression, children))
            case _:
                return b"(?:" + b"|".join(map(self._expression, piece.children)) + b")"

    def _word(self, condition: Condition) -> bytes:
        return b"[" + self._bytes(condition, holds=True) + b"]"

    def _not(self, condition: Condition) -> bytes:
        return b"[" + self._bytes(condition, holds=False) + b"]"

    def _bytes(self, condition: Condition, *, holds: bool) -> bytes:
        """Name the bytes in which the bit of a condition is set, or is not."""
        bit = self._bits.setdefault(condition, len(self._bits))
        if bit >= _BITS:
            raise self._error(f"more than {_BITS} different words in one pattern")
        return b"".join(b"\\x%02x" % value for value in range(1 << _BITS) if bool(value >> bit & 1) is holds)
