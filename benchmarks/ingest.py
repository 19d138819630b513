"""Ingest: MB/s with one and two processes, and peak memory as documents multiply."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import texts

BUDGET = 1.7
_CHILD = """
import resource, sys, time
from pathlib import Path
from fumikura import pipeline
from fumikura.store import Store
folder, corpus, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
start = time.perf_counter()
with Store(corpus, create=True) as store:
    store.acquire(wait=0)
    pipeline.ingest([folder], store, jobs=jobs)
    passages = store.counts()["blocks"]
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, passages)
"""


def ingest(folder: Path, jobs: int) -> tuple[float, float, int]:
    """Ingest a folder in a process of its own; return seconds, peak MiB of the main process, passages."""
    with tempfile.TemporaryDirectory() as place:
        run = subprocess.run(
            [sys.executable, "-c", _CHILD, str(folder), place, str(jobs)], capture_output=True, text=True, check=True
        )
    seconds, peak, passages = run.stdout.split()
    return float(seconds), float(peak) / 1024, int(passages)


def size(folder: Path) -> float:
    """Return the MB of the texts as UTF-8, however they are encoded."""
    return sum(len(text.encode()) for text in texts.blocks(folder)) / 1e6


def processes(folder: Path, *, rounds: int) -> list[tuple[str, ...]]:
    """Measure one and two processes in turn."""
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for jobs, found in times.items():
            found.append(ingest(folder, jobs)[0])
    volume = size(folder)
    one, two = (statistics.median(times[jobs]) for jobs in (1, 2))
    ratio = statistics.median(a / b for a, b in zip(times[1], times[2], strict=True))
    return [
        ("processes", "seconds", "MB/s", "times one"),
        ("1", f"{one:.1f}", f"{volume / one:.2f}", "1.00"),
        ("2", f"{two:.1f}", f"{volume / two:.2f}", f"{ratio:.2f}"),
    ]


def memory(folder: Path) -> list[tuple[str, ...]]:
    """Measure peak memory for the folder's files once, twice and four times."""
    rows = [("documents", "passages", "peak MiB")]
    files = [path for path in sorted(folder.iterdir()) if path.suffix == ".txt"]
    for times in (1, 2, 4):
        with tempfile.TemporaryDirectory() as place:
            for copy in range(times):
                for path in files:
                    (Path(place) / f"{copy}-{path.name}").symlink_to(path.resolve())
            _, peak, passages = ingest(Path(place), 1)
        rows.append((str(len(files) * times), str(passages), f"{peak:.0f}"))
    return rows


def main() -> None:
    """Print both tables."""
    parser = texts.parser(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--generate", type=int, default=0, metavar="PASSAGES", help="make so many passages of the texts"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.folder
        if options.generate:
            folder = Path(place)
            texts.generate(options.folder, folder, options.generate)
        started = time.perf_counter()
        texts.table(processes(folder, rounds=options.rounds))
        print(f"budget: two processes at least {BUDGET} times one\n")
        texts.table(memory(folder))
        print(f"budget: flat in the number of documents\n({time.perf_counter() - started:.0f} s)")


if __name__ == "__main__":
    main()
