"""Japanese eras: a year of an era in, the year of the Gregorian calendar out, and the eras of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fumikura import tables

SOLAR = date(1873, 1, 1)  # before it days and months are those of the lunisolar calendar
INITIALS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和",
            "明": "明治", "大": "大正", "昭": "昭和", "平": "平成", "令": "令和"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Era:
    """An era: year ``n`` of it is ``first_year + n - 1``; it ends with ``last_day``, if it has ended."""

    name: str
    first_year: int
    first_day: date
    last_day: date | None

    @property
    def years(self) -> range:
        """The numbers that its years have; an era that goes on may yet see many."""
        last = self.last_day.year if self.last_day is not None else self.first_year + 99
        return range(1, last - self.first_year + 2)


@tables.cached
def eras() -> dict[str, Era]:
    """Return the eras by name, the oldest first."""
    return {
        row["era"]: Era(
            row["era"],
            int(row["first_year"]),
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        )
        for row in tables.read("eras")
    }


def year(era: str, number: int) -> int | None:
    """Return the Gregorian year; None if there is no such era.

    >>> year("昭和", 61), year("S", 61), year("令和", 1)
    (1986, 1986, 2019)
    """
    found = eras().get(INITIALS.get(era, era))
    return None if found is None else found.first_year + number - 1


def candidates(number: int) -> Iterator[int]:
    """Yield the years that a number of one or two digits may mean: of an era, or the last two of four.

    >>> sorted(candidates(61))
    [1961, 1986, 2061, 2079]
    """
    seen = set()
    for era in eras().values():
        if number in era.years:
            seen.add(era.first_year + number - 1)
    yield from sorted(seen | {1900 + number, 2000 + number} if number > 9 else seen)


def within(number: int, year: int) -> int:
    """Return the year that a short number means behind a year: of the same century or era, and not before it.

    >>> within(96, 1991), within(7, 1914)
    (1996, 1918)
    """
    behind = [found for found in candidates(number) if found >= year]
    return min(behind, default=year)


def nearest(number: int, to: int) -> tuple[int, ...]:
    """Return the years that a short number may mean, the nearest to a given year first."""
    return tuple(sorted(candidates(number), key=lambda found: (abs(found - to), found > to)))
