"""A corpus in, everything that is wrong with it out: database, offsets, tokens, index."""

from __future__ import annotations

from collections.abc import Iterator

from fumikura.errors import StoreError
from fumikura.store.records import BlockRow
from fumikura.store.store import Store
from fumikura.tokens.columns import Columns
from fumikura.tokens.fold import fold


def audit(store: Store) -> Iterator[str]:
    """Yield what is wrong, in words; nothing when the corpus is sound."""
    store.words.forget()  # what is on disk counts, not what was read before
    yield from store.database.integrity()
    blocks = 0
    for document in store.documents():
        source = store.source(document.id)
        if len(source) != document.characters:
            yield f"{document.name}: {len(source)} characters are stored, {document.characters} were read"
        blocks += int(store.database.value("SELECT count(*) FROM block WHERE document_id = ?", document.id))
        try:
            rows = list(store.blocks(document.id))
            for row in rows:
                yield from _block(row, source)
            for row, columns in zip(rows, store.columns(rows), strict=True):
                if not _agree(row, columns):
                    yield f"{row.document}, block {row.id}: its tokens are not its text"
        except StoreError as fault:
            yield f"{document.name}: {fault}"
    yield from _index(store, blocks)


def _agree(row: BlockRow, columns: Columns) -> bool:
    try:
        spans = columns.spans
    except IndexError:  # the text has grown shorter
        return False
    rest = row.text[spans[-1][1] if spans else 0 :]
    return not fold(rest)[0].strip() and all(
        fold(row.text[start:end])[0] == word.word for (start, end), word in zip(spans, columns.words(), strict=True)
    )


def _block(row: BlockRow, source: str) -> Iterator[str]:
    for piece in row.map.pieces:
        if row.text[piece.target : piece.target + piece.length] != source[piece.source : piece.source + piece.length]:
            yield f"{row.document}, block {row.id}: its text is not the source at {piece.source}"
            return
    try:
        span = row.map.whole()
    except ValueError as fault:
        yield f"{row.document}, block {row.id}: {fault}"
        return
    if (row.start, row.end) != span:
        yield f"{row.document}, block {row.id}: {row.start}:{row.end} is stored, its map says {span.start}:{span.end}"


def _index(store: Store, blocks: int) -> Iterator[str]:
    generation = store.database.generation
    if store.index.generation != generation:
        yield f"the index holds generation {store.index.generation}, the database {generation}; run 'fumikura reindex'"
        return
    try:
        held = store.index.searcher().num_docs
    except StoreError as fault:
        yield str(fault)
        return
    if held != blocks:
        yield f"the index holds {held} passages, the database {blocks}; run 'fumikura reindex'"
