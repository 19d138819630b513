"""Lucene as a peer: in this very process, through JPype."""

from __future__ import annotations

import os
from array import array
from functools import cache
from pathlib import Path
from typing import Any

from peers.wanted import NEAR, TOP, Wanted

_HOW = (
    "install Java 11 or later, pip install jpype1, and name jars of Lucene 9 with --lucene (core, queries and "
    "analysis-common, or one that holds them all, such as the fatjar of io.anserini:anserini on Maven Central)"
)
_MEMORY = "-Xmx2g"
_WORDS, _KIND, _DOCUMENT = "words", "kind", "document"


def missing(jars: str | None) -> str | None:
    """Say what must be installed, None if nothing; start the machine of Java else."""
    if jars is None:
        return _HOW
    absent = [jar for jar in jars.split(os.pathsep) if not jar.endswith("*") and not Path(jar).exists()]
    if absent:
        return f"there is no {absent[0]}"
    try:
        import jpype  # noqa: PLC0415  only here is it needed
    except ImportError:
        return "Python reaches Java through JPype: pip install jpype1"
    try:
        jpype.startJVM(_MEMORY, classpath=jars.split(os.pathsep))
    except jpype.JVMNotFoundException:
        return "there is no Java (Debian and Ubuntu: apt install default-jre-headless; 11 or later)"
    try:
        _java("queries.spans.SpanNearQuery")
    except TypeError:
        return f"there is no org.apache.lucene.queries.spans in {jars}; {_HOW}"
    return None


@cache
def _java(name: str) -> Any:
    import jpype  # noqa: PLC0415

    return jpype.JClass(f"org.apache.lucene.{name}")


class Lucene:
    """An index of one segment; its documents stand in the order in which they came."""

    warm = 150  # times; then Java has compiled what is asked often, even on a small corpus

    def __init__(self, folder: Path) -> None:
        self.name = f"Lucene {_java('util.Version').LATEST}"
        self._rows = array("q")
        self._kept = folder / "rows"
        self._directory = _java("store.FSDirectory").open(_path(folder / "index"))
        self._queries: dict[Wanted, Any] = {}
        self._searcher: Any = None
        self._reader: Any = None
        self._writer: Any = None
        if self._kept.exists():
            self._rows.frombytes(self._kept.read_bytes())
            self._open()
        else:
            self._start()

    def _start(self) -> None:
        config = _java("index.IndexWriterConfig")(_java("analysis.core.WhitespaceAnalyzer")())
        config.setRAMBufferSizeMB(256.0)
        config.setMergePolicy(_java("index.LogDocMergePolicy")())  # keeps the order
        self._writer = _java("index.IndexWriter")(self._directory, config)
        store = _java("document.Field").Store.NO
        self._document = _java("document.Document")()
        self._fields = {
            _WORDS: _java("document.TextField")(_WORDS, "", store),
            _KIND: _java("document.StringField")(_KIND, "", store),
            _DOCUMENT: _java("document.StringField")(_DOCUMENT, "", store),
        }
        for field in self._fields.values():
            self._document.add(field)

    def _open(self) -> None:
        self._reader = _java("index.DirectoryReader").open(self._directory)
        self._searcher = _java("search.IndexSearcher")(self._reader)
        self._searcher.setQueryCache(None)  # else it would answer later rounds from memory

    def add(self, row: int, keys: str, *, kind: str, document: int) -> None:
        """Take a passage."""
        self._fields[_WORDS].setStringValue(keys)
        self._fields[_KIND].setStringValue(kind)
        self._fields[_DOCUMENT].setStringValue(str(document))
        self._writer.addDocument(self._document)
        self._rows.append(row)

    def finish(self) -> None:
        """Merge the index into one segment and open it."""
        self._writer.forceMerge(1)
        self._writer.close()
        self._kept.write_bytes(self._rows.tobytes())
        self._open()

    def find(self, wanted: Wanted) -> list[int]:
        """Return ten passages by BM25."""
        return [self._rows[hit.doc] for hit in self._searcher.search(self._query(wanted), TOP).scoreDocs]

    def count(self, wanted: Wanted) -> int:
        """Return how many passages there are."""
        return int(self._searcher.count(self._query(wanted)))

    def close(self) -> None:
        """Close the index; the machine of Java ends with this process."""
        if self._reader is not None:
            self._reader.close()
        self._directory.close()

    def _query(self, wanted: Wanted) -> Any:
        """Return what is asked, made once: calls from Python into Java take longer than making it in Java would."""
        if wanted not in self._queries:
            self._queries[wanted] = _query(wanted)
        return self._queries[wanted]


def _path(path: Path) -> Any:
    import jpype  # noqa: PLC0415

    return jpype.JClass("java.nio.file.Paths").get(str(path))


def _query(wanted: Wanted) -> Any:
    only = {_KIND: wanted.kind, _DOCUMENT: wanted.document}
    filters = [(_one(str(value), field), "FILTER") for field, value in only.items() if value is not None]
    match wanted.how:
        case "all":
            return _joined([*((_one(key), "MUST") for key in wanted.keys), *filters])
        case "any":
            return _joined([(_one(key), "SHOULD") for key in wanted.keys])
        case "phrase":
            return _java("search.PhraseQuery")(_WORDS, *wanted.keys)
        case "near":
            spans = [_java("queries.spans.SpanTermQuery")(_term(key)) for key in wanted.keys]
            return _java("queries.spans.SpanNearQuery")(spans, NEAR, False)
        case "prefix":
            return _java("search.PrefixQuery")(_term(wanted.keys[0]))


def _term(key: str, field: str = _WORDS) -> Any:
    return _java("index.Term")(field, key)


def _one(key: str, field: str = _WORDS) -> Any:
    return _java("search.TermQuery")(_term(key, field))


def _joined(clauses: list[tuple[Any, str]]) -> Any:
    builder = _java("search.BooleanQuery").Builder()
    for query, occur in clauses:
        builder.add(query, getattr(_java("search.BooleanClause").Occur, occur))
    return builder.build()
