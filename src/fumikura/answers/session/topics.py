"""What texts are about, and what is like a passage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fumikura.answers import given
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.opened import Opened, Place
    from fumikura.answers.records import Records
    from fumikura.store import Docs

Method = Literal["nmf", "lda", "kmeans", "hdbscan", "agglomerative"]
Unit = Literal["passage", "section"]
By = Literal["document", "section", "year", "month", "speaker"]
_MOST, _SEEDS = 200, 2**31 - 1


def topics(
    corpus: Opened,
    *,
    k: int | None = None,
    unit: Unit = "passage",
    method: Method = "nmf",
    by: By | None = None,
    choice: bool = False,
    seed: int = 0,
    names: bool = True,
    doc: Docs = None,
    limit: int | None = None,
) -> Records:
    """Find what the passages of the corpus are about; the topics are kept in its folder.

    Args:
        corpus: the open corpus.
        k: number of topics; chosen by quality without.
        unit: what is put together: passages, or sections under one heading.
        method: how; hdbscan finds the number itself and leaves what is alone aside.
        by: how much of each of these has which topic, instead of the topics themselves.
        choice: the numbers of topics that were compared, instead.
        seed: of what is drawn by chance.
        names: count proper nouns among the words.
        doc: only these documents.
        limit: records at most.

    Raises:
        MissingExtraError: scikit-learn is not installed.
        TooLittleTextError: no passage has words enough.
    """
    from fumikura.answers import topics as answers
    from fumikura.answers.places import known
    from fumikura.store import spelled
    from fumikura.topics import Settings
    from fumikura.topics import topics as find

    if by is not None and choice:
        msg = "by and choice cannot be combined"
        raise WrongValueError(msg)
    given.one(unit, answers.KINDS)
    given.one(method, answers.METHODS)
    if k is not None:
        given.between(k, 1, _MOST)
    known(corpus.store, doc)
    settings = Settings(method, unit, k, given.between(seed, 0, _SEEDS), names, spelled(doc))
    most = given.at_most(limit)
    if by is not None:
        given.one(by, answers.BY)
    found = find(corpus.store, settings)
    if choice:
        told = answers.choices(found.model, limit=most)
    elif by is not None:
        told = answers.shares(found.model, by, limit=most)
    else:
        told = answers.topics(found.model, limit=most)
    told.about |= answers.made(found)
    return told


def topic(corpus: Opened, number: int, *, limit: int | None = 5) -> Records:
    """Show the most typical passages of a topic of those made last; ``about`` has its label and words.

    Raises:
        WrongValueError: there is no topic of that number.
    """
    from fumikura.answers import topics as answers
    from fumikura.topics import topics as find

    most = given.at_most(limit)
    model = find(corpus.store).model
    wanted = model.topic(number)
    if wanted is None:
        there = ", ".join(str(one.number) for one in sorted(model.topics, key=lambda one: one.number))
        msg = f"there is no topic {number}; there are {there}"
        raise WrongValueError(msg)
    told = answers.typical(corpus.store, model, wanted, limit=most)
    told.about |= {"label": answers.label(model, number), "words": [word for word, _ in wanted.words]}
    return told


def topics_in(corpus: Opened, path: Place, *, encoding: str | None = None, limit: int | None = None) -> Records:
    """Read another text, a file or folder, by the topics of the corpus made last, which stay as they are."""
    from fumikura.answers import sources
    from fumikura.answers import topics as answers
    from fumikura.topics import topics as find

    most, texts = given.at_most(limit), [*sources.files([Path(path)], encoding=encoding)]
    return answers.assigned(find(corpus.store).model, texts, limit=most)


def similar(
    corpus: Opened,
    address: str,
    *,
    unit: Unit = "passage",
    others: bool = False,
    doc: Docs = None,
    limit: int = 10,
) -> Records:
    """Find the passages most like a document, one section of it (DOC:資料③/1) or one line (DOC:L177).

    Args:
        corpus: the open corpus.
        address: of what is asked about.
        unit: what is compared: passages, or sections under one heading.
        others: only in other documents.
        doc: only in these documents.
        limit: passages at most.

    Raises:
        MissingExtraError: scikit-learn is not installed.
        TooLittleTextError: no passage has words enough.
    """
    from fumikura.answers import topics as answers
    from fumikura.answers.places import known

    given.one(unit, answers.KINDS)
    given.at_most(limit)
    known(corpus.store, doc)
    return answers.similar(corpus.store, address, unit=unit, others=others, doc=doc, limit=limit)
