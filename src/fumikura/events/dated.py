"""A clause in, the events out that have a day of their own inside it: 昨年11月の会談, 3月末までに, （5月30日公布）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fumikura.events.clauses import Clause, hypothetical
from fumikura.events.cues import Cue
from fumikura.events.days import Day
from fumikura.events.scene import Scene, Told
from fumikura.records import Event, Mention

_TARGET = re.compile("までに?|以内|目標|期限|締め?切|スケジュール|を目途|期日|期す")
_LIMITS = frozenset({"BEFORE_OR_ON", "EQUAL_OR_LESS", "END"})
# between a time and the noun that it dates: 昨年11月に行われた米ソ首脳会談
_LINK = re.compile(
    "(?:の|に|で|付|付け|、|\\)|及び|[0-9月日年 \u3000]|(?:に)?(?:行われた|行なわれた|開かれた|開催された|おける))*"
)
# between what a day is the term of, and the day
_TERM = re.compile("(?:日時?)?(?:[はがを:：、 \u3000]|について)*")
_PERIOD = re.compile("(?:の?(?:実施|受付)?(?:期間|日程|会期))(?:[はがを:：、 \u3000])*")
_RANGE = re.compile("から|より|[~～〜]|[-－―]")
_LASTING = frozenset({"consultation", "meeting", "publication"})
_SINCE = re.compile(
    "以来|以前|の[^、。はがをに]{0,20}(?:以来|以降|以後)|から(?:今日|現在)|生まれ"
)  # a day that only bounds another
_CLOSING = re.compile("[)）・、]")
_BROKEN = re.compile("[はがを。]")  # what ends the reach of a time
_BROKEN_OFF = re.compile("[はがを。とで]|に(?!お)")  # 2026年の国会に法案を
_BESIDE = 30  # characters between a time and the noun that it dates
_REACH = 200  # characters in which a time finds what it dates
_YEARS = re.compile("P([0-9]{1,3})Y")
_WITHIN = re.compile("以内")
_FROM = re.compile("後|から|より|次第")
_GOES_ON = ("で", "に", "が", "は")  # behind a dated noun, when the time dates the whole clause as well

_SPOKEN = frozenset({"meeting", "communication"})  # what a day before a comma dates: 9月18日、…の電話連絡
_AGE = 9  # years

Time = tuple[Day, tuple[int, int]]


def _long(day: Day) -> bool:
    """Tell an age in which much took place: 19世紀, 昭和."""
    return day.begin is not None and day.end is not None and int(day.end[:4]) - int(day.begin[:4]) > _AGE


def _belongs(between: str, kind: str, *, done_to: bool) -> bool:
    """Tell from what stands between a time and a noun whether the time is the noun's: 昨年11月に行われた|会談."""
    if between.count("「") > between.count("」"):
        return False  # 2月14日に「会議の開催について」に基づき
    if "、" in between and (done_to or kind not in _SPOKEN):
        return False  # 10月2日、会談を拒否; 12月6日、施行期日を
    link = _LINK.match(between)
    if link is None or link.end() == 0:
        return False
    return (_BROKEN if kind in _SPOKEN else _BROKEN_OFF).search(between, link.end()) is None


class Apart(NamedTuple):
    """The events that a time dates by itself, and the times that are left for the clause."""

    events: list[Event]
    free: list[Time]


