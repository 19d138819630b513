"""Citations in and out of the database, by document, law and provision."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fumikura.records import Citation
from fumikura.store.database import Database
from fumikura.store.globs import NAMED, Docs, bound

if TYPE_CHECKING:
    from fumikura.store.store import Store

_PLAIN = ("start", "end", "line", "text", "kind", "law", "key", "form", "part", "doubt")


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A stored citation, and where it stands; ``mention.block`` is the id of its passage."""

    document: str
    section: str
    speaker: str | None
    mention: Citation


def insert(database: Database, document: int, first: int, citations: Iterable[Citation]) -> None:
    """Store the citations of a document whose first block has the id ``first``."""
    columns = ("document_id", "block_id", *_PLAIN, "targets", "missing")
    names = ", ".join(f'"{name}"' for name in columns)
    for one in citations:
        number = database.change(
            f"INSERT INTO citation ({names}) VALUES ({', '.join('?' * len(columns))})",
            document, first + one.block, *(getattr(one, name) for name in _PLAIN),
            json.dumps(one.targets, ensure_ascii=False), json.dumps(one.missing, ensure_ascii=False),
        )  # fmt: skip
        prefix = 0 if one.law is None else len(one.law) + 1
        database.change_many(
            "INSERT INTO citation_target VALUES (?, ?, ?)",
            ((number, one.key, target[prefix:]) for target in one.targets if target not in one.missing),
        )


def citations(
    store: Store,
    *,
    doc: Docs = None,
    kinds: Iterable[str] = (),
    laws: Iterable[str] | None = None,
    address: str = "",
    own: bool = False,
    lost: bool = False,
) -> Iterator[CitationRow]:
    """Yield citations in the order of the corpus.

    Args:
        store: the corpus.
        doc: ids of documents, ``*`` stands for any characters.
        kinds: statute, treaty, law-number, internal; none for all.
        laws: names of the laws cited; None for all.
        address: of the provision cited, ``18/2``; what is below it counts, "" for the whole law.
        own: the address is one of the document itself.
        lost: only what leads to no section of its document.
    """
    rows = store.database.rows(
        "SELECT citation.*, document.name AS document, block.section, block.speaker FROM citation "
        "JOIN document ON document.id = citation.document_id JOIN block ON block.id = block_id "
        f"WHERE {NAMED.format(1)} "
        "AND (?2 = '[]' OR citation.kind IN (SELECT value FROM json_each(?2))) "
        "AND (?3 IS NULL OR key IN (SELECT value FROM json_each(?3)) OR law IN (SELECT value FROM json_each(?3))) "
        "AND (?4 = '' OR EXISTS (SELECT 1 FROM citation_target AS target WHERE target.citation_id = citation.id "
        "AND (target.law IS NULL) = ?5 AND (address = ?4 OR substr(address, 1, length(?4) + 1) = ?4 || '/'))) "
        "AND (NOT ?6 OR missing != '[]') ORDER BY document.name, citation.start",
        bound(doc), json.dumps([*kinds]), None if laws is None else json.dumps([*laws], ensure_ascii=False), address,
        own, lost,
    )  # fmt: skip
    for row in rows:
        citation = Citation(
            block=row["block_id"],
            **{name: row[name] for name in _PLAIN},
            targets=tuple(json.loads(row["targets"])),
            missing=tuple(json.loads(row["missing"])),
        )
        yield CitationRow(row["document"], row["section"], row["speaker"], citation)


def laws(store: Store) -> list[tuple[str, str, int]]:
    """Return the laws that a corpus cites: name of the tables, name in a document, how often; the most cited first."""
    rows = store.database.rows(
        "SELECT key, law, count(*) AS n FROM citation WHERE law IS NOT NULL GROUP BY key, law ORDER BY n DESC, key, law"
    )
    return [(row["key"], row["law"], row["n"]) for row in rows]


def sections_cited(store: Store, *, doc: Docs = None) -> Iterator[tuple[str, str]]:
    """Yield the own sections that documents cite, each once: document and address."""
    rows = store.database.rows(
        "SELECT DISTINCT document.name AS document, address FROM citation_target AS target "
        "JOIN citation ON citation.id = citation_id JOIN document ON document.id = citation.document_id "
        f"WHERE target.law IS NULL AND {NAMED.format(1)} "
        "ORDER BY document.name, address",
        bound(doc),
    )  # fmt: skip
    for row in rows:
        yield row["document"], row["address"]
