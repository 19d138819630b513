"""Supplementary provisions in, the act out that they belong to: 附則(平成…年法律第…号) of one that amended the law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from fumikura.citing import Reference

_AMENDED = re.compile("(?:[^、。()]{0,8})の改正規定")
_VERSION = re.compile("改正[前後]の$|[新旧]$")
_SUPPLEMENT = re.compile(r"\s*附\s*則")


def heading(text: str, section: Sequence[str], references: Iterable[Reference], before: str) -> str:
    """Return the number of the act whose supplementary provisions a block is in, "" for the document's own.

    Args:
        text: of the block, narrow.
        section: path that it stands in.
        references: of the block.
        before: what was true of the block before it.
    """
    if not section or not any(label[:1] == "附" and "".join(label.split()).startswith("附則") for label in section[:2]):
        return ""
    if not _SUPPLEMENT.match(text):
        return before
    return next((one.short for one in references if one.kind == "number"), "")


def whose(text: str, start: int, end: int) -> Literal["act", "amended", "own"]:
    """Tell whose an article without a law is in supplementary provisions of an act that amends.

    第三条の規定 is the act's own; 第七条の改正規定 of the law that it amends there; 改正後の第七条 of this document.
    """
    if _AMENDED.match(text, end):
        return "amended"
    return "own" if _VERSION.search(text, max(0, start - 5), start) else "act"
