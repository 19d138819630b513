"""SQLite FTS5 as a peer: a table without contents, its words cut at white space only."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from peers.wanted import NEAR, TOP, Wanted

# as FTS5 reads them: cut at white space only
_WHOLE = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[]^_`{|}~'"


class FTS5:
    """A database with one FTS5 table, beside that of the corpus."""

    warm = 1

    def __init__(self, folder: Path, *, corpus: Path) -> None:
        self.name = f"FTS5 {sqlite3.sqlite_version}"
        self._database = sqlite3.connect(folder / "fts5.db")
        self._database.execute("ATTACH ? AS corpus", (str(corpus),))
        self._database.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS fts USING fts5(words, content='', tokenize=\"{_WHOLE}\")"
        )

    def add(self, row: int, keys: str, *, kind: str, document: int) -> None:
        """Take a passage; its kind and document stand in the corpus."""
        self._database.execute("INSERT INTO fts (rowid, words) VALUES (?, ?)", (row, keys))

    def finish(self) -> None:
        """Merge the index into one segment."""
        self._database.commit()
        self._database.execute("INSERT INTO fts (fts) VALUES ('optimize')")
        self._database.commit()

    def find(self, wanted: Wanted) -> list[int]:
        """Return ten rows by BM25, in the form that is fastest for it."""
        query = f"SELECT rowid FROM fts WHERE fts MATCH ? {_only(wanted)} ORDER BY bm25(fts) LIMIT {TOP}"
        return [row[0] for row in self._database.execute(query, (_match(wanted),))]

    def count(self, wanted: Wanted) -> int:
        """Return how many rows there are."""
        query = f"SELECT count(*) FROM fts WHERE fts MATCH ? {_only(wanted)}"
        return int(self._database.execute(query, (_match(wanted),)).fetchone()[0])

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _only(wanted: Wanted) -> str:
    if wanted.kind is not None:
        return f"AND +rowid IN (SELECT id FROM corpus.block WHERE kind = '{wanted.kind}')"
    if wanted.document is not None:
        return f"AND +rowid IN (SELECT id FROM corpus.block WHERE document_id = {wanted.document})"
    return ""


def _match(wanted: Wanted) -> str:
    keys = ['"{}"'.format(key.replace('"', '""')) for key in wanted.keys]
    match wanted.how:
        case "all":
            return " AND ".join(keys)
        case "any":
            return " OR ".join(keys)
        case "phrase":
            return " + ".join(keys)
        case "near":
            return f"NEAR({' '.join(keys)}, {NEAR})"
        case "prefix":
            return f"{keys[0]} *"
