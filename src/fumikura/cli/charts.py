"""Pictures of words and names: chart words, chart entities, chart dispersion, chart frequency."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.answers.places import known
from fumikura.cli import charts_citations, charts_topics
from fumikura.cli.context import nameless
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
from fumikura.cli.entities import called
from fumikura.cli.options import DEFAULT_CORPUS, CorpusOption, DocOption, LangOption
from fumikura.cli.output import nothing, tell
from fumikura.cli.progress import steps
from fumikura.cli.values import one_of
from fumikura.cli.words import say
from fumikura.records import LABELS

if TYPE_CHECKING:
    from fumikura.store import Docs, Key

_TIE = ("one", "other", "together", "strength", "one_passages", "other_passages", "one_group", "other_group")
_OCCURRENCE = ("query", "doc", "position", "line", "start", "section", "speaker", "left", "key", "right")
_COUNT = ("period", "query", "count", "words", "rate")


class Measure(StrEnum):
    """How strongly two words or names are tied."""

    jaccard = "jaccard"
    npmi = "npmi"
    count = "count"  # type: ignore[assignment]  # a method of str, which nobody calls


class Period(StrEnum):
    """What words are counted by."""

    year = "year"
    month = "month"


QueriesArgument = Annotated[
    list[str], typer.Argument(metavar="QUERY...", help="Words, or whole queries in quotes; each has its own mark.")
]
TiesOption = Annotated[int, typer.Option("--ties", min=1, max=2000, help="Ties at most, the strongest.")]
LeastOption = Annotated[int, typer.Option("--min", "-m", min=1, help="Passages that two must share.")]


def chart(context: typer.Context) -> None:
    """Draw pictures: topics, words, names, citations.

    Each picture is a page of its own, SVG or PNG, by the name of its file, and its data go to a CSV beside it. It needs
    the extra charts: pip install 'fumikura[charts]'.

    Example: fumikura chart dispersion 提案 合意 --output dispersion.svg
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def words(
    output: PictureOption,
    doc: DocOption = None,
    number: Annotated[int, typer.Option("--limit", "-n", min=2, max=500, help="Words, the most frequent.")] = 60,
    ties: TiesOption = 90,
    measure: Annotated[Measure, typer.Option("--measure", help="How strongly two words are tied.")] = Measure.jaccard,
    least: LeastOption = 2,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    seed: SeedOption = 0,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw which content words stand in the same passages.

    The larger a word, the more passages have it; the thicker a line, the stronger the tie (jaccard: passages that have
    both of those that have either; npmi: more than chance would have; count: passages that have both). Words of one
    cluster, which are tied to one another more than to others, have one mark.

    Examples: fumikura chart words -o words.html; fumikura chart words --doc 'inf*' --measure npmi -o talk-words.svg
    """
    from fumikura.export.charts import Edge, Node, clusters, network
    from fumikura.store import Store
    from fumikura.topics.together import words as tied

    place = target(output, _TIE, size=(width, height), scale=scale, lang=lang)
    with Store(corpus) as store:
        known(store, doc)
        with steps(lang) as on_step:
            found = tied(store, doc=doc, number=number, ties=ties, measure=measure.value, least=least, on_step=on_step)
    if not found.ties:
        nothing(lang)
    passages = {node.name: node.passages for node in found.nodes}
    edges = [
        Edge(one, other, weight, {"tie": f"{one} – {other}", "together": n, "strength": weight})
        for one, other, n, weight in found.ties
    ]
    group = clusters(passages, [(one, other, weight) for one, other, _, weight in found.ties], seed)
    nodes = [
        Node(name, name, place.note("cluster", number=group[name] + 1), n, {"query": name, "passages": n})
        for name, n in passages.items()
    ]
    rows = [
        {"one": one, "other": other, "together": n, "strength": weight, "one_passages": passages[one],
         "other_passages": passages[other], "one_group": group[one] + 1, "other_group": group[other] + 1}
        for one, other, n, weight in found.ties
    ]  # fmt: skip
    notes = [place.note(f"network {measure.value}", nodes=len(nodes), ties=len(edges)), *_within(doc)]
    picture(
        place, rows,
        lambda: network(nodes, edges, title or place.note("title words"), place.lang, seed=seed, legend=False,
                        size=place.size, notes=notes),
        lang,
    )  # fmt: skip


def entities(
    output: PictureOption,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Only this name, in any of its forms, and its neighbours.")
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(
            "--label", "-l", metavar="LABEL", help=f"{', '.join(LABELS)}; several with commas; all but TITLE without."
        ),
    ] = None,
    doc: DocOption = None,
    number: Annotated[int, typer.Option("--limit", "-n", min=2, max=500, help="Names, the most frequent.")] = 40,
    ties: TiesOption = 90,
    measure: Annotated[Measure, typer.Option("--measure", help="How strongly two names are tied.")] = Measure.count,
    least: LeastOption = 2,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    seed: SeedOption = 0,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw which persons, bodies, places, laws and things are named in the same passages.

    Examples: fumikura chart entities -o who.html; fumikura chart entities ラウニー --label PERSON,GPE -o rowny.png
    """
    from fumikura.export.charts import Edge, Node, network
    from fumikura.store import Store
    from fumikura.topics.together import names

    labels = one_of(label, LABELS, "--label") or tuple(one for one in LABELS if one != "TITLE")
    place = target(output, _TIE, size=(width, height), scale=scale, lang=lang)
    with Store(corpus) as store:
        known(store, doc)
        around = called(store, name, (), lang) if name is not None else []
        found = names(
            store, around=around, labels=labels, doc=doc, number=number, ties=ties, measure=measure.value, least=least
        )
        if not found.ties:
            nameless(store, lang)
            nothing(lang)
    passages = {node.name: node.passages for node in found.nodes}
    order = {one: at for at, one in enumerate(LABELS)}
    kinds = {one: place.note(f"label {one[0]}") for one in sorted(passages, key=lambda one: order[one[0]])}
    edges = [
        Edge(_id(one), _id(other), weight, {"tie": f"{one[1]} – {other[1]}", "together": n, "strength": weight})
        for one, other, n, weight in found.ties
    ]
    nodes = [
        Node(_id(one), one[1], kinds[one], n, {"name": one[1], "kind": kinds[one], "passages": n}, one in around)
        for one, n in passages.items()
    ]
    rows = [
        {"one": one[1], "other": other[1], "together": n, "strength": weight, "one_passages": passages[one],
         "other_passages": passages[other], "one_group": one[0], "other_group": other[0]}
        for one, other, n, weight in found.ties
    ]  # fmt: skip
    named = place.note("title around", name=around[0][1]) if around else place.note("title entities")
    notes = [place.note(f"names {measure.value}", nodes=len(nodes), ties=len(edges)), *_within(doc)]
    picture(
        place, rows,
        lambda: network(nodes, edges, title or named, place.lang, seed=seed, size=place.size, notes=notes),
        lang,
    )  # fmt: skip


def _id(key: Key) -> str:
    return ":".join(key)


def _within(doc: Docs) -> list[str]:
    from fumikura.store import spelled

    return [*filter(None, [spelled(doc)])]


def dispersion(
    queries: QueriesArgument,
    output: PictureOption,
    doc: DocOption = None,
    number: Annotated[
        int, typer.Option("--limit", "-n", min=1, max=200, help="Documents, those with most occurrences.")
    ] = 20,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw where in the documents words stand: a stroke for each occurrence, from the beginning to the end.

    Of one document its chapters, or the texts of its file, are marked too.

    Examples: fumikura chart dispersion 提案 拒否 --doc 'inf*' -o talks.svg; fumikura chart dispersion 資金運用
    -o funds.html
    """
    from collections import Counter

    from fumikura.export.charts import dispersion as drawn
    from fumikura.query.spread import dispersion as spread
    from fumikura.query.spread import headings
    from fumikura.store import open_to_read

    wanted = list(dict.fromkeys(queries))
    place = target(output, _OCCURRENCE, size=(width, height), scale=scale, lang=lang)
    with open_to_read(corpus) as store:
        known(store, doc)
        found = spread(store, wanted, doc=doc)
        counts = Counter(one.doc for one in found)
        shown = sorted(sorted(counts, key=lambda one: (-counts[one], one))[:number])
        titles = headings(store, shown[0]) if len(shown) == 1 else []
    if not found:
        nothing(lang)
    for query in wanted:
        if not any(one.query == query for one in found):
            tell(say("{query} does not occur", lang, query=query))
    rows = [{**one._asdict(), "section": list(one.section)} for one in found if one.doc in shown]
    notes = [place.note("occurrences in", count=len(rows), doc=shown[0])]
    if len(shown) > 1:
        notes = [place.note("occurrences", count=len(rows), documents=len(shown), of=len(counts))]
    heading = title or place.note("title dispersion", words=_listed(wanted, place.lang))
    picture(
        place, rows,
        lambda: drawn(rows, shown, heading, place.lang, queries=wanted, headings=titles, size=place.size, notes=notes),
        lang,
    )  # fmt: skip


def _listed(queries: list[str], lang: str) -> str:
    return "".join(f"「{query}」" for query in queries) if lang == "ja" else ", ".join(queries)


def frequency(
    queries: QueriesArgument,
    output: PictureOption,
    by: Annotated[Period, typer.Option("--by", "-b", help="What words are counted by.")] = Period.year,
    counts: Annotated[
        bool, typer.Option("--counts", help="How many times, not how many times in 10,000 words.")
    ] = False,
    doc: DocOption = None,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw how often words stand in the texts of each year or month.

    A text has the date of its sub-document where a file holds several. Years without texts are left out; only
    neighbours are joined by a line.

    Examples: fumikura chart frequency 戦争 平和 -o war-peace.svg; fumikura chart frequency INF --by month --counts
    -o inf.png
    """
    from fumikura.export.charts import frequency as drawn
    from fumikura.query.spread import frequency as counted
    from fumikura.query.spread import undated
    from fumikura.store import open_to_read

    place = target(output, _COUNT, size=(width, height), scale=scale, lang=lang)
    with open_to_read(corpus) as store:
        known(store, doc)
        found = counted(store, queries, by=by.value, doc=doc)
        lost = undated(store, by.value, doc)
    if lost:
        tell(say("documents without a date, which are left out: {documents}", lang, documents=lost))
    if not any(one.count for one in found):
        nothing(lang)
    rows = [{name: getattr(one, name) for name in _COUNT} for one in found]
    notes = [*_within(doc), *([place.note("undated", documents=lost)] if lost else [])]
    heading = title or place.note("title frequency", words=_listed(list(dict.fromkeys(queries)), place.lang))
    picture(
        place, rows,
        lambda: drawn(rows, heading, place.lang, by=by.value, rate=not counts, size=place.size, notes=notes),
        lang,
    )  # fmt: skip


GROUPS = (
    ("chart", chart, (*charts_topics.COMMANDS, words, entities, *charts_citations.COMMANDS, dispersion, frequency)),
)
