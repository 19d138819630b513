"""A query that found nothing in, what may have been meant otherwise than it was read out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fumikura.query.language import parse
from fumikura.query.nodes import And, Filter, Word

_OPERATORS = frozenset({"and", "or", "not"})
_ONE = frozenset({"doc", "kind"})  # a document has one of each


def slips(line: str) -> Iterator[tuple[str, str]]:
    """Yield what was read as a word, or as said of one document, with what to write instead.

    Raises:
        QueryError: the line cannot be read.
    """
    tree = parse(line)
    children = tree.children if isinstance(tree, And) else ()
    values = defaultdict(list)
    for at, child in enumerate(children):
        if isinstance(child, Word) and child.text.lower() in _OPERATORS and 0 < at < len(children) - 1:
            yield child.text, child.text.upper()
        if isinstance(child, Filter) and child.field in _ONE:
            values[child.field].append(f"{child.field}:{child.value}")
    for several in values.values():
        if len(several) > 1:
            yield " ".join(several), f"({' OR '.join(several)})"
