"""One file in, all that a corpus keeps of it out: needs no store and runs in any process, on any machine."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from fumikura import __version__, tables
from fumikura.analysis import ANALYSIS, Analysis, analyze, citations, dates, events, guarded, mentions, names, tokenizer
from fumikura.errors import SourceError
from fumikura.records import Source
from fumikura.source import Found, find, load, read, read_stream
from fumikura.source.files import MAX_SIZE
from fumikura.store import Prepared, PreparedRow, pack
from fumikura.structure.notes import passages
from fumikura.tokens import dictionary
from fumikura.tokens.columns import Places
from fumikura.tokens.context import Place, contexts
from fumikura.tokens.forms import forms_of
from fumikura.tokens.streams import pairs, streams


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
    result = prepare_loaded(*loaded(found, options), options, known)
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


def loaded(found: Found, options: Options) -> tuple[Found, bytes]:
    """Load a file; why it could not be is said when it is read."""
    try:
        return found, load(found, max_size=options.max_size)
    except SourceError as error:
        return replace(found, error=error), b""


def made_with() -> dict[str, str]:
    """Say what must be the same in every process that prepares documents for one corpus."""
    return {"fumikura": __version__, "analysis": str(ANALYSIS), "dictionary": dictionary()}


def prepare_stream(stream: BinaryIO, options: Options) -> Prepared | Failure:
    """Do the same with what a stream holds."""
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
