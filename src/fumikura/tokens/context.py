"""The blocks of a document in reading order in, for each the words that it is read under.

A provision is read under its address and the headings above it, a list item also under the sentence
that introduces the list, a footnote with the paragraph that it stands by: none repeats the words that
a reader has in mind and would search for.
"""

from __future__ import annotations

import re

from fumikura import numerals

_LABEL = re.compile(r"[0-9]+|[〇一二三四五六七八九十百千]+|[^\W0-9_]")


def address(section: tuple[str, ...]) -> str:
    """Return the labels of a section as search forms, so that 第２－１－（３） is found as a phrase.

    >>> address(("第2章", "第2", "1", "(3)", "①"))
    '第 2 章 第 2 1 3 ①'
    """
    parts = [part for label in section for part in _LABEL.findall(label)]
    return " ".join(numerals.canonical(part) or part.casefold() for part in parts)


class Context:
    """Walks the blocks of one document."""

    def __init__(self, title_forms: str) -> None:
        self._heads: dict[tuple[str, ...], str] = {(): title_forms}
        self._lead = self._last = ""

    def above(self, kind: str, section: tuple[str, ...], headings: tuple[str, ...], forms: str) -> tuple[str, str, str]:
        """Return the address of the next block, the forms of the headings above it, and of what leads to it.

        Args:
            kind: of the block.
            section: labels of the sections around it.
            headings: titles of the sections around it, "" where one has none.
            forms: the block's own search forms.
        """
        path = tuple(title for title in headings if title)
        place = address(section)
        if kind == "heading":
            around = self._heads.get(path[:-1], self._heads[()])
            self._heads[path] = f"{around} {forms}"
            self._lead = ""
            return place, around, ""
        around = self._heads.get(path, self._heads[()])
        if kind == "footnote":
            return place, around, self._last
        self._last = forms
        if kind == "item":
            return place, around, self._lead
        self._lead = forms
        return place, around, ""
