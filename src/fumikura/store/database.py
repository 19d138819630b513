"""The connection to fumikura.db: queries, transactions, and errors that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fumikura.errors import DamagedCorpusError, DiskError, LockedCorpusError, MissingCorpusError, StoreError
from fumikura.store import schema

NAME = "fumikura.db"


class Database:
    """Holds the connection of one corpus."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        self.path = folder / NAME
        if not create and not self.path.is_file():
            msg = f"there is no corpus in {folder}; make one with 'fumikura ingest --corpus {folder}'"
            raise MissingCorpusError(msg)
        with guard(self.path):
            if create:
                folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            schema.check(version)
            if version < schema.VERSION:
                self._connection.execute("PRAGMA journal_mode = WAL")
                schema.migrate(self._connection)
            self._connection.executescript(
                "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864;"
            )

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def rows(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query."""
        with guard(self.path):
            yield from self._connection.execute(query, values)

    def value(self, query: str, *values: object) -> Any:  # noqa: ANN401  whatever the column holds
        """Return the first value of the first row; None without rows."""
        with guard(self.path):
            row = self._connection.execute(query, values).fetchone()
        return None if row is None else row[0]

    def change(self, query: str, *values: object) -> int:
        """Run one changing statement; return the id of the row it put in."""
        with guard(self.path):
            return int(self._connection.execute(query, values).lastrowid or 0)

    def change_many(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Run one changing statement for many rows."""
        with guard(self.path):
            self._connection.executemany(query, rows)

    @property
    def generation(self) -> int:
        """Number of changes since the corpus was made."""
        return int(self.value("SELECT value FROM meta WHERE key = 'generation'"))

    @contextmanager
    def transaction(self) -> Iterator[int]:
        """One transaction that raises the generation and yields it; rolled back on any error."""
        with guard(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
                yield self.generation
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def integrity(self) -> list[str]:
        """Return what SQLite finds wrong; empty when sound."""
        rows = [str(row[0]) for row in self.rows("PRAGMA integrity_check")]
        lost = [
            f"row {row[1]} of {row[0]} points at nothing in {row[2]}" for row in self.rows("PRAGMA foreign_key_check")
        ]
        return ([] if rows == ["ok"] else rows) + lost


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into errors of ours."""
    try:
        yield
    except StoreError:
        raise
    except sqlite3.OperationalError as fault:
        text = str(fault)
        if "full" in text or "disk I/O" in text or "readonly" in text or "unable to open" in text:
            msg = f"{path}: {text}; free some space or check the permissions, then run the command again"
            raise DiskError(msg) from fault
        if "locked" in text:
            msg = f"{path}: another program holds the database ({text}); close it, then try again"
            raise LockedCorpusError(msg) from fault
        msg = f"{path}: {text}; restore it from a backup, or delete the folder and ingest again"
        raise DamagedCorpusError(msg) from fault
    except sqlite3.DatabaseError as fault:
        msg = f"{path}: {fault}; restore it from a backup, or delete the folder and ingest again"
        raise DamagedCorpusError(msg) from fault
    except OSError as fault:
        msg = f"{path}: {fault.strerror or fault}"
        raise DiskError(msg) from fault
