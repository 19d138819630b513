"""Rows in, text out: one writer per format, chosen by a table; rows are streamed where the format allows."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from itertools import chain
from typing import Any, TextIO

Row = Mapping[str, Any]
Writer = Callable[[Iterable[Row], Sequence[str], TextIO], None]


def _jsonl(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _json(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    json.dump([dict(row) for row in rows], stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _separated(rows: Iterable[Row], columns: Sequence[str], stream: TextIO, delimiter: str) -> None:
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    if columns:
        writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def _csv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    _separated(rows, columns, stream, ",")


def _tsv(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    _separated(rows, columns, stream, "\t")


def _md(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    if columns:
        stream.write(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n")
    for row in rows:
        cells = (cell(row.get(name)).replace("|", "\\|").replace("\n", " ") for name in columns)
        stream.write(f"| {' | '.join(cells)} |\n")


def _table(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    """A table for eyes: colours on a terminal, aligned plain text elsewhere; nothing without rows."""
    from rich.console import Console  # noqa: PLC0415  other formats do without
    from rich.table import Table  # noqa: PLC0415

    terminal = stream.isatty()
    table = Table(box=None, pad_edge=False, header_style="bold" if terminal else "", show_edge=False)
    gathered = [[cell(row.get(name)) for name in columns] for row in rows]
    if not gathered:
        return
    for at, name in enumerate(columns):
        numeric = all(line[at].replace(".", "").replace("-", "").isdigit() for line in gathered if line[at])
        table.add_column(name, justify="right" if gathered and numeric else "left", overflow="fold")
    for line in gathered:
        table.add_row(*(_plain(text) for text in line))
    if terminal:
        Console(file=stream, highlight=False).print(table)
        return
    console = Console(width=10_000, highlight=False, file=StringIO())
    console.print(table)
    stream.writelines(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]


def _plain(text: str) -> Any:  # noqa: ANN401  rich has no types of its own for this
    from rich.text import Text  # noqa: PLC0415

    return Text(text)


def cell(value: object) -> str:
    """Return a value as one cell: nothing for None, paths joined by ``/``, spans as ``3:5 9:11``, records as JSON."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, dict) for item in value):
            return json.dumps(value, ensure_ascii=False)
        if value and all(isinstance(item, list | tuple) for item in value):
            return " ".join(":".join(map(cell, item)) for item in value)
        cells = [cell(one) for one in value]
        return ("; " if any("/" in one for one in cells) else "/").join(cells)  # paths side by side, or one path
    return str(value)


FORMATS: dict[str, Writer] = {
    "table": _table,
    "jsonl": _jsonl,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "md": _md,
}


def write(rows: Iterable[Row], stream: TextIO, *, form: str, columns: Sequence[str] | None = None) -> int:
    """Write rows; return how many.

    Args:
        rows: mappings of the same keys.
        stream: text, opened with ``newline=""``.
        form: a key of ``FORMATS``.
        columns: what tables show and in which order; all keys of the first row without.
    """
    count = 0

    def counted() -> Iterable[Row]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    stream_of = iter(counted())
    first = next(stream_of, None)
    names = columns or (list(first) if first is not None else [])
    FORMATS[form](chain([first], stream_of) if first is not None else (), names, stream)
    return count
