"""Other ways to write a query's words, from tables: old forms of characters (學校, 学校), words of one meaning."""

from __future__ import annotations

from collections import defaultdict

from fumikura import tables
from fumikura.tokens.characters import modern, old

__all__ = ["modern", "old", "synonyms"]


def synonyms(word: str) -> tuple[str, ...]:
    """Return words of about the same meaning, from the built-in table and a user's."""
    return _synonyms().get(word, ())


@tables.cached
def _synonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in tables.read("synonyms"):
        words = row["words"].split()
        for word in words:
            found[word] += [other for other in words if other != word]
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}
