"""The words that set a part of a corpus apart, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import get_args

from fumikura.answers.records import Records
from fumikura.counts import Keep, Scope, compared
from fumikura.counts.keyness import CERTAIN, Measure
from fumikura.counts.units import By
from fumikura.store import Store

_KEY = ("rank", "word", "pos", "count", "rest", "per_10000", "rest_per_10000", "g2", "chi2", "bic", "log_ratio", "low",
        "high", "diff")  # fmt: skip
_BRIEF = ("rank", "word", "count", "rest", "g2", "log_ratio", "diff")
MEASURES = get_args(Measure)


def keyness(
    store: Store,
    here: Scope,
    there: Scope | Mapping[str, int] | None = None,
    *,
    by: By = "lemma",
    keep: Keep | None = None,
    measure: Measure = "g2",
    least: int = 2,
    sure: float = CERTAIN,
    under: bool = False,
    limit: int | None = None,
) -> Records:
    """Return the words that set a part apart from another part, the rest, or a reference."""
    found = compared(
        store, here, there, by=by, keep=keep, measure=measure, least=least, sure=sure, under=under
    )  # fmt: skip
    rows = ({"rank": rank, **asdict(one)} for rank, one in enumerate(found[:limit], 1))
    return Records(rows, _KEY, brief=_BRIEF)


def keywords(store: Store, doc: str, *, least: int = 2, under: bool = False, limit: int | None = None) -> Records:
    """Return the content words and compounds that set a document apart; none where it is the only one.

    Raises:
        UnknownDocumentError: there is no document of that id.
    """
    here = Scope(frozenset({store.document(doc).id}))
    if len(store.known()) < 2:
        return Records((), _BRIEF)
    found = keyness(store, here, by="compound", keep=Keep(only="content"), least=least, under=under, limit=limit)
    return Records(({name: row[name] for name in _BRIEF} for row in found), _BRIEF)
