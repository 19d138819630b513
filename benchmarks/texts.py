"""The texts that benchmarks run on: a folder, the bundled texts, or many passages made of theirs."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from fumikura.source import bundled, find, read
from fumikura.structure import outline
from fumikura.text import clean


def parser(description: str) -> argparse.ArgumentParser:
    """Return a parser with the options that every benchmark has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument(
        "folder", nargs="?", type=Path, default=bundled(), help="folder of texts; the bundled ones if none"
    )
    made.add_argument("--limit", type=int, default=0, help="read so many files at most")
    return made


def blocks(folder: Path, *, limit: int = 0) -> list[str]:
    """Return the paragraphs of the texts of a folder; files that cannot be read are passed over."""
    found = [item for item in find([folder]) if item.error is None]
    return [block.text for item in found[: limit or None] for block in outline(clean(read(item)))]


def generate(folder: Path, target: Path, passages: int, *, per_document: int = 200, seed: int = 0) -> None:
    """Write documents of shuffled sentences of the texts until there are so many passages."""
    sentences = [part + "。" for text in blocks(folder) for part in text.split("。") if len(part) > 5]
    chance = random.Random(seed)
    for number in range(0, passages, per_document):
        lines = ["".join(chance.choices(sentences, k=3)) for _ in range(min(per_document, passages - number))]
        (target / f"made-{number:08}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def table(rows: list[tuple[str, ...]]) -> None:
    """Print rows with their columns aligned."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
