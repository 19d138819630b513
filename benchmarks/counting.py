"""Counts over a large corpus: frequency list, collocates, n-grams, keyness, and what they cost.

    python benchmarks/counting.py CORPUS [--word WORD] [--runs N] [--style]

CORPUS was ingested before; names are not needed (``fumikura ingest texts/ --no-names --corpus CORPUS``). Seconds are
those of the quickest run, CPU those of this process in it; the budgets are for 1,000,000 passages.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import texts
from fumikura.answers.nodes import finder
from fumikura.counts import Keep, Scope, Window, collocates, compared, frequencies, ngrams, spread, style, table
from fumikura.store import Store

BUDGETS = {"collocates of a common word": 5.0, "frequency list": 10.0}
MILLION = 1_000_000


def asked(store: Store, word: str) -> dict[str, Callable[[], object]]:
    """Return what is asked of the corpus."""
    first = frozenset(sorted(row.id for row in store.documents())[::2])
    return {
        "frequency list": lambda: next(frequencies(table(store))),
        "frequency list by compounds": lambda: next(frequencies(table(store, "compound"))),
        "parts of a word": lambda: spread(store, word),
        "collocates of a common word": lambda: collocates(store, word, limit=20),
        "collocates of a particle": lambda: collocates(store, "の", limit=20),
        "collocates, content words": lambda: collocates(store, word, limit=20, keep=Keep(only="content")),
        "collocates of a pattern": lambda: collocates(
            store, finder(store, f'[lemma="{word}"] []{{0,3}} [pos="動詞"]'), limit=20
        ),
        "collocates of a part of speech": lambda: collocates(store, finder(store, "pos:動詞"), limit=20),
        "collocates by compounds": lambda: collocates(store, word, by="compound", limit=20),
        "collocates in sentences, content words": lambda: collocates(
            store, word, limit=20, window=Window(None, None, sentence=True), keep=Keep(only="content")
        ),
        "sequences of 2": lambda: ngrams(store, 2, limit=50),
        "sequences of 3 with a word": lambda: ngrams(store, 3, contains=word, limit=50),
        "half against half": lambda: compared(store, Scope(first))[:20],
        "style": lambda: list(style(store)),
    }


def measured(ask: Callable[[], object], runs: int) -> tuple[float, float]:
    """Return the seconds of the quickest run, on the clock and of this process."""
    found = []
    for _ in range(runs):
        clock, process = time.perf_counter(), time.process_time()
        ask()
        found.append((time.perf_counter() - clock, time.process_time() - process))
    return min(found)


def main() -> int:
    """Measure; return 1 where a budget is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--word", default="人", help="a common word")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--style", action="store_true", help="also style, which looks at every word by itself")
    options = parser.parse_args()
    over, rows = False, []
    with Store(options.corpus) as store:
        counts = store.counts()
        print(f"{counts['documents']} documents, {counts['blocks']} passages, {counts['tokens']} words")
        for name, ask in asked(store, options.word).items():
            if name == "style" and not options.style:
                continue
            seconds, process = measured(ask, options.runs)
            budget = BUDGETS.get(name)
            limit = budget and budget * max(1.0, counts["blocks"] / MILLION)
            over |= limit is not None and seconds > limit
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            rows.append({
                "asked": name, "s": f"{seconds:.2f}", "CPU": f"{process:.2f}", "peak MiB so far": f"{peak:.0f}",
                "budget": f"{limit:.1f}" if limit else "",
            })  # fmt: skip
    texts.table(rows)
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
