"""Reads a date that a person typed."""

from __future__ import annotations

import datetime

import typer


def checked(date: str | None) -> str | None:
    """Return a date as YYYY-MM-DD.

    Raises:
        typer.BadParameter: it is none.
    """
    if date is None:
        return None
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError as fault:
        msg = f"--date wants a day as YYYY-MM-DD, not {date!r}"
        raise typer.BadParameter(msg) from fault
