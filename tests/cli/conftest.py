import io
import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from fumikura import cli


class Said(NamedTuple):
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """A folder whose outputs/corpus holds the bundled texts: where a newcomer stands after `make run`."""
    folder = tmp_path_factory.mktemp("place")
    run = subprocess.run(
        [sys.executable, "-m", "fumikura", "ingest"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture
def fumikura(place):
    """Run a command as a process of its own, in English, with standard output and error apart."""

    def call(*arguments, cwd=place, lang="en", data=None, **variables):
        environment = {**os.environ, "FUMIKURA_LANG": lang, **variables}
        return subprocess.run(
            [sys.executable, "-m", "fumikura", *arguments],
            cwd=cwd, env=environment, input=data, capture_output=True, check=False,
        )  # fmt: skip

    return call


@pytest.fixture
def typed(place, monkeypatch, capsys):
    """Run a command in this process, as if it had been typed; in English, in the folder of the corpus."""
    monkeypatch.chdir(place)
    monkeypatch.setenv("FUMIKURA_LANG", "en")
    monkeypatch.delenv("FUMIKURA_CORPUS", raising=False)

    def call(*arguments, data=b""):
        monkeypatch.setattr(sys, "argv", ["fumikura", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        with pytest.raises(SystemExit) as caught:
            cli.run()
        return Said(caught.value.code or 0, *capsys.readouterr())

    return call


@pytest.fixture
def letters(tmp_path):
    """A folder with two letters in files of its own."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "first.txt").write_text("拝啓　春の候、基金の運用についてご報告します。\n", encoding="utf-8")
    (folder / "second.txt").write_text("敬具　外貨預金は見送りました。\n", encoding="utf-8")
    return folder
