"""The row of an event in; its days, clock times, place and marks, as the exports of a timeline want them, out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Literal, NamedTuple
from zlib import crc32

from fumikura import tables

Row = Mapping[str, Any]
Lang = Literal["ja", "en"]

HOLLOW = ("planned", "proposed", "hypothetical")  # what has not happened as far as the text says
GUESSED = ("inferred", "document")  # bases of a date that the passage itself does not give
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)?T(\d\d):(\d\d)")
_PART = re.compile(r"T([A-Z]{2})$")
# what HTML, JSON and calendars cannot carry: controls but tab and line feed, halves of surrogate pairs, non-characters
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_COLOURS = ("blue", "vermilion", "green", "purple", "orange", "sky", "black")
SHAPES = {
    "circle": "M-5.5 0C-5.5-3-3-5.5 0-5.5C3-5.5 5.5-3 5.5 0C5.5 3 3 5.5 0 5.5C-3 5.5-5.5 3-5.5 0Z",
    "up": "M0-6L6 5H-6Z",
    "down": "M0 6L6-5H-6Z",
    "diamond": "M0-6.5L6.5 0L0 6.5L-6.5 0Z",
    "right": "M-5-6L6 0L-5 6Z",
    "square": "M-5-5H5V5H-5Z",
    "cross": "M-6-3.5L-3.5-6L0-2.5L3.5-6L6-3.5L2.5 0L6 3.5L3.5 6L0 2.5L-3.5 6L-6 3.5L-2.5 0Z",
    "letter": "M-6.5-4.5H6.5V4.5H-6.5ZM-6.5-3L0 2.4L6.5-3V-4.5L0 0.9L-6.5-4.5Z",
    "pentagon": "M0-6L6-1.5L3.7 5.5H-3.7L-6-1.5Z",
    "plus": "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",
    "left": "M5-6L-6 0L5 6Z",
    "hexagon": "M-3.2-5.5H3.2L6.4 0L3.2 5.5H-3.2L-6.4 0Z",
    "flag": "M-4 6V-6H6L3-2.5L6 1H-4Z",
    "star": "M0-6.5L1.8-2L6.5-1.8L2.8 1.2L4 6L0 3.3L-4 6L-2.8 1.2L-6.5-1.8L-1.8-2Z",
    "hourglass": "M-5-6H5L-5 6H5Z",
}


class Glyph(NamedTuple):
    """How events of a type are drawn: a key of ``SHAPES`` and the name of a colour."""

    shape: str
    colour: str


def glyph(kind: str) -> Glyph:
    """Return the mark of a type; types that the table does not know have one by their name, always the same.

    >>> glyph("meeting")
    Glyph(shape='circle', colour='blue')
    """
    for row in tables.read("timeline_marks"):
        if row["type"] == kind:
            return Glyph(row["shape"], row["colour"])
    number = crc32(kind.encode("utf-8", "replace"))
    return Glyph([*SHAPES][number % len(SHAPES)], _COLOURS[number // 64 % len(_COLOURS)])


def plain(value: object) -> str:
    """Return a value as text that every format can carry; what none can becomes U+FFFD."""
    text = "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("\ufffd", text)


def day(value: object) -> date | None:
    """Read an ISO day; None when there is none."""
    return date.fromisoformat(str(value)[:10]) if value else None


def days(row: Row) -> tuple[date | None, date | None]:
    """Return the first and the last day, None where open."""
    return day(row.get("begin")), day(row.get("end_date"))


def clock(row: Row) -> tuple[datetime | None, datetime | None]:
    """Return the clock times at which an event begins and ends, None where the text gives none.

    >>> clock({"begin": "1986-10-11", "time": "T20:00"})[0]
    datetime.datetime(1986, 10, 11, 20, 0)
    """
    begin, end = days(row)
    first, _, last = str(row.get("time") or "").partition("/")
    start = _instant(first, begin or end)
    stop = _instant(last, end or begin)
    return start, stop if stop and start and stop > start else None


def _instant(value: str, otherwise: date | None) -> datetime | None:
    found = _CLOCK.match(value)
    if not found or int(found[2]) > 24 or int(found[3]) > 59:
        return None
    on = day(found[1]) or otherwise
    if on is None:
        return None
    midnight = datetime.combine(on, time())
    return midnight + timedelta(hours=int(found[2]), minutes=int(found[3]))


def part(row: Row) -> str:
    """Return TIMEX3's code of a part of the day (``MO``), "" without one."""
    found = _PART.search(str(row.get("time") or ""))
    return found[1] if found else ""


