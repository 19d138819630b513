"""Queries of the engine put together: any of some, all of some, terms side by side."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy
from tantivy import Occur, Query

from fumikura.tokens.fold import fold


def sequence(schema: tantivy.Schema, field: str, keys: Sequence[str]) -> Query:
    """Return what finds terms that stand side by side."""
    if len(keys) == 1:
        return Query.term_query(schema, field, keys[0], index_option="freq")
    return Query.phrase_query(schema, field, [*keys])


def together(clauses: list[tuple[Occur, Query]]) -> Query:
    """Return what finds passages by clauses that must, should or must not hold."""
    return clauses[0][1] if len(clauses) == 1 and clauses[0][0] != Occur.MustNot else Query.boolean_query(clauses)


def either(queries: list[Query]) -> Query:
    """Return what finds passages that any of some queries finds."""
    return together([(Occur.Should, query) for query in queries])


def beginning(text: str) -> str:
    """Return the key that words begin with that begin so."""
    return fold(text)[0].strip().casefold()


def escaped(text: str) -> str:
    """Return a text as a regular expression of the engine that means it."""
    return "".join(f"\\{char}" if char in r".+*?()|[]{}^$\&-~#@<>" else char for char in text)
