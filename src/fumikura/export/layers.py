"""Lanes in, the layers of an Altair chart out; wants the extra ``charts``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from fumikura.export.axis import Axis
from fumikura.export.entries import SHAPES, Lang, glyph
from fumikura.export.lanes import Lane, Mark
from fumikura.export.words import say

_COLOURS = {
    "blue": "#0072b2", "vermilion": "#c44e00", "green": "#007d5c", "purple": "#a8457f", "orange": "#b97c00",
    "sky": "#2a8fc4", "black": "#333333",
}  # fmt: skip
_STRIKE = "M-8 8L8-8"
_ARROWS = {"right": "M-4-6L4 0L-4 6", "left": "M4-6L-4 0L4 6"}
_SIZE = 180  # of marks, in square pixels
_LONGEST = 26  # of the name of a lane, a Japanese letter counting as two


def layers(lanes: Sequence[Lane], axis: Axis, width: float, height: float, lang: Lang) -> list[Any]:
    """Return layers from the back to the front: days, lanes, bars, marks, labels."""
    import altair as alt  # noqa: PLC0415  an extra

    across = alt.Scale(domain=[0, width], nice=False, zero=False)
    down = alt.Scale(domain=[height, 0], nice=False, zero=False)
    x, right = alt.X("x:Q", scale=across, axis=None), alt.X2("right:Q")
    y = alt.Y("y:Q", scale=down, axis=None)
    unit = width / axis.width

    def of(values: Iterable[dict[str, Any]]) -> Any:  # noqa: ANN401
        return alt.Chart(alt.InlineData(values=[*values]))

    def drawn(path: str, values: Iterable[dict[str, Any]], **look: object) -> Any:  # noqa: ANN401
        return of(values).mark_point(shape=_path(path), opacity=1, **look).encode(x=x, y=y)

    marks = [mark for lane in lanes for mark in lane.marks]
    counts = Counter(mark.kind for mark in marks)
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    names = [say(f"type:{kind}", lang) for kind in kinds]
    legend = alt.Legend(title=say("type", lang), labelFontSize=11, titleFontSize=11, symbolSize=_SIZE, orient="right")
    inks = alt.Scale(domain=names, range=[_COLOURS[glyph(kind).colour] for kind in kinds])
    shapes = alt.Scale(domain=names, range=[_path(SHAPES[glyph(kind).shape]) for kind in kinds])
    colour = alt.Color("type:N", scale=inks, legend=legend)
    shape = alt.Shape("type:N", scale=shapes, legend=legend)
    ink, edge = (alt.Stroke(f"{name}:N", scale=None, legend=None) for name in ("ink", "frame"))
    fill = alt.Fill("frame:N", scale=None, legend=None)
    bars = [mark for mark in marks if mark.place.bar]
    made = [
        of(_spans(axis, unit)).mark_rect(color="#f0efea").encode(x=x, x2=right),
        of({"y": top} for top in (*(lane.top for lane in lanes), height))
        .mark_rule(color="#cccccc", strokeWidth=0.6).encode(y=y),
        of({"x": place * unit} for place, _ in axis.breaks()).mark_rule(color="#888888", strokeDash=[2, 3]).encode(x=x),
    ]  # fmt: skip
    for coarse in (True, False):
        for dashed in (False, True):
            own = [
                _datum(mark, lang)
                for mark in bars
                if (mark.coarse, mark.guessed and not mark.place.shared) == (coarse, dashed)
            ]
            bar = of(own).mark_bar(height=13 if coarse else 9, strokeWidth=1, strokeDash=[4, 3] if dashed else [1, 0])
            shade = alt.FillOpacity("shade:Q", scale=None, legend=None)
            made.append(bar.encode(x=x, x2=right, y=y, stroke=edge, fill=fill, fillOpacity=shade))
    for side, path in _ARROWS.items():
        ends = (
            {"x": mark.place.right - 5 if side == "right" else mark.place.left + 5, "y": mark.y}
            for mark in bars
            if mark.open == side
        )
        made.append(drawn(path, ends, size=_SIZE, color="#333333", filled=False, strokeWidth=1.6))
    bare = alt.Shape("type:N", scale=shapes, legend=None)
    for hollow in (True, False):
        own = [_datum(mark, lang) for mark in marks if mark.hollow == hollow]
        point = of({**one, "x": one["mark"]} for one in own)
        made.append(
            point.mark_point(size=_SIZE, opacity=1, strokeWidth=1.4, fill="white", filled=False).encode(
                x=x, y=y, stroke=ink, shape=bare
            )
            if hollow
            else point.mark_point(size=_SIZE, opacity=1, filled=True).encode(x=x, y=y, color=colour, shape=shape)
        )
    rings = of({"x": mark.place.mark, "y": mark.y, "ink": _ink(mark)} for mark in marks if mark.guessed)
    made.append(
        rings.mark_point(shape="circle", size=210, filled=False, strokeDash=[3, 2], strokeWidth=1, opacity=1)
        .encode(x=x, y=y, stroke=ink)
    )  # fmt: skip
    denied = ({"x": mark.place.mark, "y": mark.y} for mark in marks if mark.status == "denied")
    made.append(drawn(_STRIKE, denied, size=_SIZE, color="#000000", filled=False, strokeWidth=1.6))
    told = ({"x": mark.place.mark, "y": mark.y} for mark in marks if mark.status == "reported")
    made.append(of(told).mark_point(shape="circle", size=8, filled=True, color="white", opacity=1).encode(x=x, y=y))
    text = alt.Text("text:N")
    named = of({"y": lane.top + 12, "text": f"{_short(lane.name)}  {lane.count}"} for lane in lanes)
    made.append(named.mark_text(align="right", dx=-8, fontSize=11).encode(x=alt.value(0), y=y, text=text))
    for row, weight in ((0, "bold"), (1, "normal")):
        labels = of(_labels(axis, unit, row, lang))
        made.append(
            labels.mark_text(align="center" if row else "left", fontSize=10 if row else 11, fontWeight=weight,
                             baseline="bottom", dy=-4 if row else -18)
            .encode(x=x, y=alt.value(0), text=text)
        )  # fmt: skip
    return made


def _path(path: str) -> str:
    """Return a path as Vega wants it, within 1 of its middle."""
    return re.sub(r"-?\d+(\.\d+)?", lambda number: f" {float(number[0]) / 8:.3g}", path)


def _datum(mark: Mark, lang: Lang) -> dict[str, Any]:
    shade = 0.06 if mark.place.shared else 0.0 if mark.hollow else 0.12 if mark.coarse else 0.35
    return {
        "x": round(mark.place.left, 1), "right": round(mark.place.right, 1), "mark": round(mark.place.mark, 1),
        "y": mark.y, "type": say(f"type:{mark.kind}", lang), "shade": shade, "ink": _ink(mark),
        "frame": "#666666" if mark.place.shared else _ink(mark),
    }  # fmt: skip


def _ink(mark: Mark) -> str:
    return _COLOURS[glyph(mark.kind).colour]


def _spans(axis: Axis, unit: float) -> list[dict[str, float]]:
    return [
        {"x": round(axis.place(day) * unit, 1), "right": round(axis.place(day + 1) * unit, 1)}
        for day, count in axis.counts.items()
        if count
    ]


def _labels(axis: Axis, unit: float, row: int, lang: Lang) -> list[dict[str, Any]]:
    """Return the months (row 0) or the days and gaps (row 1) that have room; what has many events comes first."""
    found = []
    months: Counter[str] = Counter()
    for day, count in axis.counts.items():
        months[date.fromordinal(day).isoformat()[:7]] += count
        if row and count:
            number = date.fromordinal(day).day
            middle = (axis.place(day) + axis.place(day + 1)) / 2 * unit
            found.append((count, middle, f"{number}日" if lang == "ja" else f"{number}"))
    if row:
        found += [(0, place * unit, f"…{_stretch(gap, lang)}") for place, gap in axis.breaks()]
    else:
        first = {month: min(d for d in axis.counts if date.fromordinal(d).isoformat()[:7] == month) for month in months}
        found = [(count, axis.place(first[month]) * unit, month) for month, count in months.items()]
    taken: list[tuple[float, float]] = []
    kept = []
    for _, place, text in sorted(found, key=lambda one: (-one[0], one[1])):
        size = sum(11.0 if ord(sign) > 255 else 6.2 for sign in text) + 6
        left = place - size / 2 if row else place
        if all(left >= end or left + size <= start for start, end in taken):
            taken.append((left, left + size))
            kept.append({"x": round(place, 1), "text": text})
    return kept


def _stretch(days: int, lang: Lang) -> str:
    number, unit = (days / 365.25, "years") if days >= 730 else (days / 30.44, "months")
    return f"{round(number)}{'' if lang == 'ja' else ' '}{say(unit, lang)}"


def _short(name: str) -> str:
    room = _LONGEST
    for at, letter in enumerate(name):
        room -= 2 if ord(letter) > 255 else 1
        if room < 0:
            return f"{name[:at]}…"
    return name
