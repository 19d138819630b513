"""A corpus in, the units out that topics are made of: passages or sections, with their addresses and phrases.

A list item or a heading says too little to be compared: short blocks join their neighbours below the same heading until
they hold enough words.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from fumikura.records import Block
from fumikura.store import Docs, Store, dates
from fumikura.tokens.columns import Columns
from fumikura.topics.settings import Kind, Step
from fumikura.topics.terms import Phrase, Phrases

LEAST = {"passage": 12, "section": 60}  # phrases that a unit holds, where what stands below its heading has so many
_LATIN = re.compile("[A-Za-zÀ-ʯ]*[a-zß-ʯ][A-Za-zÀ-ʯ]*")
_BARE = 4  # phrases below which a unit says nothing
_LEFT_OUT = frozenset({"front", "back", "form"})  # letter heads, stamps, lists of links


class _Read(NamedTuple):
    at: int
    block: Block
    words: Sequence[int]


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage or section, and where it stands.

    Attributes:
        blocks: ids of its blocks in the store.
        line: of the source, 1-based, where it begins.
        top: label and title of the section of the document's first level in which it is.
        date: of its sub-document, to the year, month or day.
    """

    doc: str
    blocks: tuple[int, ...]
    section: tuple[str, ...]
    top: str
    line: int
    speaker: str | None
    date: str | None


def units(
    store: Store, kind: Kind, phrases: Phrases, *, doc: Docs = None, on_step: Step | None = None
) -> Iterator[tuple[Unit, array[int]]]:
    """Yield the units of a corpus, or of some documents (``*`` stands for any characters), with their phrases."""
    wanted = set(store.ids(name=doc))
    at = 0
    for document in store.documents():
        if document.id in wanted:
            at += 1
            if on_step is not None:
                on_step("read", at, len(wanted))
            rows, days = list(store.blocks(document.id)), dates(store, document)
            for unit, words in gathered([row.block for row in rows], store.columns(rows), kind, phrases):
                blocks = tuple(rows[at].id for at in unit.blocks)
                date = days.get(rows[unit.blocks[0]].part, document.meta.date)
                yield replace(unit, doc=document.name, date=date, blocks=blocks), words


def gathered(
    blocks: Sequence[Block], columns: Sequence[Columns], kind: Kind, phrases: Phrases
) -> Iterator[tuple[Unit, array[int]]]:
    """Yield the units of one document, which has no name yet; their blocks are places in it."""
    read = [
        _Read(at, block, phrases.read(tokens))
        for at, (block, tokens) in enumerate(zip(blocks, columns, strict=True))
        if block.kind not in _LEFT_OUT
    ]
    for _, below in groupby(read, key=lambda one: (one.block.part, _titled(one.block), one.block.kind == "footnote")):
        for joined in _joined(below, kind):
            words = array("I", [number for one in joined for number in one.words])
            if len(words) >= _BARE and not _foreign(words, phrases.listed):
                first = joined[0].block
                speaker = next((one.block.speaker for one in joined if one.block.kind != "heading"), None)
                places = tuple(one.at for one in joined)
                yield Unit("", places, first.section, _top(first), first.line, speaker, None), words


def _joined(read: Iterable[_Read], kind: Kind) -> Iterator[list[_Read]]:
    """Join blocks, or of sections those of one address, until there are enough words; the rest joins the last."""
    parts = [[one] for one in read]
    if kind == "section":
        parts = [[*some] for _, some in groupby((part[0] for part in parts), key=lambda one: one.block.section)]
    found: list[list[_Read]] = []
    for part in parts:
        speaker = part[0].block.speaker
        least = LEAST[kind] if found and found[-1][-1].block.speaker == speaker else _BARE
        if found and _size(found[-1]) < least:
            found[-1] += part
        else:
            found.append(part)
    if len(found) > 1 and _size(found[-1]) < LEAST[kind] and found[-2][-1].block.speaker == found[-1][0].block.speaker:
        last = found.pop()
        found[-1] += last
    return iter(found)


def _foreign(words: Sequence[int], listed: Sequence[Phrase]) -> bool:
    """Tell whether most words are of another script and no abbreviations: a reference, a list of links."""
    latin = sum(1 for number in words if all(_LATIN.fullmatch(piece.text) for piece in listed[number]))
    return 2 * latin > len(words)


def _size(read: Iterable[_Read]) -> int:
    return sum(len(one.words) for one in read)


def _titled(block: Block) -> tuple[str, ...]:
    """Return the address of the last heading above a block that has a title."""
    depth = max((at for at, title in enumerate(block.headings, 1) if title), default=1)
    return block.section[:depth]


def _top(block: Block) -> str:
    if not block.section:
        return ""
    label, title = block.section[0], block.headings[0]
    return label if title in {"", label} else f"{label} {title}"
