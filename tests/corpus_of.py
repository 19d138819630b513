"""Texts in, a store that holds them out, open as long as it is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from fumikura import pipeline
from fumikura.store import Store


@contextmanager
def corpus_of(texts: Mapping[str, str], places: pytest.TempPathFactory) -> Iterator[Store]:
    """Make a corpus of some texts by their names."""
    folder = places.mktemp("texts")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Store(places.mktemp("corpus"), create=True) as store:
        store.acquire(wait=0)
        pipeline.ingest([folder], store, jobs=1)
        yield store
