"""References that lead nowhere, or to a section about something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from fumikura.addresses import key
from fumikura.chars import KANJI
from fumikura.citing import RULE
from fumikura.lint.findings import Finding, extract, extracted, finding, supplement
from fumikura.records import Block, Citation
from fumikura.structure.sections import sections, titles

if TYPE_CHECKING:
    from fumikura.analysis import Analysis

_SHEET = re.compile(
    "(?:別表|別紙|別添|別記|様式|(?:参考|添付|附属|付属)?資料|参考|添付|付録|図表|付表|図|表|注)(?P<n>第?.*)"
)
_SUBJECT = re.compile(f"[{KANJI}ァ-ヺー]{{4,}}")  # a shorter word is too common to tell a section by
_CLAUSE = 60
# what the cited section must hold: 第１－２の規定により年間資金計画を…
_SAYS = re.compile("の(?:該当)?規定(?:により|に則り|に基づき|に従い|に従って|に準じて?|によって)、?")
_LEFT = ("委任",)  # titles of what is left to others
_END = re.compile("。|その他|において")  # what comes behind is another thing


def lost(analysis: Analysis) -> Iterator[Finding]:
    """Yield references to sections that the document does not have."""
    for one, labels in gone(dict(enumerate(analysis.blocks)), analysis.citations):
        why = "there is no section {label} in this document"
        section = analysis.blocks[one.block].section
        yield finding(analysis, "lost-reference", (one.start, one.end), section, why, label=", ".join(labels))


def gone(blocks: Mapping[int, Block], citations: Iterable[Citation]) -> Iterator[tuple[Citation, list[str]]]:
    """Yield the references that lead nowhere, with the labels that the document does not have.

    Sheets and tables may stand in another file: they count only where the document has others of their kind. 附則 of
    laws that amended this one are printed in extract (抄), and what they cite may be left out.

    Args:
        blocks: of a document, by what its citations call them.
        citations: all of the document, in order.
    """
    found = list(sections(blocks.values()))
    labels = {section.path[-1] for section in found}
    articles = sum(key(section.label or "").kind == "条" for section in found)
    rule, abridged = articles >= RULE, extracted(blocks.values())
    foreign: set[int] = set()  # blocks that have cited another law: what follows may be of it
    for one in citations:
        section = blocks[one.block].section
        if one.kind != "internal":
            foreign.add(one.block)
            continue
        some = [label for label in one.missing if _certain(label, articles) and not _elsewhere(label, labels)]
        left = abridged and supplement((*section, *some))
        if some and not left and not (rule and one.block in foreign) and not extract(section, ""):
            yield one, some


def _certain(label: str, articles: int) -> bool:
    """Tell a label that says which section it means: in a rule one that begins with its article.

    Where there is no article at all, この規程第3条 is of a rule that the text tells of.
    """
    first, *rest = (key(part).kind for part in label.split("/"))
    if first == "title" or (first == "word" and rest):
        return False
    if first == "条" and not articles:
        return False
    return first in {"条", "word"} or articles < RULE or first not in {"項", "号"}


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
    known = titles(analysis.blocks)
    paths = {"/".join(path): path for path in reversed(known) if known[path]}
    beside: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for path in known:
        if known[path] and not known[path].endswith(_LEFT) and key(path[-1]).kind != "word":
            beside.setdefault(path[:-1], []).append(path)
    texts: dict[tuple[str, ...], list[str]] = {}
    for block in analysis.blocks:
        for depth in range(1, len(block.section) + 1):
            texts.setdefault(block.section[:depth], []).append(block.text)
    for one in analysis.citations:
        if one.kind == "internal" and one.form == "explicit" and not one.missing and len(one.targets) == 1:
            block = analysis.blocks[one.block]
            path = paths.get(one.targets[0], ())
            said = _said(block, one) if path else []
            words = "".join(texts.get(path, [])) + known[path] if said else ""
            told = [subject for subject in said if subject not in words]
            some = beside.get(path[:-1], []) if told else []
            better = next(((subject, other) for other in some for subject in told if subject in known[other]), None)
            if better is not None:
                subject, other = better
                why = "{target} is '{title}' and never speaks of {subject}; {other} '{heading}' does"
                yield finding(
                    analysis, "other-subject", (one.start, one.end), block.section, why,
                    target="/".join(path), title=known[path], subject=subject, other="/".join(other),
                    heading=known[other],
                )  # fmt: skip


def _said(block: Block, one: Citation) -> list[str]:
    """Return what a sentence says that the provision holds: the compounds behind 第１－２の該当規定により."""
    start = block.map.target_of(one.end - 1)
    if start is None:
        return []
    start += 1
    behind = _END.split(block.text[start : start + _CLAUSE])[0]
    told = _SAYS.match(behind)
    subject = _SUBJECT.match(behind, told.end()) if told is not None else None
    return [subject[0]] if subject is not None else []
