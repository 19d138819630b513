"""Commands about references to provisions: citations, provisions."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.answers.given import CITATIONS
from fumikura.cli.context import older
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
from fumikura.cli.values import named, one_of
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.store import CitationRow, Store


class CitationsForm(StrEnum):
    """Output formats of citations: those of every command, and networks."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    graphml = "graphml"
    dot = "dot"


def citations(
    doc: DocOption = None,
    law: Annotated[
        str | None, typer.Option("--law", metavar="LAW", help="Only of this law, by any of its names or its number.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="PROVISION",
            help="Who cites this: データ法18条2項, データ法/18, or a section of the documents: 第2章/第2/1/(3).",
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", metavar="KIND", help=f"{', '.join(CITATIONS)}; several with commas.")
    ] = None,
    lost: Annotated[bool, typer.Option("--lost", help="Only what leads to no section of its document.")] = False,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: Annotated[
        CitationsForm,
        typer.Option(
            "--format", "-f", help="How results are written: graphml and dot are the network of who cites what."
        ),
    ] = CitationsForm.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """List references to provisions of laws, to law numbers, and to sections of the documents themselves.

    Each with every provision that it means: lists and ranges are counted through, 同条 and 前項 resolved. 'fumikura
    provisions' shows a provision with all that cites it, 'fumikura lint' what leads nowhere.

    Examples: fumikura citations --law データ法; fumikura citations --to '第2章/第2/1/(6)' --doc 'hyogo*'
    """  # fmt: skip
    from fumikura.answers import citations as answers
    from fumikura.answers.places import known
    from fumikura.store import Store

    kinds = one_of(kind, CITATIONS, "--kind")
    if law is not None and to is not None:
        msg = "--law and --to cannot be combined; --to names its law"
        raise typer.BadParameter(msg)
    with Store(corpus) as store:
        known(store, doc)
        with named("--to"):
            every = answers.cited(store, doc=doc, law=law, to=to, kinds=kinds)
        if not every:
            older(store, lang)
        if law is not None and not every:
            _near(store, law, lang)
        found = answers.narrowed(store, every, kinds=kinds, lost=lost, limit=limit)
        if form in {CitationsForm.graphml, CitationsForm.dot}:
            if not found:
                nothing(lang)
            _network(found, form, output)
            return
        rows = answers.citations(store, found)
    if form is CitationsForm.table:
        brief = ["missing" if lost and name == "targets" else name for name in rows.brief]
        shown = ({**row, **{name: _brief(row[name]) for name in ("targets", "missing")}} for row in rows)
        write(shown, form=Form.table, output=output, columns=brief, lang=lang)
        return
    write(rows, form=Form(form.value), output=output, columns=rows.columns, lang=lang)


def provisions(
    wanted: Annotated[
        str, typer.Argument(metavar="PROVISION", help="データ法18条2項, データ法/18/2, 民法90条, 地方自治法.")
    ],
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show a provision of a law: its own text where the corpus holds the law, and every place that cites it.

    Examples: fumikura provisions データ法18条2項; fumikura provisions 地方自治法 --format csv
    """
    from fumikura.answers import citations as answers
    from fumikura.store import Store

    with Store(corpus) as store:
        rows = answers.provisions(store, wanted, limit=limit)
        if not rows:
            older(store, lang)
            _near(store, wanted, lang)
    if form is Form.table:
        shown = ({**row, "targets": _brief(row["targets"])} for row in rows)
        write(shown, form=form, output=output, columns=rows.brief, lang=lang)
        return
    write(rows, form=form, output=output, columns=rows.columns, lang=lang)


def _near(store: Store, text: str, lang: Lang | None) -> None:
    """Say which laws the corpus cites that are called like it."""
    from difflib import get_close_matches

    from fumikura.store import laws

    cited = list(dict.fromkeys(name for key, law, _ in laws(store) for name in (law, key)))
    bare = text.split("/", maxsplit=1)[0].split("第", maxsplit=1)[0]
    near = [name for name in cited if bare and (bare in name or name in text)] or get_close_matches(bare, cited, n=3)
    if near or cited:
        message = "nothing cites {text}; near are {near}" if near else "nothing cites {text}; the most cited are {near}"
        tell(say(message, lang, text=text, near="、".join((near or cited)[:5])))


def _brief(targets: list[str]) -> str:
    shown = 3
    return " ".join(targets[:shown]) + (f" … ({len(targets)})" if len(targets) > shown else "")


def _network(found: list[CitationRow], form: CitationsForm, output: Path | None) -> None:
    """Write who cites what: documents with their sections, and provisions."""
    from fumikura import export
    from fumikura.query import cited

    known, joined = cited(found)
    nodes = [(one.id, {"label": one.label, "type": one.kind, "document": one.group}) for one in known]
    edges = [(source, target, weight) for (source, target), weight in joined.items()]
    with opened(output) as stream:
        if form is CitationsForm.dot:
            export.dot(nodes, edges, stream)
        else:
            export.graphml(nodes, edges, stream, directed=True)


COMMANDS = (citations, provisions)
