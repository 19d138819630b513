"""Commands that list what texts mention: times, numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from fumikura.answers.given import NUMBERS, TIMES
from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    DocOption,
    Form,
    FormOption,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import write
from fumikura.cli.values import one_of, stretch


def times(
    doc: DocOption = None,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Only what reaches this day or later: 1986-10-11, 昭和61年10月."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="Only what begins on this day or before.")
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", "-t", metavar="TYPE", help="DATE, TIME, DURATION, SET; several with commas.")
    ] = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List dates, clock times, durations and sets of times, in the order of their days.

    Each with its value as TIMEX3 (ISO 8601) writes it, its first and last day, and its place in the source. What no day
    bounds (durations, 毎年) stands at the end, in the order of the corpus.

    Examples: fumikura times --doc 'inf*' --from 1986-10-11 --to 1986-10-12; fumikura times --type SET --format csv
    """
    from fumikura.answers import mentions
    from fumikura.store import Store

    kinds = one_of(type_, TIMES, "--type")
    days = stretch(since, until)
    with Store(corpus) as store:
        rows = mentions.times(store, doc=doc, types=kinds, days=days, limit=limit)
    write(rows, form=form, output=output, columns=rows.brief if form is Form.table else rows.columns, lang=lang)


def numbers(
    doc: DocOption = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", "-u", metavar="UNIT", help="Only of this unit: 弾頭, 人, 円, %; several with commas."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"{', '.join(NUMBERS)}; several with commas.")
    ] = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List numbers with what they count or measure, in the order of the corpus.

    Each with its exact value, its unit (ISO 4217 for money) and its place in the source.

    Examples: fumikura numbers --unit 弾頭; fumikura numbers --kind money,percent --format csv
    """
    from fumikura.answers import mentions
    from fumikura.store import Store

    kinds = one_of(kind, NUMBERS, "--kind")
    units = [word.strip() for word in (unit or "").split(",") if word.strip()]
    with Store(corpus) as store:
        rows = mentions.numbers(store, doc=doc, kinds=kinds, units=units, limit=limit)
    write(rows, form=form, output=output, columns=rows.brief if form is Form.table else rows.columns, lang=lang)


COMMANDS = (times, numbers)
