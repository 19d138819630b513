"""Passages that the index proposes in, those out that a query finds when their words are looked at.

Work is counted in passages: a query looks at so many, and says so where there are more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from tantivy import Occur, Query

from fumikura.errors import QueryError
from fumikura.query.cql import Pattern
from fumikura.query.cut import pattern_of
from fumikura.query.lexis import Expression, compiled
from fumikura.query.machine import APART, Machine
from fumikura.query.marks import whole
from fumikura.query.nodes import And, Node, Not, Or, Phrase, Regex, Tokens, leaves, looked_at
from fumikura.store import BlockRow, Store, numbers, section_of, texts
from fumikura.tokens.columns import Columns
from fumikura.tokens.fold import fold
from fumikura.tokens.streams import units

_MANY = 200  # passages from which on numpy saves more than it costs
AT_ONCE = 500  # passages read at a time
_META = frozenset("\\.+*?()|[]{}^$-#&~/")
Ask = Callable[[Node], Query]


class Looker:
    """Looks at passages for one query."""

    def __init__(self, store: Store, tree: Node, query: str, *, ask: Ask) -> None:
        """Take the tree of a query and what asks the index for a part of it.

        Raises:
            QueryError: an expression in it cannot be read.
        """
        self._store, self._tree, self._query, self._ask = store, tree, query, ask
        self._machines: dict[Pattern, Machine] = {}
        self._expressions: dict[str, Expression] = {}
        self._cut: dict[str, Pattern] = {}
        self._shown = [leaf for leaf in leaves(tree) if isinstance(leaf, Tokens | Regex | Phrase)]
        self._prepare(tree)

    def _prepare(self, tree: Node) -> None:
        match tree:
            case Tokens(pattern):
                self._machines[pattern] = Machine(self._store, pattern, self._query)
            case Regex(pattern):
                try:
                    self._expressions[pattern] = compiled(folded(pattern))
                except ValueError as fault:
                    msg = f"this regular expression cannot be read: {fault}"
                    raise QueryError(msg, query=self._query, column=max(0, self._query.find(pattern))) from fault
            case Phrase(text, whole=True):
                if (cut := pattern_of(self._store, text)) is not None:
                    self._cut[text] = cut
                    self._machines[cut] = Machine(self._store, cut, self._query)
            case Not(child):
                self._prepare(child)
            case And(children) | Or(children):
                for child in children:
                    self._prepare(child)
            case _:
                return

    def keep(self, blocks: Sequence[int]) -> list[int]:
        """Return those passages that the query finds, in their order; they are what the index proposed for it."""
        found = self._kept(self._tree, frozenset(blocks), trusted=True)
        return [block for block in blocks if block in found]

    def _kept(self, tree: Node, blocks: frozenset[int], *, trusted: bool) -> frozenset[int]:
        if not blocks:
            return blocks
        match tree:
            case Tokens(pattern):
                return self._having(pattern, sorted(blocks))
            case Regex(pattern):
                expression = self._expressions[pattern]
                read = texts(self._store, sorted(blocks))
                return frozenset(block for block, text in read if expression.search(fold(text)[0]) is not None)
            case Phrase(text, whole=True):
                return self._whole(text, blocks if trusted else self._asked(tree, blocks))
            case And(children):
                for child in sorted(children, key=looked_at):
                    blocks = self._kept(child, blocks, trusted=trusted)
                return blocks
            case Or(children) if looked_at(tree):
                return frozenset().union(*(self._kept(child, blocks, trusted=False) for child in children))
            case Not(child):
                return blocks - self._kept(child, blocks, trusted=False)
            case _:
                return blocks if trusted else self._asked(tree, blocks)

    def _asked(self, tree: Node, blocks: frozenset[int]) -> frozenset[int]:
        """Ask the index which of some passages have what needs no look at them."""
        index = self._store.index
        some = Query.term_set_query(index.schema, "block", sorted(blocks))
        query = Query.boolean_query([(Occur.Must, some), (Occur.Must, self._ask(tree))])
        with index.guard():
            searcher = index.searcher()
            hits = searcher.search(query, limit=len(blocks), count=False).hits
            return frozenset(
                int(block or 0) for block in searcher.fast_field_values("block", [address for _, address in hits])
            )

    def _having(self, pattern: Pattern, blocks: Sequence[int]) -> frozenset[int]:
        """Return the passages in which a pattern stands."""
        machine = self._machines[pattern]
        if machine.by_section:
            return frozenset(_in_sections(self._store, machine, blocks))
        if len(blocks) >= _MANY:
            machine.prepare()
        return frozenset(_in_passages(self._store, machine, blocks))

    def _whole(self, text: str, blocks: frozenset[int]) -> frozenset[int]:
        """Return the passages in which characters stand as whole words."""
        if text in self._cut:
            return self._having(self._cut[text], sorted(blocks))
        wanted, rows = units(text), [*self._store.blocks_of(sorted(blocks)).values()]
        read = zip(rows, self._store.columns(rows), strict=True)
        return frozenset(row.id for row, columns in read if whole(row.text, columns, wanted))

    def _spans(self, pattern: Pattern, blocks: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
        """Return the words ``[first, last)`` of each place of a pattern, by passage."""
        machine = self._machines[pattern]
        return (_in_sections if machine.by_section else _in_passages)(self._store, machine, blocks)

    def places(self, rows: Sequence[BlockRow], columns: Sequence[Columns]) -> dict[int, list[tuple[int, int]]]:
        """Return what to mark in passages, in code points, by passage."""
        marked: dict[int, list[tuple[int, int]]] = {row.id: [] for row in rows}
        tokens = {row.id: some for row, some in zip(rows, columns, strict=True)}
        for leaf in self._shown:
            if isinstance(leaf, Regex):
                for row in rows:
                    marked[row.id] += _matches(self._expressions[leaf.pattern], row.text)
            elif isinstance(leaf, Phrase) and leaf.whole:
                for row in rows:
                    marked[row.id] += whole(row.text, tokens[row.id], units(leaf.text))
            elif isinstance(leaf, Tokens):
                for block, spans in self._spans(leaf.pattern, sorted(tokens)).items():
                    at = tokens[block].spans
                    marked[block] += [(at[first][0], at[last - 1][1]) for first, last in spans]
        return marked


def _matches(expression: Expression, text: str) -> Iterator[tuple[int, int]]:
    plain, origin = fold(text)
    spans = (found.span() for found in expression.finditer(plain))
    return ((start, end) if origin is None else (origin[start], origin[end]) for start, end in spans if start < end)


def _in_passages(store: Store, machine: Machine, blocks: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Find a pattern in many passages by one run of its automaton."""
    ids, read = [], []
    for block, words, places in numbers(store, blocks):
        ids.append(block)
        read.append(machine.read(words, places))
    starts = list(accumulate((len(some) + 1 for some in read), initial=0))
    found: dict[int, list[tuple[int, int]]] = {}
    for first, last in machine.spans(APART.join(read)):
        at = bisect_right(starts, first) - 1
        found.setdefault(ids[at], []).append((first - starts[at], last - starts[at]))
    return found


def _in_sections(store: Store, machine: Machine, blocks: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Find a pattern that may run from passage to passage of a section; it stands where it begins."""
    found: dict[int, list[tuple[int, int]]] = {}
    done: set[int] = set()
    for block in blocks:
        if block in done:
            continue
        parts = [(number, machine.read(words, places)) for number, words, places in section_of(store, block)]
        done.update(number for number, _ in parts)
        starts, at = [], 0
        for number, read in parts:
            starts.append((at, at + len(read), number))
            at += len(read)
        for first, last in machine.spans(b"".join(read for _, read in parts)):
            low, high, number = next(place for place in starts if place[0] <= first < place[1])
            found.setdefault(number, []).append((first - low, min(last, high) - low))
    return {block: found[block] for block in blocks if block in found}


@lru_cache(maxsize=16)
def folded(expression: str) -> str:
    """Fold an expression as texts are folded; a full-width sign stays a character to be found."""
    parts = []
    for char in expression:
        plain = fold(char)[0]
        parts.append("\\" + plain if plain != char and plain in _META and char not in "－−‐" else plain)
    return "".join(parts)
