"""Tokens per second: fumikura's columns against bare fugashi calls, in alternating rounds of one run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import fugashi
import unidic_lite

import texts
from fumikura.store import pack
from fumikura.tokens import Tokenizer
from fumikura.tokens.forms import Forms
from fumikura.tokens.streams import streams

BUDGET = 0.6


def bare() -> Callable[[str], int]:
    """Return the fastest bare call that yields word, POS and lemma: MeCab formats them, Python splits lines."""
    folder = unidic_lite.DICDIR
    tagger = fugashi.GenericTagger(
        f"-r '{folder}/mecabrc' -d '{folder}' -O '' -F '%m\\t%f[0]\\t%f[7]\\n' -U '%m\\t%f[0]\\t\\n' -E '.'"
    )
    return lambda text: len(tagger.parse(text).split("\n")) - 1


def nodes() -> Callable[[str], int]:
    """Return fugashi's usual call: node objects with their features."""
    tagger = fugashi.Tagger(f"-d '{unidic_lite.DICDIR}'")
    return lambda text: len([(node.surface, node.feature.pos1, node.feature.lemma) for node in tagger(text)])


def stored() -> Callable[[str], int]:
    """Return what ingest stores: columns, packed."""
    tokenizer = Tokenizer()

    def call(text: str) -> int:
        columns = tokenizer(text)
        pack(columns.ids)
        return len(columns)

    return call


def searchable() -> Callable[[str], int]:
    """Return what ingest does in all: columns, packed, and the strings that search keeps."""
    tokenizer = Tokenizer()
    forms = Forms(tokenizer.vocabulary)

    def call(text: str) -> int:
        columns = tokenizer(text)
        pack(columns.ids)
        streams(text, columns, forms)
        return len(columns)

    return call


CALLS = {
    "bare fugashi, formatted by MeCab": bare,
    "fugashi nodes": nodes,
    "fumikura, stored form": stored,
    "fumikura, stored form and search strings": searchable,
}


def measure(folder: Path, *, limit: int = 0, rounds: int = 5) -> dict[str, float]:
    """Return tokens per second by call: medians of alternating rounds after one that is not counted."""
    found = texts.blocks(folder, limit=limit)
    calls = {name: make() for name, make in CALLS.items()}
    speeds: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(rounds + 1):
        for name, call in calls.items():
            start = time.perf_counter()
            tokens = sum(map(call, found))
            if number:
                speeds[name].append(tokens / (time.perf_counter() - start))
    return {name: statistics.median(values) for name, values in speeds.items()}


def main() -> None:
    """Print the table."""
    parser = texts.parser(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    speeds = measure(options.folder, limit=options.limit, rounds=options.rounds)
    base = speeds["bare fugashi, formatted by MeCab"]
    texts.table([
        ("call", "tokens/s", "of bare fugashi"),
        *((name, f"{speed:,.0f}", f"{speed / base:.2f}") for name, speed in speeds.items()),
    ])  # fmt: skip
    print(f"budget: the stored form at least {BUDGET}")


if __name__ == "__main__":
    main()
