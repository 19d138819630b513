"""Where mentions and passages stand, and what stands around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.store import BlockRow, CitationRow, Docs, MentionRow, Store

Row = TypeVar("Row", "MentionRow", "CitationRow")

_TAG, _LATIN = re.compile("</?[a-z][^<>]{0,40}>"), re.compile(r"(?<=[!-~])\s+(?=[!-~])")
_GAP = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
_LINE = re.compile(r"[Ll](\d{1,9})")
_AROUND = 16  # characters of the source on either side


def known(store: Store, doc: Docs) -> None:
    """Refuse an id that no document has; a pattern with * may find nothing.

    Raises:
        UnknownDocumentError: with names that are near.
    """
    from fumikura.store.globs import Globs, split

    if doc is None or isinstance(doc, Globs) or (isinstance(doc, str) and store.find(doc) is not None):
        return
    for name in split(doc) or ("",):
        if "*" not in name and not store.ids(name=name):
            store.document(name)


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


def standing_at(store: Store, address: str) -> frozenset[int]:
    """Return the ids of the blocks of a document, of one section of it (DOC:第2章), or of one line (DOC:L177).

    Raises:
        UnknownDocumentError: there is no document of that id.
        UnknownSectionError: there is no such section, or several.
        WrongValueError: the document has no such line.
    """
    name, _, section = address.partition(":") if store.find(address) is None else (address, "", "")
    rows = list(store.blocks(store.document(name).id))
    line = _LINE.fullmatch(section)
    if line is None:
        return frozenset(row.id for row in (within(rows, section) if section else rows))
    last = len(store.source(store.document(name).id).splitlines())
    if int(line[1]) > last:
        msg = f"{name} has the lines 1 to {last}, not {line[1]}"
        raise WrongValueError(msg)
    before = [row for row in rows if row.line <= int(line[1])]
    if not before:
        msg = f"{name} begins at line {rows[0].line}" if rows else f"{name} is empty"
        raise WrongValueError(msg)
    return frozenset({before[-1].id})


def addresses(store: Store, blocks: list[int]) -> list[str | None]:
    """Return where passages stand, as DOC:LINE."""
    rows = store.blocks_of(blocks)
    return [f"{rows[block].document}:{rows[block].line}" if block in rows else None for block in blocks]
