"""The records of an answer: rows with the fields that ``--format jsonl`` writes, as many times as they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, overload

from fumikura.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas


class Record(dict[str, Any]):
    """One row: a dict whose fields are attributes, too.

    >>> hit = Record(doc="a", line=3)
    >>> hit.doc, hit["line"]
    ('a', 3)
    """

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the field holds
        try:
            return self[name]
        except KeyError:
            msg = f"there is no field {name!r}; fields are {', '.join(self)}"
            raise AttributeError(msg) from None

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self]


class Records(Sequence[Record]):
    """An answer: iterate over it, index it, slice it, make a DataFrame of it; notebooks show it as a table.

    Attributes:
        columns: the fields of a row, as ``--format csv`` writes them.
        brief: those of them that people look at first.
        about: figures of the answer as a whole, such as ``total`` of a search.
    """

    def __init__(
        self,
        rows: Iterable[Mapping[str, Any]],
        columns: Sequence[str],
        *,
        brief: Sequence[str] = (),
        about: Mapping[str, Any] | None = None,
    ) -> None:
        self._rows = tuple(Record(row) for row in rows)
        self.columns = tuple(columns)
        self.brief = tuple(brief) or self.columns
        self.about = dict(about or {})

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, slice):
            return Records(self._rows[at], self.columns, brief=self.brief, about=self.about)
        return self._rows[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records):
            return NotImplemented
        return (self._rows, self.columns, self.about) == (other._rows, other.columns, other.about)

    __hash__ = None  # type: ignore[assignment]

    def to_pandas(self) -> pandas.DataFrame:
        """Return a DataFrame with the columns of ``--format csv``; lists stay lists.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        if find_spec("pandas") is None:
            msg = "to_pandas wants pandas, which is not installed; pip install 'fumikura[pandas]'"
            raise MissingExtraError(msg)
        import pandas  # noqa: PLC0415  only some have it

        return pandas.DataFrame([dict(row) for row in self._rows], columns=[*self.columns])

    def __repr__(self) -> str:
        from fumikura.answers.shown import plain  # noqa: PLC0415  only where it is looked at

        return plain(self)

    def _repr_html_(self) -> str:
        from fumikura.answers.shown import html  # noqa: PLC0415  only in notebooks

        return html(self)
