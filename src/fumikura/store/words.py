"""The vocabulary table: word forms in, their numbers out, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from fumikura.errors import DamagedCorpusError
from fumikura.store.database import Database, parted
from fumikura.tokens.columns import Vocabulary, Word, word_of

_KEPT = 50_000  # word forms that a reader keeps in memory, about 30 MiB


class Words:
    """Numbers word forms; what a writer has numbered is kept in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, int] | None = None
        self._vocabulary = Vocabulary()
        self._places: dict[int, int] = {}

    def number(self, lines: Sequence[str]) -> list[int]:
        """Return the number of each word form, adding new ones; inside a transaction."""
        if self._known is None:
            rows = self._database.rows("SELECT * FROM vocabulary")
            self._known = {_word(row).line: row["id"] for row in rows}
        known = self._known
        new = [line for line in lines if line not in known]
        known.update(zip(new, range(len(known) + 1, len(known) + len(new) + 1), strict=True))
        self._database.change_many(
            f"INSERT INTO vocabulary VALUES ({', '.join('?' * 13)})",
            ((known[line], *word_of(line)) for line in new),
        )
        return list(map(known.__getitem__, lines))

    def forget(self) -> None:
        """Read the table anew next time: a transaction was rolled back, or the table is in doubt."""
        self._known = None
        self._vocabulary, self._places = Vocabulary(), {}

    def vocabulary(self, numbers: set[int]) -> tuple[Vocabulary, dict[int, int]]:
        """Return a vocabulary that has the word forms of these numbers, and the place of each number in it.

        It is kept from call to call, so that whoever asks often reads and understands each word once.

        Raises:
            DamagedCorpusError: one is not there.
        """
        if len(self._vocabulary) > _KEPT:
            self._vocabulary, self._places = Vocabulary(), {}
        new = sorted(numbers.difference(self._places))
        words = self.read(new)
        self._places.update(zip(new, range(len(self._vocabulary), len(self._vocabulary) + len(new)), strict=True))
        self._vocabulary.words += words
        return self._vocabulary, self._places

    def read(self, numbers: Sequence[int]) -> list[Word]:
        """Return the word forms of numbers in rising order.

        Raises:
            DamagedCorpusError: one is not there.
        """
        words: list[Word] = []
        for some in parted(numbers):
            marks = ",".join("?" * len(some))
            rows = self._database.rows(f"SELECT * FROM vocabulary WHERE id IN ({marks}) ORDER BY id", *some)
            words += map(_word, rows)
        if len(words) != len(numbers):
            lost = len(numbers) - len(words)
            msg = (
                f"{lost} word forms are lost; restore {self._database.path} from a backup, or ingest into a new folder"
            )
            raise DamagedCorpusError(msg)
        return words


def _word(row: sqlite3.Row) -> Word:
    return Word._make((*tuple(row)[1:-1], bool(row["unknown"])))
