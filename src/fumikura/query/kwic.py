"""A query line and a store in, one concordance line for each occurrence out, in the order of the corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Order, Query

from fumikura.errors import DamagedCorpusError
from fumikura.query.language import parse
from fumikura.query.marks import mark
from fumikura.query.search import planner
from fumikura.store import BlockRow, Store
from fumikura.tokens.columns import Columns
from fumikura.tokens.forms import Forms

_PAGE = 500  # passages read at a time; memory stays flat however many there are
_SENTENCE = re.compile(r"[^。．！？!?]*(?:[。．！？!?]+[」』）)”]*|$)")


@dataclass(frozen=True, slots=True)
class Window:
    """How much context stands around a key: words before and after, or the sentence."""

    before: int = 10
    after: int = 10
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence; ``start`` and ``end`` are the source offsets of the key."""

    doc: str
    section: tuple[str, ...]
    kind: str
    line: int
    start: int
    end: int
    left: str
    key: str
    right: str


def kwic(store: Store, query: str, *, window: Window | None = None) -> Iterator[Line]:
    """Yield every occurrence of what a query names, in passages with every word of it.

    Raises:
        QueryError: the line cannot be read.
        DamagedCorpusError: the index cannot be read.
    """
    window = window or Window()
    plan = planner(store).plan(parse(query))
    for rows in _pages(store, plan.strict):
        columns = store.columns(rows)
        forms = Forms(columns[0].vocabulary) if columns else None
        for row, tokens in zip(rows, columns, strict=True):
            for start, end in mark(row.text, tokens, forms, plan) if forms else ():
                yield _line(row, tokens, start, end, window)


def _pages(store: Store, query: Query) -> Iterator[list[BlockRow]]:
    searcher = store.index.searcher()
    offset = 0
    while True:
        try:
            found = searcher.search(
                query, limit=_PAGE, offset=offset, order_by_field="block", order=Order.Asc, count=False
            ).hits
        except ValueError as fault:
            msg = f"{store.index.folder}: the index cannot be read ({fault}); run 'fumikura reindex'"
            raise DamagedCorpusError(msg) from fault
        rows = store.blocks_of([int(block) for block, _ in found])
        yield [rows[int(block)] for block, _ in found if int(block) in rows]
        if len(found) < _PAGE:
            return
        offset += _PAGE


def _line(row: BlockRow, tokens: Columns, start: int, end: int, window: Window) -> Line:
    low, high = _sentence(row.text, start, end) if window.sentence else _words(tokens, start, end, window, row.text)
    place = row.map.span(start, end)
    return Line(
        doc=row.document,
        section=row.section,
        kind=row.kind,
        line=row.line,
        start=place.start,
        end=place.end,
        left=row.text[low:start],
        key=row.text[start:end],
        right=row.text[end:high],
    )


def _words(tokens: Columns, start: int, end: int, window: Window, text: str) -> tuple[int, int]:
    spans = tokens.spans
    before = [first for first, last in spans if last <= start]
    after = [last for first, last in spans if first >= end]
    low = before[-window.before] if 0 < window.before <= len(before) else (0 if window.before else start)
    high = after[window.after - 1] if 0 < window.after <= len(after) else (len(text) if window.after else end)
    return low, high


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = 0, len(text)
    for found in _SENTENCE.finditer(text):
        if found.end() <= start:
            low = found.end()
        if found.end() >= end:
            high = found.end()
            break
    return low, high
