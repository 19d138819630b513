"""The sub-documents of files in and out of the database: their dates, and how many words they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fumikura.store.database import Database
from fumikura.store.records import DocumentRow

if TYPE_CHECKING:
    from fumikura.store.store import Store


def insert(database: Database, document: int, dates: Iterable[str | None]) -> None:
    """Store the dates of the sub-documents of a file, in their order; None where one has none."""
    database.change_many(
        "INSERT INTO part VALUES (?, ?, ?)",
        ((document, number, date) for number, date in enumerate(dates) if date is not None),
    )


def dates(store: Store, document: DocumentRow) -> dict[int, str]:
    """Return the date of each sub-document of a file, where one is known, by its number."""
    rows = store.database.rows("SELECT number, date FROM part WHERE document_id = ?", document.id)
    return {row["number"]: row["date"] for row in rows}


def sizes(store: Store) -> dict[tuple[int, int], int]:
    """Count the words of each sub-document, by the id of its document and its number."""
    rows = store.database.rows(
        "SELECT document_id, part, "
        "sum((length(tokens) - 1) / CASE substr(tokens, 1, 1) WHEN X'48' THEN 2 ELSE 4 END) AS n "
        "FROM block GROUP BY document_id, part"
    )
    return {(row["document_id"], row["part"]): row["n"] for row in rows}
