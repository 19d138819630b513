"""Rows of events in, JSON for Knight Lab's TimelineJS3 out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from typing import Any

from fumikura.export.entries import Lang, Row, address, clock, days, fineness, ordered, plain, summary, when
from fumikura.export.words import say

_KEPT = {"year": 1, "month": 2}  # parts of a date


def timelinejs(rows: Iterable[Row], title: str, lang: Lang = "ja") -> str:
    """Return the JSON that TimelineJS3 reads, texts escaped since it takes them for HTML.

    Events without any day have no place there; they stand in ``fumikura_undated``, which TimelineJS passes over.

    Args:
        rows: events.
        title: of the first slide.
        lang: of the names of types.
    """
    events = ordered(rows)
    dated = [row for row in events if any(days(row))]
    undated = [row for row in events if not any(days(row))]
    note = f"{len(dated)} {say('events', lang)}"
    if undated:
        note += f" ({say('undated', lang)}: {len(undated)})"
    made = {
        "title": {"text": {"headline": _html(title), "text": _html(note)}},
        "events": [_slide(row, lang) for row in dated],
        "fumikura_undated": [_told(row, lang) for row in undated],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _slide(row: Row, lang: Lang) -> dict[str, Any]:
    begin, end = days(row)
    start, stop = clock(row)
    kept = _KEPT.get(fineness(row), 3)
    slide: dict[str, Any] = {"start_date": _date(start or begin or end, kept)}
    if begin and end and (stop or begin != end):
        last = _date(stop or end, kept)
        if last != slide["start_date"]:
            slide["end_date"] = last
    return slide | {"display_date": _html(row.get("date_text") or when(row))} | _told(row, lang)


def _told(row: Row, lang: Lang) -> dict[str, Any]:
    quotation = _html(row.get("text")).replace("\n", "<br>")
    source = f"{_html(row['title'])} " if row.get("title") else ""
    return {
        "unique_id": plain(row["id"]),
        "group": _html(say(f"type:{plain(row.get('type'))}", lang)),
        "text": {
            "headline": _html(summary(row)),
            "text": f"<blockquote>{quotation}</blockquote><p>{source}{_html(address(row))}</p>",
        },
    }


def _date(value: date | datetime | None, number: int) -> dict[str, int] | None:
    if value is None:
        return None
    parts = {"year": value.year, "month": value.month, "day": value.day}
    kept = dict([*parts.items()][:number])
    return kept | {"hour": value.hour, "minute": value.minute} if isinstance(value, datetime) else kept


def _html(value: object) -> str:
    return escape(plain(value))
