"""What a corpus holds: its documents, their sections, their passages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, fields
from itertools import islice

from fumikura.answers.places import within
from fumikura.answers.records import Records
from fumikura.errors import WrongValueError
from fumikura.records import Meta
from fumikura.spans import Span
from fumikura.store import BlockRow, Store, versions
from fumikura.structure.sections import sections

_DOCUMENT = ("doc", *(field.name for field in fields(Meta)), "characters", "tokens", "encoding", "encoding_reason",
             "path", "sha256")  # fmt: skip
_SECTION = ("doc", "line", "kind", "level", "label", "title", "path", "start", "end", "text")
_PASSAGE = ("doc", "line", "kind", "marker", "section", "speaker", "start", "end", "text")
_LINE = ("doc", "line", "text")
_HELD = ("corpus", "documents", "blocks", "tokens", "index", "last_ingest")
_AT = re.compile(r"(.+)@(\d{1,12})-(\d{1,12})")


def info(store: Store) -> Records:
    """Return one record: versions, and what a corpus holds."""
    held = {**versions(), "corpus": str(store.folder), **store.describe()}
    return Records([held], tuple(held), brief=_HELD)


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


def passages(
    store: Store, doc: str, *, section: str | None = None, context: int = 1, limit: int | None = None
) -> Records:
    """Return the passages of a document, of one of its sections, or those around a hit, as they are read.

    Args:
        store: the corpus.
        doc: id of a document, or the address of a hit: DOC@A-B.
        section: the address or title of a section.
        context: passages before and behind that of a hit.
        limit: passages at most.

    Raises:
        UnknownDocumentError: there is no document of that id.
        UnknownSectionError: there is no such section, or several.
    """
    doc, hit = _hit(store, doc)
    document, read = store.document(doc).id, store.blocks  # no name for its rows: they end before the store is closed
    if hit is not None:
        found: Iterable[BlockRow] = _around(list(read(document)), hit, context)
    else:
        found = within(list(read(document)), section) if section else read(document)
    return _listed(islice(found, limit))


def lines(store: Store, doc: str, wanted: tuple[int, int | None], *, limit: int | None = None) -> Records:
    """Return lines of a source as it was read, from the first to the last, None for its end.

    Raises:
        UnknownDocumentError: there is no document of that id.
        WrongValueError: it has no such lines.
    """
    doc, _ = _hit(store, doc)
    printed = store.source(store.document(doc).id).splitlines()
    first, last = wanted
    if not 1 <= first <= len(printed) or (last is not None and last < first):
        told = f"{first}:{'' if last is None else last}" if last != first else str(first)
        msg = f"{doc} has the lines 1 to {len(printed)}, not {told}"
        raise WrongValueError(msg)
    rows = ({"doc": doc, "line": number, "text": text} for number, text in enumerate(printed[first - 1 : last], first))
    return Records(islice(rows, limit), _LINE)


def _hit(store: Store, doc: str) -> tuple[str, Span | None]:
    """Read the address of a hit; a document may have such a name, too."""
    found = _AT.fullmatch(doc)
    if found is None or store.find(doc) is not None:
        return doc, None
    return found[1], Span(int(found[2]), int(found[3]))


def _around(rows: list[BlockRow], hit: Span, context: int) -> list[BlockRow]:
    met = [at for at, row in enumerate(rows) if row.start < hit.end and hit.start < row.end]
    return rows[max(0, met[0] - context) : met[-1] + context + 1] if met else []


def _listed(blocks: Iterable[BlockRow]) -> Records:
    """Return blocks as records."""
    rows = (
        {"doc": block.document, "line": block.line, "kind": block.kind, "marker": block.marker,
         "section": list(block.section), "speaker": block.speaker, "start": block.start, "end": block.end,
         "text": block.text}
        for block in blocks
    )  # fmt: skip
    return Records(rows, _PASSAGE, brief=("line", "kind", "section", "speaker", "text"))
