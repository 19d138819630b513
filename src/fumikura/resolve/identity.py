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
            canonical.append(naming.canonical(meant) or others.get((meant, name.label), meant))
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
        self._longer: dict[str, list[str]] = {}
        for text in self._counts:
            for short in _shorts(text):
                self._longer.setdefault(short, []).append(text)
        self._alike = _Alike(self._counts)

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
        longer = {self.full(other) for other in self._longer.get(naming.key(text), ()) if _stands_for(text, other)}
        if len(longer) == 1:
            return longer.pop()
        held = {offices.holder(text, *beside) for beside in self._beside.get(text, ())} - {None}
        if len(held) == 1 and not longer:
            return held.pop() or text
        spelled = [other for other in self._alike.of(text) if self._counts[other] > 0]
        most = max(spelled, key=lambda other: (self._counts[other], -len(other), other), default=text)
        return self.full(most) if not longer and self._counts[most] > self._counts[text] else text

    def abbreviated(self, text: str, name: Named, before: Sequence[str]) -> str:
        """Return whom one character stands for: who held that office, else the last named before, or the only one."""
        held = offices.holder(text, name.title, name.day)
        if held is not None:
            return held
        last = next((other for other in reversed(before) if _begins(other, text)), None)
        if last is not None:
            return self.full(last)
        named = {self.full(other) for other in self._counts if len(other) > 1 and _begins(other, text)}
        return named.pop() if len(named) == 1 else text


def _begins(name: str, text: str) -> bool:
    return len(name) > 1 and (name.startswith(text) or name.rpartition("・")[2].startswith(text))


def _shorts(full: str) -> set[str]:
    """Return what a full name may be shortened to: シュルツ of ジョージ・シュルツ, 岩間 of 岩間陽子."""
    if "・" in full:
        return {naming.key(full.rpartition("・")[2])}
    return {naming.key(full[:length]) for length in range(2, min(_MOST, len(full) - 1) + 1)}


def _stands_for(text: str, full: str) -> bool:
    if "・" in text or len(text) < 2 or text == full:
        return False
    if "・" in full:
        return True
    kanji = all("一" <= char <= "龥" or char == "々" for char in text)
    return kanji and full.startswith(text)


class _Alike:
    """Finds other spellings of a name: シェワルナゼ and シェヴァルナゼ, or what a scanner made of it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._places: dict[str, list[str]] = {}
        for text in texts:
            for key in _spellings(text):
                self._places.setdefault(key, []).append(text)

    def of(self, text: str) -> list[str]:
        """Return the other spellings, each once."""
        found = (other for key in _spellings(text) for other in self._places.get(key, ()))
        return [other for other in dict.fromkeys(found) if other != text]


def _spellings(text: str) -> tuple[str, ...]:
    return () if len(text) < _SPELLED else (f"k{naming.key(text)}", f"s{naming.scanned(text)}")


def _others(named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return full forms of what is no person: 軍縮課 where one 外務省国連局軍縮課 is named, spellings of one name."""
    counts = Counter(named)
    alike = {label: _Alike(text for text, kind in counts if kind == label) for label in {label for _, label in counts}}
    units: dict[str, list[str]] = {}
    for text, label in counts:
        if label == "ORG" and text.endswith(_UNITS):
            for at in range(1, len(text) - 1):
                units.setdefault(text[at:], []).append(text)
    found: dict[tuple[str, str], str] = {}
    for text, label in counts:
        longer = units.get(text, ()) if label == "ORG" else ()
        longest = max(longer, key=len, default=text)
        if longer and all(longest.endswith(other) for other in longer):
            found[text, label] = naming.canonical(longest) or longest
            continue
        spelled = alike[label].of(text)
        most = max(spelled, key=lambda other: (counts[other, label], other), default=text)
        if spelled and (counts[most, label], most) > (counts[text, label], text):
            found[text, label] = naming.canonical(most) or most
    return found
