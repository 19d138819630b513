"""The blocks of a document in reading order in, for each the words that it is read under.

A provision is read under its address, the headings above it and the caption of its article, a list item
also under the sentence that introduces the list and the items that it stands in, what stands below a
caption under the caption, a footnote with the paragraph that refers to it: none repeats the words that a
reader has in mind and would search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from fumikura import numerals
from fumikura.tokens.streams import Streams

_Path = tuple[tuple[str, str], ...]  # label and title of each section from the top
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
    heads: dict[_Path, str] = {(): title_forms}
    lead = last = caption = ""
    items: dict[tuple[str, ...], str] = {}
    opened: tuple[tuple[str, ...], str] | None = None  # the section that the block before opens, and its headings
    for at, (place, own) in enumerate(zip(places, found, strict=True)):
        path = tuple(zip(place.section, place.headings, strict=False))
        labels = address(place.section)
        if place.kind == "heading":
            # 総則 in the line below 第1章, 第1条 in the line below its caption: one heading in two lines
            continued = opened if opened is not None and opened[0] == place.section else None
            around = _nearest(heads, path[:-1]) if continued is None else continued[1]
            heads[path] = f"{around} {own.forms}"
            lead = caption = ""
            items = {}
            opened = place.section, heads[path]
            yield Above(labels, around, "")
            continue
        opened = None
        around = _nearest(heads, path)
        if place.kind == "footnote":
            yield Above(labels, around, last if place.back is None else _keys(found[at - place.back]))
            continue
        last = _keys(own)
        if place.kind == "caption":
            lead = caption = last
            if path and path[-1][1] and path not in heads:  # （目的） of an article opens its section
                heads[path] = f"{around} {own.forms}"
                opened = place.section, heads[path]
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


def _nearest(heads: Mapping[_Path, str], path: _Path) -> str:
    """Return the headings of a section, or of the nearest around it that has any: items and articles have none."""
    return next(heads[path[:size]] for size in range(len(path), -1, -1) if path[:size] in heads)


def _around(section: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sections that a section stands in, the nearest first."""
    return (section[:size] for size in range(len(section) - 1, 0, -1))


def _keys(own: Streams) -> str:
    return f"{own.forms} {own.others}".rstrip()
