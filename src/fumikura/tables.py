"""Reads the tables of data/: CSV with a header and a source column, once, checked; a user's rows come behind them."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar, cast

from fumikura.errors import OwnTableError, TableError

OPEN = ("names", "laws", "places", "titles", "heads", "not_names", "offices", "counters")  # that a user may add to
ASKED = ("synonyms",)  # that a user may add to, asked by queries only: texts are read the same
BESIDE = ("decisions",)  # that only a user has
LINE = "\0line"
_FILLED = {"names": ("name", "canonical", "label"), "laws": ("name", "canonical"),
           "places": ("name", "canonical", "label"), "titles": ("title",), "heads": ("word", "label"),
           "not_names": ("word",), "offices": ("person", "title", "begin"), "counters": ("word", "kind"),
           "synonyms": ("words",)}  # fmt: skip
_DAY = re.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_OWN = "the user's"  # source of rows without one

Made = TypeVar("Made", bound=Callable[..., Any])
_caches: list[Callable[[], None]] = []
_own: dict[str, str] = {}


def cached(function: Made) -> Made:
    """Keep what is made of tables until other tables are used."""
    kept = cache(function)
    _caches.append(kept.cache_clear)
    return cast("Made", kept)


def use(own: Mapping[str, str]) -> None:
    """Add a user's tables, as ``load`` returns them, to the built-in ones, in this process; {} takes them away.

    Raises:
        OwnTableError: a table has other columns than the built-in one, or a row of another length.
    """
    if own == _own:
        return
    for name, content in own.items():
        if name in (*OPEN, *ASKED):
            _added(name, content)
    _own.clear()
    _own.update(own)
    for clear in _caches:
        clear()


def load(folder: Path) -> dict[str, str]:
    """Read the tables of a folder, ``NAME.csv`` each, checked.

    Raises:
        OwnTableError: no such folder, no table in it, one of an unknown name, or one that cannot be read.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv")
        found = {path.stem: path.read_text(encoding="utf-8-sig") for path in paths}
    except OSError as fault:
        msg = f"{folder}: {fault.strerror or fault}"
        raise OwnTableError(msg) from fault
    except UnicodeDecodeError as fault:
        msg = f"{folder}: a table is not in UTF-8 ({fault.reason}); save it as CSV UTF-8"
        raise OwnTableError(msg) from fault
    known = (*OPEN, *ASKED, *BESIDE)
    if other := sorted(set(found) - set(known)):
        msg = f"{folder / other[0]}.csv: there is no such table; tables are {', '.join(known)}"
        raise OwnTableError(msg)
    if not found:
        msg = f"{folder}: there is no table in it; tables are {', '.join(f'{name}.csv' for name in known)}"
        raise OwnTableError(msg)
    for name, content in found.items():
        if name in (*OPEN, *ASKED):
            _added(name, content)
    return found


def digest(own: Mapping[str, str]) -> str:
    """Name the tables that change what is read of a text; "" without any."""
    parts = [f"{name}\n{own[name]}" for name in OPEN if name in own]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16] if parts else ""


@cached
def read(name: str) -> tuple[dict[str, str], ...]:
    """Read ``data/NAME.csv`` as one dict a row.

    Raises:
        TableError: no such table, no source column, a row of another length, or a row without a source.
    """
    rows = _built_in(name)
    return rows if name not in _own else (*rows, *_added(name, _own[name]))


@cached
def column(name: str, key: str, **where: str) -> frozenset[str]:
    """Return the values of one column, of the rows whose other columns equal ``where``."""
    return frozenset(row[key] for row in read(name) if all(row[other] == value for other, value in where.items()))


def records(content: str, place: str) -> tuple[list[str], list[dict[str, str]]]:
    """Return the header and the rows of a CSV, each with its line as ``LINE``; empty lines are passed over.

    Raises:
        OwnTableError: no header, or a row of another length.
    """
    reader = csv.reader(StringIO(content))
    found = []
    try:
        header = next(reader, [])
        for row in reader:
            if any(row) and len(row) != len(header):
                msg = f"{place}, line {reader.line_num}: {len(header)} fields are wanted, there are {len(row)}"
                raise OwnTableError(msg)
            if any(row):
                cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
                found.append({**cells, LINE: str(reader.line_num)})
    except csv.Error as fault:
        msg = f"{place}, line {reader.line_num}: {fault}"
        raise OwnTableError(msg) from fault
    return header, found


def _built_in(name: str) -> tuple[dict[str, str], ...]:
    path = files("fumikura") / "data" / f"{name}.csv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as fault:
        msg = f"data/{name}.csv cannot be read ({fault}); install fumikura again"
        raise TableError(msg) from fault
    header, *rows = csv.reader(lines)
    if "source" not in header:
        msg = f"data/{name}.csv, line 1: there is no column 'source'"
        raise TableError(msg)
    table = []
    for number, row in enumerate(rows, 2):
        record = dict(zip(header, row, strict=False))
        if len(row) != len(header) or not record["source"]:
            msg = f"data/{name}.csv, line {number}: {len(header)} fields with a source are wanted"
            raise TableError(msg)
        table.append(record)
    return tuple(table)


def _added(name: str, content: str) -> list[dict[str, str]]:
    """Return the rows of a user's table; its columns are those of the built-in one, the source may be missing."""
    header, rows = records(content, f"{name}.csv")
    wanted = [key for key in _built_in(name)[0] if key != "source"]
    if missing := [key for key in wanted if key not in header]:
        msg = f"{name}.csv, line 1: there is no column {missing[0]!r}; columns are {', '.join(wanted)}"
        raise OwnTableError(msg)
    labels = {row["label"] for row in _built_in(name)} if "label" in wanted else set()
    for row in rows:
        place = f"{name}.csv, line {row[LINE]}"
        if empty := [key for key in _FILLED[name] if not row[key]]:
            msg = f"{place}: {empty[0]!r} is empty"
            raise OwnTableError(msg)
        if labels and row["label"] not in labels:
            msg = f"{place}: there is no label {row['label']!r}; labels are {', '.join(sorted(labels))}"
            raise OwnTableError(msg)
        if name == "offices" and not all(_DAY.fullmatch(row[key]) for key in ("begin", "end") if row[key]):
            msg = f"{place}: days are written as 1986-07-22, 1986-07 or 1986"
            raise OwnTableError(msg)
    return [{**{key: row[key] for key in wanted}, "source": row.get("source") or _OWN} for row in rows]
