"""Run every benchmark on the bundled texts, in a couple of minutes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RUNS = (
    ["tokenising.py"],
    ["startup.py"],
    ["ingest.py", "--generate", "20000", "--rounds", "2"],
    ["searching.py", "--generate", "20000", "--rounds", "5"],
)


def main() -> int:
    """Run them one after another; return 1 if one fails."""
    for name, *options in RUNS:
        print(f"\n== {name} {' '.join(options)}", flush=True)
        if subprocess.run([sys.executable, str(Path(__file__).with_name(name)), *options], check=False).returncode:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
