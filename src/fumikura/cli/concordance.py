"""The command that shows every occurrence in context: kwic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    Form,
    Lang,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import nothing, opened, put, tell
from fumikura.cli.searching import (
    ExactOption,
    QueryArgument,
    SectionOption,
    SynonymsOption,
    hint,
    meant,
    slipped,
    unlooked,
)
from fumikura.cli.values import window as words_of
from fumikura.cli.words import chosen, say

if TYPE_CHECKING:
    from fumikura.query import Line
    from fumikura.query.sorting import Key
    from fumikura.store import Store

_KEYS = "L1, R1 …, key, with .lemma .base .pos .reading; doc, genre, year, kind, section, section.1, speaker"


class KwicForm(StrEnum):
    """Output formats of a concordance: those of every command, and a page."""

    table = "table"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    html = "html"


def _keys(text: str | None) -> str | None:
    """Refuse keys that are none."""
    from fumikura.answers import given
    from fumikura.errors import WrongValueError

    try:
        given.keys(text)
    except WrongValueError as fault:
        raise typer.BadParameter(str(fault)) from fault
    return text


def kwic(
    query: QueryArgument,
    window: Annotated[
        str,
        typer.Option(
            "--window",
            "-w",
            metavar="N|A:B|sentence",
            help="Words before and after the key, or its sentence.",
        ),
    ] = "10",
    section: SectionOption = None,
    exact: ExactOption = False,
    synonyms: SynonymsOption = False,
    sort: Annotated[
        str | None,
        typer.Option("--sort", metavar="KEYS", callback=_keys, help=f"Order: {_KEYS}; several with commas, - back."),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option("--group", metavar="KEYS", callback=_keys, help="Count the lines with the same values together."),
    ] = None,
    facet: Annotated[
        str | None, typer.Option("--facet", metavar="KEYS", callback=_keys, help="Count the lines by each key.")
    ] = None,
    thin: Annotated[int, typer.Option("--thin", metavar="N", min=1, help="Every N-th line only.")] = 1,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", min=1, help="So many lines drawn at random.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Of the sample; the same draws the same.")] = 0,
    context: Annotated[
        int, typer.Option("--context", "-C", metavar="N", min=0, max=50, help="Passages before and behind each line.")
    ] = 0,
    budget: Annotated[
        int | None,
        typer.Option(
            "--budget", metavar="N", min=1, help="Passages looked at, where the index alone cannot answer; all without."
        ),
    ] = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: Annotated[KwicForm, typer.Option("--format", "-f", help="How results are written.")] = KwicForm.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show every occurrence in context (KWIC).

    In the order of the corpus; each line has the place of the key in the source. Lines are thinned, sampled, sorted,
    then limited. Nothing is left out without --limit, --thin, --sample or --budget.

    Examples: fumikura kwic 提案 --window 8 --sort R1.lemma,L1; fumikura kwic 提案 --group R1.lemma;
    fumikura kwic '"アジア凍結"' --window sentence --format csv
    """
    from itertools import islice

    from fumikura.answers import given, queries
    from fumikura.query import Window, unmatched
    from fumikura.query import kwic as find
    from fumikura.store import open_to_read

    if group and facet:
        msg = "--group and --facet cannot be combined"
        raise typer.BadParameter(msg)
    words, line, order = words_of(window), " ".join(query), given.keys(sort)
    counted, left = given.keys(group or facet), list[int]()
    with open_to_read(corpus) as store:
        lines = find(
            store,
            line,
            window=Window(*words) if words else Window(sentence=True),
            section=section,
            keys=counted or order,
            exact=exact,
            widely=synonyms,
            budget=budget,
            on_left=left.append,
        )
        lines = queries.drawn(lines, thin=thin, sample=sample, seed=seed)
        if counted:
            count = _counts(lines, counted, facet=bool(facet), form=form, output=output, limit=limit, lang=lang)
            unlooked(sum(left), budget, lang)
            if not count:
                slipped(line, lang)
                hint(unmatched(store, line, section), store, lang)
                nothing(lang)
            return
        lines = queries.sorted_by(lines, order)
        count = _written(store, islice(lines, limit), line, context, form=form, output=output, lang=lang)
        more = next(lines, None)
        unlooked(sum(left), budget, lang)
        if not count:
            slipped(line, lang)
            hint(unmatched(store, line, section), store, lang)
            meant(store, line, section, lang)
            nothing(lang)
    message = "the first {count} occurrences; there are more" if more else "{count} occurrences"
    tell(say(message, lang, count=count))


def _written(
    store: Store,
    lines: Iterable[Line],
    query: str,
    context: int,
    *,
    form: KwicForm,
    output: Path | None,
    lang: Lang | None,
) -> int:
    from functools import partial

    from fumikura.answers import queries
    from fumikura.cli.listing import concordance
    from fumikura.export import concordance as page
    from fumikura.query.concordance import around

    if form is KwicForm.table:
        with opened(output) as stream:
            return concordance(lines, stream, partial(around, store, passages=context) if context else None)
    rows = queries.concordance(store, lines, context)
    if form is not KwicForm.html:
        return put(rows, form=Form(form.value), output=output, columns=queries.line_columns(context), lang=lang)
    count = 0
    with opened(output) as stream:
        for piece in page(rows, query, chosen(lang).value):
            stream.write(piece)
            count += piece.startswith("<tr")
    return count


def _counts(
    lines: Iterable[Line],
    keys: Sequence[Key],
    *,
    facet: bool,
    form: KwicForm,
    output: Path | None,
    limit: int | None,
    lang: Lang | None,
) -> int:
    """Write how many lines have which values: of all keys together, or of each."""
    from fumikura.answers import queries

    rows = queries.by_each(lines, keys) if facet else queries.groups(lines, keys)
    if form is KwicForm.html:
        msg = "--group and --facet are written as table, jsonl, json, csv, tsv or md"
        raise typer.BadParameter(msg, param_hint="--format")
    return put(rows[:limit], form=Form(form.value), output=output, columns=rows.columns, lang=lang)


COMMANDS = (kwic,)
