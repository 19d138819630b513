"""Who speaks, and which words at the front of a passage only say so."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from fumikura.errors import WrongValueError
from fumikura.query.speaking import label_end

if TYPE_CHECKING:
    from fumikura.store import Store

_NAMED = 12  # speakers that a message names
_AT_ONCE = 2_000  # passages that are read together


def refuse(store: Store, name: str) -> None:
    """Refuse a speaker whom a corpus does not know.

    Raises:
        WrongValueError: with those who speak, or whose names are near.
    """
    every = store.speakers()
    near = [one for one in every if name in one] or get_close_matches(name, every, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(map(repr, near[:3]))}?" if near else f"who speaks: {_listed(every)}"
    msg = f"nobody called {name!r} speaks in the corpus; {hint if every else 'nobody speaks in it'}"
    raise WrongValueError(msg)


def _listed(names: list[str]) -> str:
    return "、".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def labelled(store: Store, documents: Set[int] | None = None, blocks: Set[int] | None = None) -> dict[int, int]:
    """Return how many tokens at the front of passages name who speaks: ``○野田佳彦君　``, ``（次官）``, ``問１　``.

    Args:
        store: the corpus.
        documents: ids; all documents without.
        blocks: ids of passages; all without, of which the first of each turn is read.
    """
    firsts = [
        row[0]
        for row in store.database.tuples(
            "SELECT min(id), document_id FROM block WHERE turn IS NOT NULL GROUP BY document_id, turn"
        )
        if (documents is None or row[1] in documents) and (blocks is None or row[0] in blocks)
    ]
    found: dict[int, int] = {}
    for at in range(0, len(firsts), _AT_ONCE):
        rows = store.blocks_of(firsts[at : at + _AT_ONCE]).values()
        ends = {row.id: end for row in rows if (end := label_end(row.text, row.speaker))}
        # a label of so many characters has no more tokens than that
        short = [replace(row, places=row.places[: ends[row.id] + 1]) for row in rows if row.id in ends]
        for row, columns in zip(short, store.columns(short), strict=True):
            found[row.id] = sum(1 for _, end in columns.spans if end <= ends[row.id])
    return found
