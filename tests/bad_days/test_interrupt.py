"""Ctrl-C at the moments that matter."""

import os
import signal
import sys

import pytest

from fumikura import pipeline
from fumikura.query import search
from fumikura.store import Store, audit
from fumikura.store import store as module
from tests.bad_days.processes import PATIENCE, start, until_stored

WORK = 6_000_000  # bytes: enough for two processes to be at work for seconds


@pytest.mark.parametrize("threshold", [0, 20_000])
@pytest.mark.parametrize("step", ["add", "commit"])
def test_between_the_database_and_the_index(texts, tmp_path, monkeypatch, step, threshold):
    monkeypatch.setattr(module, "_REBUILD_BELOW", threshold)
    monkeypatch.setattr(module, "_COMMIT_EVERY", 0.0)
    with Store(tmp_path / "c", create=True) as store:
        store.acquire(wait=0)
        store.mend()
        genuine, calls = getattr(store.index, step), []

        def interrupted(*arguments):
            calls.append(step)
            if len(calls) == 5:
                raise KeyboardInterrupt
            genuine(*arguments)

        monkeypatch.setattr(store.index, step, interrupted)
        summary = pipeline.ingest([texts], store, jobs=1)

        assert summary.interrupted
        assert store.current()
        assert list(audit(store)) == []
        assert search(store, "基金", limit=50).total == store.counts()["documents"] == 5

        monkeypatch.undo()
        assert len(pipeline.ingest([texts], store, jobs=1).added) == 7
        assert list(audit(store)) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to a group")
def test_with_two_processes_at_work(command, tmp_path):
    """A terminal sends Ctrl-C to every process of the command."""
    folder = tmp_path / "texts"
    folder.mkdir()
    sentence = "委員会は新しい基金の運用を定めた。\n\n"
    for number in range(100):
        text = f"第{number}号\n\n" + sentence * (WORK // 100 // len(sentence.encode()))
        (folder / f"d{number:03}.txt").write_text(text, encoding="utf-8")
    corpus = tmp_path / "c"
    writer = start("ingest", folder, "--corpus", corpus, "--jobs", "2", cwd=tmp_path, start_new_session=True)
    until_stored(writer, corpus, 3)
    os.killpg(writer.pid, signal.SIGINT)
    _, messages = writer.communicate(timeout=PATIENCE)

    assert writer.returncode == 130, messages
    assert "interrupted" in messages
    assert command("check", "--corpus", corpus).returncode == 0
    again = command("ingest", folder, "--corpus", corpus)
    assert (again.returncode, "holds 100 documents" in again.stderr) == (0, True), again.stderr
