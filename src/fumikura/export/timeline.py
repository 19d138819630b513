"""Rows of events in, one page out that needs nothing else: a list by days, a chart, filters; a list without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from string import Template
from typing import Any

from fumikura.export.cards import listed, text, word
from fumikura.export.embed import digest, embedded
from fumikura.export.entries import (
    SHAPES,
    Lang,
    Row,
    clock,
    day,
    days,
    fineness,
    glyph,
    guessed,
    ordered,
    plain,
    summary,
    when,
)
from fumikura.export.words import say, words

_SCRIPTS = ("events.js", "axis.js", "chart.js", "list.js")
_LEGEND = ("solid", "hollow", "struck", "dashed", "pale", "open")
_PICKS = ("type", "actor", "status", "document")
_NAMES = {
    "events": "events", "language": "language", "theme": "theme", "filters": "filters", "search": "search",
    "date": "date", "from": "from", "to": "to", "clear": "clear", "chart": "chart", "hide": "hide chart",
    "lanes": "lanes", "type": "type", "actor": "actor", "forum": "forum", "scale": "scale", "packed": "scale:packed",
    "linear": "scale:linear", "out": "zoom out", "in": "zoom in", "fit": "fit", "hint": "chart hint", "list": "list",
    "noscript": "no script", "open": "open all", "close": "close all", "none": "none",
}  # fmt: skip


def html(rows: Iterable[Row], title: str, lang: Lang = "ja", *, note: str = "") -> Iterator[str]:
    """Yield the pieces of a page that shows events in time.

    Args:
        rows: events.
        title: of the page.
        lang: of its labels at first; the page has a switch.
        note: a line at the foot, such as how the page was made.
    """
    events = ordered(rows)
    script = f'"use strict";\n(() => {{\n{"".join(map(_part, _SCRIPTS))}}})();\n'
    names = {name: text(say(key, lang)) for name, key in _NAMES.items()}
    yield Template(_part("timeline.html")).substitute(
        names,
        lang=lang,
        title=text(title),
        hash=digest(script),
        style=_part("timeline.css"),
        shapes="\n".join(f'<path id="g-{name}" d="{path}"/>' for name, path in SHAPES.items()),
        total=len(events),
        picks="\n".join(_pick(key, events, lang) for key in _PICKS),
    )
    if not events:
        yield word("empty", lang, "p", "notice") + "\n"
    yield from listed(events, lang)
    yield "</main>\n"
    yield from _legend(events, lang)
    if note:
        yield f'<p class="note">{text(note)}</p>\n'
    yield f'<script type="application/json" id="events">{embedded([_fact(row) for row in events])}</script>\n'
    yield f'<script type="application/json" id="dictionary">{embedded(words())}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _part(name: str) -> str:
    return (files("fumikura") / "export" / "templates" / name).read_text(encoding="utf-8")


def _fact(row: Row) -> dict[str, Any]:
    """Return what the script wants to know of an event; the rest stands in its card."""
    begin, end = days(row)
    mark = glyph(plain(row.get("type")))
    start, stop = clock(row)
    fact = {
        "id": plain(row["id"]), "doc": plain(row["doc"]), "type": plain(row.get("type")),
        "status": plain(row.get("status")), "begin": begin and begin.toordinal(), "end": end and end.toordinal(),
        "when": when(row), "words": plain(row.get("date_text")), "coarse": fineness(row) in {"month", "year"},
        "guessed": guessed(row), "actors": [plain(actor) for actor in row.get("actors") or ()],
        "forum": plain(row.get("forum")), "summary": summary(row), "shape": mark.shape,
        "colour": mark.colour, "from": start and _hours(start.hour, start.minute, start.toordinal(), begin),
        "until": stop and _hours(stop.hour, stop.minute, stop.toordinal(), end or begin),
    }  # fmt: skip
    return {key: value for key, value in fact.items() if value not in ("", None, [], False)}


def _hours(hour: int, minute: int, ordinal: int, on: object) -> float | None:
    """Return a clock time as part of its day; None when it is of another day than the event's own."""
    own = day(on)
    return round((hour + minute / 60) / 24, 4) if own is not None and own.toordinal() == ordinal else None


def _pick(key: str, events: Sequence[Row], lang: Lang) -> str:
    """Return a menu of boxes to tick: the values of one field with how many events have each."""
    field = {"document": "doc", "actor": "actors"}.get(key, key)
    counts = Counter(
        plain(value)
        for row in events
        for value in (row.get(field) or () if field == "actors" else [row.get(field)])
        if value
    )
    if len(counts) < 2:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" name="{field}" value="{text(value)}"> '
        f"{_mark(value) if key == 'type' else ''}{word(f'{key}:{value}', lang)} <small>{count}</small></label>"
        for value, count in counts.most_common()
    )
    return f'<details class="pick"><summary>{word(key, lang)} <b></b></summary><div>{boxes}</div></details>'


def _mark(kind: str) -> str:
    mark = glyph(kind)
    return (
        f'<svg class="glyph c-{mark.colour}" viewBox="-10 -10 20 20" aria-hidden="true">'
        f'<use class="shape" href="#g-{mark.shape}"/></svg>'
    )


def _legend(events: Sequence[Row], lang: Lang) -> Iterator[str]:
    yield f'<aside class="legend">{word("legend", lang, "h2")}<ul>'
    for kind, _ in Counter(plain(row.get("type")) for row in events).most_common():
        yield f"<li>{_mark(kind)}{word(f'type:{kind}', lang)}</li>"
    yield "</ul><ul>"
    yield from (word(f"legend {key}", lang, "li") for key in _LEGEND)
    yield "</ul></aside>\n"
