"""Short forms that a text gives to what it has named: （GEC）, （以下「データ法」という。）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fumikura import tables
from fumikura.chars import KANJI
from fumikura.mentions.gazetteer import Known

_SAYS = r"(?:と(?:い|言|呼)(?:う|い|ぶ)|とする|と(?:略|総)称?(?:する|す)?)"
_BRACKETED = re.compile(
    rf"[(（](?:[^()（）「」。]{{0,20}}[。、,;:])?(?:以下|略称|通称|略語)[、,:は]?(?:単に)?[「『](?P<quoted>[^「」『』]{{1,30}})[」』]{_SAYS}?[^()（）]{{0,20}}[)）]"
    r"|[(（](?:(?:以下|略称|通称|英名)[、,:]?)?(?P<latin>[A-Z][A-Za-z0-9&./-]{1,11})[)）]"
    rf"|[(（][「『](?P<said>[^「」『』]{{1,30}})[」』]{_SAYS}[^()（）]{{0,10}}[)）]"
)
_ROMAN = re.compile("[IVX]+")
_LABELS = frozenset({"ORG", "LAW", "EVENT", "PRODUCT", "FAC"})


def find(text: str, names: Iterable[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield each short form with the name that it stands for.

    Args:
        text: of a block, narrow.
        names: found in it.
    """
    for name in names:
        found = _BRACKETED.match(text, name.end) if name.label in _LABELS else None
        if found is None or found.lastgroup is None:
            continue
        start, end = found.span(found.lastgroup)
        if _fits(text[start:end], text[name.start : name.end]):
            yield Known(start, end, name.label, "defined", 4), name


def meant(text: str, names: Iterable[Known]) -> Iterator[tuple[str, str]]:
    """Yield what is said shortly or at length, and the canonical name: of a law the short form, for it is cited by it."""
    for new, name in find(text, names):
        short, full = ("".join(text[one.start : one.end].split()) for one in (new, name))
        yield (full, short) if name.label == "LAW" else (short, full)


def _fits(short: str, full: str) -> bool:
    """Tell a short form of a name from a role (甲, 当社): it shares letters with it, or is an abbreviation."""
    if short.isascii():
        return not _ROMAN.fullmatch(short) and sum(char.isupper() for char in short) >= 2
    if len(short) < 2 or short in tables.column("not_names", "word"):
        return False
    common = sum(char in full for char in short if re.match(f"[{KANJI}ァ-ヺ]", char))
    return common >= 2 and common * 2 >= len(short)
