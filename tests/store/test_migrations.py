"""How a database comes to be, and what is refused."""

import os
import sqlite3
import sys

import pytest

from fumikura.errors import DamagedCorpusError, NewerCorpusError
from fumikura.store import Store, open_to_read
from fumikura.store import schema as module
from fumikura.store.schema import VERSION, migrate

ROUNDS, PROCESSES = 12, 4


def tables(connection):
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


def test_a_fresh_database_has_every_table():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)

    assert {"block", "document", "meta", "removal", "run", "vocabulary"} <= {*tables(connection)}
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_migrating_twice_changes_nothing():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("UPDATE meta SET value = 7")
    before = tables(connection)
    migrate(connection)

    assert tables(connection) == before
    assert connection.execute("SELECT value FROM meta").fetchone() == ("7",)
    connection.close()


def test_a_step_that_fails_leaves_the_database_as_it_was(monkeypatch):
    monkeypatch.setattr(module, "MIGRATIONS", ("CREATE TABLE one (a);\nCREATE TABLE one (a);\n",))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)

    assert tables(connection) == []
    assert not connection.in_transaction
    connection.close()


def test_an_older_database_gets_the_later_steps(tmp_path, monkeypatch):
    Store(tmp_path, create=True).close()
    later = "-- a later step; with a note\nCREATE TABLE later (a TEXT DEFAULT ';');\n"
    monkeypatch.setattr(module, "MIGRATIONS", (*module.MIGRATIONS, later))
    monkeypatch.setattr(module, "VERSION", VERSION + 1)

    with Store(tmp_path) as store:
        assert store.database.value("PRAGMA user_version") == VERSION + 1
        assert store.database.value("SELECT count(*) FROM later") == 0


def test_a_newer_database_is_refused_untouched(tmp_path):
    Store(tmp_path, create=True).close()
    connection = sqlite3.connect(tmp_path / "fumikura.db", isolation_level=None)
    connection.execute("PRAGMA user_version = 999")

    with pytest.raises(NewerCorpusError, match="format 999"):
        open_to_read(tmp_path)

    assert connection.execute("PRAGMA user_version").fetchone() == (999,)
    connection.close()


def test_a_database_of_another_program_is_said(tmp_path):
    connection = sqlite3.connect(tmp_path / "fumikura.db")
    connection.execute("CREATE TABLE document (id)")
    connection.commit()
    connection.close()

    with pytest.raises(DamagedCorpusError, match="already exists"):
        Store(tmp_path)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_processes_that_make_one_corpus_at_once_all_get_it(tmp_path):
    for number in range(ROUNDS):
        children = []
        for _ in range(PROCESSES):
            child = os.fork()
            if child == 0:  # pragma: no cover  the child never returns
                status = 1
                try:
                    Store(tmp_path / f"c{number}", create=True).close()
                    status = 0
                finally:
                    os._exit(status)
            children.append(child)

        assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES, f"round {number}"
