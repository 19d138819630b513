"""The command that needs no store: analyze."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from fumikura.cli.options import (
    AllOption,
    DateOption,
    EncodingOption,
    Form,
    FormOption,
    LangOption,
    MaxSizeOption,
    OutputOption,
    TablesOption,
)
from fumikura.cli.output import nothing, put, report


def analyze(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders, '-' for standard input.")],
    layers: Annotated[
        str, typer.Option("--layers", metavar="NAMES", help="Layers to print, separated by commas.")
    ] = "",
    date: DateOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = 64,
    tables: TablesOption = None,
    limit: AllOption = None,
    form: FormOption = Form.jsonl,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Print what fumikura reads, without a corpus.

    One record a line; start and end are code points of the source as decoded. Layers: document, section, paragraph,
    footnote, furniture, turn, time, number, entity.

    Examples: fumikura analyze corpus/; fumikura analyze letter.txt --date 1986-09-18 --layers paragraph
    """
    from itertools import islice

    from fumikura.errors import SourceError
    from fumikura.layers import LAYERS, records
    from fumikura.preparing import Options, sources
    from fumikura.tables import load, use

    wanted = [name.strip() for name in layers.split(",") if name.strip()] or list(LAYERS)
    if unknown := sorted(set(wanted) - set(LAYERS)):
        msg = f"there is no layer {unknown[0]!r}; layers are {', '.join(LAYERS)}"
        raise typer.BadParameter(msg, param_hint="--layers")
    if tables is not None:
        use(load(tables))
    failed = False

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal failed
        options = Options(encoding=encoding, date=date, max_size=max_size * 2**20)
        for source in sources(paths, options, stream=sys.stdin.buffer):
            try:
                if isinstance(source, SourceError):
                    raise source
                yield from records(source, wanted)
            except SourceError as error:
                report(error)
                failed = True

    columns = ["layer", "doc", "start", "end", "kind", "text"]
    count = put(islice(rows(), limit), form=form, output=output, columns=columns, lang=lang)
    if failed:
        raise typer.Exit(3)
    if not count:
        nothing(lang)


COMMANDS = (analyze,)
