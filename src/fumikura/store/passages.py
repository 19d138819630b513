"""Passages by id in, their words as numbers or their characters out: what a query looks at, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fumikura.store.database import parted
from fumikura.store.records import legible, unpack

if TYPE_CHECKING:
    from array import array

    from fumikura.store.store import Store

Places = tuple[int, "array[int]", "array[int]"]  # id, words, places


class Shape(NamedTuple):
    """Where a passage stands: its document, its kind, its section as stored (JSON)."""

    document: int
    kind: str
    section: str


class Brief(NamedTuple):
    """What a passage says, who speaks, and of a note how many passages before it the one stands that refers to it."""

    document: int
    kind: str
    text: str
    speaker: str | None
    back: int | None


def shapes(store: Store, blocks: Iterable[int]) -> dict[int, Shape]:
    """Return where passages stand, those that there are; the characters are not read."""
    found: dict[int, Shape] = {}
    for some in parted([*dict.fromkeys(blocks)]):
        marks = ",".join("?" * len(some))
        query = f"SELECT id, document_id, kind, section FROM block WHERE id IN ({marks})"
        found.update({block: Shape(*shape) for block, *shape in store.database.tuples(query, *some)})
    return found


def briefs(store: Store, blocks: Sequence[int]) -> dict[int, Brief]:
    """Return what passages say, those that there are."""
    found: dict[int, Brief] = {}
    for some in parted(blocks):
        marks = ",".join("?" * len(some))
        query = (
            "SELECT id, document_id, kind, text, speaker, CASE kind WHEN 'footnote' THEN back END "
            f"FROM block WHERE id IN ({marks})"
        )
        found.update({block: Brief(*brief) for block, *brief in store.database.tuples(query, *some)})
    return found


def numbers(store: Store, blocks: Sequence[int]) -> Iterator[Places]:
    """Yield passages in the order of the corpus: id, word forms of the document, places of the tokens in them."""
    for some in parted(blocks):
        marks = ",".join("?" * len(some))
        yield from _numbers(
            store, f"SELECT id, document_id, tokens FROM block WHERE id IN ({marks}) ORDER BY id", *some
        )


def section_of(store: Store, block: int) -> Iterator[Places]:
    """Yield the passages of the section that a passage stands in, as ``numbers`` does."""
    yield from _numbers(
        store,
        "SELECT other.id, other.document_id, other.tokens FROM block AS other JOIN block AS own "
        "USING (document_id, part, section) WHERE own.id = ? ORDER BY other.id",
        block,
    )


def texts(store: Store, blocks: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the characters of passages, in the order of the corpus."""
    for some in parted(blocks):
        marks = ",".join("?" * len(some))
        rows = store.database.rows(f"SELECT id, text FROM block WHERE id IN ({marks}) ORDER BY id", *some)
        yield from ((row[0], row[1]) for row in rows)


def _numbers(store: Store, query: str, *values: object) -> Iterator[Places]:
    rows = list(store.database.tuples(query, *values))
    words = store.word_lists({row[1] for row in rows})
    with legible("a list of words"):
        for block, document, tokens in rows:
            yield block, words[document], unpack(tokens)
