"""A passage as its clauses are read: what stands in it by offsets of its text, and the events made of that."""

from __future__ import annotations

from typing import NamedTuple

from fumikura import naming
from fumikura.events import cues as cue_finder
from fumikura.events import parties, positions
from fumikura.events.clauses import Clause, status
from fumikura.events.cues import Cue
from fumikura.events.days import Day, of
from fumikura.events.paper import Part, Passage, inside_of, names_of
from fumikura.events.parties import Name
from fumikura.records import Event

# names that hold words of events without telling any: 法制審議会
_CLOSED = frozenset({"ORG", "WORK_OF_ART", "TITLE", "FAC"})
_ENDING = frozenset({"LAW", "EVENT", "PRODUCT"})  # what such a name ends with may tell: 日ソ共同|宣言
# acts of which a number is the doer's own where nobody is named for it
_OWNED = frozenset({"proposal", "counter-proposal", "agreement", "rejection", "deployment/plan", "deadline/target"})
_SUMMIT = frozenset({"首脳", "サミット"})


class Told(NamedTuple):
    """What a stretch of a passage tells."""

    start: int
    end: int
    type: str
    cue: Cue | None
    day: Day
    actors: tuple[str, ...] = ()
    forum: str | None = None


class Scene:
    """What stands in a passage, by offsets of its text."""

    def __init__(self, part: Part, passage: Passage) -> None:
        self.part, self.passage, self.text = part, passage, passage.text
        self.sides = part.sides.get(passage.speaker, part.sides[None])
        self.names = names_of(passage)
        dated = [(mention, span, of(mention)) for mention, span in inside_of(passage, "time")]
        self.times = [(day, span) for _, span, day in dated if day is not None]
        self.mods = {span: mention.mod for mention, span, _ in dated}
        self.spans = [(mention, span) for mention, span, _ in dated]
        self.figures = [positions.Figure(*span, mention) for mention, span in inside_of(passage, "number")]
        self.cues = [cue for cue in cue_finder.find(passage.tokens) if not self._named(cue) and not self._joins(cue)]

    def _named(self, cue: Cue) -> bool:
        """Tell a word that is part of a name and names nothing itself."""
        start, end = self.span(cue)
        return any(
            one.start <= start and end <= one.end and (one.label in _CLOSED or end < one.end)
            for one in self.names
            if (one.start, one.end) != (start, end) and one.label in _CLOSED | _ENDING
        )

    def _joins(self, cue: Cue) -> bool:
        """Tell いう that only joins (違反という根拠); in their papers officials state with it: 〜ということである."""
        return cue.word == "言う" and not self.part.official and "言" not in self.text[slice(*self.span(cue))]

    def span(self, cue: Cue) -> tuple[int, int]:
        """Return where a cue stands in the text."""
        return self.passage.tokens[cue.at].start, self.passage.tokens[cue.to - 1].end

    def within(self, start: int, end: int) -> list[Name]:
        """Return the names of a stretch, by offsets from its start."""
        return [
            one._replace(start=one.start - start, end=one.end - start) for one in self.names if start <= one.start < end
        ]

    def near(self, start: int, end: int) -> tuple[str, ...]:
        """Return who acts in a stretch, else whoever the story goes between."""
        names = self.within(start, end)
        found = parties.actors(self.text[start:end], names, self.sides, voiced=False, carried=())
        acting = tuple(dict.fromkeys([*found, *(one.name for one in names if one.label in {"GPE", "PERSON"})]))
        return acting or self.part.between

    def _ahead(self, clause: Clause, day: Day) -> bool:
        """Tell what had yet to come when the paper was written."""
        record = self.part.record
        ahead = record is not None and record.end is not None and day.begin is not None and day.begin > record.end
        return ahead and not clause.past

    def event(self, told: Told, clause: Clause) -> Event:
        """Make the event of a stretch."""
        raw = self.text[told.start : told.end]
        clean = raw.strip(" 　、")
        low = told.start + raw.index(clean) if clean else told.start
        span = self.passage.map.span(low, low + max(1, len(clean)))
        figures = [
            positions.Figure(one.start - low, one.end - low, one.mention)
            for one in self.figures
            if low <= one.start < told.end
        ]
        cue, day = told.cue, told.day
        owner = next((one for one in told.actors if one in naming.countries()), None) if told.type in _OWNED else None
        # that an offer was not taken is a fact; that somebody does not insist is no refusal
        refused = cue is not None and told.type == "rejection" and cue.type != "rejection"
        negative = cue is not None and cue.negative and not refused
        certain = status(raw, negative=negative, past=cue is None or cue.past, hearsay=clause.hearsay)
        if certain == "asserted" and self._ahead(clause, day):
            certain = "planned"
        return Event(
            block=self.passage.block, start=span.start, end=span.end, line=0, text="", type=told.type,
            cue=cue.word if cue is not None else "", rule="cue" if cue is not None else "stance",
            status=certain,
            begin=day.begin, end_date=day.end, time=day.time, precision=day.precision, basis=day.basis,
            date_span=day.span, date_text=day.text, actors=told.actors, speaker=self.passage.speaker, forum=told.forum,
            positions=tuple(positions.find(clean, self.within(low, told.end), figures, owner)),
            certainty="stated" if day.basis in {"own", "document"} else "inferred", summary=clean,
        )  # fmt: skip


def leaders(acting: tuple[str, ...], text: str, kind: str, day: Day) -> tuple[str, ...]:
    """Add who led the states whose summit it was."""
    if kind != "meeting" or day.begin is None or not any(word in text for word in _SUMMIT):
        return acting
    led = (naming.leader(state, day.begin) for state in acting)
    return tuple(dict.fromkeys([*acting, *(person for person in led if person is not None)]))
