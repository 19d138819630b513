"""Names of a document in, one name for one thing out: tables, full names, short forms, spellings, offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from fumikura import naming
from fumikura.resolve import offices

_MOST = 3  # characters of a Japanese or Chinese family name
_UNITS = tuple("課局部室班省庁")  # bodies that are named without the larger one that they belong to
_SPELLED = 4  # characters from which on a spelling may vary


class Named(NamedTuple):
    """A name as it stands in the text, in reading order.

    Attributes:
        text: without white space.
        title: what stands beside a person: 書記長, 大臣.
        day: of the document.
    """

    text: str
    label: str
    rule: str
    title: str = ""
    day: date | None = None


def identify(names: Sequence[Named], short: Mapping[str, str] | None = None) -> list[str]:
    """Return the canonical name of each.

    Places, bodies, laws and weapons by the tables, or by the full form where the text gives a short one (GEC), or
    names it without what it belongs to (軍縮課); persons by the fullest form that the document has (岩間 is 岩間陽子
    where she is named in full) or by the office that they hold; 「レ」大統領 is the last person before it whose name
    begins so. What two readings fit stays as it is written.

    Args:
        names: of one document, in its order.
        short: what the text itself says that a name stands for.
    """
    plain = [name.text for name in names]
    people = _People([(text, name) for text, name in zip(plain, names, strict=True) if name.label == "PERSON"])
    others = _others([(text, name.label) for text, name in zip(plain, names, strict=True) if name.label != "PERSON"])
    given = short or {}
    canonical: list[str] = []
    before: list[str] = []
    for text, name in zip(plain, names, strict=True):
        if name.label == "TITLE":
            canonical.append(text)
        elif name.label != "PERSON":
            meant = given.get(text, text)
            canonical.append(naming.canonical(meant) or others.get(meant, meant))
        elif name.rule == "abbreviated":
            canonical.append(people.abbreviated(text, name, before))
        else:
            canonical.append(people.full(text))
            before.append(text)
    return canonical


class _People:
    """The persons of a document, and which of them are one."""

    def __init__(self, named: Iterable[tuple[str, Named]]) -> None:
        self._counts: Counter[str] = Counter()
        self._beside: dict[str, set[tuple[str, date | None]]] = {}
        for text, name in named:
            self._counts[text] += name.rule != "abbreviated"
            if name.title and name.rule != "abbreviated":
                self._beside.setdefault(text, set()).add((name.title, name.day))
        self._full: dict[str, str] = {}

    def full(self, text: str) -> str:
        """Return the one name of a person."""
        if text not in self._full:
            self._full[text] = text  # names that point at one another end here
            self._full[text] = self._found(text)
        return self._full[text]

    def _found(self, text: str) -> str:
        known = offices.full_name(text)
        if known is not None:
            return known
        longer = {self.full(other) for other in self._counts if other != text and _stands_for(text, other)}
        if len(longer) == 1:
            return longer.pop()
        held = {offices.holder(text, *beside) for beside in self._beside.get(text, ())} - {None}
        if len(held) == 1 and not longer:
            return held.pop() or text
        spelled = [other for other in self._counts if self._counts[other] > 0 and _same(text, other)]
        most = max(spelled, key=lambda other: (self._counts[other], -len(other), other), default=text)
        return self.full(most) if not longer and self._counts[most] > self._counts[text] else text

    def abbreviated(self, text: str, name: Named, before: Sequence[str]) -> str:
        """Return whom one character stands for: the last named before, else the only one named so, or in office."""
        last = next((other for other in reversed(before) if _begins(other, text)), None)
        if last is not None:
            return self.full(last)
        held = offices.holder(text, name.title, name.day)
        named = {self.full(other) for other in self._counts if len(other) > 1 and _begins(other, text)}
        if len(named) == 1:
            return named.pop()
        return held if held is not None else text


def _begins(name: str, text: str) -> bool:
    return len(name) > 1 and (name.startswith(text) or name.rpartition("・")[2].startswith(text))


def _stands_for(text: str, full: str) -> bool:
    if "・" in text or len(text) < 2:
        return False
    if "・" in full:
        return naming.key(full.rpartition("・")[2]) == naming.key(text)  # シュルツ for ジョージ・シュルツ
    kanji = all("一" <= char <= "龥" or char == "々" for char in text)
    return kanji and len(text) <= _MOST and full.startswith(text) and len(full) > len(text)


def _same(text: str, other: str) -> bool:
    """Tell two spellings of one name: シェワルナゼ and シェヴァルナゼ, or what a scanner made of it."""
    if text == other or min(len(text), len(other)) < _SPELLED:
        return False
    return naming.key(text) == naming.key(other) or naming.scanned(text) == naming.scanned(other)


def _others(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return full forms of what is no person: 軍縮課 where one 外務省国連局軍縮課 is named, spellings of one name."""
    counts = Counter(named)
    found: dict[str, str] = {}
    for text, label in counts:
        if label == "ORG" and text.endswith(_UNITS) and len(text) > 1:
            longer = [other for other, kind in counts if kind == label and other != text and other.endswith(text)]
            longest = max(longer, key=len, default=text)
            if longer and all(longest.endswith(other) for other in longer):
                found[text] = naming.canonical(longest) or longest
        elif len(text) >= _SPELLED:
            alike = [other for other, kind in counts if kind == label and _same(text, other)]
            most = max(alike, key=lambda other: (counts[other, label], other), default=text)
            if alike and (counts[most, label], most) > (counts[text, label], text):
                found[text] = naming.canonical(most) or most
    return found
