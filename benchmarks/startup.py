"""`fumikura search` as a whole process, and where its time goes."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import texts

BUDGET, OWN = 250, 100
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| (\s*)(\S+)")
_INSIDE = """
import time
start = time.perf_counter()
from fumikura.tokens import Tokenizer
middle = time.perf_counter()
Tokenizer()("辞書")
print((time.perf_counter() - middle) * 1000)
"""


def whole(command: list[str], *, rounds: int) -> list[float]:
    """Return milliseconds of a process, one run not counted."""
    times = []
    for number in range(rounds + 1):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        if number:
            times.append((time.perf_counter() - start) * 1000)
    return times


def imports(command: list[str]) -> dict[str, float]:
    """Return milliseconds spent in the modules of each package."""
    run = subprocess.run([command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, check=True)
    spent: dict[str, float] = defaultdict(float)
    for found in _LINE.finditer(run.stderr):
        spent[found[3].partition(".")[0]] += int(found[1]) / 1000
    return dict(spent)


def measure(folder: Path, *, rounds: int) -> list[tuple[str, ...]]:
    """Measure search over a corpus of the folder."""
    with tempfile.TemporaryDirectory() as place:
        base = [sys.executable, "-m", "fumikura"]
        subprocess.run([*base, "ingest", str(folder), "--corpus", place], capture_output=True, check=True)
        command = [*base, "search", "外貨準備 凍結", "--corpus", place]
        times = whole(command, rounds=rounds)
        bare = statistics.median(whole([sys.executable, "-c", "pass"], rounds=rounds))
        spent = imports(command)
    load = float(subprocess.run([sys.executable, "-c", _INSIDE], capture_output=True, text=True, check=True).stdout)
    ours = spent.pop("fumikura", 0.0)
    total = statistics.median(times)
    libraries = sum(spent.values())
    return [
        ("what", "ms"),
        ("whole process, median", f"{total:.0f}"),
        ("whole process, slowest", f"{max(times):.0f}"),
        ("bare Python", f"{bare:.0f}"),
        ("imports of libraries (measured with -X importtime)", f"{libraries:.0f}"),
        ("loading MeCab's dictionary", f"{load:.0f}"),
        ("our own code: imports and the rest", f"{max(ours, total - bare - libraries - load):.0f}"),
        *((f"  import {name}", f"{value:.0f}") for name, value in sorted(spent.items(), key=lambda i: -i[1])[:6]),
    ]


def main() -> None:
    """Print the table."""
    parser = texts.parser(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    texts.table(measure(options.folder, rounds=options.rounds))
    print(f"budget: the whole under {BUDGET} ms, our own code under {OWN} ms")


if __name__ == "__main__":
    main()
