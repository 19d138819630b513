"""What of a corpus is counted, and the figures of words, sequences, neighbours and style."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import islice
from typing import get_args

from fumikura import counts
from fumikura.answers import speakers
from fumikura.answers.nodes import finder
from fumikura.answers.places import addresses, known
from fumikura.answers.records import Records
from fumikura.counts import Keep, Scope, Table, Window
from fumikura.counts.association import Measure
from fumikura.counts.passages import Over
from fumikura.counts.units import By
from fumikura.errors import UnknownDocumentError, WrongValueError
from fumikura.query import standing
from fumikura.store import Docs, Store

_FIELDS = ("doc", "section", "speaker", "kind")
_FREQUENCY = ("rank", "word", "pos", "count", "per_10000", "range", "dp", "juilland")
_SHARE = ("part", "count", "size", "per_10000")
_NGRAM = ("rank", "ngram", "count", "per_10000", "range", "example")
_NEAR = ("rank", "word", "pos", "count", "left", "right", "frequency")
_MEASURES = ("log_dice", "g2", "mi", "mi3", "t", "dice")
_STYLE = ("part", "tokens", "types", "ttr", "sttr", "mtld", "sentences", "sentence", "kanji", "hiragana", "katakana",
          "readability", "level")  # fmt: skip
_UNSAID = frozenset({"surface", "reading", "pos"})  # what has no part of speech of its own
_WIDEST = 200  # parts that a cross-tabulation may have
BY, OVER, MEASURES = get_args(By), get_args(Over), get_args(Measure)


def scope(
    store: Store,
    *,
    doc: Docs = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
) -> Scope:
    """Return what of a corpus is asked for; what a speaker says goes without the label that names the speaker.

    Raises:
        UnknownDocumentError: there is no document of that id.
        WrongValueError: there is no such speaker.
        QueryError: the section cannot be read.
    """
    known(store, doc)
    documents = None if doc is None else frozenset(store.ids(name=doc))
    blocks, fronts = None, dict[int, int]()
    if section is not None or speaker is not None:
        blocks = frozenset(standing(store, section=section, speaker=speaker))
    if speaker is not None:
        if not blocks and not standing(store, speaker=speaker):
            speakers.refuse(store, speaker)
        fronts = speakers.labelled(store, documents, blocks)
    return Scope(documents, None if kind is None else kind.lower(), blocks, fronts)


def spoken(store: Store, wanted: Scope, *parts: Over | None) -> Scope:
    """Leave the labels of speakers out where a part is what one of them says."""
    if "speaker" not in parts or wanted.fronts:
        return wanted
    return replace(wanted, fronts=speakers.labelled(store, wanted.documents))


def other(store: Store, text: str) -> Scope:
    """Return the part of a corpus that ``DOC`` or ``FIELD:VALUE`` names.

    Raises:
        UnknownDocumentError: there is no document of that id.
        QueryError: the section cannot be read.
    """
    field, _, value = text.partition(":")
    if store.find(text) is None and field in _FIELDS and value:
        return scope(store, **{field: value})
    if not store.ids(name=text) and "*" not in text and (named := standing(store, speaker=text)):
        msg = f"there is no document {text!r}, but a speaker of that name ({len(named)} passages): speaker:{text}"
        raise UnknownDocumentError(msg)
    try:
        return scope(store, doc=text)
    except UnknownDocumentError as fault:
        msg = f"{fault}; another part is speaker:NAME, section:ADDRESS or kind:KIND"
        raise UnknownDocumentError(msg) from fault


def shares(
    store: Store,
    query: str,
    *,
    over: Over = "doc",
    scope: Scope | None = None,
    least: int = 1,
    limit: int | None = None,
) -> Records:
    """Return the parts that have what a query names; ``about`` says how evenly it is spread over all of them.

    Raises:
        QueryError: the query cannot be read, or names nothing.
    """
    found = counts.spread(store, finder(store, query), over=over, scope=scope)
    rows = [asdict(share) for share in found.shares if share.count >= least]
    about = {
        "count": found.count, "having": sum(1 for share in found.shares if share.count), "parts": len(found.shares),
        "dp": found.dp, "juilland": found.juilland,
    }  # fmt: skip
    return Records(rows[:limit], _SHARE, about=about)


def frequencies(made: Table, by: By, *, least: int = 1, limit: int | None = None) -> Records:
    """Return the words of a table, the most frequent first."""
    columns = tuple(name for name in _FREQUENCY if name != "pos" or by not in _UNSAID)
    listed = (
        {"rank": rank, **asdict(one)} for rank, one in enumerate(counts.frequencies(made, least=least), 1)
    )  # fmt: skip
    rows = ({name: row[name] for name in columns} for row in islice(listed, limit))
    return Records(rows, columns, about={"size": made.size})


def crossed(made: Table, by: By, cross: Over, *, least: int = 1, limit: int | None = None) -> Records:
    """Return the words of a table with a column for each of its parts.

    Raises:
        WrongValueError: there are too many parts.
    """
    if len(made.parts) > _WIDEST:
        msg = (
            f"there are {len(made.parts)} parts, at most {_WIDEST} fit; narrow them with --doc, or ask for --cross kind"
        )
        raise WrongValueError(msg)
    names = [f"{cross}:{part}" for part in made.parts]
    every = ("word", "pos", "count", *names, "chi2", "v")
    columns = tuple(name for name in every if name != "pos" or by not in _UNSAID)
    rows = (
        {"word": one.word, "pos": one.pos, "count": one.count, **dict(zip(names, one.counts, strict=True)),
         "chi2": one.chi2, "v": one.v}
        for one in islice(counts.crossed(made, least=least), limit)
    )  # fmt: skip
    return Records(({name: row[name] for name in columns} for row in rows), columns)


def ngrams(
    store: Store,
    length: int,
    *,
    by: By = "surface",
    contains: str | None = None,
    least: int = 2,
    limit: int | None = None,
    scope: Scope | None = None,
    keep: Keep | None = None,
) -> Records:
    """Return sequences of words, the most frequent first; ``contains`` is a query.

    Raises:
        QueryError: the query cannot be read, or names nothing.
    """
    wanted = None if contains is None else finder(store, contains)
    listed = counts.ngrams(
        store, length, by=by, contains=wanted, least=least, limit=limit, scope=scope, keep=keep
    )  # fmt: skip
    places = addresses(store, [one.block for one in listed])
    rows = (
        {"rank": rank, "ngram": " ".join(one.words), "words": list(one.words), "count": one.count,
         "per_10000": one.per_10000, "range": one.range, "example": place}
        for rank, (one, place) in enumerate(zip(listed, places, strict=True), 1)
    )  # fmt: skip
    return Records(rows, _NGRAM)


def collocates(
    store: Store,
    query: str,
    *,
    by: By = "lemma",
    window: Window | None = None,
    measure: Measure = "log_dice",
    least: int = 2,
    limit: int | None = None,
    scope: Scope | None = None,
    keep: Keep | None = None,
) -> Records:
    """Return the words near what a query names, the strongest first; ``about`` counts it and what is near it.

    Raises:
        QueryError: the query cannot be read, or names nothing.
    """
    near = counts.collocates(
        store, finder(store, query), by=by, window=window, measure=measure, least=least, limit=limit, scope=scope,
        keep=keep,
    )  # fmt: skip
    places = addresses(store, [one.block for one in near.found])
    said = tuple(name for name in _NEAR if name != "pos" or by not in _UNSAID)
    columns = (*said, "expected", *_MEASURES, "positions", "example")
    rows = []
    for rank, (one, place) in enumerate(zip(near.found, places, strict=True), 1):
        row = {"rank": rank, **asdict(one), "positions": list(one.positions), "example": place}
        rows.append({name: row[name] for name in columns})
    about = {"nodes": near.nodes, "near": near.near, "size": near.size}
    return Records(rows, columns, brief=(*said, measure, "example"), about=about)


def window(sides: tuple[int, int] | None, *, given: bool, sentence: bool) -> Window:
    """Return where a word counts as near: so many words before and after it, or, of a sentence, all of it."""
    if not given and not sentence:
        return Window()
    return Window(None, None, sentence=True) if sides is None else Window(*sides, sentence=sentence)


def style(
    store: Store, *, over: Over = "doc", by: By = "lemma", scope: Scope | None = None, limit: int | None = None
) -> Records:
    """Return figures of style of each part."""
    found = counts.style(store, over=over, by=by, scope=scope)
    return Records((asdict(one) for one in islice(found, limit)), _STYLE)
