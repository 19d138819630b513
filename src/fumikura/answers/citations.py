"""References to provisions, as records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from fumikura import store as stored
from fumikura.answers.places import in_context, place
from fumikura.answers.records import Records
from fumikura.errors import WrongValueError
from fumikura.lint import gone
from fumikura.query import citing, provision, referring, texts
from fumikura.store import CitationRow, Docs, Store

_COLUMNS = (
    "doc", "line", "section", "speaker", "start", "end", "text", "kind", "law", "targets", "form", "part", "missing",
    "law_key", "doubt", "context",
)  # fmt: skip
_PROVISION = ("role", "doc", "line", "section", "start", "end", "text", "targets", "context")
_ROLES = ("role", "doc", "line", "targets", "context")


def cited(
    store: Store, *, doc: Docs = None, law: str | None = None, to: str | None = None, kinds: Iterable[str] = ()
) -> list[CitationRow]:
    """Return the references to a law, by any of its names, or to a provision; all without either.

    Raises:
        WrongValueError: ``to`` names neither a provision nor a section.
    """
    if to is not None:
        try:
            return list(citing(store, to, doc=doc))
        except ValueError as fault:
            raise WrongValueError(str(fault)) from fault
    if law is None:
        return list(stored.citations(store, doc=doc, kinds=kinds))
    asked = provision(store, law)
    return [] if asked is None else referring(store, asked, doc=doc)


def narrowed(
    store: Store,
    found: Iterable[CitationRow],
    *,
    kinds: Iterable[str] = (),
    lost: bool = False,
    limit: int | None = None,
) -> list[CitationRow]:
    """Return the references of some kinds, or those that lead to no section of their document, as lint has them."""
    wanted = frozenset(kinds)
    rows = [row for row in found if not wanted or row.mention.kind in wanted]
    return (_lost(store, rows) if lost else rows)[:limit]


def _lost(store: Store, rows: Iterable[CitationRow]) -> list[CitationRow]:
    """Return the references that lead nowhere; what they miss is what the document does not have."""
    told: list[CitationRow] = []
    for name, some in groupby((row for row in rows if row.mention.missing), key=attrgetter("document")):
        blocks = {row.id: row.block for row in store.blocks(store.document(name).id)}
        every = [row.mention for row in stored.citations(store, doc=stored.exactly(name))]
        missing = {(one.start, one.end): tuple(labels) for one, labels in gone(blocks, every)}
        told += [
            replace(row, mention=replace(row.mention, missing=missing[row.mention.start, row.mention.end]))
            for row in some if (row.mention.start, row.mention.end) in missing
        ]  # fmt: skip
    return told


def citations(store: Store, found: Iterable[CitationRow]) -> Records:
    """Return references with what stands around them."""
    rows = (_record(row, context) for row, context in in_context(store, found))
    return Records(rows, _COLUMNS, brief=("doc", "line", "targets", "context"))


def provisions(store: Store, wanted: str, *, limit: int | None = None) -> Records:
    """Return a provision's own text where the corpus holds its law, then every place that cites it.

    Raises:
        WrongValueError: nothing is asked for.
    """
    if not wanted.strip():
        msg = "say which provision: データ法18条2項, データ法/18/2, 地方自治法"
        raise WrongValueError(msg)
    asked = provision(store, wanted)
    if asked is None:
        return Records((), _PROVISION, brief=_ROLES)
    rows: list[dict[str, Any]] = [
        {"layer": "provision", "role": "text", "doc": document.name, "line": block.line,
         "section": list(block.section), "start": block.start, "end": block.end, "text": block.text,
         "targets": [asked.target], "context": block.text}
        for document, blocks in texts(store, asked)
        for block in blocks
    ]  # fmt: skip
    found = citations(store, referring(store, asked))
    rows += [{**row, "role": "cited"} for row in found]
    return Records(rows[:limit], _PROVISION, brief=_ROLES)


def _record(row: CitationRow, context: str) -> dict[str, Any]:
    one = row.mention
    return {
        "layer": "citation", **place(row), "kind": one.kind, "law": one.law, "targets": list(one.targets),
        "form": one.form, "part": one.part or None, "missing": list(one.missing), "law_key": one.key,
        "doubt": one.doubt or None, "context": context,
    }  # fmt: skip
