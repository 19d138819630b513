"""An address or citation typed as a query in, what stands there out: it comes before what only speaks of it."""

from __future__ import annotations

from collections.abc import Sequence

from fumikura.query.citations import provision, texts, whole_provision
from fumikura.query.nodes import And, Node, Word
from fumikura.store import Store

_MOST = 3  # passages of a document that lead

Scored = list[tuple[float, int]]


def directly(store: Store, blocks: Sequence[int]) -> list[int]:
    """Return the first passages of a section in each document: the heading, and what stands directly below it."""
    rows = store.blocks_of(blocks)
    least: dict[int, int] = {}
    for row in rows.values():
        least[row.document_id] = min(len(row.section), least.get(row.document_id, len(row.section)))
    found: dict[int, list[int]] = {}
    for block in blocks:
        if block in rows and len(rows[block].section) == least[rows[block].document_id]:
            found.setdefault(rows[block].document_id, []).append(block)
    return [block for some in found.values() for block in some[:_MOST]]


def provided(store: Store, asked: Node) -> list[int]:
    """Return the first passages of the provision that a query is and nothing else, where the corpus has its law.

    White space may stand between the law and the address: 行政手続法 第15条.
    """
    words = asked.children if isinstance(asked, And) else (asked,)
    text = "".join(word.text if isinstance(word, Word) else " " for word in words)
    if not ("/" in text or whole_provision(text)) or (wanted := provision(store, text)) is None or not wanted.address:
        return []
    return [block for _, rows in texts(store, wanted) for block in directly(store, [row.id for row in rows])]


def within_provision(store: Store, text: str) -> list[int]:
    """Return all passages of a provision, where the corpus has its law."""
    wanted = provision(store, text)
    if wanted is None or not wanted.address:
        return []
    return [row.id for _, rows in texts(store, wanted) for row in rows]


def before(first: Sequence[int], whole: Scored, part: Scored, total: int) -> tuple[Scored, int]:
    """Put passages before those that were found whole, with the score of the best of all, and count them too."""
    if not first:
        return whole, total
    best = max((score for score, _ in (*whole, *part)), default=1.0)
    rest = [pair for pair in whole if pair[1] not in first]
    return [*((best, block) for block in first), *rest], total + len(first) - (len(whole) - len(rest))
