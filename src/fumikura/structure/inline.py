"""A paragraph in, the enumerations inside its sentences out: 次の3点、(1)…、(2)…及び(3)….

An enumeration starts at its first number, goes on without a gap, and has two members at least. A
number with a particle behind it, or behind 条 and 項, is a reference and no member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fumikura import marks
from fumikura.records import Mark

_STYLES = frozenset({"(1)", "1)", "①", "(ⅰ)", "ⅰ)", "(ア)", "(a)", "(一)"})
# one class first: that is what a search skips by
_PLACE = re.compile(
    r"[（(①-⑳ⅰ-ⅻ0-9０-９ivx](?:(?<=[（(①-⑳ⅰ-ⅻ])|(?<=[0-9０-９])[0-9０-９]?(?=[)）])|(?<=[ivx])[ivx]{0,3}(?=[)）]))"
)
_OPEN = re.compile(r"[（(①-⑳ⅰ-ⅻ]")
_WITHIN = re.compile(r"[0-9０-９A-Za-zａ-ｚ.（(]")
_REFERRED = re.compile(
    r"[のをはがにでとへやも・。，,、)）」～〜~\-－―]|及び|又は|並びに|若しくは|から|まで|より|について|以外|以下|以上|$"
)
_BEHIND = re.compile(r"[条項号章節款第表図注式\-－―‐]$")


def enumerated(text: str, start: int) -> list[tuple[Mark, int]]:
    """Find the members of enumerations behind ``start``, with the offset of each, in order."""
    runs: dict[str, list[tuple[Mark, int]]] = {}
    found: list[tuple[Mark, int]] = []
    for mark, at in _marks(text, start):
        run = runs.setdefault(mark.style, [])
        if run and mark.number == (run[-1][0].number or 0) + 1:
            run.append((mark, at))
        else:
            found += _whole(run)
            runs[mark.style] = [(mark, at)] if mark.number == 1 else []
    for run in runs.values():
        found += _whole(run)
    return sorted(found, key=lambda member: member[1])


def _whole(run: list[tuple[Mark, int]]) -> list[tuple[Mark, int]]:
    return run if len(run) > 1 else []


def _marks(text: str, start: int) -> Iterator[tuple[Mark, int]]:
    for place in _PLACE.finditer(text, start):
        at = place.start()
        if at and not _OPEN.match(text, at) and _WITHIN.match(text, at - 1):
            continue
        if _BEHIND.search(text, max(0, at - 1), at):
            continue
        mark = marks.find(text[at : at + 12])
        if mark is not None and mark.style in _STYLES and not _REFERRED.match(text, at + mark.end):
            yield mark, at
