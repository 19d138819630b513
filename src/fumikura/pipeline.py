"""Files in, documents of a corpus out: what has changed is analysed, here or in other processes, and stored."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fumikura import __version__, cluster, tables
from fumikura.analysis import ANALYSIS
from fumikura.errors import AnalysisError, DuplicateIdError
from fumikura.preparing import (
    Failure,
    Options,
    Unchanged,
    loaded,
    made_with,
    prepare,
    prepare_loaded,
    prepare_stream,
)
from fumikura.resolve import decisions
from fumikura.source import find
from fumikura.store import DocumentRow, Prepared, Store, keep_tables, own_tables, rename, written
from fumikura.tokens import dictionary

_PARALLEL_FROM = 4_000_000  # bytes; starting processes costs more than reading less than this


@dataclass(slots=True)
class Summary:
    """What an ingest did, by document id."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    interrupted: bool = False


def ingest(
    paths: Iterable[Path],
    store: Store,
    *,
    options: Options | None = None,
    jobs: int | None = None,
    address: str | None = None,
    on_document: Callable[[str], None] | None = None,
    stream: BinaryIO | None = None,
) -> Summary:
    """Bring files and folders into a corpus; only what changed is analysed, failures are gathered.

    Args:
        paths: files and folders.
        store: a corpus whose right to write is held.
        options: how to read documents.
        jobs: processes; None chooses by the amount of work.
        address: of a Dask scheduler (``tcp://host:8786``), whose workers do what these processes would.
        on_document: called with the id of each document when it is done.
        stream: a document of its own, ``stdin``, beside the files.

    An interrupt (Ctrl-C) ends it after the document at hand; what was stored stays, the index is sound.

    Raises:
        ClusterError: the cluster cannot be used, or was lost; what was stored stays.
        MissingExtraError: a cluster is asked for and Dask is not installed.
    """
    options = options or Options()
    if options.tables:
        keep(store, options.tables)
    options = replace(options, tables=own_tables(store))
    summary = Summary()
    store.mend()
    listed = list(paths)
    if address is not None:
        results = _prepared_there(listed, store, options, address)
    else:
        results = _prepared(listed, store, options, jobs if jobs is not None else _jobs(listed))
    try:
        if stream is not None:
            _take(prepare_stream(stream, options), store, summary)
        for result in results:
            _take(result, store, summary)
            if on_document is not None:
                on_document(result.name)
    except KeyboardInterrupt:
        summary.interrupted = True
    finally:
        results.close()
        decide(store)
        store.finish()
    if summary.interrupted:
        store.mend()  # where the interrupt came between the database and the index
    store.log(
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        version=__version__,
        dictionary=dictionary(),
        options=json.dumps({"encoding": options.encoding, "date": options.date, "analysis": ANALYSIS}),
    )
    return summary


def keep(store: Store, own: Mapping[str, str]) -> bool:
    """Keep a user's tables beside those that a corpus has, and follow the decisions; return whether to read again.

    Raises:
        OwnTableError: a decision cannot be followed; nothing was kept.
    """
    decisions.read(own.get("decisions", ",".join(decisions.COLUMNS)))
    before = own_tables(store)
    keep_tables(store, own)
    decide(store)
    return tables.digest(own_tables(store)) != tables.digest(before)


def decide(store: Store) -> None:
    """Let the decisions that a corpus keeps say what its names are. The right to write must be held."""
    content = own_tables(store).get("decisions")
    if content is not None:  # without any ever made, there is nothing to look through
        rename(store, dict(decisions.apply(written(store), decisions.read(content))))


def _jobs(paths: Iterable[Path]) -> int:
    size = 0
    for found in find(paths):
        with suppress(OSError):  # whatever is wrong with it is said when it is read
            size += found.path.stat().st_size
        if size > _PARALLEL_FROM:
            return os.cpu_count() or 1
    return 1


def _prepared(
    paths: list[Path], store: Store, options: Options, jobs: int
) -> Generator[Prepared | Unchanged | Failure, None, None]:
    """Prepare documents here or in other processes, in the order of the paths."""
    known = store.known()
    tasks = ((found, options, known.get(found.id)) for found in find(paths))
    if jobs == 1:
        for task in tasks:
            yield prepare(*task)
        return
    from joblib import Parallel, delayed  # noqa: PLC0415  one process does not need it

    with Parallel(n_jobs=jobs, return_as="generator", batch_size=4, pre_dispatch="32*n_jobs") as parallel:
        yield from parallel(delayed(prepare)(*task) for task in tasks)


def _prepared_there(
    paths: list[Path], store: Store, options: Options, address: str
) -> Generator[Prepared | Unchanged | Failure, None, None]:
    """Prepare documents on a cluster, in the order of the paths; their bytes are read here and sent."""
    known = store.known()
    files = (loaded(found, options) for found in find(paths))
    tasks = (cluster.Task(found.id, len(data), (found, data, options, known.get(found.id))) for found, data in files)
    with closing(cluster.done(address, prepare_loaded, tasks, made_with=made_with)) as results:
        for result in results:
            if isinstance(result, cluster.Lost):
                yield Failure(result.name, AnalysisError(result.reason))
            else:
                yield result


def _take(result: Prepared | Unchanged | Failure, store: Store, summary: Summary) -> None:
    match result:
        case Failure():
            summary.failed.append(result)
        case Unchanged():
            summary.unchanged.append(result.name)
        case Prepared():
            before = store.find(result.name)
            moved = _moved(result, store) if before is None else None
            if before is not None and _clash(before, result):
                msg = (
                    f"{result.path}: the id {result.name!r} belongs to {before.path}; "
                    "give one of them another id in a manifest.toml, or remove the other"
                )
                summary.failed.append(Failure(result.name, DuplicateIdError(msg)))
            elif moved is not None:
                store.rename(moved.name, result.name, result.path)
                summary.renamed.append((moved.name, result.name))
            else:
                store.put(result)
                (summary.updated if before is not None else summary.added).append(result.name)


def _clash(before: DocumentRow, result: Prepared) -> bool:
    """Tell two files that claim one id from one file that changed."""
    return before.path != result.path and before.sha256 != result.sha256 and _exists(before.path)


def _moved(result: Prepared, store: Store) -> DocumentRow | None:
    """Find the document that this file was before it got another name."""
    return next(
        (
            row
            for row in store.with_sha256(result.sha256)
            if row.fingerprint == result.fingerprint and not _exists(row.path)
        ),
        None,
    )


def _exists(path: str) -> bool:
    return path != "-" and Path(path).exists()
