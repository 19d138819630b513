"""Commands that show what a corpus holds: docs, outline, show."""

from __future__ import annotations

from typing import Annotated

import typer

from fumikura.cli.options import DEFAULT_CORPUS, AllOption, CorpusOption, Form, FormOption, LangOption, OutputOption
from fumikura.cli.output import opened, write
from fumikura.cli.values import named


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
    from fumikura.answers import reading
    from fumikura.store import Store

    with Store(corpus) as store:
        rows = reading.documents(store, limit=limit)
    columns = rows.columns if form is not Form.table and rows else rows.brief
    write(rows, form=form, output=output, columns=columns, lang=lang)


def outline(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="Id of a document.")],
    depth: Annotated[
        int | None, typer.Option("--depth", "-d", min=1, help="Levels at most; 1 shows the chapters.")
    ] = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show the sections of a document.

    Headings with their titles, numbered items with their beginnings, each with the line of the source where it
    stands; also enumerations inside of sentences.

    Examples: fumikura outline hyogo-fund-guideline --depth 3; fumikura outline inf-cables-1986 --format jsonl
    """
    from fumikura.answers import reading
    from fumikura.cli.listing import tree
    from fumikura.store import Store

    with Store(corpus) as store:
        rows = reading.outline(store, doc, depth=depth, limit=limit)
    if form is Form.table and rows:
        with opened(output) as stream:
            tree(rows, stream)
        return
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def show(
    doc: Annotated[str, typer.Argument(metavar="DOC", help="Id of a document, or the address of a hit: DOC@A-B.")],
    section: Annotated[
        str | None,
        typer.Option(
            "--section", "-s", metavar="ADDRESS", help="One section: 第2章/第2/1/(3), 第２－１－（３）, a title."
        ),
    ] = None,
    lines: Annotated[
        str | None,
        typer.Option("--lines", metavar="A[:B]", help="The source itself, from line A to line B, as it was read."),
    ] = None,
    context: Annotated[
        int, typer.Option("--context", "-C", metavar="N", min=0, help="Passages before and behind that of a hit.")
    ] = 1,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show a document as it is read.

    Paragraphs are un-wrapped; each has the line of the source where it begins. --section shows one unit, by its
    address as people write it or by its title; --lines shows the source itself. DOC@A-B, as kwic prints it, shows
    the passage of a hit and those around it.

    Examples: fumikura show hyogo-fund-guideline --section 第２－１－（３）; fumikura show inf-cables-1986 --lines 1:9
    """
    from fumikura.answers import given, reading
    from fumikura.cli.listing import page
    from fumikura.store import Store

    if section is not None and not section.strip():
        msg = "an address or a title is wanted, as in 第2章/第2/1/(3)"
        raise typer.BadParameter(msg, param_hint="--section")
    if section is not None and lines is not None:
        msg = "--section and --lines cannot be combined"
        raise typer.BadParameter(msg)
    with Store(corpus) as store:
        if lines is not None:
            with named("--lines"):
                rows = reading.lines(store, doc, given.lines(lines), limit=limit)
        else:
            rows = reading.passages(store, doc, section=section, context=context, limit=limit)
    if form is Form.table and rows:
        with opened(output) as stream:
            if section is not None:
                stream.write(f"{rows[0]['doc']}  {'/'.join(rows[0]['section'])}\n")
            page(rows, stream)
        return
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


COMMANDS = (docs, outline, show)
