"""Ties in, places of nodes out: by forces, then pushed apart until every name can be read.

The layout is that of Fruchterman and Reingold, Graph drawing by force-directed placement, 1991, with a hidden node in
the middle that holds the parts of a network together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

from fumikura.export.charts.labels import Box, parted
from fumikura.export.charts.style import PLAIN, Frame, wide

Tie = tuple[str, str, float]
_SMALLEST, _LARGEST = 70, 900  # area of a node in square pixels
_HIDDEN = "\0"
_HOLD = 0.25  # weight of the hidden ties beside the mean of the others
_EVEN = 0.5  # how far places are evened out


class Place(NamedTuple):
    """Where a node stands, its name below it, and how far it reaches."""

    x: float
    node: float
    label: float
    reach: float


def areas(weights: Sequence[float]) -> list[float]:
    """Return how large nodes are."""
    most = max(weights, default=1) or 1
    return [round(_SMALLEST + (_LARGEST - _SMALLEST) * weight / most, 1) for weight in weights]


def clusters(nodes: Iterable[str], ties: Iterable[Tie], seed: int) -> dict[str, int]:
    """Return of which cluster each node is, 0 the largest (Blondel and others, Fast unfolding of communities, 2008)."""
    import networkx  # noqa: PLC0415  other outputs do without

    found = networkx.community.louvain_communities(_graph(nodes, ties), weight="weight", seed=seed)
    order = sorted(found, key=lambda one: (-len(one), min(one)))
    return {name: at for at, members in enumerate(order) for name in members}


def laid(nodes: Mapping[str, tuple[str, float]], ties: Sequence[Tie], area: Frame, seed: int) -> dict[str, Place]:
    """Return where everything stands.

    Args:
        nodes: name and area of each.
        ties: pairs and how strong they are.
        area: where there is room.
        seed: of the layout.
    """
    reach = {key: sqrt(size) / 2 for key, (_, size) in nodes.items()}
    found = _forces(nodes, ties, seed)
    boxes = {
        key: Box(*found[key], max(wide(name, PLAIN), 2 * reach[key]), 2 * reach[key] + PLAIN + 4)
        for key, (name, _) in nodes.items()
    }
    every = [*boxes.values()]
    _fit(every, area.width, area.height)
    for _ in range(8):  # what is pushed out of the picture is drawn in, and pushes in its turn
        parted(every, rounds=60)
        if not any(_outside(box, area) for box in every):
            break
        _fit(every, area.width, area.height)
    for box in every:
        box.x = min(max(box.x, box.wide / 2), max(area.width - box.wide / 2, box.wide / 2))
        box.y = min(max(box.y, box.down / 2), max(area.height - box.down / 2, box.down / 2))
    return {
        key: Place(round(box.x, 1), round(box.y - PLAIN / 2 - 2, 1), round(box.y + reach[key] + 3, 1), reach[key])
        for key, box in boxes.items()
    }


def _graph(nodes: Iterable[str], ties: Iterable[Tie]) -> Any:  # noqa: ANN401  a graph of networkx
    import networkx  # noqa: PLC0415

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((one, other, weight) for one, other, weight in ties if one != other)
    return graph


def _forces(nodes: Iterable[str], ties: Sequence[Tie], seed: int) -> dict[str, tuple[float, float]]:
    """Return places from 0 to 1, dense parts drawn out and empty ones drawn in."""
    import networkx  # noqa: PLC0415

    names = [*nodes]
    mean = sum(weight for _, _, weight in ties) / max(1, len(ties)) or 1
    drawn = [(one, other, sqrt(max(weight, 0) / mean)) for one, other, weight in ties]
    graph = _graph(names, [*drawn, *((_HIDDEN, name, _HOLD) for name in names)])
    found = networkx.spring_layout(graph, weight="weight", seed=seed, iterations=400, k=1.5 / sqrt(len(names) + 1))
    evened = (_evened([round(float(found[name][axis]), 6) for name in names]) for axis in (0, 1))
    return dict(zip(names, zip(*evened, strict=True), strict=True))


def _evened(values: Sequence[float]) -> list[float]:
    """Return values from 0 to 1, drawn towards equal distances."""
    low, high = min(values), max(values)
    order = {value: at / max(1, len(values) - 1) for at, value in enumerate(sorted(values))}
    span = high - low or 1
    return [(1 - _EVEN) * (value - low) / span + _EVEN * order[value] for value in values]


def _outside(box: Box, area: Frame) -> bool:
    return (
        min(box.x - box.wide / 2, box.y - box.down / 2) < -1
        or box.x + box.wide / 2 > area.width + 1
        or box.y + box.down / 2 > area.height + 1
    )


def _fit(boxes: Sequence[Box], width: float, height: float) -> None:
    """Stretch or shrink the places of boxes so that all of them lie in so many pixels."""
    for axis, extent, room in (("x", "wide", width), ("y", "down", height)):
        places = [getattr(box, axis) for box in boxes]
        halves = [getattr(box, extent) / 2 for box in boxes]
        low, high = min(places), max(places)
        if high - low < 1e-9:
            for box in boxes:
                setattr(box, axis, room / 2)
            continue
        # the largest stretch at which the box that sticks out most on either side is still inside
        first, last = _margins(places, halves, low, high, room)
        for box, place in zip(boxes, places, strict=True):
            setattr(box, axis, first + (place - low) / (high - low) * max(room - first - last, 1))


def _margins(
    places: Sequence[float], halves: Sequence[float], low: float, high: float, room: float
) -> tuple[float, float]:
    """Return how far the first and the last place must keep from the borders."""
    first = last = 0.0
    for _ in range(20):
        inner = max(room - first - last, 1)
        at = [first + (place - low) / (high - low) * inner for place in places]
        first += max(0.0, *(half - place for half, place in zip(halves, at, strict=True)))
        last += max(0.0, *(half + place - room for half, place in zip(halves, at, strict=True)))
    return first, last
