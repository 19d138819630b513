"""Short names that a document gives: defined twice, never used, or used without being given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fumikura import tables
from fumikura.chars import narrow
from fumikura.citing import Reference
from fumikura.lint.findings import Finding, extract, finding, rule_of
from fumikura.mentions import acts, citations
from fumikura.records import Block

if TYPE_CHECKING:
    from fumikura.analysis import Analysis

_PARTY = re.compile("(?<![一-龥ァ-ヺー])(?P<party>[甲乙丙丁])(?=[はがをにの及、])")
_SAID = 24  # characters before a definition that tell what it is of
_WITHIN = re.compile("において|(?:この|本)[条項号節章]")
# 甲（売主）, 売主（甲）, 「甲」, 甲：, （以下甲という。）
_GIVEN = "以下[^。]{{0,12}}{0}|[「『]{0}[」』]|[(（]{0}[)）]|{0}[(（:：]"


def _definitions(analysis: Analysis) -> Iterator[tuple[Block, Reference]]:
    for block in analysis.blocks:
        if not extract(block.section, ""):
            for one in acts.definitions(narrow(block.text)):
                yield block, one


def _uses(analysis: Analysis, term: str) -> int:
    """Count a term in the text, spaces and line ends passed over."""
    return sum("".join(narrow(block.text).split()).count(term) for block in analysis.blocks)


def unused(analysis: Analysis) -> Iterator[Finding]:
    """Yield terms that are defined (以下「委員会」という。) and never used."""
    for block, one in _definitions(analysis):
        named = narrow(block.text)[max(0, one.start - _SAID) : one.end].count(one.short)
        if _uses(analysis, one.short) <= named:
            span = block.map.span(one.start, one.end)
            why = "'{term}' is defined here and never used"
            yield finding(analysis, "unused-term", (span.start, span.end), block.section, why, term=one.short)


def twice(analysis: Analysis) -> Iterator[Finding]:
    """Yield terms that one document gives to two things; 以下この条において gives one for a while only."""
    seen: dict[tuple[int | str, ...], tuple[str, Block]] = {}
    for block, one in _definitions(analysis):
        said = one.law or "".join(block.text[max(0, one.start - _SAID) : one.start].split())[-_SAID // 2 :]
        if _WITHIN.search(block.text, max(0, one.start - _SAID), one.start) is not None:
            continue
        first = seen.setdefault((block.part, *rule_of(block.section), one.short), (said, block))
        if first[1] is not block and said != first[0]:
            span = block.map.span(one.start, one.end)
            why = "'{term}' is defined already in line {line}"
            yield finding(
                analysis, "defined-twice", (span.start, span.end), block.section, why, term=one.short,
                line=str(first[1].line),
            )  # fmt: skip


def undefined(analysis: Analysis) -> Iterator[Finding]:
    """Yield short names of laws and parties that the text uses and never gives: 法第3条, 甲は."""
    whole = narrow("".join("".join(block.text.split()) for block in analysis.blocks))
    given = {one.short for _, one in _definitions(analysis)}
    generic = tables.column("acts", "word", kind="short")
    told: set[str] = set()
    for block in analysis.blocks:
        if extract(block.section, ""):
            continue
        for one in citations.find(block.text):
            if (
                one.kind == "provision"
                and one.law in generic
                and one.law not in given | told
                and not _known(analysis, one.law)
            ):
                told.add(one.law)
                span = block.map.span(one.start, one.end)
                why = "'{term}' is not said to be any law here (以下「{term}」という。)"
                yield finding(analysis, "undefined-term", (span.start, span.end), block.section, why, term=one.law)
        for found in _PARTY.finditer(block.text):
            party = found["party"]
            if party not in given | told and not re.search(_GIVEN.format(party), whole):
                told.add(party)
                span = block.map.span(found.start(), found.end())
                why = "'{term}' is not said to be anybody here (以下「{term}」という。)"
                yield finding(analysis, "undefined-term", (span.start, span.end), block.section, why, term=party)


def _known(analysis: Analysis, law: str) -> bool:
    """Tell a short name that the title of the document gives a meaning: 法 in 種苗法施行規則."""
    resolved = {one.law for one in analysis.citations if one.text.startswith(law)}
    return bool(resolved - {law})
