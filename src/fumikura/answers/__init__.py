"""A corpus and a question in, records out: what the commands write, and what Python iterates over."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fumikura.answers.corpus import Corpus, ingest
    from fumikura.answers.corpus import open_corpus as open
    from fumikura.answers.records import Record, Records

__all__ = ["Corpus", "Record", "Records", "ingest", "open"]

# where a name stands, which is imported when it is first used: a command needs the rows of its answer only
_PLACES = {
    "Corpus": ("corpus", "Corpus"), "Record": ("records", "Record"), "Records": ("records", "Records"),
    "ingest": ("corpus", "ingest"), "open": ("corpus", "open_corpus"),
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name in _PLACES:
        module, called = _PLACES[name]
        return getattr(import_module(f"fumikura.answers.{module}"), called)
    msg = f"module 'fumikura.answers' has no attribute {name!r}"
    raise AttributeError(msg)
