"""The groups of a pattern in, the point that they say out."""

from __future__ import annotations

import re
from dataclasses import replace

from fumikura import eras, numerals, tables
from fumikura.moments import Part, Point, Shift, Unit

WEEKDAYS = "月火水木金土日"
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_MOST_MONTHS, _MOST_DAYS = 12, 31
_FISCAL = re.compile("年[)）]?\\s*度")
_QUARTER = re.compile("第([一二三四])四半期")


def first_of(found: re.Match[str], last: Point) -> Point | None:
    """Read the first of two numbers before one unit (5・6月, 15-16日, 1990～95年); None where there is one only."""
    said = found.groupdict()
    if before := said.get("y0"):
        return replace(last, year=number(before))
    if (before := said.get("e0")) and last.year is not None:
        return replace(last, year=last.year - (_behind(said) - _count(before)))
    if before := said.get("m0"):
        return replace(last, month=number(before)) if 1 <= number(before) <= _MOST_MONTHS else None
    if before := said.get("d0"):
        return replace(last, day=number(before), weekday=None, time=None) if 1 <= number(before) <= _MOST_DAYS else None
    return None


def number(text: str) -> int:
    """Return the value of a whole number that a pattern found."""
    value = numerals.parse(text)
    return int(value) if value is not None else -1


def dated(found: re.Match[str]) -> Point | None:
    """Read a point whose parts are written out."""
    said = found.groupdict()
    year, lunisolar = _year(said)
    if said.get("ey") and year is None:
        return None  # 令和99年
    short = number(said["y2"].strip("’'‘")) if said.get("y2") else None
    month = _month(said)
    day = number(said["d"]) if said.get("d") else None
    if not ((month is None or 1 <= month <= _MOST_MONTHS) and (day is None or 1 <= day <= _MOST_DAYS)):
        return None
    direction = -1 if said.get("past") else 1 if said.get("future") else 0
    rest = found[0]
    unit: Unit = "Y"
    part: Part | None = None
    if day is not None:
        unit = "D"
    elif month is not None:
        unit, part = "M", _part("M", said.get("pM"))
    elif "年代" in rest:
        unit, part = "X", _part("X", said.get("pX"))
    elif _FISCAL.search(rest):
        unit, part = "FY", _part("FY", said.get("pFY"))
    elif said.get("pY"):
        part = _part("Y", said["pY"])
    elif year is None and short is None:
        unit = "D"
    time = _time(said)
    if time == "":
        return None
    return Point(
        unit=unit, year=year, short=short, month=month, day=day, weekday=_weekday(said), part=part, time=time,
        halved=bool(said.get("part")),
        direction=direction, lunisolar=lunisolar and month is not None,
    )  # fmt: skip


def _year(said: dict[str, str | None]) -> tuple[int | None, bool]:
    if written := said.get("y"):
        before = said.get("y0") or ""
        return number(before[: len(before) - len(written)] + written if before else written), False
    era, written = said.get("era"), said.get("ey")
    if not era or not written:
        return None, False
    count = _behind(said)
    known = eras.eras().get(eras.INITIALS.get(era, era))
    year = eras.year(era, count) if known is not None and count in known.years else None
    return year, year is not None and year < eras.SOLAR.year


def _count(written: str) -> int:
    return 1 if written == "元" else number(written)


def _behind(said: dict[str, str | None]) -> int:
    """Return the year of an era; of 三十七、八年 the second."""
    count, before = _count(said.get("ey") or ""), said.get("e0")
    return count if before is None else eras.completed(count, _count(before))


def paired(found: re.Match[str]) -> Point | None:
    """Read two years side by side: 三十七、八年, 平成7～9年; a list of years that do not adjoin is no stretch."""
    point = dated(found)
    first = None if point is None else first_of(found, point)
    if point is None or point.year is None or first is None or first.year is None or first.year >= point.year:
        return None
    stretch = any(sign in found[0] for sign in "~-")
    return point if stretch or point.year == first.year + 1 else None


