"""Reads the tables of data/: CSV with a header and a source column, once, checked."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from fumikura.errors import TableError


@cache
def read(name: str) -> tuple[dict[str, str], ...]:
    """Read ``data/NAME.csv`` as one dict a row.

    Raises:
        TableError: no such table, no source column, a row of another length, or a row without a source.
    """
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


@cache
def column(name: str, key: str, **where: str) -> frozenset[str]:
    """Return the values of one column, of the rows whose other columns equal ``where``."""
    return frozenset(row[key] for row in read(name) if all(row[other] == value for other, value in where.items()))
