import os
import subprocess
import sys

import pytest


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
