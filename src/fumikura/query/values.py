"""The value of a field in a query in, what it means out: days of date:, amounts of number:, names of person:."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from fumikura import naming
from fumikura.chars import narrow
from fumikura.mentions import points, quantities
from fumikura.moments import Moment, Point, refined

# the labels that a field of names finds; none for all
NAMES = {"person": ("PERSON",), "org": ("ORG", "NORP"), "place": ("GPE", "LOC", "FAC"), "entity": ()}
_SIGN = re.compile("(?P<sign>[<>]=?|[≦≧]|=)?(?P<rest>.*)")
_BETWEEN = re.compile(r"\.\.+|~|…")
_YEAR = re.compile("[12][0-9]{3}")
_FIRM = frozenset({"Y", "M", "D", "FY", "X", "C"})


class Days(NamedTuple):
    """The first and the last day, ISO 8601, both inclusive; None leaves an end open."""

    first: str | None
    last: str | None


class Amounts(NamedTuple):
    """The least and the largest amount, both inclusive, and their unit; None leaves an end open."""

    low: float | None
    high: float | None
    unit: str | None


def days(text: str) -> Days:
    """Read 1986-10-11..1986-10-12, 昭和61年10月, >=1986.

    Raises:
        ValueError: it is no date, or none with a year; the message says so.
    """
    plain = narrow(text).replace(" ", "")
    if len(ends := _BETWEEN.split(plain)) == 2 and any(ends):
        first, last = (_moment(end) if end else None for end in ends)
        low = first.bounds[0].isoformat() if first is not None else None
        high = last.bounds[1].isoformat() if last is not None else None
        if low is not None and high is not None and low > high:
            msg = f"{text!r} ends before it begins"
            raise ValueError(msg)
        return Days(low, high)
    sign, rest = _split(plain)
    begin, end = (day.isoformat() for day in _moment(rest).bounds)
    match sign:
        case ">=":
            return Days(begin, None)
        case ">":
            return Days(_after(end), None)
        case "<=":
            return Days(None, end)
        case "<":
            return Days(None, _before(begin))
        case _:
            return Days(begin, end)


def names(text: str) -> set[str]:
    """Return what a name may be written or called: as it stands, and as the tables call it (US: アメリカ合衆国)."""
    plain = "".join(narrow(text).split()).strip("「」『』")
    return {plain, naming.canonical(plain) or plain}


def whole_date(text: str) -> bool:
    """Tell a word that is a date with its year, and nothing else; 1986 alone may be any number, 1986年 is a year."""
    said = points.at(narrow(text), 0)
    if said is None or said.end != len(text) or said.point.year is None:
        return False
    if said.point.month is None and not text.endswith("年"):
        return False
    try:
        days(text)
    except ValueError:  # 2024年2月30日
        return False
    return True


def amounts(text: str, *, money: bool) -> Amounts:
    """Read >=100弾頭, 100..200, 10億円.

    Raises:
        ValueError: it is no number, or of amount: no money; the message says so.
    """
    plain = narrow(text).replace(" ", "")
    if len(ends := _BETWEEN.split(plain)) == 2 and any(ends):
        low, high = (_quantity(end, money=False) if end else None for end in ends)
        if low is not None and high is not None and low[0] > high[0]:
            msg = f"{text!r} ends before it begins"
            raise ValueError(msg)
        unit = (high or low or (None, None))[1] or (low[1] if low else None)
        if money and unit is None:
            raise ValueError(_no_money(text))
        return Amounts(low and float(low[0]), high and float(high[0]), unit)
    sign, rest = _split(plain)
    amount, unit = _quantity(rest, money=money)
    exact = float(amount)
    tiny = abs(exact) * 1e-12 + 1e-12
    match sign:
        case ">=":
            return Amounts(exact, None, unit)
        case ">":
            return Amounts(exact + tiny, None, unit)
        case "<=":
            return Amounts(None, exact, unit)
        case "<":
            return Amounts(None, exact - tiny, unit)
        case _:
            return Amounts(exact, exact, unit)


def _split(plain: str) -> tuple[str, str]:
    found = _SIGN.fullmatch(plain)
    sign, rest = (found["sign"] or "", found["rest"]) if found is not None else ("", plain)
    return {"≦": "<=", "≧": ">="}.get(sign, sign), rest


def _moment(text: str) -> Moment:
    point: Point | None = None
    if _YEAR.fullmatch(text):
        point = Point(unit="Y", year=int(text))
    else:
        said = points.at(text, 0)
        if said is not None and said.end == len(text) and said.point.unit in _FIRM:
            point = said.point
    if point is None or point.year is None:
        msg = f"{text!r} is no date with a year; write 1986, 1986-10, 1986-10-11, 昭和61年10月 or A..B"
        raise ValueError(msg)
    try:
        moment = refined(Moment(unit="Y", year=point.year), point)
        _ = moment.bounds
    except ValueError as fault:
        msg = f"there is no day {text!r}"
        raise ValueError(msg) from fault
    return moment


def _after(day: str) -> str:
    return day + "~"  # behind every time of that day, before the next


def _before(day: str) -> str:
    return day[:-1] + chr(ord(day[-1]) - 1) + "~"


def _quantity(text: str, *, money: bool) -> tuple[Fraction, str | None]:
    said = quantities.at(text, 0)
    if said is None or said.end != len(text):
        bare = re.match(quantities.NUMBER, text)  # 100弾頭 where 弾頭 is in no table
        value = quantities.value(bare[0]) if bare is not None else None
        if bare is None or value is None or money or text[bare.end() : bare.end() + 1].isdigit():
            raise ValueError(_no_money(text) if money else f"{text!r} is no number; write 100, >=100弾頭, 100..200")
        return value[0], text[bare.end() :]
    if money and said.kind != "money":
        raise ValueError(_no_money(text))
    return said.amount, said.unit


def _no_money(text: str) -> str:
    return f"{text!r} is no amount of money; write 10億円, >=US$5"
