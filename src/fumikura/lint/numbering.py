"""Numbers of sections and items that leave one out, or come twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fumikura.addresses import key
from fumikura.analysis import Analysis
from fumikura.lint.findings import Finding, finding
from fumikura.structure.sections import Section, sections

_RUN = 3  # members that show a sequence
_LEAP = 3  # numbers that may be left out; more is another sequence


def gaps(analysis: Analysis) -> Iterator[Finding]:
    """Yield sections whose number does not follow the one before it, of the same style below the same section."""
    lines: dict[tuple[tuple[str, ...], str], list[tuple[int, Section]]] = {}
    for section in sections(analysis.blocks):
        step = key(section.label or "")
        number = step.value.split("の")[0]
        if section.label is None or section.kind == "inline" or not number.isdecimal():
            continue
        above = () if step.kind == "条" else section.path[:-1]
        lines.setdefault((above, step.kind), []).append((int(number), section))
    for members in lines.values():
        if len(members) < _RUN or members[0][0] != 1:
            continue
        for (before, first), (then, section) in pairwise(members):
            if before + 1 < then <= before + 1 + _LEAP:
                missing = ", ".join(str(n) for n in range(before + 1, then))
                why = "{missing} is missing between {before} and {label}"
                yield finding(
                    analysis, "numbering-gap", (section.start, section.end), section.path, why, missing=missing,
                    before="/".join(first.path), label="/".join(section.path),
                )  # fmt: skip
