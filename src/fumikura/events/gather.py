"""The passages of a document in, its events out: what heads of papers say, and each clause that tells of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fumikura.events import heads
from fumikura.events.days import Day
from fumikura.events.merge import merged
from fumikura.events.paper import Part, Passage, head, known
from fumikura.events.parties import parties
from fumikura.events.teller import Teller
from fumikura.records import Event


def gather(passages: Iterable[Passage]) -> Iterator[Event]:
    """Yield the events of a document in the order of the text."""
    every = list(passages)
    found: list[Event] = []
    for number in dict.fromkeys(passage.part for passage in every):
        own = [passage for passage in every if passage.part == number]
        part = known(own)
        _walk(part)  # what meetings the part dates must be known before they are named again
        part.meetings.again()
        found += [*_dated(part), *_walk(part)]
    yield from merged(found)


def _dated(part: Part) -> Iterator[Event]:
    """Yield what the head of a paper says took place."""
    own = part.record.begin if part.record is not None else None
    texts, dates = head(part)
    author = part.sides[None]
    opening = next((at for at, passage in enumerate(part.passages) if not passage.aside), len(part.passages))
    for found in heads.find(texts, dates, own=own, paper="drafting" if part.official else "publication"):
        passage = part.passages[found.block]
        span = passage.map.span(found.start, found.end)
        if found.type == "meeting" and found.block < opening:
            part.held = found.day
        acting = tuple(one for one in (author.own, author.speaker) if one is not None)
        yield Event(
            passage.block, *span, line=0, text="", type=found.type, cue="", rule="head", status="asserted",
            begin=found.day.begin, end_date=found.day.end, time=found.day.time, precision=found.day.precision,
            basis=found.day.basis, date_span=found.day.span, date_text=found.day.text, actors=acting,
            summary=passage.text[found.start : found.end],
            certainty="stated" if found.day.basis == "own" else "inferred",
        )  # fmt: skip


def _walk(part: Part) -> list[Event]:
    events: list[Event] = []
    acts: list[str] = []
    story = part.held
    turn: int | None = None
    stories: dict[int | None, Day | None] = {}
    for passage in part.passages:
        if passage.aside:
            continue
        if passage.turn != turn:  # a new speaker tells a story of his own; the record goes on with its own
            story, turn = stories.get(None) if passage.turn is None else None, passage.turn
        if not part.official:
            # prose goes on in the past for pages; only minutes keep to one day, not what is told at a sitting
            story = part.held if passage.turn is None else None
        teller = Teller(part, passage, story, acts)
        events += teller.events()
        story = stories[passage.turn] = teller.story
    part.between = parties(acts)
    return events
