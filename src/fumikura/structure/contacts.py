"""A text in, its lines of names, addresses and telephone numbers out: they belong to no paragraph."""

from __future__ import annotations

import re

from fumikura.records import Text

_EVIDENCE = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|〒\s?\d|\b(?:tel|fax|e-?mail)\b|(?:電話|ＴＥＬ|ＦＡＸ)(?:番号)?\s?[:：(（0-9０-９]",
    re.IGNORECASE,
)
_LONG = 80  # a longer line is text


def contacts(text: Text) -> frozenset[int]:
    """Find the runs of lines without a sentence that hold an address, by the places of their units."""
    found: set[int] = set()
    run: list[int] = []
    for at, unit in enumerate(text.units):
        body = text.text[unit.start : unit.end]
        if unit.kind in {"body", "table"} and unit.mark is None and "。" not in body and len(body) <= _LONG:
            run.append(at)
            continue
        if unit.kind == "note":
            continue
        found.update(_addressed(text, run))
        run = []
    found.update(_addressed(text, run))
    return frozenset(found)


def _addressed(text: Text, run: list[int]) -> list[int]:
    units = text.units
    return run if any(_EVIDENCE.search(text.text, units[at].start, units[at].end) for at in run) else []
