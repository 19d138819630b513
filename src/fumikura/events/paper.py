"""A paper as it is read for events: its passages, who wrote it, who speaks in it and to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from fumikura.events import heads, parties
from fumikura.events.days import Day, Meetings, of
from fumikura.events.parties import Name, Sides
from fumikura.records import Mention, Token
from fumikura.spans import OffsetMap


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with what was found in it.

    Attributes:
        block: its place in the document.
        text: un-wrapped.
        map: to the source.
        tokens: of the text.
        mentions: times, numbers and names, with spans in the source.
        part: number of its sub-document.
        turn, speaker: of whoever speaks, else None.
        day, author: of the sub-document.
        note: it stands below a page.
        aside: it tells no story (heads of papers, tables).
    """

    block: int
    text: str
    map: OffsetMap
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    part: int = 0
    turn: int | None = None
    speaker: str | None = None
    day: date | None = None
    aside: bool = False
    author: str | None = None
    note: bool = False


@dataclass(slots=True)
class Part:
    """What is known of a sub-document while it is read.

    Attributes:
        passages: of it.
        official: it is a paper of officials, in which 我が方 has a meaning.
        sides: who speaks and to whom, by speaker; None is who wrote it.
        record: the day of the paper.
        meetings: that it has dated so far.
        between: the two states between whom it goes.
        titled: the two states whose talk its title names.
        held: the day of the meeting that its head says it is the record of.
    """

    passages: list[Passage]
    official: bool
    sides: dict[str | None, Sides]
    record: Day | None = None
    meetings: Meetings = field(default_factory=Meetings)
    between: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    held: Day | None = None


def known(passages: list[Passage]) -> Part:
    """Return what is known of a sub-document before its clauses are read; a telegram is of the day it was sent."""
    text = "".join(passage.text for passage in passages)
    official = parties.official(text)
    day = next((passage.day for passage in passages if passage.day is not None), None)
    record = None if day is None else Day(day.isoformat(), day.isoformat(), basis="document")
    part = Part(passages, official, sides_of(passages, official=official), record)
    sent = heads.sent(*head(part))
    if sent is not None:
        part.record = Day(sent.begin, sent.end, basis="document")
    return part


def head(part: Part) -> tuple[list[tuple[int, str]], list[heads.Dated]]:
    """Return the blocks of a head, by their place in the part, and the dates in them."""
    texts, dates = [], []
    for at, passage in enumerate(part.passages):
        if passage.aside and not passage.note:
            texts.append((at, passage.text))
            dates += [
                heads.Dated(at, *span, day)
                for mention, span in inside_of(passage, "time")
                if (day := of(mention)) is not None and day.precision == "day"
            ]
    return texts, dates


def sides_of(passages: Sequence[Passage], *, official: bool) -> dict[str | None, Sides]:
    """Return for each speaker, and None for who wrote the paper, who they are and whom they talk to."""
    home = parties.HOME if official else None
    titled: dict[str, str] = {}
    abroad: Counter[str] = Counter()
    for passage in passages:
        names = names_of(passage)
        for first, second in pairwise(names):
            if first.label == "PERSON" and second.label == "TITLE" and second.start - first.end <= 1:
                for low, high in ((second.start, second.end), (first.start, second.end), (first.start, first.end)):
                    titled.setdefault(passage.text[low:high], first.name)
        abroad.update(
            one.name for one in names
            if one.label == "GPE" and one.name != home
            and (passage.text.startswith("側", one.end) or passage.text[one.start - 1 : one.start] == "対")
        )  # fmt: skip
    speakers = dict.fromkeys(passage.speaker for passage in passages)
    persons = {
        "".join(one.text.split()): one.value or one.text
        for passage in passages
        for one in passage.mentions
        if one.type == "PERSON"
    }
    people = {label: titled.get("".join(label.split())) or _named(label, persons) for label in speakers if label}
    states = {label: parties.state_of(Name(0, 0, "PERSON", name)) if name else None for label, name in people.items()}
    states = {label: state or (home if _japanese(people[label] or label) else None) for label, state in states.items()}
    if not official:  # who speaks at a sitting acts for nobody's state
        states = dict.fromkeys(states)
    found: dict[str | None, Sides] = {}
    for label, name in people.items():
        others = [state for other, state in states.items() if other != label and state and state != states[label]]
        found[label] = Sides(name or label, states[label], others[0] if others else None)
    away = [state for state in states.values() if state and state != home] or [
        name for name, _ in abroad.most_common(1)
    ]
    author = titled.get("".join((passages[0].author or "").split()))
    found[None] = Sides(author, home, away[0] if away and official else None)
    return found


def _named(label: str, persons: Mapping[str, str]) -> str | None:
    """Return the person whom the label of a turn names: 野田佳彦君, 委員長（寺本広作君）."""
    written = "".join(label.split())
    inside = [form for form in persons if len(form) > 1 and form in written]
    return persons[max(inside, key=len)] if inside else None


def _japanese(name: str) -> bool:
    """Tell a Japanese name, or the bare title of an official of the own side (条約局長)."""
    return all("一" <= char <= "龥" or "ぁ" <= char <= "ん" for char in name)


def names_of(passage: Passage) -> list[Name]:
    """Return the names of a passage, by offsets of its text."""
    return [Name(*span, one.type, one.value or one.text) for one, span in inside_of(passage, "entity")]


def inside_of(passage: Passage, layer: str) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """Yield the mentions of a layer with their offsets in the text of a passage."""
    for mention in passage.mentions:
        if mention.layer == layer:
            start, last = passage.map.target_of(mention.start), passage.map.target_of(mention.end - 1)
            if start is not None and last is not None and start <= last:
                yield mention, (start, last + 1)
