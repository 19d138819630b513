"""What texts are about, and what is like a passage, as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from fumikura import topics as found
from fumikura.answers.places import standing_at
from fumikura.answers.records import Records

if TYPE_CHECKING:
    from fumikura.records import Source
    from fumikura.store import Docs, Store
    from fumikura.topics.answers import By, Found
    from fumikura.topics.model import Model, Topic
    from fumikura.topics.settings import Kind
    from fumikura.topics.units import Unit

_TOPIC = ("topic", "label", "passages", "share", "coherence", "words", "weights")
_UNIT = ("rank", "score", "doc", "section", "line", "speaker", "start", "end", "text")
_ASSIGNED = ("doc", "line", "section", "topic", "label", "share", "shares")
_NEAR = ("rank", "cosine", "shared", "doc", "section", "line", "speaker", "start", "end", "text")
SHARE = ("group", "topic", "label", "passages", "share")
CHOICE = ("k", "coherence", "c_v", "stability", "score", "chosen")
METHODS, KINDS = found.NAMES, ("passage", "section")
BY = ("document", "section", "year", "month", "speaker")
Worded = Callable[[str], str]  # puts a message into a language


def topics(model: Model, *, limit: int | None = None, worded: Worded = str) -> Records:
    """Return topics with their words."""
    rows = (
        {"layer": "topic", "topic": one.number, "label": _label(one, worded), "passages": one.units,
         "share": one.share, "coherence": one.coherence if one.number else None,
         "words": [word for word, _ in one.words], "weights": [weight for _, weight in one.words]}
        for one in model.topics[:limit]
    )  # fmt: skip
    return Records(rows, _TOPIC, brief=_TOPIC[:-1])


def shares(model: Model, by: By, *, limit: int | None = None, worded: Worded = str) -> Records:
    """Return how much of each document, section, year, month or speaker has which topic."""
    rows = [
        {"group": one.group, "topic": one.topic, "label": label(model, one.topic, worded), "passages": one.units,
         "share": one.share}
        for one in found.shares(model, by)
    ]  # fmt: skip
    return Records(rows[:limit], SHARE)


def choices(model: Model, *, limit: int | None = None) -> Records:
    """Return the numbers of topics that were compared, and how good they are."""
    return Records(({name: getattr(one, name) for name in CHOICE} for one in model.candidates[:limit]), CHOICE)


def typical(store: Store, model: Model, topic: Topic, *, limit: int | None = None) -> Records:
    """Return the most typical passages of a topic, with their places."""
    rows = (
        {"rank": rank, "score": score, **place(store, model.space.units[at])}
        for rank, (at, score) in enumerate(topic.typical[:limit], 1)
    )
    return Records(rows, _UNIT, brief=("rank", "score", "doc", "section", "line", "text"))


def assigned(model: Model, sources: Iterable[Source], *, limit: int | None = None, worded: Worded = str) -> Records:
    """Return the passages of other texts with their topics, which stay as they are."""
    from fumikura.analysis import analyze, tokenize  # noqa: PLC0415  only where a text is read

    rows = [
        {"doc": source.id, "line": one.unit.line, "section": list(one.unit.section), "topic": one.topic,
         "label": label(model, one.topic, worded), "share": one.share, "shares": list(one.shares)}
        for source in sources
        for analysis in (analyze(source),)
        for one in found.assign(model, analysis.blocks, tokenize(analysis))
    ]  # fmt: skip
    return Records(rows[:limit], _ASSIGNED, brief=_ASSIGNED[:-1])


def similar(
    store: Store, address: str, *, unit: Kind = "passage", others: bool = False, doc: Docs = None, limit: int = 10
) -> Records:
    """Return the passages most like a document, a section or a line; ``about`` counts those that are asked about.

    Raises:
        MissingExtraError: scikit-learn is not installed.
        UnknownDocumentError: there is no document of that id.
        UnknownSectionError: there is no such section, or several.
        WrongValueError: the document has no such line.
        TooLittleTextError: no passage has words enough.
    """
    wanted = standing_at(store, address)
    ids = set(store.ids(name=doc))
    docs = None if doc is None else {row.name for row in store.documents() if row.id in ids}
    space = found.space_of(store, unit)
    asked = sum(1 for one in space.units if wanted.intersection(one.blocks))
    near = found.similar(space, {*wanted}, number=limit, others=others, docs=docs) if asked else []
    rows = (
        {"rank": rank, "cosine": one.cosine, "shared": list(one.words), **place(store, one.unit)}
        for rank, one in enumerate(near, 1)
    )
    brief = ("rank", "cosine", "shared", "doc", "section", "line", "text")
    about = {"asked": asked} if asked else {"asked": 0, "why": f"there are too few words at {address} to compare"}
    return Records(rows, _NEAR, brief=brief, about=about)


def place(store: Store, unit: Unit) -> dict[str, Any]:
    """Return where a unit stands and what it says, as fields of a record."""
    rows = store.blocks_of(unit.blocks)
    held = [rows[block] for block in unit.blocks if block in rows]
    return {
        "doc": unit.doc, "section": list(unit.section), "line": unit.line, "speaker": unit.speaker,
        "start": min((row.start for row in held), default=None), "end": max((row.end for row in held), default=None),
        "text": "\n".join(row.text for row in held),
    }  # fmt: skip


def made(of: Found) -> dict[str, Any]:
    """Return how topics came about, as figures of an answer."""
    model = of.model
    return {
        "topics": len(model.order), "passages": len(model.space.units), "method": model.settings.method,
        "seed": model.settings.seed, "made": of.made,
    }  # fmt: skip


def label(model: Model, number: int, worded: Worded = str) -> str:
    """Return what a topic is called."""
    topic = model.topic(number)
    return worded("none of the topics") if topic is None else _label(topic, worded)


def _label(topic: Topic, worded: Worded) -> str:
    return topic.label or worded("none of the topics" if topic.number == 0 else "(no noun)")
