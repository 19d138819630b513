"""Years or months in, an axis out: neighbours stand side by side, long stretches without texts are shortened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from fumikura.export.charts.style import SMALL, wide
from fumikura.export.charts.words import say
from fumikura.export.entries import Lang

By = Literal["year", "month"]
_LONG = 3  # periods without texts that are shortened, if there are more
_YEARS = 24  # months that are told as years
_GAP = 1.2  # what a shortened stretch takes, in periods


class Axis(NamedTuple):
    """Where periods stand.

    Attributes:
        places: middle of each period in pixels.
        step: width of a period.
        breaks: middle of each shortened stretch, and how many periods it leaves out.
        runs: periods that follow one another without any left out.
    """

    places: dict[str, float]
    step: float
    breaks: tuple[tuple[float, int], ...]
    runs: tuple[tuple[str, ...], ...]


def number(period: str) -> int:
    """Count a year or month.

    >>> number("1986"), number("1986-10") - number("1986-09")
    (1986, 1)
    """
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def axis(periods: Iterable[str], width: float) -> Axis:
    """Lay periods out on so many pixels."""
    listed = sorted({*periods})
    places: dict[str, float] = {}
    breaks: list[tuple[float, int]] = []
    runs: list[list[str]] = []
    at, before = 0.0, ""
    for period in listed:
        missing = number(period) - number(before) - 1 if before else 0
        if not before or missing:
            runs.append([])
        if missing > _LONG:
            breaks.append((at + _GAP / 2, missing))
            at += _GAP
        else:
            at += missing
        places[period] = at + 0.5
        runs[-1].append(period)
        at += 1
        before = period
    step = width / max(at, 1.0)
    return Axis(
        {period: round(place * step, 1) for period, place in places.items()}, step,
        tuple((round(place * step, 1), missing) for place, missing in breaks), tuple(map(tuple, runs)),
    )  # fmt: skip


def labels(found: Axis, by: By, lang: Lang) -> Iterator[tuple[float, str, bool]]:
    """Yield place, text, and whether it names a period (else a stretch left out), as far as there is room."""
    taken = -99.0
    for period, place in found.places.items():
        if place - wide(period, SMALL) / 2 > taken:
            yield place, period, True
            taken = place + wide(period, SMALL) / 2 + 6
    taken = -99.0
    for place, missing in found.breaks:
        text = say(f"no texts {by}", lang, number=missing)
        if by == "month" and missing >= _YEARS:
            text = say("no texts year", lang, number=missing // 12)
        if place - wide(text, SMALL) / 2 > taken:
            yield place, text, False
            taken = place + wide(text, SMALL) / 2 + 4
