"""A disk that is really full: a small tmpfs, where the machine lets one be mounted."""

import shutil
import subprocess
import sys

import pytest


def _mount(place, size):
    if sys.platform != "linux" or not shutil.which("mount"):
        return False
    options = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    return subprocess.run(options, capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path):
    """A folder to mount on; what was mounted is taken away."""
    place = tmp_path / "disk"
    place.mkdir()
    yield place
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "many"
    made.mkdir()
    for number in range(30):
        text = "".join(f"第{number}号の{at}、委員会は基金の運用を定めた。\n\n" for at in range(80))
        (made / f"d{number:02}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.mark.parametrize("size", ["30k", "100k", "400k", "1400k"])
def test_what_was_stored_stays_and_space_is_all_it_takes(command, disk, folder, size):
    if not _mount(disk, size):
        pytest.skip("no tmpfs can be mounted here")
    corpus = disk / "c"
    refused = command("ingest", folder, "--corpus", corpus, timeout=60)

    assert refused.returncode == 4, refused.stderr
    assert "F305" in refused.stderr
    assert "free some space" in refused.stderr
    for name in (("check",), ("search", "基金"), ("docs",)):
        run = command(*name, "--corpus", corpus, timeout=60)
        assert "Traceback" not in run.stderr, run.stderr
        assert run.returncode in {0, 1, 4}

    subprocess.run(["mount", "-o", "remount,size=30m", str(disk)], check=True)
    again = command("ingest", folder, "--corpus", corpus, timeout=60)
    assert (again.returncode, "holds 30 documents" in again.stderr) == (0, True), again.stderr
    assert command("check", "--corpus", corpus).returncode == 0
    assert "5 of 2400" in command("search", "基金の運用", "-n", "5", "--corpus", corpus).stderr
