"""Texts that a question is about: files as they are, documents of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fumikura.errors import NotFoundError
from fumikura.preparing import Options, sources
from fumikura.records import Source
from fumikura.store import DocumentRow, Store


def files(paths: Iterable[Path], *, encoding: str | None = None, stream: BinaryIO | None = None) -> Iterator[Source]:
    """Yield files, and those of folders, each once; ``-`` is the stream.

    Raises:
        SourceError: one cannot be read.
    """
    options, seen = Options(encoding=encoding), set()
    for source in sources(dict.fromkeys(paths), options, stream=stream or BytesIO()):
        if isinstance(source, Exception):
            raise source
        if (path := Path(source.path).resolve()) not in seen:
            seen.add(path)
            yield source


def documents(store: Store, names: Iterable[str] | None = None) -> Iterator[Source]:
    """Yield documents of a corpus, each once, all of them if none is named; ``*`` stands for any characters.

    Raises:
        UnknownDocumentError: there is no document of an id.
    """
    for row in store.documents() if names is None else _rows(store, names):
        content = store.source(row.id)
        yield Source(row.name, row.path, content, row.sha256, row.encoding, row.encoding_reason, row.meta)


def _rows(store: Store, names: Iterable[str]) -> Iterator[DocumentRow]:
    seen: set[int] = set()
    every = list(store.documents())
    for name in names:
        exact = store.find(name)
        wanted = {exact.id} if exact is not None else set(store.ids(name=name)) if "*" in name else set()
        if not wanted and filed(name):
            msg = f"{name}: no such file or folder, and no document of {store.folder}"
            raise NotFoundError(msg)
        wanted = wanted or {store.document(name).id}
        yield from (row for row in every if row.id in wanted - seen)
        seen |= wanted


def filed(name: str) -> bool:
    """Tell what is meant for a file or folder: it is there, or is written as paths are."""
    path = Path(name)
    return name == "-" or path.exists() or path.is_absolute() or bool(path.suffix) or len(path.parts) > 1
