"""`fumikura search` as a whole process: how long it takes, and how much of it is Python, libraries, MeCab and ours."""

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

WHOLE, OWN = 250, 100
QUERY = "人 見る"
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
_OURS = "fumikura"
# what the search would need without any code of ours: the same modules, the dictionary, one text through it
_LIBRARIES = """
import sys
for name in sys.argv[1].split():
    try:
        __import__(name)
    except ImportError:
        pass
"""
_MECAB = """
import fugashi, unidic_lite
folder = unidic_lite.DICDIR
fugashi.GenericTagger(f"-r '{folder}/mecabrc' -d '{folder}'").parse("辞書")
"""


def whole(command: list[str]) -> float:
    """Return the milliseconds of a process; it may find nothing."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return (time.perf_counter() - start) * 1000


def imported(command: list[str]) -> dict[str, float]:
    """Return the milliseconds that each module takes for itself, in the order of their imports."""
    run = subprocess.run([command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, check=False)
    return {found[2]: int(found[1]) / 1000 for found in _LINE.finditer(run.stderr)}


def measure(folder: Path, *, rounds: int, corpus: Path | None) -> tuple[list[list[texts.Row]], list[texts.Budget]]:
    """Measure a search over a corpus, made of the folder if none is given."""
    with tempfile.TemporaryDirectory() as place:
        base = [sys.executable, "-m", "fumikura"]
        if corpus is None:
            corpus = Path(place)
            subprocess.run([*base, "ingest", str(folder), "--corpus", place], capture_output=True, check=True)
        command = [*base, "search", QUERY, "--corpus", str(corpus)]
        modules = imported(command)
        libraries = " ".join(name for name in modules if name.partition(".")[0] != _OURS)
        commands = {
            "whole": command,
            "bare": [sys.executable, "-c", "pass"],
            "libraries": [sys.executable, "-c", _LIBRARIES, libraries],
            "mecab": [sys.executable, "-c", _LIBRARIES + _MECAB, libraries],
        }
        for each in commands.values():
            whole(each)  # warms the disk
        found = texts.alternate(
            {name: lambda each=each: whole(each) for name, each in commands.items()},  # type: ignore[misc]
            rounds,
        )
    middle = {name: statistics.median(values) for name, values in found.items()}
    own = statistics.median(a - b for a, b in zip(found["whole"], found["mecab"], strict=True))
    rows = [
        {"what": what, "ms": f"{value:.0f}"}
        for what, value in (
            ("whole process, median", middle["whole"]),
            ("whole process, fastest", min(found["whole"])),
            ("whole process, slowest", max(found["whole"])),
            ("bare Python", middle["bare"]),
            ("imports of libraries", middle["libraries"] - middle["bare"]),
            ("loading MeCab's dictionary", middle["mecab"] - middle["libraries"]),
            ("our own code: imports, search, listing", own),
        )
    ]
    return [rows, packages(modules)], [
        texts.Budget(
            "search, whole process", f"under {WHOLE} ms", f"{middle['whole']:.0f} ms", middle["whole"] < WHOLE
        ),
        texts.Budget("search, our own code", f"under {OWN} ms", f"{own:.0f} ms", own < OWN),
    ]


def packages(modules: dict[str, float]) -> list[texts.Row]:
    """Sum the import times of modules by package; the measuring itself makes them longer."""
    spent: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for name, value in modules.items():
        package = name.partition(".")[0]
        package = "the standard library" if package in sys.stdlib_module_names else package
        spent[package] += value
        count[package] += 1
    return [
        {"package": name, "modules": str(count[name]), "ms (-X importtime)": f"{value:.1f}"}
        for name, value in sorted(spent.items(), key=lambda item: -item[1])
        if value >= 1
    ]


def main() -> None:
    """Print the table."""
    parser = texts.parser(__doc__ or "", rounds=15)
    parser.add_argument("--corpus", type=Path, help="search this corpus; one of the texts is made without")
    options = parser.parse_args()
    with texts.chosen(options) as folder:
        tables, budgets = measure(folder, rounds=options.rounds, corpus=options.corpus)
    texts.show("startup", tables, budgets, as_json=options.json)


if __name__ == "__main__":
    main()
