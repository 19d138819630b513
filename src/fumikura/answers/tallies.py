"""Questions to a corpus whose answers are counts: of words, of sequences, of neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fumikura.answers import given
from fumikura.answers.opened import Opened, Place
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Names, Words
    from fumikura.answers.records import Records
    from fumikura.counts import Keep, Scope

By = Literal["surface", "lemma", "reading", "pos", "compound"]
Unit = Literal["surface", "lemma", "compound"]
Only = Literal["all", "words", "content"]
Over = Literal["doc", "section", "speaker", "kind", "year", "corpus"]
Near = Literal["log_dice", "g2", "mi", "mi3", "t", "dice"]
Measure = Literal["g2", "chi2", "bic", "log_ratio", "diff"]
_UNITS = ("surface", "lemma", "compound")


class Tallies(Opened):
    """What is counted can be narrowed by ``doc``, ``section``, ``speaker`` and ``kind`` (of documents or passages).

    Of words only some parts of speech are counted with ``pos``, ``only="words"`` leaves signs out, ``"content"`` also
    function words, affixes and numbers, ``stop`` the words of a list or of a file.
    """

    def count(
        self,
        query: str | None = None,
        *,
        by: By = "lemma",
        over: Over = "doc",
        cross: Over | None = None,
        pos: Names = None,
        stop: Names | Path = None,
        only: Only = "all",
        least: int = 1,
        doc: str | None = None,
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
        keep, most = self._keep(pos, stop, only), given.at_most(limit)
        scope = self._scope(doc, section, speaker, kind)
        if query is not None:
            return counting.shares(self._indexed(), query, over=over, scope=scope, least=least, limit=most)
        made = table(self.store, by, over=cross or over, scope=scope, keep=keep)
        if cross is not None:
            return counting.crossed(made, by, cross, least=least, limit=most)
        return counting.frequencies(made, by, least=least, limit=most)

    def ngrams(
        self,
        length: int = 2,
        *,
        contains: str | None = None,
        by: By = "surface",
        pos: Names = None,
        stop: Names | Path = None,
        only: Only = "all",
        least: int = 2,
        doc: str | None = None,
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
        scope = self._scope(doc, section, speaker, kind)
        return counting.ngrams(
            self.store if contains is None else self._indexed(), given.between(length, 2, 5), by=by,
            contains=contains, least=least, limit=given.at_most(limit), scope=scope, keep=self._keep(pos, stop, only),
        )  # fmt: skip

    def collocates(
        self,
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
        doc: str | None = None,
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
        scope = self._scope(doc, section, speaker, kind)
        return counting.collocates(
            self._indexed(), query, by=by, measure=measure, least=least, limit=given.at_most(limit),
            window=counting.window(sides, given=window is not None, sentence=within == "sentence"),
            scope=scope, keep=self._keep(pos, stop, only),
        )  # fmt: skip

    def keyness(
        self,
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
        doc: str | None = None,
        section: str | None = None,
        speaker: str | None = None,
        kind: str | None = None,
        limit: int | None = 20,
    ) -> Records:
        """List the words that set a part of the corpus apart.

        Args:
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
        here = self._scope(doc, section, speaker, kind)
        there = None if against is None else counting.other(self._indexed(), against)
        return comparing.keyness(
            self.store, here, there if reference is None else frequencies(Path(reference)), by=by,
            keep=self._keep(pos, stop, only), measure=measure, least=least, sure=sure, under=under,
            limit=given.at_most(limit),
        )  # fmt: skip

    def style(
        self,
        *,
        over: Over = "doc",
        by: Unit = "lemma",
        doc: str | None = None,
        section: str | None = None,
        speaker: str | None = None,
        kind: str | None = None,
        limit: int | None = None,
    ) -> Records:
        """Describe the style of each part: variety of words, sentences, script, readability."""
        from fumikura.answers import counting

        given.one(over, counting.OVER)
        given.one(by, _UNITS)
        scope = self._scope(doc, section, speaker, kind)
        return counting.style(self.store, over=over, by=by, scope=scope, limit=given.at_most(limit))

    def _scope(self, doc: str | None, section: str | None, speaker: str | None, kind: str | None) -> Scope:
        from fumikura.answers import counting

        store = self.store if section is speaker is None else self._indexed()
        return counting.scope(store, doc=doc, section=section, speaker=speaker, kind=kind)

    def _keep(self, pos: Names, stop: Names | Path, only: Only) -> Keep:
        from fumikura.counts import Keep, stop_words

        words = stop_words(stop) if isinstance(stop, Path) else frozenset(one.casefold() for one in given.split(stop))
        return Keep(given.parts_of_speech(pos), words, given.one(only, ("all", "words", "content")))
