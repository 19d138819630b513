"""Who did what when, and the positions that parties took, as records."""

from __future__ import annotations

from collections.abc import Iterable

from fumikura.answers.places import known
from fumikura.answers.records import Records
from fumikura.errors import WrongValueError
from fumikura.query import timeline as told
from fumikura.store import Docs, Store, exactly

_EVENT = (
    "id", "begin", "end_date", "time", "precision", "basis", "date_text", "type", "status", "actors", "speaker",
    "forum", "summary", "doc", "title", "line", "section", "start", "end", "text", "certainty", "rule", "positions",
    "mentions",
)  # fmt: skip
_POSITION = (
    "begin", "end_date", "proposer", "type", "party", "region", "quantity", "unit", "condition", "answer", "by", "id",
    "doc", "line", "start", "end", "summary",
)  # fmt: skip
_AROUND = 80  # characters of the source before and behind a single event
_TAKEN = ("begin", "proposer", "party", "region", "quantity", "unit", "condition", "answer", "by", "doc", "line")


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
    limit: int | None = None,
) -> Records:
    """Return events in the order of their days.

    Raises:
        QueryError: ``about`` cannot be read.
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    rows = told.timeline(
        store, about=about, actor=actor, doc=doc, types=types, statuses=statuses, days=days, stated=stated
    )
    brief = ("begin", "end_date", "type", "actors", "summary", "doc", "line")
    return Records(rows[:limit], _EVENT, brief=brief)


def positions(
    store: Store,
    *,
    about: str | None = None,
    actor: str | None = None,
    doc: Docs = None,
    days: tuple[str | None, str | None] = (None, None),
    limit: int | None = None,
) -> Records:
    """Return what parties proposed in numbers, in the order of the days.

    Raises:
        QueryError: ``about`` cannot be read.
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    rows = [*told.positions(told.timeline(store, about=about, actor=actor, doc=doc, days=days))]
    return Records(rows[:limit], _POSITION, brief=_TAKEN)


def event(store: Store, wanted: str) -> Records:
    """Return one event with the source around it, as one record; none where the document has no such event.

    Raises:
        WrongValueError: that is no id of an event.
        UnknownDocumentError: there is no document of that id.
    """
    name, _, number = wanted.rpartition("#")
    if not name or not number.isdigit():
        msg = f"an id as inf-cables-1986#12 is wanted, not {wanted!r}"
        raise WrongValueError(msg)
    source = store.source(store.document(name).id)
    rows = [
        {**row, "before": source[max(0, row["start"] - _AROUND) : row["start"]],
         "after": source[row["end"] :][:_AROUND]}
        for row in told.timeline(store, doc=exactly(name), number=int(number))[:1]
    ]  # fmt: skip
    brief = ("begin", "end_date", "type", "actors", "summary", "doc", "line")
    return Records(rows, (*_EVENT, "before", "after"), brief=brief)
