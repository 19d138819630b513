"""Pictures of topics: chart map, chart topics, chart choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fumikura.cli.drawn import (
    HeightOption,
    PictureOption,
    ScaleOption,
    SeedOption,
    TitleOption,
    WidthOption,
    picture,
    target,
)
from fumikura.cli.options import DEFAULT_CORPUS, CorpusOption, Lang, LangOption
from fumikura.cli.output import nothing, tell
from fumikura.cli.progress import steps
from fumikura.cli.topics import By, told
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.store import Store
    from fumikura.topics.layout import Point
    from fumikura.topics.model import Model

_POINT = (
    "topic", "label", "share", "x", "y", "doc", "section", "line", "speaker", "date", "start", "end", "text",
)  # fmt: skip


def map(
    output: PictureOption,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=10, max=20_000, help="Passages; of more so many are drawn by chance.")
    ] = 4_000,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    seed: SeedOption = 0,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw the passages of a corpus as points, near one another where they have words in common.

    Of the topics that 'fumikura topics' made last; each has its own mark. On a page a passage is shown where the
    pointer is, a topic of the list stands out when it is clicked, and the map can be moved and enlarged.

    Example: fumikura chart map --output topic-map.html
    """
    from fumikura.export.charts import topic_map
    from fumikura.store import Store
    from fumikura.topics.layout import layout

    where = target(output, _POINT, size=(width, height), scale=scale, lang=lang)
    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
        with steps(lang) as on_step:
            points = layout(model, most=limit, seed=seed, on_step=on_step)
        rows = [*_points(store, model, points, lang)]
    every = len(model.space.units)
    notes = [where.note("map" if every == len(rows) else "map sample", units=every, shown=len(rows), seed=seed)]
    heading = title or where.note("title map")
    picture(where, rows, lambda: topic_map(rows, heading, where.lang, size=where.size, notes=notes), lang)


def _points(store: Store, model: Model, points: list[Point], lang: Lang | None) -> list[dict[str, Any]]:
    from fumikura.answers.topics import label, place

    worded = partial(say, lang=lang)
    return [
        {"topic": point.topic, "label": label(model, point.topic, worded), "share": point.share, "x": point.x,
         "y": point.y, "date": model.space.units[point.at].date, **place(store, model.space.units[point.at])}
        for point in points
    ]  # fmt: skip


def topics(
    output: PictureOption,
    by: Annotated[By, typer.Option("--by", "-b", help="How much of each of these has which topic.")] = By.document,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, max=500, help="Documents, sections or speakers, the longest.")
    ] = 30,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw how much of each document, section, speaker, year or month has which topic.

    Of the topics that 'fumikura topics' made last. The figures are shares of the passages.

    Examples: fumikura chart topics -o topic-shares.svg; fumikura chart topics --by year -o topic-years.html
    """
    from collections import Counter

    from fumikura.answers.topics import SHARE, shares
    from fumikura.export.charts import topic_shares, topics_in_time
    from fumikura.store import Store

    where = target(output, SHARE, size=(width, height), scale=scale, lang=lang)
    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
    rows = shares(model, by.value, worded=partial(say, lang=lang))
    if not rows:
        nothing(lang)
    heading = title or where.note(f"title topics {by.value}")
    if by is By.year or by is By.month:
        period = "year" if by is By.year else "month"
        notes = [where.note("shares in time")]
        picture(
            where, rows,
            lambda: topics_in_time(rows, heading, where.lang, by=period, size=where.size, notes=notes),  # type: ignore[arg-type]
            lang,
        )  # fmt: skip
        return
    passages: Counter[str] = Counter()
    for row in rows:
        passages[row["group"]] += row["passages"]
    kept = {*sorted(passages, key=lambda group: -passages[group])[:limit]}
    shown = [row for row in rows if row["group"] in kept]
    notes = [
        where.note("shares"),
        *([where.note("longest", shown=limit, of=len(passages))] if len(passages) > limit else []),
    ]
    picture(where, shown, lambda: topic_shares(shown, heading, where.lang, size=where.size, notes=notes), lang)


def choice(
    output: PictureOption,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw how good the numbers of topics are that were compared, and which one was chosen.

    The figures are those of 'fumikura topics --choice': how well the words of topics hold together, and how far topics
    come out again.

    Example: fumikura chart choice --output topic-choice.svg
    """
    from fumikura.answers.topics import CHOICE, choices
    from fumikura.export.charts import choice as drawn
    from fumikura.store import Store

    where = target(output, CHOICE, size=(width, height), scale=scale, lang=lang)
    with Store(corpus) as store:
        model = told(store, None, lang, quiet=True)
    rows = choices(model)
    if not rows:
        tell(say("no numbers of topics were compared; 'fumikura topics' without --k compares them", lang))
        nothing(lang)
    heading = title or where.note("title choice")
    notes = [where.note("choice")]
    picture(where, rows, lambda: drawn(rows, heading, where.lang, size=where.size, notes=notes), lang)


COMMANDS = (map, topics, choice)
