"""Commands about what texts are about: topics, topics show, topics assign."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.answers.places import known
from fumikura.cli.options import (
    DEFAULT_CORPUS,
    AllOption,
    CorpusOption,
    DocOption,
    EncodingOption,
    Form,
    FormOption,
    Lang,
    LangOption,
    OutputOption,
)
from fumikura.cli.output import nothing, tell, write
from fumikura.cli.progress import steps
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.answers import Records
    from fumikura.store import Store
    from fumikura.topics import Found, Settings
    from fumikura.topics.model import Model

_SHOWN = 60  # characters of a passage in a table
_WORDS = 8  # words of a topic in a table


class Method(StrEnum):
    """Ways to find topics."""

    nmf = "nmf"
    lda = "lda"
    kmeans = "kmeans"
    hdbscan = "hdbscan"
    agglomerative = "agglomerative"


class UnitKind(StrEnum):
    """What topics are found in."""

    passage = "passage"
    section = "section"


class By(StrEnum):
    """What topics are counted by."""

    document = "document"
    section = "section"
    year = "year"
    month = "month"
    speaker = "speaker"


def topics(
    context: typer.Context,
    k: Annotated[
        int | None, typer.Option("--k", "-k", min=1, max=200, help="Number of topics; chosen by quality without.")
    ] = None,
    unit: Annotated[
        UnitKind, typer.Option("--unit", "-u", help="What is put together: passages, or sections under one heading.")
    ] = UnitKind.passage,
    method: Annotated[
        Method,
        typer.Option("--method", "-m", help="How; hdbscan finds the number itself and leaves what is alone aside."),
    ] = Method.nmf,
    by: Annotated[By | None, typer.Option("--by", "-b", help="How much of each of these has which topic.")] = None,
    choice: Annotated[
        bool, typer.Option("--choice", help="The numbers of topics that were compared, and how good they are.")
    ] = False,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Of what is drawn by chance.")] = 0,
    names: Annotated[bool, typer.Option("--names/--no-names", help="Count proper nouns among the words.")] = True,
    doc: DocOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Find what the passages of a corpus are about.

    Each topic with its words, how many passages have it and how well its words hold together (mean NPMI, from -1 to 1).
    The number of topics is the one for which words hold together and topics come out again when a part of the passages
    is left out; --choice shows the figures. The same corpus, options and seed give the same topics. They are kept in
    the corpus: 'fumikura topics show N' shows the passages of one, 'fumikura topics assign FILE' reads other texts by
    them.

    Examples: fumikura topics; fumikura topics --k 8 --by document; fumikura topics --method kmeans --unit section
    """
    if context.invoked_subcommand is not None:
        return
    from fumikura.answers import topics as answers
    from fumikura.store import Store, spelled
    from fumikura.topics import Settings

    if by is not None and choice:
        msg = "--by and --choice cannot be combined"
        raise typer.BadParameter(msg)
    with Store(corpus) as store:
        known(store, doc)
        settings = Settings(
            method.value, "section" if unit is UnitKind.section else "passage", k, seed, names, spelled(doc)
        )
        model = told(store, settings, lang)
    if choice:
        rows = answers.choices(model, limit=limit)
        marked = [{**row, "chosen": "*" if row["chosen"] else ""} for row in rows]
        write(marked if form is Form.table else rows, form=form, output=output, columns=rows.columns, lang=lang)
    elif by is not None:
        rows = answers.shares(model, by.value, limit=limit, worded=partial(say, lang=lang))
        write(rows, form=form, output=output, columns=rows.columns, lang=lang)
    else:
        rows = answers.topics(model, limit=limit, worded=partial(say, lang=lang))
        short = form in {Form.table, Form.md}
        shown = [{**row, "words": "、".join(row["words"][:_WORDS])} for row in rows] if short else rows
        write(shown, form=form, output=output, columns=rows.brief if short else rows.columns, lang=lang)


