"""One corpus on disk: open, read, write; a class because it holds a database, an index and a lock."""

from __future__ import annotations

import hashlib
import time
from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from fumikura.errors import DiskError, LockedCorpusError, StoreError, UnknownDocumentError
from fumikura.store.database import Database, parted
from fumikura.store.documents import insert
from fumikura.store.globs import NAMED, Docs, bound
from fumikura.store.index import Index
from fumikura.store.records import (
    BLOCK_COLUMNS,
    DOCUMENT_COLUMNS,
    BlockRow,
    DocumentRow,
    Prepared,
    block_row,
    document_row,
    legible,
    pack,
    unpack,
)
from fumikura.store.words import Words
from fumikura.tokens.columns import Columns
from fumikura.tokens.context import Place, contexts
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import forms_of
from fumikura.tokens.streams import pairs, streams

if TYPE_CHECKING:
    from filelock import FileLock

_FROM = "FROM block JOIN document ON document.id = block.document_id"
_COMMIT_EVERY = 5.0  # seconds between commits of the index; a crash loses no more than that to replay
_PATIENCE = 30.0  # seconds that a reader waits for whoever makes the index that it needs
_REBUILD_BELOW = 20_000  # passages; a small index is made again rather than mended


class Store:
    """A corpus. Use as a context manager; ``Store.create`` makes one where there is none."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.folder = folder
        self.database = Database(folder, create=create)
        self.index = Index(folder / "index")
        self._lock: FileLock | None = None
        self.words = Words(self.database)
        self._lists: dict[int, array[int]] = {}
        self._committed = time.monotonic()
        self._reached = 0  # generation up to which every change has been handed to the index

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the index, the database and the lock."""
        try:
            self.index.close()
            self.database.close()
        finally:
            self.release()

    # -- reading ---------------------------------------------------------------------------------

    def documents(self) -> Iterator[DocumentRow]:
        """Yield the documents in the order of their names."""
        return map(document_row, self.database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM document ORDER BY name"))

    def document(self, name: str) -> DocumentRow:
        """Return one document.

        Raises:
            UnknownDocumentError: with names that are near.
        """
        found = self.find(name)
        if found is None:
            near = self._near(name)
            hint = f"; did you mean {near}?" if near else "; 'fumikura docs' lists them"
            msg = f"there is no document {name!r} in {self.folder}{hint}"
            raise UnknownDocumentError(msg)
        return found

    def find(self, name: str) -> DocumentRow | None:
        """Return one document, None if there is none of that name."""
        return next(
            map(
                document_row,
                self.database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM document WHERE name = ?", name),
            ),
            None,
        )

    def known(self) -> dict[str, tuple[str, str]]:
        """Return sha256 and fingerprint of every document by name."""
        rows = self.database.rows("SELECT name, sha256, fingerprint FROM document")
        return {row["name"]: (row["sha256"], row["fingerprint"]) for row in rows}

    def ids(self, *, name: Docs = None, kind: str | None = None) -> list[int]:
        """Return the ids of documents by name (``*`` stands for any characters) and kind, both in any case."""
        if kind is None:  # of names alone the index of names is read, not the documents
            found = self.database.tuples(f"SELECT id FROM document WHERE {NAMED.format(1)}", bound(name))
        else:
            where = f"{NAMED.format(1)} AND lower(kind) = lower(?2)"
            found = self.database.tuples(f"SELECT id FROM document WHERE {where}", bound(name), kind)
        return [row[0] for row in found]

    def names(self, docs: Docs) -> list[str]:
        """Return the ids of documents that are written so, as they stand in the corpus."""
        rows = self.database.tuples(f"SELECT name FROM document WHERE {NAMED.format(1)} ORDER BY name", bound(docs))
        return [row[0] for row in rows]

    def speakers(self) -> list[str]:
        """Return who speaks in the corpus, who speaks most first."""
        rows = self.database.rows(
            "SELECT speaker FROM block WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY count(DISTINCT turn) DESC, 1"
        )
        return [row["speaker"] for row in rows]

    def with_sha256(self, sha256: str) -> list[DocumentRow]:
        """Return the documents of the same bytes."""
        return [
            *map(
                document_row,
                self.database.rows(f"SELECT {DOCUMENT_COLUMNS} FROM document WHERE sha256 = ?", sha256),
            )
        ]

    def source(self, document_id: int) -> str:
        """Return the decoded source of a document."""
        return str(self.database.value("SELECT source FROM document WHERE id = ?", document_id))

    def blocks(self, document_id: int) -> Iterator[BlockRow]:
        """Yield the blocks of a document in reading order."""
        return map(
            block_row,
            self.database.rows(f"SELECT {BLOCK_COLUMNS} {_FROM} WHERE document_id = ? ORDER BY block.id", document_id),
        )

    def blocks_of(self, ids: Sequence[int]) -> dict[int, BlockRow]:
        """Return blocks by id; ids that a later ingest replaced are left out."""
        found: dict[int, BlockRow] = {}
        for some in parted(ids):
            marks = ",".join("?" * len(some))
            found |= {
                row["id"]: block_row(row)
                for row in self.database.rows(f"SELECT {BLOCK_COLUMNS} {_FROM} WHERE block.id IN ({marks})", *some)
            }
        return found

    def columns(self, blocks: Iterable[BlockRow]) -> list[Columns]:
        """Return the tokens of blocks, over one vocabulary."""
        rows = list(blocks)
        with legible("a list of words"):
            lists = self.word_lists({row.document_id for row in rows})
            ids = [list(map(lists[row.document_id].__getitem__, row.places)) for row in rows]
        vocabulary, places = self.words.vocabulary(set().union(*ids))
        return [
            Columns(list(map(places.__getitem__, some)), vocabulary, fold(row.text)[1])
            for row, some in zip(rows, ids, strict=True)
        ]

    def word_lists(self, documents: Set[int]) -> dict[int, array[int]]:
        """Return the word forms of documents; the tokens of their blocks are places in them. The last are kept."""
        if not documents <= self._lists.keys():
            self._lists = {}
            for some in parted(sorted(documents)):
                marks = ",".join("?" * len(some))
                rows = self.database.tuples(f"SELECT id, words FROM document WHERE id IN ({marks})", *some)
                with legible("a list of words"):
                    self._lists |= {document: unpack(words) for document, words in rows}
        return self._lists

    def counts(self) -> dict[str, int]:
        """Count what the corpus holds."""
        tables = ("document", "block", "vocabulary")
        counts = {
            f"{name}s" if name != "vocabulary" else "word_forms": int(
                self.database.value(f"SELECT count(*) FROM {name}")
            )
            for name in tables
        }
        totals = next(
            self.database.rows("SELECT coalesce(sum(tokens), 0) AS t, coalesce(sum(characters), 0) AS c FROM document")
        )
        return counts | {"tokens": totals["t"], "characters": totals["c"]}

    def describe(self) -> dict[str, Any]:
        """Say what the corpus holds and how it was made, in one flat record."""
        names = self.database.rows("SELECT name, sha256, fingerprint FROM document ORDER BY name")
        digest = hashlib.sha256("\n".join("\t".join(row) for row in names).encode()).hexdigest()
        run = next(iter(self.runs()[-1:]), {})
        return {
            **self.counts(),
            "generation": self.database.generation,
            "fingerprint": digest[:16],
            "index": "current" if self.current() else "behind",
            "last_ingest": run.get("started"),
            "made_with": f"fumikura {run['version']}, {run['dictionary']}" if run else None,
        }

    def runs(self) -> list[dict[str, Any]]:
        """Return how the corpus was made, latest last."""
        return [dict(row) for row in self.database.rows("SELECT * FROM run ORDER BY id")]

    # -- writing ---------------------------------------------------------------------------------

    def acquire(self, *, wait: float) -> None:
        """Take the right to write.

        Raises:
            LockedCorpusError: another process has it for longer than ``wait`` seconds.
        """
        if self._lock is not None:
            return
        from filelock import FileLock, Timeout  # noqa: PLC0415  reading needs no lock

        lock = FileLock(self.folder / "write.lock")
        try:
            lock.acquire(timeout=wait)
        except Timeout as fault:
            msg = f"another process is writing into {self.folder}; try again later, or wait longer with --wait"
            raise LockedCorpusError(msg) from fault
        except OSError as fault:
            msg = f"{self.folder}: {fault.strerror or fault}"
            raise DiskError(msg) from fault
        self._lock = lock

    def release(self) -> None:
        """Give the right to write back."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def put(self, prepared: Prepared) -> int:
        """Store one document in one transaction, replacing one of the same name, and index it; return its id."""
        with self._change() as generation:
            words = pack(self.words.number(prepared.words.split("\n") if prepared.words else []))
            replaced = self._take_out(prepared.name, generation)
            document, first = insert(self.database, prepared, generation=generation, words=words)
        for old in replaced:
            self.index.remove(old)
        rows = zip(prepared.blocks, prepared.search, strict=True)
        self.index.add(document, ((first + at, row[0], search) for at, (row, search) in enumerate(rows)))
        self._reached = generation
        self._commit_index()
        return document

    def remove(self, name: str) -> None:
        """Take one document out."""
        self.document(name)
        with self._change() as generation:
            removed = self._take_out(name, generation)
        for old in removed:
            self.index.remove(old)
        self._reached = generation

    def rename(self, old: str, new: str, path: str) -> None:
        """Give a document another name and path; its passages and the index stay."""
        with self._change() as generation:
            self.database.change("UPDATE document SET name = ?, path = ? WHERE name = ?", new, path, old)
        self._reached = generation

    def log(self, *, started: str, version: str, dictionary: str, options: str) -> None:
        """Record a run of ingest."""
        query = "INSERT INTO run (started, version, dictionary, options) VALUES (?, ?, ?, ?)"
        self.database.change(query, started, version, dictionary, options)

    # -- the index -------------------------------------------------------------------------------

    def current(self) -> bool:
        """Tell whether the index can be read and holds what the database holds."""
        return self.index.generation == self.database.generation and self.index.readable

    def mend(self) -> str | None:
        """Bring the index up to the database; return what was done. The right to write must be held."""
        held, wanted = self.index.generation, self.database.generation
        self._reached = wanted
        if self.current():
            return None
        passages = int(self.database.value("SELECT count(*) FROM block"))
        if held is None or held > wanted or passages < _REBUILD_BELOW or not self.index.readable:
            self.reindex()
            return "rebuilt"
        for row in self.database.rows("SELECT document_id FROM removal WHERE generation > ?", held):
            self.index.remove(row[0])
        for row in list(self.database.rows("SELECT id FROM document WHERE generation > ? ORDER BY id", held)):
            self._index_document(row[0])
        self.index.commit(wanted)
        return "replayed"

    def reindex(self) -> int:
        """Make the index again from stored tokens, without MeCab; return the number of documents."""
        self.index.empty()
        documents = [row[0] for row in self.database.rows("SELECT id FROM document ORDER BY id")]
        for document in documents:
            self._index_document(document)
        self.index.commit(self.database.generation)
        return len(documents)

    def finish(self) -> None:
        """Commit the index, as far as changes were handed to it, and fold the write-ahead log into the database."""
        if self.index.generation != self._reached:
            self.index.commit(self._reached)
        self._committed = time.monotonic()
        self.database.change("PRAGMA wal_checkpoint(TRUNCATE)")

    def _index_document(self, document: int) -> None:
        rows = list(self.blocks(document))
        columns = self.columns(rows)
        forms = forms_of(columns[0].vocabulary) if columns else None
        title = str(self.database.value("SELECT title_forms FROM document WHERE id = ?", document))
        found = [streams(row.text, tokens, forms) for row, tokens in zip(rows, columns, strict=True) if forms]
        places = [Place(row.kind, row.section, row.headings, row.turn, row.back) for row in rows]
        self.index.add(
            document,
            (
                (row.id, row.kind, (*search, *above, pairs(row.speaker or "")))
                for row, search, above in zip(rows, found, contexts(title, places, found), strict=True)
            ),
        )

    def _commit_index(self) -> None:
        if time.monotonic() - self._committed > _COMMIT_EVERY:
            self.index.commit(self._reached)
            self._committed = time.monotonic()

    def _take_out(self, name: str, generation: int) -> list[int]:
        """Delete the document of a name, if there is one; return the ids for the index to follow."""
        removed = [row["id"] for row in self.database.rows("SELECT id FROM document WHERE name = ?", name)]
        for document in removed:
            self.database.change("DELETE FROM document WHERE id = ?", document)
            self.database.change("INSERT INTO removal VALUES (?, ?)", document, generation)
        return removed

    @contextmanager
    def _change(self) -> Iterator[int]:
        try:
            with self.database.transaction() as generation:
                yield generation
        except BaseException:
            self.words.forget()  # what was numbered inside is gone with it
            raise

    def _near(self, name: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415  only when something is wrong

        names = [row[0] for row in self.database.rows("SELECT name FROM document")]
        starts = [other for other in names if other.startswith(name)]
        return " or ".join(repr(other) for other in (starts or get_close_matches(name, names, n=3, cutoff=0.5))[:3])


def open_to_read(folder: Path) -> Store:
    """Open a corpus for queries, mending its index first if it was left behind or damaged.

    While another process is writing, the index is read as it was last committed.
    """
    store = Store(folder)
    try:
        if not store.current():
            _mend(store)
    except BaseException:
        store.close()
        raise
    return store


def _mend(store: Store) -> None:
    usable = store.index.generation is not None and store.index.readable
    try:
        store.acquire(wait=0 if usable else _PATIENCE)
    except StoreError:
        if not usable:
            raise
        return
    try:
        store.mend()
    finally:
        store.release()
