"""Where mentions and passages stand, and what stands around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from fumikura.store import BlockRow, CitationRow, MentionRow, Store

Row = TypeVar("Row", "MentionRow", "CitationRow")

_TAG, _LATIN = re.compile("</?[a-z][^<>]{0,40}>"), re.compile(r"(?<=[!-~])\s+(?=[!-~])")
_GAP = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
_AROUND = 16  # characters of the source on either side


def known(store: Store, doc: str | None) -> None:
    """Refuse an id that no document has; a pattern with * may find nothing.

    Raises:
        UnknownDocumentError: with names that are near.
    """
    if doc is not None and "*" not in doc and not store.ids(name=doc):
        store.document(doc)


def in_context(store: Store, found: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Yield mentions with the characters of the source around them, on one line, the mention in 【】."""
    sources: dict[str, str] = {}
    for row in found:
        if row.document not in sources:
            sources[row.document] = store.source(store.document(row.document).id)
        source, mention = sources[row.document], row.mention
        left = _line(source[max(0, mention.start - 2 * _AROUND) : mention.start])[-_AROUND:]
        right = _line(source[mention.end : mention.end + 2 * _AROUND])[:_AROUND]
        yield row, f"{left}【{_line(mention.text)}】{right}"


def _line(text: str) -> str:
    """Put a stretch of source on one line: a space between Latin words, none between Japanese ones."""
    return _GAP.sub("", _LATIN.sub(" ", _TAG.sub("", text)))


def place(row: MentionRow | CitationRow) -> dict[str, Any]:
    """Return where a mention stands, as the first fields of its record."""
    mention = row.mention
    return {
        "doc": row.document, "line": mention.line, "section": json.loads(row.section), "speaker": row.speaker,
        "start": mention.start, "end": mention.end, "text": mention.text,
    }  # fmt: skip


def within(rows: list[BlockRow], wanted: str) -> list[BlockRow]:
    """Return the blocks of the section that an address means, and of all below it."""
    from fumikura.query import find_section

    titles: dict[tuple[str, ...], str] = {}
    for row in rows:
        for depth, title in enumerate(row.headings, 1):
            titles.setdefault(row.section[:depth], title)
    found = find_section(titles, wanted)
    return [row for row in rows if found.holds(row.section)]


def addresses(store: Store, blocks: list[int]) -> list[str | None]:
    """Return where passages stand, as DOC:LINE."""
    rows = store.blocks_of(blocks)
    return [f"{rows[block].document}:{rows[block].line}" if block in rows else None for block in blocks]
