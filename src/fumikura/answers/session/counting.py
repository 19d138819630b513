"""Questions whose answers are counts: of words, of sequences, of neighbours; and of style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fumikura.answers import given
from fumikura.answers.session.parts import UNITS, By, Only, Over, Unit, keep_of, scope_of
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Names, Words
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records
    from fumikura.store import Docs

Near = Literal["log_dice", "g2", "mi", "mi3", "t", "dice"]


def count(
    corpus: Opened,
    query: str | None = None,
    *,
    by: By = "lemma",
    over: Over = "doc",
    cross: Over | None = None,
    pos: Names = None,
    stop: Names | Path = None,
    only: Only = "all",
    least: int = 1,
    doc: Docs = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
) -> Records:
    """Count words: a frequency list; the parts that have what a query names; or words crossed with parts.

    Raises:
        QueryError: the query cannot be read, or names nothing.
    """
    from fumikura.answers import counting
    from fumikura.counts import table

    if query is not None and (cross is not None or pos or stop or only != "all"):
        msg = "a query takes none of cross, pos, stop, only"
        raise WrongValueError(msg)
    given.one(by, counting.BY)
    for part in (over, cross or over):
        given.one(part, counting.OVER)
    keep, most = keep_of(pos, stop, only), given.at_most(limit)
    scope = scope_of(corpus, doc, section, speaker, kind)
    scope = counting.spoken(corpus.store, scope, cross or over)
    if query is not None:
        return counting.shares(corpus.indexed, query, over=over, scope=scope, least=least, limit=most)
    made = table(corpus.store, by, over=cross or over, scope=scope, keep=keep)
    if cross is not None:
        return counting.crossed(made, by, cross, least=least, limit=most)
    return counting.frequencies(made, by, least=least, limit=most)


def ngrams(
    corpus: Opened,
    length: int = 2,
    *,
    contains: str | None = None,
    by: By = "surface",
    pos: Names = None,
    stop: Names | Path = None,
    only: Only = "all",
    least: int = 2,
    doc: Docs = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
    limit: int | None = 50,
) -> Records:
    """List sequences of so many words, the most frequent first; ``contains`` is a query that they must hold.

    Raises:
        QueryError: the query cannot be read, or names nothing.
    """
    from fumikura.answers import counting

    given.one(by, counting.BY)
    scope = scope_of(corpus, doc, section, speaker, kind)
    return counting.ngrams(
        corpus.store if contains is None else corpus.indexed, given.between(length, 2, 5), by=by, contains=contains,
        least=least, limit=given.at_most(limit), scope=scope, keep=keep_of(pos, stop, only),
    )  # fmt: skip


def collocates(
    corpus: Opened,
    query: str,
    *,
    window: Words | None = None,
    within: Literal["passage", "sentence"] = "passage",
    measure: Near = "log_dice",
    by: By = "lemma",
    pos: Names = None,
    stop: Names | Path = None,
    only: Only = "all",
    least: int = 2,
    doc: Docs = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
    limit: int | None = 20,
) -> Records:
    """List the words near what a query names, the strongest first; 5 words on either side without a window.

    doc:, kind:, section: and speaker: in the query narrow down what it names, the arguments all that is counted.

    Raises:
        QueryError: the query cannot be read, or names nothing.
        WrongValueError: the window cannot be read.
    """
    from fumikura.answers import counting

    given.one(by, counting.BY)
    given.one(measure, counting.MEASURES)
    given.one(within, ("passage", "sentence"))
    sides = None if window is None else given.window(window)
    scope = scope_of(corpus, doc, section, speaker, kind)
    return counting.collocates(
        corpus.indexed, query, by=by, measure=measure, least=least, limit=given.at_most(limit),
        window=counting.window(sides, given=window is not None, sentence=within == "sentence"),
        scope=scope, keep=keep_of(pos, stop, only),
    )  # fmt: skip


def style(
    corpus: Opened,
    *,
    over: Over = "doc",
    by: Unit = "lemma",
    doc: Docs = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
) -> Records:
    """Describe the style of each part: variety of words, sentences, script, readability."""
    from fumikura.answers import counting

    given.one(over, counting.OVER)
    given.one(by, UNITS)
    scope = scope_of(corpus, doc, section, speaker, kind)
    scope = counting.spoken(corpus.store, scope, over)
    return counting.style(corpus.store, over=over, by=by, scope=scope, limit=given.at_most(limit))
