"""Tokens in, compound nouns out: the longest runs of adjacent nouns and their affixes.

中距離核戦力 is four short units of UniDic and one compound; numbers do not belong to compounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fumikura.tokens.columns import Columns
from fumikura.tokens.forms import Form


def compounds(columns: Columns, forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Yield ``[first, last)`` of each run of two or more tokens that make a compound."""
    words, ids = columns.vocabulary.words, columns.ids
    first = 0
    while first < len(forms):
        if not forms[first].nominal or words[ids[first]].pos1 == "接尾辞":
            first += 1
            continue
        last = first + 1
        while last < len(forms) and forms[last].nominal and not words[ids[last]].space:
            last += 1
        while last > first + 1 and words[ids[last - 1]].pos1 == "接頭辞":
            last -= 1
        if last - first > 1:
            yield first, last
        first = last


def surface(columns: Columns, first: int, last: int) -> str:
    """Return a compound as one search key."""
    words = columns.vocabulary.words
    return "".join(words[number].word for number in columns.ids[first:last]).casefold()
