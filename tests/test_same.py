"""The same bytes are read the same in every run, whatever order sets have."""

import os
import subprocess
import sys


def test_two_runs_read_the_same(bundled):
    def read(seed):
        command = [sys.executable, "-m", "fumikura", "analyze", str(bundled / "inf-cables-1986.txt")]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    assert read("1") == read("2")
