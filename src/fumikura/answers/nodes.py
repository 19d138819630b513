"""A query as a person types it in, what finds the words that it names among the tokens of a corpus out.

Words and patterns are looked for among the tokens themselves, all else where the concordance has it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from fumikura.counts import Finder, node
from fumikura.counts.finders import Either, Within, places
from fumikura.counts.passages import Numbers, Text
from fumikura.query import having, occurrences
from fumikura.query.machine import APART, Machine
from fumikura.query.meant import read
from fumikura.query.mentioned import FIELDS
from fumikura.query.nodes import And, Filter, Node, Not, Or, Tokens, Word
from fumikura.query.variants import modern
from fumikura.store import Store


def finder(store: Store, line: str) -> Finder:
    """Return what finds what a query names.

    A word is found in every inflection and spelling, however MeCab cuts it. What else a query of one word or pattern
    has (doc:, kind:, section:, speaker:, what stands behind a minus) only says in which passages.

    Args:
        store: the corpus, with its index.
        line: the query.

    Raises:
        QueryError: the line cannot be read, or names nothing.
    """
    tree = read(line)
    if _bare(tree):
        return _among_tokens(store, tree, line)
    children = tree.children if isinstance(tree, And) else ()
    named = [child for child in children if not _narrows(child)]
    if len(named) == 1 and _bare(named[0]):
        fields = tuple(child for child in children if isinstance(child, Filter))
        others = tuple(child.child for child in children if isinstance(child, Not))
        return Within(
            _among_tokens(store, named[0], line),
            _having(store, And(fields), line) if fields else None,
            _having(store, Or(others), line) if others else None,
        )
    return places(_shown(store, line))


def _bare(tree: Node) -> bool:
    match tree:
        case Word():
            return True
        case Tokens(pattern):
            return pattern.within != "section"
        case Or(children):
            return all(map(_bare, children))
        case _:
            return False


def _narrows(tree: Node) -> bool:
    return isinstance(tree, Not) or (isinstance(tree, Filter) and tree.field not in FIELDS)


def _among_tokens(store: Store, tree: Node, line: str) -> Finder:
    if isinstance(tree, Tokens):
        return _Pattern(Machine(store, tree.pattern, line))
    if isinstance(tree, Or):
        return Either([_among_tokens(store, child, line) for child in tree.children])
    assert isinstance(tree, Word)
    found = node(store, tree.text)
    if found.number or not found.possible or modern(tree.text) != tree.text:
        return places(_shown(store, tree.text))  # 十億円 by its value, パブコメ, 國會
    return found


def _having(store: Store, tree: Node, line: str) -> Numbers:
    return np.fromiter(having(store, tree, line), np.int64)


def _shown(store: Store, line: str) -> Iterator[tuple[int, int, int]]:
    """Yield passage, first token and the one behind the last of each line of the concordance.

    A key that begins or ends inside a token takes all of it.
    """
    for row, tokens, marks in occurrences(store, line):
        spans = tokens.spans
        for start, end in marks:
            first = bisect_right(spans, start, key=itemgetter(1))
            behind = bisect_left(spans, end, key=itemgetter(0))
            if first < behind:
                yield row.id, first, behind


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Finds a pattern of words in many passages at once."""

    machine: Machine

    def find(self, text: Text) -> tuple[Numbers, Numbers]:
        read = self.machine.read_all(text.words, text.places)
        if self.machine.single:
            starts = np.flatnonzero(read)
            return starts, starts + 1
        data, token = text.spelled(read, APART[0])
        found = np.array([*self.machine.spans(data)], dtype=np.int64).reshape(-1, 2)
        return token[found[:, 0]], token[found[:, 1] - 1] + 1
