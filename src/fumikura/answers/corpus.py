"""A corpus as Python sees it: a method for each question, records as the answer; it changes nothing."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from fumikura.answers import session
from fumikura.answers.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import BinaryIO

    from fumikura.answers.opened import Place
    from fumikura.pipeline import Summary
    from fumikura.preparing import Options
    from fumikura.store import Store

_PATIENCE = 600.0  # seconds to wait for another process that is writing


class Corpus(Opened):
    """A corpus to ask questions of, open until it is closed; use it as a context manager.

    The methods are called like the commands and take their options; an answer has the fields that the command writes
    with ``--format jsonl``. Several names may be given as a list or with commas, days in any notation.
    """

    info = session.reading.info
    documents = session.reading.documents
    outline = session.reading.outline
    show = session.reading.show

    search = session.queries.search
    kwic = session.queries.kwic
    explain = session.queries.explain
    related = session.queries.related

    times = session.mentions.times
    numbers = session.mentions.numbers
    entities = session.names.entities
    named = session.names.named
    beside = session.names.beside
    doubtful = session.names.doubtful
    decisions = session.names.decisions

    timeline = session.events.timeline
    positions = session.events.positions
    event = session.events.event

    citations = session.citations.citations
    provisions = session.citations.provisions
    lint = session.citations.lint

    count = session.counting.count
    ngrams = session.counting.ngrams
    collocates = session.counting.collocates
    style = session.counting.style
    keyness = session.comparing.keyness
    keywords = session.comparing.keywords

    topics = session.topics.topics
    topic = session.topics.topic
    topics_in = session.topics.topics_in
    similar = session.topics.similar


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
    cluster: str | None = None,
    on_document: Callable[[str], None] | None = None,
    stream: BinaryIO | None = None,
) -> Summary:
    """Bring files and folders into a corpus; only what changed is read again, failures are gathered.

    Args:
        paths: a file or folder, or several.
        corpus: a folder, made where there is none, or a store whose right to write is held.
        options: how to read documents.
        jobs: processes; None chooses by the amount of work.
        cluster: address of a Dask scheduler (``tcp://host:8786``), whose workers read instead.
        on_document: called with the id of each document when it is done.
        stream: a document of its own beside the files.

    Raises:
        LockedCorpusError: another process is writing for minutes.
        ClusterError: the cluster cannot be used, or was lost; what was stored stays.
    """
    from pathlib import Path

    from fumikura import pipeline
    from fumikura.store import Store

    every = [paths] if isinstance(paths, str | PathLike) else paths
    files = [Path(path) for path in every]
    if isinstance(corpus, Store):
        return pipeline.ingest(
            files, corpus, options=options, jobs=jobs, address=cluster, on_document=on_document, stream=stream
        )
    with Store(Path(corpus), create=True) as store:
        store.acquire(wait=_PATIENCE)
        return pipeline.ingest(
            files, store, options=options, jobs=jobs, address=cluster, on_document=on_document, stream=stream
        )
