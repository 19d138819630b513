"""The clauses of a passage in their order, events out; keeps the day of the story and who acted last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fumikura import naming
from fumikura.events import cues as cue_finder
from fumikura.events import parties, positions
from fumikura.events.clauses import Clause, clauses, status
from fumikura.events.cues import Cue
from fumikura.events.days import Day, meeting_name, of
from fumikura.events.paper import Part, Passage, inside_of, names_of
from fumikura.events.parties import Name
from fumikura.records import Event, Mention

_TOLD = frozenset({"meeting", "proposal", "counter-proposal", "response", "agreement", "rejection", "communication"})
_STRONG = ("counter-proposal", "rejection", "agreement", "proposal", "response", "communication")
_TARGET = re.compile("までに?|以内|目標|期限|締め?切|スケジュール|を目途|期日|期す")
_DENIABLE = frozenset({"agreement", "response", "proposal"})
_TALK = re.compile(
    "(?:行われた|行なわれた|開かれた)?[一-龥ァ-ヴー]{1,10}・[一-龥ァ-ヴー]{1,10}$"
)  # 松永・ラウニー|会談
_SUMMIT = re.compile("首脳|サミット")
_IN = re.compile("において|におい|で(?![きあす])|の(?:際|場)")
_YEARS = re.compile("P([0-9]{1,3})Y")
_WITHIN = re.compile("以内")
_FROM = re.compile("後|から|より|次第")
_TAIL = 12  # words at the end of a sentence that say what its speaker thinks
_BESIDE = 30  # characters between a time and the noun that it dates
_LINK = re.compile(
    "(?:の|に|で|付|付け|、|\\)|及び|[0-9月日年]|(?:に)?(?:行われた|行なわれた|開かれた|開催された|おける))*"
)


class Teller:
    """Reads the clauses of a passage in their order and keeps the day of the story and who acted last."""

    def __init__(self, part: Part, passage: Passage, story: Day | None, acts: list[str]) -> None:
        self.part, self.passage, self.story, self.acts = part, passage, story, acts
        self.sides = part.sides.get(passage.speaker, part.sides[None])
        self.names = names_of(passage)
        self.times = [(day, span) for mention, span in inside_of(passage, "time") if (day := of(mention)) is not None]
        self.mods = {span: mention.mod for mention, span in inside_of(passage, "time")}
        self.figures = [positions.Figure(*span, mention) for mention, span in inside_of(passage, "number")]
        self.cues = cue_finder.find(passage.tokens)
        self.target: Day | None = None
        self.last: tuple[str, ...] = ()
        self.voice = part.official

    def events(self) -> Iterator[Event]:
        """Yield the events of the passage."""
        sentence = -1
        for clause in clauses(self.passage.tokens):
            if clause.sentence != sentence:
                sentence = clause.sentence
            yield from self._clause(clause)

    def _clause(self, clause: Clause) -> Iterator[Event]:
        text = self.passage.text[clause.start : clause.end]
        inside = [cue for cue in self.cues if clause.first <= cue.at < clause.last]
        times = [(day, span) for day, span in self.times if clause.start <= span[0] < clause.end]
        apart, free = self._apart(clause, inside, times)
        yield from apart
        yield from self._targets(clause, text)
        main = self._main(clause, inside)
        own = free[0] if free else None
        if main is None and not self._voiced(clause):
            day, _ = self._day(text, own, told=clause.past, kind="")
            if clause.past and day is not None and day.begin is not None and day.basis != "carried":
                self.story = day
            return
        kind = _type(main, text) if main is not None else "statement"
        voiced = main is None or (kind in {"statement", "response"} and not clause.past) or not clause.past
        day, forum = self._day(text, own, told=clause.past, kind=kind)
        if day is None:
            return
        acting = self._actors(clause, text, voiced=voiced and own is None and self.voice, told=clause.past)
        acting = _leaders(acting, text, kind, day)
        yield self._event(clause.start, clause.end, kind, main, day, acting, forum, text)
        yield from self._held(clause, inside, day, main, told=clause.past)
        if main is not None and kind == "meeting":
            self.part.meetings.add(meeting_name(text) or main.word, day)

    # -- what has a day of its own inside a clause --------------------------------------------------

    def _apart(
        self, clause: Clause, inside: Sequence[Cue], times: Sequence[tuple[Day, tuple[int, int]]]
    ) -> tuple[list[Event], list[tuple[Day, tuple[int, int]]]]:
        """Return the events that a time dates by itself (昨年11月の会談で合意された), and the times that are left."""
        tokens, text = self.passage.tokens, self.passage.text
        events, free = [], []
        for day, span in times:
            target = _TARGET.match(text, span[1]) or self.mods.get(span) in {"BEFORE_OR_ON", "EQUAL_OR_LESS", "END"}
            noun = next((cue for cue in inside if cue.form == "noun" and self._dates(span, cue)), None)
            verb = next(
                (cue for cue in inside if cue.attributive and tokens[cue.at].start >= span[1] and cue.past), None
            )
            whole = text[clause.start : clause.end]
            if noun is not None:
                end = tokens[noun.to - 1].end
                events.append(self._event(
                    span[0], end, noun.type, noun, day, self._near(span[0], end, whole), None, text[span[0] : end]
                ))  # fmt: skip
                if noun.type == "meeting":
                    self.part.meetings.add(text[span[1] : end], day)
            if verb is not None:
                end = tokens[verb.to - 1].end
                events.append(self._event(
                    span[0], end, _type(verb, text[span[0] : end]), verb, day, self._near(span[0], end, whole), None,
                    text[span[0] : end],
                ))  # fmt: skip
            elif target and not self._past_day(day):
                low, high = self._around(clause, span)
                events.append(self._event(
                    low, high, "deadline/target", None, day, self._near(low, high, whole), None, text[low:high]
                ))  # fmt: skip
                self.target = day
            if (noun is None and verb is None and not (target and not self._past_day(day))) or (
                noun is not None
                and text[tokens[noun.to - 1].end : tokens[noun.to - 1].end + 2].startswith(("で", "に", "が", "は"))
                and verb is None
            ):
                free.append((day, span))
        return events, free

    def _targets(self, clause: Clause, text: str) -> list[Event]:
        """Return targets that are counted from something: 成立の後6カ月以内に, 次の5年間で."""
        events = []
        for mention, span in inside_of(self.passage, "time"):
            if mention.type != "DURATION" or not clause.start <= span[0] < clause.end:
                continue
            day = self._counted(mention, span)
            if day is not None:
                low, high = self._around(clause, span)
                low = clause.start if day.begin is None else low
                piece = self.passage.text[low:high]
                events.append(
                    self._event(low, high, "deadline/target", None, day, self._near(low, high, text), None, piece)
                )
                self.target = day if day.begin is not None else self.target
        return events

    def _counted(self, mention: Mention, span: tuple[int, int]) -> Day | None:
        text = self.passage.text
        years = _YEARS.fullmatch(mention.value or "")
        if self.target is not None and self.target.end and years is not None and text[span[0] - 2 : span[0]] == "次の":
            year = int(self.target.end[:4]) + int(years[1])
            return Day(f"{year}-01-01", f"{year}-12-31", None, (mention.start, mention.end), mention.text, "inferred")
        if _WITHIN.match(text, span[1]) and _FROM.search(text[max(0, span[0] - 8) : span[0]]):
            return Day(None, None, None, (mention.start, mention.end), "".join(mention.text.split()), "own")
        return None

    def _dates(self, span: tuple[int, int], cue: Cue) -> bool:
        """Tell whether a time stands before a noun that it belongs to: 昨年11月の米ソ首脳会談, 総理書簡(本年2月)."""
        start, end = self.passage.tokens[cue.at].start, self.passage.tokens[cue.to - 1].end
        text = self.passage.text
        if 0 <= start - span[1] <= _BESIDE:
            between = text[span[1] : start]
            link = _LINK.match(between)
            return link is not None and link.end() > 0 and not re.search("[はがを。]", between[link.end() :])
        return 0 <= span[0] - end <= 10 and "(" in text[end : span[0]] and ")" not in text[end : span[0]]

    def _past_day(self, day: Day) -> bool:
        record = self.part.record
        return record is None or day.end is None or record.begin is None or day.end < record.begin

    def _around(self, clause: Clause, span: tuple[int, int]) -> tuple[int, int]:
        """Return the part of a clause that a target rules: up to the next comma."""
        text = self.passage.text
        stop = min((at for at in (text.find("、", span[1]), clause.end) if at >= 0), default=clause.end)
        return span[0], min(stop, clause.end)

    def _held(
        self, clause: Clause, inside: Sequence[Cue], day: Day, main: Cue | None, *, told: bool
    ) -> Iterator[Event]:
        """Yield the talk in which something was said, where the text only says that it took place."""
        tokens, text = self.passage.tokens, self.passage.text
        for cue in inside:
            start, end = tokens[cue.at].start, tokens[cue.to - 1].end
            talk = _TALK.search(text, clause.start, start)
            if cue.form != "noun" or cue.type != "meeting" or not told or cue is main or talk is None:
                continue
            dated = any(talk.start() < span[1] and span[0] < end for _, span in self.times)
            if _IN.match(text, end) is not None and not dated:
                low = talk.start()
                yield self._event(low, end, "meeting", cue, day, self._near(low, end, ""), None, text[low:end])

    # -- the clause itself --------------------------------------------------------------------------

    def _main(self, clause: Clause, inside: Sequence[Cue]) -> Cue | None:
        """Return the cue that says what the clause tells: the strongest of its predicates."""
        verbs = [cue for cue in inside if cue.form == "verb" and not cue.attributive]
        if verbs:
            strong = [cue for cue in verbs if cue.type in _STRONG]
            return strong[-1] if strong and verbs[-1].type in {"statement", "decision", *_STRONG} else verbs[-1]
        tokens = self.passage.tokens
        said = next((at for at in range(clause.first, clause.last - 1) if tokens[at].word == "旨"), None)
        if said is not None and any(token.pos[0] == "動詞" for token in tokens[said : clause.last]):
            return Cue(said, said + 1, "旨", "statement", "verb", past=clause.past)  # 〜旨釘をさした
        told = [cue for cue in inside if cue.form == "verb"] if clause.past and clause.final else []
        return told[-1] if told else None  # 余り議論する時間がなかった

    def _voiced(self, clause: Clause) -> bool:
        """Tell a sentence in which an official says what he thinks, wishes, can do."""
        if not self.voice or clause.past:
            return False
        text = self.passage.text[clause.start : clause.end]
        own = clause.final or text.endswith(("が、", "ところ、"))
        first = clause.first if parties.first_person(text) else max(clause.first, clause.last - _TAIL)
        return own and cue_finder.stance(self.passage.tokens[first : clause.last])

    def _day(
        self, text: str, own: tuple[Day, tuple[int, int]] | None, *, told: bool, kind: str
    ) -> tuple[Day | None, str | None]:
        """Return the day of a clause and the meeting that it names."""
        if own is not None:
            day = own[0]
            if told or kind == "meeting":
                self.story = day
            return day, meeting_name(text)
        record = self.part.record
        days = [record.begin] if record is not None and record.begin is not None else []
        named = self.part.meetings.named(text, days)
        if named is not None and told:
            self.story = named[1]
            return named[1], named[0]
        if told and self.story is not None:
            return self.story._replace(basis="carried"), None
        if told and record is not None:
            return Day(None, record.end, basis="inferred"), None  # before it was written; no more is known
        return record, None

    def _actors(self, clause: Clause, text: str, *, voiced: bool, told: bool) -> tuple[str, ...]:
        names = self._shifted(clause.start, clause.end)
        doers = parties.subjects(text, names)
        if told:
            self.acts += [state for one in doers if (state := parties.state_of(one)) is not None]
        found = parties.actors(text, names, self.sides, voiced=voiced, carried=() if voiced else self.last)
        between = self.part.between
        if told and len(between) == 2 and (not found or set(found) & set(between)):
            found = (*found, *(party for party in between if party not in found))
        if found and doers:
            self.last = found
        return found

    def _near(self, start: int, end: int, whole: str) -> tuple[str, ...]:
        names = self._shifted(start, end)
        text = self.passage.text[start:end]
        found = parties.actors(text, names, self.sides, voiced=False, carried=())
        acting = tuple(dict.fromkeys([*found, *(one.name for one in names if one.label in {"GPE", "PERSON"})]))
        del whole
        return acting or self.part.between

    def _shifted(self, start: int, end: int) -> list[Name]:
        return [
            one._replace(start=one.start - start, end=one.end - start) for one in self.names if start <= one.start < end
        ]

    def _event(  # noqa: PLR0917
        self,
        start: int,
        end: int,
        kind: str,
        cue: Cue | None,
        day: Day,
        acting: tuple[str, ...],
        forum: str | None,
        text: str,
    ) -> Event:
        passage = self.passage
        clean = text.strip(" 　、")
        low = start + text.index(clean) if clean else start
        span = passage.map.span(low, low + max(1, len(clean)))
        figures = [
            positions.Figure(one.start - low, one.end - low, one.mention)
            for one in self.figures
            if low <= one.start < end
        ]
        return Event(
            block=passage.block, start=span.start, end=span.end, line=0, text="", type=kind,
            cue=cue.word if cue is not None else "", rule="cue" if cue is not None else "stance",
            status=status(text, negative=cue is not None and cue.negative, past=cue is None or cue.past),
            begin=day.begin, end_date=day.end, time=day.time, precision=day.precision, basis=day.basis,
            date_span=day.span, date_text=day.text, actors=acting, speaker=passage.speaker, forum=forum,
            positions=tuple(positions.find(clean, self._shifted(low, end), figures, acting[0] if acting else None)),
            certainty="stated" if day.basis in {"own", "document"} else "inferred", summary=clean,
        )  # fmt: skip


def _type(cue: Cue, text: str) -> str:
    """Return the type of a predicate; what is denied of an agreement is a rejection."""
    if cue.negative and cue.type in _DENIABLE:
        return "rejection"
    del text
    return cue.type


def _leaders(acting: tuple[str, ...], text: str, kind: str, day: Day) -> tuple[str, ...]:
    """Add who led the states whose summit it was."""
    if kind != "meeting" or day.begin is None or _SUMMIT.search(text) is None:
        return acting
    led = (naming.leader(state, day.begin) for state in acting)
    return tuple(dict.fromkeys([*acting, *(person for person in led if person is not None)]))
