"""A query line and a store in, one concordance line for each occurrence out, in the order of the corpus."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import itemgetter

from fumikura.errors import QueryError
from fumikura.query.looking import Looker
from fumikura.query.marks import mark
from fumikura.query.meant import read
from fumikura.query.mentioned import FIELDS, places
from fumikura.query.nodes import Filter, leaves, only_without
from fumikura.query.plan import Plan
from fumikura.query.search import looking, planner, proposals, run
from fumikura.query.sorting import Key, values
from fumikura.store import BlockRow, Docs, DocumentRow, Store
from fumikura.tokens.columns import Columns
from fumikura.tokens.forms import forms_of

Occurrences = tuple[BlockRow, Columns, Sequence[tuple[int, int]]]
_LONGEST = 1_000  # characters on either side, where a text has no end of sentence for pages
_SENTENCE = re.compile(r"[^。．！？!?]*(?:[。．！？!?]+[」』）)”]*|$)")


@dataclass(frozen=True, slots=True)
class Window:
    """How much context stands around a key: words before and after, or the sentence."""

    before: int = 10
    after: int = 10
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence; ``line``, ``start`` and ``end`` are those of the key in the source.

    Attributes:
        block: id of the passage; another ingest may change it.
        values: of the keys that were asked for.
    """

    doc: str
    section: tuple[str, ...]
    speaker: str | None
    kind: str
    line: int
    start: int
    end: int
    left: str
    key: str
    right: str
    block: int = 0
    values: tuple[str, ...] = ()

    @property
    def at(self) -> str:
        """The address of the key: it holds as long as the source stays as it is."""
        return f"{self.doc}@{self.start}-{self.end}"


def kwic(
    store: Store,
    query: str,
    *,
    window: Window | None = None,
    section: str | None = None,
    doc: Docs = None,
    keys: Sequence[Key] = (),
    exact: bool = False,
    widely: bool = False,
    budget: int | None = None,
    on_left: Callable[[int], None] | None = None,
) -> Iterator[Line]:
    """Yield every occurrence of what a query names, in passages with every word of it.

    The query is read before the first line is asked for.

    Args:
        store: the corpus.
        query: the line.
        window: how much stands around a key.
        section: the address or title that passages must stand under.
        doc: id of a document, ``*`` stands for any characters.
        keys: what the ``values`` of each line are.
        exact: words as they are written only, no other form or spelling.
        widely: words of about the same meaning, too.
        budget: passages looked at, at most, where the index alone cannot answer; None for all.
        on_left: called behind the last line with how many passages were not looked at any more, if any.

    Raises:
        QueryError: the line cannot be read.
        DamagedCorpusError: the index cannot be read.
    """
    found = occurrences(
        store, query, section=section, doc=doc, exact=exact, widely=widely, budget=budget, on_left=on_left
    )
    return _lines(store, found, window or Window(), keys)


def occurrences(
    store: Store,
    query: str,
    *,
    section: str | None = None,
    doc: Docs = None,
    exact: bool = False,
    widely: bool = False,
    budget: int | None = None,
    on_left: Callable[[int], None] | None = None,
) -> Iterator[Occurrences]:
    """Yield passages with every word of a query, their tokens, and where what it names stands in their text.

    Raises:
        QueryError: the line cannot be read, or names nothing.
        DamagedCorpusError: the index cannot be read.
    """
    plans = planner(store, widely=widely)
    tree = read(query, section, doc, exact=exact, widely=widely)
    if only_without(tree) and not any(isinstance(leaf, Filter) and leaf.field in FIELDS for leaf in leaves(tree)):
        msg = "say at least one word to show; doc:, kind:, section: and speaker: only narrow it down"
        raise QueryError(msg, query=query, column=0)
    looker = looking(store, plans, tree, query)
    most = None if looker is None else budget
    return _occurrences(store, plans.plan(tree), looker, most, on_left)


def _occurrences(
    store: Store, plan: Plan, looker: Looker | None, most: int | None, on_left: Callable[[int], None] | None
) -> Iterator[Occurrences]:
    for page in proposals(store, plan.strict, most):
        blocks = page if looker is None else looker.keep(page)
        known = store.blocks_of(blocks)
        rows = [known[block] for block in blocks if block in known]
        columns = store.columns(rows)
        forms = forms_of(columns[0].vocabulary) if columns else None
        looked = {} if looker is None else looker.places(rows, columns)
        spoken = places(store, plan.mentioned, rows) if plan.mentioned else {}
        for row, tokens in zip(rows, columns, strict=True):
            marks = mark(row.text, tokens, forms, plan) if forms else ()
            yield row, tokens, sorted({*marks, *looked.get(row.id, ()), *spoken.get(row.id, ())})
    if most is not None and on_left is not None and (left := run(store, plan.strict, 1)[1] - most) > 0:
        on_left(left)


def _lines(store: Store, found: Iterable[Occurrences], window: Window, keys: Sequence[Key]) -> Iterator[Line]:
    document, breaks, about = 0, [0], dict[str, str]()
    documents = {row.id: row for row in store.documents()} if keys else {}
    for row, tokens, marks in found:
        if row.document_id != document:
            document, breaks = row.document_id, _breaks(store.source(row.document_id))
            about = _about(documents[document]) if keys else {}
        spans = _sentences(row.text) if window.sentence else tokens.spans
        for key in marks:
            line = _line(row, spans, key, window=window, breaks=breaks)
            yield replace(line, values=values(keys, row, tokens, key, about)) if keys else line


def _about(document: DocumentRow) -> dict[str, str]:
    meta = document.meta
    return {"doc": document.name, "genre": meta.kind or "", "year": (meta.date or "")[:4]}


def _breaks(source: str) -> list[int]:
    """Return where each line of a source ends."""
    return list(accumulate(map(len, source.splitlines(keepends=True))))


def _line(
    row: BlockRow,
    spans: Sequence[tuple[int, int]],
    key: tuple[int, int],
    *,
    window: Window,
    breaks: Sequence[int],
) -> Line:
    """Cut one line; the spans are those of words or sentences, in order, the breaks those of the source."""
    start, end = key
    low, high = _sentence(spans, start, end) if window.sentence else _words(spans, start, end, window, row.text)
    low, high = max(low, start - _LONGEST), min(high, end + _LONGEST)
    place = row.map.span(start, end)
    return Line(
        doc=row.document,
        section=row.section,
        speaker=row.speaker,
        kind=row.kind,
        line=bisect_right(breaks, place.start) + 1,
        start=place.start,
        end=place.end,
        left=row.text[low:start],
        key=row.text[start:end],
        right=row.text[end:high],
        block=row.id,
    )


def _words(spans: Sequence[tuple[int, int]], start: int, end: int, window: Window, text: str) -> tuple[int, int]:
    before = bisect_right(spans, start, key=itemgetter(1))
    after = bisect_left(spans, end, key=itemgetter(0)) + window.after
    low = spans[before - window.before][0] if 0 < window.before <= before else (0 if window.before else start)
    high = spans[after - 1][1] if window.after and after <= len(spans) else (len(text) if window.after else end)
    return low, high


def _sentences(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _SENTENCE.finditer(text)]


def _sentence(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    before = bisect_right(spans, start, key=itemgetter(1))
    last = bisect_left(spans, end, key=itemgetter(1))
    return (spans[before - 1][1] if before else 0), spans[last][1]
