"""Blocks in, the sections that they open out: headings, items, captions, enumerations inside sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from fumikura import marks
from fumikura.records import Block, Mark
from fumikura.structure.inline import enumerated

SectionKind = Literal["heading", "item", "caption", "inline"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section as a document opens it.

    Attributes:
        label: as cited (``第2章``, ``(3)``), None for a heading without number.
        title: of an item "", of an article its caption (目的).
        level: 1 is the top.
        path: labels from the top, of a heading without one its title.
        start, end: source offsets of label and title, of an item those of its label.
        text: what stands behind the label of an item, "" for headings.
    """

    kind: SectionKind
    label: str | None
    title: str
    level: int
    path: tuple[str, ...]
    line: int
    start: int
    end: int
    text: str = ""


def sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """Yield the sections of a document in order."""
    pending: Section | None = None
    for block in blocks:
        if pending is not None and block.kind == "heading" and block.level is None:  # the title below a label
            end = block.map.whole().end
            yield Section(
                "heading", pending.label, block.text, pending.level, pending.path, pending.line, pending.start, end
            )
            pending = None
            continue
        if pending is not None:
            yield pending
            pending = None
        opened = _opened(block)
        if opened is not None and opened.kind == "heading" and not opened.title:
            pending = opened
        elif opened is not None:
            yield opened
        if block.kind in {"body", "item"}:
            yield from _inline(block)
    if pending is not None:
        yield pending


def titles(blocks: Iterable[Block]) -> dict[tuple[str, ...], str]:
    """Return the sections of a document in order, each path with the title that it has where it opens first."""
    found: dict[tuple[str, ...], str] = {}
    untitled: tuple[str, ...] | None = None
    for block in blocks:
        if untitled is not None and block.kind == "heading" and block.level is None:  # the title below a label
            found[untitled] = block.text
        untitled = None
        if block.level is not None and block.section not in found:
            found[block.section] = block.headings[-1]
            untitled = block.section if block.kind == "heading" and not block.headings[-1] else None
        if block.kind in {"body", "item"}:
            for path, _, _ in _enumerated(block):
                found.setdefault(path, "")
    return found


def _opened(block: Block) -> Section | None:
    if block.level is None:
        return None
    mark = marks.find(block.text)
    if block.kind == "item" and mark is not None:
        span = block.map.span(mark.start, mark.stop)
        text = block.text[mark.end :]
        title = block.headings[-1]
        return Section("item", block.label, title, block.level, block.section, block.line, span.start, span.end, text)
    span = block.map.whole()
    kind: SectionKind = "caption" if block.kind == "caption" else "heading"
    return Section(kind, block.label, block.headings[-1], block.level, block.section, block.line, span.start, span.end)


def _inline(block: Block) -> Iterator[Section]:
    for labels, mark, at in _enumerated(block):
        span = block.map.span(at + mark.start, at + mark.stop)
        text = block.text[at + mark.end :]
        yield Section("inline", mark.label, "", len(labels), labels, block.line, span.start, span.end, text)


def _enumerated(block: Block) -> Iterator[tuple[tuple[str, ...], Mark, int]]:
    """Yield the members of enumerations inside a block, each with its path and where it stands."""
    own = marks.find(block.text) if block.kind == "item" else None
    path: list[tuple[str, str]] = []  # style and label of the enumerations that are open in this paragraph
    for mark, at in enumerated(block.text, own.end if own is not None else 0):
        depth = next((depth for depth, (style, _) in enumerate(path) if style == mark.style), len(path))
        path = [*path[:depth], (mark.style, mark.label)]
        yield (*block.section, *(label for _, label in path)), mark, at
