import resource

import pytest

LIMITS = [60_000, 150_000, 300_000]


@pytest.mark.parametrize("limit", LIMITS)
def test_a_full_disk_leaves_a_sound_corpus(command, tmp_path, limit):
    """A limit on the size of files stands for the disk: SQLite and the index are refused more room."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(30):
        text = "".join(f"第{number}号の{at}、委員会は基金の運用を定めた。\n\n" for at in range(60))
        (folder / f"d{number:02}.txt").write_text(text, encoding="utf-8")

    def full():
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    refused = command("ingest", folder, "--corpus", tmp_path / "c", preexec_fn=full)

    assert refused.returncode == 4, refused.stderr
    assert "Traceback" not in refused.stderr
    again = command("ingest", folder, "--corpus", tmp_path / "c")
    assert again.returncode == 0, again.stderr
    assert command("check", "--corpus", tmp_path / "c").returncode == 0
    hits = command("search", "基金", "--corpus", tmp_path / "c", "--format", "jsonl", "-n", "5")
    assert hits.stdout.count("\n") == 5
