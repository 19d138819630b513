"""The passages of a document in, its events out: what heads of papers say, and each clause that tells of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fumikura import marks
from fumikura.events import heads
from fumikura.events.days import Day
from fumikura.events.merge import merged
from fumikura.events.paper import Part, Passage, head, known
from fumikura.events.parties import parties, side_by_side
from fumikura.events.teller import Teller
from fumikura.records import Event

# whoever says this acts in the items behind it, too
_FOLLOWS = re.compile("(?:次|以下|左|下記|次記)の(?:とおり|通り|とうり|ように|諸?点)[^。]*た[。 \u3000\n]*$")


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


def _titled(part: Part) -> tuple[str, ...]:
    """Return the two states whose talk the title of a paper names: 米ソ首脳会談."""
    for _, text in head(part)[0]:
        found = side_by_side(text)
        if part.official and len(found) == 2:
            return found
    return ()


def _walk(part: Part) -> list[Event]:
    events: list[Event] = []
    acts: list[str] = []
    story = part.held
    turn: int | None = None
    stories: dict[int | None, Day | None] = {}
    last: tuple[str, ...] = ()
    for passage in part.passages:
        if passage.aside:
            continue
        if passage.turn != turn:  # a new speaker tells a story of his own; the record goes on with its own
            story, turn = stories.get(None) if passage.turn is None else None, passage.turn
        if not part.official:
            # prose goes on in the past for pages; only minutes keep to one day, not what is told at a sitting
            story = part.held if passage.turn is None else None
        last = last if marks.find(passage.text) is not None else ()
        teller = Teller(part, passage, story, acts, last)
        events += teller.events()
        last = teller.last if _FOLLOWS.search(passage.text) is not None else last
        story = stories[passage.turn] = teller.story
    part.between, part.titled = parties(acts), _titled(part)
    return events
