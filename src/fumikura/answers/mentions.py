"""What texts mention: times, numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fumikura.answers.places import in_context, known, place
from fumikura.answers.records import Records
from fumikura.mentions.quantities import spellings
from fumikura.store import Docs, MentionRow, Store, mentions

_TIMES = (
    "doc", "line", "section", "speaker", "start", "end", "text", "type", "value", "begin", "end_date", "mod", "rule",
    "anchor_start", "anchor_end", "other", "context",
)  # fmt: skip
_NUMBERS = (
    "doc", "line", "section", "speaker", "start", "end", "text", "kind", "value", "value_max", "unit", "mod", "rule",
    "context",
)  # fmt: skip


def times(
    store: Store,
    *,
    doc: Docs = None,
    types: Iterable[str] = (),
    days: tuple[str | None, str | None] = (None, None),
    limit: int | None = None,
) -> Records:
    """Return dates, clock times, durations and sets of times in the order of their days.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    found = sorted(
        mentions(store, "time", doc=doc, kinds=types, days=days),
        key=lambda row: (row.mention.begin or "~", row.mention.end_date or "~"),
    )
    rows = (_time(row, context) for row, context in in_context(store, found[:limit]))
    return Records(rows, _TIMES, brief=("begin", "end_date", "value", "doc", "line", "context"))


def numbers(
    store: Store,
    *,
    doc: Docs = None,
    kinds: Iterable[str] = (),
    units: Iterable[str] = (),
    limit: int | None = None,
) -> Records:
    """Return numbers with what they count or measure, in the order of the corpus.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    wanted = {spellings().get(unit, unit) for unit in units}
    found = [row for row in mentions(store, "number", doc=doc, kinds=kinds) if not wanted or row.mention.unit in wanted]
    rows = (_number(row, context) for row, context in in_context(store, found[:limit]))
    return Records(rows, _NUMBERS, brief=("value", "unit", "kind", "doc", "line", "context"))


def _time(row: MentionRow, context: str) -> dict[str, Any]:
    mention = row.mention
    start, end = mention.anchor or (None, None)
    return {
        "layer": "time", **place(row), "type": mention.type, "value": mention.value, "begin": mention.begin,
        "end_date": mention.end_date, "mod": mention.mod, "rule": mention.rule, "anchor_start": start,
        "anchor_end": end,
        "other": mention.other, "context": context,
    }  # fmt: skip


def _number(row: MentionRow, context: str) -> dict[str, Any]:
    mention = row.mention
    return {
        "layer": "number", **place(row), "kind": mention.type, "value": mention.amount,
        "value_max": mention.amount_max, "unit": mention.unit, "mod": mention.mod, "rule": mention.rule,
        "context": context,
    }  # fmt: skip
