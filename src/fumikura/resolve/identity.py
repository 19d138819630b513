"""Names of a document in, one name for one thing out: tables, full names, abbreviations in brackets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from fumikura import tables

_MOST = 3  # characters of a Japanese or Chinese family name


class Named(NamedTuple):
    """A name as it stands in the text, in reading order."""

    text: str
    label: str
    rule: str


def identify(names: Sequence[Named]) -> list[str]:
    """Return the canonical name of each.

    Places, bodies, laws and weapons by the tables; persons by the fullest form that the document has (岩間 is
    岩間陽子 where she is named in full); 「レ」大統領 is the last person before it whose name begins so.
    """
    plain = ["".join(name.text.split()) for name in names]
    people = list(dict.fromkeys(text for text, name in zip(plain, names, strict=True) if name.label == "PERSON"))
    canonical: list[str] = []
    for at, (text, name) in enumerate(zip(plain, names, strict=True)):
        known = _tables().get(text)
        if name.rule == "sign":
            canonical.append(_signs()[text])
        elif name.rule == "abbreviated":
            before = (
                other for other, one in zip(plain[:at][::-1], names[:at][::-1], strict=True) if one.label == "PERSON"
            )
            person = next((other for other in before if len(other) > 1 and other.startswith(text)), None)
            after = next((other for other in people if len(other) > 1 and other.startswith(text)), text)
            canonical.append(_full(person or after, people))
        elif name.label == "PERSON":
            canonical.append(_full(text, people))
        else:
            canonical.append(known if known is not None else text)
    return canonical


def _full(text: str, people: Iterable[str]) -> str:
    """Return the full name that a family name stands for, if only one does."""
    if "・" in text or len(text) < 2:
        return text
    longer = [other for other in people if other != text and _stands_for(text, other)]
    return longer[0] if len(longer) == 1 else text


def _stands_for(text: str, full: str) -> bool:
    if "・" in full:
        return full.rpartition("・")[2] == text  # シュルツ for ジョージ・シュルツ
    kanji = all("一" <= char <= "龥" for char in text)
    return kanji and len(text) <= _MOST and full.startswith(text) and len(full) > len(text)


@cache
def _tables() -> dict[str, str]:
    return {row["name"]: row["canonical"] for table in ("places", "names") for row in tables.read(table)}


@cache
def _signs() -> dict[str, str]:
    return {row["sign"]: row["canonical"] for row in tables.read("country_signs")}
