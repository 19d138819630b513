"""Things in a folder that are no plain readable files."""

import os
import socket
import sys
from pathlib import Path

import pytest

from fumikura import pipeline, preparing
from fumikura.preparing import Options
from fumikura.source import find
from fumikura.store import Store

GOOD = "委員会は基金の運用を定めた。\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_named_pipe_is_refused_not_waited_for(command, tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    run = command("ingest", tmp_path, "--corpus", tmp_path / "c", timeout=30)

    assert run.returncode == 3
    assert "pipe.txt: not a plain file" in run.stderr
    assert "1 added" in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")
def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind("s.txt")
        (found,) = find([Path("s.txt")])

        assert "not a plain file" in str(preparing.prepare(found, Options(), None).error)


def test_a_folder_that_may_not_be_entered_is_named(tmp_path, monkeypatch):
    """Root may enter any folder, so the system's refusal is played."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "open.txt").write_text(GOOD, encoding="utf-8")
    genuine = os.scandir

    def scandir(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return genuine(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = {item.id: str(item.error or "") for item in find([tmp_path])}

    assert found["open"] == ""
    assert "closed: Permission denied" in found["closed"]


def test_a_path_inside_a_folder_that_may_not_be_entered_is_said(tmp_path, monkeypatch):
    def refuse(path, *_, **__):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_symlink", refuse)
    (found,) = find([tmp_path / "closed" / "a.txt"])

    assert "a.txt: Permission denied" in str(found.error)


@pytest.mark.parametrize(("listing", "failed"), [(1, []), (2, ["b"])])
def test_a_file_that_vanishes_before_it_is_read_stops_nothing(tmp_path, monkeypatch, listing, failed):
    """Folders are listed twice: for the amount of work, then for the work."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(GOOD + name, encoding="utf-8")
    genuine, calls = pipeline.find, []

    def vanishing(paths):
        calls.append(paths)
        for found in genuine(paths):
            if found.id == "b" and len(calls) == listing:
                found.path.unlink()
            yield found

    monkeypatch.setattr(pipeline, "find", vanishing)
    with Store(tmp_path / "c", create=True) as store:
        store.acquire(wait=0)
        summary = pipeline.ingest([folder], store)

    assert summary.added == ["a", "c"]
    assert [failure.name for failure in summary.failed] == failed


def test_links_in_a_circle_end(command, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "\udcff.txt").symlink_to(folder / "\udcfe")
    run = command("ingest", folder, "--corpus", tmp_path / "c", timeout=60)

    assert run.returncode == 3
    assert "1 added" in run.stderr
    assert run.stderr.count("a link to nothing") == 2
    assert "Traceback" not in run.stderr
