"""The tables of data/: whole, with a source for every row, refused when malformed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from fumikura import tables
from fumikura.errors import TableError

NAMES = sorted(path.stem for path in (Path(tables.__file__).parent / "data").glob("*.csv"))
WRONG = [
    ("a,b\n1,2\n", "line 1: there is no column 'source'"),
    ("a,source\n1,x\n2\n", "line 3: 2 fields with a source are wanted"),
    ("a,source\n1,x,y\n", "line 2: 2 fields"),
    ("a,source\n1,\n", "line 2: 2 fields with a source"),
]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables in the place of the built-in one."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    tables.read.cache_clear()
    yield tmp_path / "data"
    tables.read.cache_clear()


@pytest.mark.parametrize("name", NAMES)
def test_built_in_table_is_sound(name: str) -> None:
    rows = tables.read(name)

    assert rows
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_built_in_table_has_no_row_twice(name: str) -> None:
    rows = [tuple(value for key, value in row.items() if key != "source") for row in tables.read(name)]

    assert len(set(rows)) == len(rows)


def test_eras_follow_one_another() -> None:
    eras = tables.read("eras")

    for era, following in pairwise(eras):
        gap = date.fromisoformat(following["first_day"]) - date.fromisoformat(era["last_day"])
        assert gap.days == 1
    assert eras[-1]["last_day"] == ""


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_malformed_table_is_refused_with_the_line(data: Path, content: str, message: str) -> None:
    (data / "made.csv").write_text(content, encoding="utf-8")

    with pytest.raises(TableError, match=message):
        tables.read("made")


def test_missing_table_is_refused(data: Path) -> None:
    with pytest.raises(TableError, match=r"none\.csv cannot be read"):
        tables.read("none")


def test_column_takes_rows_that_agree(data: Path) -> None:
    (data / "made.csv").write_text("a,b,source\n1,x,s\n2,y,s\n3,x,s\n", encoding="utf-8")

    assert tables.column("made", "a") == {"1", "2", "3"}
    assert tables.column("made", "a", b="x") == {"1", "3"}


def test_table_is_read_once(data: Path) -> None:
    (data / "made.csv").write_text("a,source\n1,s\n", encoding="utf-8")
    first = tables.read("made")
    (data / "made.csv").unlink()

    assert tables.read("made") is first