def when(row: Row) -> str:
    """Return the date as ISO 8601 writes it, as fine as the text has it; ``..`` stands at an open end.

    >>> when({"begin": "1986-10-01", "end_date": "1986-10-31", "precision": "month"})
    '1986-10'
    >>> when({"begin": "1986-10-11", "end_date": None, "precision": "interval"})
    '1986-10-11/..'
    """
    begin, end = days(row)
    if begin is None and end is None:
        return ""
    start, stop = clock(row)
    if start:
        if stop is None:
            return start.isoformat("T", "minutes")
        return f"{start.isoformat('T', 'minutes')}/{stop.isoformat('T', 'minutes')}"
    if begin and end and (width := {"month": 7, "year": 4}.get(fineness(row))):
        first, last = begin.isoformat()[:width], end.isoformat()[:width]
        return first if first == last else f"{first}/{last}"
    if begin == end:
        return f"{begin}"
    return f"{begin or '..'}/{end or '..'}"


def fineness(row: Row) -> str:
    """Return how fine the date is: ``year`` (also several whole ones), ``month``, ``day``, or ``open``.

    >>> fineness({"begin": "1901-01-01", "end_date": "2000-12-31", "precision": "interval"})
    'year'
    """
    begin, end = days(row)
    if begin is None or end is None:
        return "open"
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31):
        return "year"
    return "month" if row.get("precision") == "month" else "year" if row.get("precision") == "year" else "day"


def summary(row: Row) -> str:
    """Return what happened on one line, the quotation where nobody summed it up."""
    return plain(row.get("summary")) or " ".join(plain(row.get("text")).split())


def guessed(row: Row) -> bool:
    """Say whether the date is not the passage's own."""
    return row.get("basis") in GUESSED


def address(row: Row) -> str:
    """Return where the passage stands: document, line, section, offsets.

    >>> address({"doc": "a", "line": 3, "section": ["第1章", "2"], "start": 5, "end": 9})
    'a:3 第1章/2 [5:9]'
    """
    section = "/".join(map(plain, row.get("section") or ()))
    parts = (f"{plain(row['doc'])}:{row['line']}", section, f"[{row['start']}:{row['end']}]")
    return " ".join(part for part in parts if part)


def command(row: Row) -> str:
    r"""Return the command that shows the passage in its source.

    >>> command({"doc": "a b", "line": 3, "text": "二行に\nわたる"})
    "fumikura show 'a b' --lines 3:4"
    """
    last = row["line"] + plain(row.get("text")).rstrip("\n").count("\n")
    lines = f"{row['line']}" if last == row["line"] else f"{row['line']}:{last}"
    return f"fumikura show {shlex.quote(plain(row['doc']))} --lines {lines}"


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Return rows in the order of time; longer stretches before what falls into them, undated ones behind all."""
    return sorted(rows, key=_key)


def _key(row: Row) -> tuple[bool, str, int, str, str, str, int]:
    begin, end = days(row)
    first = begin or end
    start, _ = clock(row)
    fine = fineness(row)
    coarse = {"year": 0, "month": 1}.get(fine, 2 if begin is None else 3 if begin != end else 4)
    hour = (
        start.isoformat() if start else {"MO": "08", "MI": "12", "AF": "15", "EV": "18", "NI": "21"}.get(part(row), "")
    )
    if hour and not start:
        hour = f"{first}T{hour}"
    last = str(end) if coarse < 2 else ""
    return first is None, str(first), coarse, last, hour or f"{first}T00", plain(row["doc"]), int(row["start"])
