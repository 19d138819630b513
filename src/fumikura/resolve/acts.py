"""A name of a law as it is written in, the law out: as the text defines it, as the tables know it, as it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from fumikura import naming, tables
from fumikura.citing import Reference

_VERSIONS = ("改正後の", "改正後", "現行の", "現行", "改正", "新")
_EARLIER = ("旧", "改正")  # a name for one version is none for the law
_FORMER = "旧"
_SUFFIXES = ("施行令", "施行規則", "施行細則")
_TREATIES = ("条約", "協定", "議定書", "憲章", "取極", "協約", "規約")


class Acts:
    """The laws of one document by the names that it gives them.

    Args:
        references: of the document with the number of their blocks, in order.
        title: of the document; that of an ordinance tells which law it carries out.
    """

    def __init__(self, references: Iterable[tuple[int, Reference]], title: str = "") -> None:
        self._short: dict[str, str] = {}  # full -> short
        self._defined: set[str] = set()
        self._newer: dict[str, str] = {}
        self._generic: dict[str, list[tuple[int, str]]] = {}
        self._numbers: dict[str, str] = {}
        self._title = title
        numbered: list[tuple[str, str]] = []
        generic = tables.column("acts", "word", kind="generic")
        own = tables.column("acts", "word", kind="own")
        for block, one in references:
            if one.kind == "definition" and (one.short in generic or one.short in own):
                self._generic.setdefault(one.short, []).append((block, one.law))
            elif one.kind == "definition" and one.law and one.short.startswith("新") and not one.law.startswith("新"):
                self._newer[one.short] = one.law  # 改正後の意匠法(以下「新意匠法」という。)
            elif one.kind == "definition":
                self._defined.add(one.short)
                if one.law and (one.law.startswith(_EARLIER) or not one.short.startswith(_EARLIER)):
                    self._short.setdefault(one.law, one.short)
            elif one.kind == "number" and one.law and one.law not in generic:
                numbered.append((one.short, one.law))
        for number, law in numbered:
            self._numbers.setdefault(number, self.name(law))

    def name(self, written: str, block: int = 0) -> str:
        """Return the canonical name of a law as it is written at a place."""
        if written in self._newer:
            return self.name(self._newer[written], block)
        if written in self._defined:
            return written
        if written in self._generic:
            known = self._generic[written]
            at = max(0, bisect_right([place for place, _ in known], block) - 1)
            full = known[at][1]
            return self.name(full, block) if full and full != written else written
        if written in self._short:
            return self._short[written]
        known_name = tabled(written) or _former(written)
        if known_name is not None:
            return known_name
        for version in _VERSIONS:
            rest = written.removeprefix(version)
            if rest != written and (rest in self._defined or rest in self._short or tabled(rest) is not None):
                return self.name(rest, block)
        for suffix in _SUFFIXES:
            if written.endswith(suffix) and (base := written.removesuffix(suffix)) and self.knows(base):
                return self.name(base, block) + suffix
        return self._carried_out(written) or written

    def _carried_out(self, written: str) -> str | None:
        """Return the law that an ordinance carries out: 法 in 種苗法施行規則."""
        for suffix in _SUFFIXES:
            law = self._title.removesuffix(suffix)
            if law != self._title and law.endswith(("法", "法律")):
                if written == "法":
                    return self.name(law)
                if written in {"令", "施行令"}:
                    return self.name(law) + "施行令"
                if written == "規則" and suffix == "施行規則":
                    return self.name(law) + suffix
        return None

    def knows(self, written: str) -> bool:
        """Tell a name that the text defines or the tables have."""
        return (
            written in self._defined
            or written in self._newer
            or written in self._generic
            or written in self._short
            or tabled(written) is not None
        )

    def key(self, law: str) -> str:
        """Return the name by which a corpus knows a law: that of the tables, whatever the document calls it."""
        full = next((full for full, short in self._short.items() if short == law), law)
        return tabled(full) or tabled(law) or _former(law) or law

    def numbered(self, number: str, written: str, block: int) -> str:
        """Return the law that a number means: the name beside it, the name that it has elsewhere, or the number."""
        vague = written in tables.column("acts", "word", kind="generic") and written not in self._generic
        if written and not vague:
            return self.name(written, block)
        return self._numbers.get(number) or naming.law_numbers().get(naming.digits(number)) or number


def tabled(written: str) -> str | None:
    """Return the canonical name that the tables have for a law."""
    law = naming.laws().get("".join(written.split()))
    return None if law is None else law.canonical


def _former(written: str) -> str | None:
    """Return a law that a newer one of its name replaced, by its full name: 旧刑訴法 is 旧刑事訴訟法."""
    full = tabled(written.removeprefix(_FORMER)) if written.startswith(_FORMER) else None
    return None if full is None else _FORMER + full.removeprefix(_FORMER)


def treaty(law: str) -> bool:
    """Tell a treaty from other laws by its name."""
    return law.endswith(_TREATIES)


def counted(law: str) -> bool:
    """Tell what has numbered paragraphs and no articles: 日ソ共同宣言第9項."""
    return law.endswith(tuple(tables.column("acts", "word", kind="counted")))
