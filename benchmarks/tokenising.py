"""Tokens per second into stored form, against bare fugashi calls on the same paragraphs, in alternating rounds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import fugashi
import unidic_lite

import texts
from fumikura.store.records import pack
from fumikura.tokens import Tokenizer
from fumikura.tokens.columns import Places
from fumikura.tokens.forms import Forms
from fumikura.tokens.streams import streams

WANTED, MANY = 0.6, 1_000_000
BARE = "fugashi, formatted by MeCab"
STORED = "fumikura, packed as stored"
_FORMAT = "-O '' -F '%m\\t%f[0]\\t%f[7]\\n' -U '%m\\t%f[0]\\t\\n' -E '.'"


def bare() -> Callable[[str], object]:
    """Return the fastest bare call that yields word, POS and lemma: MeCab formats them into one string."""
    folder = unidic_lite.DICDIR
    return fugashi.GenericTagger(f"-r '{folder}/mecabrc' -d '{folder}' {_FORMAT}").parse


def fields() -> Callable[[str], object]:
    """Return the same with the string split into the fields of each token."""
    call = bare()
    return lambda text: [line.split("\t") for line in str(call(text)).split("\n")]


def nodes() -> Callable[[str], object]:
    """Return fugashi's usual call: node objects and their features."""
    tagger = fugashi.Tagger(f"-d '{unidic_lite.DICDIR}'")
    return lambda text: [(node.surface, node.feature.pos1, node.feature.lemma) for node in tagger(text)]


def stored() -> Callable[[str], object]:
    """Return columns, numbered by the words of the document and packed, as ingest stores them."""
    tokenizer = Tokenizer()
    local = Places()

    def call(text: str) -> object:
        return pack(list(map(local.__getitem__, tokenizer(text).ids)))

    return call


def searchable() -> Callable[[str], object]:
    """Return columns, packed, and the strings that search keeps."""
    tokenizer = Tokenizer()
    forms = Forms(tokenizer.vocabulary)
    local = Places()

    def call(text: str) -> object:
        columns = tokenizer(text)
        packed = pack(list(map(local.__getitem__, columns.ids)))
        return packed, streams(text, columns, forms)

    return call


CALLS: dict[str, Callable[[], Callable[[str], object]]] = {
    BARE: bare,
    "the same, split into fields": fields,
    "fugashi, node objects": nodes,
    "fumikura, columns": Tokenizer,
    STORED: stored,
    "the same and search strings": searchable,
}


def passes(make: Callable[[], Callable[[str], object]], paragraphs: list[str]) -> tuple[float, float]:
    """Time two passes over the paragraphs: one with a vocabulary that is empty, one that knows every word.

    Loading the dictionary is not timed.
    """
    call = make()
    call("辞書")
    return once(call, paragraphs), once(call, paragraphs)


def once(call: Callable[[str], object], paragraphs: list[str]) -> float:
    """Return the CPU seconds of one pass: MeCab and all of ours are one thread, and the machine may be busy."""
    start = time.process_time()
    for text in paragraphs:
        call(text)
    return time.process_time() - start


def measure(folder: Path, *, rounds: int) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Measure all calls; ratios are medians of those within a round."""
    paragraphs = texts.paragraphs(folder)
    count = bare()
    tokens = sum(str(count(text)).count("\n") for text in paragraphs)
    found = texts.alternate(
        {name: lambda make=make: passes(make, paragraphs) for name, make in CALLS.items()},  # type: ignore[misc]
        rounds,
    )
    first, again = (
        {
            name: statistics.median(b[at] / a[at] for a, b in zip(found[BARE], values, strict=True))
            for name, values in found.items()
        }
        for at in (0, 1)
    )
    rows = [
        {
            "call": name,
            "tokens/s": f"{tokens / statistics.median(value for value, _ in values):,.0f}",
            "of bare": f"{1 / first[name]:.2f}",
            "again tokens/s": f"{tokens / statistics.median(value for _, value in values):,.0f}",
            "again of bare": f"{1 / again[name]:.2f}",
        }
        for name, values in found.items()
    ]
    # on few texts nearly every word is new; the many texts that the budget is for are mostly of known words
    ratio = 1 / (first if tokens >= MANY else again)[STORED]
    which = f"{tokens:,} tokens" if tokens >= MANY else f"{tokens:,} tokens, words known"
    return rows, [
        texts.Budget(
            f"tokenising into stored form ({which})",
            f"at least {WANTED} of bare fugashi",
            f"{ratio:.2f}",
            ratio >= WANTED,
        )
    ]


def main() -> None:
    """Print the table."""
    options = texts.parser(__doc__ or "", rounds=5).parse_args()
    with texts.chosen(options) as folder:
        rows, budgets = measure(folder, rounds=options.rounds)
    texts.show("tokenising", [rows], budgets, as_json=options.json)


if __name__ == "__main__":
    main()
