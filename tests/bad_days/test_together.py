"""Several processes at one corpus."""

import signal

from fumikura.store import Store
from tests.bad_days.processes import PATIENCE, start, told, until_stored


def test_a_second_ingest_is_told_or_waits(corpus, texts, command, tmp_path):
    with Store(corpus) as holder:
        holder.acquire(wait=0)
        refused = command("ingest", texts, "--corpus", corpus, "--wait", "0")
        waiting = start("ingest", texts, "--corpus", corpus, "--wait", PATIENCE, cwd=tmp_path)
        first = told(waiting)
    _, messages = waiting.communicate(timeout=PATIENCE)

    assert (refused.returncode, "F304" in refused.stderr) == (4, True)
    assert (waiting.returncode, "waiting" in first, "12 unchanged" in messages) == (0, True, True)


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
    _, messages = writer.communicate(timeout=PATIENCE)
    assert writer.returncode == 0, messages


def test_ctrl_c_keeps_what_was_read(texts, command, tmp_path):
    for number in range(150):
        (texts / f"new{number:03}.txt").write_text(
            f"委員会は新しい基金第{number}号を定めた。\n\n" * 30, encoding="utf-8"
        )
    writer = start("ingest", texts, "--corpus", tmp_path / "c", "--jobs", "1", cwd=tmp_path)
    until_stored(writer, tmp_path / "c", 3)
    writer.send_signal(signal.SIGINT)
    _, messages = writer.communicate(timeout=PATIENCE)

    assert writer.returncode == 130, messages
    assert "Traceback" not in messages
    assert "now holds" in messages
    assert command("check", "--corpus", tmp_path / "c").returncode == 0
    assert command("ingest", texts, "--corpus", tmp_path / "c").returncode == 0
    assert "162 documents" in command("check", "--corpus", tmp_path / "c").stderr
