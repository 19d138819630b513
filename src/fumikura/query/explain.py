"""A query line in, an account of how it was read out."""

from __future__ import annotations

from collections.abc import Iterator

from fumikura.query.language import parse
from fumikura.query.nodes import And, Filter, Near, Node, Not, Or, Phrase, Prefix, Word
from fumikura.query.plan import Planner
from fumikura.query.reading import Reading
from fumikura.tokens.streams import units


def explain(planner: Planner, line: str) -> Iterator[dict[str, str]]:
    """Yield one row for each part of a query: depth by indent, what it asks, how its words were read.

    Raises:
        QueryError: the line cannot be read.
    """
    yield from _rows(planner, parse(line), 0)


def _rows(planner: Planner, tree: Node, depth: int) -> Iterator[dict[str, str]]:
    match tree:
        case And(children):
            yield _row(depth, "all of", "")
            for child in children:
                yield from _rows(planner, child, depth + 1)
        case Or(children):
            yield _row(depth, "any of", "")
            for child in children:
                yield from _rows(planner, child, depth + 1)
        case Not(child):
            yield _row(depth, "without", "")
            yield from _rows(planner, child, depth + 1)
        case Phrase(text):
            yield _row(depth, "exactly", text, " ".join(units(text)))
        case Prefix(text):
            yield _row(depth, "words that begin with", text)
        case Near(distance, parts):
            yield _row(depth, f"within {distance} words of one another", "")
            for part in parts:
                yield _row(depth + 1, "word", part, _reading(planner.read(part)))
        case Filter(field, value):
            yield _row(depth, f"only {field}", value)
        case Word(text):
            yield _row(depth, "word", text, _reading(planner.read(text)))


def _row(depth: int, asks: str, text: str, reading: str = "") -> dict[str, str]:
    return {"asks": "  " * depth + asks, "text": text, "read_as": reading}


def _reading(reading: Reading) -> str:
    """Show what must be found: words, ``+`` between those that stand side by side, other keys after ``=``."""
    if not reading.groups:
        return "function words: they weigh nothing beside others"
    groups = [
        " + ".join("=".join(dict.fromkeys((form.key, *form.others))) for form in group) for group in reading.groups
    ]
    return ", ".join(dict.fromkeys(groups))
