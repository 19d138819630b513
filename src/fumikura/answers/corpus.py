"""A corpus as Python sees it: a method for each question, records as the answer; it changes nothing."""

from __future__ import annotations

from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING

from fumikura.answers import given
from fumikura.answers.tallies import Tallies
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from fumikura.answers.given import Day, Names, Words
    from fumikura.answers.opened import Place
    from fumikura.answers.records import Records
    from fumikura.pipeline import Summary
    from fumikura.preparing import Options
    from fumikura.store import Store

_PATIENCE = 600.0  # seconds to wait for another process that is writing


class Corpus(Tallies):
    """A corpus to ask questions of, open until it is closed; use it as a context manager.

    The methods are called like the commands and take their options; an answer has the fields that the command writes
    with ``--format jsonl``. Several names may be given as a list or with commas, days in any notation.
    """

    # -- reading ---------------------------------------------------------------------------------

    def documents(self) -> Records:
        """List the documents."""
        from fumikura.answers import reading

        return reading.documents(self.store)

    def outline(self, doc: str, *, depth: int | None = None) -> Records:
        """List the sections of a document, down to so many levels."""
        from fumikura.answers import reading

        return reading.outline(self.store, doc, depth=given.at_most(depth))

    def show(self, doc: str, section: str | None = None, *, limit: int | None = None) -> Records:
        """Show a document as it is read, or one section by its address (第２－１－（３）) or title."""
        from fumikura.answers import reading

        return reading.passages(self.store, doc, section=section, limit=given.at_most(limit))

    # -- queries ---------------------------------------------------------------------------------

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        strict: bool = False,
        section: str | None = None,
        exact: bool = False,
        synonyms: bool = False,
        budget: int = 50_000,
    ) -> Records:
        """Search passages, best first; ``about["total"]`` says how many have every word.

        Raises:
            QueryError: the query cannot be read; it knows at which character.
        """
        from fumikura.answers import queries
        from fumikura.query import search

        for number in (limit, budget):
            given.at_most(number)
        found = search(
            self._indexed(), query, limit=limit, strict=strict, section=section, exact=exact, widely=synonyms,
            budget=budget,
        )  # fmt: skip
        return queries.hits(found)

    def kwic(
        self,
        query: str,
        *,
        window: Words = 10,
        section: str | None = None,
        exact: bool = False,
        synonyms: bool = False,
        sort: str = "",
        group: str = "",
        facet: str = "",
        thin: int = 1,
        sample: int | None = None,
        seed: int = 0,
        context: int = 0,
        limit: int | None = None,
    ) -> Records:
        """Return every occurrence in context, or with ``group`` or ``facet`` how many lines have which values.

        Args:
            query: the query.
            window: words before and after the key (8, ``(3, 5)``), or ``"sentence"``.
            section: the address or title that passages must stand under.
            exact: words as they are written only.
            synonyms: words of about the same meaning, too.
            sort: keys, as R1.lemma,L1.
            group: keys whose values are counted together.
            facet: keys whose values are counted each.
            thin: every so-manieth line only.
            sample: lines drawn at random.
            seed: of the sample.
            context: passages before and behind each line.
            limit: lines at most.

        Raises:
            QueryError: the query cannot be read.
            WrongValueError: the window or a key cannot be read.
        """
        from fumikura.answers import queries
        from fumikura.query import Window, kwic

        if group and facet:
            msg = "group and facet cannot be combined"
            raise WrongValueError(msg)
        for number in (thin, sample, limit):
            given.at_most(number)
        given.at_most(context, 0)
        sides, order, counted = given.window(window), given.keys(sort), given.keys(group or facet)
        store = self._indexed()
        lines = kwic(
            store, query, window=Window(*sides) if sides else Window(sentence=True), section=section,
            keys=counted or order, exact=exact, widely=synonyms,
        )  # fmt: skip
        lines = queries.drawn(lines, thin=thin, sample=sample, seed=seed)
        if counted:
            return (queries.by_each(lines, counted) if facet else queries.groups(lines, counted))[:limit]
        return queries.lines(store, islice(queries.sorted_by(lines, order), limit), context)

    # -- what texts mention ----------------------------------------------------------------------

    def times(
        self,
        *,
        doc: str | None = None,
        since: Day = None,
        until: Day = None,
        types: Names = None,
        limit: int | None = None,
    ) -> Records:
        """List dates, clock times, durations and sets of times, in the order of their days."""
        from fumikura.answers import mentions

        days, kinds = given.days(since, until), given.several(types, given.TIMES)
        return mentions.times(self.store, doc=doc, types=kinds, days=days, limit=given.at_most(limit))

    def numbers(
        self, *, doc: str | None = None, kinds: Names = None, units: Names = None, limit: int | None = None
    ) -> Records:
        """List numbers with what they count or measure, in the order of the corpus."""
        from fumikura.answers import mentions

        wanted = given.several(kinds, given.NUMBERS)
        return mentions.numbers(
            self.store, doc=doc, kinds=wanted, units=given.split(units), limit=given.at_most(limit)
        )  # fmt: skip

    def entities(
        self, *, labels: Names = None, doc: str | None = None, least: int = 1, limit: int | None = None
    ) -> Records:
        """List persons, bodies, places, laws, events and things, one name for one thing."""
        from fumikura.answers import names
        from fumikura.records import LABELS

        wanted = given.several(labels, LABELS)
        return names.entities(self.store, labels=wanted, doc=doc, least=least, limit=given.at_most(limit))

    def named(
        self, name: str, *, labels: Names = None, doc: str | None = None, limit: int | None = None
    ) -> Records:  # fmt: skip
        """List every place where someone or something is named, under whatever name."""
        from fumikura.answers import names
        from fumikura.query import values
        from fumikura.records import LABELS
        from fumikura.store import keys

        found = keys(self.store, values.names(name), labels=given.several(labels, LABELS))
        return names.named(self.store, found, doc=doc, limit=given.at_most(limit))

    def citations(
        self,
        *,
        doc: str | None = None,
        law: str | None = None,
        to: str | None = None,
        kinds: Names = None,
        lost: bool = False,
        limit: int | None = None,
    ) -> Records:
        """List references to provisions: all, of a law by any of its names, or to a provision (データ法18条2項)."""
        from fumikura.answers import citations
        from fumikura.answers.places import known

        if law is not None and to is not None:
            msg = "law and to cannot be combined; to names its law"
            raise WrongValueError(msg)
        wanted = given.several(kinds, given.CITATIONS)
        known(self.store, doc)
        found = citations.cited(self.store, doc=doc, law=law, to=to, kinds=wanted)
        found = citations.narrowed(found, kinds=wanted, lost=lost, limit=given.at_most(limit))
        return citations.citations(self.store, found)

    def timeline(
        self,
        *,
        doc: str | None = None,
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
            self._indexed() if about is not None else self.store, about=about, actor=actor, doc=doc,
            types=given.several(types, given.EVENTS), statuses=given.several(statuses, given.STATUSES),
            days=given.days(since, until), stated=stated, limit=given.at_most(limit),
        )  # fmt: skip

    def positions(
        self,
        *,
        doc: str | None = None,
        about: str | None = None,
        actor: str | None = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Records:
        """Tell what parties proposed in numbers, in the order of the days, and how it was taken."""
        from fumikura.answers import events

        return events.positions(
            self._indexed() if about is not None else self.store, about=about, actor=actor, doc=doc,
            days=given.days(since, until), limit=given.at_most(limit),
        )  # fmt: skip


def open_corpus(path: Place) -> Corpus:
    """Open a corpus to ask questions of.

    Args:
        path: its folder, as ``fumikura ingest --corpus`` made it.

    Raises:
        MissingCorpusError: there is no corpus in the folder.
        StoreError: it cannot be read.
    """
    return Corpus(path)


def ingest(
    paths: Place | Iterable[Place],
    corpus: Place | Store,
    *,
    options: Options | None = None,
    jobs: int | None = None,
    on_document: Callable[[str], None] | None = None,
    stream: BinaryIO | None = None,
) -> Summary:
    """Bring files and folders into a corpus; only what changed is read again, failures are gathered.

    Args:
        paths: a file or folder, or several.
        corpus: a folder, made where there is none, or a store whose right to write is held.
        options: how to read documents.
        jobs: processes; None chooses by the amount of work.
        on_document: called with the id of each document when it is done.
        stream: a document of its own beside the files.

    Raises:
        LockedCorpusError: another process is writing for minutes.
    """
    from pathlib import Path

    from fumikura import pipeline
    from fumikura.store import Store

    every = [paths] if isinstance(paths, str | PathLike) else paths
    files = [Path(path) for path in every]
    if isinstance(corpus, Store):
        return pipeline.ingest(
            files, corpus, options=options, jobs=jobs, on_document=on_document, stream=stream
        )  # fmt: skip
    with Store(Path(corpus), create=True) as store:
        store.acquire(wait=_PATIENCE)
        return pipeline.ingest(
            files, store, options=options, jobs=jobs, on_document=on_document, stream=stream
        )  # fmt: skip
