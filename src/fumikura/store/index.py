"""The search index: one tantivy document a passage, derived from the database and always to be made again.

The file ``generation.json`` says which generation of the database the index holds. It is renamed
into place after each commit of tantivy, so that after a crash it is never ahead.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from fumikura.errors import DamagedCorpusError, DiskError

FORMAT = 1
FIELDS = ("forms", "others", "compounds", "pairs", "place", "heads", "lead")
_TEXT = frozenset({"body", "item", "table", "caption", "heading"})
_RUNNING, _LENGTH, _PARAGRAPH = 0.8, 0.6, 60
_HEAP = 64_000_000
_STATE = "generation.json"


def schema() -> tantivy.Schema:
    """Return the fields of the index; all text is cut at spaces only, by the very tokenizer of the corpus."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("block", stored=True, indexed=False, fast=True)
    builder.add_unsigned_field("document", stored=False, indexed=True, fast=True)
    builder.add_float_field("weight", stored=False, fast=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    for name in FIELDS:
        option = "position" if name in {"forms", "pairs", "place", "heads"} else "freq"
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

    def open(self) -> tantivy.Index:
        """Open the index, creating an empty one where there is none."""
        if self._index is None:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                self._index = tantivy.Index(self.schema, path=str(self.folder), reuse=True)
            except OSError as fault:
                msg = f"{self.folder}: {fault.strerror or fault}"
                raise DiskError(msg) from fault
            except ValueError as fault:
                msg = f"{self.folder}: the index cannot be opened ({fault}); run 'fumikura reindex'"
                raise DamagedCorpusError(msg) from fault
        return self._index

    def searcher(self) -> tantivy.Searcher:
        """Return a searcher over the last commit."""
        index = self.open()
        index.reload()
        return index.searcher()

    def clear(self) -> None:
        """Throw the index away."""
        self._index = self._writer = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, document: int, blocks: Iterable[tuple[int, str, Sequence[str]]]) -> None:
        """Replace the passages of one document; a block is its id, its kind and its seven search strings."""
        writer = self._open_writer()
        writer.delete_documents_by_term("document", document)
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
        self._open_writer().delete_documents_by_term("document", document)

    def commit(self, generation: int) -> None:
        """Commit, then say which generation is held."""
        try:
            if self._writer is not None:
                self._writer.commit()
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = self.folder / f"{_STATE}.new"
            with draft.open("w", encoding="utf-8") as stream:
                json.dump({"format": FORMAT, "generation": generation}, stream)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self.folder / _STATE)
        except (OSError, ValueError) as fault:
            msg = f"{self.folder}: the index could not be written ({fault}); free some space, then ingest again"
            raise DiskError(msg) from fault

    def close(self) -> None:
        """Wait for merges and give the writer back."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
        self._writer = self._index = None

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self.open().writer(heap_size=_HEAP, num_threads=1)
            except (OSError, ValueError) as fault:
                msg = f"{self.folder}: the index cannot be written ({fault})"
                raise DiskError(msg) from fault
        return self._writer
