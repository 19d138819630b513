"""A block and its tokens in, its names out: persons, bodies, places, laws, events, weapons, works, titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from fumikura import tables
from fumikura.chars import mostly_latin, narrow
from fumikura.mentions import defined, gazetteer, headed, laws, persons, tagged
from fumikura.mentions.edges import Edges, Words
from fumikura.mentions.gazetteer import Known
from fumikura.mentions.votes import nameless, settled

# a book, a journal; an article before the journal or book that it is in (SIST 02)
_WORK = re.compile("『(?P<name>[^『』]{1,60})』|「(?P<article>[^「」]{4,80})」(?=[、,]?『)")
Tagger = Callable[[Words], Iterable[tuple[int, int, str]]]


def find(text: str, words: Words, tagger: Tagger | None = None) -> list[Known]:
    """Find the names of a block, the longest where they overlap.

    Args:
        text: of the block.
        words: its tokens.
        tagger: the name model; without it rules and tables only.
    """
    if mostly_latin(text):
        return []
    plain = narrow(text)
    edges = Edges(words)
    found = [
        *gazetteer.find(plain, edges),
        *headed.find(plain, words),
        *_works(plain),
        *laws.find(plain, edges),
        *persons.find(plain, words, edges),
    ]
    if tagger is not None:
        found += tagged.bare(plain, edges, found, tagged.find(plain, edges, tagger(words)))
    common = tables.column("not_names", "word")
    none = nameless(plain)
    found = [
        one for one in found
        if plain[one.start : one.end] not in common
        and not any(start <= one.start and one.end <= end for start, end in none)
    ]  # fmt: skip
    kept = settled([*found, *persons.beside(plain, settled(found))])
    return settled([*kept, *(short for short, _ in defined.find(plain, kept))])


def _works(text: str) -> Iterator[Known]:
    for found in _WORK.finditer(text):
        yield Known(*found.span(found.lastgroup or 0), "WORK_OF_ART", "quoted", 4)
