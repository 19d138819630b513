"""References that lead nowhere, or to a section about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from fumikura.analysis import Analysis
from fumikura.chars import KANJI
from fumikura.lint.findings import Finding, finding
from fumikura.records import Block, Citation
from fumikura.structure.sections import sections

_SHEET = re.compile(
    "(?:別表|別紙|別添|別記|様式|(?:参考|添付|附属|付属)?資料|参考|添付|付録|図表|付表|図|表|注)(?P<n>第?.*)"
)
_SUBJECT = re.compile(f"[{KANJI}ァ-ヺー]{{4,}}")  # a shorter word is too common to tell a section by
_CLAUSE = 60
_END = re.compile("。|その他|において")  # what comes behind is another thing
_SAYS = re.compile("の該当?規定|に(?:定める|規定する|掲げる)|の規定")


def lost(analysis: Analysis) -> Iterator[Finding]:
    """Yield references to sections that the document does not have.

    Sheets and tables may stand in another file: they count only where the document has others of their kind.
    """
    labels = {section.path[-1] for section in sections(analysis.blocks)}
    for one in analysis.citations:
        gone = [label for label in one.missing if not _elsewhere(label, labels)]
        if one.kind == "internal" and gone:
            section = analysis.blocks[one.block].section
            why = "there is no section {label} in this document"
            yield finding(analysis, "lost-reference", (one.start, one.end), section, why, label=", ".join(gone))


def _elsewhere(label: str, labels: set[str]) -> bool:
    sheet = _SHEET.fullmatch(label.split("/", maxsplit=1)[0])
    if sheet is None:
        return False
    if "/" in label:
        return True  # the rows of a table are no sections
    kind = label[: sheet.start("n")]
    return not any(other.startswith(kind) for other in labels)


def other_subject(analysis: Analysis) -> Iterator[Finding]:
    """Yield references to a section that never speaks of what the sentence says, where another's heading does.

    第１－２の該当規定により年間資金計画を変更する: 第１－２ is about who is responsible, 第１－３ about the plan.
    """
    titles: dict[tuple[str, ...], str] = {}
    for section in sections(analysis.blocks):
        titles.setdefault(section.path, section.title)
    words: dict[tuple[str, ...], str] = {}
    for block in analysis.blocks:
        for depth in range(1, len(block.section) + 1):
            words[block.section[:depth]] = words.get(block.section[:depth], "") + block.text
    for one in analysis.citations:
        if one.kind == "internal" and one.form == "explicit" and not one.missing and len(one.targets) == 1:
            block = analysis.blocks[one.block]
            path = _path(one.targets[0], titles)
            better = _better(_said(block, one), path, titles, words) if path else None
            if better is not None:
                subject, other = better
                why = "{target} is '{title}' and never speaks of {subject}; {other} '{heading}' does"
                yield finding(
                    analysis, "other-subject", (one.start, one.end), block.section, why,
                    target="/".join(path), title=titles[path], subject=subject, other="/".join(other),
                    heading=titles[other],
                )  # fmt: skip


def _path(target: str, titles: dict[tuple[str, ...], str]) -> tuple[str, ...]:
    return next((path for path in titles if titles[path] and "/".join(path) == target), ())


def _said(block: Block, one: Citation) -> list[str]:
    """Return what a sentence says that the provision holds: the compounds behind 第１－２の該当規定により."""
    start = next((at for at in range(len(block.text)) if (block.map.source_of(at) or 0) >= one.end), len(block.text))
    behind = _END.split(block.text[start : start + _CLAUSE])[0]
    told = _SAYS.match(behind)
    return _SUBJECT.findall(behind[told.end() :]) if told is not None else []


def _better(
    said: list[str], path: tuple[str, ...], titles: dict[tuple[str, ...], str], words: dict[tuple[str, ...], str]
) -> tuple[str, tuple[str, ...]] | None:
    """Find a section beside the one that is cited whose heading names what it never does."""
    beside = [other for other in titles if other[:-1] == path[:-1] and other != path and titles[other]]
    for subject, other in chain.from_iterable(((subject, other) for other in beside) for subject in said):
        if subject in titles[other] and subject not in words.get(path, "") and subject not in titles[path]:
            return subject, other
    return None
