"""Reads what a caller gives for an argument; what cannot be read is refused with what would do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from fumikura import tables
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.query.sorting import Key

Known = TypeVar("Known", bound=str)
Names = str | Iterable[str] | None
Day = str | date | None
Words = int | str | tuple[int, int]  # on either side of a key: 10, "5:10", (5, 10), "sentence"
Lines = int | str | tuple[int, int]  # of a source: 183, "183:195", "183:", (183, 195)
TIMES = ("DATE", "TIME", "DURATION", "SET")
NUMBERS = ("money", "percent", "ratio", "count", "ordinal", "measure")
CITATIONS = ("statute", "treaty", "law-number", "internal")
FINDINGS = (
    "lost-reference", "other-subject", "undefined-term", "unused-term", "defined-twice", "numbering-gap",
)  # fmt: skip
EVENTS = (
    "meeting", "proposal", "counter-proposal", "response", "agreement", "rejection", "communication", "statement",
    "drafting", "arrival/receipt", "deployment/plan", "deadline/target", "decision", "promulgation",
    "entry into force", "enactment", "amendment", "consultation", "publication", "appointment", "conflict", "life",
    "incident",
)  # fmt: skip
STATUSES = ("asserted", "planned", "denied", "reported", "hypothetical")
_WINDOW = re.compile(r"(\d{1,6})(?::(\d{1,6}))?")
_LINES = re.compile(r"(\d{1,9})(?::(\d{0,9}))?")


def split(names: Names) -> tuple[str, ...]:
    """Return names, given as a list or separated by commas."""
    every = names.split(",") if isinstance(names, str) else names or ()
    return tuple(name.strip() for name in every if name.strip())


def several(names: Names, known: Sequence[str]) -> tuple[str, ...]:
    """Return names in the case in which they are known.

    Raises:
        WrongValueError: one is not known.
    """
    wanted = split(names)
    spelled = {name.lower(): name for name in known}
    for name in wanted:
        if name.lower() not in spelled:
            msg = f"there is no {name!r}; known are {', '.join(known)}"
            raise WrongValueError(msg)
    return tuple(spelled[name.lower()] for name in wanted)


def one(name: Known, known: Sequence[str]) -> Known:
    """Return a name that is known.

    Raises:
        WrongValueError: it is not.
    """
    if name not in known:
        msg = f"there is no {name!r}; known are {', '.join(known)}"
        raise WrongValueError(msg)
    return name


def between(number: int, least: int, most: int) -> int:
    """Return a number that lies between two.

    Raises:
        WrongValueError: it does not.
    """
    if not isinstance(number, int) or not least <= number <= most:
        msg = f"{least} to {most} is wanted, not {number!r}"
        raise WrongValueError(msg)
    return number


def at_most(limit: int | None, least: int = 1) -> int | None:
    """Return a limit, None for all.

    Raises:
        WrongValueError: it is no number, or below the least.
    """
    if limit is not None and (not isinstance(limit, int) or limit < least):
        msg = f"{least} or more is wanted, not {limit!r}"
        raise WrongValueError(msg)
    return limit


def line(query: str) -> str:
    """Return a query line.

    Raises:
        WrongValueError: it is no text.
    """
    if not isinstance(query, str):
        msg = f"a query is wanted, a text, not {query!r}"
        raise WrongValueError(msg)
    return query


def day(text: Day, *, first: bool) -> str | None:
    """Return the first or last day of a date in any notation (1986-10, 昭和61年10月), ISO 8601.

    Raises:
        WrongValueError: it is none.
    """
    from fumikura.query.values import days

    if text is None:
        return None
    written = str(text)
    if ".." in written:
        msg = f"one date is wanted, not {written!r}; a stretch has --from and --to"
        raise WrongValueError(msg)
    try:
        return days(written).first if first else days(written).last
    except ValueError as fault:
        raise WrongValueError(str(fault)) from fault


def days(since: Day, until: Day) -> tuple[str | None, str | None]:
    """Return the first and last day of a stretch, None where it is open.

    Raises:
        WrongValueError: one is no date, or the last comes before the first.
    """
    bounds = day(since, first=True), day(until, first=False)
    if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
        msg = f"{str(until)!r} is before {str(since)!r}"
        raise WrongValueError(msg)
    return bounds


def window(words: Words) -> tuple[int, int] | None:
    """Return how many words stand before and after a key, None for its sentence.

    Raises:
        WrongValueError: it is neither.
    """
    if words == "sentence":
        return None
    text = ":".join(map(str, words)) if isinstance(words, tuple) else str(words)
    found = _WINDOW.fullmatch(text)
    if not found:
        msg = f"10, 5:10 or sentence is wanted, not {text!r}"
        raise WrongValueError(msg)
    return int(found[1]), int(found[2] or found[1])


def lines(wanted: Lines) -> tuple[int, int | None]:
    """Return the first and last line of ``A``, ``A:B`` or ``A:`` (no last).

    Raises:
        WrongValueError: it is none of these.
    """
    text = ":".join(map(str, wanted)) if isinstance(wanted, tuple) else str(wanted)
    found = _LINES.fullmatch(text)
    if not found:
        msg = f"A or A:B is wanted, as in 183:195, not {text!r}"
        raise WrongValueError(msg)
    first = int(found[1])
    return first, first if found[2] is None else int(found[2]) if found[2] else None


def keys(text: str | None) -> tuple[Key, ...]:
    """Return keys of concordance lines: R1.lemma,L1.

    Raises:
        WrongValueError: there is no such key.
    """
    from fumikura.query import sorting

    try:
        return sorting.keys(text or "")
    except ValueError as fault:
        raise WrongValueError(str(fault)) from fault


def parts_of_speech(names: Names) -> tuple[str, ...]:
    """Return parts of speech as UniDic calls them, given so or in English.

    Raises:
        WrongValueError: there is no such part of speech.
    """
    rows = tables.read("parts_of_speech")
    english = {row["english"]: row["name"] for row in rows}
    wanted = split(names)
    for name in wanted:
        if name.lower() not in english and name.partition("-")[0] not in english.values():
            known = ", ".join(f"{row['name']} {row['english']}" for row in rows)
            msg = f"there is no part of speech {name!r}; known are {known}"
            raise WrongValueError(msg)
    return tuple(english.get(name.lower(), name) for name in wanted)
