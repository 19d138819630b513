"""Commands about events: timeline, positions, events show."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from fumikura.answers.given import EVENTS, STATUSES
from fumikura.cli.context import nameless
from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    DocOption,
    Form,
    FormOption,
    Lang,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import nothing, opened, tell, write
from fumikura.cli.values import named, one_of, stretch
from fumikura.cli.words import chosen, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from fumikura.answers import Records
    from fumikura.store import Store

_SHOWN = 60  # characters of a summary in a table


class TimelineForm(StrEnum):
    """Output formats of a timeline: those of every command, a page, pictures, calendars."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    html = "html"
    timelinejs = "timelinejs"
    ics = "ics"
    svg = "svg"
    png = "png"


class Certainty(StrEnum):
    """How sure the day of an event must be."""

    stated = "stated"
    inferred = "inferred"


AboutOption = Annotated[
    str | None,
    typer.Option("--about", "-a", metavar="QUERY", help="Only in passages that this query finds: INF, '\"欧州ゼロ\"'."),
]
ActorOption = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Only what this person, state or body takes part in.")
]
SinceOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="Only what reaches this day or later: 1986-10-11.")
]
UntilOption = Annotated[str | None, typer.Option("--to", metavar="DAY", help="Only what begins on this day or before.")]
CertaintyOption = Annotated[
    Certainty,
    typer.Option("--min-certainty", help="stated leaves out what has its day from the story or the paper around it."),
]


def timeline(
    doc: DocOption = None,
    about: AboutOption = None,
    actor: ActorOption = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", "-t", metavar="TYPE", help=f"{', '.join(EVENTS[:6])} …; several with commas."),
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help=f"{', '.join(STATUSES)}; several with commas.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    certainty: CertaintyOption = Certainty.inferred,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: Annotated[
        TimelineForm,
        typer.Option(
            "--format",
            "-f",
            help="How results are written: html is a page of its own, timelinejs the JSON of Knight Lab's TimelineJS, "
            "ics a calendar, svg and png pictures.",
        ),
    ] = TimelineForm.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show who did what when, in the order of the days.

    Meetings, proposals, answers, agreements, statements, papers drafted and sent, laws made, plans and deadlines, each
    with those who act, where the text says so, and where its day comes from.

    Examples: fumikura timeline --doc 'inf*' --about INF; fumikura timeline --actor ソ連 --format html -o timeline.html
    """
    from fumikura.answers import events
    from fumikura.store import open_to_read, spelled

    days = stretch(since, until)
    types, statuses = one_of(type_, EVENTS, "--type"), one_of(status, STATUSES, "--status")
    with open_to_read(corpus) as store:
        rows = events.timeline(
            store, about=about, actor=actor, doc=doc, types=types, statuses=statuses, days=days,
            stated=certainty is Certainty.stated, limit=limit,
        )  # fmt: skip
        if not rows:
            _nobody(store, actor, lang)
    if not rows:
        nothing(lang)
    if form in _DRAWN:
        _draw(rows, form, output, about or spelled(doc) or "fumikura", lang)
        return
    if form is TimelineForm.table:
        write(map(_brief, rows), form=Form.table, output=output, columns=rows.brief, lang=lang)
        return
    write(rows, form=Form(form.value), output=output, columns=rows.columns, lang=lang)


_DRAWN = frozenset({TimelineForm.html, TimelineForm.timelinejs, TimelineForm.ics, TimelineForm.svg, TimelineForm.png})


def positions(
    doc: DocOption = None,
    about: AboutOption = None,
    actor: ActorOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show what parties proposed in numbers, in the order of the days.

    Who proposed that who shall have how many of what where, and how the other side took it.

    Examples: fumikura positions --doc 'inf*'; fumikura positions --actor ソ連 --format csv
    """
    from fumikura.answers import events
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        rows = events.positions(
            store, about=about, actor=actor, doc=doc, days=stretch(since, until), limit=limit
        )  # fmt: skip
        if not rows:
            _nobody(store, actor, lang)
    write(rows, form=form, output=output, columns=rows.brief if form is Form.table else rows.columns, lang=lang)


def events(context: typer.Context) -> None:
    """Look at single events; 'fumikura timeline' lists them.

    Example: fumikura events show inf-cables-1986#12
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def show(
    event: Annotated[str, typer.Argument(metavar="ID", help="As timeline prints it: inf-cables-1986#12.")],
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show one event: all that is known of it, its place, and the passage around it.

    Example: fumikura events show inf-cables-1986#12
    """
    from fumikura.answers import events
    from fumikura.store import Store

    with Store(corpus) as store, named("ID"):
        rows = events.event(store, event)
    if not rows:
        nothing(lang)
    if form is Form.table:
        shown = [{"what": key, "value": _value(value)} for key, value in rows[0].items() if value not in (None, [], "")]
        write(shown[1:], form=form, output=output, columns=("what", "value"), lang=lang)
        return
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def _value(value: object) -> str:
    if isinstance(value, list):
        return "、".join(
            " ".join(str(part) for part in one.values() if part is not None) if isinstance(one, dict) else str(one)
            for one in value
        )
    return "".join(str(value).split("\n"))


def _nobody(store: Store, actor: str | None, lang: Lang | None) -> None:
    """Say why there may be nothing: the corpus was read without names, or nobody has that name."""
    from fumikura.query.values import names
    from fumikura.store import keys

    if nameless(store, lang):
        return
    if actor is not None and not keys(store, names(actor)):
        message = "nobody in the corpus is named {name}; 'fumikura entities' lists names"
        tell(say(message, lang, name=actor))


def _brief(row: Mapping[str, Any]) -> dict[str, Any]:
    summary = row["summary"]
    return {
        **row, "actors": "、".join(row["actors"]),
        "summary": summary if len(summary) <= _SHOWN else f"{summary[:_SHOWN]}…",
    }  # fmt: skip


def _draw(rows: Records, form: TimelineForm, output: Path | None, title: str, lang: Lang | None) -> None:
    from fumikura import export

    language: Literal["ja", "en"] = "ja" if chosen(lang) is Lang.ja else "en"
    if form is TimelineForm.png:
        if output is None:
            msg = "png is no text; say where it goes with --output FILE"
            raise typer.BadParameter(msg, param_hint="--format")
        made = export.png(rows, title, language)
        with opened(output) as stream:
            stream.buffer.write(made)
        return
    text = {
        TimelineForm.html: lambda: "".join(export.html(rows, title, language)),
        TimelineForm.timelinejs: lambda: export.timelinejs(rows, title, language),
        TimelineForm.ics: lambda: export.ics(rows, title, language, stamp=_stamp()),
        TimelineForm.svg: lambda: export.svg(rows, title, language),
    }[form]()
    with opened(output) as stream:
        stream.write(text)


def _stamp() -> datetime | None:
    """Return when a calendar shall say that it was made (https://reproducible-builds.org/specs/source-date-epoch/)."""
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else None


COMMANDS = (timeline, positions)
GROUPS = (("events", events, (show,)),)
