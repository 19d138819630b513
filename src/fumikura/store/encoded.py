"""The numbers of stored tokens as the database packs them, for whoever counts over whole corpora."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple

from fumikura.spans import little
from fumikura.store.records import DocumentRow, legible, unpack

if TYPE_CHECKING:
    from fumikura.store.store import Store

_NARROW = 65_536  # word forms whose places are stored in 16 bits
# SQLite joins what is stored: a row each would cost more than all that is counted of it. Bytes stay as they are when
# they are taken for text and back
_JOINED = (
    "SELECT min(id), max(id), group_concat((length(tokens) - 1) / 2), "
    "CAST(group_concat(substr(tokens, 2), '') AS BLOB) FROM block WHERE document_id = ?"
)
_SINGLE = "SELECT id, tokens FROM block WHERE document_id = ? ORDER BY id"
_ABOUT = "SELECT id, kind, speaker, section, headings FROM block WHERE document_id = ? ORDER BY id"


class Encoded(NamedTuple):
    """One document.

    Attributes:
        words: numbers of its word forms.
        blocks: ids of the first of its blocks and of the last; none is left out between them.
        lengths: tokens of each, with commas.
        places: of each token its place in ``words``, little-endian.
        wide: each takes 32 bits, not 16.
        about: of each block, where they are wanted, its id, kind, speaker, section and headings, the last two as JSON.
    """

    document: DocumentRow
    words: array[int]
    blocks: tuple[int, int]
    lengths: str
    places: bytes
    wide: bool
    about: list[tuple[Any, ...]]


def encoded(store: Store, *, documents: Set[int] | None = None, full: bool = False) -> Iterator[Encoded]:
    """Yield the documents with their tokens in the order in which they were stored.

    Args:
        store: the corpus.
        documents: ids; all documents without.
        full: with kinds, speakers, sections and headings.

    Raises:
        DamagedCorpusError: a list of words, or what is packed, cannot be read.
    """
    for document in sorted(store.documents(), key=lambda row: row.id):
        if documents is not None and document.id not in documents:
            continue
        packed = store.database.value("SELECT words FROM document WHERE id = ?", document.id)
        if packed is None:
            continue  # taken out meanwhile
        with legible("a list of words"):
            words = unpack(packed)
        wide = len(words) > _NARROW
        first, last, lengths, places = (
            _widened(store, document.id) if wide else store.database.every(_JOINED, document.id)[0]
        )
        if first is not None:
            about = store.database.every(_ABOUT, document.id) if full else []
            yield Encoded(document, words, (first, last), lengths, places, wide, about)


def _widened(store: Store, document: int) -> tuple[int, int, str, bytes]:
    """Read the blocks of a document, all places in 32 bits."""
    with legible("stored tokens"):
        rows = [(block, array("I", unpack(tokens))) for block, tokens in store.database.every(_SINGLE, document)]
    lengths = ",".join(str(len(places)) for _, places in rows)
    return rows[0][0], rows[-1][0], lengths, b"".join(little(places).tobytes() for _, places in rows)


def word_forms(
    store: Store, *columns: str, where: str = "TRUE", values: Sequence[object] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield the number of each word form, in rising order, with columns of the vocabulary; of some with a condition."""
    query = f"SELECT {', '.join(('id', *columns))} FROM vocabulary WHERE {where} ORDER BY id"
    return store.database.tuples(query, *values)
