"""Days in, places on an axis out: a day is as wide as it has events, a stretch without any is shortened."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from fumikura.export.entries import Row, days, fineness

_EMPTY = 60  # days that are missed on the axis and marked


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from the first day to behind the last.

    Attributes:
        knots: ordinals of days with their places, both rising; between two of them the axis is even.
        counts: how many events begin on a day, of those that are no month or year.
        width: the place of the last knot.
    """

    knots: tuple[tuple[int, float], ...]
    counts: Counter[int]
    width: float

    def place(self, ordinal: float) -> float:
        """Return the place of a day, which may have a fraction; what is outside stands at the edge."""
        at = min(max(bisect_right(self.knots, ordinal, key=lambda knot: knot[0]), 1), len(self.knots) - 1)
        (first, left), (last, right) = self.knots[at - 1 : at + 1]
        return left + (right - left) * min(max((ordinal - first) / (last - first), 0.0), 1.0)

    def breaks(self) -> list[tuple[float, int]]:
        """Return the middles of the stretches that are much shortened, with their days."""
        return [
            ((left + right) / 2, last - first)
            for (first, left), (last, right) in pairwise(self.knots)
            if last - first >= _EMPTY
        ]


def packed(rows: Iterable[Row]) -> Axis:
    """Return the axis for events; the same rule as that of the page."""
    counts: Counter[int] = Counter()
    marked: set[int] = set()
    for row in rows:
        begin, end = days(row)
        first = begin or end
        if first is None:
            continue
        fine = fineness(row) in {"day", "open"}
        counts[first.toordinal()] += fine
        marked.add(first.toordinal())
        if end and end != first:
            marked.add(end.toordinal() + 1)
    ordered = sorted(marked) or [date(1970, 1, 1).toordinal()]
    knots: list[tuple[int, float]] = []
    place = 0.0
    for at, day in enumerate(ordered):
        gap = (ordered[at + 1] if at + 1 < len(ordered) else day + 1) - day - 1
        knots.append((day, place))
        if counts[day] or gap == 0:
            place += min(1 + 0.35 * max(0, counts[day] - 1), 8)
            if gap:
                knots.append((day + 1, place))
                place += 0.6 * log2(1 + gap)
        else:
            place += 0.6 * log2(2 + gap)
    knots.append((max(ordered[-1], knots[-1][0]) + 1, place))
    return Axis(tuple(knots), counts, place)
