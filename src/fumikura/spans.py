"""Positions: half-open spans in code points, edits, and the only map between two texts."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a source that a cleaned text leaves out or moves, and why.

    Attributes:
        start: first code point in the source.
        end: one past the last.
        reason: name of the rule (``gap``, ``wrap``, ``tag``, ``blank``, ``furniture:page-number`` …).
    """

    start: int
    end: int
    reason: str


class Piece(NamedTuple):
    """``length`` characters from ``target`` on are those from ``source`` on."""

    target: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Exact map from a text back to the text that it was made of.

    Pieces are in target order, do not overlap and need not be in source order (a footnote
    may have been moved behind the paragraph that it interrupted). Characters outside every
    piece were put in (the space that joins two Latin words, the line end between paragraphs).
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, int, int]]) -> OffsetMap:
        """Make a map of (target, source, length), merging neighbours and dropping empty pieces."""
        merged: list[Piece] = []
        for target, source, length in pieces:
            if length <= 0:
                continue
            if merged:
                last = merged[-1]
                if target < last.target + last.length:
                    msg = f"pieces overlap or are out of order at target {target}"
                    raise ValueError(msg)
                if target == last.target + last.length and source == last.source + last.length:
                    merged[-1] = Piece(last.target, last.source, last.length + length)
                    continue
            merged.append(Piece(target, source, length))
        return cls(tuple(merged))

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Map a text of that length onto itself."""
        return cls.of([(0, 0, length)])

    def source_of(self, offset: int) -> int | None:
        """Return where the character at ``offset`` stands in the source; None if it was put in."""
        index = bisect_right(self.pieces, (offset, sys.maxsize)) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        distance = offset - piece.target
        return piece.source + distance if distance < piece.length else None

    def target_of(self, offset: int) -> int | None:
        """Return where the source character at ``offset`` stands in the text; None if it was left out."""
        for piece in self.pieces:
            if piece.source <= offset < piece.source + piece.length:
                return piece.target + offset - piece.source
        return None

    def within(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the parts of pieces inside ``[start, end)``, targets unchanged."""
        first = bisect_right(self.pieces, (start, sys.maxsize)) - 1
        for at in range(max(first, 0), len(self.pieces)):
            piece = self.pieces[at]
            if piece.target >= end:
                break
            low, high = max(start, piece.target), min(end, piece.target + piece.length)
            if low < high:
                yield Piece(low, piece.source + low - piece.target, high - low)

    def span(self, start: int, end: int) -> Span:
        """Return the source span from the first to the last source character of ``[start, end)``.

        Raises:
            ValueError: no character of the stretch comes from the source.
        """
        low: int | None = None
        high = 0
        for piece in self.within(start, end):
            low = piece.source if low is None else min(low, piece.source)
            high = max(high, piece.source + piece.length)
        if low is None:
            msg = f"nothing in [{start}, {end}) comes from the source"
            raise ValueError(msg)
        return Span(low, high)

    def whole(self) -> Span:
        """Return the source span of the whole text.

        Raises:
            ValueError: no character of it comes from the source.
        """
        last = self.pieces[-1] if self.pieces else Piece(0, 0, 0)
        return self.span(0, last.target + last.length)

    def stretch(self, start: int, end: int, *, within: int) -> Span:
        """Return the source span of the whole text around ``[start, end)``, up to gaps larger than ``within``.

        A text whose parts stand far apart in the source (a footnote over two columns) has no one place there.
        """
        target = self.span(start, end)
        spans = sorted((piece.source, piece.source + piece.length) for piece in self.pieces)
        low, high = target
        for first, last in reversed(spans):
            if first < low and low - last <= within:
                low = first
        for first, last in spans:
            if last > high and first - high <= within:
                high = last
        return Span(low, high)

    def cut(self, start: int, end: int) -> OffsetMap:
        """Return the map of the substring ``[start, end)``."""
        found = []
        for at in range(max(bisect_right(self.pieces, (start, sys.maxsize)) - 1, 0), len(self.pieces)):
            target, source, length = self.pieces[at]
            if target >= end:
                break
            low, high = max(start, target), min(end, target + length)
            if low < high:
                found.append(Piece(low - start, source + low - target, high - low))
        return OffsetMap(tuple(found))

    def after(self, outer: OffsetMap) -> OffsetMap:
        """Compose: self maps C to B, ``outer`` maps B to A; the result maps C to A."""
        return OffsetMap.of(
            (piece.target + inner.target - piece.source, inner.source, inner.length)
            for piece in self.pieces
            for inner in outer.within(piece.source, piece.source + piece.length)
        )

    def to_bytes(self) -> bytes:
        """Pack as little-endian 32-bit integers, three for a piece."""
        packed = array("i", (number for piece in self.pieces for number in piece))
        return little(packed).tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> OffsetMap:
        """Unpack what ``to_bytes`` made."""
        packed = array("i")
        packed.frombytes(data)
        numbers = iter(little(packed))
        return cls(tuple(Piece(*three) for three in zip(numbers, numbers, numbers, strict=True)))


def little(packed: array[int]) -> array[int]:
    """Swap the bytes of integers on machines that are not little-endian."""
    if sys.byteorder == "big":
        packed.byteswap()
    return packed
