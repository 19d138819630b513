"""Reads values that a person typed; what cannot be read is refused with the name of its option."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer

_WINDOW = re.compile(r"(\d{1,6})(?::(\d{1,6}))?")
_LINES = re.compile(r"(\d{1,9})(?::(\d{0,9}))?")


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


def day(text: str | None, option: str, *, first: bool) -> str | None:
    """Return the first or last day of a date in any notation (1986-10, 昭和61年10月), ISO 8601.

    Raises:
        typer.BadParameter: it is none.
    """
    from fumikura.query.values import days

    if text is None:
        return None
    if ".." in text:
        msg = f"one date is wanted, not {text!r}; a stretch has --from and --to"
        raise typer.BadParameter(msg, param_hint=option)
    try:
        return days(text).first if first else days(text).last
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint=option) from fault


def one_of(text: str | None, known: Sequence[str], option: str) -> tuple[str, ...]:
    """Return names separated by commas, in the case in which they are known.

    Raises:
        typer.BadParameter: one is not known.
    """
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    spelled = {name.lower(): name for name in known}
    for name in names:
        if name.lower() not in spelled:
            msg = f"there is no {name!r}; known are {', '.join(known)}"
            raise typer.BadParameter(msg, param_hint=option)
    return tuple(spelled[name.lower()] for name in names)


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


def lines(text: str) -> tuple[int, int | None]:
    """Return the first and last line of ``A``, ``A:B`` or ``A:`` (no last).

    Raises:
        typer.BadParameter: it is none of these.
    """
    found = _LINES.fullmatch(text)
    if not found:
        msg = f"A or A:B is wanted, as in 183:195, not {text!r}"
        raise typer.BadParameter(msg, param_hint="--lines")
    first = int(found[1])
    return first, first if found[2] is None else int(found[2]) if found[2] else None


def window(text: str) -> tuple[int, int] | None:
    """Return how many words stand before and after a key, None for its sentence.

    Raises:
        typer.BadParameter: it is neither.
    """
    if text == "sentence":
        return None
    found = _WINDOW.fullmatch(text)
    if not found:
        msg = f"10, 5:10 or sentence is wanted, not {text!r}"
        raise typer.BadParameter(msg, param_hint="--window")
    return int(found[1]), int(found[2] or found[1])
