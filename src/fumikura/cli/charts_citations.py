"""The picture of who cites what: chart citations."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from fumikura.answers.places import known
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
from fumikura.cli.options import DEFAULT_CORPUS, CorpusOption, DocOption, LangOption
from fumikura.cli.output import nothing

_COLUMNS = ("source", "target", "count", "source_group", "target_group", "target_kind")
_SHOWN = 7  # laws and documents with a look of their own


def citations(
    output: PictureOption,
    doc: DocOption = None,
    law: Annotated[
        str | None, typer.Option("--law", metavar="LAW", help="Only of this law, by any of its names or its number.")
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=1, max=9, help="Labels of own sections; laws are shown by article.")
    ] = 3,
    number: Annotated[int, typer.Option("--limit", "-n", min=2, max=500, help="Pairs, the most frequent.")] = 60,
    title: TitleOption = None,
    width: WidthOption = None,
    height: HeightOption = None,
    scale: ScaleOption = 2,
    seed: SeedOption = 0,
    corpus: CorpusOption = DEFAULT_CORPUS,
    lang: LangOption = None,
) -> None:
    """Draw which sections cite which provisions and sections.

    Examples: fumikura chart citations --doc 'hyogo*' -o citations.html; fumikura chart citations --law データ法
    -o law.svg
    """
    from fumikura.export.charts import Edge, Node, network
    from fumikura.query import cited, provision
    from fumikura.store import Store, spelled
    from fumikura.store import citations as stored

    place = target(output, _COLUMNS, size=(width, height), scale=scale, lang=lang)
    with Store(corpus) as store:
        known(store, doc)
        asked = provision(store, law) if law is not None else None
        laws = None if law is None else asked.laws if asked is not None else (law,)
        points, joined = cited(stored(store, doc=doc, laws=laws), depth)
    kept = sorted(joined.items(), key=lambda one: (-one[1], one[0]))[:number]
    if not kept:
        nothing(lang)
    named = {one.id: one for one in points}
    weights: Counter[str] = Counter()
    for (_, other), weight in kept:
        weights[other] += weight
    used = dict.fromkeys(name for pair, _ in kept for name in pair)
    most = [group for group, _ in Counter(named[name].group for name in used).most_common(_SHOWN)]
    kinds = {named[name].kind for name in used}
    rest = {kind: place.note("other documents" if kind == "section" else "other laws") for kind in kinds}
    nodes = [
        Node(
            name, named[name].label, named[name].group if named[name].group in most else rest[named[name].kind],
            weights[name] or 1, {"section": named[name].label, "of": named[name].group, "cited": weights[name]},
        )
        for name in sorted(used, key=lambda name: (-weights[name], name))
    ]  # fmt: skip
    edges = [
        Edge(source, other, weight, {"tie": f"{named[source].label} → {named[other].label}", "count": weight})
        for (source, other), weight in kept
    ]
    rows = [
        {"source": source, "target": other, "count": weight, "source_group": named[source].group,
         "target_group": named[other].group, "target_kind": named[other].kind}
        for (source, other), weight in kept
    ]  # fmt: skip
    notes = [
        place.note("citations", nodes=len(nodes), ties=len(edges)),
        *([spelled(doc) or ""] if doc is not None else []),
    ]
    picture(
        place, rows,
        lambda: network(
            nodes, edges, title or place.note("title citations"), place.lang, seed=seed, size=place.size, notes=notes,
            directed=True,
        ),
        lang,
    )  # fmt: skip


COMMANDS = (citations,)
