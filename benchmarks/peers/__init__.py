"""Other engines over the very same words, and which of them are here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from fumikura.store import Store
from peers import fts5, groonga, lucene
from peers.wanted import Peer

Maker = Callable[[Path], Peer]


def here(store: Store, *, jars: str | None) -> tuple[dict[str, Maker], list[str]]:
    """Return what opens each peer that is installed, and a line on each that is not."""
    makers: dict[str, Maker] = {"FTS5": partial(fts5.FTS5, corpus=store.database.path)}
    absent = []
    for name, maker, why in (
        ("Groonga", groonga.Groonga, groonga.missing()),
        ("Lucene", lucene.Lucene, lucene.missing(jars)),
    ):
        if why is None:
            makers[name] = maker
        else:
            absent.append(f"{name} is not measured: {why}")
    return makers, absent
