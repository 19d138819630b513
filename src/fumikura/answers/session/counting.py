"""Questions whose answers are counts: of words, of sequences, of neighbours; and of style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fumikura.answers import given
from fumikura.answers.session.parts import FORMS, By, Form, Only, Over, keep_of, scope_of
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Names, Words
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records
    from fumikura.store import Docs

Near = Literal["log_dice", "g2", "mi", "mi3", "t", "dice"]


def count(
    corpus: Opened,
    word: str | None = None,
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
    """Count words: a frequency list; the parts that have a word; or words crossed with parts."""
    from fumikura.answers import counting
    from fumikura.counts import spread, table

    if word is not None and (cross is not None or pos or stop or only != "all"):
        msg = "a word takes none of cross, pos, stop, only"
        raise WrongValueError(msg)
    given.one(by, counting.BY)
    for part in (over, cross or over):
        given.one(part, counting.OVER)
    keep, most = keep_of(pos, stop, only), given.at_most(limit)
    scope = scope_of(corpus, doc, section, speaker, kind)
    scope = counting.spoken(corpus.store, scope, cross or over)
    if word is not None:
        return counting.shares(spread(corpus.store, word, over=over, scope=scope), least=least, limit=most)
    made = table(corpus.store, by, over=cross or over, scope=scope, keep=keep)
    if cross is not None:
        return counting.crossed(made, by, cross, least=least, limit=most)
    return counting.frequencies(made, by, least=least, limit=most)


def ngrams(
    corpus: Opened,
    length: int = 2,
    *,
    contains: str | None = None,
    by: Form = "surface",
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
    """List sequences of so many words, the most frequent first."""
    from fumikura.answers import counting

    given.one(by, FORMS)
    return counting.ngrams(
        corpus.store, given.between(length, 2, 5), by=by, contains=contains, least=least, limit=given.at_most(limit),
        scope=scope_of(corpus, doc, section, speaker, kind), keep=keep_of(pos, stop, only),
    )  # fmt: skip


def collocates(
    corpus: Opened,
    word: str,
    *,
    window: Words | None = None,
    within: Literal["passage", "sentence"] = "passage",
    measure: Near = "log_dice",
    by: Form = "lemma",
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
    """List the words that stand near a word, the strongest first; 5 words on either side without a window."""
    from fumikura.answers import counting

    given.one(by, FORMS)
    given.one(measure, counting.MEASURES)
    given.one(within, ("passage", "sentence"))
    sides = None if window is None else given.window(window)
    return counting.collocates(
        corpus.store, word, by=by, measure=measure, least=least, limit=given.at_most(limit),
        window=counting.window(sides, given=window is not None, sentence=within == "sentence"),
        scope=scope_of(corpus, doc, section, speaker, kind), keep=keep_of(pos, stop, only),
    )  # fmt: skip


def style(
    corpus: Opened,
    *,
    over: Over = "doc",
    by: Form = "lemma",
    doc: Docs = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
    limit: int | None = None,
) -> Records:
    """Describe the style of each part: variety of words, sentences, script, readability."""
    from fumikura.answers import counting

    given.one(over, counting.OVER)
    given.one(by, FORMS)
    scope = scope_of(corpus, doc, section, speaker, kind)
    scope = counting.spoken(corpus.store, scope, over)
    return counting.style(corpus.store, over=over, by=by, scope=scope, limit=given.at_most(limit))
