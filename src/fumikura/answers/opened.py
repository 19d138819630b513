"""A corpus that is open for questions: it holds the store, and says so where it does not any more."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from fumikura.errors import StoreError

if TYPE_CHECKING:
    from fumikura.store import Store

Place = str | os.PathLike[str]


class Opened:
    """A corpus, open until it is closed; the index is looked at when the first query needs it.

    Attributes:
        path: its folder.

    Raises:
        MissingCorpusError: there is none.
    """

    def __init__(self, path: Place) -> None:
        from fumikura.store import Store

        self.path = Path(path)
        self._store: Store | None = Store(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the corpus; answers that were given stay."""
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def __repr__(self) -> str:
        if self._store is None:
            return f"<Corpus {self.path}: closed>"
        counts = self._store.counts()
        documents = f"{counts['documents']:,} document{'' if counts['documents'] == 1 else 's'}"
        return f"<Corpus {self.path}: {documents}, {counts['tokens']:,} words>"

    @property
    def store(self) -> Store:
        """The records below, for those who need more than the methods give.

        Raises:
            StoreError: the corpus was closed.
        """
        if self._store is None:
            msg = f"the corpus in {self.path} was closed; open it again"
            raise StoreError(msg)
        return self._store

    @property
    def indexed(self) -> Store:
        """The same with an index that holds what the database holds: what queries are asked of."""
        from fumikura.store import open_to_read

        if not self.store.current():
            self.close()
            self._store = open_to_read(self.path)
        return self.store
