"""Commands about events: timeline, positions, events show."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from fumikura.cli.context import known, nameless
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
from fumikura.cli.values import day, one_of
from fumikura.cli.words import chosen, say

if TYPE_CHECKING:
    from datetime import datetime

    from fumikura.store import Store

TYPES = (
    "meeting", "proposal", "counter-proposal", "response", "agreement", "rejection", "communication", "statement",
    "drafting", "arrival/receipt", "deployment/plan", "deadline/target", "decision", "promulgation",
    "entry into force", "enactment", "amendment", "consultation", "publication", "appointment", "conflict", "life",
    "incident",
)  # fmt: skip
STATUSES = ("asserted", "planned", "denied", "reported", "hypothetical")
_POSITION = (
    "begin", "end_date", "proposer", "type", "party", "region", "quantity", "unit", "condition", "answer", "by", "id",
    "doc", "line", "start", "end", "summary",
)  # fmt: skip
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
        str | None, typer.Option("--type", "-t", metavar="TYPE", help=f"{', '.join(TYPES[:6])} …; several with commas.")
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

    Examples: fumikura timeline --doc inf* --about INF; fumikura timeline --actor ソ連 --format html -o timeline.html
    """
    from fumikura.query.timeline import timeline as listed
    from fumikura.store import open_to_read

    days = _days(since, until)
    with open_to_read(corpus) as store:
        known(store, doc)
        rows = listed(
            store, about=about, actor=actor, doc=doc, types=one_of(type_, TYPES, "--type"),
            statuses=one_of(status, STATUSES, "--status"), days=days, stated=certainty is Certainty.stated,
        )[:limit]  # fmt: skip
        if not rows:
            _nobody(store, actor, lang)
    if not rows:
        nothing(lang)
    if form in _DRAWN:
        _draw(rows, form, output, about or doc or "fumikura", lang)
        return
    if form is TimelineForm.table:
        write([_brief(row) for row in rows], form=Form.table, output=output, lang=lang,
              columns=("begin", "end_date", "type", "actors", "summary", "doc", "line"))  # fmt: skip
        return
    write(rows, form=Form(form.value), output=output, columns=list(rows[0])[1:], lang=lang)


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

    Examples: fumikura positions --doc inf*; fumikura positions --actor ソ連 --format csv
    """
    from fumikura.query.timeline import positions as taken
    from fumikura.query.timeline import timeline as listed
    from fumikura.store import open_to_read

    with open_to_read(corpus) as store:
        known(store, doc)
        rows = [*taken(listed(store, about=about, actor=actor, doc=doc, days=_days(since, until)))][:limit]
        if not rows:
            _nobody(store, actor, lang)
    columns: tuple[str, ...] = _POSITION
    if form is Form.table:
        columns = (
            "begin",
            "proposer",
            "party",
            "region",
            "quantity",
            "unit",
            "condition",
            "answer",
            "by",
            "doc",
            "line",
        )
    write(rows, form=form, output=output, columns=columns, lang=lang)


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
    from fumikura.query.timeline import timeline as listed
    from fumikura.store import Store, exactly

    name, _, number = event.rpartition("#")
    if not name or not number.isdigit():
        msg = f"an id as inf-cables-1986#12 is wanted, not {event!r}"
        raise typer.BadParameter(msg, param_hint="ID")
    with Store(corpus) as store:
        store.document(name)
        row = next(iter(listed(store, doc=exactly(name), number=int(number))), None)
        if row is None:
            nothing(lang)
        source = store.source(store.document(name).id)
        row["before"], row["after"] = source[max(0, row["start"] - 80) : row["start"]], source[row["end"] :][:80]
    if form is Form.table:
        shown = [{"what": key, "value": _value(value)} for key, value in row.items() if value not in (None, [], "")]
        write(shown[1:], form=form, output=output, columns=("what", "value"), lang=lang)
        return
    write([row], form=form, output=output, columns=list(row)[1:], lang=lang)


def _value(value: object) -> str:
    if isinstance(value, list):
        return "、".join(
            " ".join(str(part) for part in one.values() if part is not None) if isinstance(one, dict) else str(one)
            for one in value
        )
    return "".join(str(value).split("\n"))


def _days(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    days = (day(since, "--from", first=True), day(until, "--to", first=False))
    if days[0] is not None and days[1] is not None and days[0] > days[1]:
        msg = f"{until!r} is before {since!r}"
        raise typer.BadParameter(msg, param_hint="--to")
    return days


def _nobody(store: Store, actor: str | None, lang: Lang | None) -> None:
    """Say why there may be nothing: the corpus was read without names, or nobody has that name."""
    from fumikura.query.values import names
    from fumikura.store import keys

    if nameless(store, lang):
        return
    if actor is not None and not keys(store, names(actor)):
        message = "nobody in the corpus is named {name}; 'fumikura entities' lists names"
        tell(say(message, lang, name=actor))


def _brief(row: dict[str, Any]) -> dict[str, Any]:
    summary = row["summary"]
    return {
        **row, "actors": "、".join(row["actors"]),
        "summary": summary if len(summary) <= _SHOWN else f"{summary[:_SHOWN]}…",
    }  # fmt: skip


def _draw(rows: list[dict[str, Any]], form: TimelineForm, output: Path | None, title: str, lang: Lang | None) -> None:
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
