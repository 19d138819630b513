"""Figures as curves with their names at their ends: how good numbers of topics are, how frequent words in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from fumikura.export.charts import periods
from fumikura.export.charts.labels import spread, ticks
from fumikura.export.charts.style import (
    DASHES,
    FAINT,
    INK,
    PALE,
    PLAIN,
    SMALL,
    Drawing,
    Frame,
    Plane,
    Size,
    clipped,
    frame,
    look_of,
    wide,
)
from fumikura.export.charts.words import say
from fumikura.export.entries import Lang

Row = Mapping[str, Any]
_MEASURES = ("coherence", "c_v", "stability", "score")
_FEW = 8  # periods up to which words stand side by side
_APART = 8  # pixels between points that would hide one another
_END = 220  # pixels for the name of a curve
_LANE = 66  # pixels for a topic in time


class Curve(NamedTuple):
    """A named row of points in pixels; ``runs`` tells which are joined, each point has what is said of it."""

    name: str
    runs: Sequence[Sequence[Mapping[str, Any]]]


def curves(plane: Plane, found: Sequence[Curve], tips: Sequence[Any]) -> None:
    """Draw curves that differ in ink, dash and shape, each with its name at its end."""
    found = _beside(found)
    last = [max((point for run in curve.runs for point in run), key=lambda point: point["x"]) for curve in found]
    gap = min(17.0, plane.frame.height / max(1, len(found)))
    ends = spread([point["y"] for point in last], gap, 0, plane.frame.height)
    right = plane.frame.width
    for at, (curve, point, y) in enumerate(zip(found, last, ends, strict=True)):
        ink, shape = look_of(at)
        for run in curve.runs:
            if len(run) > 1:
                line = plane.of({**one, "order": place} for place, one in enumerate(run))
                mark = line.mark_line(color=ink, strokeWidth=2, strokeDash=DASHES[at % len(DASHES)], strokeJoin="round")
                plane.put(mark.encode(x=plane.x, y=plane.y, order="order:Q"))
        plane.rules([{"x": point["x"] + 7, "y": point["y"], "x2": right + 12, "y2": y}], ink="#bbbbbb", width=0.8)
        points = plane.of({**one, "curve": curve.name} for run in curve.runs for one in run)
        mark = points.mark_point(
            shape=shape, size=64, filled=True, color=ink, opacity=1, stroke="white", strokeWidth=0.8
        )
        plane.put(mark.encode(x=plane.x, y=plane.y, tooltip=[*tips]))
        own = plane.of([{"x": right + 20, "y": y}]).mark_point(shape=shape, size=64, filled=True, color=ink, opacity=1)
        plane.put(own.encode(x=plane.x, y=plane.y))
        plane.texts([{"x": right + 31, "y": y, "text": clipped(curve.name, _END)}], ink=INK, bold=True)


def _beside(found: Sequence[Curve]) -> list[Curve]:
    """Put points of several curves that fall on one another side by side."""
    taken: dict[tuple[float, float], list[int]] = {}
    for number, curve in enumerate(found):
        for point in (point for run in curve.runs for point in run):
            taken.setdefault((point["x"], point["y"]), []).append(number)

    places = sorted({x for x, _ in taken})
    gap = min((other - one for one, other in pairwise(places)), default=99.0)
    apart = min(_APART, 0.8 * gap / max(1, len(found)))

    def moved(point: Mapping[str, Any], number: int) -> dict[str, Any]:
        same = taken[point["x"], point["y"]]
        return {**point, "x": point["x"] + (same.index(number) - (len(same) - 1) / 2) * apart}

    return [
        Curve(curve.name, [[moved(point, number) for point in run] for run in curve.runs])
        for number, curve in enumerate(found)
    ]


def scale(plane: Plane, most: float, low: float = 0.0, unit: str = "") -> Any:  # noqa: ANN401  value -> pixels
    """Draw an axis of numbers at the left with lines across; return what places a value on it."""
    area = plane.frame
    marks = ticks(most)
    top = marks[-1]
    below = [-one for one in reversed(marks[1:]) if -one >= low - (marks[1] if low < 0 else 0)] if low < 0 else []
    first = min([*below, 0.0])

    def place(value: float) -> float:
        return round(area.height * (1 - (value - first) / (top - first)), 1)

    shown = [*below, *marks]
    plane.rules(({"x": 0, "x2": area.width, "y": place(one), "y2": place(one)} for one in shown if one), ink=FAINT)
    plane.rules([{"x": 0, "x2": area.width, "y": place(0), "y2": place(0)}], ink="#888888")
    plane.texts(({"x": -8, "y": place(one), "text": f"{one:g}"} for one in shown), align="right", size=SMALL, ink=PALE)
    if unit:
        plane.texts([{"x": -area.left + 12, "y": -14, "text": unit}], size=SMALL, ink=PALE)
    return place


def choice(rows: Sequence[Row], title: str, lang: Lang, *, size: Size, notes: Sequence[str]) -> Drawing:
    """Draw how good numbers of topics are.

    Args:
        rows: k, coherence, c_v, stability, score, chosen.
        title: of the picture.
        lang: of its labels.
        size: of the picture.
        notes: lines below the title.
    """
    names = {measure: say(f"measure {measure}", lang) for measure in _MEASURES}
    right = 48 + max(wide(name) for name in names.values())
    area = frame(size, width=620, height=360, margins=(right, 52, 52), lines=len(notes) + 1)
    plane = Plane(area)
    place = scale(plane, 1, min((row[key] for row in rows for key in _MEASURES), default=0))
    numbers = [row["k"] for row in rows]
    low, high = min(numbers), max(numbers)
    x = {k: 14 + (k - low) / max(1, high - low) * (area.width - 28) for k in numbers}
    best = next((row["k"] for row in rows if row["chosen"]), None)
    if best is not None:
        plane.put(
            plane.of([{"x": x[best] - 11, "x2": x[best] + 11, "y": 0, "y2": area.height}])
            .mark_rect(color="#f1efe6").encode(x=plane.x, x2="x2:Q", y=plane.y, y2="y2:Q")
        )  # fmt: skip
        plane.layers.insert(0, plane.layers.pop())
        plane.texts(
            [{"x": x[best], "y": -12, "text": say("chosen k", lang, k=best)}], align="center", bold=True, size=PLAIN
        )
    alt = plane.alt
    tips = [
        alt.Tooltip("curve:N", title=say("measure", lang)), alt.Tooltip("k:Q", title="k"),
        alt.Tooltip("value:Q", title=say("value", lang)),
    ]  # fmt: skip
    curves(
        plane,
        [
            Curve(
                names[key],
                [[{"x": x[row["k"]], "y": place(row[key]), "k": row["k"], "value": row[key]} for row in rows]],
            )
            for key in _MEASURES
        ],
        tips,
    )
    _below(plane, [(x[k], str(k)) for k in numbers], say("number of topics", lang))
    return plane.finish(title, notes, lang)


def _below(plane: Plane, marks: Sequence[tuple[float, str]], name: str) -> None:
    """Write the numbers of the axis below, as far as there is room, and what they are."""
    area = plane.frame
    shown, taken = [], -99.0
    for x, text in marks:
        if x - wide(text, SMALL) / 2 > taken + 5:
            shown.append({"x": x, "y": area.height + 14, "text": text})
            taken = x + wide(text, SMALL) / 2
    plane.texts(shown, align="center", size=SMALL, ink=PALE)
    plane.texts([{"x": area.width / 2, "y": area.height + 36, "text": name}], align="center", size=SMALL, ink=PALE)


def frequency(
    rows: Sequence[Row], title: str, lang: Lang, *, by: periods.By, rate: bool, size: Size, notes: Sequence[str]
) -> Drawing:
    """Draw how often words stand in the texts of years or months.

    Args:
        rows: period, query, count, words, rate.
        title: of the picture.
        lang: of its labels.
        by: what a period is.
        rate: in ten thousand words, not counted.
        size: of the picture.
        notes: lines below the title.
    """
    queries = [*dict.fromkeys(row["query"] for row in rows)]
    right = min(_END, max(wide(query) for query in queries)) + 52
    area = frame(size, width=660, height=360, margins=(right, 40, 60), lines=len(notes) + 1)
    plane = Plane(area)
    key = "rate" if rate else "count"
    place = scale(plane, max((row[key] for row in rows), default=0), unit=say(key, lang))
    axis = periods.axis((row["period"] for row in rows), area.width)
    _time(plane, axis, by, lang)
    values = {(row["period"], row["query"]): row for row in rows}
    alt = plane.alt
    tips = [alt.Tooltip(f"{one}:N", title=say(one, lang)) for one in ("query", "period", "count", "words", "rate")]

    def point(period: str, query: str) -> dict[str, Any]:
        row = values[period, query]
        return {**row, "x": axis.places[period], "y": place(row[key])}

    found = [Curve(query, [[point(one, query) for one in run] for run in axis.runs]) for query in queries]
    if len(axis.places) > _FEW:
        curves(plane, found, tips)
    else:
        _stems(plane, found, min(26.0, axis.step * 0.8 / len(found)), tips)
    return plane.finish(title, notes, lang)


def _stems(plane: Plane, found: Sequence[Curve], step: float, tips: Sequence[Any]) -> None:
    """Draw points on stems, side by side, and a list of what they are: for so few periods that nothing is a curve."""
    foot, right = plane.frame.height, plane.frame.width
    for at, curve in enumerate(found):
        ink, shape = look_of(at)
        aside = (at - (len(found) - 1) / 2) * step
        points = [{**one, "x": one["x"] + aside, "curve": curve.name} for run in curve.runs for one in run]
        stems = ({"x": one["x"], "x2": one["x"], "y": one["y"], "y2": foot} for one in points if one["y"] < foot)
        plane.rules(stems, ink=ink, width=2.4)
        listed = {"x": right + 22, "y": 10 + at * 24}
        look = {"shape": shape, "size": 90, "filled": True, "color": ink, "opacity": 1}
        mark = plane.of(points).mark_point(**look, stroke="white", strokeWidth=0.8)
        plane.put(mark.encode(x=plane.x, y=plane.y, tooltip=[*tips]))
        plane.put(plane.of([listed]).mark_point(**look).encode(x=plane.x, y=plane.y))
        plane.texts([{**listed, "x": right + 36, "text": clipped(curve.name, _END)}])


def topics_in_time(
    rows: Sequence[Row], title: str, lang: Lang, *, by: periods.By, size: Size, notes: Sequence[str]
) -> Drawing:
    """Draw what share of the passages of each year or month has which topic: a row of bars for each topic.

    Args:
        rows: group (the period), topic, label, passages, share.
        title: of the picture.
        lang: of its labels.
        by: what a period is.
        size: of the picture.
        notes: lines below the title.
    """
    topics = dict(sorted({row["topic"]: row["label"] for row in rows}.items(), key=lambda pair: (pair[0] == 0, pair)))
    names = {topic: clipped(f"{topic}  {label}", 280) for topic, label in topics.items()}
    left = max((wide(name) for name in names.values()), default=0) + 30
    area = frame(size, width=560, height=_LANE * len(topics), margins=(24, 44, left), lines=len(notes))
    plane = Plane(area)
    axis = periods.axis((row["group"] for row in rows), area.width)
    _time(plane, axis, by, lang)
    lane = area.height / max(1, len(topics))
    half = min(axis.step * 0.4, 34.0)
    alt = plane.alt
    tops = {topic: at * lane for at, topic in enumerate(topics)}
    plane.rules(({"x": 0, "x2": area.width, "y": top + lane - 4, "y2": top + lane - 4} for top in tops.values()),
                ink="#999999", width=0.8)  # fmt: skip
    bars = [
        {
            "x": axis.places[row["group"]] - half, "x2": axis.places[row["group"]] + half,
            "y": tops[row["topic"]] + lane - 4 - row["share"] * (lane - 22), "y2": tops[row["topic"]] + lane - 4,
            "topic": names[row["topic"]], "period": row["group"], "passages": row["passages"],
            "share": f"{row['share']:.0%}",
        }
        for row in rows
    ]  # fmt: skip
    tips = [alt.Tooltip(f"{key}:N", title=say(key, lang)) for key in ("topic", "period", "passages", "share")]
    mark = plane.of(bars).mark_rect(color="#0072b2")
    plane.put(mark.encode(x=plane.x, x2="x2:Q", y=plane.y, y2="y2:Q", tooltip=tips))
    if half > 13:
        plane.texts(
            ({"x": (bar["x"] + bar["x2"]) / 2, "y": bar["y"] - 7, "text": bar["share"]} for bar in bars),
            align="center", size=SMALL, ink=INK,
        )  # fmt: skip
    plane.texts(({"x": -14, "y": top + lane - 14, "text": names[topic]} for topic, top in tops.items()), align="right")
    return plane.finish(title, notes, lang)


def _time(plane: Plane, axis: periods.Axis, by: periods.By, lang: Lang) -> None:
    area: Frame = plane.frame
    plane.rules(({"x": x, "x2": x, "y": 0, "y2": area.height} for x, _ in axis.breaks), ink="#999999", dash=(2, 3))
    for named in (True, False):
        found = [
            {"x": x, "y": area.height + (14 if named else 28), "text": text}
            for x, text, period in periods.labels(axis, by, lang)
            if period == named
        ]
        plane.texts(found, align="center", size=SMALL if named else SMALL - 1, ink=INK if named else PALE)
