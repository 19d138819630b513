"""What a query finds: hits, concordance lines, and how many lines have which values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from fumikura.answers.records import Records
from fumikura.query import explain, planner, suggesting
from fumikura.query.concordance import around, facets, grouped, ordered, sampled, thinned

if TYPE_CHECKING:
    from fumikura.query import Answer, Line
    from fumikura.query.sorting import Key
    from fumikura.records import Hit
    from fumikura.store import Store

_HIT = ("rank", "score", "doc", "start", "end", "text", "section", "speaker", "kind", "line", "complete", "marks")
_PART = ("asks", "text", "read_as")
_RELATED = ("term", "why", "passages")
_LINE = ("doc", "section", "speaker", "kind", "line", "start", "end", "left", "key", "right", "at")


def hits(answer: Answer) -> Records:
    """Return the hits of a search; ``about`` says of how many passages, and how many were not looked at."""
    rows = ({"layer": "hit", **_fields(hit, _HIT)} for hit in answer.hits)
    about = {"total": answer.total, "left": answer.left}
    return Records(rows, _HIT, brief=("rank", "doc", "section", "line", "text"), about=about)


def explained(
    store: Store, query: str, *, section: str | None = None, exact: bool = False, synonyms: bool = False
) -> Records:
    """Return the parts of a query with the words that are made of them, as a search with these options reads it.

    Raises:
        QueryError: the query cannot be read.
    """
    return Records(explain(planner(store, widely=synonyms), query, section=section, exact=exact), _PART)


def related(store: Store, query: str, *, limit: int = 20) -> Records:
    """Return what goes with a word: spellings, names, words of its meaning, words of the same passages.

    Raises:
        QueryError: the word cannot be read.
    """
    return Records(suggesting.related(store, query, limit), _RELATED)


def drawn(lines: Iterator[Line], *, thin: int = 1, sample: int | None = None, seed: int = 0) -> Iterator[Line]:
    """Yield every so-manieth line, and of those so many drawn by chance."""
    lines = thinned(lines, thin) if thin > 1 else lines
    return iter(sampled(lines, sample, seed)) if sample else lines


def sorted_by(lines: Iterator[Line], order: Sequence[Key]) -> Iterator[Line]:
    """Yield the lines in the order of the keys that their values are of."""
    return iter(ordered(lines, order)) if order else lines


def concordance(store: Store, lines: Iterable[Line], context: int = 0) -> Iterator[dict[str, Any]]:
    """Yield concordance lines as rows, with so many passages before and behind each."""
    for line in lines:
        row: dict[str, Any] = {"layer": "kwic", **_fields(line, _LINE)}
        if context:
            before, after = around(store, line, context)
            row |= {"before": list(before), "after": list(after)}
        yield row


def line_columns(context: int = 0) -> tuple[str, ...]:
    """Return the columns of concordance lines."""
    return (*_LINE, "before", "after") if context else _LINE


def lines(store: Store, found: Iterable[Line], context: int = 0) -> Records:
    """Return concordance lines."""
    rows = concordance(store, found, context)
    return Records(rows, line_columns(context), brief=("doc", "line", "left", "key", "right"))


def groups(found: Iterable[Line], keys: Sequence[Key]) -> Records:
    """Count the lines with the same values together, the most frequent first."""
    names = [_name(key) for key in keys]
    rows = (
        {"layer": "group", **dict(zip(names, one.values, strict=True)), "count": one.lines, "documents": one.documents}
        for one in grouped(found)
    )
    return Records(rows, (*names, "count", "documents"))


def by_each(found: Iterable[Line], keys: Sequence[Key]) -> Records:
    """Count the lines by each of their values."""
    names = [_name(key) for key in keys]
    rows = (
        {"layer": "facet", "facet": names[at], "value": one.values[0], "count": one.lines, "documents": one.documents}
        for at, some in enumerate(facets(found, len(names)))
        for one in some
    )
    return Records(rows, ("facet", "value", "count", "documents"))


def _fields(one: Hit | Line, names: Sequence[str]) -> dict[str, Any]:
    """Return fields as JSON has them: lists, no tuples."""
    found = {name: getattr(one, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def _name(key: Key) -> str:
    if key.name == "section":
        return f"section.{key.place}" if key.place else "section"
    place = f"{key.name}{key.place}" if key.place else key.name
    return place if key.attribute == "surface" else f"{place}.{key.attribute}"
