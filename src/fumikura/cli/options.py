"""The options that mean the same in every command."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fumikura.cli.values import date, encoding, place

DEFAULT_CORPUS = Path("outputs/corpus")


class Form(StrEnum):
    """Output formats."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"


class Lang(StrEnum):
    """Languages of headings and messages."""

    ja = "ja"
    en = "en"


CorpusOption = Annotated[
    Path, typer.Option("--corpus", envvar="FUMIKURA_CORPUS", metavar="DIR", help="Folder of the corpus.")
]
FormOption = Annotated[Form, typer.Option("--format", "-f", help="How results are written.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", callback=place, help="Write results here, not to standard output."),
]
LangOption = Annotated[
    Lang | None,
    typer.Option(
        "--lang",
        envvar="FUMIKURA_LANG",
        help="Language of headings and messages; by default that of the system.",
    ),
]
AllOption = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Results at most; all without.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=100_000, help="Results at most.")]
TablesOption = Annotated[
    Path | None,
    typer.Option(
        "--tables",
        metavar="DIR",
        help="Folder of tables of your own (names.csv, places.csv, titles.csv, decisions.csv …), added to the "
        "built-in ones; a corpus keeps them.",
    ),
]
DocOption = Annotated[
    list[str] | None,
    typer.Option(
        "--doc",
        "-d",
        metavar="ID,…",
        help="Only in these documents, several with commas or --doc again; * stands for any characters.",
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        callback=encoding,
        help="Read every file so instead of deciding (cp932, euc_jp …).",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", callback=date, help="Date of documents for which no manifest names one."
    ),
]
MaxSizeOption = Annotated[int, typer.Option("--max-size", metavar="MIB", min=1, help="Refuse larger files.")]
