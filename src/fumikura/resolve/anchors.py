"""Time expressions of a document in reading order in, the days that they mean and what says so out.

A date that leaves something out takes it from what was spoken of last in the same paragraph, else from the
date of the document or of its sub-document. Where the text gives no bound, none is given (HeidelTime's
narrative strategy; Strötgen and Gertz 2013, with a document date where there is one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from fumikura import eras
from fumikura.moments import Expression, Moment, Point, Shift, moved, refined
from fumikura.spans import Span

_PAST = re.compile(r"[^。]*?(?:た|だった|ました|でした)(?:[。」）)]|$)")
# what lies ahead of whoever writes: 締切は一月末日, 二月十日までに, 三月に開催します
_TERM = re.compile("(?:締め?切り?|〆切|しめきり|期限|期日|予定日?|提出先?|必着)[^。]{0,12}$")
_AIMED = re.compile(
    "[ \u3000]?(?:[(（][^（）()]{1,6}[)）])?(?:まで(?:に(?!は)|、?(?:受け?付|募集|お?申し?込|お寄せ|提出)|です|。|$)"
    "|必着|締め?切|〆切|[^。、]{0,20}?(?:開催|実施|開始|募集|公開|発行|刊行|行|開)(?:し|い|き|いたし|致し)ます"
    "|[^。、]{0,20}?(?:予定|見込み?)(?:です|で(?:ある|す)|。|$))"
)
_STORY = timedelta(days=62)  # a day without a month goes on with a story that is no further from the document's date
_NEAR = 3  # paragraphs in which what was said last still holds for a year
_BESIDE = 24  # characters before a day in which it is called a term
_BACK = 6  # months that a story goes back; further back is the next year: 12月 … 1月
_AHEAD = 9  # years that a decade may begin after the document


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of a document or sub-document, and where it is stated; None where it comes from elsewhere."""

    day: date
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its time expressions.

    Attributes:
        text: of the block.
        spans: of the expressions in the source.
        dated: of the document that it belongs to, None if that has no date.
        part: number of that document in the file.
        aside: a note or a row: it takes from the narrative and gives nothing to it.
    """

    text: str
    expressions: Sequence[Expression]
    spans: Sequence[Span]
    dated: Dated | None
    part: int = 0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means.

    Attributes:
        type, value: of TIMEX3.
        begin, end: first and last day; None for durations, sets and what nothing bounds.
        anchor: of the expression or document date that it was resolved against.
        other: value of the second reading, where two remain.
    """

    type: str
    value: str
    begin: date | None = None
    end: date | None = None
    anchor: Span | None = None
    other: str | None = None


class _Last(NamedTuple):
    moment: Moment
    span: Span
    passage: int
    at: int = 0  # where it ends in the passage
    lunisolar: bool = False  # of the old calendar, as is what takes its year from it


class _Anchored(NamedTuple):
    moment: Moment
    anchor: Span | None = None
    other: str | None = None


def resolve(passages: Iterable[Passage]) -> Iterator[list[Resolved | None]]:
    """Yield, for each passage, what its expressions mean; None for those that mean no time there."""
    walk = _Walk()
    for number, passage in enumerate(passages):
        yield walk.read(number, passage)


