"""Paths in, sources out: one reader per format, chosen by a table; failures are handed on, not raised."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import BinaryIO

from fumikura.errors import (
    BinaryError,
    EmptyError,
    NotFoundError,
    SourceError,
    TooLargeError,
    UnreadableError,
)
from fumikura.records import Meta, Source
from fumikura.source import egov, manifest
from fumikura.source.decode import Decoded, decode

Reader = Callable[[bytes, str | None], Decoded]

MAX_SIZE = 64 * 2**20


def _plain(data: bytes, encoding: str | None) -> Decoded:
    return decode(data, encoding=encoding)


READERS: dict[str, Reader] = {
    ".txt": _plain, ".text": _plain, ".md": _plain, ".markdown": _plain, ".xml": egov.read_xml, ".json": egov.read_json,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may become a document, or the reason why it cannot.

    Attributes:
        id: the file's stem, or what a manifest says; with its folders or its ending when stems clash.
    """

    id: str
    path: Path
    meta: Meta = field(default_factory=Meta)
    sha256: str | None = None
    error: SourceError | None = None


def bundled() -> Path:
    """Return the folder of the bundled texts, in an installed package or in a checkout."""
    package = Path(__file__).parents[1]
    return next(
        (folder for folder in (package / "corpus", package.parents[1] / "corpus") if folder.is_dir()),
        package / "corpus",
    )


