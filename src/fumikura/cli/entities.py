"""Commands about names: entities, entities show."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

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
    TablesOption,
)
from fumikura.cli.output import nothing, opened, tell, write
from fumikura.cli.values import one_of
from fumikura.cli.words import say
from fumikura.records import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fumikura.store import Docs, Key, Store

_TABLE = ("label", "name", "mentions", "documents", "aliases", "first", "last")
_SHOWN, _WIDE = 4, 24  # aliases in a table, characters of a name


class NamesForm(StrEnum):
    """Output formats of names: those of every command, and those of the trade."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    graphml = "graphml"
    conll = "conll"
    docbin = "docbin"
    html = "html"


_TRADE = frozenset({NamesForm.graphml, NamesForm.conll, NamesForm.docbin, NamesForm.html})
LabelOption = Annotated[
    str | None,
    typer.Option("--label", "-l", metavar="LABEL", help=f"{', '.join(LABELS)}; several with commas."),
]


def entities(
    context: typer.Context,
    label: LabelOption = None,
    doc: DocOption = None,
    minimum: Annotated[int, typer.Option("--min", "-m", min=1, help="Only what is named so often.")] = 1,
    beside: Annotated[
        str | None,
        typer.Option("--with", "-w", metavar="NAME", help="What stands beside this name in the same passages."),
    ] = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="Pairs of names that may be one, for you to decide.")
    ] = False,
    decisions: Annotated[
        bool, typer.Option("--decisions", help="Write the decisions that the corpus keeps, as --tables reads them.")
    ] = False,
    tables: TablesOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: Annotated[
        NamesForm,
        typer.Option(
            "--format",
            "-f",
            help="How results are written: graphml is the network of what is named together, conll (IOB2), docbin "
            "(spaCy) and html (displaCy) are the texts with their names.",
        ),
    ] = NamesForm.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List persons, bodies, places, laws, events and things that texts name.

    One name for one thing: with its written forms, how often and where it stands. 'fumikura entities show NAME' shows
    every place. Settle doubts in a decisions.csv (same, different, not a name, label) and give its folder to --tables.

    Examples: fumikura entities --label PERSON --min 2; fumikura entities --with ラウニー --label ORG,GPE
    """
    from fumikura.answers import Records
    from fumikura.answers import names as answers
    from fumikura.answers.places import known
    from fumikura.store import Store

    if context.invoked_subcommand is not None:
        return
    if sum((beside is not None, doubtful, decisions)) > 1:
        msg = "--with, --doubtful and --decisions cannot be combined"
        raise typer.BadParameter(msg)
    if beside is not None and doc is not None:
        msg = "--with looks at the whole corpus; it cannot be combined with --doc"
        raise typer.BadParameter(msg)
    if form in _TRADE and (beside is not None or doubtful or decisions or minimum > 1 or limit is not None):
        msg = f"{form.value} takes --label and --doc only"
        raise typer.BadParameter(msg, param_hint="--format")
    labels = one_of(label, LABELS, "--label")
    with Store(corpus) as store:
        known(store, doc)
        if tables is not None:
            _decide(store, tables, lang)
        if form in _TRADE:
            _export(store, form, output, labels, doc, lang)
            return
        if decisions:
            rows = answers.decisions(store, limit=limit)
        elif doubtful:
            rows = answers.doubtful(store, labels=labels, doc=doc, limit=limit)
        elif beside is not None:
            rows = answers.beside(
                store, called(store, beside, (), None), labels=labels, least=minimum, limit=limit
            )  # fmt: skip
        else:
            rows = answers.entities(store, labels=labels, doc=doc, least=minimum, limit=limit)
            if form is NamesForm.table:
                rows = Records(map(_brief, rows), _TABLE)
        if not rows:
            nameless(store, lang)
    write(rows, form=Form(form.value), output=output, columns=rows.columns, lang=lang)


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any of its written forms.")],
    label: LabelOption = None,
    doc: DocOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show every place where a person, body, place or thing is named, under whatever name.

    Examples: fumikura entities show ゴルバチョフ; fumikura entities show 米 --doc 'inf*' --format csv
    """
    from fumikura.answers import names as answers
    from fumikura.answers.places import known
    from fumikura.store import Store

    labels = one_of(label, LABELS, "--label")
    with Store(corpus) as store:
        known(store, doc)
        rows = answers.named(store, called(store, name, labels, lang), doc=doc, limit=limit)
    write(rows, form=form, output=output, columns=rows.brief if form is Form.table else rows.columns, lang=lang)


def called(store: Store, name: str, labels: tuple[str, ...], lang: Lang | None) -> list[Key]:
    """Return what is called so; say what is near, and end, where nothing is."""
    if not name.strip():
        msg = "a name is wanted"
        raise typer.BadParameter(msg)
    from fumikura.answers.names import near
    from fumikura.query.values import names
    from fumikura.store import keys

    found = keys(store, names(name), labels=labels)
    if not found:
        close = near(store, name, labels=labels)
        if close:
            tell(say("nothing in the corpus is named {name}; near are {near}", lang, name=name, near="、".join(close)))
        nothing(lang)
    return found


def _decide(store: Store, folder: Path, lang: Lang | None) -> None:
    from fumikura.pipeline import keep
    from fumikura.tables import load

    store.acquire(wait=30)
    if keep(store, load(folder)):
        tell(say("the tables are kept; run 'fumikura ingest' again to read the documents with them", lang))


def _export(
    store: Store, form: NamesForm, output: Path | None, labels: tuple[str, ...], doc: Docs, lang: Lang | None
) -> None:
    from fumikura import export
    from fumikura.store import annotated, edges, spelled
    from fumikura.store import entities as listed

    if not listed(store, labels=labels, doc=doc):
        nameless(store, lang)
        nothing(lang)
    if form is NamesForm.docbin and output is None:
        msg = "docbin is no text; say where it goes with --output FILE"
        raise typer.BadParameter(msg, param_hint="--format")
    with closing(annotated(store, doc=doc, labels=labels)) as passages, opened(output) as stream:
        if form is NamesForm.docbin:
            stream.buffer.write(export.docbin(passages))
        elif form is NamesForm.conll:
            export.conll(passages, stream)
        elif form is NamesForm.html:
            stream.writelines(export.page(passages, spelled(doc) or "fumikura"))
        else:
            nodes = [
                (f"{one.label}:{one.name}", {"label": one.name, "type": one.label, "mentions": one.mentions})
                for one in listed(store, labels=labels, doc=doc)
            ]
            joined = [(":".join(a), ":".join(b), n) for a, b, n in edges(store, labels=labels, doc=doc)]
            export.graphml(nodes, joined, stream)


def _brief(one: Mapping[str, Any]) -> dict[str, Any]:
    others = [alias for alias in one["aliases"] if alias != one["name"]]
    return {
        "label": one["label"], "name": _clipped(one["name"]), "mentions": one["mentions"],
        "documents": len(one["documents"]),
        "aliases": "、".join(map(_clipped, others[:_SHOWN])) + ("…" if len(others) > _SHOWN else ""),
        "first": f"{one['first_doc']}:{one['first_line']}", "last": f"{one['last_doc']}:{one['last_line']}",
    }  # fmt: skip


def _clipped(name: str) -> str:
    return name if len(name) <= _WIDE else f"{name[:_WIDE]}…"


GROUPS = (("entities", entities, (show,)),)