def show(
    number: Annotated[int, typer.Argument(metavar="N", min=0, help="Number of a topic; 0 is what belongs to none.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=20, help="Passages at most.")] = 5,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Show the most typical passages of a topic, with their places.

    Of the topics that 'fumikura topics' made last. The score is how near a passage is to the middle of the topic.

    Example: fumikura topics show 1 -n 3
    """
    from fumikura.answers import topics as answers
    from fumikura.store import Store

    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
        topic = model.topic(number)
        if topic is None:
            tell(say("there is no topic {number}; there are {topics}", lang, number=number, topics=_numbers(model)))
            nothing(lang)
        label = answers.label(model, number, partial(say, lang=lang))
        tell(f"{number}  {label}: {'、'.join(word for word, _ in topic.words)}")
        rows = answers.typical(store, model, topic, limit=limit)
    write(shortened(rows, form), form=form, output=output, columns=columns_of(rows, form), lang=lang)


def assign(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A text that need not be in the corpus, or a folder, '-' for standard input."
        ),
    ],
    encoding: EncodingOption = None,
    limit: AllOption = None,
    corpus: CorpusOption = DEFAULT_CORPUS,
    form: FormOption = Form.table,
    output: OutputOption = None,
    lang: LangOption = None,
) -> None:
    """Read another text by the topics of the corpus, which stay as they are.

    Of the topics that 'fumikura topics' made last. Each passage with its strongest topic and that one's share of it.

    Example: fumikura topics assign letter.txt --format csv
    """
    from fumikura.answers import sources
    from fumikura.answers import topics as answers
    from fumikura.store import Store

    texts = [*sources.files([file], encoding=encoding, stream=sys.stdin.buffer)]
    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
    rows = answers.assigned(model, texts, limit=limit, worded=partial(say, lang=lang))
    write(shortened(rows, form), form=form, output=output, columns=columns_of(rows, form), lang=lang)


def shortened(rows: Records, form: Form) -> Iterable[Mapping[str, Any]]:
    """Return rows as a table shows them: the address in one, the passage as it begins."""
    if form is not Form.table:
        return rows
    return [
        {**row, "section": "/".join(map(str, row["section"])), "text": _clipped(row.get("text", "").replace("\n", " "))}
        for row in rows
    ]


def columns_of(rows: Records, form: Form) -> tuple[str, ...]:
    """Return the columns that a table has room for."""
    return rows.brief if form is Form.table else rows.columns


def _clipped(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def told(store: Store, settings: Settings | None, lang: Lang | None, *, quiet: bool = False) -> Model:
    """Return the topics of a corpus and say how they came about."""
    from fumikura.topics import topics as made

    with steps(lang) as on_step:
        found: Found = made(store, settings, on_step=on_step)
    model = found.model
    if found.made == "changed":
        tell(say("the corpus has changed: its topics were made again", lang))
    elif found.made == "new" and quiet:
        tell(say("the topics were made now; 'fumikura topics' lists them", lang))
    units, topics = len(model.space.units), len(model.order)
    if quiet and found.made is None:
        message = "of the {topics} topics made last ({method}, seed {seed}); 'fumikura topics' makes others"
        tell(say(message, lang, topics=topics, method=model.settings.method, seed=model.settings.seed))
    most = max((one.k for one in model.candidates), default=0)
    if len(model.candidates) > 1 and any(one.chosen and one.k == most for one in model.candidates):
        message = "{topics} is the largest number of topics that was compared; --k asks for more, --choice has figures"
        tell(say(message, lang, topics=most))
    if not quiet:
        message = "topics: {topics}, passages: {units} ({method}, seed {seed})"
        tell(say(message, lang, topics=topics, units=units, method=model.settings.method, seed=model.settings.seed))
    if model.settings.k is not None and topics < model.settings.k:
        message = "{asked} topics were asked for; those with passages: {topics}"
        tell(say(message, lang, asked=model.settings.k, topics=topics))
    elif model.settings.k is None and len(model.candidates) < 2 and topics < 3 and not quiet:
        tell(say("these passages are too few to be told apart further; --k asks for more topics", lang))
    return model


def _numbers(model: Model) -> str:
    return ", ".join(str(topic.number) for topic in sorted(model.topics, key=lambda one: one.number))


GROUPS = (("topics", topics, (show, assign)),)