def find(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the documents of files and folders, folders in the order of names, in depth.

    A path that cannot be used is yielded with its error. Hidden files are passed over.

    Raises:
        ManifestError: a folder's manifest cannot be used.
    """
    taken: dict[str, Path] = {}
    for path in paths:
        for found in _walk(path):
            identifier = _name(found, taken)
            taken[identifier] = found.path
            yield replace(found, id=identifier)


def _name(found: Found, taken: dict[str, Path]) -> str:
    """Return the id of a file; when it is taken, with the folders before it, or with its ending in one folder."""
    path = found.path
    folders = [show(folder) for folder in path.parent.parts]
    for depth in range(len(folders) + 1):
        name = "/".join([*folders[len(folders) - depth :], found.id])
        other = taken.get(name, path)
        if other != path and other.parent == path.parent:
            name += show(path.suffix)
            other = taken.get(name, path)
        if other == path:
            return name
    return show(path)


def _walk(path: Path) -> Iterator[Found]:
    try:
        if path.is_symlink() and not path.exists():
            yield _failed(path, UnreadableError(f"{show(path)}: a link to nothing ({show(path.readlink())})"))
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield _file(path, manifest.load(path.parent))
        else:
            yield _failed(path, NotFoundError(f"{show(path)}: no such file or folder"))
    except OSError as fault:
        yield _refused(path, fault)


def _refused(path: Path, fault: OSError) -> Found:
    where = Path(fault.filename or path)
    return _failed(where, UnreadableError(f"{show(where)}: {fault.strerror or fault}"))


def _folder(path: Path) -> Iterator[Found]:
    entries = manifest.load(path)
    empty = True
    for name in sorted(entries):
        if not (path / name).exists() and not (path / name).is_symlink():
            yield _failed(path / name, NotFoundError(f"{show(path / name)}: named in {manifest.NAME}, not there"))
    refused: list[OSError] = []
    for root, folders, names in os.walk(path, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(root)
        known = entries if here == path else manifest.load(here)
        for name in sorted(names):
            if name.startswith(".") or (Path(name).suffix.lower() not in READERS and name not in known):
                continue
            if name not in known and (_is_about(name) or not _is_text(here / name)):
                continue
            empty = False
            child = here / name
            if child.is_symlink() and not child.exists():
                yield _failed(child, UnreadableError(f"{show(child)}: a link to nothing ({show(child.readlink())})"))
            else:
                yield _file(child, known)
    yield from (_refused(path, fault) for fault in refused)
    if empty and not refused:
        wanted = ", ".join(READERS)
        yield _failed(path, NotFoundError(f"{show(path)}: a folder without texts ({wanted})"))


def _is_text(path: Path) -> bool:
    """Tell statutes from other files of XML and JSON; of other formats any file may be a text."""
    return path.suffix.lower() not in {".xml", ".json"} or egov.holds(path)


def _is_about(name: str) -> bool:
    """Tell a folder's own description from its documents."""
    return Path(name).stem.upper() in {"README", "LICENSE", "NOTICE"}


def _file(path: Path, entries: dict[str, manifest.Entry]) -> Found:
    entry = entries.get(path.name)
    if entry is None:
        return Found(show(path.stem), path)
    return Found(entry.id, path, entry.meta, entry.sha256)


def _failed(path: Path, error: SourceError) -> Found:
    return Found(show(path.stem), path, error=error)


def show(path: Path | str) -> str:
    """Return a path as text that any stream can print, undecodable bytes as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def load(found: Found, *, max_size: int = MAX_SIZE) -> bytes:
    """Return the bytes of one file.

    Raises:
        SourceError: it cannot be read, is larger than ``max_size`` bytes, or changed meanwhile.
    """
    if found.error is not None:
        raise found.error
    name = show(found.path)
    try:
        before = found.path.stat()
        if not stat.S_ISREG(before.st_mode):
            msg = f"{name}: not a plain file (a pipe, a device); send what it holds to standard input, read as '-'"
            raise UnreadableError(msg)
        if before.st_size > max_size:
            msg = (
                f"{name}: {before.st_size / 2**20:.0f} MiB is above the largest size of {max_size / 2**20:.0f} MiB; "
                "split the file or raise --max-size"
            )
            raise TooLargeError(msg)
        with found.path.open("rb") as stream:
            data = stream.read(max_size + 1)
        after = found.path.stat()
    except OSError as fault:
        msg = f"{name}: {fault.strerror or fault}"
        raise UnreadableError(msg) from fault
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        msg = f"{name}: changed while it was read; ingest it again"
        raise UnreadableError(msg)
    return data


def read(
    found: Found,
    *,
    data: bytes | None = None,
    encoding: str | None = None,
    date: str | None = None,
    max_size: int = MAX_SIZE,
) -> Source:
    """Read one file as a source.

    Args:
        found: from ``find``.
        data: its bytes where they were loaded already, perhaps on another machine.
        encoding: use this one instead of deciding.
        date: date of the document (YYYY-MM-DD) where no manifest names one.
        max_size: bytes; a larger file is refused.

    Raises:
        SourceError: with the path, what is wrong and what to do.
    """
    if found.error is not None:
        raise found.error
    if data is None:
        data = load(found, max_size=max_size)
    name = show(found.path)
    meta = replace(found.meta, date=found.meta.date or date)
    source = _source(
        data,
        identifier=found.id,
        name=name,
        reader=READERS.get(found.path.suffix.lower(), _plain),
        encoding=encoding,
        meta=meta,
    )
    if found.sha256 and found.sha256.lower() != source.sha256:
        msg = f"{name}: its sha256 is not the one in {manifest.NAME}; restore the file or correct the manifest"
        raise UnreadableError(msg)
    return source


def read_stream(stream: BinaryIO, *, encoding: str | None = None, date: str | None = None) -> Source:
    """Read standard input as the document ``stdin``."""
    data = stream.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        msg = f"-: standard input is above {MAX_SIZE // 2**20} MiB; split it"
        raise TooLargeError(msg)
    return _source(data, identifier="stdin", name="-", reader=_plain, encoding=encoding, meta=Meta(date=date))


def _source(data: bytes, *, identifier: str, name: str, reader: Reader, encoding: str | None, meta: Meta) -> Source:
    try:
        decoded = reader(data, encoding)
    except SourceError as fault:
        raise type(fault)(f"{name}: {fault}") from fault
    if not decoded.text.strip():
        msg = f"{name}: the file is empty"
        raise EmptyError(msg)
    if decoded.text.count("\0") > len(decoded.text) // 10:
        msg = f"{name}: more than a tenth of it is NUL characters; extract its text first"
        raise BinaryError(msg)
    return Source(
        identifier,
        name,
        decoded.text,
        hashlib.sha256(data).hexdigest(),
        decoded.encoding,
        decoded.reason,
        _over(meta, decoded.meta),
    )


def _over(said: Meta, found: Meta) -> Meta:
    """Put what a manifest or the command line says over what a format says of its document."""
    values = ((one.name, getattr(said, one.name)) for one in fields(said))
    return replace(found, **{name: value for name, value in values if value is not None})
