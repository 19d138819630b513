"""Words looked up in MeCab's compiled dictionary, for the features that its output then need not repeat.

The format is that of MeCab 0.996 (``dictionary.cpp``, ``darts.h``): a header of ten 32-bit numbers and
the name of the character set, then a double array from the bytes of a word to its first entry, then
the entries (left id, right id, part of speech, cost, offset of the features), then the features.
"""

from __future__ import annotations

import csv
import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

from fumikura.errors import DictionaryError

_HEADER = struct.Struct("=10I32s")
_MAGIC, _VERSION = 0xEF718F77, 102
_ENTRY = struct.Struct("=HHHhII")


class Lexicon:
    """Holds one compiled dictionary (``sys.dic``), mapped into memory."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, _, _, _, _, units, entries, _, _, charset = _HEADER.unpack_from(self._data)
        name = charset.rstrip(b"\0").decode("ascii", "replace").lower().replace("-", "")
        if magic ^ _MAGIC != len(self._data) or version != _VERSION or name != "utf8":
            msg = f"{path}: no dictionary of MeCab's format {_VERSION} in UTF-8; install unidic-lite anew"
            raise DictionaryError(msg)
        self._units = memoryview(self._data)[_HEADER.size : _HEADER.size + units].cast("i")
        self._entries = _HEADER.size + units
        self._features = self._entries + entries

    def features(self, word: str, left: int, cost: int) -> list[str]:
        """Return the features of a word in the order of the dictionary.

        Args:
            word: as written.
            left: id of its left context.
            cost: its cost. Of entries that are alike in all three MeCab takes the first.

        Raises:
            KeyError: there is no such entry.
        """
        for found, _, _, price, offset, _ in self._entries_of(word):
            if (found, price) == (left, cost):
                return self._features_at(offset)
        raise KeyError(word)

    def entries(self, word: str) -> Iterator[list[str]]:
        """Yield the features of all entries of a word; none if it has none."""
        try:
            found = list(self._entries_of(word))
        except KeyError:
            return
        yield from (self._features_at(entry[4]) for entry in found)

    def _entries_of(self, word: str) -> Iterator[tuple[int, ...]]:
        first, count = self._find(word.encode())
        for number in range(first, first + count):
            yield _ENTRY.unpack_from(self._data, self._entries + number * _ENTRY.size)

    def _features_at(self, offset: int) -> list[str]:
        start = self._features + offset
        features = self._data[start : self._data.find(b"\0", start)].decode()
        return next(csv.reader([features])) if '"' in features else features.split(",")

    def _find(self, key: bytes) -> tuple[int, int]:
        """Walk the double array; return the first entry of a word and how many there are."""
        units = self._units  # in pairs: base, check
        base = units[0]
        for byte in (*key, -1):
            place = 2 * (base + byte + 1)
            if not 0 <= place < len(units) or units[place + 1] != base:
                raise KeyError(key)
            base = units[place]
        return (-base - 1) >> 8, (-base - 1) & 0xFF
