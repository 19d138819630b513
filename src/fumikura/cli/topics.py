"""Commands about what texts are about: topics, topics show, topics assign."""

from __future__ import annotations

import sys
from enum import StrEnum
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
    from fumikura.store import Store
    from fumikura.topics import Found, Settings
    from fumikura.topics.model import Model, Topic
    from fumikura.topics.units import Unit

_TOPIC = ("topic", "label", "passages", "share", "coherence", "words", "weights")
SHARE = ("group", "topic", "label", "passages", "share")
CHOICE = ("k", "coherence", "c_v", "stability", "score", "chosen")
_UNIT = ("rank", "score", "doc", "section", "line", "speaker", "start", "end", "text")
_ASSIGNED = ("doc", "line", "section", "topic", "label", "share", "shares")
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
    from fumikura.store import Store
    from fumikura.topics import Settings

    if by is not None and choice:
        msg = "--by and --choice cannot be combined"
        raise typer.BadParameter(msg)
    with Store(corpus) as store:
        known(store, doc)
        settings = Settings(method.value, "section" if unit is UnitKind.section else "passage", k, seed, names, doc)
        model = told(store, settings, lang)
    if choice:
        rows = choices(model)
        for row in rows if form is Form.table else ():
            row["chosen"] = "*" if row["chosen"] else ""
        write(rows[:limit], form=form, output=output, columns=CHOICE, lang=lang)
    elif by is not None:
        write(shares_of(model, by, lang)[:limit], form=form, output=output, columns=SHARE, lang=lang)
    else:
        rows = [_topic(one, form, lang) for one in model.topics][:limit]
        write(
            rows,
            form=form,
            output=output,
            columns=_TOPIC if form not in {Form.table, Form.md} else _TOPIC[:-1],
            lang=lang,
        )


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
    from fumikura.store import Store

    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
        topic = model.topic(number)
        if topic is None:
            tell(say("there is no topic {number}; there are {topics}", lang, number=number, topics=_numbers(model)))
            nothing(lang)
        tell(f"{number}  {_label(topic, lang)}: {'、'.join(word for word, _ in topic.words)}")
        rows = [
            {"rank": rank, "score": score, **place(store, model.space.units[at])}
            for rank, (at, score) in enumerate(topic.typical[:limit], 1)
        ]
    write(shortened(rows, form), form=form, output=output, columns=columns_of(_UNIT, form), lang=lang)


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
    from fumikura.analysis import analyze, tokenize
    from fumikura.errors import SourceError
    from fumikura.preparing import Options, sources
    from fumikura.store import Store
    from fumikura.topics import assign as assigned

    analyses = []
    for source in sources([file], Options(encoding=encoding), stream=sys.stdin.buffer):
        if isinstance(source, SourceError):
            raise source
        analyses.append(analyze(source))
    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
    rows: list[dict[str, Any]] = [
        {"doc": one.source.id, "line": found.unit.line, "section": list(found.unit.section), "topic": found.topic,
         "label": named(model, found.topic, lang), "share": found.share, "shares": list(found.shares)}
        for one in analyses
        for found in assigned(model, one.blocks, tokenize(one))
    ][:limit]  # fmt: skip
    if form is Form.table:
        rows = [{**row, "section": "/".join(map(str, row["section"]))} for row in rows]
    columns = _ASSIGNED if form is not Form.table else _ASSIGNED[:-1]
    write(rows, form=form, output=output, columns=columns, lang=lang)


def place(store: Store, unit: Unit) -> dict[str, Any]:
    """Return where a unit stands and what it says, as fields of a record."""
    rows = store.blocks_of(unit.blocks)
    found = [rows[block] for block in unit.blocks if block in rows]
    return {
        "doc": unit.doc, "section": list(unit.section), "line": unit.line, "speaker": unit.speaker,
        "start": min((row.start for row in found), default=None), "end": max((row.end for row in found), default=None),
        "text": "\n".join(row.text for row in found),
    }  # fmt: skip


def shortened(rows: list[dict[str, Any]], form: Form) -> list[dict[str, Any]]:
    """Return rows as a table shows them: the address in one, the passage as it begins."""
    if form is not Form.table:
        return rows
    return [
        {**row, "section": "/".join(row["section"]),
         "text": _clipped(row["text"].replace("\n", " "))}
        for row in rows
    ]  # fmt: skip


def columns_of(columns: tuple[str, ...], form: Form) -> tuple[str, ...]:
    """Return the columns that a table has room for."""
    return tuple(name for name in columns if form is not Form.table or name not in {"start", "end", "speaker"})


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
    if not quiet:
        message = "topics: {topics}, passages: {units} ({method}, seed {seed})"
        tell(say(message, lang, topics=topics, units=units, method=model.settings.method, seed=model.settings.seed))
    if model.settings.k is not None and topics < model.settings.k:
        message = "{asked} topics were asked for; those with passages: {topics}"
        tell(say(message, lang, asked=model.settings.k, topics=topics))
    elif model.settings.k is None and len(model.candidates) < 2 and topics < 3 and not quiet:
        tell(say("these passages are too few to be told apart further; --k asks for more topics", lang))
    return model


def choices(model: Model) -> list[dict[str, Any]]:
    """Return the numbers of topics that were compared, and how good they are."""
    return [{name: getattr(one, name) for name in CHOICE} for one in model.candidates]


def _topic(topic: Topic, form: Form, lang: Lang | None) -> dict[str, Any]:
    words = [word for word, _ in topic.words]
    brief = form in {Form.table, Form.md}
    return {
        "layer": "topic", "topic": topic.number, "label": _label(topic, lang), "passages": topic.units,
        "share": topic.share, "coherence": topic.coherence if topic.number else None,
        "words": "、".join(words[:_WORDS]) if brief else words,
        "weights": [weight for _, weight in topic.words],
    }  # fmt: skip


def shares_of(model: Model, by: By, lang: Lang | None) -> list[dict[str, Any]]:
    """Return how much of each group has which topic, as fields of records."""
    from fumikura.topics import shares

    return [
        {"group": one.group, "topic": one.topic, "label": named(model, one.topic, lang), "passages": one.units,
         "share": one.share}
        for one in shares(model, by.value)
    ]  # fmt: skip


def named(model: Model, number: int, lang: Lang | None) -> str:
    """Return what a topic is called."""
    topic = model.topic(number)
    return say("none of the topics", lang) if topic is None else _label(topic, lang)


def _label(topic: Topic, lang: Lang | None) -> str:
    return topic.label or say("none of the topics" if topic.number == 0 else "(no noun)", lang)


def _numbers(model: Model) -> str:
    return ", ".join(str(topic.number) for topic in sorted(model.topics, key=lambda one: one.number))


GROUPS = (("topics", topics, (show, assign)),)
