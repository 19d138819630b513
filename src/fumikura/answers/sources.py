"""Texts that a question is about: files as they are, documents of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fumikura.preparing import Options, sources
from fumikura.records import Source
from fumikura.store import Store


def files(paths: Iterable[Path], *, encoding: str | None = None, stream: BinaryIO | None = None) -> Iterator[Source]:
    """Yield files, and those of folders; ``-`` is the stream.

    Raises:
        SourceError: one cannot be read.
    """
    options = Options(encoding=encoding)
    for source in sources(paths, options, stream=stream or BytesIO()):
        if isinstance(source, Exception):
            raise source
        yield source


def documents(store: Store, names: Iterable[str] | None = None) -> Iterator[Source]:
    """Yield documents of a corpus, all of them if none is named.

    Raises:
        UnknownDocumentError: there is no document of an id.
    """
    for name in [row.name for row in store.documents()] if names is None else names:
        row = store.document(name)
        content = store.source(row.id)
        yield Source(row.name, row.path, content, row.sha256, row.encoding, row.encoding_reason, row.meta)
