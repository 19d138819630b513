"""An analysed document in, what a careful editor would query in it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from fumikura.analysis import Analysis
from fumikura.lint import numbering, references, terms
from fumikura.lint.findings import Finding

_EXTRACT = re.compile(r"\s*附\s*則.*抄\s*$")
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
    if any(_EXTRACT.match(block.text) for block in analysis.blocks):  # what is left out there was there
        found = [one for one in found if not _supplement((*one.section, one.values.get("label", "")))]
    return sorted(found, key=lambda one: (one.start, one.rule))


def _supplement(labels: Iterable[str]) -> bool:
    return any("".join(label.split()).startswith("附則") for label in labels)
