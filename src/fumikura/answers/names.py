"""What texts name: the list of names, the places of one, what stands beside it, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from fumikura import store as stored
from fumikura.answers.places import in_context, known, place
from fumikura.answers.records import Records
from fumikura.resolve import decisions as decided
from fumikura.store import Docs, Entity, Key, Store, mentions, own_tables, written

_ENTITY = (
    "label", "name", "mentions", "documents", "aliases", "first_doc", "first_line", "first_start", "last_doc",
    "last_line", "last_start",
)  # fmt: skip
_MENTION = ("doc", "line", "section", "speaker", "start", "end", "text", "label", "name", "rule", "context")
_WITH = ("label", "name", "together", "passages")
_DOUBT = (*decided.COLUMNS, "why")


def entities(
    store: Store,
    *,
    labels: Iterable[str] = (),
    doc: Docs = None,
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


def named(store: Store, found: Iterable[Key], *, doc: Docs = None, limit: int | None = None) -> Records:
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


def near(store: Store, name: str, *, labels: Iterable[str] = ()) -> list[str]:
    """Return what a corpus names that is written nearly so."""
    every = {form: one.name for one in stored.entities(store, labels=labels) for form in (*one.aliases, one.name)}
    forms = [form for form in every if name in form] or get_close_matches(name, every, n=3, cutoff=0.6)
    return list(dict.fromkeys(every[form] for form in forms[:5]))


def unknown(store: Store, name: str, told: Records) -> Records:
    """Say in ``about`` that nothing has a name, and what is near."""
    close = near(store, name)
    hint = f"; near are {'、'.join(close)}" if close else "; entities() lists what is named"
    told.about["why"] = f"nothing in the corpus is named {name}{hint}"
    return told


def doubtful(store: Store, *, labels: Iterable[str] = (), doc: Docs = None, limit: int | None = None) -> Records:
    """Return pairs of names that may be one and that no decision has settled.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    known(store, doc)
    wanted = {"", *labels} if labels else None
    kept = own_tables(store).get("decisions", ",".join(decided.COLUMNS))
    settled = {frozenset((one.name, one.other)) for one in decided.read(kept)}
    wide = None if doc is None else {*store.names(doc)}
    forms = [one for one in written(store) if wide is None or one.document in wide]
    rows = [
        {"decision": None, "name": one.name, "other": one.other, "label": one.label, "doc": None, "why": one.why}
        for one in decided.doubts(forms)
        if (wanted is None or one.label in wanted) and frozenset((one.name, one.other)) not in settled
    ]
    return Records(rows[:limit], _DOUBT)


def decisions(store: Store, *, limit: int | None = None) -> Records:
    """Return the decisions on names that a corpus keeps."""
    kept = own_tables(store).get("decisions", ",".join(decided.COLUMNS))
    return Records([one._asdict() for one in decided.read(kept)][:limit], decided.COLUMNS)


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
