"""Rows of events in, lanes with places in pixels out: what a picture draws, whoever draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from fumikura.export.axis import Axis
from fumikura.export.entries import HOLLOW, Lang, Row, days, guessed, ordered, plain
from fumikura.export.words import say

By = Literal["type", "actors", "forum"]
ROW = 20.0  # height of a row
_LEAST = 16.0  # width of a mark
_OTHERS = "\0"


class Place(NamedTuple):
    """Where an event stands on the axis: its edges, its mark, and whether it is a bar."""

    left: float
    right: float
    mark: float
    bar: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An event as drawn.

    Attributes:
        place: across.
        y: down, of the middle.
        kind: its type.
        status: as the row has it.
        hollow: what has not happened, as far as the text says.
        guessed: the date is not the passage's own.
        coarse: a month or a year.
        open: ``left`` or ``right`` where an end is open, "" otherwise.
    """

    place: Place
    y: float
    kind: str
    status: str
    hollow: bool
    guessed: bool
    coarse: bool
    open: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, how many events it has, its top, its marks."""

    name: str
    count: int
    top: float
    marks: tuple[Mark, ...]


def lanes(rows: Sequence[Row], axis: Axis, width: float, *, by: By, most: int, lang: Lang) -> tuple[list[Lane], float]:
    """Return the lanes, the fullest first, and the height of all.

    Args:
        rows: events with a day, in order.
        axis: that of these events.
        width: of the axis in pixels.
        by: what a lane is.
        most: lanes; the rarest share one more.
        lang: of their names.
    """
    places = _places(rows, axis, width)
    made = []
    top = 0.0
    for name, own in _gathered(rows, by, most, lang):
        stacked, number = _stacked(own, places)
        marks = tuple(_mark(row, places[id(row)], top + (at + 0.5) * ROW + 2) for row, at in stacked)
        made.append(Lane(name, len(own), top, marks))
        top += number * ROW + 4
    return made, max(top, ROW)


def _gathered(rows: Sequence[Row], by: By, most: int, lang: Lang) -> list[tuple[str, list[Row]]]:
    """Return names with their events; what names no one stands last."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        values = row.get("actors") or ("",) if by == "actors" else (row.get(by),)
        for name in dict.fromkeys(plain(value) for value in values):
            found.setdefault(name, []).append(row)
    full = sorted(found.items(), key=lambda lane: (lane[0] == "", -len(lane[1])))
    if len(full) > most + 1:
        rest = {id(row): row for _, own in full[most:] for row in own}
        full = [*full[:most], (_OTHERS, ordered(rest.values()))]
    names = {"": say("no one", lang) if by == "actors" else "—", _OTHERS: say("others", lang)}
    return [(names.get(name) or (say(f"type:{name}", lang) if by == "type" else name), own) for name, own in full]


def _places(rows: Sequence[Row], axis: Axis, width: float) -> dict[int, Place]:
    """Return the places by the id of the row; events of one day stand one behind another in their order."""
    unit = width / axis.width
    same = Counter(days(row)[0] for row in rows if days(row)[0] == days(row)[1])
    seen: Counter[object] = Counter()
    found = {}
    for row in rows:
        begin, end = days(row)
        if begin and begin == end:
            x = axis.place(begin.toordinal() + (seen[begin] + 0.5) / same[begin]) * unit
            seen[begin] += 1
            found[id(row)] = Place(x - _LEAST / 2, x + _LEAST / 2, x, bar=False)
            continue
        left = axis.place(begin.toordinal()) * unit if begin else 0.0
        right = axis.place(end.toordinal() + 1) * unit if end else width
        if begin:
            right = max(right, left + _LEAST)
        else:
            left = min(left, right - _LEAST)
        found[id(row)] = Place(left, right, left + 8 if begin else right - 8, bar=True)
    return found


def _stacked(own: Sequence[Row], places: dict[int, Place]) -> tuple[list[tuple[Row, int]], int]:
    """Return events with their rows in the lane, and how many rows there are; months and years stand above."""
    taken: list[list[Place]] = []
    found = []
    for row in sorted(own, key=lambda one: one.get("precision") not in {"month", "year"}):
        place = places[id(row)]
        free = (at for at, held in enumerate(taken) if all(place.left > o.right or place.right < o.left for o in held))
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append(place)
        found.append((row, at))
    return found, len(taken)


def _mark(row: Row, place: Place, y: float) -> Mark:
    status = plain(row.get("status"))
    begin, end = days(row)
    return Mark(
        place=place,
        y=y,
        kind=plain(row.get("type")),
        status=status,
        hollow=status in HOLLOW or status == "denied",
        guessed=guessed(row),
        coarse=row.get("precision") in {"month", "year"},
        open="" if begin and end else "right" if begin else "left",
    )
