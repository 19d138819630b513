"""Files in, documents of a corpus out: what has changed is analysed, here or in other processes, and stored."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fumikura import __version__, cluster, tables
from fumikura.analysis import ANALYSIS, Analysis, analyze, citations, dates, events, guarded, mentions, names, tokenizer
from fumikura.errors import AnalysisError, DuplicateIdError, SourceError
from fumikura.records import Source
from fumikura.resolve import decisions
from fumikura.source import Found, find, load, read, read_stream
from fumikura.source.files import MAX_SIZE
from fumikura.store import DocumentRow, Prepared, PreparedRow, Store, keep_tables, own_tables, pack, rename, written
from fumikura.structure.notes import passages
from fumikura.tokens import dictionary
from fumikura.tokens.columns import Places
from fumikura.tokens.context import Place, contexts
from fumikura.tokens.forms import forms_of
from fumikura.tokens.streams import pairs, streams

_PARALLEL_FROM = 4_000_000  # bytes; starting processes costs more than reading less than this


@dataclass(frozen=True, slots=True)
class Options:
    """What changes the reading of a document; ``tables`` are a user's, as ``tables.load`` returns them."""

    encoding: str | None = None
    date: str | None = None
    max_size: int = MAX_SIZE
    names: bool = True
    tables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read."""

    name: str
    error: SourceError


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the corpus holds already."""

    name: str


@dataclass(slots=True)
class Summary:
    """What an ingest did, by document id."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    interrupted: bool = False


def fingerprint(source: Source, options: Options) -> str:
    """Name everything beside the bytes that would change the analysis of a document."""
    read = (options.encoding, options.date, options.names, tables.digest(options.tables))
    parts = [ANALYSIS, dictionary(), *read, *map(str, _fields(source))]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _fields(source: Source) -> Iterator[object]:
    meta = source.meta
    yield from (
        meta.title,
        meta.title_en,
        meta.kind,
        meta.date,
        meta.publisher,
        meta.language,
        meta.rights,
        meta.number,
    )


def sources(paths: Iterable[Path], options: Options, *, stream: BinaryIO) -> Iterator[Source | SourceError]:
    """Yield the sources of files and folders, or why one cannot be read; ``-`` is the stream."""
    for path in paths:
        if str(path) == "-":
            yield _or_error(lambda: read_stream(stream, encoding=options.encoding, date=options.date))
            continue
        for found in find([path]):
            yield _or_error(
                lambda found=found: read(  # type: ignore[misc]
                    found, encoding=options.encoding, date=options.date, max_size=options.max_size
                )
            )


def _or_error(reading: Callable[[], Source]) -> Source | SourceError:
    try:
        return reading()
    except SourceError as error:
        return error


def prepare(found: Found, options: Options, known: tuple[str, str] | None) -> Prepared | Unchanged | Failure:
    """Do everything for one document that needs no store; runs in any process.

    Args:
        found: the file.
        options: how to read it.
        known: sha256 and fingerprint of the document of that name in the corpus.
    """
    result = prepare_loaded(*_loaded(found, options), options, known)
    if isinstance(result, Prepared):
        gc.freeze()  # the vocabulary stays for good: joblib's workers would search it for garbage each second
    return result


def prepare_loaded(
    found: Found, data: bytes, options: Options, known: tuple[str, str] | None
) -> Prepared | Unchanged | Failure:
    """Do the same with the bytes of the file; runs on any machine."""
    try:
        source = read(found, data=data, encoding=options.encoding, date=options.date)
    except SourceError as error:
        return Failure(found.id, error)
    mark = fingerprint(source, options)
    return Unchanged(found.id) if known == (source.sha256, mark) else _made(source, mark, options)


def _loaded(found: Found, options: Options) -> tuple[Found, bytes]:
    """Load a file; why it could not be is said when it is read."""
    try:
        return found, load(found, max_size=options.max_size)
    except SourceError as error:
        return replace(found, error=error), b""


def made_with() -> dict[str, str]:
    """Say what must be the same in every process that prepares documents for one corpus."""
    return {"fumikura": __version__, "analysis": str(ANALYSIS), "dictionary": dictionary()}


def _prepare_stream(stream: BinaryIO, options: Options) -> Prepared | Failure:
    try:
        source = read_stream(stream, encoding=options.encoding, date=options.date)
    except SourceError as error:
        return Failure("stdin", error)
    return _made(source, fingerprint(source, options), options)


def _made(source: Source, mark: str, options: Options) -> Prepared | Failure:
    tables.use(options.tables)
    try:
        with guarded(source):
            return _tokenize(analyze(source), mark, with_names=options.names)
    except SourceError as error:
        return Failure(source.id, error)


def _tokenize(analysis: Analysis, mark: str, *, with_names: bool) -> Prepared:
    tokenize = tokenizer()
    forms = forms_of(tokenize.vocabulary)
    source = analysis.source
    local = Places()
    title = source.meta.title or ""
    title_forms = streams(title, tokenize(title), forms).forms
    blocks: list[PreparedRow] = []
    tokens_of = [tokenize(block.text) for block in analysis.blocks]
    found = [streams(block.text, columns, forms) for block, columns in zip(analysis.blocks, tokens_of, strict=True)]
    referring = passages(analysis.blocks)
    back = [at - referring[at] if at in referring else None for at in range(len(analysis.blocks))]
    for at, (block, columns) in enumerate(zip(analysis.blocks, tokens_of, strict=True)):
        span = block.map.whole()
        places = list(map(local.__getitem__, columns.ids))
        blocks.append((
            block.kind,
            json.dumps(block.section, ensure_ascii=False),
            json.dumps(block.headings, ensure_ascii=False),
            block.label,
            block.level,
            block.marker,
            block.line,
            span.start,
            span.end,
            block.text,
            block.map.to_bytes(),
            pack(places),
            block.part,
            block.turn,
            block.speaker,
            back[at],
        ))  # fmt: skip
    outer = [
        Place(block.kind, block.section, block.headings, block.turn, distance)
        for block, distance in zip(analysis.blocks, back, strict=True)
    ]
    search = (
        (*own, *above, pairs(block.speaker or ""))
        for block, own, above in zip(analysis.blocks, found, contexts(title_forms, outer, found), strict=True)
    )
    words = tokenize.vocabulary.words
    mentioned = (*mentions(analysis, tokens_of), *(names(analysis, tokens_of) if with_names else ()))
    return Prepared(
        name=source.id,
        meta=source.meta,
        title_forms=title_forms,
        path=source.path,
        sha256=source.sha256,
        fingerprint=mark,
        encoding=source.encoding,
        encoding_reason=source.reason,
        content=source.content,
        tokens=sum(map(len, tokens_of)),
        words="\n".join([words[number].line for number in local]),
        blocks=tuple(blocks),
        mentions=mentioned,
        events=events(analysis, tokens_of, mentioned) if with_names else (),
        citations=citations(analysis),
        dates=dates(analysis),
        search=tuple(search),
    )


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
            _take(_prepare_stream(stream, options), store, summary)
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
    loaded = (_loaded(found, options) for found in find(paths))
    tasks = (cluster.Task(found.id, len(data), (found, data, options, known.get(found.id))) for found, data in loaded)
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
