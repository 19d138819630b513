"""Events in and out of the database, by document, day, type, actor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fumikura.records import Event, Position
from fumikura.store.database import Database
from fumikura.store.entities import own_tables
from fumikura.store.globs import NAMED, Docs, bound

if TYPE_CHECKING:
    from fumikura.store.store import Store

_PLAIN = (
    "start", "end", "line", "text", "type", "cue", "rule", "status", "begin", "end_date", "time", "precision", "basis",
    "date_text", "speaker", "forum", "certainty", "summary",
)  # fmt: skip
_LISTS = ("date_span", "actors", "positions", "mentions")


@dataclass(frozen=True, slots=True)
class EventRow:
    """A stored event and where it stands; ``id`` is its document and its number there, ``event.block`` its passage."""

    id: str
    document: str
    title: str | None
    section: tuple[str, ...]
    event: Event


def insert(database: Database, document: int, first: int, events: Iterable[Event]) -> None:
    """Store the events of a document whose first block has the id ``first``."""
    columns = ("document_id", "block_id", "number", *_PLAIN, *_LISTS)
    names = ", ".join(f'"{name}"' for name in columns)
    database.change_many(
        f"INSERT INTO event ({names}) VALUES ({', '.join('?' * len(columns))})",
        (
            (
                document, first + event.block, number, *(getattr(event, name) for name in _PLAIN),
                None if event.date_span is None else json.dumps(event.date_span),
                json.dumps(event.actors, ensure_ascii=False),
                json.dumps([asdict(position) for position in event.positions], ensure_ascii=False),
                json.dumps(event.mentions),
            )
            for number, event in enumerate(events, 1)
        ),
    )  # fmt: skip


def events(
    store: Store,
    *,
    doc: Docs = None,
    types: Iterable[str] = (),
    statuses: Iterable[str] = (),
    days: tuple[str | None, str | None] = (None, None),
    passages: Iterable[int] | None = None,
    number: int | None = None,
) -> Iterator[EventRow]:
    """Yield events in the order of their days; those without any stand at the end, in the order of the corpus.

    Args:
        store: the corpus.
        doc: ids of documents, ``*`` stands for any characters.
        types: meeting, proposal …; none for all.
        statuses: asserted, planned …; none for all.
        days: first and last day that an event must touch, ISO 8601; None leaves an end open.
        passages: ids of the passages that an event must stand in; None for all.
        number: of the event in its document.
    """
    pattern = bound(doc)
    rows = store.database.rows(
        "SELECT event.*, document.name AS document, document.title, block.section FROM event "
        "JOIN document ON document.id = event.document_id JOIN block ON block.id = block_id "
        f"WHERE {NAMED.format(1)} "
        "AND (?2 = '[]' OR event.type IN (SELECT value FROM json_each(?2))) "
        "AND (?3 = '[]' OR status IN (SELECT value FROM json_each(?3))) "
        "AND (?4 IS NULL OR coalesce(end_date, begin) >= ?4) AND (?5 IS NULL OR coalesce(begin, end_date) <= ?5) "
        "AND (?6 IS NULL OR block_id IN (SELECT value FROM json_each(?6))) AND (?7 IS NULL OR event.number = ?7) "
        "ORDER BY coalesce(begin, end_date, '~'), begin IS NULL, coalesce(end_date, '~'), document.name, event.start",
        pattern, json.dumps([*types]), json.dumps([*statuses]), *days,
        None if passages is None else json.dumps([*passages]), number,
    )  # fmt: skip
    for row in rows:
        span = None if row["date_span"] is None else tuple(json.loads(row["date_span"]))
        event = Event(
            block=row["block_id"],
            **{name: row[name] for name in _PLAIN},
            date_span=span,
            actors=tuple(json.loads(row["actors"])),
            positions=tuple(Position(**position) for position in json.loads(row["positions"])),
            mentions=tuple(tuple(one) for one in json.loads(row["mentions"])),
        )
        section = tuple(json.loads(row["section"]))
        yield EventRow(f"{row['document']}#{row['number']}", row["document"], row["title"], section, event)


def renamed(store: Store) -> dict[tuple[str, str], str | None]:
    """Return the names that a user's decisions changed: document and name as found, and as it is now; None for none."""
    if "decisions" not in own_tables(store):
        return {}
    rows = store.database.rows(
        "SELECT document.name AS document, value, mention.name AS name, label, count(*) AS n FROM mention "
        "JOIN document ON document.id = document_id WHERE layer = 'entity' "
        "GROUP BY document.name, value, mention.name, label IS NULL ORDER BY label IS NOT NULL, n"
    )
    found = {(row["document"], row["value"]): row["name"] if row["label"] else None for row in rows}
    return {key: now for key, now in found.items() if now != key[1]}
