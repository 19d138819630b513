"""Turns Japanese documents into a corpus that answers, every answer traceable to its source.

>>> import fumikura
>>> with fumikura.Store(folder, create=True) as store:  # doctest: +SKIP
...     store.acquire(wait=10)
...     fumikura.ingest([papers], store)
...     fumikura.search(store, "外貨準備 凍結").hits
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fumikura.analysis import analyze
    from fumikura.pipeline import ingest
    from fumikura.query import explain, kwic, search  # type: ignore[no-redef]  # modules have these names too
    from fumikura.source import find, read
    from fumikura.store import Store, open_to_read

__version__ = "0.1.0"

# what a name is imported from when it is first used: `import fumikura` stays cheap
_PUBLIC = {
    "Store": "fumikura.store",
    "analyze": "fumikura.analysis",
    "explain": "fumikura.query",
    "find": "fumikura.source",
    "ingest": "fumikura.pipeline",
    "kwic": "fumikura.query",
    "open_to_read": "fumikura.store",
    "read": "fumikura.source",
    "search": "fumikura.query",
}
__all__ = ["Store", "__version__", "analyze", "explain", "find", "ingest", "kwic", "open_to_read", "read", "search"]


def __getattr__(name: str) -> object:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    msg = f"module 'fumikura' has no attribute {name!r}"
    raise AttributeError(msg)
