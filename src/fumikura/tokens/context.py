"""The blocks of a document in reading order in, for each the words that it is read under.

A provision is read under the headings above it, a list item also under the sentence that
introduces the list: neither repeats the words that a reader has in mind and would search for.
"""

from __future__ import annotations


class Context:
    """Walks the blocks of one document."""

    def __init__(self, title_forms: str) -> None:
        self._heads: dict[tuple[str, ...], str] = {(): title_forms}
        self._lead = ""

    def above(self, kind: str, headings: tuple[str, ...], forms: str) -> str:
        """Return the forms of the headings and the introducing sentence above the next block.

        Args:
            kind: of the block.
            headings: titles of the sections around it, "" where one has none.
            forms: the block's own search forms.
        """
        path = tuple(title for title in headings if title)
        if kind == "heading":
            around = self._heads.get(path[:-1], self._heads[()])
            self._heads[path] = f"{around} {forms}"
            self._lead = ""
            return around
        around = self._heads.get(path, self._heads[()])
        if kind == "item":
            return f"{around} {self._lead}"
        if kind != "footnote":
            self._lead = forms
        return around
