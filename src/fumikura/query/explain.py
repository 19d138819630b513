"""A query line in, an account of how it was read out."""

from __future__ import annotations

from collections.abc import Iterator

from fumikura.errors import QueryError
from fumikura.query.candidates import fewest, literals
from fumikura.query.cql import LONGEST_GAP, Both, Chain, Choice, Condition, Either, Neither, Piece, Repeat, Test, Token
from fumikura.query.meant import read
from fumikura.query.nodes import And, Filter, Near, Node, Not, Or, Phrase, Prefix, Regex, Tokens, Word
from fumikura.query.plan import Planner
from fumikura.query.reading import Reading
from fumikura.tokens.streams import units


def explain(
    planner: Planner, line: str, *, section: str | None = None, exact: bool = False
) -> Iterator[dict[str, str]]:
    """Yield one row for each part of a query: depth by indent, what it asks, how its words were read.

    Args:
        planner: of the corpus; whether words of about the same meaning do is its choice.
        line: the query.
        section: the address or title that passages must stand under.
        exact: words as they are written only, no other form or spelling.

    Raises:
        QueryError: the line cannot be read.
    """
    try:
        tree = read(line, section, exact=exact, widely=planner.widely)
        planner.reads(tree)  # a word alone is read otherwise than among others
        yield from _rows(planner, tree, 0)
    except QueryError as fault:
        raise QueryError(str(fault), query=line, column=fault.column) from fault


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
        case Tokens(pattern, text):
            yield _row(depth, "words one by one", text, _proposed(fewest(planner.required(pattern))))
            if isinstance(pattern.body, str):
                yield _row(depth + 1, f"a {pattern.body} as a whole", "")
            else:
                yield from _pieces(pattern.body, depth + 1)
            if isinstance(pattern.within, str):
                yield _row(depth + 1, f"within a {pattern.within}", "")
            elif pattern.within is not None:
                yield _row(depth + 1, "within", "")
                yield from _pieces(pattern.within, depth + 2)
            if pattern.containing is not None:
                yield _row(depth + 1, "containing", "")
                yield from _pieces(pattern.containing, depth + 2)
        case Regex(expression):
            yield _row(depth, "regular expression", expression, _proposed(" ".join(literals(expression))))
        case Filter(field, value):
            yield _row(depth, f"only {field}", value)
        case Word(text):
            yield _row(depth, "word", text, _reading(planner.read(text)))


def _pieces(piece: Piece, depth: int) -> Iterator[dict[str, str]]:
    match piece:
        case Token(None):
            yield _row(depth, "any word", "")
        case Token(condition):
            yield _row(depth, "word", "" if condition is None else _condition(condition))
        case Repeat(child, low, high):
            yield _row(depth, f"{low} times or more" if high >= LONGEST_GAP else f"{low} to {high} times", "")
            yield from _pieces(child, depth + 1)
        case Chain(children):
            for child in children:
                yield from _pieces(child, depth)
        case Choice(children):
            yield _row(depth, "any of", "")
            for child in children:
                yield from _pieces(child, depth + 1)


def _condition(condition: Condition) -> str:
    match condition:
        case Test(attribute, value, regex):
            return f"{attribute}={'/' + value + '/' if regex else value}"
        case Neither(child):
            return f"!({_condition(child)})"
        case Both(children):
            return " & ".join(map(_condition, children))
        case Either(children):
            return f"({' | '.join(map(_condition, children))})"


def _proposed(keys: str) -> str:
    return f"proposed by the index: {keys}" if keys else "every passage is looked at"


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
