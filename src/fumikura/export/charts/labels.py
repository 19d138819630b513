"""Where labels go so that none lies on another, and which numbers an axis shows."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10


class Box:
    """A label with its place, which moves; a class because it is pushed about."""

    __slots__ = ("down", "wide", "x", "y")

    def __init__(self, x: float, y: float, wide: float, down: float) -> None:
        self.x, self.y, self.wide, self.down = x, y, wide, down


def parted(boxes: Sequence[Box], *, rounds: int = 300, gap: float = 3) -> None:
    """Push boxes apart until none overlaps another; each knows its middle."""
    for _ in range(rounds):
        moved = False
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                across = (one.wide + other.wide) / 2 + gap - abs(one.x - other.x)
                down = (one.down + other.down) / 2 + gap - abs(one.y - other.y)
                if across <= 0 or down <= 0:
                    continue
                moved = True
                if down <= across:
                    step = (down / 2 + 0.1) * (1 if (one.y, at) >= (other.y, at + 1) else -1)
                    one.y, other.y = one.y + step, other.y - step
                else:
                    step = (across / 2 + 0.1) * (1 if (one.x, at) >= (other.x, at + 1) else -1)
                    one.x, other.x = one.x + step, other.x - step
        if not moved:
            return


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places on a line, moved as little as it takes to stand so far apart between two ends.

    >>> spread([10, 12, 50], 10, 0, 100)
    [6.0, 16.0, 50.0]
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    groups: list[tuple[list[int], float]] = []  # members, middle
    for at in order:
        groups.append(([at], min(max(places[at], low), high)))
        while len(groups) > 1:
            (before, middle), (last, other) = groups[-2:]
            if middle + len(before) * gap / 2 <= other - len(last) * gap / 2:
                break
            both = before + last
            centre = sum(places[one] for one in both) / len(both)
            half = (len(both) - 1) * gap / 2
            groups[-2:] = [(both, min(max(centre, low + half), max(low + half, high - half)))]
    found = [0.0] * len(places)
    for members, middle in groups:
        for place, at in enumerate(members):
            found[at] = float(middle + (place - (len(members) - 1) / 2) * gap)
    return found


def ticks(most: float, number: int = 5) -> list[float]:
    """Return round numbers from 0 up to the first that is not below the most.

    >>> ticks(67.9), ticks(0.31), ticks(3)
    ([0.0, 20.0, 40.0, 60.0, 80.0], [0.0, 0.1, 0.2, 0.3, 0.4], [0.0, 1.0, 2.0, 3.0])
    """
    if most <= 0:
        return [0, 1]
    rough = most / max(1, number - 1)
    ten = 10.0 ** floor(log10(rough))
    step = next(ten * one for one in (1, 2, 2.5, 5, 10) if ten * one >= rough * 0.9)
    return [round(step * at, 10) for at in range(ceil(round(most / step, 6)) + 1)]
