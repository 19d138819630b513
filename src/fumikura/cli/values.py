"""Reads values that a person typed; what cannot be read is refused with the name of its option."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer


def date(text: str | None) -> str | None:
    """Return a date as YYYY-MM-DD.

    Raises:
        typer.BadParameter: it is none.
    """
    import datetime

    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as fault:
        msg = f"a day as YYYY-MM-DD is wanted, not {text!r}"
        raise typer.BadParameter(msg) from fault


def place(path: Path | None) -> Path | None:
    """Return where results go, if something can be written there; looked at before any work is done.

    Raises:
        typer.BadParameter: the folder is not there, or the name is that of a folder.
    """
    if path is None or str(path) == "-":
        return path
    if path.is_dir():
        msg = f"{path} is a folder; name a file in it"
        raise typer.BadParameter(msg)
    if not path.parent.is_dir():
        msg = f"there is no folder {path.parent}; make it, or name another"
        raise typer.BadParameter(msg)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        msg = f"{path} cannot be written: no permission"
        raise typer.BadParameter(msg)
    return path


def day(text: str | None, option: str, *, first: bool) -> str | None:
    """Return the first or last day of a date in any notation (1986-10, 昭和61年10月), ISO 8601.

    Raises:
        typer.BadParameter: it is none.
    """
    from fumikura.answers import given

    with named(option):
        return given.day(text, first=first)


def stretch(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of --from and --to.

    Raises:
        typer.BadParameter: one is no date, or the last comes before the first.
    """
    from fumikura.answers import given

    day(since, "--from", first=True)
    with named("--to"):
        return given.days(since, until)


def one_of(text: str | None, known: Sequence[str], option: str) -> tuple[str, ...]:
    """Return names separated by commas, in the case in which they are known.

    Raises:
        typer.BadParameter: one is not known.
    """
    from fumikura.answers import given

    with named(option):
        return given.several(text, known)


def encoding(name: str | None) -> str | None:
    """Return the name of an encoding of texts.

    Raises:
        typer.BadParameter: Python knows none of that name.
    """
    if name is None:
        return None
    try:
        "".encode(name)  # of text: base64 is an encoding to Python too
    except (LookupError, ValueError) as fault:
        msg = f"there is no encoding {name!r}; use utf-8, cp932, euc_jp, iso2022_jp or utf-16"
        raise typer.BadParameter(msg) from fault
    return name


def window(text: str) -> tuple[int, int] | None:
    """Return how many words stand before and after a key, None for its sentence.

    Raises:
        typer.BadParameter: it is neither.
    """
    from fumikura.answers import given

    with named("--window"):
        return given.window(text)


@contextmanager
def named(option: str) -> Iterator[None]:
    """Name the option whose value is refused."""
    from fumikura.errors import WrongValueError

    try:
        yield
    except WrongValueError as fault:
        raise typer.BadParameter(str(fault), param_hint=option) from fault
