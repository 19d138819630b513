"""Bytes that were spoilt inside a database that SQLite itself finds sound."""

import sqlite3

import pytest

from fumikura.errors import DamagedCorpusError
from fumikura.query import search
from fumikura.store import audit

# what is spoilt -> what is said
SPOILT = [
    ("UPDATE block SET tokens = x'00' WHERE text LIKE '会談%'", "cannot be read"),
    ("UPDATE block SET map = x'0001' WHERE text LIKE '会談%'", "cannot be read"),
    ("UPDATE block SET section = '[' WHERE text LIKE '会談%'", "cannot be read"),
    ("UPDATE document SET words = x'789c' WHERE name = 'b'", "cannot be read"),
    ("UPDATE document SET words = (SELECT words FROM document WHERE name = 'a') WHERE name = 'b'", "block|list"),
    ("DELETE FROM vocabulary WHERE word = '決裂'", "word forms are lost"),
]


def execute(store, statement):
    connection = sqlite3.connect(store.folder / "fumikura.db", isolation_level=None)
    connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(("statement", "message"), [row for row in SPOILT if "'a'" not in row[0]])
def test_a_search_that_meets_spoilt_bytes_says_so(ingest, store, statement, message):
    ingest()
    execute(store, statement)

    with pytest.raises(DamagedCorpusError, match=message):
        search(store, "決裂")


@pytest.mark.parametrize(("statement", "message"), SPOILT)
def test_the_audit_names_the_document_and_goes_on(ingest, store, statement, message):
    ingest()
    execute(store, statement)
    execute(store, "UPDATE block SET line = 1, start = start + 1 WHERE text LIKE '次回%'")
    problems = list(audit(store))

    assert any(problem.startswith("b") for problem in problems), problems
    assert any(problem.startswith("c") and "its map says" in problem for problem in problems), problems


@pytest.mark.parametrize("text", ["", "会", "会談は決裂した。追記。", "会談は決裂しな。"])
def test_the_audit_finds_a_text_of_any_other_length(ingest, store, text):
    ingest()
    execute(store, f"UPDATE block SET text = '{text}' WHERE text LIKE '会談%'")

    assert any(problem.startswith("b, block") for problem in audit(store)), list(audit(store))


def test_a_changed_map_is_found(ingest, store):
    ingest()
    execute(store, "UPDATE block SET map = (SELECT map FROM block WHERE text LIKE '次回%') WHERE text LIKE '会談%'")

    assert any("is not the source" in problem for problem in audit(store)), list(audit(store))


def test_a_spoilt_document_is_mended_by_removing_and_reading_it_again(ingest, store):
    ingest()
    execute(store, "UPDATE block SET tokens = x'00' WHERE text LIKE '会談%'")
    store.remove("b")
    store.finish()

    assert ingest().added == ["b"]
    assert list(audit(store)) == []
    assert search(store, "決裂", strict=True).total == 1
