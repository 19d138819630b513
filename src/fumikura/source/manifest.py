"""manifest.toml of a folder in, what it says of each file out."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path

from fumikura.errors import ManifestError
from fumikura.records import Meta

NAME = "manifest.toml"
_META = frozenset({"title", "title_en", "kind", "date", "publisher", "language", "rights", "number"})
_KEYS = _META | {"id", "file", "sha256"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one file."""

    id: str
    meta: Meta
    sha256: str | None


def load(folder: Path) -> dict[str, Entry]:
    """Read ``folder/manifest.toml`` into file name -> entry; empty if there is none.

    Raises:
        ManifestError: not TOML, an unknown key, a missing id, or an id given twice.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        msg = f"{path}: {fault}"
        raise ManifestError(msg) from fault
    entries: dict[str, Entry] = {}
    seen: set[str] = set()
    for number, table in enumerate(tables if isinstance(tables, list) else [tables], 1):
        name, entry = _entry(table, where=f"{path}, document {number}", folder=folder)
        if entry.id in seen:
            msg = f"{path}, document {number}: the id {entry.id!r} is given twice"
            raise ManifestError(msg)
        seen.add(entry.id)
        entries[name] = entry
    return entries


def _entry(table: object, *, where: str, folder: Path) -> tuple[str, Entry]:
    if not isinstance(table, dict):
        msg = f"{where}: write it as a [[document]] table"
        raise ManifestError(msg)
    if unknown := sorted(set(table) - _KEYS):
        msg = f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}"
        raise ManifestError(msg)
    identifier = table.get("id")
    if not isinstance(identifier, str) or not identifier:
        msg = f"{where}: the key 'id' is missing"
        raise ManifestError(msg)
    values = {key: _text(table[key], where=f"{where}, {key}") for key in _META & set(table)}
    name = table.get("file") or _file(identifier, folder)
    return str(name), Entry(identifier, Meta(**values), table.get("sha256"))


def _text(value: object, *, where: str) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    msg = f"{where}: a text or a date is wanted, not {value!r}"
    raise ManifestError(msg)


def _file(identifier: str, folder: Path) -> str:
    """Find the file of an id that names none: the id with .txt or .md."""
    names = [f"{identifier}.txt", f"{identifier}.md"]
    return next((name for name in names if (folder / name).is_file()), names[0])
