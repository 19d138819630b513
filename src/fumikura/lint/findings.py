"""What a rule found: where, which words, and why."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from fumikura.records import Block

if TYPE_CHECKING:
    from fumikura.analysis import Analysis

_EXTRACT = re.compile(r"\s*附\s*則.*抄\s*$")


class Finding(NamedTuple):
    """Something to look at.

    Attributes:
        rule: its name, ``lost-reference`` …
        start, end: in the source.
        line: 1-based, where it begins.
        text: what stands there, on one line.
        why: a message with places for ``values``.
        values: what the message names.
        section: path that it stands in.
    """

    rule: str
    start: int
    end: int
    line: int
    text: str
    why: str
    values: dict[str, str]
    section: tuple[str, ...]


def rule_of(section: tuple[str, ...]) -> tuple[str, ...]:
    """Return which rule a section is of: the 附則 of a law that amended another are a rule of their own."""
    return section[:1] if section and section[0].startswith("附則") else ()


def extract(section: tuple[str, ...], title: str) -> bool:
    """Tell 附則 that are printed in extract (抄), as those of laws that amended this one are."""
    return bool(section) and section[0].startswith("附則") and ("(" in section[0] or "抄" in title)


def extracted(blocks: Iterable[Block]) -> bool:
    """Tell a document that prints 附則 in extract: 附　則　抄."""
    return any(_EXTRACT.match(block.text) for block in blocks)


def supplement(labels: Iterable[str]) -> bool:
    """Tell labels of which one is a 附則."""
    return any("".join(label.split()).startswith("附則") for label in labels)


def finding(
    analysis: Analysis, rule: str, span: tuple[int, int], section: tuple[str, ...], why: str, **values: str
) -> Finding:
    """Make a finding of a stretch of the source."""
    content = analysis.source.content
    breaks = _breaks(content)
    text = "".join(content[span[0] : span[1]].split())
    return Finding(rule, *span, bisect_right(breaks, span[0]) + 1, text, why, values, section)


@lru_cache(maxsize=1)  # the findings of one document, one after the other
def _breaks(content: str) -> list[int]:
    return list(accumulate(map(len, content.splitlines(keepends=True))))