class _Walk:
    """The walk over the passages of a file: what was spoken of last."""

    def __init__(self) -> None:
        self.last: _Last | None = None
        self.story: _Last | None = None  # the last day that was told of
        self.part = -1
        self.number = 0
        self.passage = Passage("", (), (), None)

    def read(self, number: int, passage: Passage) -> list[Resolved | None]:
        """Resolve the expressions of one passage."""
        if passage.part != self.part:
            self.part, self.last, self.story = passage.part, None, None
        self.number, self.passage = number, passage
        kept = self.last, self.story
        found = [
            self._one(expression, span) for expression, span in zip(passage.expressions, passage.spans, strict=True)
        ]
        if passage.aside:
            self.last, self.story = kept
        return found

    def _one(self, expression: Expression, span: Span) -> Resolved | None:
        if expression.first is None or expression.last is None:
            return Resolved(expression.type, expression.value or "")
        try:
            first = self._point(expression.first, expression, self.last)
            if first is None:
                return self._unbounded(expression)
            last = first
            if expression.last is not expression.first:
                ranged = self._point(
                    _afternoon(expression.first, expression.last),
                    expression,
                    _Last(first.moment, span, self.number, expression.end),
                )
                last = ranged or first
            lunisolar = expression.first.lunisolar or self._of_old(expression.first, first)
            found = self._resolved(expression, first, last, lunisolar=lunisolar)
        except (ValueError, OverflowError):  # 2月30日, 5000年前
            return None
        self.last = _Last(last.moment, span, self.number, expression.end, lunisolar)
        if last.moment.unit == "D":
            self.story = self.last
        return found

    def _of_old(self, point: Point, found: _Anchored) -> bool:
        """Tell a month or day that takes its year from one of the old calendar."""
        bases = [base for base in (self.last, self.story) if base is not None and base.lunisolar]
        inherits = found.moment.year < eras.SOLAR.year and point.year is None and found.moment.unit in {"M", "D"}
        return inherits and any(base.span == found.anchor for base in bases)

    @staticmethod
    def _resolved(expression: Expression, first: _Anchored, last: _Anchored, *, lunisolar: bool) -> Resolved:
        if lunisolar:  # its days are those of no other calendar: no more than the year is sure
            return Resolved("DATE", str(first.moment.year), *_whole_year(first.moment), first.anchor)
        begin, end = first.moment.bounds[0], last.moment.bounds[1]
        if begin > end:
            return Resolved(expression.type, first.moment.value, *_whole_year(first.moment), first.anchor, first.other)
        value = first.moment.value
        if last.moment != first.moment:
            value = f"{value.partition('/')[0]}/{last.moment.value.rpartition('/')[2]}"
        return Resolved(expression.type, value, begin, end, first.anchor, first.other)

    def _unbounded(self, expression: Expression) -> Resolved | None:
        """Keep a date without its year; what leans on a date that nobody named is none."""
        point = expression.first
        if point is None or point.shift is not None or point.month is None:
            return None
        day = f"-{point.day:02}" if point.day is not None else ""
        return Resolved(expression.type, f"XXXX-{point.month:02}{day}{point.time or ''}")

    # -- one point -------------------------------------------------------------------------------

    def _point(self, point: Point, expression: Expression, last: _Last | None) -> _Anchored | None:
        if point.shift is not None:
            return self._shifted(point, point.shift, expression, last)
        if point.lunisolar and point.day is not None:
            point = replace(point, unit="M", day=None, weekday=None, time=None)  # a 2月30日 is none of ours
        if point.year is not None:
            return _Anchored(refined(Moment(unit="Y", year=point.year), point))
        if point.short is not None:
            return self._short(point, last)
        if point.month is not None:
            return self._month(point, expression, last)
        if point.day is not None:
            return self._day(point, last)
        return self._time(point, expression, last)

    def _now(self) -> _Last | None:
        dated = self.passage.dated
        if dated is None:
            return None
        day = dated.day
        return _Last(Moment(unit="D", year=day.year, month=day.month, day=day.day), dated.span or Span(0, 0), -1)

    def _near(self, last: _Last | None, within: int = 0) -> _Last | None:
        """Return what was spoken of last if that was in this passage, or in one of the few before it."""
        return last if last is not None and self.number - last.passage <= within else None

    def _shifted(self, point: Point, shift: Shift, expression: Expression, last: _Last | None) -> _Anchored | None:
        now = self._now()
        if shift.base == "now":
            base = now
        elif expression.rule == "end-of":
            base = self._near(last, 1) or now
        elif shift.unit == "D":
            day = last if last is not None and last.moment.unit == "D" else self.story
            base = day or (now if shift.amount == 0 else None)
        else:
            base = self._near(last, _NEAR) or (now if shift.amount == 0 else None)
        if base is None:
            return None
        return _Anchored(refined(moved(base.moment, shift.unit, shift.amount), point), _span(base))

    def _short(self, point: Point, last: _Last | None) -> _Anchored | None:
        base = self._now() or last
        short = point.short or 0
        if point.unit == "X":
            ahead = base is not None and 2000 + short <= base.moment.year + _AHEAD
            decade = (2000 if ahead else 1900) + short
            return _Anchored(Moment(unit="X", year=decade, part=point.part), _span(base))
        if base is None:
            return None
        years = eras.nearest(short, base.moment.year)
        if not years:  # no era of that time had so many years
            return None
        other = refined(Moment(unit="Y", year=years[1]), point).value if len(years) > 1 else None
        return _Anchored(refined(Moment(unit="Y", year=years[0]), point), _span(base), other)

    def _month(self, point: Point, expression: Expression, last: _Last | None) -> _Anchored | None:
        now = self._now()
        near = self._near(last)
        if (
            near is not None
            and near.moment.unit not in {"M", "D"}
            and "。" in self.passage.text[near.at : expression.start]
        ):
            near = None  # a year that another sentence named
        story = self._told(expression, now) if near is None and not point.direction else None
        if story is not None:
            return _Anchored(_onward(point, story.moment), _span(story))
        base = near or now or last
        if base is None:
            return None
        moment = refined(Moment(unit="Y", year=base.moment.year), point)
        today = now.moment.bounds[0] if now is not None else None
        if point.direction and today is not None:
            moment = refined(Moment(unit="Y", year=today.year), point)
            if (moment.bounds[0] > today) == (point.direction < 0):
                moment = replace(moment, year=moment.year + point.direction)
            return _Anchored(moment, _span(now))
        other = None
        if near is not None and today is not None and moment.bounds[1] < near.moment.bounds[0]:
            later = replace(moment, year=moment.year + 1)  # a story goes forward: 昨年11月 … 9月
            if later.bounds[0] <= today:
                return _Anchored(later, _span(base), moment.value)
        if near is None and today is not None and moment.bounds[0] > today and self._past(expression):
            other, moment = moment.value, replace(moment, year=moment.year - 1)
        if today is not None and moment.year == today.year and self._ahead(expression, moment, today):
            other, moment = moment.value, replace(moment, year=moment.year + 1)
        return _Anchored(moment, _span(base), other)

    def _told(self, expression: Expression, now: _Last | None) -> _Last | None:
        """Return the day that a story goes on from in another paragraph; in a dated text only what is told as done."""
        story, last = self.story, self.last
        if story is None or last is None or last.moment.year != story.moment.year:
            return None  # another year was named behind it
        if now is None:
            return story
        if (
            self._near(story, _NEAR) is None
            or story.moment.bounds[0] > now.moment.bounds[0]
            or not self._past(expression)
        ):
            return None
        return story

    def _day(self, point: Point, last: _Last | None) -> _Anchored | None:
        now = self._now()
        base = self._near(last) or now or last
        dated = last is not None and last.moment.unit in {"D", "M"}
        if (
            dated
            and last is not None
            and now is not None
            and abs(last.moment.bounds[0] - now.moment.bounds[0]) <= _STORY
        ):
            base = last
        if base is None:
            return None
        if base.moment.unit not in {"D", "M", "W"}:
            base = now
            if base is None:
                return None
        moment = moved(base.moment, "M", 0)
        if point.direction and now is not None:
            today = now.moment.bounds[0]
            moment = refined(moved(now.moment, "M", 0), point)
            if (moment.bounds[0] > today) == (point.direction < 0):
                moment = refined(moved(now.moment, "M", point.direction), point)
            return _Anchored(moment, _span(now))
        return _Anchored(refined(moment, point), _span(base))

    def _time(self, point: Point, expression: Expression, last: _Last | None) -> _Anchored | None:
        """A time of day belongs to the day spoken of; a part of the day alone only in the same paragraph."""
        near = self._near(last, 0 if expression.rule == "part-of-day" else _NEAR)
        base = near if near is not None and near.moment.unit == "D" else None
        now = self._now()
        told = base is not None and base.passage == self.number  # of a paragraph before only if the story is near
        if base is not None and now is not None and not told:
            far = abs(base.moment.bounds[0] - now.moment.bounds[0]) > _STORY
            base = None if far else base
        if base is None and expression.rule != "part-of-day":
            base = self._now()
        return None if base is None else _Anchored(refined(replace(base.moment, time=None), point), _span(base))

    def _ahead(self, expression: Expression, moment: Moment, today: date) -> bool:
        """Tell a term of a month that this year has behind it, nearer in the next than in this."""
        begin, end = replace(moment, year=moment.year + 1).bounds[0], moment.bounds[1]
        if end >= today or today - end <= begin - today or self._past(expression):
            return False
        text, start = self.passage.text, expression.start
        return _TERM.search(text, max(0, start - _BESIDE), start) is not None or (
            expression.first is expression.last and _AIMED.match(text, expression.end) is not None
        )

    def _past(self, expression: Expression) -> bool:
        return _PAST.match(self.passage.text, expression.end) is not None


def _onward(point: Point, story: Moment) -> Moment:
    """Return the month of a story that goes forward: 12月20日 … 1月5日 is of the next year."""
    back = (story.month or 1) - (point.month or 1)
    return refined(Moment(unit="Y", year=story.year + (back > _BACK)), point)


def _span(base: _Last | None) -> Span | None:
    return None if base is None or base.span == Span(0, 0) else base.span


def _afternoon(first: Point, last: Point) -> Point:
    """Read 6時半 in 午後3時から6時半 as one of the afternoon."""
    if first.time is None or last.time is None or last.halved or not first.halved:
        return last
    start, stop = first.time[1:3], last.time[1:3]
    if start.isdigit() and stop.isdigit() and int(start) >= 12 > int(stop) and int(stop) + 12 > int(start):
        return replace(last, time=f"T{int(stop) + 12}{last.time[3:]}", halved=True)
    return last


def _whole_year(moment: Moment) -> tuple[date, date]:
    """Bound a day of the lunisolar calendar or a range that runs backwards, by its year."""
    return date(moment.year, 1, 1), date(moment.year, 12, 31)
