"""The program in a process of its own, and what shows how far it has come: never a clock."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

ENVIRONMENT = {**os.environ, "FUMIKURA_LANG": "en"}
PATIENCE = 60  # seconds; a machine may be slow


def start(*arguments, cwd, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "fumikura", *map(str, arguments)],
        cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options,
    )  # fmt: skip


def told(process):
    """Wait for the first line of its messages; return it."""
    line = process.stderr.readline()
    assert process.poll() is None, line + process.stderr.read()
    return line


def until_stored(process, corpus, count):
    """Wait until it has stored so many documents, or ends."""
    while process.poll() is None and stored(corpus / "fumikura.db") < count:
        time.sleep(0.02)


def stored(path):
    try:
        with closing(sqlite3.connect(path, timeout=5)) as database:
            return database.execute("SELECT count(*) FROM document").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
