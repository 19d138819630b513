"""Rows of events in, an iCalendar (RFC 5545) out, for the calendars of others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from fumikura.export.entries import HOLLOW, Lang, Row, address, clock, command, days, ordered, plain, summary, when
from fumikura.export.words import say

if TYPE_CHECKING:
    from icalendar import Event, Journal


def ics(rows: Iterable[Row], title: str, lang: Lang = "ja", *, stamp: datetime | None = None) -> str:
    """Return a calendar: an entry an event, whole days unless the text gives clock times, no time zone.

    An open end is one day long, what has only a last day stands on it; events without a day become journal entries,
    the one kind of entry that needs none.

    Args:
        rows: events.
        title: of the calendar.
        lang: of the names of types and states.
        stamp: when the calendar was made; now unless given.
    """
    from icalendar import Calendar  # noqa: PLC0415  other formats do without

    made = Calendar()
    made.add("prodid", "-//fumikura//timeline//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", plain(title))
    for row in ordered(rows):
        made.add_component(_entry(row, lang, stamp or datetime.now(UTC)))
    return str(made.to_ical(), "utf-8")


def _entry(row: Row, lang: Lang, stamp: datetime) -> Event | Journal:
    from icalendar import Event, Journal  # noqa: PLC0415

    begin, end = days(row)
    entry: Event | Journal = Event() if begin or end else Journal()
    entry.add("uid", f"{plain(row['id'])}@fumikura")
    entry.add("dtstamp", stamp)
    start, stop = clock(row)
    first = begin or end
    if start:
        entry.add("dtstart", start)
        if stop:
            entry.add("dtend", stop)
    elif first:
        entry.add("dtstart", first)
        entry.add("dtend", _after(end if begin and end else first))
    status = plain(row.get("status"))
    told = "" if status in {"", "asserted"} else f"[{say(f'status:{status}', lang)}] "
    entry.add("summary", f"{told}{summary(row)}")
    entry.add("description", _description(row, lang))
    entry.add("categories", [say(f"type:{plain(row.get('type'))}", lang)])
    if begin or end:
        entry.add("status", "TENTATIVE" if status in HOLLOW else "CONFIRMED")
        entry.add("transp", "TRANSPARENT")
    return entry


def _after(last: date) -> date:
    return last + timedelta(days=1) if last < date.max else last


def _description(row: Row, lang: Lang) -> str:
    given = f"{say('date', lang)}: {plain(row.get('date_text') or '—')} ({when(row) or say('undated', lang)})"
    place = f"{plain(row['title'])} {address(row)}" if row.get("title") else address(row)
    actors = "・".join(map(plain, row.get("actors") or ()))
    lines = (plain(row.get("text")), place, given, f"{say('actor', lang)}: {actors}" if actors else "", command(row))
    return "\n".join(line for line in lines if line)
