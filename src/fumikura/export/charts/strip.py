"""Occurrences of words as ticks along the documents in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fumikura.export.charts.style import (
    FAINT,
    LINES,
    PALE,
    SMALL,
    Drawing,
    Plane,
    Size,
    clipped,
    frame,
    wide,
)
from fumikura.export.charts.words import say
from fumikura.export.entries import Lang

Row = Mapping[str, Any]
_LANE, _GROUP = 26, 16  # pixels for a word, between documents
_NAME = 220
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def dispersion(
    rows: Sequence[Row], documents: Sequence[str], title: str, lang: Lang, *, queries: Sequence[str],
    headings: Sequence[tuple[float, str]] = (), size: Size, notes: Sequence[str],
) -> Drawing:  # fmt: skip
    """Draw where in documents words stand.

    Args:
        rows: query, doc, position from 0 to 1, line, section, speaker, left, key, right.
        documents: to be shown, each with a lane for each word.
        title: of the picture.
        lang: of its labels.
        queries: each with its lane, also where it does not occur.
        headings: position and title of the parts of the only document.
        size: of the picture.
        notes: lines below the title.
    """
    counts = Counter((row["doc"], row["query"]) for row in rows)
    several = len(documents) > 1
    words = max((wide(clipped(query, _NAME)) for query in queries), default=0) if len(queries) > 1 or not several else 0
    named = max((wide(clipped(doc, _NAME)) for doc in documents), default=0) if several else 0
    left = named + words + (22 if named and words else 0) + 30
    high = len(documents) * (len(queries) * _LANE + _GROUP)
    area = frame(size, width=700, height=high, margins=(58, 44, left), lines=len(notes) + min(2, len(headings)))
    plane = Plane(area)
    alt = plane.alt
    lane = area.height / max(1, len(documents) * (len(queries) + _GROUP / _LANE))
    tops = {
        (doc, query): at * lane * (len(queries) + _GROUP / _LANE) + lane * (number + _GROUP / _LANE / 2)
        for at, doc in enumerate(documents)
        for number, query in enumerate(queries)
    }
    plane.rules(
        ({"x": one * area.width, "x2": one * area.width, "y": 0, "y2": area.height} for one in _TICKS), ink="#ececec"
    )
    for at, (x, text) in enumerate(_headings(headings, area.width)):
        y = -12 - (at % 2) * 16 if len(headings) > 1 else -12
        plane.rules([{"x": x, "x2": x, "y": y - 7, "y2": area.height}], ink="#8a8a8a", width=0.8, dash=(3, 3))
        plane.texts([{"x": x + 4, "y": y, "text": text}], size=SMALL, ink=PALE)
    plane.rules(
        ({"x": 0, "x2": area.width, "y": top + lane / 2, "y2": top + lane / 2} for top in tops.values()), ink=FAINT
    )
    tips = [alt.Tooltip(f"{key}:N", title=say(key, lang)) for key in ("query", "place", "speaker", "context")]
    for at, query in enumerate(queries):
        own = [
            {
                "x": round(row["position"] * area.width, 1), "y": tops[row["doc"], query] + lane * 0.16,
                "y2": tops[row["doc"], query] + lane * 0.84, "query": query, "speaker": row["speaker"] or "",
                "place": f"{row['doc']}:{row['line']}  {'/'.join(row['section'])}".rstrip(),
                "context": f"{row['left']}【{row['key']}】{row['right']}",
            }
            for row in rows
            if row["query"] == query and (row["doc"], query) in tops
        ]  # fmt: skip
        mark = plane.of(own).mark_rule(color=LINES[at % len(LINES)], strokeWidth=2, opacity=0.85)
        plane.put(mark.encode(x=plane.x, y=plane.y, y2="y2:Q", tooltip=tips))
    middles = {key: top + lane / 2 for key, top in tops.items()}
    if words:
        plane.texts(
            ({"x": -14, "y": y, "text": clipped(query, _NAME)} for (_, query), y in middles.items()), align="right"
        )
    if named:
        x = -14 - words - (22 if words else 0)
        for doc in documents:
            of = [middles[doc, query] for query in queries]
            plane.texts(
                [{"x": x, "y": sum(of) / len(of), "text": clipped(doc, _NAME)}], align="right", bold=bool(words)
            )
    plane.texts(
        ({"x": area.width + 12, "y": y, "text": str(counts[key])} for key, y in middles.items()), ink=PALE, size=SMALL
    )
    ends = {0.0: say("start", lang), 1.0: say("end", lang)}
    marks = [{"x": one * area.width, "y": area.height + 14, "text": ends.get(one, f"{one:.0%}")} for one in _TICKS]
    plane.texts(marks, align="center", size=SMALL, ink=PALE)
    return plane.finish(title, notes, lang)


def _headings(found: Sequence[tuple[float, str]], width: float) -> Iterator[tuple[float, str]]:
    """Yield where headings stand, and as much of them as there is room for before the next but one."""
    ends = [*(position for position, _ in found[2:]), 1.0, 1.0]
    for (position, text), end in zip(found, ends, strict=False):
        room = (end - position) * width - 8
        yield position * width, clipped(text, room, SMALL) if room > 2.5 * SMALL else ""
