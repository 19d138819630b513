"""What texts mention: times, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.answers import given

if TYPE_CHECKING:
    from fumikura.answers.given import Day, Names
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records
    from fumikura.store import Docs


def times(
    corpus: Opened,
    *,
    doc: Docs = None,
    since: Day = None,
    until: Day = None,
    types: Names = None,
    limit: int | None = None,
) -> Records:
    """List dates, clock times, durations and sets of times, in the order of their days."""
    from fumikura.answers import mentions

    days, kinds = given.days(since, until), given.several(types, given.TIMES)
    return mentions.times(corpus.store, doc=doc, types=kinds, days=days, limit=given.at_most(limit))


def numbers(
    corpus: Opened, *, doc: Docs = None, kinds: Names = None, units: Names = None, limit: int | None = None
) -> Records:
    """List numbers with what they count or measure, in the order of the corpus."""
    from fumikura.answers import mentions

    wanted = given.several(kinds, given.NUMBERS)
    return mentions.numbers(
        corpus.store, doc=doc, kinds=wanted, units=given.split(units), limit=given.at_most(limit)
    )  # fmt: skip
