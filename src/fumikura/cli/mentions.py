"""Commands that list what texts mention: times, numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.options import DEFAULT_CORPUS, AllOption, CorpusOption, Form, FormOption, LangOption, OutputOption
from fumikura.cli.output import write
from fumikura.cli.values import day, one_of

if TYPE_CHECKING:
    from fumikura.store import MentionRow, Store

DocOption = Annotated[
    str | None, typer.Option("--doc", "-d", metavar="ID", help="Only in these documents; * stands for any characters.")
]
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
_TAG, _LATIN = re.compile("</?[a-z][^<>]{0,40}>"), re.compile(r"(?<=[!-~])\s+(?=[!-~])")
_GAP = re.compile(r"(?<![!-~])\s+|\s+(?![!-~])")
_AROUND = 16  # characters of the source on either side


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
        rows = [_time(row, context) for row, context in _in_context(store, found[:limit])]
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
        rows = [_number(row, context) for row, context in _in_context(store, found[:limit])]
    columns = _NUMBERS if form is not Form.table else ("value", "unit", "kind", "doc", "line", "context")
    write(rows, form=form, output=output, columns=columns, lang=lang)


def known(store: Store, doc: str | None) -> None:
    """Refuse an id that no document has; a pattern with * may find nothing.

    Raises:
        UnknownDocumentError: with names that are near.
    """
    if doc is not None and "*" not in doc and not store.ids(name=doc):
        store.document(doc)


def _in_context(store: Store, found: list[MentionRow]) -> Iterator[tuple[MentionRow, str]]:
    """Yield mentions with the characters of the source around them, on one line, the mention in 【】."""
    sources: dict[str, str] = {}
    for row in found:
        if row.document not in sources:
            sources[row.document] = store.source(store.document(row.document).id)
        source, mention = sources[row.document], row.mention
        left = _line(source[max(0, mention.start - 2 * _AROUND) : mention.start])[-_AROUND:]
        right = _line(source[mention.end : mention.end + 2 * _AROUND])[:_AROUND]
        yield row, f"{left}【{_line(mention.text)}】{right}"


def _line(text: str) -> str:
    """Put a stretch of source on one line: a space between Latin words, none between Japanese ones."""
    return _GAP.sub("", _LATIN.sub(" ", _TAG.sub("", text)))


def _place(row: MentionRow) -> dict[str, Any]:
    mention = row.mention
    return {
        "doc": row.document, "line": mention.line, "section": json.loads(row.section), "speaker": row.speaker,
        "start": mention.start, "end": mention.end, "text": mention.text,
    }  # fmt: skip


def _time(row: MentionRow, context: str) -> dict[str, Any]:
    mention = row.mention
    start, end = mention.anchor or (None, None)
    return {
        "layer": "time", **_place(row), "type": mention.type, "value": mention.value, "begin": mention.begin,
        "end_date": mention.end_date, "mod": mention.mod, "rule": mention.rule, "anchor_start": start,
        "anchor_end": end,
        "other": mention.other, "context": context,
    }  # fmt: skip


def _number(row: MentionRow, context: str) -> dict[str, Any]:
    mention = row.mention
    return {
        "layer": "number", **_place(row), "kind": mention.type, "value": mention.amount,
        "value_max": mention.amount_max, "unit": mention.unit, "mod": mention.mod, "rule": mention.rule,
        "context": context,
    }  # fmt: skip


COMMANDS = (times, numbers)
