"""Old forms of characters (學校) and those of today (学校), from a table."""

from __future__ import annotations

from itertools import islice, product

from fumikura import tables

_MOST = 4  # old spellings of a word that are asked for


def modern(text: str) -> str:
    """Write characters in the forms of today.

    >>> modern("國會議事錄")
    '国会議事録'
    """
    return text.translate(_new())


def old(text: str) -> tuple[str, ...]:
    """Return how a word stands in old forms throughout; () if none of its characters has one.

    >>> old("国会"), old("会社弁"), old("年")
    (('國會',), ('會社辨', '會社瓣', '會社辯'), ())
    """
    table = _old()
    if len(text) < 2 or not any(char in table for char in text):
        return ()
    ways = product(*(table.get(char, (char,)) for char in text))
    return tuple("".join(chars) for chars in islice(ways, _MOST))


@tables.cached
def _new() -> dict[int, str]:
    return {ord(row["old"]): row["new"] for row in tables.read("old_forms")}


@tables.cached
def _old() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in tables.read("old_forms"):
        found[row["new"]] = (*found.get(row["new"], ()), row["old"])
    return found
