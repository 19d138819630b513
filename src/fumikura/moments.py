"""Stretches of the calendar: what a date says, its TIMEX3 value and its first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["C", "X", "Y", "FY", "M", "W", "D"]  # century, decade, year, fiscal year, month, week, day

_PERIODS = {"year": re.compile("[0-9]{4}"), "month": re.compile("[0-9]{4}-[0-9]{2}")}


class Part(NamedTuple):
    """A part of a longer stretch: the code of TIMEX3 and its first and last unit, counted from the stretch's first.

    Units are years in a century or decade, months in a year (13 to 15 are those of the next), days in a month.
    """

    code: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stretch of the calendar, as fine as it was written.

    Attributes:
        unit: its length.
        year: of a century or decade the first (1901, 1970), of a week that of its Monday.
        part: 上旬, 春, 末 …
        time: TIMEX3's part of day (TMO) or clock time (T17:00), None where none is written.
        lunisolar: written in the calendar before 1873; its days are not those of ours.
    """

    unit: Unit
    year: int
    month: int = 1
    day: int = 1
    part: Part | None = None
    time: str | None = None
    lunisolar: bool = False

    @property
    def value(self) -> str:
        """The TIMEX3 value (ISO 8601 where that has one).

        >>> Moment(unit="C", year=1901).value, Moment(unit="W", year=2022, month=6, day=6).value
        ('19XX', '2022-W23')
        """
        year = f"{self.year:04}"
        match self.unit:
            case "C":
                value = f"{year[:2]}XX"
            case "X":
                value = f"{year[:3]}X"
            case "FY":
                value = f"FY{year}"
            case "W":
                iso = date(self.year, self.month, self.day).isocalendar()
                value = f"{iso.year:04}-W{iso.week:02}"
            case "Y":
                value = year
            case "M":
                value = f"{year}-{self.month:02}"
            case _:
                value = f"{year}-{self.month:02}-{self.day:02}{self.time or ''}"
        if self.part is None or self.unit in {"C", "X"}:
            return value
        first, last = self.bounds
        if self.unit == "M":
            return f"{first}" if first == last else f"{first}/{last}"
        return f"{first:%Y-%m}" if self.part.first == self.part.last else f"{value}-{self.part.code}"

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day.

        >>> [str(day) for day in Moment(unit="M", year=2024, month=2, part=Part("LATE", 21, 31)).bounds]
        ['2024-02-21', '2024-02-29']
        """
        first, last = (self.part.first, self.part.last) if self.part is not None else (None, None)
        match self.unit:
            case "C":
                return date(self.year + (first or 1) - 1, 1, 1), date(self.year + (last or 100) - 1, 12, 31)
            case "X":
                return date(self.year + (first or 0), 1, 1), date(self.year + (9 if last is None else last), 12, 31)
            case "FY":
                return _month(self.year, first or 4, 1), _month(self.year, last or 15, 31)
            case "Y":
                return _month(self.year, first or 1, 1), _month(self.year, last or 12, 31)
            case "M":
                return _month(self.year, self.month, first or 1), _month(self.year, self.month, last or 31)
            case "W":
                monday = date(self.year, self.month, self.day)
                return monday, monday + timedelta(days=6)
            case _:
                day = date(self.year, self.month, self.day)
                return day, day


class Shift(NamedTuple):
    """How many units before or after the moment of writing (``now``) or the one last spoken of (``last``)."""

    unit: str
    amount: int
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a writer wrote of a moment; what was left out is None and found by the context.

    Attributes:
        unit: the finest that is said.
        year: of four digits or of an era that is named.
        short: a year of one or two digits without its era or century.
        shift: 昨年, 翌日.
        weekday: 0 is Monday.
        halved: 午前, 午後, 夜 … stand before the clock time.
        direction: -1 for 去る, 1 for 来る, 0 where nothing is said.
    """

    unit: Unit
    year: int | None = None
    short: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: Part | None = None
    time: str | None = None
    halved: bool = False
    shift: Shift | None = None
    direction: int = 0
    lunisolar: bool = False

    @property
    def open(self) -> bool:
        """Tell whether the year must be found by the context."""
        return self.year is None and self.short is None and self.shift is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression as it was found, before its context is known.

    Attributes:
        start, end: in the text that was searched.
        rule: that found it.
        value: of a DURATION or SET; of 4か月目 the count.
        first, last: of a DATE or TIME; the same object where it is no range.
        mod: APPROX, ON_OR_AFTER … (TIMEX3), outside of the span.
    """

    start: int
    end: int
    rule: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    first: Point | None = None
    last: Point | None = None
    mod: str | None = None


def _month(year: int, month: int, day: int) -> date:
    """Return a day of a month counted on over the year, of one that is shorter its last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def week_of(day: date) -> Moment:
    """Return the week of a day, from Monday on (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return Moment(unit="W", year=monday.year, month=monday.month, day=monday.day)


def moved(moment: Moment, unit: str, amount: int) -> Moment:
    """Return the stretch of a unit that lies some units before or after a moment.

    Raises:
        ValueError: beyond the years 1 to 9999.

    >>> moved(Moment(unit="D", year=2024, month=1, day=31), "M", 1).value
    '2024-02'
    """
    first = moment.bounds[0]
    match unit:
        case "C":
            return Moment(unit="C", year=(first.year - 1) // 100 * 100 + 1 + 100 * amount)
        case "X":
            return Moment(unit="X", year=first.year // 10 * 10 + 10 * amount)
        case "Y":
            return Moment(unit="Y", year=first.year + amount)
        case "FY":
            return Moment(unit="FY", year=first.year - (first.month < 4) + amount)
        case "M":
            months = first.year * 12 + first.month - 1 + amount
            return Moment(unit="M", year=months // 12, month=months % 12 + 1)
        case "W":
            return week_of(first + timedelta(weeks=amount))
        case _:
            day = first + timedelta(days=amount)
            return Moment(unit="D", year=day.year, month=day.month, day=day.day)


def refined(moment: Moment, point: Point) -> Moment:
    """Add to a moment what the point says more exactly.

    Raises:
        ValueError: there is no such day.
    """
    if point.month is not None:
        moment = Moment(unit="M", year=moment.year, month=point.month)
    if point.day is not None:
        moment = Moment(unit="D", year=moment.year, month=moment.month, day=point.day)
        _ = moment.bounds  # a day that does not exist
    elif point.weekday is not None and moment.unit == "W":
        moment = moved(Moment(unit="D", year=moment.year, month=moment.month, day=moment.day), "D", point.weekday)
    if point.time is not None and moment.unit == "D":
        moment = _timed(moment, point.time)
    if point.unit in {"FY", "X", "C"} and moment.unit == "Y":
        moment = replace(moment, unit=point.unit)
    return replace(moment, part=point.part) if point.part is not None else moment


def _timed(moment: Moment, time: str) -> Moment:
    """Set the time of day; 25時 is the first hour of the day after."""
    hour = time[1:3]
    if hour.isdigit() and int(hour) > 24:
        return replace(moved(moment, "D", 1), time=f"T{int(hour) - 24:02}{time[3:]}")
    return replace(moment, time=time)


def period(date: str | None, unit: Literal["year", "month"]) -> str | None:
    """Return the year or month of an ISO date; None where it does not say so much.

    >>> period("1986-10-16", "year"), period("1986-10-16", "month"), period("1986", "month")
    ('1986', '1986-10', None)
    """
    found = _PERIODS[unit].match(date or "")
    return None if found is None else found[0]
