"""Commands that show what a corpus holds: docs, show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.options import DEFAULT_CORPUS, AllOption, CorpusOption, Form, FormOption, LangOption, OutputOption
from fumikura.cli.output import opened, write
from fumikura.cli.values import lines as range_of

if TYPE_CHECKING:
    from fumikura.store import BlockRow


_BLOCK = ("doc", "line", "kind", "marker", "section", "start", "end", "text")
_LINE = ("doc", "line", "text")


def docs(
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List the documents of a corpus.

    Example: fumikura docs --format csv --output documents.csv
    """
    from dataclasses import asdict

    from fumikura.store import Store

    with Store(corpus) as store:
        rows = []
        for document in store.documents():
            meta = asdict(document.meta)
            rows.append({
                "doc": document.name, **meta, "characters": document.characters, "tokens": document.tokens,
                "encoding": document.encoding, "encoding_reason": document.encoding_reason,
                "path": document.path, "sha256": document.sha256,
            })  # fmt: skip
    columns = ["doc", "kind", "date", "characters", "tokens", "title"]
    if form is not Form.table and rows:
        columns = list(rows[0])
    write(rows[:limit], form=form, output=output, columns=columns, lang=lang)


def show(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="Id of a document.")],
    lines: Annotated[
        str | None,
        typer.Option("--lines", metavar="A[:B]", help="The source itself, from line A to line B, as it was read."),
    ] = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show a document as it is read.

    Paragraphs are un-wrapped; each has the line of the source where it begins. --lines shows the source itself.

    Examples: fumikura show inf-cables-1986; fumikura show inf-cables-1986 --lines 183:195
    """
    from itertools import islice

    from fumikura.cli.listing import page
    from fumikura.store import Store

    with Store(corpus) as store:
        document = store.document(doc)
        if lines is not None:
            rows = list(_source(store.source(document.id), lines, doc))[:limit]
        else:
            rows = [_passage(block) for block in islice(store.blocks(document.id), limit)]
    if form is Form.table and rows:
        with opened(output) as stream:
            page(rows, stream)
        return
    write(rows, form=form, output=output, columns=_LINE if lines else _BLOCK, lang=lang)


def _passage(block: BlockRow) -> dict[str, Any]:
    return {
        "doc": block.document,
        "line": block.line,
        "kind": block.kind,
        "marker": block.marker,
        "section": list(block.section),
        "start": block.start,
        "end": block.end,
        "text": block.text,
    }


def _source(content: str, lines: str, doc: str) -> Iterator[dict[str, Any]]:
    first, last = range_of(lines)
    printed = content.splitlines()
    for number in range(max(first, 1), min(len(printed) if last is None else last, len(printed)) + 1):
        yield {"doc": doc, "line": number, "text": printed[number - 1]}


COMMANDS = (docs, show)
