"""The numbers of stored tokens as the database packs them, for whoever counts over whole corpora."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from fumikura.store.records import DocumentRow, legible, unpack

if TYPE_CHECKING:
    from fumikura.store.store import Store

_BARE = "document_id, id, tokens"
_FULL = f"{_BARE}, kind, speaker, section, headings"


class Encoded(NamedTuple):
    """One document.

    Attributes:
        words: numbers of its word forms.
        blocks: of each block the id of its document, its own, packed places in ``words`` and, where they are wanted,
            its kind, speaker, section and headings, the last two as JSON.
    """

    document: DocumentRow
    words: array[int]
    blocks: list[tuple[Any, ...]]


def encoded(store: Store, *, documents: Set[int] | None = None, full: bool = False) -> Iterator[Encoded]:
    """Yield the documents with their tokens in the order in which they were stored.

    Args:
        store: the corpus.
        documents: ids; all documents without.
        full: with kinds, speakers, sections and headings.

    Raises:
        DamagedCorpusError: a list of words cannot be read.
    """
    rows = {row.id: row for row in store.documents()}
    columns = _FULL if full else _BARE
    if documents is None:
        every = store.database.tuples(f"SELECT {columns} FROM block ORDER BY id")
    else:
        one = f"SELECT {columns} FROM block WHERE document_id = ? ORDER BY id"
        every = (row for document in sorted(documents) for row in store.database.tuples(one, document))
    for document, blocks in groupby(every, key=itemgetter(0)):
        if document in rows:
            with legible("a list of words"):
                words = unpack(store.database.value("SELECT words FROM document WHERE id = ?", document))
            yield Encoded(rows[document], words, list(blocks))


def word_forms(
    store: Store, *columns: str, where: str = "TRUE", values: Sequence[object] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield the number of each word form, in rising order, with columns of the vocabulary; of some with a condition."""
    query = f"SELECT {', '.join(('id', *columns))} FROM vocabulary WHERE {where} ORDER BY id"
    return store.database.tuples(query, *values)
