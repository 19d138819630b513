"""The blocks of a document in reading order in, for each the words that it is read under.

A provision is read under its address and the headings above it, a list item also under the sentence
that introduces the list and the items that it stands in, what stands below a caption under the caption,
a footnote with the paragraph that refers to it: none repeats the words that a reader has in mind and
would search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fumikura import numerals
from fumikura.tokens.streams import Streams

_LABEL = re.compile(r"[0-9]+|[〇一二三四五六七八九十百千]+|[^\W0-9_]")


def address(section: tuple[str, ...]) -> str:
    """Return the labels of a section as search forms, so that 第２－１－（３） is found as a phrase.

    >>> address(("第2章", "第2", "1", "(3)", "①"))
    '第 2 章 第 2 1 3 ①'
    """
    parts = [part for label in section for part in _LABEL.findall(label)]
    return " ".join(numerals.canonical(part) or part.casefold() for part in parts)


class Place(NamedTuple):
    """Where a block stands.

    Attributes:
        kind: of the block.
        section: labels of the sections around it.
        headings: titles of the sections around it, "" where one has none.
        turn: number of the speaker's turn, None where nobody speaks.
        back: of a footnote: how many blocks before it the one stands that refers to it; None if that is unknown.
    """

    kind: str
    section: tuple[str, ...]
    headings: tuple[str, ...]
    turn: int | None = None
    back: int | None = None


class Above(NamedTuple):
    """What a block is read under: address, forms of the headings above it, forms of what leads to it."""

    place: str
    heads: str
    lead: str


def contexts(title_forms: str, places: Sequence[Place], found: Sequence[Streams]) -> Iterator[Above]:
    """Yield what each block of a document is read under."""
    heads: dict[tuple[str, ...], str] = {(): title_forms}
    lead = last = caption = ""
    items: dict[tuple[str, ...], str] = {}
    for at, (place, own) in enumerate(zip(places, found, strict=True)):
        path = tuple(title for title in place.headings if title)
        labels = address(place.section)
        if place.kind == "heading":
            around = heads.get(path[:-1], heads[()])
            heads[path] = f"{around} {own.forms}"
            lead = caption = ""
            items = {}
            yield Above(labels, around, "")
            continue
        around = heads.get(path, heads[()])
        if place.kind == "footnote":
            yield Above(labels, around, last if place.back is None else _keys(found[at - place.back]))
            continue
        last = _keys(own)
        if place.kind == "caption":
            lead = caption = last
            yield Above(labels, around, "")
            continue
        if place.kind == "item":
            outer = next((items[above] for above in _around(place.section) if above in items), lead)
            items[place.section] = f"{last} {outer}".rstrip()
            yield Above(labels, around, outer)
        else:
            items = {}
            lead = last
            yield Above(labels, around, caption)


def _around(section: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sections that a section stands in, the nearest first."""
    return (section[:size] for size in range(len(section) - 1, 0, -1))


def _keys(own: Streams) -> str:
    return f"{own.forms} {own.others}".rstrip()
