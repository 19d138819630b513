"""An analysed document in, what a careful editor would query in it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from fumikura.lint import numbering, references, terms
from fumikura.lint.findings import Finding, extracted, supplement
from fumikura.lint.references import gone

if TYPE_CHECKING:
    from fumikura.analysis import Analysis

RULES: dict[str, Callable[[Analysis], Iterator[Finding]]] = {
    "lost-reference": references.lost,
    "other-subject": references.other_subject,
    "undefined-term": terms.undefined,
    "unused-term": terms.unused,
    "defined-twice": terms.twice,
    "numbering-gap": numbering.gaps,
}

__all__ = ["RULES", "Finding", "gone", "lint"]


def lint(analysis: Analysis, rules: frozenset[str] = frozenset(RULES)) -> list[Finding]:
    """Return the findings of a document whose citations are resolved, in the order of the text."""
    found = [one for name in RULES if name in rules for one in RULES[name](analysis)]
    if extracted(analysis.blocks):  # what is left out there was there
        found = [one for one in found if not supplement((*one.section, one.values.get("label", "")))]
    return sorted(found, key=lambda one: (one.start, one.rule))
