"""Stretches of the calendar: values and bounds."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from fumikura import eras
from fumikura.moments import Moment, Part, moved

VALUES = [
    (Moment(unit="C", year=1901), "19XX", "1901-01-01", "2000-12-31"),
    (Moment(unit="C", year=1901, part=Part("H2", 51, 100)), "19XX", "1951-01-01", "2000-12-31"),
    (Moment(unit="X", year=1970), "197X", "1970-01-01", "1979-12-31"),
    (Moment(unit="FY", year=2024), "FY2024", "2024-04-01", "2025-03-31"),
    (Moment(unit="FY", year=2024, part=Part("Q4", 13, 15)), "FY2024-Q4", "2025-01-01", "2025-03-31"),
    (Moment(unit="FY", year=2024, part=Part("03", 15, 15)), "2025-03", "2025-03-01", "2025-03-31"),
    (Moment(unit="Y", year=2019, part=Part("WI", 12, 14)), "2019-WI", "2019-12-01", "2020-02-29"),
    (Moment(unit="M", year=2023, month=2), "2023-02", "2023-02-01", "2023-02-28"),
    (Moment(unit="M", year=2023, month=2, part=Part("LAST", 31, 31)), "2023-02-28", "2023-02-28", "2023-02-28"),
    (Moment(unit="W", year=2021, month=1, day=4), "2021-W01", "2021-01-04", "2021-01-10"),
    (Moment(unit="D", year=1986, month=10, day=12, time="TMO"), "1986-10-12TMO", "1986-10-12", "1986-10-12"),
]
MOVED = [
    (Moment(unit="D", year=2024, month=2, day=29), "Y", 1, "2025"),
    (Moment(unit="D", year=2024, month=1, day=31), "M", 1, "2024-02"),
    (Moment(unit="M", year=2024, month=1), "M", -1, "2023-12"),
    (Moment(unit="D", year=2024, month=12, day=31), "D", 1, "2025-01-01"),
    (Moment(unit="D", year=2022, month=6, day=10), "W", -1, "2022-W22"),
    (Moment(unit="D", year=2022, month=3, day=31), "FY", 0, "FY2021"),
    (Moment(unit="D", year=2000, month=1, day=1), "C", 0, "19XX"),
    (Moment(unit="Y", year=2001), "X", -1, "199X"),
]


@pytest.mark.parametrize(("moment", "value", "first", "last"), VALUES, ids=lambda value: str(value)[:40])
def test_value_and_bounds(moment, value, first, last):
    assert (moment.value, *map(str, moment.bounds)) == (value, first, last)


@pytest.mark.parametrize(("moment", "unit", "amount", "value"), MOVED, ids=lambda value: str(value)[:40])
def test_moved(moment, unit, amount, value):
    assert moved(moment, unit, amount).value == value


def test_the_eras_follow_one_another_without_a_gap():
    found = list(eras.eras().values())

    for before, after in pairwise(found):
        assert (after.first_day - before.last_day).days == 1


def test_a_short_year_is_that_of_the_nearest_era_or_century():
    assert eras.nearest(61, 1986)[0] == 1986
    assert eras.nearest(91, 1986)[0] == 1991
    assert eras.nearest(7, 2025)[0] == 2025
    assert eras.nearest(64, 1990)[0] == 1989


def test_a_day_that_does_not_exist_has_no_bounds():
    with pytest.raises(ValueError, match="day"):
        _ = Moment(unit="D", year=2023, month=2, day=29).bounds


def test_the_last_day_of_an_era_is_its_own():
    assert eras.eras()["昭和"].last_day == date(1989, 1, 7)
