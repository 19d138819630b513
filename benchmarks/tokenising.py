"""Tokens per second into stored form, against bare fugashi calls on the same paragraphs, in alternating rounds."""

from __future__ import annotations

import statistics
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import fugashi
import unidic_lite

import texts
from fumikura.store.records import pack
from fumikura.tokens import Tokenizer
from fumikura.tokens.forms import Forms
from fumikura.tokens.streams import streams

WANTED = 0.6
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
    local: dict[int, int] = {}

    def call(text: str) -> object:
        return pack(array("I", [local.setdefault(number, len(local)) for number in tokenizer(text).ids]))

    return call


def searchable() -> Callable[[str], object]:
    """Return columns, packed, and the strings that search keeps."""
    tokenizer = Tokenizer()
    forms = Forms(tokenizer.vocabulary)
    local: dict[int, int] = {}

    def call(text: str) -> object:
        columns = tokenizer(text)
        packed = pack(array("I", [local.setdefault(number, len(local)) for number in columns.ids]))
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


def seconds(make: Callable[[], Callable[[str], object]], paragraphs: list[str]) -> float:
    """Time one pass over the paragraphs; the tagger is made anew, its loading not timed, its vocabulary empty."""
    call = make()
    call("辞書")
    start = time.perf_counter()
    for text in paragraphs:
        call(text)
    return time.perf_counter() - start


def measure(folder: Path, *, rounds: int) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Measure all calls; ratios are medians of those within a round."""
    paragraphs = texts.paragraphs(folder)
    count = bare()
    tokens = sum(str(count(text)).count("\n") for text in paragraphs)
    found = texts.alternate(
        {name: lambda make=make: seconds(make, paragraphs) for name, make in CALLS.items()},  # type: ignore[misc]
        rounds,
    )
    ratios = {
        name: statistics.median(b / a for a, b in zip(values, found[BARE], strict=True))
        for name, values in found.items()
    }
    rows = [
        {
            "call": name,
            "tokens/s": f"{tokens / statistics.median(values):,.0f}",
            "slowest": f"{tokens / max(values):,.0f}",
            "fastest": f"{tokens / min(values):,.0f}",
            "of the first": f"{ratios[name]:.2f}",
        }
        for name, values in found.items()
    ]
    measured = ratios[STORED]
    return rows, [
        texts.Budget(
            f"tokenising into stored form ({tokens:,} tokens)",
            f"at least {WANTED} of bare fugashi",
            f"{measured:.2f}",
            measured >= WANTED,
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
