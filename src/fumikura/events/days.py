"""What day an event has: its own, that of the story so far, of the meeting it names, of the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from fumikura.records import Mention

_NEAR = timedelta(days=2)  # between two days of one meeting
_THIS = re.compile("今次|今回の?|先般の?|この度の?|今般の?")
_SAME = re.compile("同じ?|この|その|右|上記の?|前記の?|当該")
_POINTED = re.compile("(?:この|同|右|その|当該)")
_MEETING = re.compile(
    "(?P<which>今次|今回の?|同|この|右|上記の?|先般の?)?(?P<kind>[一-龥ァ-ヴー間の・]{0,12}?)(?P<head>会合|会談|会議|協議|サミット|セッション|交渉)"
)


class Day(NamedTuple):
    """When an event took place.

    Attributes:
        begin, end: ISO 8601 days, both inclusive; None where the text gives no bound.
        time: TIMEX3 of a clock time or part of a day.
        span: of the expression in the source.
        text: in the text's own words.
        basis: ``own``, ``carried`` from the story, ``inferred`` from a meeting that is named, ``document``.
        precision: day, month, year, interval.
    """

    begin: str | None
    end: str | None
    time: str | None = None
    span: tuple[int, int] | None = None
    text: str | None = None
    basis: str = "own"

    @property
    def precision(self) -> str:
        """How wide it is: day, month, year, interval."""
        if self.begin is None or self.end is None:
            return "open"
        first, last = date.fromisoformat(self.begin), date.fromisoformat(self.end)
        length = (last - first).days
        if length == 0:
            return "day"
        if first.day == 1 and (last + timedelta(days=1)).day == 1:
            return "month" if length < 31 else "year" if length in {364, 365} else "interval"
        return "interval"


def of(mention: Mention) -> Day | None:
    """Return the day of a time expression; None for durations and sets."""
    if mention.type not in {"DATE", "TIME"} or (mention.begin is None and mention.end_date is None):
        return None
    value = mention.value or ""
    time = value if "/" in value and "T" in value else f"T{value.partition('T')[2]}" if "T" in value else None
    text = "".join(mention.text.split())
    return Day(mention.begin, mention.end_date, time, (mention.start, mention.end), text)


class Meetings:
    """The meetings that a document has dated so far, to find 同専門家会合 and 今次会合 again."""

    def __init__(self) -> None:
        self._held: list[tuple[str, Day]] = []
        self._later: list[tuple[str, Day]] = []
        self._spoken: list[str] = []

    def again(self) -> None:
        """Begin at the top of the document; what it dates later counts less than what stands before a clause."""
        self._held, self._later, self._spoken = [], self._held, []

    def speak(self, name: str) -> None:
        """Remember that a meeting was named, dated or not."""
        if not _POINTED.match(name):
            self._spoken.append(name)

    def add(self, name: str, day: Day) -> None:
        """Remember that a meeting of this name was held; この会合 is the one named before."""
        if _POINTED.match(name):
            name = next((spoken for spoken in reversed(self._spoken) if spoken[-2:] == name[-2:]), name)
        if day.begin is not None:
            self._held.append((name, day))

    def named(self, text: str, own: Iterable[str] = ()) -> tuple[str, Day] | None:
        """Return the name and the days of the meeting that a clause speaks of.

        Args:
            text: of the clause.
            own: days of the record itself, which 今次会合 does not mean.
        """
        for found in _MEETING.finditer(text):
            which, kind, head = found["which"] or "", found["kind"].strip("のとや間"), found["head"]
            if _THIS.fullmatch(which):
                days = self._stretch(set(own))
                if days is not None:
                    return found[0], days
            known = [*reversed(self._later), *self._held]  # what stands before goes before what comes
            like = [day for name, day in known if head in name and kind and _alike(kind, name)]
            if like and (_SAME.fullmatch(which) or which == ""):
                return found[0], like[-1]._replace(basis="inferred")
        return None

    def _stretch(self, own: set[str]) -> Day | None:
        """Return the days that the meetings of the story took, from the last back while they adjoin."""
        days = [
            day
            for _, day in (*self._later, *self._held)
            if day.begin and day.end and day.begin not in own and _short(day)
        ]
        if not days:
            return None
        ordered = sorted(days, key=lambda day: str(day.begin))
        groups: list[list[Day]] = []
        for day in ordered:
            last = groups[-1][-1] if groups else None
            if last is not None and date.fromisoformat(str(day.begin)) - date.fromisoformat(str(last.end)) <= _NEAR:
                groups[-1].append(day)
            else:
                groups.append([day])
        group = max(groups, key=len)
        end = max(str(day.end) for day in group)
        return Day(group[0].begin, end, None, group[0].span, group[0].text, "inferred")


def _short(day: Day) -> bool:
    return (date.fromisoformat(str(day.end)) - date.fromisoformat(str(day.begin))).days <= 10


def _alike(kind: str, name: str) -> bool:
    """Tell 専門家 from 首脳: two characters of the kind stand in the name."""
    return any(kind[at : at + 2] in name for at in range(len(kind) - 1))


def meeting_name(text: str) -> str | None:
    """Return the meeting that a stretch names last."""
    found: Sequence[re.Match[str]] = [*_MEETING.finditer(text)]
    return found[-1][0] if found else None
