"""Questions that are query lines."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from fumikura.answers import given
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Words
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records


def search(
    corpus: Opened,
    query: str,
    *,
    limit: int = 10,
    strict: bool = False,
    section: str | None = None,
    exact: bool = False,
    synonyms: bool = False,
    budget: int = 50_000,
) -> Records:
    """Search passages, best first; ``about["total"]`` says how many have every word.

    Raises:
        QueryError: the query cannot be read; it knows at which character.
    """
    from fumikura.answers import queries
    from fumikura.query import search as find

    for number in (limit, budget):
        given.at_most(number)
    found = find(
        corpus.indexed, query, limit=limit, strict=strict, section=section, exact=exact, widely=synonyms,
        budget=budget,
    )  # fmt: skip
    return queries.hits(found)


def kwic(
    corpus: Opened,
    query: str,
    *,
    window: Words = 10,
    section: str | None = None,
    exact: bool = False,
    synonyms: bool = False,
    sort: str = "",
    group: str = "",
    facet: str = "",
    thin: int = 1,
    sample: int | None = None,
    seed: int = 0,
    context: int = 0,
    limit: int | None = None,
) -> Records:
    """Return every occurrence in context, or with ``group`` or ``facet`` how many lines have which values.

    Args:
        corpus: the open corpus.
        query: the query.
        window: words before and after the key (8, ``(3, 5)``), or ``"sentence"``.
        section: the address or title that passages must stand under.
        exact: words as they are written only.
        synonyms: words of about the same meaning, too.
        sort: keys, as R1.lemma,L1.
        group: keys whose values are counted together.
        facet: keys whose values are counted each.
        thin: every so-manieth line only.
        sample: lines drawn at random.
        seed: of the sample.
        context: passages before and behind each line.
        limit: lines at most.

    Raises:
        QueryError: the query cannot be read.
        WrongValueError: the window or a key cannot be read.
    """
    from fumikura.answers import queries
    from fumikura.query import Window
    from fumikura.query import kwic as find

    if group and facet:
        msg = "group and facet cannot be combined"
        raise WrongValueError(msg)
    for number in (thin, sample, limit):
        given.at_most(number)
    given.at_most(context, 0)
    sides, order, counted = given.window(window), given.keys(sort), given.keys(group or facet)
    store = corpus.indexed
    lines = find(
        store, query, window=Window(*sides) if sides else Window(sentence=True), section=section,
        keys=counted or order, exact=exact, widely=synonyms,
    )  # fmt: skip
    lines = queries.drawn(lines, thin=thin, sample=sample, seed=seed)
    if counted:
        return (queries.by_each(lines, counted) if facet else queries.groups(lines, counted))[:limit]
    return queries.lines(store, islice(queries.sorted_by(lines, order), limit), context)
