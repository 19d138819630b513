"""Tokens in, compound nouns out: the longest runs of adjacent nouns and their affixes.

中距離核戦力 is four short units of UniDic and one compound; numbers do not belong to compounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fumikura.tokens.columns import Columns

# letters of Forms.code: no suffix begins a compound, no prefix ends one, white space ends it
_COMPOUND = re.compile("[NPKBnpkb][NPKBS]*[NKBS]")


def compounds(code: str) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` of each run of two or more tokens that make a compound.

    Args:
        code: one letter a token, from ``Forms.code``.
    """
    return (found.span() for found in _COMPOUND.finditer(code))


def surface(columns: Columns, first: int, last: int) -> str:
    """Return a compound as one search key."""
    words = columns.vocabulary.words
    return "".join([words[number].word for number in columns.ids[first:last]]).casefold()
