"""Commands that list what texts mention: times, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.context import in_context, known, place
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
from fumikura.cli.values import day, one_of

if TYPE_CHECKING:
    from fumikura.store import MentionRow

_TIMES = (
    "doc", "line", "section", "speaker", "start", "end", "text", "type", "value", "begin", "end_date", "mod", "rule",
    "anchor_start", "anchor_end", "other", "context",
)  # fmt: skip
_NUMBERS = (
    "doc", "line", "section", "speaker", "start", "end", "text", "kind", "value", "value_max", "unit", "mod", "rule",
    "context",
)  # fmt: skip
_TYPES = ("DATE", "TIME", "DURATION", "SET")
_KINDS = ("money", "percent", "ratio", "count", "ordinal", "measure")


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

    Examples: fumikura times --doc inf* --from 1986-10-11 --to 1986-10-12; fumikura times --type SET --format csv
    """
    from fumikura.store import Store, mentions

    kinds = one_of(type_, _TYPES, "--type")
    days = (day(since, "--from", first=True), day(until, "--to", first=False))
    if days[0] is not None and days[1] is not None and days[0] > days[1]:
        msg = f"{until!r} is before {since!r}"
        raise typer.BadParameter(msg, param_hint="--to")
    with Store(corpus) as store:
        known(store, doc)
        found = sorted(
            mentions(store, "time", doc=doc, kinds=kinds, days=days),
            key=lambda row: (row.mention.begin or "~", row.mention.end_date or "~"),
        )
        rows = [_time(row, context) for row, context in in_context(store, found[:limit])]
    columns = _TIMES if form is not Form.table else ("begin", "end_date", "value", "doc", "line", "context")
    write(rows, form=form, output=output, columns=columns, lang=lang)


def numbers(
    doc: DocOption = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", "-u", metavar="UNIT", help="Only of this unit: 弾頭, 人, 円, %; several with commas."),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"{', '.join(_KINDS)}; several with commas.")
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
    from fumikura.mentions.quantities import spellings as units
    from fumikura.store import Store, mentions

    kinds = one_of(kind, _KINDS, "--kind")
    wanted = [units().get(word.strip(), word.strip()) for word in (unit or "").split(",") if word.strip()]
    with Store(corpus) as store:
        known(store, doc)
        found = [
            row for row in mentions(store, "number", doc=doc, kinds=kinds) if not wanted or row.mention.unit in wanted
        ]
        rows = [_number(row, context) for row, context in in_context(store, found[:limit])]
    columns = _NUMBERS if form is not Form.table else ("value", "unit", "kind", "doc", "line", "context")
    write(rows, form=form, output=output, columns=columns, lang=lang)


def _time(row: MentionRow, context: str) -> dict[str, Any]:
    mention = row.mention
    start, end = mention.anchor or (None, None)
    return {
        "layer": "time", **place(row), "type": mention.type, "value": mention.value, "begin": mention.begin,
        "end_date": mention.end_date, "mod": mention.mod, "rule": mention.rule, "anchor_start": start,
        "anchor_end": end,
        "other": mention.other, "context": context,
    }  # fmt: skip


def _number(row: MentionRow, context: str) -> dict[str, Any]:
    mention = row.mention
    return {
        "layer": "number", **place(row), "kind": mention.type, "value": mention.amount,
        "value_max": mention.amount_max, "unit": mention.unit, "mod": mention.mod, "rule": mention.rule,
        "context": context,
    }  # fmt: skip


COMMANDS = (times, numbers)
