"""What texts name: the list of names, the places of one, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fumikura import store as stored
from fumikura.answers.places import in_context, known, place
from fumikura.answers.records import Records
from fumikura.store import Entity, Key, Store, mentions

_ENTITY = (
    "label", "name", "mentions", "documents", "aliases", "first_doc", "first_line", "first_start", "last_doc",
    "last_line", "last_start",
)  # fmt: skip
_MENTION = ("doc", "line", "section", "speaker", "start", "end", "text", "label", "name", "rule", "context")
_WITH = ("label", "name", "together", "passages")


def entities(
    store: Store,
    *,
    labels: Iterable[str] = (),
    doc: str | None = None,
    least: int = 1,
    limit: int | None = None,
) -> Records:
    """Return persons, bodies, places, laws, events and things, most often named first.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    found = [one for one in stored.entities(store, labels=labels, doc=doc) if one.mentions >= least]
    brief = ("label", "name", "mentions", "aliases", "first_doc", "first_line")
    return Records(map(_record, found[:limit]), _ENTITY, brief=brief)


def named(store: Store, found: Iterable[Key], *, doc: str | None = None, limit: int | None = None) -> Records:
    """Return every place where one of these is named, under whatever name.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    rows = list(mentions(store, "entity", doc=doc, names=found))
    return Records(
        (
            {"layer": "entity", **place(row), "label": row.mention.type, "name": row.mention.value,
             "rule": row.mention.rule, "context": context}
            for row, context in in_context(store, rows[:limit])
        ),
        _MENTION,
        brief=("label", "name", "doc", "line", "context"),
    )  # fmt: skip


def beside(
    store: Store, found: Iterable[Key], *, labels: Iterable[str] = (), least: int = 1, limit: int | None = None
) -> Records:
    """Return what passages that name one of these name beside it."""
    rows = [
        {"layer": "with", "label": label, "name": name, "together": n, "passages": every}
        for (label, name), n, every in stored.beside(store, found, labels=labels)
        if n >= least
    ]
    return Records(rows[:limit], _WITH)


def _record(one: Entity) -> dict[str, Any]:
    places = {
        f"{which}_{name}": value
        for which, place_ in (("first", one.first), ("last", one.last))
        for name, value in zip(("doc", "line", "start"), place_, strict=True)
    }
    return {
        "layer": "entity", "label": one.label, "name": one.name, "mentions": one.mentions,
        "documents": list(one.documents), "aliases": list(one.aliases), **places,
    }  # fmt: skip
