"""An analysed document in, what a careful editor would query in it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fumikura.analysis import Analysis
from fumikura.lint import numbering, references, terms
from fumikura.lint.findings import Finding

RULES: dict[str, Callable[[Analysis], Iterator[Finding]]] = {
    "lost-reference": references.lost,
    "other-subject": references.other_subject,
    "undefined-term": terms.undefined,
    "unused-term": terms.unused,
    "defined-twice": terms.twice,
    "numbering-gap": numbering.gaps,
}

__all__ = ["RULES", "Finding", "lint"]


def lint(analysis: Analysis, rules: frozenset[str] = frozenset(RULES)) -> list[Finding]:
    """Return the findings of a document whose citations are resolved, in the order of the text."""
    found = [one for name in RULES if name in rules for one in RULES[name](analysis)]
    return sorted(found, key=lambda one: (one.start, one.rule))
