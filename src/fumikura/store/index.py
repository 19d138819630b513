"""The search index: one tantivy document a passage, derived from the database and always to be made again.

The file ``generation.json`` says which generation of the database the index holds. It is renamed
into place after each commit of tantivy, so that after a crash it is never ahead.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from fumikura.errors import DamagedCorpusError, DiskError, StoreError

FORMAT = 7
FIELDS = ("forms", "others", "compounds", "pairs", "place", "heads", "lead", "speaker")
_TEXT = frozenset({"body", "item", "table", "caption", "heading"})
_RUNNING, _LENGTH, _PARAGRAPH = 0.8, 0.6, 60
_HEAP = 64_000_000
_STATE = "generation.json"


def schema() -> tantivy.Schema:
    """Return the fields of the index; all text is cut at spaces only, by the very tokenizer of the corpus."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("block", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("document", stored=False, indexed=True, fast=True)
    builder.add_float_field("weight", stored=False, fast=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        option = "position" if name in {"forms", "pairs", "place", "heads", "speaker"} else "freq"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    return builder.build()


def weight(kind: str, forms: str) -> float:
    """Return what the score of a passage is multiplied with, 1 or more.

    BM25 holds short passages dear: a heading or a line of a form would come before the paragraph
    that it stands over. Running text counts more, and more with its length up to a paragraph's.
    """
    length = min(forms.count(" ") + 1, _PARAGRAPH) / _PARAGRAPH
    return 1 + (_RUNNING if kind in _TEXT else 0.0) + _LENGTH * length


class Index:
    """Holds the index of one corpus; a writer is opened with the first change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.schema = schema()
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None

    @property
    def generation(self) -> int | None:
        """Generation of the database that the committed index holds; None if there is none to use."""
        try:
            state = json.loads((self.folder / _STATE).read_text(encoding="utf-8"))
            usable = state["format"] == FORMAT and tantivy.Index.exists(str(self.folder))
            return int(state["generation"]) if usable else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @property
    def readable(self) -> bool:
        """Tell whether the committed index can be opened, with the fields that are wanted now."""
        try:
            self.searcher()
        except StoreError:
            return False
        return True

    def searcher(self) -> tantivy.Searcher:
        """Return a searcher over the last commit; reading never makes an index."""
        with self.guard():
            if self._index is None and not tantivy.Index.exists(str(self.folder)):
                msg = "there is none"
                raise ValueError(msg)
            index = self._open()
            index.reload()
            return index.searcher()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn what the engine says of an index that it cannot read into an error of ours."""
        with _faults(DamagedCorpusError, f"{self.folder}: the index cannot be read", "run 'fumikura reindex'"):
            yield

    def clear(self) -> None:
        """Throw the index away."""
        self._index = self._writer = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def empty(self) -> None:
        """Begin anew; readers see the old index up to the next commit, where it can be read at all."""
        try:
            self._open_writer().delete_all_documents()
        except (StoreError, ValueError):
            self.clear()
            self._open_writer()

    def add(self, document: int, blocks: Iterable[tuple[int, str, Sequence[str]]]) -> None:
        """Replace the passages of one document; a block is its id, its kind and its eight search strings."""
        self.remove(document)
        writer = self._open_writer()
        with self._writing():
            for block, kind, search in blocks:
                passage = tantivy.Document()
                passage.add_unsigned("block", block)
                passage.add_unsigned("document", document)
                passage.add_float("weight", 2 ** weight(kind, search[0]) - 2)  # tantivy multiplies by log2(2 + value)
                passage.add_text("kind", kind)
                for name, value in zip(FIELDS, search, strict=True):
                    if value:
                        passage.add_text(name, value)
                writer.add_document(passage)

    def remove(self, document: int) -> None:
        """Take the passages of one document out."""
        writer = self._open_writer()
        # by query: deletion by term takes every number for a signed one and finds nothing
        wanted = tantivy.Query.term_query(self.schema, "document", document)
        with self._writing():
            writer.delete_documents_by_query(wanted)

    def commit(self, generation: int) -> None:
        """Commit, then say which generation is held."""
        with self._writing():
            if self._writer is not None:
                self._writer.commit()
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = self.folder / f"{_STATE}.new"
            with draft.open("w", encoding="utf-8") as stream:
                json.dump({"format": FORMAT, "generation": generation}, stream)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self.folder / _STATE)

    def close(self) -> None:
        """Wait for merges and give the writer back."""
        writer, self._writer, self._index = self._writer, None, None
        if writer is not None:
            with self._writing():
                writer.wait_merging_threads()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _faults(DiskError, f"{self.folder}: the index could not be written", "free some space, then ingest again"):
            yield

    def _open(self) -> tantivy.Index:
        if self._index is None:
            self._index = tantivy.Index(self.schema, path=str(self.folder), reuse=True)
        return self._index

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            with self._writing():
                self.folder.mkdir(parents=True, exist_ok=True)
                self._writer = self._open().writer(heap_size=_HEAP, num_threads=1)
        return self._writer


@contextmanager
def _faults(kind: type[StoreError], what: str, advice: str) -> Iterator[None]:
    """Turn errors of the engine, its panics too, into one of ours."""
    try:
        yield
    except StoreError:
        raise
    except BaseException as fault:
        if not isinstance(fault, ValueError | OSError) and type(fault).__name__ != "PanicException":
            raise
        msg = f"{what} ({fault}); {advice}"
        raise kind(msg) from fault
