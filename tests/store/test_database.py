import sqlite3

import pytest

from fumikura.store import Store, audit
from fumikura.store.schema import VERSION
from fumikura.tokens import Tokenizer


def connect(store):
    return sqlite3.connect(store.folder / "fumikura.db", isolation_level=None)


def test_pragmas(store):
    assert store.database.value("PRAGMA user_version") == VERSION
    assert store.database.value("PRAGMA foreign_keys") == 1
    assert store.database.value("PRAGMA journal_mode") == "wal"


def test_opening_again_changes_nothing(ingest, store):
    ingest()
    before = store.describe()
    with Store(store.folder, create=True) as again:
        assert again.describe() == before


def test_the_view_opens_in_plain_sqlite(ingest, store):
    ingest()
    rows = connect(store).execute("SELECT document, kind, line, text FROM passages ORDER BY document, line").fetchall()

    assert rows[0] == ("a", "heading", 1, "第１章 総則")


def test_offsets_are_those_of_the_source_in_sql(ingest, store):
    ingest()
    query = (
        'SELECT text, substr(source, start + 1, "end" - start) FROM block JOIN document ON document.id = document_id'
    )
    rows = connect(store).execute(query).fetchall()

    assert ("会談は決裂した。", "会談は決裂した。") in rows
    assert (
        "審議会の委員は、国債の買い入れを続けることとした。",
        "審議会の委員は、国債の買い入れを続け\nることとした。",
    ) in rows


def test_stored_tokens_are_those_of_the_text(ingest, store):
    ingest()
    fresh = Tokenizer()
    for document in store.documents():
        rows = list(store.blocks(document.id))
        for row, columns in zip(rows, store.columns(rows), strict=True):
            assert list(columns.tokens()) == list(fresh(row.text).tokens())


def test_a_failed_change_leaves_nothing_behind(store):
    before = store.database.generation
    with pytest.raises(ZeroDivisionError), store.database.transaction():
        store.database.change("INSERT INTO removal VALUES (1, 1)")
        raise ZeroDivisionError

    assert store.database.generation == before
    assert store.database.value("SELECT count(*) FROM removal") == 0


# what is broken -> what the audit says
BREAKS = [
    ("UPDATE block SET text = replace(text, '決裂', '成功')", "is not the source"),
    ("UPDATE block SET start = start + 1 WHERE text LIKE '会談%'", "its map says"),
    ("UPDATE document SET source = source || '。' WHERE name = 'b'", "characters are stored"),
    ("UPDATE vocabulary SET word = '破談' WHERE word = '決裂'", "its tokens are not its text"),
    ("DELETE FROM block WHERE text LIKE '会談%'", "the index holds"),
    ("UPDATE meta SET value = value + 1", "reindex"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM document WHERE name = 'c'", "points at nothing"),
]


@pytest.mark.parametrize(("script", "message"), BREAKS)
def test_the_audit_finds(ingest, store, script, message):
    ingest()
    assert list(audit(store)) == []

    connect(store).executescript(script)

    assert any(message in problem for problem in audit(store)), list(audit(store))
