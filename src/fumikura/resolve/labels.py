"""References to own sections in, the sections out: 第2-1-(6)~(14), (2)-①及び②, 上記(2), 本稿3., 対象商品(2), 注3."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from fumikura.addresses import Step
from fumikura.citing import Named, Reference, Steps
from fumikura.resolve import targets
from fumikura.resolve.outline import Outline, Path

_ROOT = frozenset({"本稿", "本書", "本文書", "本ガイドライン", "本指針"})
_ABOVE = frozenset({"上記", "前記", "前掲", "上述", "前述"})
_BELOW = frozenset({"下記", "後述", "後記"})


class Told(NamedTuple):
    """The sections that a reference means, and labels that the document does not have."""

    paths: list[Path]
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class Labels:
    """Reads labels block by block, in the order of the document.

    Attributes:
        outline: of the document.
        notes: markers of its footnotes.
        terms: what the text calls something, and the section that says what it is.
        said: the section cited in the sentence at hand.
    """

    outline: Outline
    notes: frozenset[str]
    terms: dict[str, Path] = field(default_factory=dict)
    said: Path = ()
    _text: str = ""
    _until: int = 0

    def read(self, one: Reference, text: str, section: Path) -> Told | None:
        """Return what a label means; None where that cannot be told, and for a term.

        Args:
            one: the label, or the term that is defined.
            text: of its block, narrow.
            section: that it stands in.
        """
        if text is not self._text or "。" in text[self._until : one.start].rsplit(")", 1)[-1]:
            self.said = ()
        self._text, self._until = text, one.end
        if one.kind == "term":
            if self.said:
                self.terms[one.short] = self.said
            return None
        if one.only == "term" and not self._term(one):
            return None
        told = self._sections(one, section)
        if not told.paths and not self._certain(one):
            return self._note(one)
        if told.paths and len(one.addresses[0].first) > 1:
            self.said = told.paths[-1]
        return told

    def _sections(self, one: Reference, section: Path) -> Told:
        paths: list[Path] = []
        missing = []
        where = self._where(one, section)
        for named in [self._stepped(written, where) for written in one.addresses]:
            first = self._section(named.first, where, one, section)
            if first is None:
                missing.append(targets.label(named.first))
                continue
            base = first[: len(first) - len(named.first)]
            where = first if len(named.first) > 1 or not one.only else where
            last = self.outline.below(base, named.last) if named.last else None
            if named.last and last is None:
                missing.append(targets.label(named.last))
            paths += self.outline.between(first, last) if last is not None else [first]
        return Told(paths, tuple(missing))

    def _where(self, one: Reference, section: Path) -> Path:
        """Return the section from which labels are looked for: that of the term before them, or the one around them."""
        if one.short in _ROOT:
            return ()
        term = self._term(one)
        near = self.terms.get(term) or self.said
        lists = [steps for named in one.addresses for steps in named if steps]
        if not near:
            return section
        if self._all(near, lists):
            return near
        if not term and any(self._all(section[:depth], lists) for depth in range(len(section) + 1)):
            return section
        held = self.outline.holder(lists, near, term or self._text[: one.start])
        if held is None:
            return section
        self.terms.update({name: held for name, path in self.terms.items() if path == near})
        return held

    def _stepped(self, named: Named, where: Path) -> Named:
        """Read 第3の1 as 1 of 第3, where no section is numbered so: に定める第3の1, 第4の1の計画."""
        head, *rest = named.first
        number, sign, below = head.value.partition("の")
        if head.kind != "第" or not sign or self.outline.climb((head,), where) is not None:
            return named
        steps = (Step("第", number), Step("arabic", below), *rest)
        return Named(steps, named.last) if self.outline.climb(steps[:2], where) is not None else named

    def _all(self, base: Path, lists: list[Steps]) -> bool:
        return all(self.outline.below(base, steps) is not None for steps in lists)

    def _section(self, steps: Steps, where: Path, one: Reference, section: Path) -> Path | None:
        found = self.outline.climb(steps, where, other=bool(one.only))
        if one.short not in _ABOVE and one.short not in _BELOW:
            return found
        here, some = self.outline.place(section), self.outline.ending(steps, section)
        if one.short in _ABOVE and (found is None or self.outline.place(found) > here):
            return next((path for path in reversed(some) if self.outline.place(path) <= here), found)
        if one.short in _BELOW and (found is None or self.outline.place(found) < here):
            return next((path for path in some if self.outline.place(path) >= here), found)
        return found

    def _term(self, one: Reference) -> str:
        """Return the term right before a label that stands for a section, "" for none."""
        if not self.terms:
            return ""
        before = self._text[: one.start].rstrip()
        return next((term for term in self.terms if before.endswith(term)), "")

    def _certain(self, one: Reference) -> bool:
        """Tell a reference that stands even where the document has no such section."""
        first = one.addresses[0].first
        several = not one.only and (len(first) > 1 or first[0].kind == "word")
        return one.short in _ROOT or (several and not _of_note(one))

    def _note(self, one: Reference) -> Told | None:
        """Read 注3, 脚注3."""
        number = one.addresses[0].first[0].value.lstrip("脚注")
        return Told([("fn", number)]) if _of_note(one) and number in self.notes else None


def _of_note(one: Reference) -> bool:
    return one.addresses[0].first[0].value.lstrip("脚").startswith("注")
