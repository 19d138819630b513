"""What ``machine`` reads word by word, read by whole documents: the same bytes, by numpy."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fumikura.query.cql import Both, Condition, Either, Neither
from fumikura.query.lexis import meeting
from fumikura.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Lists:
    """The bytes of the word forms of a corpus, and of the document that was read last."""

    def __init__(self, store: Store, conditions: Sequence[Condition]) -> None:
        import numpy as np  # noqa: PLC0415  only for queries of many passages

        self._from = np.frombuffer
        size = int(store.database.value("SELECT coalesce(max(id), 0) FROM vocabulary")) + 1
        self._bytes = np.zeros(size, dtype=np.uint8)
        for at, condition in enumerate(conditions):
            self._bytes |= _holding(store, condition, size).astype(np.uint8) << at
        self._words: array[int] | None = None
        self._document = self._bytes[:0]

    def read(self, words: array[int], places: array[int]) -> bytes:
        """Return the byte of each token."""
        if words is not self._words:
            self._words = words
            self._document = self._bytes[self._from(words, dtype=words.typecode)] if words else self._bytes[:0]
        return self._document[self._from(places, dtype=places.typecode)].tobytes() if places else b""

    def bytes_of(self, words: NDArray[np.int64], places: NDArray[np.uint16] | NDArray[np.uint32]) -> NDArray[np.uint8]:
        """Return the byte of each token of many passages."""
        found: NDArray[np.uint8] = self._bytes[words][places]
        return found


def _holding(store: Store, condition: Condition, size: int) -> NDArray[np.bool_]:
    import numpy as np  # noqa: PLC0415

    match condition:
        case Neither(child):
            return ~_holding(store, child, size)
        case Both(children):
            every: NDArray[np.bool_] = np.logical_and.reduce([_holding(store, child, size) for child in children])
            return every
        case Either(children):
            some: NDArray[np.bool_] = np.logical_or.reduce([_holding(store, child, size) for child in children])
            return some
        case _:
            met = meeting(store, condition) or frozenset()
            found = np.zeros(size, dtype=np.bool_)
            found[np.fromiter(met, dtype=np.int64, count=len(met))] = True
            return found
