"""Where results and messages go: results to standard output or a file, everything else to standard error."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TextIO

import typer

from fumikura.cli.options import Form, Lang
from fumikura.cli.words import chosen, say, worded
from fumikura.errors import DiskError, FumikuraError, QueryError


@contextmanager
def opened(output: Path | None) -> Iterator[TextIO]:
    """Open the place for results; line ends are written as they are, bytes go to its ``buffer``."""
    if output is None or str(output) == "-":
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        msg = f"{output}: {fault.strerror or fault}"
        raise DiskError(msg) from fault


def write(
    rows: Iterable[Mapping[str, Any]],
    *,
    form: Form,
    output: Path | None,
    columns: Sequence[str],
    lang: Lang | None,
) -> None:
    """Write rows; tell and exit with 1 if there are none."""
    if not put(rows, form=form, output=output, columns=columns, lang=lang):
        nothing(lang)


def put(
    rows: Iterable[Mapping[str, Any]],
    *,
    form: Form,
    output: Path | None,
    columns: Sequence[str],
    lang: Lang | None,
) -> int:
    """Write rows, also if there are none; return how many. Tables have headings in the language."""
    from fumikura import export

    shown = columns
    if form is Form.table and chosen(lang) is Lang.ja:
        shown = [say(name, lang) for name in columns]
        rows = ({new: _worded(old, row) for old, new in zip(columns, shown, strict=True)} for row in rows)
    with opened(output) as stream:
        return export.write(rows, stream, form=form.value, columns=shown)


def _worded(column: str, row: Mapping[str, Any]) -> Any:  # noqa: ANN401  whatever the row holds
    """Return what a row holds as people read it; a table of two columns says in the first of what the second is."""
    of, value = str(row["what"]) if column == "value" and "what" in row else column, row.get(column)
    return worded(of, value) if isinstance(value, str) else value


def nothing(lang: Lang | None) -> NoReturn:
    """Say that nothing was found and exit with 1."""
    tell(say("nothing found", lang))
    raise typer.Exit(1)


def tell(message: str) -> None:
    """Print a message for people."""
    stream = sys.stderr
    print(message.encode("utf-8", "backslashreplace").decode("utf-8"), file=stream)


def report(error: FumikuraError) -> None:
    """Print an error with its code; of a query also the line with a caret under the fault."""
    tell(f"fumikura: {error} [{error.code}]")
    if isinstance(error, QueryError) and len(error.query) <= 200:
        before = error.query[: error.column]
        columns = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in before)
        tell(f"  {error.query}\n  {' ' * columns}^")
