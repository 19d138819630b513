"""A prepared document into the database: its row, its blocks, and what they mention, tell of and refer to."""

from __future__ import annotations

from fumikura.store import citations, events, mentions, parts
from fumikura.store.database import Database
from fumikura.store.records import Prepared


def insert(database: Database, prepared: Prepared, *, generation: int, words: bytes) -> tuple[int, int]:
    """Store a document inside of a transaction; return its id and that of its first block.

    Args:
        database: of the corpus.
        prepared: the document.
        generation: the change that it is part of.
        words: its list of word forms, packed.
    """
    meta = prepared.meta
    document = database.change(
        "INSERT INTO document (name, title, title_forms, title_en, kind, date, publisher, language, rights, "
        "path, sha256, fingerprint, encoding, encoding_reason, characters, tokens, generation, words, source, "
        f"number) VALUES ({', '.join('?' * 20)})",
        prepared.name, meta.title, prepared.title_forms, meta.title_en, meta.kind, meta.date, meta.publisher,
        meta.language, meta.rights, prepared.path, prepared.sha256, prepared.fingerprint, prepared.encoding,
        prepared.encoding_reason, len(prepared.content), prepared.tokens, generation, words, prepared.content,
        meta.number,
    )  # fmt: skip
    first = int(database.value("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'block'") or 1)
    database.change_many(
        f"INSERT INTO block VALUES ({', '.join('?' * 18)})",
        ((first + at, document, *row) for at, row in enumerate(prepared.blocks)),
    )
    mentions.insert(database, document, first, prepared.mentions)
    events.insert(database, document, first, prepared.events)
    citations.insert(database, document, first, prepared.citations)
    parts.insert(database, document, prepared.dates)
    return document, first
