"""The rows of the store, and what a worker hands over to be stored."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from fumikura.errors import DamagedCorpusError
from fumikura.records import Block, BlockKind, Citation, Event, Mention, Meta
from fumikura.spans import OffsetMap, little


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its characters."""

    id: int
    name: str
    meta: Meta
    path: str
    sha256: str
    fingerprint: str
    encoding: str
    encoding_reason: str
    characters: int
    tokens: int


DOCUMENT_COLUMNS = (
    "id, name, title, title_en, kind, date, publisher, language, rights, path, sha256, fingerprint, "
    "encoding, encoding_reason, characters, tokens, number"
)


def document_row(row: sqlite3.Row) -> DocumentRow:
    """Read one row of ``DOCUMENT_COLUMNS``."""
    known = ("title", "title_en", "kind", "date", "publisher", "language", "rights", "number")
    meta = Meta(*(row[key] for key in known))
    rest = (
        row[key] for key in ("path", "sha256", "fingerprint", "encoding", "encoding_reason", "characters", "tokens")
    )
    return DocumentRow(row["id"], row["name"], meta, *rest)


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A stored block; ``places`` are those of its tokens in the word list of its document."""

    id: int
    document: str
    document_id: int
    kind: BlockKind
    section: tuple[str, ...]
    headings: tuple[str, ...]
    label: str | None
    level: int | None
    marker: str | None
    line: int
    start: int
    end: int
    text: str
    map: OffsetMap
    places: array[int]
    part: int
    turn: int | None
    speaker: str | None
    back: int | None = None

    @property
    def block(self) -> Block:
        """The block as its document has it."""
        return Block(
            self.kind, self.text, self.map, self.line, self.section, self.headings, self.label, self.level,
            self.marker, part=self.part, turn=self.turn, speaker=self.speaker,
        )  # fmt: skip


BLOCK_COLUMNS = (
    "block.id, document.name AS document, document_id, block.kind, section, headings, label, level, marker, line, "
    'start, "end", text, map, block.tokens, part, turn, speaker, back'
)


def block_row(row: sqlite3.Row) -> BlockRow:
    """Read one row of ``BLOCK_COLUMNS``."""
    with legible(f"block {row['id']} of {row['document']}"):
        return BlockRow(
            row["id"], row["document"], row["document_id"], row["kind"],
            tuple(json.loads(row["section"])), tuple(json.loads(row["headings"])),
            row["label"], row["level"], row["marker"], row["line"], row["start"], row["end"], row["text"],
            OffsetMap.from_bytes(row["map"]), unpack(row["tokens"]), row["part"], row["turn"], row["speaker"],
            row["back"],
        )  # fmt: skip


@contextmanager
def legible(what: str) -> Iterator[None]:
    """Turn what comes of spoilt bytes in a sound database into an error of ours."""
    try:
        yield
    except (ValueError, TypeError, LookupError) as fault:
        msg = f"{what} cannot be read ({fault}); remove its document, then ingest it again"
        raise DamagedCorpusError(msg) from fault


def pack(ids: Sequence[int]) -> bytes:
    """Pack token numbers for the database: 16 bits each where they fit (first byte ``H``), else 32 (``I``)."""
    try:
        packed = array("H", ids)
    except OverflowError:
        packed = array("I", ids)
    return packed.typecode.encode() + little(packed).tobytes()


def unpack(data: bytes) -> array[int]:
    """Unpack what ``pack`` made."""
    ids = array(data[:1].decode())
    ids.frombytes(data[1:])
    return little(ids)


# kind, section, headings, label, level, marker, line, start, end, text, map, tokens, part, turn, speaker, back: the
# columns of a row of ``block`` in their order; a plain tuple, for it goes from process to process by the thousand
PreparedRow = tuple[
    str, str, str, str | None, int | None, str | None, int, int, int, str, bytes, bytes, int, int | None, str | None,
    int | None,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be stored.

    Attributes:
        title_forms: the title as search compares it.
        blocks: the rows of its blocks; ``tokens`` are packed places in ``words``.
        mentions: what the blocks mention.
        events: what they tell of.
        citations: what they refer to.
        dates: of its sub-documents, in their order; None where one has none.
        search: the search strings of each block.
        words: its word forms, as ``fumikura.tokens`` writes them, in one line each; one string goes from process to
            process faster than many.
    """

    name: str
    meta: Meta
    title_forms: str
    path: str
    sha256: str
    fingerprint: str
    encoding: str
    encoding_reason: str
    content: str
    tokens: int
    words: str
    blocks: tuple[PreparedRow, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    dates: tuple[str | None, ...]
    search: tuple[tuple[str, ...], ...]
