"""Queries and a corpus in, out where in its documents what they name stands, and how often in which year or month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from fumikura import moments
from fumikura.query.kwic import Window, kwic, occurrences
from fumikura.store import Docs, DocumentRow, Store, dates, sizes

Period = Literal["year", "month"]
PER = 10_000  # words to which frequencies are brought
_AROUND = Window(12, 12)


class Occurrence(NamedTuple):
    """Where what a query names stands.

    Attributes:
        position: how far into the source of its document, from 0 to 1.
        start: offset in that source.
    """

    query: str
    doc: str
    position: float
    line: int
    start: int
    section: tuple[str, ...]
    speaker: str | None
    left: str
    key: str
    right: str


class Heading(NamedTuple):
    """A title of the first level of a document, and how far into its source it stands, from 0 to 1."""

    position: float
    title: str


@dataclass(frozen=True, slots=True)
class Count:
    """How often a query's words stand in the texts of a period.

    Attributes:
        period: year or month, ISO 8601.
        words: of all texts of the period.
        rate: occurrences in ten thousand words.
    """

    period: str
    query: str
    count: int
    words: int
    rate: float


def documents(store: Store, doc: Docs = None) -> list[DocumentRow]:
    """Return the documents of a corpus, or some (``*`` stands for any characters), in the order of their names."""
    wanted = {*store.ids(name=doc)}
    return [document for document in store.documents() if document.id in wanted]


def dispersion(store: Store, queries: Sequence[str], *, doc: Docs = None) -> list[Occurrence]:
    """Return every occurrence of what queries name, query by query in the order of the corpus.

    Raises:
        QueryError: a query cannot be read.
    """
    lengths = {document.name: document.characters for document in documents(store, doc)}
    lines = [(query, kwic(store, query, window=_AROUND, doc=doc)) for query in dict.fromkeys(queries)]
    return [
        Occurrence(
            query, line.doc, round(line.start / max(1, lengths[line.doc]), 5), line.line, line.start, line.section,
            line.speaker, line.left, line.key, line.right,
        )
        for query, found in lines
        for line in found
    ]  # fmt: skip


def headings(store: Store, doc: str) -> list[Heading]:
    """Return the headings of the first level of a document: where its chapters, or the texts of its file, begin."""
    document = store.document(doc)
    return [
        Heading(round(row.start / max(1, document.characters), 5), row.text)
        for row in store.blocks(document.id)
        if row.kind == "heading" and row.level == 1
    ]


def frequency(store: Store, queries: Sequence[str], *, by: Period = "year", doc: Docs = None) -> list[Count]:
    """Count what queries name in each period of which the corpus has texts; undated texts are left out.

    A text has the date of its sub-document, else that of its document.

    Raises:
        QueryError: a query cannot be read.
    """
    periods = dated(store, by, doc)
    words: Counter[str] = Counter()
    for key, size in sizes(store).items():
        if (period := periods.get(key)) is not None:
            words[period] += size
    wanted = list(dict.fromkeys(queries))
    counts: Counter[tuple[str, str]] = Counter()
    for query, found in [(query, occurrences(store, query, doc=doc)) for query in wanted]:
        for row, _, marks in found:
            if (period := periods.get((row.document_id, row.part))) is not None:
                counts[period, query] += len(marks)
    return [
        Count(
            period, query, counts[period, query], words[period], round(PER * counts[period, query] / words[period], 4)
        )
        for period in sorted(words)
        if words[period]
        for query in wanted
    ]


def undated(store: Store, by: Period, doc: Docs = None) -> int:
    """Count the documents of which no text has a year or month."""
    known = {document for document, _ in dated(store, by, doc)}
    return sum(document.id not in known for document in documents(store, doc))


def dated(store: Store, by: Period, doc: Docs = None) -> dict[tuple[int, int], str]:
    """Return the period of each sub-document that has one, by the id of its document and its number."""
    days = {document.id: (document.meta.date, dates(store, document)) for document in documents(store, doc)}
    found = {}
    for document, part in sizes(store):
        if document in days:
            whole, parts = days[document]
            period = moments.period(parts.get(part, whole), by)
            if period is not None:
                found[document, part] = period
    return found
