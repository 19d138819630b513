"""What sets a part of a corpus apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fumikura.answers import given
from fumikura.answers.session.parts import By, Only, keep_of, scope_of
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Names
    from fumikura.answers.opened import Opened, Place
    from fumikura.answers.records import Records
    from fumikura.store import Docs

Measure = Literal["g2", "chi2", "bic", "log_ratio", "diff"]


def keyness(
    corpus: Opened,
    *,
    against: str | None = None,
    reference: Place | None = None,
    measure: Measure = "g2",
    by: By = "lemma",
    sure: float = 3.84,
    under: bool = False,
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
    """List the words that set a part of the corpus apart.

    Args:
        corpus: the open corpus.
        against: the other part: a document, speaker:NAME, section:ADDRESS, kind:KIND; the rest without.
        reference: or a file with a frequency list, CSV with the columns word, count.
        measure: by which the words are ordered.
        by: what is counted.
        sure: the least g2; 3.84 is a chance of 5 in 100.
        under: the words that are rarer in the part.
        pos: only these parts of speech.
        stop: words that are left out.
        only: which words are counted.
        least: occurrences that a word must have.
        doc: the part, as section, speaker and kind; one of them is wanted, unless there is a reference.
        section: the part.
        speaker: the part.
        kind: the part.
        limit: words at most.
    """
    from fumikura.answers import comparing, counting
    from fumikura.counts import reference as frequencies

    if doc is section is speaker is kind is None and reference is None:
        msg = "say which part: doc, section, speaker or kind"
        raise WrongValueError(msg)
    if against is not None and reference is not None:
        msg = "against and reference cannot be combined"
        raise WrongValueError(msg)
    given.one(by, counting.BY)
    given.one(measure, comparing.MEASURES)
    here = scope_of(corpus, doc, section, speaker, kind)
    there = None if against is None else counting.other(corpus.indexed, against)
    return comparing.keyness(
        corpus.store, here, there if reference is None else frequencies(Path(reference)), by=by,
        keep=keep_of(pos, stop, only), measure=measure, least=least, sure=sure, under=under,
        limit=given.at_most(limit),
    )  # fmt: skip


def keywords(corpus: Opened, doc: str, *, least: int = 2, under: bool = False, limit: int | None = 20) -> Records:
    """List the content words and compounds that set a document apart; with ``under`` those that are rarer there."""
    from fumikura.answers import comparing

    return comparing.keywords(corpus.store, doc, least=least, under=under, limit=given.at_most(limit))