class Dated:
    """Finds what has a day of its own; keeps the target that 次の5年間 counts from."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.target: Day | None = None

    def apart(self, clause: Clause, inside: Sequence[Cue]) -> Apart:
        """Return the events that a time dates by itself (昨年11月の会談で合意された), and the times that are left."""
        events: list[Event] = []
        free: list[Time] = []
        starts = {cue.at: self.scene.span(cue)[0] for cue in inside}
        for day, span in self.scene.times:
            if clause.start <= span[0] < clause.end:
                near = [cue for cue in inside if abs(starts[cue.at] - span[0]) <= _REACH]
                found, left = self._one(clause, near, day, span)
                events += found
                free += [(day, span)] if left else []
        return Apart(events, free)

    def _one(self, clause: Clause, inside: Sequence[Cue], day: Day, span: tuple[int, int]) -> tuple[list[Event], bool]:
        """Return the events that one time dates, and whether it dates the clause too."""
        scene = self.scene
        events: list[Event] = []
        if _SINCE.match(scene.text, span[1]) or _long(day):
            return events, False
        clipped = next((cue for cue in inside if self._clipped(span, cue)), None)
        if clipped is not None:
            return [self._event(clause, span[0], scene.span(clipped)[1], clipped.type, clipped, day)], False
        noun = self._noun(inside, span)
        verb = next((cue for cue in inside if cue.attributive and cue.past and self._leads(span, cue)), None)
        target = self._aims(clause, day, span)
        period = self._period(inside, span) if target or noun is None else None
        if period is not None:
            events.append(self._event(clause, scene.span(period)[0], clause.end, period.type, period, day))
            self.target = day if period.type == "deadline/target" else self.target
            return events, False
        if noun is not None:
            end = max(self._compound(noun), span[1])
            low = min(span[0], scene.span(noun)[0])
            events.append(self._event(clause, low, end, noun.type, noun, day))
            if noun.type == "meeting":
                scene.part.meetings.add(scene.text[span[1] : end] or scene.text[low:end], day)
        if verb is not None:
            end = scene.span(verb)[1]
            events.append(self._event(clause, span[0], end, verb.told, verb, day))
        elif target and (scene.part.official or not hypothetical(scene.text[clause.start : clause.end])):
            events.append(self._event(clause, *self._around(clause, span), "deadline/target", None, day))
            self.target = day
        if verb is not None:
            return events, False
        if noun is not None:
            return events, scene.text.startswith(_GOES_ON, scene.span(noun)[1])
        return events, not target

    def _noun(self, inside: Sequence[Cue], span: tuple[int, int]) -> Cue | None:
        """Return the noun that a time dates, the last part of a compound: 会長就任記者|会見."""
        noun = next((cue for cue in inside if cue.form == "noun" and self._dates(span, cue)), None)
        if noun is None:
            return None
        end = self._compound(noun)
        return [cue for cue in inside if cue.form == "noun" and noun.at <= cue.at and self.scene.span(cue)[1] <= end][
            -1
        ]

    def _clipped(self, span: tuple[int, int], cue: Cue) -> bool:
        """Tell a predicate that is only put behind its day: （平成15年5月30日公布）, 昭和22年制定、同40年改正."""
        start, end = self.scene.span(cue)
        close = cue.form == "verb" and not self.scene.text[span[1] : start].strip(" \u3000に") and start >= span[1]
        return close and _CLOSING.match(self.scene.text, end) is not None

    def _leads(self, span: tuple[int, int], cue: Cue) -> bool:
        """Tell a predicate before a noun that a day before it dates: 9月8日に署名された平和条約."""
        start = self.scene.span(cue)[0]
        between = self.scene.text[span[1] : start] if start >= span[1] else ")"
        other = any(span[1] <= low < start for _, (low, _) in self.scene.times)
        return not other and between.count(")") <= between.count("(")

    def _compound(self, noun: Cue) -> int:
        """Return where the word that a noun belongs to ends: 爆発|事故."""
        tokens, to = self.scene.passage.tokens, noun.to
        while to < len(tokens) and tokens[to].pos[0] == "名詞" and tokens[to].start == tokens[to - 1].end:
            to += 1
        return tokens[to - 1].end

    def targets(self, clause: Clause) -> Iterator[Event]:
        """Yield targets that are counted from something: 成立の後6カ月以内に, 次の5年間で."""
        for mention, span in self.scene.spans:
            if mention.type != "DURATION" or not clause.start <= span[0] < clause.end:
                continue
            day = self._counted(mention, span)
            if day is not None:
                low, high = self._around(clause, span)
                low = clause.start if day.begin is None else low
                yield self._event(clause, low, high, "deadline/target", None, day)
                self.target = day if day.begin is not None else self.target

    def _event(self, clause: Clause, start: int, end: int, kind: str, cue: Cue | None, day: Day) -> Event:  # noqa: PLR0917
        return self.scene.event(Told(start, end, kind, cue, day, self.scene.near(start, end)), clause)

    def _counted(self, mention: Mention, span: tuple[int, int]) -> Day | None:
        text = self.scene.text
        years = _YEARS.fullmatch(mention.value or "")
        if self.target is not None and self.target.end and years is not None and text[span[0] - 2 : span[0]] == "次の":
            year = int(self.target.end[:4]) + int(years[1])
            return Day(f"{year}-01-01", f"{year}-12-31", None, (mention.start, mention.end), mention.text, "inferred")
        if (
            self.scene.part.official
            and _WITHIN.match(text, span[1])
            and _FROM.search(text[max(0, span[0] - 8) : span[0]])
        ):
            return Day(None, None, None, (mention.start, mention.end), "".join(mention.text.split()), "own")
        return None

    def _dates(self, span: tuple[int, int], cue: Cue) -> bool:
        """Tell whether a time stands before a noun that it belongs to: 昨年11月の米ソ首脳会談, 総理書簡(本年2月)."""
        start, end = self.scene.span(cue)
        text = self.scene.text
        if 0 <= start - span[1] <= _BESIDE:
            return _belongs(text[span[1] : start], cue.type, done_to=text.startswith("を", end))
        return 0 <= span[0] - end <= 10 and "(" in text[end : span[0]] and ")" not in text[end : span[0]]

    def _period(self, inside: Sequence[Cue], span: tuple[int, int]) -> Cue | None:
        """Return what a day is the term of: 提出期限は5月29日, 意見募集期間：1月10日から2月8日まで."""
        text = self.scene.text
        for cue in inside:
            between = text[self.scene.span(cue)[1] : span[0]] if self.scene.span(cue)[1] <= span[0] else "。"
            if (cue.type == "deadline/target" or cue.word.endswith("日")) and _TERM.fullmatch(between):
                return cue
            ranged = _RANGE.search(text, span[0], span[1]) is not None
            if cue.type in _LASTING and ranged and _PERIOD.fullmatch(between):
                return cue
        return None

    def _aims(self, clause: Clause, day: Day, span: tuple[int, int]) -> bool:
        """Tell a day that is aimed at: 1995年末までに; a paper without a day aims at what it does not tell as done."""
        limit = _TARGET.match(self.scene.text, span[1]) is not None or self.scene.mods.get(span) in _LIMITS
        record = self.scene.part.record
        if not limit or day.end is None or _RANGE.search(self.scene.text, *span):
            return False  # 5月19日から27日まで行われた
        return not clause.past if record is None or record.begin is None else day.end >= record.begin

    def _around(self, clause: Clause, span: tuple[int, int]) -> tuple[int, int]:
        """Return the part of a clause that a target rules: up to the next comma."""
        stop = min((at for at in (self.scene.text.find("、", span[1]), clause.end) if at >= 0), default=clause.end)
        return span[0], min(stop, clause.end)
