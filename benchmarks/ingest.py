"""A whole ingest: MB/s with one and two processes, memory as documents multiply, and where the time goes."""

from __future__ import annotations

import cProfile
import json
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import texts
from fumikura import analysis, pipeline
from fumikura.store import Store
from fumikura.tokens import Tokenizer

WANTED, FLAT = 1.7, 1.25
_CHILD = "import json, sys, ingest; print(json.dumps(ingest.child(*sys.argv[1:])))"
_TOP = 25


def child(folder: str, corpus: str, jobs: str, stages: str = "") -> dict[str, Any]:
    """Ingest a folder in this process and say what it took; with ``stages`` also in which."""
    own = 0.0

    def on_document(_: str) -> None:
        nonlocal own
        own = max(own, memory())

    start = time.perf_counter()
    with Store(Path(corpus), create=True) as store:
        spent = watch(store, stages=bool(stages))
        store.acquire(wait=0)
        pipeline.ingest([Path(folder)], store, jobs=int(jobs), on_document=on_document)
        counts = store.counts()
    seconds = time.perf_counter() - start
    if jobs != "1":
        from joblib.externals.loky import get_reusable_executor  # noqa: PLC0415  only then are there workers

        get_reusable_executor().shutdown(wait=True)  # their CPU is known when they have ended
    main, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": seconds,
        "documents": counts["documents"],
        "passages": counts["blocks"],
        "cpu": main.ru_utime + main.ru_stime,
        "workers": workers.ru_utime + workers.ru_stime,
        "peak": main.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024),
        "own": own,
        "spent": spent,
    }


def memory() -> float:
    """Return the MiB of this process that are not files mapped (dictionary, index); 0 where Linux does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")), 0.0)


def watch(store: Store, *, stages: bool) -> dict[str, float]:
    """Time what the main process does with each document; with ``stages`` also the stages before.

    A call that is made inside of another counts for itself only.
    """
    spent: dict[str, float] = defaultdict(float)
    inside = [0.0]

    def timed(owner: Any, name: str, what: str) -> None:
        call: Callable[..., Any] = getattr(owner, name)

        def run(*values: Any, **options: Any) -> Any:
            inside.append(0.0)
            start = time.perf_counter()
            try:
                return call(*values, **options)
            finally:
                took = time.perf_counter() - start
                spent[what] += took - inside.pop()
                inside[-1] += took

        setattr(owner, name, run)

    timed(store, "put", "store: SQLite")
    for name in ("add", "remove", "commit", "close"):
        timed(store.index, name, "index: tantivy")
    if stages:
        timed(pipeline, "read", "source: read and decode")
        timed(analysis, "clean", "text: clean")
        timed(pipeline, "analyze", "structure: outline, front")
        timed(Tokenizer, "__call__", "tokens: MeCab into columns")
        timed(pipeline, "streams", "tokens: search strings")
        timed(pipeline, "prepare", "pipeline: numbering, packing, JSON")
    return spent


def run(folder: Path, jobs: int, *, stages: bool = False) -> dict[str, Any]:
    """Ingest a folder into a fresh corpus in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c", _CHILD, str(folder.resolve()), place, str(jobs), *(["stages"] * stages)]
        found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent)
    return dict(json.loads(found.stdout))


def processes(folder: Path, *, rounds: int) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Measure one and two processes in turn."""
    volume = sum(len(source.content.encode("utf-8", "surrogatepass")) for source in texts.sources(folder)) / 1e6
    found = texts.alternate({jobs: lambda jobs=jobs: run(folder, int(jobs)) for jobs in ("1", "2")}, rounds)  # type: ignore[misc]
    ratio = statistics.median(a["seconds"] / b["seconds"] for a, b in zip(found["1"], found["2"], strict=True))
    # two idle cores that wait for nothing could do no better
    best = statistics.median(2 * _cpu(a) / _cpu(b) for a, b in zip(found["1"], found["2"], strict=True))
    rows = []
    for jobs, runs in found.items():
        value = {name: statistics.median(one[name] for one in runs) for name in ("seconds", "cpu", "workers")}
        spent = {name: statistics.median(one["spent"][name] for one in runs) for name in runs[0]["spent"]}
        rows.append({
            "processes": jobs,
            "seconds": f"{value['seconds']:.1f}",
            "MB/s": f"{volume / value['seconds']:.2f}",
            "times one": "1.00" if jobs == "1" else f"{ratio:.2f}",
            "at best": "1.00" if jobs == "1" else f"{best:.2f}",
            "CPU s main": f"{value['cpu']:.1f}",
            "CPU s workers": f"{value['workers']:.1f}",
            "storing s": f"{spent['store: SQLite']:.1f}",
            "indexing s": f"{spent['index: tantivy']:.1f}",
        })  # fmt: skip
    wanted = f"at least {WANTED} times one"
    return rows, [texts.Budget("ingest with two processes", wanted, f"{ratio:.2f}", ratio >= WANTED)]


def _cpu(found: dict[str, Any]) -> float:
    return float(found["cpu"] + found["workers"])


def growth(folder: Path) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Measure memory for a quarter, a half and all of the files."""
    files = len(texts.readable(folder))
    rows, peaks = [], []
    for share in (4, 2, 1):
        with tempfile.TemporaryDirectory() as place:
            texts.link(folder, Path(place), limit=max(1, files // share))
            found = run(Path(place), 1)
        peaks.append(found["peak"])
        rows.append({
            "documents": f"{found['documents']:,}",
            "passages": f"{found['passages']:,}",
            "peak MiB": f"{found['peak']:.0f}",
            "without mapped files": f"{found['own']:.0f}" if found["own"] else "-",
        })  # fmt: skip
    ratio = peaks[-1] / peaks[0]
    wanted = f"flat: at most {FLAT} times"
    return rows, [texts.Budget("peak memory of four times the documents", wanted, f"{ratio:.2f}", ratio <= FLAT)]


def stages(folder: Path) -> list[texts.Row]:
    """Measure the stages of one process."""
    found = run(folder, 1, stages=True)
    shares = {**found["spent"], "everything else": found["seconds"] - sum(found["spent"].values())}
    return [
        {"stage": name, "seconds": f"{value:.1f}", "share": f"{value / found['seconds']:.0%}"}
        for name, value in sorted(shares.items(), key=lambda item: -item[1])
    ]


def profile(folder: Path) -> None:
    """Print the functions that take longest; the profiler makes many small calls dearer than they are."""
    with tempfile.TemporaryDirectory() as place, Store(Path(place), create=True) as store:
        store.acquire(wait=0)
        profiler = cProfile.Profile()
        profiler.runcall(pipeline.ingest, [folder], store, jobs=1)
        pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(_TOP)


def main() -> None:
    """Print the tables."""
    parser = texts.parser(__doc__ or "", rounds=3)
    parser.add_argument("--profile", action="store_true", help="print the functions that take longest, nothing else")
    options = parser.parse_args()
    with texts.chosen(options) as folder:
        if options.profile:
            profile(folder)
            return
        speed, fast = processes(folder, rounds=options.rounds)
        peaks, flat = growth(folder)
        tables = [speed, peaks, stages(folder)]
    texts.show("ingest", tables, [*fast, *flat], as_json=options.json)


if __name__ == "__main__":
    main()
