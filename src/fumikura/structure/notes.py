"""Blocks in, the place in the body that refers to each footnote out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from fumikura.records import Block

_BEYOND = 3  # blocks behind a note that may still refer to it: notes of a page stand before the page's last lines


def references(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the source offset of the reference of each footnote, by the number of its block."""
    return {note: offset for note, (_, offset) in _places(blocks).items()}


def passages(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the number of the block that refers to each footnote, by the number of the note's."""
    return {note: block for note, (block, _) in _places(blocks).items()}


def _places(blocks: Sequence[Block]) -> dict[int, tuple[int, int]]:
    """Return block and source offset of the reference of each footnote.

    References stand in the order of their notes: of several numbers that would do, the one nearest before the
    note counts, behind the reference of the note before; else the first one just behind the note.
    """
    places: dict[int, list[tuple[int, int]]] = {}  # number -> (block, source offset), in order
    for at, block in enumerate(blocks):
        if block.kind != "footnote":
            for number, offset in block.references:
                places.setdefault(number, []).append((at, block.map.span(offset, offset + 1).start))
    found: dict[int, tuple[int, int]] = {}
    last = (-1, -1)
    for at, block in enumerate(blocks):
        if block.kind != "footnote" or block.marker is None or not block.marker.isdigit():
            continue
        known = places.get(int(block.marker), [])
        after = known[bisect_right(known, last) :]
        before = [place for place in after if place[0] < at]
        behind = [place for place in after if at < place[0] <= at + _BEYOND]
        place = before[-1] if before else behind[0] if behind else None
        if place is not None:
            found[at] = last = place
    return found
