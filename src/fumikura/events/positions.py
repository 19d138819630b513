"""The numbers and places of a clause in, positions out: who shall have how many of what where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fumikura.events.parties import Name
from fumikura.records import Mention, Position

_WORLD = re.compile("グローバル|全世界|世界全体|地球規模|全体で")
_LINK = "(?:で|に|の|は|を|から|について|に関して|における)*"
_ZERO = re.compile(f"{_LINK}[^、。0-9]{{0,8}}?(?:全廃|撤廃|廃絶|完全撤去|ゼロ)")
_FREEZE = re.compile(f"{_LINK}[^、。0-9]{{0,8}}?(?:凍結|現状維持|据え置)")
# words that make a number one that something shall come to
_RULED = re.compile(
    "削減|制限|限定|縮小|引き?下げ|引き?上げ|減ら|減ず|抑え|凍結|配備|保有|集中|撤去|廃棄|配分|割り?当て|枠|上限|以下|目標|残す|残し"
)
_GIVEN = re.compile("割り?当て|配分|供与|与え|枠")  # 日本に5万トン割り当てる: whose, not where
_FROM = re.compile("(?:程度|前後|余り?)?(?:から|より)(?![はもの])")  # what it is now: 1,320から200に
_NOW = re.compile("(?:現行|現在|従来|これまで|昨年|前年|当初)の(?:約|計)?$")
_EACH = re.compile("(?:それぞれ|各々|おのおの|各|ともに|共に)[、約]?$")
# between a place and its number: アジア100, アジアに100, アジアについては、現行の1,320から200
_BESIDE = re.compile("(?:で|に|の|は|へ|部|内|側|:|：|約|最大|上限|分|配備|それぞれ|各)*")
_TOPIC = re.compile("(?:内|部|側)?(?:については?|に関しては?|においては?|では|は)")
_APART = re.compile("[、,;；。()（）「」]|及び|並びに")
_INSIDE = re.compile("(?:国内|領内|領土|本土|内|沖|水域|海域|方面|[東西南北]部)")
_OWN = re.compile("(?:側|政府|両国|双方)?(?:は|が|とも|も|の|に対し|としては)")
_AREAS = frozenset({"GPE", "LOC"})
_COUNTED = frozenset({"つ", "点", "回", "人", "名", "件", "次", "番", "か国", "国", "度", "字", "頁"})
_KINDS = frozenset({"count", "percent", "measure", "money"})
_BARE = frozenset({"count", "percent"})
_GAP = 14  # characters between a place and its number
_BEFORE, _BEHIND = 12, 8  # characters around a number that say what shall become of it


class Figure:
    """A number of a clause, by offsets of its text."""

    def __init__(self, start: int, end: int, mention: Mention) -> None:
        self.start, self.end, self.mention = start, end, mention


class _Place(NamedTuple):
    start: int
    end: int
    region: str


def find(text: str, names: Sequence[Name], figures: Iterable[Figure], party: str | None) -> Iterator[Position]:
    """Yield the positions of a clause.

    Args:
        text: of the clause.
        names: in it.
        figures: the numbers in it that are no time.
        party: whose they are where the clause names nobody else.
    """
    every = list(figures)
    places = sorted(_places(text, names))
    owners = sorted(one for one in names if _owns(text, one, names))
    used: set[_Place] = set()
    for at, figure in enumerate(every):
        place = _place(text, places, _from(text, every, at), figure.end, used)
        if not _stated(text, figure, place):
            continue
        pairs = list(_pairs(text, owners, [one for one in places if one not in used], figure))
        if len(pairs) < 2:
            pairs = [(whose, place) for whose in _whose(owners, figure.start) or [party]]
        for whose, where in pairs:
            used.update(() if where is None else (where,))
            yield _position(text, figure, whose or party, where)
    for place in places:
        if place not in used:
            yield from _unnumbered(text, place, places, _whose(owners, place.start) or [party])


def _whose(owners: Sequence[Name], before: int) -> list[str | None]:
    """Return the last that is named, with those it stands side by side with: 米ソとも."""
    found = [one for one in owners if one.end <= before]
    while len(found) > 1 and found[-2].end != found[-1].start and found[0] is not found[-1]:
        found = found[-1:]
    return [one.name for one in found[-2:]]


def _from(text: str, figures: Sequence[Figure], at: int) -> int:
    """Return where a number begins, together with the one that it comes from: 1,320から|200に."""
    found = _FROM.match(text, figures[at - 1].end) if at else None
    return figures[at - 1 if found is not None and found.end() == figures[at].start else at].start


def _position(text: str, figure: Figure, party: str | None, place: _Place | None) -> Position:
    """Make a position; of 100から150 the last is what it comes to."""
    mention = figure.mention
    amount = mention.amount if mention.amount_max is None else mention.amount_max
    said = text[max(0, figure.start - _BEFORE) : figure.end + _BEHIND].strip("、。")
    return Position(party, None if place is None else place.region, amount, mention.unit, said)


def _unnumbered(
    text: str, place: _Place, places: Sequence[_Place], parties: Sequence[str | None]
) -> Iterator[Position]:
    """Yield what a text settles of a place without a number: 欧州では全廃, アジア凍結."""
    for pattern, amount in ((_ZERO, 0), (_FREEZE, None)):
        found = pattern.match(text, place.end)
        if found is not None and not any(place.end <= other.start < found.end() for other in places):
            for party in parties:
                yield Position(party, place.region, amount, None, text[place.start : found.end()])
            return


def _places(text: str, names: Sequence[Name]) -> Iterator[_Place]:
    for one in names:
        if one.label in _AREAS and not _owns(text, one, names):
            yield _Place(one.start, one.end, one.name)
    for found in _WORLD.finditer(text):
        yield _Place(found.start(), found.end(), "グローバル")


def _owns(text: str, one: Name, names: Sequence[Name]) -> bool:
    """Tell a state whose arms or catch is spoken of (ソ連は, 日本の漁獲量, 米ソとも) from a place (米国内に)."""
    if one.label != "GPE" or _INSIDE.match(text, one.end):
        return False
    beside = next((other for other in names if other.start == one.end and other.label == "GPE"), None)
    if beside is not None:
        return _owns(text, beside, names)
    if _OWN.match(text, one.end) or text[one.end : one.end + 1].isdecimal():
        return True
    return text.startswith(("に", "へ"), one.end) and _GIVEN.search(text, one.end) is not None


def _place(text: str, places: Sequence[_Place], start: int, end: int, used: set[_Place]) -> _Place | None:
    """Return where a number is: the place right before it, that of the topic, the one it leads to (100のアジア配備)."""
    before = [one for one in places if one.end <= start and one not in used]
    if before:
        last = before[-1]
        between = text[last.end : start]
        plain = re.sub("^[:：]", "", between)
        if (len(between) <= _GAP and not _APART.search(plain)) or _BESIDE.fullmatch(between):
            return last
        if _TOPIC.match(between):
            return last
    behind = [one for one in places if 0 <= one.start - end <= 1 and one not in used]
    return behind[0] if behind and text[end : behind[0].start] in {"の", "を"} else None


def _pairs(
    text: str, owners: Sequence[Name], places: Sequence[_Place], figure: Figure
) -> Iterator[tuple[str | None, _Place | None]]:
    """Yield who has it where, of a number that each has: ソ連はアジアに、米国は米国内にそれぞれ100, 100をソ連は….."""
    if _EACH.search(text[max(0, figure.start - _BEFORE) : figure.start]):
        low, high = 0, figure.start
    elif text.startswith("を", figure.end):
        low, high = figure.end, len(text)
    else:
        return
    whose = [one for one in owners if low <= one.start and one.end <= high]
    where = [one for one in places if low <= one.start and one.end <= high]
    if not whose and low == 0:
        yield from ((None, one) for one in where)
    for at, one in enumerate(whose):
        stop = whose[at + 1].start if at + 1 < len(whose) else high
        its = next((place for place in where if one.end <= place.start < stop), None)
        if its is not None:
            yield one.name, its


def _stated(text: str, figure: Figure, place: _Place | None) -> bool:
    """Tell a number that something shall come to from what it is now and from one that only counts (3つの点)."""
    mention = figure.mention
    if mention.type not in _KINDS or mention.unit in _COUNTED or _FROM.match(text, figure.end):
        return False
    if _NOW.search(text[max(0, figure.start - _BEFORE) : figure.start]):
        return False
    if mention.type in _BARE and place is not None and _BESIDE.fullmatch(text[place.end : figure.start]):
        return True
    return _RULED.search(text) is not None
