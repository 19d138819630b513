"""What is tied to what as a picture: words, names, texts that cite one another; the same seed gives the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, cos, hypot, sin, sqrt
from typing import Any, NamedTuple

from fumikura.export.charts.forces import Place, areas, laid
from fumikura.export.charts.style import INK, INKS, PLAIN, SHAPES, Drawing, Plane, Size, clipped, ended, frame, wide
from fumikura.export.charts.words import say
from fumikura.export.entries import Lang, plain

_WIDTH, _HEIGHT = 880, 600
_THIN, _THICK = 0.7, 5.0
_NAME = 190
_LIST = 180  # pixels for the list of groups
_FULL = 0.3  # of a picture that names and nodes may cover


class Node(NamedTuple):
    """A node.

    Attributes:
        name: what is written beside it.
        group: nodes of one group have one ink and shape.
        weight: its size.
        tip: what is said of it, by key of the words of charts.
        middle: the one that was asked about.
    """

    id: str
    name: str
    group: str
    weight: float
    tip: Mapping[str, object]
    middle: bool = False


class Edge(NamedTuple):
    """What ties two nodes, by their ids, and how strongly; directed edges lead from the first to the second."""

    one: str
    other: str
    weight: float
    tip: Mapping[str, object]


def network(
    nodes: Sequence[Node], edges: Sequence[Edge], title: str, lang: Lang, *, seed: int = 0, directed: bool = False,
    legend: bool = True, size: Size, notes: Sequence[str],
) -> Drawing:  # fmt: skip
    """Draw a network.

    Args:
        nodes: largest first.
        edges: strongest first.
        title: of the picture.
        lang: of its labels.
        seed: of the layout.
        directed: draw heads of arrows.
        legend: tell what the groups are.
        size: of the picture.
        notes: lines below the title.
    """
    groups = [*dict.fromkeys(plain(node.group) for node in nodes)]
    listed = legend and len(groups) > 1
    sizes = areas([node.weight for node in nodes])
    short = ended if directed else clipped
    names = {node.id: (short(node.name, _NAME), own) for node, own in zip(nodes, sizes, strict=True)}
    inked = sum((wide(name) + 8) * (sqrt(own) + 2 * PLAIN) for name, own in names.values())
    area = frame(
        size,
        width=_WIDTH,
        height=max(_HEIGHT, inked / _FULL / _WIDTH),
        margins=(_LIST if listed else 16, 16, 16),
        lines=len(notes),
    )
    plane = Plane(area)
    places = laid(names, [(edge.one, edge.other, edge.weight) for edge in edges], area, seed)
    room = {key: wide(name) / 2 + 3 if directed else 0 for key, (name, _) in names.items()}
    lines = _lines(plane, edges, places, lang, room)
    alt = plane.alt
    drawn = [
        {
            "x": places[node.id].x, "y": places[node.id].node, "group": node.group, "size": own,
            "frame": INK if node.middle else "#ffffff", "edge": 3 if node.middle else 1, **_said(node.tip),
        }
        for node, own in zip(nodes, sizes, strict=True)
    ]  # fmt: skip
    inks = alt.Scale(domain=groups, range=[INKS[at % len(INKS)] for at in range(len(groups))])
    shapes = alt.Scale(domain=groups, range=[SHAPES[at % len(SHAPES)] for at in range(len(groups))])
    shown = alt.Legend(
        title=None, orient="right", offset=24, labelFontSize=PLAIN, symbolSize=130, rowPadding=6, labelLimit=_LIST - 40,
        symbolStrokeWidth=0,
    )  # fmt: skip
    plane.put(
        plane.of(drawn).mark_point(filled=True, opacity=1).encode(
            x=plane.x, y=plane.y, size=alt.Size("size:Q", scale=None, legend=None),
            color=alt.Color("group:N", scale=inks, legend=shown if listed else None),
            shape=alt.Shape("group:N", scale=shapes, legend=shown if listed else None),
            stroke=alt.Stroke("frame:N", scale=None, legend=None),
            strokeWidth=alt.StrokeWidth("edge:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip(f"{key}:N", title=say(key, lang)) for key in (nodes[0].tip if nodes else ())],
        )
    )  # fmt: skip
    for strong in (False, True):
        texts = (
            {"x": places[node.id].x, "y": places[node.id].label, "text": names[node.id][0]}
            for node in nodes
            if node.middle == strong
        )
        plane.texts(texts, align="center", halo=True, bold=strong)
    if directed:  # before the names, which would cover them
        _heads(plane, lines)
    return plane.finish(title, notes, lang)


def _lines(
    plane: Plane, edges: Sequence[Edge], places: Mapping[str, Place], lang: Lang, room: Mapping[str, float]
) -> list[dict[str, Any]]:
    """Draw the edges, the strongest on top: the stronger the thicker and darker; arrows stop before names."""
    alt = plane.alt
    most = max((edge.weight for edge in edges), default=1) or 1
    lines = [
        {
            **_ends(places[edge.one], places[edge.other], room[edge.other]), **_said(edge.tip),
            "thick": round(_THIN + (_THICK - _THIN) * max(edge.weight / most, 0) ** 1.3, 2),
            "ink": _grey(max(edge.weight / most, 0)),
        }
        for edge in reversed(edges)
    ]  # fmt: skip
    plane.put(
        plane.of(lines).mark_rule(strokeCap="round").encode(
            x=plane.x, y=plane.y, x2="x2:Q", y2="y2:Q", stroke=alt.Stroke("ink:N", scale=None),
            strokeWidth=alt.StrokeWidth("thick:Q", scale=None),
            tooltip=[alt.Tooltip(f"{key}:N", title=say(key, lang)) for key in (edges[0].tip if edges else ())],
        )
    )  # fmt: skip
    return lines


def _heads(plane: Plane, lines: Sequence[Mapping[str, Any]]) -> None:
    heads: list[dict[str, Any]] = []
    for line in lines:
        turn = atan2(line["y2"] - line["y"], line["x2"] - line["x"])
        heads += [
            {"x": line["x2"], "y": line["y2"], "x2": line["x2"] + 8 * cos(turn + side),
             "y2": line["y2"] + 8 * sin(turn + side)}
            for side in (2.6, -2.6)
        ]  # fmt: skip
    plane.rules(heads, ink="#555555", width=1.4)


def _said(tip: Mapping[str, object]) -> dict[str, str]:
    return {key: str(value) for key, value in tip.items()}


def _ends(one: Place, other: Place, room: float) -> dict[str, float]:
    """Return where the line between two nodes runs; that of an arrow ends where the node or its name begins."""
    x, y, x2, y2 = one.x, one.node, other.x, other.node
    if room and (long := hypot(x2 - x, y2 - y)) > other.reach + 6:
        across, down = (x2 - x) / long, (y2 - y) / long
        back = other.reach + 6
        while back < long - 10 and _covered(x2 - across * back, y2 - down * back, other, room):
            back += 1
        x2, y2 = x2 - across * back, y2 - down * back
    return {"x": x, "y": y, "x2": round(x2, 1), "y2": round(y2, 1)}


def _covered(x: float, y: float, place: Place, room: float) -> bool:
    """Tell a point that the name of a node covers."""
    return abs(x - place.x) < room and abs(y - place.label) < PLAIN / 2 + 4


def _grey(part: float) -> str:
    """Return the grey of an edge: the stronger the darker."""
    level = round(205 - 95 * part)
    return f"#{level:02x}{level:02x}{level:02x}"
