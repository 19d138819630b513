"""A passage and what a query asked in, the spans to mark out: by our own tokens and offsets, never the engine's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fumikura.query.plan import Plan
from fumikura.tokens.columns import Columns
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import Forms


def mark(text: str, columns: Columns, forms: Forms, plan: Plan) -> tuple[tuple[int, int], ...]:
    """Return the spans of ``text`` that answer the query, sorted, joined where they touch."""
    spans = columns.spans
    found: list[tuple[int, int]] = []
    if plan.keys or plan.prefixes:
        for term in forms.terms(columns):
            keys = (term.form.key, *term.form.others)
            if not plan.keys.isdisjoint(keys) or (plan.prefixes and term.form.key.startswith(plan.prefixes)):
                found.append((spans[term.first][0], spans[term.last - 1][1]))
    for units in plan.phrases:
        found += exact(text, units)
    return tuple(_join(found))


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


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
