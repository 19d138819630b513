"""Mentions in and out of the database, by document, layer, day and amount."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fumikura.records import Mention
from fumikura.store.database import Database
from fumikura.store.globs import NAMED, Docs, bound

if TYPE_CHECKING:
    from fumikura.store.store import Store

_COLUMNS = (
    'layer, start, "end", text, rule, type, value, amount, amount_max, unit, begin, end_date, mod, anchor_start, '
    "anchor_end, other, line, form"
)


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A stored mention, and where it stands; ``mention.block`` is the id of its passage."""

    document: str
    section: str
    speaker: str | None
    mention: Mention


def insert(database: Database, document: int, first: int, mentions: Iterable[Mention]) -> None:
    """Store the mentions of a document whose first block has the id ``first``."""
    database.change_many(
        f"INSERT INTO mention (document_id, block_id, {_COLUMNS}, label, name) VALUES ({', '.join('?' * 22)})",
        (
            (
                document, first + found.block, found.layer, found.start, found.end, found.text, found.rule, found.type,
                found.value, found.amount, found.amount_max, found.unit, found.begin, found.end_date, found.mod,
                *(found.anchor or (None, None)), found.other, found.line, found.form,
                *((found.type, found.value) if found.layer == "entity" else (None, None)),
            )
            for found in mentions
        ),
    )  # fmt: skip


def mentions(
    store: Store,
    layer: str,
    *,
    doc: Docs = None,
    kinds: Iterable[str] = (),
    unit: str | None = None,
    days: tuple[str | None, str | None] = (None, None),
    names: Iterable[tuple[str, str]] | None = None,
) -> Iterator[MentionRow]:
    """Yield the mentions of a layer, in the order of the corpus.

    Args:
        store: the corpus.
        layer: ``time``, ``number`` or ``entity``.
        doc: ids of documents, ``*`` stands for any characters.
        kinds: DATE, money …; none for all.
        unit: of numbers.
        days: first and last day that a time must touch, ISO 8601; None leaves an end open.
        names: label and canonical name of the entities; type and value of these mentions are as decided.
    """
    wanted = tuple(kinds)
    pairs = None if names is None else json.dumps([*names], ensure_ascii=False)
    pattern = bound(doc)
    rows = store.database.rows(
        f"SELECT document.name AS document, block.section AS section, block.speaker AS speaker, "
        f"block_id, {', '.join(f'mention.{name.strip()}' for name in _COLUMNS.split(','))}, "
        "mention.label AS decided, mention.name AS named "
        "FROM mention JOIN block ON block.id = block_id JOIN document ON document.id = mention.document_id "
        f"WHERE layer = ?1 AND {NAMED.format(2)} AND (?3 IS NULL OR unit = ?3) "
        "AND (?4 IS NULL OR end_date >= ?4) AND (?5 IS NULL OR begin <= ?5) "
        "AND (?6 IS NULL OR mention.id IN (SELECT named.id FROM json_each(?6) AS wanted "
        "JOIN mention AS named ON named.name = json_extract(wanted.value, '$[1]') "
        "WHERE named.label = json_extract(wanted.value, '$[0]'))) "
        "AND (layer <> 'entity' OR mention.label IS NOT NULL) "
        f"{f'AND type IN ({chr(44).join(chr(63) * len(wanted))})' if wanted else ''} "
        "ORDER BY document.name, mention.start",
        layer, pattern, unit, *days, pairs, *wanted,
    )  # fmt: skip
    for row in rows:
        anchor = None if row["anchor_start"] is None else (row["anchor_start"], row["anchor_end"])
        yield MentionRow(
            row["document"], row["section"], row["speaker"],
            Mention(
                row["layer"], row["block_id"], row["start"], row["end"], row["text"], row["rule"],
                row["decided"] or row["type"], row["named"] or row["value"], row["amount"], row["amount_max"],
                row["unit"], row["begin"], row["end_date"], row["mod"], anchor, row["other"], row["line"], row["form"],
            ),
        )  # fmt: skip


# how long what is named may be against what is asked for, ?1 to ?2, which may be open
LONG = (
    "coalesce(julianday(substr(end_date, 1, 10)) - julianday(substr(begin, 1, 10)) "
    "<= max(31, julianday(substr(?2, 1, 10)) - julianday(substr(?1, 1, 10))), TRUE)"
)


def dated(store: Store, first: str | None, last: str | None) -> list[int]:
    """Return the ids of the passages that name a day between two (ISO 8601, both inclusive).

    What is named may be longer than what is asked for, but not beyond a month: 1986 names no day of October.
    """
    rows = store.database.rows(
        "SELECT DISTINCT block_id FROM mention "
        f"WHERE begin <= coalesce(?2, '9999') AND end_date >= coalesce(?1, '0000') AND {LONG}",
        first, last,
    )  # fmt: skip
    return [row["block_id"] for row in rows]


def counted(store: Store, low: float | None, high: float | None, *, unit: str | None, money: bool) -> list[int]:
    """Return the ids of the passages that name an amount between two, of a unit."""
    rows = store.database.rows(
        "SELECT DISTINCT block_id FROM mention WHERE layer = 'number' "
        "AND coalesce(amount_max, amount) >= coalesce(?1, -1e300) "
        "AND amount <= coalesce(?2, 1e300) AND (?3 IS NULL OR unit = ?3) AND (type = 'money') = ?4",
        low, high, unit, int(money),
    )  # fmt: skip
    return [row["block_id"] for row in rows]
