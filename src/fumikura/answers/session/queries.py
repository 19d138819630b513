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
    """Search passages, best first.

    ``about`` says how many passages have every word (``total``), and how many were not looked at any more because the
    budget was spent (``left``).

    Raises:
        QueryError: the query cannot be read; it knows at which character.
    """
    from fumikura.answers import queries
    from fumikura.query import search as find

    for number in (limit, budget):
        given.at_most(number)
    found = find(
        corpus.indexed, given.line(query), limit=limit, strict=strict, section=section, exact=exact, widely=synonyms,
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
    budget: int | None = None,
    limit: int | None = None,
) -> Records:
    """Return every occurrence in context, or with ``group`` or ``facet`` how many lines have which values.

    ``about`` says how many passages were not looked at any more because the budget was spent (``left``), and whether
    there are lines beyond the limit (``more``).

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
        budget: passages looked at, at most, where the index alone cannot answer; all without.
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
    for number in (thin, sample, limit, budget):
        given.at_most(number)
    given.at_most(context, 0)
    sides, order, counted = given.window(window), given.keys(sort), given.keys(group or facet)
    store, left = corpus.indexed, list[int]()
    lines = find(
        store, given.line(query), window=Window(*sides) if sides else Window(sentence=True), section=section,
        keys=counted or order, exact=exact, widely=synonyms, budget=budget, on_left=left.append,
    )  # fmt: skip
    lines = queries.drawn(lines, thin=thin, sample=sample, seed=seed)
    if counted:
        found = queries.by_each(lines, counted) if facet else queries.groups(lines, counted)
        more = limit is not None and len(found) > limit
    else:
        lines = queries.sorted_by(lines, order)
        found = queries.lines(store, islice(lines, limit), context)
        more = next(lines, None) is not None
    found.about |= {"left": sum(left), "more": more}
    return found[:limit]


def explain(
    corpus: Opened, query: str, *, section: str | None = None, exact: bool = False, synonyms: bool = False
) -> Records:
    """Show how a query is read, by ``search`` and ``kwic`` with these options."""
    from fumikura.answers import queries

    return queries.explained(corpus.indexed, given.line(query), section=section, exact=exact, synonyms=synonyms)


def related(corpus: Opened, query: str, *, limit: int = 20) -> Records:
    """Show what goes with a word: its other spellings and names, words of its meaning, words of the same passages."""
    from fumikura.answers import queries

    given.at_most(limit)
    return queries.related(corpus.indexed, given.line(query), limit=limit)
