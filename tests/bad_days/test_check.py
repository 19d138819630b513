"""What check reports, what a search mends, and what either does beside a writer."""

import json

from fumikura.store import Store
from fumikura.store.index import FORMAT
from tests.bad_days.processes import PATIENCE, start, told

QUERY = ("search", "基金の運用", "-n", "12", "--format", "jsonl")


def test_check_reports_an_index_left_behind_and_a_search_mends_it(corpus, command):
    before = command(*QUERY, "--corpus", corpus).stdout
    (corpus / "index" / "generation.json").write_text(json.dumps({"format": FORMAT, "generation": 3}), encoding="utf-8")
    reported = command("check", "--corpus", corpus)

    assert reported.returncode == 4
    assert "fumikura reindex" in reported.stdout
    assert "12" in reported.stdout
    assert command(*QUERY, "--corpus", corpus).stdout == before
    assert command("check", "--corpus", corpus).returncode == 0


def test_check_waits_for_who_is_writing(corpus, tmp_path):
    """Half of what another process writes would look like damage."""
    with Store(corpus) as writer:
        writer.acquire(wait=0)
        writer.index.remove(1)
        writer.index.commit(999)
        process = start("check", "--corpus", corpus, cwd=tmp_path)
        first = told(process)
        writer.reindex()
    _, messages = process.communicate(timeout=PATIENCE)

    assert "another process is writing" in first
    assert process.returncode == 0, messages


def test_check_changes_nothing(corpus, command):
    def state():
        return {path.name: path.read_bytes() for path in (corpus / "index").iterdir()}

    (corpus / "index" / "generation.json").unlink()
    before = state()

    assert command("check", "--corpus", corpus).returncode == 4
    assert state() == before
