"""What benchmarks run on and how they print: a folder of texts, or passages made of the bundled ones; rows, budgets."""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from fumikura.errors import SourceError
from fumikura.records import Source
from fumikura.source import Found, bundled, find, read
from fumikura.structure import outline
from fumikura.text import clean

Row = dict[str, str]


@dataclass(frozen=True)
class Budget:
    """A promise and what was measured of it; ``met`` is None where this run cannot tell."""

    what: str
    wanted: str
    measured: str
    met: bool | None


def parser(description: str, *, rounds: int) -> argparse.ArgumentParser:
    """Return a parser with the options that every benchmark has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument(
        "folder", nargs="?", type=Path, default=bundled(), help="folder of texts; the bundled ones if none is named"
    )
    made.add_argument("--limit", type=int, metavar="FILES", help="read so many files at most, spread over the folder")
    made.add_argument(
        "--generate", type=int, metavar="PASSAGES", help="make so many passages of the sentences of the texts"
    )
    made.add_argument("--rounds", type=int, default=rounds, help=f"repeat so often (default {rounds})")
    made.add_argument("--json", action="store_true", help="print one line of JSON, no table")
    return made


@contextmanager
def chosen(options: argparse.Namespace) -> Iterator[Path]:
    """Yield the folder that the options name: as it is, some of its files, or what is made of them."""
    if options.limit is None and options.generate is None:
        yield options.folder
        return
    with tempfile.TemporaryDirectory() as place:
        target = Path(place)
        if options.generate is None:
            link(options.folder, target, limit=options.limit)
        else:
            generate(options.folder, target, options.generate)
        yield target


def link(folder: Path, target: Path, *, limit: int) -> None:
    """Fill a folder with links to so many files of another, spread evenly."""
    files = [found.path for found in readable(folder)]
    for at in range(min(limit, len(files))):
        path = files[at * len(files) // min(limit, len(files))]
        (target / f"{at:06}-{path.name}").symlink_to(path.resolve())


def readable(folder: Path) -> list[Found]:
    """Return the files of a folder that may be texts."""
    return [found for found in find([folder]) if found.error is None]


def sources(folder: Path) -> Iterator[Source]:
    """Yield the texts of a folder; files that cannot be read are passed over."""
    for found in readable(folder):
        try:
            yield read(found)
        except SourceError:
            continue


def paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of the texts of a folder."""
    return [block.text for source in sources(folder) for block in outline(clean(source))]


def generate(folder: Path, target: Path, passages: int, *, per_document: int = 200, seed: int = 0) -> None:
    """Write documents of sentences of the texts, drawn by chance, until there are so many passages."""
    sentences = [part + "。" for text in paragraphs(folder) for part in text.split("。") if len(part) > 5]
    chance = random.Random(seed)
    for number in range(0, passages, per_document):
        lines = ["".join(chance.choices(sentences, k=3)) for _ in range(min(per_document, passages - number))]
        (target / f"made-{number:08}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def show(name: str, tables: Sequence[list[Row]], budgets: Sequence[Budget], *, as_json: bool) -> None:
    """Print tables and budgets, or all of it as one line of JSON."""
    if as_json:
        found = {"benchmark": name, "tables": list(tables), "budgets": [asdict(budget) for budget in budgets]}
        print(json.dumps(found, ensure_ascii=False))
        return
    for rows in tables:
        table(rows)
        print()
    table([verdict(budget) for budget in budgets])


def verdict(budget: Budget) -> Row:
    """Return a budget as a row."""
    met = {True: "yes", False: "NO", None: "-"}[budget.met]
    return {"budget": budget.what, "wanted": budget.wanted, "measured": budget.measured, "met": met}


def table(rows: Sequence[Row]) -> None:
    """Print rows under their names, columns aligned."""
    if not rows:
        return
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def alternate(calls: dict[str, Callable[[], Any]], rounds: int) -> dict[str, list[Any]]:
    """Call each in turn, round by round, so that a busy moment of the machine strikes all; return what they return."""
    found: dict[str, list[Any]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            found[name].append(call())
    return found
