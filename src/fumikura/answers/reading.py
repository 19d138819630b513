"""What a corpus holds: its documents, their sections, their passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from itertools import islice

from fumikura.answers.places import within
from fumikura.answers.records import Records
from fumikura.records import Meta
from fumikura.store import BlockRow, Store
from fumikura.structure.sections import sections

_DOCUMENT = ("doc", *(field.name for field in fields(Meta)), "characters", "tokens", "encoding", "encoding_reason",
             "path", "sha256")  # fmt: skip
_SECTION = ("doc", "line", "kind", "level", "label", "title", "path", "start", "end", "text")
_PASSAGE = ("doc", "line", "kind", "marker", "section", "speaker", "start", "end", "text")


def documents(store: Store, *, limit: int | None = None) -> Records:
    """Return the documents of a corpus."""
    rows = [
        {"doc": one.name, **asdict(one.meta), "characters": one.characters, "tokens": one.tokens,
         "encoding": one.encoding, "encoding_reason": one.encoding_reason, "path": one.path, "sha256": one.sha256}
        for one in store.documents()
    ]  # fmt: skip
    return Records(rows[:limit], _DOCUMENT, brief=("doc", "kind", "date", "characters", "tokens", "title"))


def outline(store: Store, doc: str, *, depth: int | None = None, limit: int | None = None) -> Records:
    """Return the sections of a document.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    found = sections(row.block for row in store.blocks(store.document(doc).id))
    rows = (
        {"doc": doc, **{name: getattr(section, name) for name in _SECTION[1:]}}
        for section in found
        if depth is None or section.level <= depth
    )
    return Records(islice(rows, limit), _SECTION, brief=("line", "level", "label", "title", "text"))


def passages(store: Store, doc: str, *, section: str | None = None, limit: int | None = None) -> Records:
    """Return the passages of a document, or of one of its sections, as they are read.

    Raises:
        UnknownDocumentError: there is no document of that id.
        UnknownSectionError: there is no such section, or several.
    """
    read = store.blocks  # no name for its rows: they end before the store is closed
    document = store.document(doc).id
    found = within(list(read(document)), section) if section else None
    return listed(islice(read(document) if found is None else found, limit))


def listed(blocks: Iterable[BlockRow]) -> Records:
    """Return blocks as records."""
    rows = (
        {"doc": block.document, "line": block.line, "kind": block.kind, "marker": block.marker,
         "section": list(block.section), "speaker": block.speaker, "start": block.start, "end": block.end,
         "text": block.text}
        for block in blocks
    )  # fmt: skip
    return Records(rows, _PASSAGE, brief=("line", "kind", "section", "speaker", "text"))
