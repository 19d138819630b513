"""Rows of events in, lanes with places in pixels out: what a picture draws, whoever draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from fumikura.export.axis import Axis
from fumikura.export.entries import HOLLOW, Lang, Row, days, fineness, guessed, ordered, plain
from fumikura.export.words import say

By = Literal["type", "actors", "forum"]
ROW = 20.0  # height of a row
_LEAST = 16.0  # width of a mark
_TAIL = 30.0  # of an open end: nobody knows how far it reaches
_OTHERS = "\0"


class Place(NamedTuple):
    """Where an event stands on the axis: its edges, its mark, whether it draws a bar, and one that others share."""

    left: float
    right: float
    mark: float
    bar: bool
    shared: bool = False


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
        marks = tuple(_mark(row, place, top + (at + 0.5) * ROW + 2) for row, place, at in stacked)
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
    same = Counter(_day(row) for row in rows)
    seen: Counter[date | None] = Counter()
    found = {}
    for row in rows:
        begin, end = days(row)
        on = _day(row)
        if on is None and begin and end:
            left = axis.place(begin.toordinal()) * unit
            right = max(axis.place(end.toordinal() + 1) * unit, left + _LEAST)
            found[id(row)] = Place(left, right, left + _LEAST / 2, bar=True)
        elif on:
            x = axis.place(on.toordinal() + (seen[on] + 0.5) / same[on]) * unit
            seen[on] += 1
            before, after = (_LEAST / 2 if known else _TAIL for known in (begin, end))
            found[id(row)] = Place(max(x - before, 0.0), x + after, x, bar=begin is None or end is None)
    return found


def _day(row: Row) -> date | None:
    """Return the one day by which an event is placed; None for a stretch."""
    begin, end = days(row)
    return (begin or end) if begin is None or end is None or begin == end else None


def _stacked(own: Sequence[Row], places: dict[int, Place]) -> tuple[list[tuple[Row, Place, int]], int]:
    """Return events with their places and rows in the lane, and how many rows there are; months and years stand above.

    Events of the very same stretch share its bar as far as their marks have room.
    """
    units: list[list[tuple[Row, Place]]] = []
    stretches: dict[tuple[float, float], list[Row]] = {}
    for row in own:
        place = places[id(row)]
        if _day(row):
            units.append([(row, place)])
        else:
            stretches.setdefault((place.left, place.right), []).append(row)
    for (left, right), rows in stretches.items():
        room = max(1, int((right - left) / (_LEAST + 1)))
        for start in range(0, len(rows), room):
            chunk = rows[start : start + room]
            several = len(chunk) > 1
            marks = (left + _LEAST / 2 + at * (_LEAST + 1) for at in range(len(chunk)))
            units.append(
                [
                    (row, Place(left, right, x, bar=row is chunk[0], shared=several))
                    for row, x in zip(chunk, marks, strict=True)
                ]
            )
    taken: list[list[Place]] = []
    found = []
    for unit in sorted(units, key=lambda one: (fineness(one[0][0]) not in {"month", "year"}, bool(_day(one[0][0])))):
        place = unit[0][1]
        free = (at for at, held in enumerate(taken) if all(place.left > o.right or place.right < o.left for o in held))
        at = next(free, len(taken))
        if at == len(taken):
            taken.append([])
        taken[at].append(place)
        found += [(row, own_place, at) for row, own_place in unit]
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
        coarse=fineness(row) in {"month", "year"},
        open="" if begin and end else "right" if begin else "left",
    )
