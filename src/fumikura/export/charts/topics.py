"""Topics as pictures: the map of passages, and how much of documents, sections or speakers has which topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from statistics import median
from typing import Any

from fumikura.export.charts.labels import Box, parted
from fumikura.export.charts.style import (
    ACROSS,
    INK,
    INKS,
    PALE,
    PLAIN,
    SHAPES,
    SMALL,
    Drawing,
    Frame,
    Plane,
    Size,
    clipped,
    frame,
    wide,
)
from fumikura.export.charts.words import say
from fumikura.export.entries import Lang, plain

Row = Mapping[str, Any]
_NAMED = 12  # topics that are named on the map; of more only the numbers stand there
_TOLD = 300  # characters of a passage that are shown
_LIST = 270  # pixels for the list of topics
_ITEM = 21  # pixels for a topic of the list
_DENSE = 800  # points from which they are small
_EDGE = 14  # pixels around the points
_CELL, _NARROW, _LEAST, _ROW = 96, 38, 19, 30
_Point = tuple[float, float]
_SHADES = ("#ffffff", "#d9e8f3", "#a8cbe5", "#6ba7d0", "#2f7db8", "#0b4f86", "#062f52")


def topic_map(rows: Sequence[Row], title: str, lang: Lang, *, size: Size, notes: Sequence[str]) -> Drawing:
    """Draw passages as points on a plane, near where they have words in common.

    Args:
        rows: topic, label, x and y from 0 to 1, doc, line, section, text.
        title: of the picture.
        lang: of its labels.
        size: of the picture.
        notes: lines below the title.
    """
    topics = {row["topic"]: row["label"] for row in sorted(rows, key=lambda row: (row["topic"] == 0, row["topic"]))}
    names = {topic: plain(f"{topic}  {label}") for topic, label in topics.items()}
    named = len(names) <= _NAMED
    tall = 560 if named else min(1200, max(640, _ITEM * len(names) + 30))
    columns = ceil((_ITEM * len(names) + 30) / (size.height or tall + 100))
    room = _LIST if size.width is None else max(20.0, size.width / 2 / columns - 70)
    listed = min(_LIST, room, max((wide(name) for name in names.values()), default=0))
    margins = ((listed + 70) * columns, 20, 14)
    across = max(480, min(780 if named else 960, ACROSS - margins[0] - margins[2]))
    area = frame(size, width=across, height=tall, margins=margins, lines=len(notes))
    plane = Plane(area)
    alt = plane.alt
    dense = len(rows) > _DENSE
    plane.put(
        plane.of([{"x": 0, "x2": area.width, "y": 0, "y2": area.height}])
        .mark_rect(color="#f8f7f3", stroke="#e6e3d8").encode(x=plane.x, x2="x2:Q", y=plane.y, y2="y2:Q")
    )  # fmt: skip
    picked = alt.selection_point(name="picked", fields=["topic"], bind="legend")
    moved = alt.selection_interval(name="moved", bind="scales", encodings=["x", "y"])
    places = [_pixels(row, area.width, area.height) for row in rows]
    points = plane.of(
        {**_told(row, names), "x": x, "y": y} for row, (x, y) in zip(rows, places, strict=True)
    ).mark_point(
        size=24 if dense else 75, filled=True, stroke="white", strokeWidth=0.4 if dense else 0.9, clip=True
    )  # fmt: skip
    legend = alt.Legend(
        title=say("topic", lang), orient="right", offset=20, labelFontSize=PLAIN, titleFontSize=PLAIN,
        labelLimit=round(listed), symbolSize=110, symbolOpacity=1, rowPadding=5,
        labelColor=INK, symbolLimit=300, columns=columns,
    )  # fmt: skip
    domain = [*names.values()]
    inks = alt.Scale(domain=domain, range=[INKS[at % len(INKS)] for at in range(len(domain))])
    shapes = alt.Scale(domain=domain, range=[SHAPES[at % len(SHAPES)] for at in range(len(domain))])
    tips = [alt.Tooltip(f"{key}:N", title=say(key, lang)) for key in ("topic", "place", "said")]
    plane.put(
        points.encode(
            x=plane.x, y=plane.y, color=alt.Color("topic:N", scale=inks, legend=legend),
            shape=alt.Shape("topic:N", scale=shapes, legend=legend), tooltip=tips,
            opacity=alt.condition(picked, alt.value(0.8 if dense else 0.95), alt.value(0.07)),
        ).add_params(picked, moved)
    )  # fmt: skip
    middles = {
        topic: [(x, y) for row, (x, y) in zip(rows, places, strict=True) if row["topic"] == topic]
        for topic in topics
        if topic
    }
    written = {topic: label if named else str(topic) for topic, label in topics.items()}
    boxes = {
        topic: _beside(some, places if named else (), wide(written[topic], 13) + 6, area)
        for topic, some in middles.items()
    }
    parted([*boxes.values()])
    marks = [{"x": box.x, "y": box.y, "text": written[topic]} for topic, box in boxes.items()]
    plane.texts(marks, size=13, align="center", bold=True, halo=True, clip=True)
    return plane.finish(title, notes, lang)


def _beside(own: Sequence[_Point], every: Sequence[_Point], across: float, area: Frame) -> Box:
    """Return a place for the name of a group: in it, or above or below if points are given that it might cover."""
    x = min(max(median(x for x, _ in own), across / 2), area.width - across / 2)
    down = sorted(y for _, y in own)
    few = len(down) // 10
    if not every:
        return Box(x, median(down), across, 16)
    heights = [max(down[few] - 18, 9.0), min(down[-1 - few] + 18, area.height - 9.0), median(down)]

    def covered(y: float) -> int:
        return sum(abs(x - at) < across / 2 + 4 and abs(y - other) < 13 for at, other in every)

    return Box(x, min(heights, key=covered), across, 20)


def _pixels(row: Row, width: float, height: float) -> tuple[float, float]:
    return (
        round(_EDGE + row["x"] * (width - 2 * _EDGE), 1),
        round(_EDGE + (1 - row["y"]) * (height - 2 * _EDGE), 1),
    )


def _told(row: Row, names: Mapping[int, str]) -> dict[str, str]:
    text = " ".join(str(row["text"]).split())
    return {
        "topic": names[row["topic"]], "place": f"{row['doc']}:{row['line']}  {'/'.join(row['section'])}".rstrip(),
        "said": text if len(text) <= _TOLD else f"{text[:_TOLD]}…",
    }  # fmt: skip


def topic_shares(rows: Sequence[Row], title: str, lang: Lang, *, size: Size, notes: Sequence[str]) -> Drawing:
    """Draw how much of each document, section or speaker has which topic: a table whose cells are the darker the more.

    Args:
        rows: group, topic, label, passages, share; a topic that a group has not need not be there.
        title: of the picture.
        lang: of its labels.
        size: of the picture.
        notes: lines below the title.
    """
    topics = dict(sorted({row["topic"]: row["label"] for row in rows}.items(), key=lambda pair: (pair[0] == 0, pair)))
    groups = [*dict.fromkeys(row["group"] for row in rows)]
    cells = {(row["group"], row["topic"]): row for row in rows}
    brief = len(topics) > _NAMED  # then the names of topics stand in a list, not in the heads of the columns
    left = min(180 if brief else 280, max((wide(group) for group in groups), default=0)) + 26
    heads = {topic: [str(topic), *([] if brief else label.split("・"))] for topic, label in topics.items()}
    deep = max((len(lines) for lines in heads.values()), default=1)
    names = [clipped(f"{topic}  {label}", _LIST) for topic, label in topics.items()] if brief else []
    step = max(_LEAST, min(_NARROW if brief else _CELL, (ACROSS - left - 86) / max(1, len(topics))))
    lists = max(1, int((step * len(topics) + left + 70) / (_LIST + 20)))  # of names, side by side below the table
    rows_of = ceil(len(names) / lists)
    area = frame(
        size, width=step * len(topics), height=_ROW * len(groups), margins=(86, 24 + _ITEM * rows_of, left),
        lines=len(notes) + deep + 1,
    )  # fmt: skip
    plane = Plane(area)
    alt = plane.alt
    across, down = area.width / max(1, len(topics)), area.height / max(1, len(groups))
    drawn = []
    for at, group in enumerate(groups):
        for column, topic in enumerate(topics):
            cell = cells.get((group, topic))
            share = cell["share"] if cell else 0
            shade = _shade(share)
            drawn.append({
                "x": column * across + 1, "x2": (column + 1) * across - 1,
                "y": at * down + 1, "y2": (at + 1) * down - 1,
                "middle": (column + 0.5) * across, "centre": (at + 0.5) * down, "fill": _SHADES[shade],
                "ink": "#ffffff" if shade > 3 else INK, "text": _percent(share, brief=brief), "group": group,
                "topic": f"{topic}  {topics[topic]}", "passages": cell["passages"] if cell else 0,
            })  # fmt: skip
    tips = [alt.Tooltip(f"{key}:N", title=say(key, lang)) for key in ("group", "topic", "passages")]
    tips.append(alt.Tooltip("text:N", title=say("share", lang)))
    rects = plane.of(drawn).mark_rect(stroke="#cfd6dc", strokeWidth=0.8)
    plane.put(
        rects.encode(x=plane.x, x2="x2:Q", y=plane.y, y2="y2:Q", fill=alt.Fill("fill:N", scale=None), tooltip=tips)
    )
    figures = plane.of({**one, "x": one["middle"], "y": one["centre"]} for one in drawn).mark_text(
        fontSize=SMALL if brief else PLAIN
    )
    plane.put(figures.encode(x=plane.x, y=plane.y, text="text:N", color=alt.Color("ink:N", scale=None, legend=None)))
    sums = {group: sum(row["passages"] for row in rows if row["group"] == group) for group in groups}
    centres = [(group, (at + 0.5) * down) for at, group in enumerate(groups)]
    plane.texts(({"x": -10, "y": y, "text": clipped(group, left - 26)} for group, y in centres), align="right")
    plane.texts(
        ({"x": area.width + 70, "y": y, "text": str(sums[group])} for group, y in centres), align="right", ink=PALE
    )
    plane.texts([{"x": area.width + 70, "y": -12, "text": say("passages", lang)}], align="right", size=SMALL, ink=PALE)
    plane.texts(
        (
            {"x": 12 - left + at // rows_of * (_LIST + 20), "y": area.height + 24 + at % rows_of * _ITEM, "text": name}
            for at, name in enumerate(names)
        ),
        size=PLAIN,
    )
    for column, (topic, lines) in enumerate(heads.items()):
        for at, line in enumerate(reversed(lines)):
            plane.texts(
                [{"x": (column + 0.5) * across, "y": -12 - at * 15, "text": clipped(line, across - 4, SMALL)}],
                size=PLAIN if at == len(lines) - 1 else SMALL, align="center", bold=at == len(lines) - 1,
                ink=INK if topic else PALE,
            )  # fmt: skip
    return plane.finish(title, notes, lang)


def _shade(share: float) -> int:
    """Return the step of a share: 0 for nothing, the last for nearly all."""
    return 0 if share <= 0 else min(len(_SHADES) - 1, 1 + int(share * (len(_SHADES) - 1)))


def _percent(share: float, *, brief: bool) -> str:
    text = "" if share <= 0 else "<1%" if round(100 * share) < 1 else f"{share:.0%}"
    return text.rstrip("%") if brief else text.replace("%", " %")
