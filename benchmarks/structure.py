"""Finding the shape of documents, against tokenising them: headings, items, notes, turns, heads of documents."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import texts
from fumikura.records import Text
from fumikura.structure import front, outline
from fumikura.text import clean
from fumikura.tokens import Tokenizer

WANTED = 0.25


def cleaning(folder: Path) -> float:
    """Return the CPU seconds of un-wrapping."""
    sources = list(texts.sources(folder))
    return timed(lambda: [clean(source) for source in sources])


def shape(cleaned: list[Text]) -> float:
    """Return the CPU seconds of structure."""
    return timed(lambda: [front.read(text, list(outline(text))) for text in cleaned])


def tokens(cleaned: list[Text]) -> float:
    """Return the CPU seconds of tokenising the same blocks with an empty vocabulary, as an ingest begins."""
    paragraphs = [block.text for text in cleaned for block in outline(text)]
    tokenizer = Tokenizer()
    tokenizer("辞書")
    return timed(lambda: [tokenizer(paragraph) for paragraph in paragraphs])


def timed(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def measure(folder: Path, *, rounds: int) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Measure in turn; the ratio is the median of those within a round."""
    cleaned = [clean(source) for source in texts.sources(folder)]
    found = texts.alternate(
        {
            "text: un-wrapping": lambda: cleaning(folder),
            "structure": lambda: shape(cleaned),
            "tokens": lambda: tokens(cleaned),
        },
        rounds,
    )
    rows = [
        {
            "stage": name,
            "CPU s": f"{statistics.median(values):.3f}",
            "of tokens": f"{statistics.median(a / b for a, b in zip(values, found['tokens'], strict=True)):.2f}",
        }
        for name, values in found.items()
    ]
    ratio = statistics.median(a / b for a, b in zip(found["structure"], found["tokens"], strict=True))
    return rows, [
        texts.Budget("structure, of tokenising", f"at most {WANTED}", f"{ratio:.2f}", ratio <= WANTED),
    ]


def main() -> None:
    """Print the table."""
    options = texts.parser(__doc__ or "", rounds=5).parse_args()
    with texts.chosen(options) as folder:
        rows, budgets = measure(folder, rounds=options.rounds)
    texts.show("structure", [rows], budgets, as_json=options.json)


if __name__ == "__main__":
    main()
