"""Turns Japanese documents into a corpus that answers, every answer traceable to its source.

>>> import fumikura
>>> fumikura.ingest("papers/", "papers.corpus")  # doctest: +SKIP
>>> corpus = fumikura.open("papers.corpus")  # doctest: +SKIP
>>> corpus.search("外貨準備 凍結")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fumikura.analysis import analyze
    from fumikura.answers import Corpus, Records, ingest, open
    from fumikura.query import explain, kwic, search  # type: ignore[no-redef]  # modules have these names too
    from fumikura.source import find, read
    from fumikura.store import Store, open_to_read

__version__ = "0.1.0"

# what a name is imported from when it is first used: `import fumikura` stays cheap
_PUBLIC = {
    "Corpus": "fumikura.answers",
    "Records": "fumikura.answers",
    "Store": "fumikura.store",
    "analyze": "fumikura.analysis",
    "explain": "fumikura.query",
    "find": "fumikura.source",
    "ingest": "fumikura.answers",
    "kwic": "fumikura.query",
    "open": "fumikura.answers",
    "open_to_read": "fumikura.store",
    "read": "fumikura.source",
    "search": "fumikura.query",
}
__all__ = [
    "Corpus", "Records", "Store", "__version__", "analyze", "explain", "find", "ingest", "kwic", "open",
    "open_to_read", "read", "search",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    msg = f"module 'fumikura' has no attribute {name!r}"
    raise AttributeError(msg)
