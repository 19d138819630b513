"""A corpus and conditions in, rows of a timeline out; and the positions that parties took, with their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fumikura.query.search import passages
from fumikura.query.values import names
from fumikura.records import Event
from fumikura.store import Docs, EventRow, Store, events, keys, renamed

Row = dict[str, Any]
_ANSWERS = {"agreement": "accepted", "rejection": "rejected", "response": "answered"}
_STATED = frozenset({"proposal", "counter-proposal", "statement", "deadline/target", "agreement", "response"})
_SOON = 4  # events in which a proposal is answered


def timeline(
    store: Store,
    *,
    about: str | None = None,
    actor: str | None = None,
    doc: Docs = None,
    types: Iterable[str] = (),
    statuses: Iterable[str] = (),
    days: tuple[str | None, str | None] = (None, None),
    stated: bool = False,
    number: int | None = None,
) -> list[Row]:
    """Return events in the order of their days, as flat records.

    Args:
        store: the corpus.
        about: a query; only events in passages that it finds.
        actor: a person, state or body in any written form, who must take part.
        doc: id of a document, ``*`` stands for any characters.
        types: of events; none for all.
        statuses: asserted, planned …; none for all.
        days: first and last day that an event must touch, ISO 8601.
        stated: leave out events whose day the text does not state.
        number: of the event in its document.

    Raises:
        QueryError: ``about`` cannot be read.
    """
    within = None if about is None else passages(store, about)
    called = None if actor is None else {name for _, name in keys(store, names(actor))} | names(actor)
    now = renamed(store)
    rows = []
    for row in events(store, doc=doc, types=types, statuses=statuses, days=days, passages=within, number=number):
        record = _record(row, now)
        if (called is None or called & {*record["actors"]}) and not (stated and row.event.certainty != "stated"):
            rows.append(record)
    return rows


def _record(row: EventRow, now: dict[tuple[str, str], str | None]) -> Row:
    event = row.event
    called = {name: now.get((row.document, name), name) for name in (*event.actors, *_parties(event))}
    actors = dict.fromkeys(name for one in event.actors if (name := called[one]) is not None)
    return {
        "layer": "event", "id": row.id, "begin": event.begin, "end_date": event.end_date, "time": event.time,
        "precision": event.precision, "basis": event.basis, "date_text": event.date_text, "type": event.type,
        "status": event.status, "actors": list(actors), "speaker": event.speaker,
        "forum": event.forum, "summary": event.summary, "doc": row.document, "title": row.title,
        "line": event.line, "section": list(row.section), "start": event.start, "end": event.end, "text": event.text,
        "certainty": event.certainty, "rule": event.rule,
        "positions": [
            {"party": called.get(position.party or ""), "region": position.region,
             "quantity": position.quantity, "unit": position.unit, "condition": position.condition}
            for position in event.positions
        ],
        "mentions": [dict(zip(("start", "end", "line"), one, strict=True)) for one in event.mentions],
    }  # fmt: skip


def _parties(event: Event) -> Iterator[str]:
    return (position.party for position in event.positions if position.party is not None)


def positions(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield what was proposed in numbers, in the order of the rows, with the answer that follows in the same text."""
    told = sorted(rows, key=lambda row: (row["doc"], row["start"]))
    places = {row["id"]: at for at, row in enumerate(told)}
    for row in rows:
        if row["type"] not in _STATED:
            continue
        answer, by = _answer(told, places[row["id"]], row)
        for position in row["positions"]:
            yield {
                "layer": "position", "begin": row["begin"], "end_date": row["end_date"],
                "proposer": row["actors"][0] if row["actors"] else row["speaker"], "type": row["type"], **position,
                "answer": answer, "by": by, "id": row["id"], "doc": row["doc"], "line": row["line"],
                "start": row["start"], "end": row["end"], "summary": row["summary"],
            }  # fmt: skip


def _answer(told: Sequence[Row], at: int, row: Row) -> tuple[str | None, str | None]:
    """Return how the next act of another party takes a proposal, and whose it is."""
    if row["type"] not in {"proposal", "counter-proposal"} or not row["actors"]:
        return None, None
    for other in told[at + 1 : at + 1 + _SOON]:
        if other["doc"] != row["doc"] or (other["begin"], other["end_date"]) != (row["begin"], row["end_date"]):
            continue
        if other["type"] in _ANSWERS and other["actors"] and other["actors"][0] != row["actors"][0]:
            return _ANSWERS[other["type"]], other["actors"][0]
        if other["type"] in {"proposal", "counter-proposal"}:
            return ("countered", other["actors"][0]) if other["actors"][:1] != row["actors"][:1] else (None, None)
    return None, None
