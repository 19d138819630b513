"""Rules as data: patterns with what reads their groups, tried where a text may hold them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar


class Ended(Protocol):
    """What a rule reads: it ends somewhere."""

    @property
    def end(self) -> int:
        """One past its last character."""


Read = TypeVar("Read", bound=Ended)
Rule = tuple[str, re.Pattern[str], Callable[[re.Match[str]], Read | None]]  # first characters, pattern, reading


def longest(rules: Iterable[Rule[Read]], text: str, start: int) -> Read | None:
    """Return the longest that the rules read from an offset on; of two as long the first."""
    best: Read | None = None
    for starts, pattern, build in rules:
        found = pattern.match(text, start) if text[start : start + 1] in starts else None
        said = build(found) if found is not None else None
        if said is not None and (best is None or said.end > best.end):
            best = said
    return best


def compiled(table: Iterable[tuple[str, str, Callable[[re.Match[str]], Read | None]]]) -> tuple[Rule[Read], ...]:
    """Compile a table of rules."""
    return tuple((starts, re.compile(pattern), build) for starts, pattern, build in table)
