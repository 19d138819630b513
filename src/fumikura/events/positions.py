"""The numbers and places of a clause in, positions out: who shall have how many of what where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fumikura.chars import KANJI
from fumikura.events.parties import Name
from fumikura.records import Mention, Position

_WORLD = re.compile("グローバル|全世界|世界全体|地球規模|全体で")
_ZERO = re.compile("全廃|撤廃|廃絶|完全撤去")
_FREEZE = re.compile("凍結|現状維持")
_APART = re.compile("[、,:：;；。()（）「」]|及び|並びに")
_GAP = 14  # characters between a place and its number
_AREAS = frozenset({"GPE", "LOC"})
_REDUCED = re.compile(
    f"(?:に|への?|まで(?:の|に)?)?(?:削減|制限|限定|縮小|引き下げ|減ら|抑え|凍結|配備|保有|集中|撤去|配分|と)[{KANJI}]?"
)


class Figure:
    """A number of a clause, by offsets of its text."""

    def __init__(self, start: int, end: int, mention: Mention) -> None:
        self.start, self.end, self.mention = start, end, mention


def find(text: str, names: Sequence[Name], figures: Iterable[Figure], party: str | None) -> Iterator[Position]:
    """Yield the positions of a clause.

    Args:
        text: of the clause.
        names: in it.
        figures: the counts in it that are no time.
        party: whose they are where the clause names nobody else: ソ連はアジアに、米国は米国内に.
    """
    places = sorted(_places(text, names))
    used: set[int] = set()
    for figure in figures:
        if figure.mention.type not in {"count", "percent"} or not _stated(text, figure):
            continue
        near = [at for at, (_, end, _) in enumerate(places) if 0 <= figure.start - end <= _GAP and at not in used]
        near = [at for at in near if not _APART.search(text[places[at][1] : figure.start].replace(":", "", 1))]
        behind = [at for at, (start, _, _) in enumerate(places) if 0 <= start - figure.end <= 3 and at not in used]
        at = (
            near[-1]
            if near
            else behind[0]
            if behind and text[figure.end : places[behind[0]][0]] in {"の", "を"}
            else None
        )
        region = None if at is None else places[at][2]
        if at is not None:
            used.add(at)
        mention = figure.mention
        yield Position(_party(names, figure.start) or party, region, mention.amount, mention.unit, _said(text, figure))
    for start, end, region in places:
        following = text[end : end + 6]
        if _ZERO.match(following.lstrip("での")):
            yield Position(party, region, 0, None, text[start : end + 6])
        elif _FREEZE.match(following.lstrip("での")):
            yield Position(party, region, None, None, text[start:end] + _FREEZE.match(following.lstrip("での"))[0])  # type: ignore[index]


def _places(text: str, names: Sequence[Name]) -> Iterator[tuple[int, int, str]]:
    for one in names:
        if one.label in _AREAS and text[one.end : one.end + 1] not in {"側", "は", "が"} and not _acts(text, one):
            yield one.start, one.end, one.name
    for found in _WORLD.finditer(text):
        yield found.start(), found.end(), "グローバル"


def _acts(text: str, one: Name) -> bool:
    return one.label == "GPE" and text.startswith(("側", "は", "が", "も", "より", "と", "政府"), one.end)


def _stated(text: str, figure: Figure) -> bool:
    """Tell a number that something shall come to from one that only counts (3つの点)."""
    unit = figure.mention.unit
    return unit not in {"つ", "点", "回", "人", "名", "件", "次", "番", "か国", "国"} and (
        _REDUCED.match(text, figure.end) is not None or (figure.mention.amount or 0) == 0 or unit is not None
    )


def _party(names: Sequence[Name], before: int) -> str | None:
    own = [one for one in names if one.label == "GPE" and one.end <= before]
    return own[-1].name if own and before - own[-1].end <= _GAP else None


def _said(text: str, figure: Figure) -> str:
    low = max(0, figure.start - 12)
    return text[low : figure.end + 8].strip("、。")
