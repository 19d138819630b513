"""A field that asks what a passage speaks of in, where passages speak of it out: date:, number: and the like."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress

from fumikura.query import values
from fumikura.query.citations import citing
from fumikura.query.nodes import Filter
from fumikura.store import BlockRow, Store, keys

FIELDS = frozenset({"date", "number", "amount", "cites", *values.NAMES})
_AT = 'SELECT block_id, start, "end" FROM mention WHERE block_id IN (SELECT value FROM json_each(?1)) AND '


def places(store: Store, fields: Sequence[Filter], rows: Sequence[BlockRow]) -> dict[int, list[tuple[int, int]]]:
    """Return the spans of the mentions that fields ask for, by passage."""
    blocks = json.dumps([row.id for row in rows])
    maps = {row.id: row.map for row in rows}
    found: dict[int, list[tuple[int, int]]] = {row.id: [] for row in rows}
    for field in fields:
        for block, start, end in _mentions(store, field, blocks):
            first, last = maps[block].target_of(start), maps[block].target_of(end - 1)
            if first is not None and last is not None and first <= last:
                found[block].append((first, last + 1))
    return found


def _mentions(store: Store, field: Filter, blocks: str) -> Iterator[tuple[int, int, int]]:
    if field.field == "cites":
        wanted = set(json.loads(blocks))
        with suppress(ValueError):  # no such provision
            found = [row.mention for row in citing(store, field.value, outside=field.outside)]
            return ((one.block, one.start, one.end) for one in found if one.block in wanted)
        return iter(())
    if field.field == "date":
        days = values.days(field.value)
        rows = store.database.rows(
            _AT + "begin <= coalesce(?3, '9999') AND end_date >= coalesce(?2, '0000')", blocks, *days
        )
    elif field.field in values.NAMES:
        called = keys(store, values.names(field.value), labels=values.NAMES[field.field])
        rows = store.database.rows(
            _AT + "(label, name) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') "
            "FROM json_each(?2))",
            blocks,
            json.dumps([*called], ensure_ascii=False),
        )
    else:
        money = field.field == "amount"
        low, high, unit = values.amounts(field.value, money=money)
        rows = store.database.rows(
            _AT + "layer = 'number' AND coalesce(amount_max, amount) >= coalesce(?2, -1e300) "
            "AND amount <= coalesce(?3, 1e300) AND (?4 IS NULL OR unit = ?4) AND (type = 'money') = ?5",
            blocks, low, high, unit, int(money),
        )  # fmt: skip
    return ((row[0], row[1], row[2]) for row in rows)
