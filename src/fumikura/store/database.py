"""The connection to fumikura.db: queries, transactions, and errors that say what to do."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fumikura.errors import DamagedCorpusError, DiskError, LockedCorpusError, MissingCorpusError, StoreError
from fumikura.store import schema

NAME = "fumikura.db"
_PATIENCE = 30.0  # seconds to wait for another process
_AT_ONCE = 500  # ids in one query; SQLite takes so many variables in every build


def parted(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield as many ids at a time as one query takes."""
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))


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
            self._connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        self._connection.row_factory = sqlite3.Row
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        schema.check(version)
        if version < schema.VERSION:
            self._log_ahead()
            schema.migrate(self._connection)
        self._connection.executescript(
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864;"
        )

    def _log_ahead(self) -> None:
        """Switch to the write-ahead log; of two processes that do so at once SQLite refuses one without waiting."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as fault:
                if "locked" not in str(fault) or time.monotonic() > until:
                    raise
                time.sleep(0.02)
            else:
                return

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def rows(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query."""
        with guard(self.path):
            yield from self._connection.execute(query, values)

    def tuples(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query as bare tuples, for whoever reads millions."""
        with guard(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = None
            yield from cursor.execute(query, values)

    def every(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of a query as bare tuples at once: nothing of ours runs between them."""
        with guard(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = None
            return cursor.execute(query, values).fetchall()

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
    def transaction(self, *, indexed: bool = True) -> Iterator[int]:
        """One transaction; rolled back on any error. It yields the generation, raised if the index must follow."""
        with guard(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if indexed:
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
