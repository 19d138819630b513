import shutil
import sqlite3

import pytest

QUERY = ("search", "基金の運用", "-n", "12", "--format", "jsonl")


def test_a_corpus_of_a_newer_version_is_refused(corpus, command):
    with sqlite3.connect(corpus / "fumikura.db") as database:
        database.execute("PRAGMA user_version = 999")
    run = command(*QUERY, "--corpus", corpus)

    assert (run.returncode, "F302" in run.stderr) == (4, True)


@pytest.mark.parametrize("damage", ["head", "middle", "truncated", "other file"])
def test_a_damaged_database_is_said(corpus, command, damage):
    path = corpus / "fumikura.db"
    data = bytearray(path.read_bytes())
    if damage == "head":
        data[:100] = b"\xaa" * 100
    elif damage == "middle":
        data[4096 : len(data) // 2] = b"\xaa" * (len(data) // 2 - 4096)
    elif damage == "truncated":
        data = data[: len(data) // 3]
    else:
        data = bytearray("委員会".encode() * 500)
    path.write_bytes(bytes(data))
    run = command("check", "--corpus", corpus)

    assert run.returncode == 4, run.stdout + run.stderr
    assert "Traceback" not in run.stderr


def test_a_lost_index_is_made_again(corpus, command):
    before = command(*QUERY, "--corpus", corpus)
    shutil.rmtree(corpus / "index")
    after = command(*QUERY, "--corpus", corpus)

    assert (after.returncode, after.stdout) == (0, before.stdout)
    assert command("check", "--corpus", corpus).returncode == 0


@pytest.mark.parametrize("share", [0, 0.5])
def test_a_truncated_index_is_mended_or_said(corpus, command, tmp_path, share):
    before = command(*QUERY, "--corpus", corpus)
    names = sorted(path.name for path in (corpus / "index").iterdir() if path.stat().st_size > 1)
    for name in names:
        broken = tmp_path / f"broken-{name}"
        shutil.copytree(corpus, broken)
        path = broken / "index" / name
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
        run = command(*QUERY, "--corpus", broken)

        assert "Traceback" not in run.stderr, name
        assert (run.returncode, run.stdout) == (0, before.stdout) or (
            run.returncode == 4 and "reindex" in run.stderr
        ), (name, run.stderr)
        assert command("reindex", "--corpus", broken).returncode == 0, name
        assert command(*QUERY, "--corpus", broken).stdout == before.stdout, name


def test_a_missing_corpus_is_said(command, tmp_path):
    run = command(*QUERY, "--corpus", tmp_path / "nowhere")

    assert (run.returncode, "fumikura ingest" in run.stderr) == (4, True)


def test_a_corpus_that_is_a_file_is_said(command, tmp_path, texts):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    run = command("ingest", texts, "--corpus", tmp_path / "file")

    assert (run.returncode, "Traceback" in run.stderr) == (4, False)
