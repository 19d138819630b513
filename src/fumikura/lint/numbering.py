"""Numbers of sections and items that leave one out, or come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from fumikura.addresses import key, value
from fumikura.lint.findings import Finding, extract, finding
from fumikura.structure.sections import Section, sections

if TYPE_CHECKING:
    from fumikura.analysis import Analysis

_RUN = 3  # members that show a sequence
_N = "[0-9０-９一二三四五六七八九十百千〇]+"
_DELETED = re.compile(
    f"第(?P<first>{_N})[条項号](?:の{_N})?(?P<range>から|乃至|及び|、)第(?P<last>{_N})[条項号](?:の{_N})?(?:まで)?\\s*削\\s*除"
)
_LEAP = 3  # numbers that may be left out; more is another sequence


def gaps(analysis: Analysis) -> Iterator[Finding]:
    """Yield sections whose number does not follow the one before it, of the same style below the same section."""
    titles: dict[tuple[str, ...], str] = {}
    lines: dict[tuple[tuple[str, ...], str], list[tuple[int, Section]]] = {}
    for section in sections(analysis.blocks):
        titles.setdefault(section.path, section.title + section.text)
        step = key(section.label or "")
        number = step.value.split("の")[0]
        if section.label is None or section.kind == "inline" or not number.isdecimal():
            continue
        above = () if step.kind == "条" else section.path[:-1]
        lines.setdefault((above, step.kind), []).append((int(number), section))
    gone = _deleted(analysis)
    for members in lines.values():
        if len(members) < _RUN or members[0][0] != 1:
            continue
        for (before, first), (then, section) in pairwise(members):
            left = [n for n in range(before + 1, then) if n not in gone]
            if left and then <= before + 1 + _LEAP and not extract(section.path, titles.get(section.path[:1], "")):
                missing = ", ".join(map(str, left))
                why = "{missing} is missing between {before} and {label}"
                yield finding(
                    analysis, "numbering-gap", (section.start, section.end), section.path, why, missing=missing,
                    before="/".join(first.path), label="/".join(section.path),
                )  # fmt: skip


def _deleted(analysis: Analysis) -> set[int]:
    """Return the numbers of articles that stand together as deleted: 第百二十一条及び第百二十二条　削除."""
    found: set[int] = set()
    for block in analysis.blocks:
        said = _DELETED.fullmatch(block.text.strip())
        if said is not None:
            first, last = (int(value(said[name])) for name in ("first", "last"))
            found.update(range(first, last + 1) if said["range"] in {"から", "乃至"} else (first, last))
    return found
