"""The clauses of a passage in their order, events out; keeps the day of the story and who acted last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fumikura import naming
from fumikura.events import cues as cue_finder
from fumikura.events import parties
from fumikura.events.clauses import Clause, clauses, hypothetical
from fumikura.events.cues import Cue
from fumikura.events.dated import Dated, Time
from fumikura.events.days import Day, meeting_name
from fumikura.events.paper import Part, Passage
from fumikura.events.scene import Scene, Told, leaders
from fumikura.records import Event

_STRONG = ("counter-proposal", "rejection", "agreement", "proposal", "response", "communication")
_DONE_BY_WORDS = frozenset({"proposal", "counter-proposal", "rejection", "agreement", "decision", "meeting"})
_DOES = re.compile("(?<!てい|でい|おり|あり|なり)ます[。 \u3000\n]*$")  # what is, goes on or becomes is not done
_DECIDED = re.compile("(?:いたし|され|られ)ました[。 \u3000\n]*$")
_TALK = re.compile(
    "(?:行われた|行なわれた|開かれた)?[一-龥ァ-ヴー]{1,10}・[一-龥ァ-ヴー]{1,10}$"
)  # 松永・ラウニー|会談
_MUTUAL = frozenset({"agreement", "meeting"})
_BROKEN_OFF = frozenset({"物別れ", "決裂"})
_IN = re.compile("において|におい|で(?![きあす])|の(?:際|場)")
_ONCE = re.compile("たことが(?:ある|あり|あっ|な)|たことは?な")  # some day: 批判されたことがある
_LATER = frozenset({"追っ", "追って", "後日", "後刻", "近く", "いずれ", "早急"})
_ADVERBIAL = re.compile("(?:頃|ごろ)?(?:[にはもでよ、 \u3000]|から|まで)")
_THOUGHT = re.compile("[るいだん](?:もの|こと)?と(?:考え|思|期待|予想|見込|信じ|推測|確信)")
_QUOTED = re.compile("[るたいだすん](?:と|こと|旨|よう|の[はがを])|」")
_TAIL = 12  # words at the end of a sentence that say what its speaker thinks


_ASKED = ("か。", "か?", "か？", "か")


class Teller:
    """Reads the clauses of a passage in their order and keeps the day of the story and who acted last."""

    def __init__(
        self, part: Part, passage: Passage, story: Day | None, acts: list[str], last: tuple[str, ...] = ()
    ) -> None:
        self.part, self.passage, self.story, self.acts = part, passage, story, acts
        self.scene = Scene(part, passage)
        self.dated = Dated(self.scene)
        self.last = last
        self.voice = part.official
        self.sitting = passage.turn is not None and part.held is not None

    def events(self) -> Iterator[Event]:
        """Yield the events of the passage."""
        for clause in clauses(self.passage.tokens):
            yield from self._clause(clause)
            if (spoken := meeting_name(self.passage.text[clause.start : clause.end])) is not None:
                self.part.meetings.speak(spoken)

    def _clause(self, clause: Clause) -> Iterator[Event]:
        text = self.passage.text[clause.start : clause.end]
        if clause.final and self.passage.turn is not None and text.endswith(_ASKED):
            return  # what a speaker asks did not take place
        inside = [cue for cue in self.scene.cues if clause.first <= cue.at < clause.last]
        apart, free = self.dated.apart(clause, inside)
        yield from apart
        yield from self.dated.targets(clause)
        main = self._main(clause, inside)
        own = self._own(free, main)
        if main is None and not self._voiced(clause):
            day, _ = self._day(text, own, told=clause.past, kind="", done=False)
            if day is not None and day.begin is not None and day.basis != "carried" and self._behind(clause, day):
                self.story = day
                self.last = self._doers(clause, text) or self.last
            return
        kind = main.told if main is not None else "statement"
        voiced = main is None or (kind in {"statement", "response"} and not clause.past) or not clause.past
        done = self._performed(clause, text, kind)
        day, forum = self._day(text, own, told=clause.past, kind=kind, done=done)
        if day is None or (not self.voice and not clause.past and hypothetical(text)):
            return
        voiced = voiced and own is None and (self.voice or done)
        acting = self._actors(clause, text, voiced=voiced, told=clause.past, main=main)
        acting = leaders(acting, text, kind, day)
        yield self.scene.event(Told(clause.start, clause.end, kind, main, day, acting, forum), clause)
        yield from self._parallel(clause, inside, main, day, acting)
        yield from self._held(clause, inside, day, main)
        if main is not None and kind == "meeting":
            self.part.meetings.add(meeting_name(text) or main.word, day)

    def _behind(self, clause: Clause, day: Day) -> bool:
        """Tell what is past, in the present tense of a story, too: 2016年から日本は独自の動きを始めます."""
        record = self.part.record
        return clause.past or (record is not None and str(day.end or day.begin) < str(record.begin))

    def _doers(self, clause: Clause, text: str) -> tuple[str, ...]:
        """Return who acts in a clause, and the states that they serve."""
        doers = parties.subjects(text, self.scene.within(clause.start, clause.end))
        return tuple(dict.fromkeys(name for one in doers for name in (one.name, parties.state_of(one)) if name))

    def _own(self, free: Sequence[Time], main: Cue | None) -> Time | None:
        """Return the time that dates a predicate: the last before it that no quotation, no noun takes for itself."""
        if main is None or len(free) < 2:
            return free[0] if free else None
        text, start = self.passage.text, self.scene.span(main)[0]
        for day, span in reversed(free):
            if span[1] <= start and _ADVERBIAL.match(text, span[1]) and not _QUOTED.search(text, span[1], start):
                return day, span
        return free[0]

    def _parallel(
        self, clause: Clause, inside: Sequence[Cue], main: Cue | None, day: Day, acting: tuple[str, ...]
    ) -> Iterator[Event]:
        """Yield what is told in one word with another: 公布・施行された."""
        for cue in inside:
            if main is not None and main.at - cue.to == 1 and self.passage.tokens[cue.to].word == "・":
                yield self.scene.event(Told(*self.scene.span(cue), cue.type, cue, day, acting), clause)

    def _held(self, clause: Clause, inside: Sequence[Cue], day: Day, main: Cue | None) -> Iterator[Event]:
        """Yield the talk in which something was said, where the text only says that it took place."""
        text = self.passage.text
        for cue in inside:
            start, end = self.scene.span(cue)
            talk = _TALK.search(text, clause.start, start)
            if cue.form != "noun" or cue.type != "meeting" or not clause.past or cue is main or talk is None:
                continue
            dated = any(talk.start() < span[1] and span[0] < end for _, span in self.scene.times)
            if _IN.match(text, end) is not None and not dated:
                low = talk.start()
                yield self.scene.event(Told(low, end, "meeting", cue, day, self.scene.near(low, end)), clause)

    def _main(self, clause: Clause, inside: Sequence[Cue]) -> Cue | None:
        """Return the cue that says what the clause tells: the strongest of its predicates, else a noun."""
        verbs = [cue for cue in inside if cue.form == "verb" and not cue.attributive]
        if verbs:
            tokens = self.passage.tokens
            if not clause.past and _THOUGHT.search(self.passage.text, self.scene.span(verbs[-1])[1], clause.end):
                return None  # 先方が譲歩するものと考える
            strong = [cue for cue in verbs if cue.type in _STRONG and not self._later(cue)]
            main = strong[-1] if strong and verbs[-1].type in {"statement", "decision", *_STRONG} else verbs[-1]
            return cue_finder.governed(tokens, inside, main)
        tokens = self.passage.tokens
        said = next((at for at in range(clause.first, clause.last - 1) if tokens[at].word == "旨"), None)
        if said is not None and any(token.pos[0] == "動詞" for token in tokens[said : clause.last]):
            return Cue(said, said + 1, "旨", "statement", "verb", past=clause.past)  # 〜旨釘をさした
        told = [cue for cue in inside if cue.form == "verb"] if clause.past and clause.final else []
        return told[-1] if told else None  # 余り議論する時間がなかった

    def _later(self, cue: Cue) -> bool:
        """Tell what is only announced: 追って回答する旨述べた."""
        return any(token.word in _LATER for token in self.passage.tokens[max(0, cue.at - 3) : cue.at])

    def _voiced(self, clause: Clause) -> bool:
        """Tell a sentence in which an official says what he thinks, wishes, can do."""
        if not self.voice or clause.past:
            return False
        text = self.passage.text[clause.start : clause.end]
        own = clause.final or text.endswith(("が、", "ところ、"))
        first = clause.first if parties.first_person(text) else max(clause.first, clause.last - _TAIL)
        return own and cue_finder.stance(self.passage.tokens[first : clause.last])

    def _performed(self, clause: Clause, text: str, kind: str) -> bool:
        """Tell what a speaker at a sitting does by saying it: 動議を提出いたします, 異議なしと認めます."""
        if not self.sitting or not clause.final:
            return False
        return (kind in _DONE_BY_WORDS and _DOES.search(text) is not None) or (
            kind == "decision" and _DECIDED.search(text) is not None
        )

    def _day(
        self, text: str, own: tuple[Day, tuple[int, int]] | None, *, told: bool, kind: str, done: bool
    ) -> tuple[Day | None, str | None]:
        """Return the day of a clause and the meeting that it names."""
        record = self.part.record
        if own is not None:
            day = own[0]
            if done and record is not None and day.precision != "day":
                return record, None  # これより平成24年第3回定例会を開会します, 会期は25日までと決定しました
            if told or kind == "meeting":
                self.story = day
            return day, meeting_name(text)
        days = [record.begin] if record is not None and record.begin is not None else []
        named = self.part.meetings.named(text, days)
        if named is not None and told:
            self.story = named[1]
            return named[1], named[0]
        if told and self.story is not None and _ONCE.search(text) is None:
            return self.story._replace(basis="carried"), None
        if not (self.voice or done):
            return None, None  # a rule or an opinion of no day: 報告書を提出する
        if told and not done and record is not None:
            return Day(None, record.end, basis="inferred"), None  # before it was written; no more is known
        return record, None

    def _actors(self, clause: Clause, text: str, *, voiced: bool, told: bool, main: Cue | None) -> tuple[str, ...]:
        names = self.scene.within(clause.start, clause.end)
        doers = parties.subjects(text, names)
        kind = main.told if main is not None else "statement"
        if told:
            self.acts += [state for one in doers if (state := parties.state_of(one)) is not None]
        carried = tuple(one for one in self.last if kind != "life" or one not in naming.countries())
        found = parties.actors(text, names, self.scene.sides, voiced=voiced, carried=() if voiced else carried)
        mutual = kind in _MUTUAL or (main is not None and main.word in _BROKEN_OFF)
        between = self.part.between or (self.part.titled if mutual else ())
        own = (self.scene.sides.own,)
        if mutual and not self.part.between and found == own and not names and not parties.first_person(text):
            found = between or found  # the writer was not there: 米ソ首脳会談 … 合意した
        states = naming.countries() & {*found}
        if told and len(between) == 2 and len(states) < 2 and (not found or set(found) & set(between)):
            found = (*found, *(party for party in between if party not in found))
        if found and doers:
            self.last = found
        return found
