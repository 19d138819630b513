"""Several processes at one corpus."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

from fumikura.store import Store

ENVIRONMENT = {**os.environ, "FUMIKURA_LANG": "en"}


def start(*arguments, cwd):
    return subprocess.Popen(
        [sys.executable, "-m", "fumikura", *map(str, arguments)],
        cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_second_ingest_is_told_or_waits(corpus, texts, command, tmp_path):
    with Store(corpus) as holder:
        holder.acquire(wait=0)
        told = command("ingest", texts, "--corpus", corpus, "--wait", "0")
        waiting = start("ingest", texts, "--corpus", corpus, "--wait", "60", cwd=tmp_path)
        time.sleep(1.5)
        assert waiting.poll() is None
    _, messages = waiting.communicate(timeout=60)

    assert (told.returncode, "F304" in told.stderr) == (4, True)
    assert (waiting.returncode, "waiting" in messages, "12 unchanged" in messages) == (0, True, True)


def test_two_ingests_at_once_both_end_well(texts, command, tmp_path):
    both = [start("ingest", texts, "--corpus", tmp_path / "c", cwd=tmp_path) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    assert command("check", "--corpus", tmp_path / "c").returncode == 0


def test_readers_during_an_ingest(texts, corpus, command, tmp_path):
    for number in range(60):
        (texts / f"new{number:03}.txt").write_text(f"委員会は新しい基金第{number}号を定めた。\n" * 20, encoding="utf-8")
    writer = start("ingest", texts, "--corpus", corpus, "--jobs", "1", cwd=tmp_path)
    reads = 0
    while writer.poll() is None or not reads:
        run = command("search", "基金の運用", "--corpus", corpus, "-n", "3")
        assert (run.returncode, "Traceback" in run.stderr) == (0, False), run.stderr
        reads += 1
    _, messages = writer.communicate(timeout=60)
    assert writer.returncode == 0, messages


def test_ctrl_c_keeps_what_was_read(texts, command, tmp_path):
    for number in range(150):
        (texts / f"new{number:03}.txt").write_text(
            f"委員会は新しい基金第{number}号を定めた。\n\n" * 30, encoding="utf-8"
        )
    writer = start("ingest", texts, "--corpus", tmp_path / "c", "--jobs", "1", cwd=tmp_path)
    while writer.poll() is None and stored(tmp_path / "c" / "fumikura.db") < 3:
        time.sleep(0.02)
    writer.send_signal(signal.SIGINT)
    _, messages = writer.communicate(timeout=60)

    assert writer.returncode == 130, messages
    assert "Traceback" not in messages
    assert "now holds" in messages
    assert command("check", "--corpus", tmp_path / "c").returncode == 0
    assert command("ingest", texts, "--corpus", tmp_path / "c").returncode == 0
    assert "162 documents" in command("check", "--corpus", tmp_path / "c").stderr


def stored(path):
    """Count the documents that another process has stored so far."""
    try:
        with closing(sqlite3.connect(path, timeout=5)) as database:
            return database.execute("SELECT count(*) FROM document").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
