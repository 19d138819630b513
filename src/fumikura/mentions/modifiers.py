"""What stands beside a time or a number in, the TIMEX3 modifier that it is out: 約, 以上, まで."""

from __future__ import annotations

import re

from fumikura import tables

_OF_AMOUNTS = {"ON_OR_BEFORE": "EQUAL_OR_LESS", "ON_OR_AFTER": "EQUAL_OR_MORE"}  # 10年まで, 100弾頭まで
_LONGEST = 6  # characters of a modifier


def of_date(text: str, start: int, end: int, *, ranged: bool) -> str | None:
    """Return the modifier of a date in a narrow text; まで behind a range only closes it."""
    found = _beside(text, start, end)
    return None if found in _OF_AMOUNTS.values() or (ranged and found == "ON_OR_BEFORE") else found


def of_amount(text: str, start: int, end: int) -> str | None:
    """Return the modifier of a length of time or a number in a narrow text."""
    found = _beside(text, start, end)
    return None if found is None else _OF_AMOUNTS.get(found, found)


def _beside(text: str, start: int, end: int) -> str | None:
    """Return what the words beside a stretch say; those behind it come first."""
    after, mods = _words("after")
    found = after.match(text, end)
    if found is None:
        before, mods = _words("before")
        found = before.search(text, max(0, start - _LONGEST), start)
    return None if found is None else mods[found[0]]


@tables.cached
def _words(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    mods = {row["word"]: row["mod"] for row in tables.read("modifiers") if row["side"] == side}
    words = "|".join(sorted(map(re.escape, mods), key=lambda word: (-len(word), word)))
    return re.compile(words if side == "after" else f"(?:{words})$"), mods
