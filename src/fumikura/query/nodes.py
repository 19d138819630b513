"""What a query line is read into: a tree of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fumikura.query.cql import Pattern


@dataclass(frozen=True, slots=True)
class Word:
    """Words that must be found, in any inflected form; MeCab may make several of them."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exactly these characters in this order, over line ends, white space and punctuation.

    Attributes:
        text: the characters.
        whole: they begin and end where words do.
    """

    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins so."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order with at most ``distance`` words between neighbours."""

    distance: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A property of the passage or its document.

    Attributes:
        field: its name.
        value: as it was written.
        outside: of what cites a section, none that stands in it.
    """

    field: str
    value: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Passages without this."""

    child: Node


@dataclass(frozen=True, slots=True)
class And:
    """Passages with all of these."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Passages with any of these."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words one by one: ``[lemma="提案"] []{0,3} [pos="動詞"]``, ``pos:名詞``."""

    pattern: Pattern
    text: str


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over the characters of a passage, folded."""

    pattern: str


Node = Word | Phrase | Prefix | Near | Filter | Tokens | Regex | Not | And | Or


def only_without(tree: Node) -> bool:
    """Tell a query that names nothing to find."""
    match tree:
        case Not() | Filter():
            return True
        case And(children):
            return all(map(only_without, children))
        case Or(children):
            return all(map(only_without, children))
        case _:
            return False


def looked_at(tree: Node) -> bool:
    """Tell a query that the index cannot answer alone: passages must be looked at word by word."""
    match tree:
        case Tokens() | Regex() | Phrase(whole=True):
            return True
        case Not(child):
            return looked_at(child)
        case And(children) | Or(children):
            return any(map(looked_at, children))
        case _:
            return False


def leaves(tree: Node) -> Iterator[Node]:
    """Yield the leaves that are to be found (not those behind a minus)."""
    match tree:
        case And(children) | Or(children):
            for child in children:
                yield from leaves(child)
        case Not():
            return
        case _:
            yield tree