def _month(said: dict[str, str | None]) -> int | None:
    if said.get("m"):
        return number(said["m"] or "")
    if name := said.get("mon"):
        return next(at for at, month in enumerate(MONTHS, 1) if month[:3] == name[:3])
    return None


def _weekday(said: dict[str, str | None]) -> int | None:
    sign = said.get("wb") or said.get("wd")
    return None if sign is None else WEEKDAYS.index(sign)


def _part(of: str, word: str | None) -> Part | None:
    if word is None:
        return None
    word = _QUARTER.sub(lambda found: f"第{number(found[1])}四半期", word)
    return next(
        Part(row["code"], int(row["first"]), int(row["last"]))
        for row in tables.read("time_parts")
        if row["of"] == of and row["word"] == word
    )


def _time(said: dict[str, str | None]) -> str | None:
    """Return TIMEX3's time of day; "" where the hour does not exist."""
    word = said.get("part")
    row = next((row for row in tables.read("day_parts") if row["word"] == word), None)
    hours = said.get("h") or said.get("ch")
    if hours is None:
        return row["code"] if row is not None else None
    hour, minute = number(hours), said.get("mi") or said.get("cm")
    minutes = number(minute) if minute else 30 if said.get("half") else 0
    seconds = said.get("s") or said.get("cs")
    if row is not None and hour < 12:
        hour += int(row["add"])
    if not (0 <= hour <= 30 and 0 <= minutes < 60):
        return ""
    return f"T{hour:02}:{minutes:02}" + (f":{number(seconds):02}" if seconds else "")


def century(found: re.Match[str]) -> Point | None:
    """Read 20世紀初頭; the twentieth begins with 1901."""
    count = number(found["c"])
    return Point(unit="C", year=(count - 1) * 100 + 1, part=_part("C", found["pC"])) if 1 <= count <= 30 else None


def shifted(found: re.Match[str]) -> Point | None:
    """Read 昨年11月, 先月20日, 来週月曜日, 本日午後5時."""
    said = found.groupdict()
    row = next(row for row in tables.read("time_words") if row["word"] == said["word"])
    shift = Shift(row["unit"], int(row["amount"]), row["base"])
    month = number(said["m"] or "") if said.get("m") else None
    day = number(said["d"] or "") if said.get("d") else None
    if not ((month is None or 1 <= month <= _MOST_MONTHS) and (day is None or 1 <= day <= _MOST_DAYS)):
        return None
    time = _time(said)
    if time == "":
        return None
    units: dict[str, Unit] = {"C": "C", "Y": "Y", "FY": "FY", "M": "M", "W": "W", "D": "D"}
    unit = units[row["unit"]]
    part = next((_part(of, said[f"p{of}"]) for of in ("M", "Y", "FY", "C") if said.get(f"p{of}")), None)
    if day is not None or _weekday(said) is not None:
        unit = "D"
    elif month is not None:
        unit = "M"
    return Point(
        unit=unit, month=month, day=day, weekday=_weekday(said), part=part, time=time, shift=shift,
        halved=bool(said.get("part")),
    )  # fmt: skip


def night(found: re.Match[str]) -> Point | None:
    """Read 翌朝6時半."""
    said = found.groupdict()
    row = next(row for row in tables.read("day_words") if row["word"] == said["night"])
    time = _time({**said, "part": row["part"]})
    if not time:
        return None
    return Point(unit="D", time=time, halved=True, shift=Shift("D", int(row["amount"]), row["base"]))


def end_of(found: re.Match[str]) -> Point | None:
    """Read 年末, 月内, 年度末: of the year, the month that is spoken of."""
    of, to = found["of"], found["to"]
    units: dict[str, Unit] = {"年度": "FY", "年": "Y", "月": "M", "週": "W"}
    unit = units[of]
    if to == "内":
        return Point(unit=unit, shift=Shift(unit, 0, "last"))
    part = None if unit == "W" else next(
        (_part(unit, row["word"]) for row in tables.read("time_parts") if row["of"] == unit and row["word"] == to), None
    )  # fmt: skip
    return Point(unit=unit, part=part, shift=Shift(unit, 0, "last")) if part is not None or unit == "W" else None
