"""Who did what when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.answers import given

if TYPE_CHECKING:
    from fumikura.answers.given import Day, Names
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records
    from fumikura.store import Docs


def timeline(
    corpus: Opened,
    *,
    doc: Docs = None,
    about: str | None = None,
    actor: str | None = None,
    types: Names = None,
    statuses: Names = None,
    since: Day = None,
    until: Day = None,
    stated: bool = False,
    limit: int | None = None,
) -> Records:
    """Tell who did what when, in the order of the days; ``stated`` leaves days out that are inferred."""
    from fumikura.answers import events

    return events.timeline(
        corpus.indexed if about is not None else corpus.store, about=about, actor=actor, doc=doc,
        types=given.several(types, given.EVENTS), statuses=given.several(statuses, given.STATUSES),
        days=given.days(since, until), stated=stated, limit=given.at_most(limit),
    )  # fmt: skip


def positions(
    corpus: Opened,
    *,
    doc: Docs = None,
    about: str | None = None,
    actor: str | None = None,
    since: Day = None,
    until: Day = None,
    limit: int | None = None,
) -> Records:
    """Tell what parties proposed in numbers, in the order of the days, and how it was taken."""
    from fumikura.answers import events

    return events.positions(
        corpus.indexed if about is not None else corpus.store, about=about, actor=actor, doc=doc,
        days=given.days(since, until), limit=given.at_most(limit),
    )  # fmt: skip


def event(corpus: Opened, wanted: str) -> Records:
    """Show one event by its id (inf-cables-1986#12): all that is known of it, and the source around it."""
    from fumikura.answers import events

    return events.event(corpus.store, wanted)
