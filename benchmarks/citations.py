"""Finding and resolving what documents cite, against tokenising them: provisions, own sections, law numbers.

python benchmarks/citations.py [--rounds 9] [TEXT...]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import texts
from fumikura.analysis import Analysis, analyze, citations
from fumikura.source import bundled, find, read
from fumikura.tokens import Tokenizer

WANTED = 0.20


def citing(analyses: Sequence[Analysis]) -> float:
    """Return the CPU seconds of citations; the structure is there."""
    return timed(lambda: [citations(analysis) for analysis in analyses])


def tokens(analyses: Sequence[Analysis]) -> float:
    """Return the CPU seconds of tokenising the same blocks with an empty vocabulary, as an ingest begins."""
    tokenizer = Tokenizer()
    tokenizer("辞書")
    return timed(lambda: [tokenizer(block.text) for analysis in analyses for block in analysis.blocks])


def timed(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def measure(paths: Sequence[Path], *, rounds: int) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Measure each text in turn, then all; the ratio is the median of those within a round."""
    analyses = [analyze(read(found)) for found in find(paths) if found.error is None]
    citing(analyses)  # tables are read and patterns compiled once
    rows, ratio = [], 0.0
    named = [(analysis.source.path, [analysis]) for analysis in analyses]
    for name, some in [*named, ("all", analyses)]:
        found = texts.alternate(
            {"citations": lambda some=some: citing(some), "tokens": lambda some=some: tokens(some)}, rounds
        )
        ratio = statistics.median(a / b for a, b in zip(found["citations"], found["tokens"], strict=True))
        rows.append({
            "text": Path(name).name,
            "characters": str(sum(len(one.source.content) for one in some)),
            "citations": str(sum(len(citations(one)) for one in some)),
            "CPU s": f"{statistics.median(found['citations']):.3f}",
            "of tokens": f"{ratio:.2f}",
        })  # fmt: skip
    return rows, [texts.Budget("citations, of tokenising", f"at most {WANTED:.2f}", f"{ratio:.2f}", ratio <= WANTED)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path, help="texts or folders of them; the bundled ones without")
    parser.add_argument("--rounds", type=int, default=9, help="repeat so often (default 9)")
    parser.add_argument("--json", action="store_true", help="print one line of JSON, no table")
    options = parser.parse_args()
    rows, budgets = measure(options.texts or [bundled()], rounds=options.rounds)
    texts.show("citations", [rows], budgets, as_json=options.json)


if __name__ == "__main__":
    main()
