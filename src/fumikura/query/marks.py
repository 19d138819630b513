"""A passage and what a query asked in, the spans to mark out: by our own tokens and offsets, never the engine's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from fumikura.query.plan import Plan
from fumikura.tokens.columns import Columns
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import Form, Forms, Term, sought


def mark(
    text: str,
    columns: Columns,
    forms: Forms,
    plan: Plan,
    *,
    parts: bool = False,
    more: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, int], ...]:
    """Return the spans of ``text`` that answer the query, sorted, joined where they touch.

    Args:
        text: the passage.
        columns: its tokens.
        forms: the forms of their vocabulary.
        plan: what the query asks.
        parts: mark the parts of a word that MeCab cuts also where they do not stand together.
        more: spans that were found otherwise.
    """
    spans = columns.spans
    found = [*more] + [
        _closed(text, spans[first][0], spans[last - 1][1]) for first, last in _tokens(columns, forms, plan, parts=parts)
    ]
    for units in plan.phrases:
        found += exact(text, units)
    return tuple(_join(found))


def _tokens(columns: Columns, forms: Forms, plan: Plan, *, parts: bool) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` of the tokens of each word found."""
    if not (plan.keys.keys or plan.runs or plan.nears or plan.prefixes):
        return
    yield from forms.where(
        columns,
        lambda form: plan.keys.meets(form) or (bool(plan.prefixes) and form.key.startswith(plan.prefixes)),
    )
    if plan.keys.keys:
        clips = forms.clipped(columns, forms.code(columns))
        yield from ((first, last) for short, first, last in clips if short in plan.keys.keys)
    if not (plan.runs or plan.nears):
        return
    terms = forms.terms(columns)
    keys = [term.form.key for term in terms]
    for run in plan.runs:
        places = _spelled(terms, run)
        yield from _of_terms(terms, places)
        if parts and not places:
            content = [form for form in run if form.role == "content"] or run
            single = sought(*content)
            yield from ((term.first, term.last) for term in terms if single.meets(term.form))
    for distance, words in plan.nears:
        yield from _of_terms(terms, _near(keys, words, distance))


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take a closing bracket along with its opening one: 第２－１－（３）."""
    inside = text[start:end]
    half = text[end : end + 1] in {")", "）"} and sum(map(inside.count, "(（")) > sum(map(inside.count, ")）"))
    return start, end + half


def _of_terms(terms: Sequence[Term], places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((terms[first].first, terms[last - 1].last) for first, last in places)


def _places(keys: Sequence[str], run: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the keys of a run stand side by side."""
    size = len(run)
    starts = [at for at, key in enumerate(keys) if key == run[0]]
    return [(at, at + size) for at in starts if list(keys[at : at + size]) == list(run)]


def _spelled(terms: Sequence[Term], run: Sequence[Form]) -> list[tuple[int, int]]:
    """Return where the words of a run stand side by side, in any spelling."""
    wanted = [sought(form) for form in run]
    size = len(run)
    starts = [at for at, term in enumerate(terms[: max(0, len(terms) - size + 1)]) if wanted[0].meets(term.form)]
    return [
        (at, at + size)
        for at in starts
        if all(one.meets(terms[at + place].form) for place, one in enumerate(wanted[1:], 1))
    ]


def _near(keys: Sequence[str], words: Sequence[Sequence[str]], distance: int) -> set[tuple[int, int]]:
    """Return where the words stand in any order, each at most ``distance`` terms behind the one before."""
    places = [_places(keys, word) for word in words if word]
    found: set[tuple[int, int]] = set()
    for order in permutations(places):
        chains: list[tuple[tuple[int, int], ...]] = [(place,) for place in order[0]]
        for following in order[1:]:
            chains = [(*chain, place) for chain in chains for place in _within(following, chain[-1][1], distance)]
        found.update(place for chain in chains for place in chain)
    return found


def _within(places: Sequence[tuple[int, int]], end: int, distance: int) -> Sequence[tuple[int, int]]:
    """Return those of the sorted places that begin at most so far behind an end."""
    return places[bisect_left(places, (end, 0)) : bisect_left(places, (end + distance + 1, 0))]


def exact(text: str, units: Sequence[str]) -> list[tuple[int, int]]:
    """Find an exact phrase: its units in order, white space and punctuation between them passed over."""
    folded, origin = fold(text)
    folded = folded.casefold() if len(folded.casefold()) == len(folded) else folded.lower()
    edge = "[a-z0-9\u00df-\u024f\u1e00-\u1eff]"
    before = f"(?<!{edge})" if re.match(edge, units[0]) else ""
    after = f"(?!{edge})" if re.match(edge, units[-1]) else ""
    pattern = before + r"[\W_]*".join(map(re.escape, units)) + after
    spans = [match.span() for match in re.finditer(pattern, folded)]
    return spans if origin is None else [(origin[start], origin[end]) for start, end in spans]


def whole(text: str, columns: Columns, units: Sequence[str]) -> list[tuple[int, int]]:
    """Find an exact phrase that begins and ends where words do."""
    starts, ends = ({*edge} for edge in zip(*columns.spans, strict=True)) if columns.spans else (set(), set())
    return [(start, end) for start, end in exact(text, units) if start in starts and end in ends]


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
