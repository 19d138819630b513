"""Names against the name finder of ja_ginza alone, on the same texts in the same run, each on one core.

    python benchmarks/names.py [--peer PYTHON | --install] [TEXT...]

PYTHON is one where ja_ginza is installed; ``--install`` makes a virtual environment for this run and puts it there
(``pip install ja_ginza``, 300 MB); without either only our own speed is shown.
Of ja_ginza tok2vec and ner run, after its tokeniser; ours are tokens and the model, and tokens and all rules.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fumikura import analysis
from fumikura.mentions import model
from fumikura.source import bundled, find, read

PEER = """
import json, sys, time
import spacy
texts = json.loads(sys.stdin.readline())
pipe = spacy.load("ja_ginza")
pipe.select_pipes(enable=["tok2vec", "ner"])
for _ in sys.stdin:
    begin = time.perf_counter()
    found = sum(len(doc.ents) for doc in pipe.pipe(texts))
    print(json.dumps([time.perf_counter() - begin, found]), flush=True)
"""
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
WANTED = {"the model": 15.0, "all rules": 12.0}
ROUNDS = 5


def by_model(documents: list[analysis.Analysis]) -> int:
    """Tokenise and ask the model, and return how many names it sees."""
    return sum(sum(1 for _ in model.tag(columns)) for document in documents for columns in analysis.tokenize(document))


def by_rules(documents: list[analysis.Analysis]) -> int:
    """Tokenise, find names and bring together what names one thing, and return how many there are."""
    return sum(len(analysis.names(document, analysis.tokenize(document))) for document in documents)


def timed(way: Callable[[list[analysis.Analysis]], int], documents: list[analysis.Analysis]) -> tuple[float, int]:
    """Return the seconds that it takes, and what it returns."""
    begin = time.perf_counter()
    found = way(documents)
    return time.perf_counter() - begin, found


@contextmanager
def peer(options: argparse.Namespace) -> Iterator[str | None]:
    """Yield the Python that has ja_ginza."""
    if not options.install:
        yield options.peer
        return
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "ja_ginza"], check=True)
        yield str(python)


def main() -> int:
    """Measure and print; return 1 where a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, help="UTF-8 texts; the bundled ones without")
    parser.add_argument("--peer", help="a Python with ja_ginza")
    parser.add_argument("--install", action="store_true", help="install ja_ginza for this run")
    options = parser.parse_args()
    paths = options.texts or sorted(bundled().glob("*.txt"))
    documents = [analysis.analyze(read(found)) for found in find(paths) if found.error is None]
    texts = [block.text for document in documents for block in document.blocks]
    characters = sum(map(len, texts))
    ways = {"the model": by_model, "all rules": by_rules}
    for way in ways.values():
        timed(way, documents)
    with peer(options) as python:
        if python is None:
            print(f"{characters:,} characters")
            for name, way in ways.items():
                seconds, found = timed(way, documents)
                print(f"fumikura, {name}  {characters / seconds:,.0f} characters/s  {found} names")
            return 0
        rounds = _rounds(python, texts, ways, documents)
    print(f"{characters:,} characters, the middle of {ROUNDS} rounds")
    missed = 0
    print("\nbudget                                   wanted         measured  rounds        met")
    for name, wanted in WANTED.items():
        ratios = sorted(row[name] for row in rounds)
        met = ratios[ROUNDS // 2] >= wanted
        missed += not met
        spread = f"{ratios[0]:.1f} to {ratios[-1]:.1f}"
        print(
            f"tokens and {name}, of ja_ginza's NER  at least {wanted:<5g} {ratios[ROUNDS // 2]:<9.1f} {spread:<13} "
            f"{'yes' if met else 'NO'}"
        )
    return int(missed > 0)


def _rounds(
    python: str,
    texts: list[str],
    ways: dict[str, Callable[[list[analysis.Analysis]], int]],
    documents: list[analysis.Analysis],
) -> list[dict[str, float]]:
    """Measure by turns, so that a busy machine is as busy for both, and return how many times faster each way is."""
    rounds = []
    with subprocess.Popen(
        [python, "-c", PEER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **ONE_CORE}
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(json.dumps(texts) + "\n")
        for _ in range(ROUNDS + 1):
            other.stdin.write("go\n")
            other.stdin.flush()
            theirs, _found = json.loads(other.stdout.readline())
            rounds.append({name: theirs / timed(way, documents)[0] for name, way in ways.items()})
        other.stdin.close()
    return rounds[1:]  # the first fills the peer's caches, as a first pass has filled ours


if __name__ == "__main__":
    sys.exit(main())
