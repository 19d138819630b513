"""Japanese eras: a year of an era in, the year of the Gregorian calendar out, and the eras of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fumikura import tables

MODERN = 1868  # the eras that figures without an era may be of begin here, unless an older year was named
SOLAR = date(1873, 1, 1)  # before it days and months are those of the lunisolar calendar
INITIALS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和",
            "明": "明治", "大": "大正", "昭": "昭和", "平": "平成", "令": "令和"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Era:
    """An era: year ``n`` of it is ``first_year + n - 1``; it ends with ``last_day``, if it has ended.

    The last year of one is the first of the next, though the new year of the lunisolar calendar came later.
    """

    name: str
    first_year: int
    first_day: date
    last_day: date | None
    last_year: int

    @property
    def years(self) -> range:
        """The numbers that its years have; an era that goes on may yet see many."""
        return range(1, self.last_year - self.first_year + 2)


@tables.cached
def eras() -> dict[str, Era]:
    """Return the eras by name, the oldest first."""
    rows = tables.read("eras")
    ends = [int(row["first_year"]) for row in rows[1:]] + [int(rows[-1]["first_year"]) + 99]
    return {
        row["era"]: Era(
            row["era"],
            int(row["first_year"]),
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]) if row["last_day"] else None,
            last_year,
        )
        for row, last_year in zip(rows, ends, strict=True)
    }


def year(era: str, number: int) -> int | None:
    """Return the Gregorian year; None if there is no such era.

    >>> year("昭和", 61), year("S", 61), year("令和", 1)
    (1986, 1986, 2019)
    """
    found = eras().get(INITIALS.get(era, era))
    return None if found is None else found.first_year + number - 1


def candidates(number: int, *, since: int = MODERN) -> Iterator[int]:
    """Yield the years that a number of one or two digits may mean: of a modern era, or the last two of four.

    >>> sorted(candidates(61))
    [1961, 1986, 2061, 2079]
    """
    seen = set()
    for era in eras().values():
        if era.first_year >= since and number in era.years:
            seen.add(era.first_year + number - 1)
    yield from sorted(seen | {1900 + number, 2000 + number} if number > 9 else seen)


def _since(year: int) -> int:
    """Return from when on eras count beside a year: all of them beside one that is older than the modern ones."""
    return 0 if year < MODERN else MODERN


def completed(number: int, before: int) -> int:
    """Return the number of a year whose tens are left out behind another: 三十七、八年, 三十二年から三年.

    >>> completed(8, 37), completed(3, 59), completed(60, 59)
    (38, 3, 60)
    """
    return before - before % 10 + number if before % 10 < number < 10 else number


def within(number: int, year: int) -> int:
    """Return the year that a short number means behind a year: of the same century or era, and not before it.

    >>> within(96, 1991), within(7, 1914)
    (1996, 1918)
    """
    behind = [found for found in candidates(number, since=_since(year)) if found >= year]
    return min(behind, default=year)


def nearest(number: int, to: int) -> tuple[int, ...]:
    """Return the years that a short number may mean, the nearest to a given year first."""
    return tuple(sorted(candidates(number, since=_since(to)), key=lambda found: (abs(found - to), found > to)))
