"""A query line in, the tree of what is meant out: a date finds what speaks of its days, an address what cites it."""

from __future__ import annotations

from collections.abc import Iterator

from fumikura import addresses, naming
from fumikura.chars import narrow
from fumikura.mentions import points
from fumikura.mentions.citations import find as references
from fumikura.query import values
from fumikura.query.citations import whole_provision
from fumikura.query.language import parse
from fumikura.query.nodes import And, Filter, Node, Not, Or, Phrase, Word
from fumikura.query.variants import synonyms
from fumikura.store import Docs, spelled
from fumikura.tokens.streams import units


def read(line: str, section: str | None = None, doc: Docs = None, *, exact: bool = False, widely: bool = False) -> Node:
    """Read a query line, and the section and documents that its answers must stand in.

    Args:
        line: the query.
        section: an address or a title.
        doc: id of a document, ``*`` stands for any characters.
        exact: take words as they are written.
        widely: take words of about the same meaning, too.

    Raises:
        QueryError: the line cannot be read.
    """
    tree = parse(line)
    tree = _written(tree) if exact else _meant(tree, widely=widely)
    return within(tree, section, doc)


def within(tree: Node, section: str | None = None, doc: Docs = None) -> Node:
    """Narrow a query down to a section and documents."""
    filters = [
        Filter(name, value) for name, value in (("section", section), ("doc", spelled(doc))) if value is not None
    ]
    return And((tree, *filters)) if filters else tree


def said(text: str) -> Iterator[Filter]:
    """Yield the days and the provisions of laws that words name among others: 2024年10月9日に開かれた会議."""
    plain, at = narrow(text), 0
    while at < len(plain):
        found = points.at(plain, at)
        if found is not None and values.whole_date(text[at : found.end]) and (at, found.end) != (0, len(text)):
            yield Filter("date", text[at : found.end])
        at = found.end if found is not None else at + 1
    for one in references(plain):
        if one.kind == "provision" and one.law and (one.start, one.end) != (0, len(plain)):
            yield Filter("cites", plain[one.start : one.end], outside=True)


def _written(tree: Node) -> Node:
    """Let a word find the characters that it is written with, and no other form."""
    match tree:
        case Word(text) if units(text):
            return Phrase(text, whole=True)
        case Not(child):
            return Not(_written(child))
        case And(children):
            return And(tuple(map(_written, children)))
        case Or(children):
            return Or(tuple(map(_written, children)))
        case _:
            return tree


def _meant(tree: Node, *, widely: bool) -> Node:
    """Let a date find the passages that speak of its days, an address those that cite it, a word its synonyms."""
    match tree:
        case Word(text) if values.whole_date(text):
            return Or((tree, Filter("date", text)))
        case Word(text) if addresses.whole(text) or whole_provision(text):
            return Or((tree, Filter("cites", text, outside=True)))
        case Word(text) if (provision := addresses.ordinal(text)) != text:
            return Or((tree, Word(provision)))
        case Word(text) if (law := naming.laws().get(narrow(text))) is not None and narrow(text) not in law.canonical:
            return Or((tree, Word(law.canonical)))  # 行手法: 行政手続法; 憲法 stands in 日本国憲法 anyway
        case Word(text) if widely and synonyms(text):
            return Or((tree, *map(Word, synonyms(text))))
        case And(children):
            return And(tuple(_meant(child, widely=widely) for child in children))
        case Or(children):
            return Or(tuple(_meant(child, widely=widely) for child in children))
        case _:
            return tree
