"""What concordance lines are sorted, grouped and counted by: L1, R2.lemma, key.pos, doc, year."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from fumikura.store import BlockRow
from fumikura.tokens.columns import Columns, Word

FIELDS = {
    "doc": "the id of the document",
    "genre": "the kind of the document",
    "year": "the year of the document",
    "kind": "the kind of the passage",
    "section": "its address; section.1 the chapter",
    "speaker": "who speaks",
}
ATTRIBUTES = ("surface", "lemma", "base", "pos", "reading")
_KEY = re.compile(r"(?P<back>-?)(?:(?P<side>[LR])(?P<place>[1-9][0-9]?)|(?P<name>[a-z]+))(?:\.(?P<of>[a-z]+|[1-9]))?")


class Key(NamedTuple):
    """One key.

    Attributes:
        name: ``L``, ``R``, ``key`` or one of ``FIELDS``.
        place: which word on that side, from 1; of ``section`` how many levels, 0 for all.
        attribute: of the word.
        back: from the last to the first.
    """

    name: str
    place: int = 0
    attribute: str = "surface"
    back: bool = False


def keys(text: str) -> tuple[Key, ...]:
    """Read keys separated by commas.

    Raises:
        ValueError: one is none; the message says so.
    """
    return tuple(_read(part.strip()) for part in text.split(",") if part.strip())


def _read(text: str) -> Key:
    found = _KEY.fullmatch(text)
    known = f"known are L1, R1 …, key, {', '.join(FIELDS)}, and of words .{', .'.join(ATTRIBUTES)}"
    if found is None or (found["name"] or "key") not in {"key", *FIELDS}:
        msg = f"there is no key {text!r}; {known}"
        raise ValueError(msg)
    name, of = found["side"] or found["name"], found["of"]
    worded = name in {"L", "R", "key"}
    if of and not (of in ATTRIBUTES if worded else name == "section" and of.isdigit()):
        msg = f"there is no key {text!r}; {known}"
        raise ValueError(msg)
    place = int(found["place"] or (of if name == "section" and of else 0))
    return Key(name, place, (of if worded else None) or "surface", bool(found["back"]))


def values(
    wanted: Iterable[Key], row: BlockRow, tokens: Columns, span: tuple[int, int], about: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the values of keys for one occurrence.

    Args:
        wanted: the keys.
        row: its passage.
        tokens: the words of the passage.
        span: of the occurrence in the passage.
        about: the fields of the document: doc, genre, year.
    """
    wanted = tuple(wanted)
    if not wanted:
        return ()
    first = bisect_right(tokens.spans, span[0], key=itemgetter(1))
    last = bisect_left(tokens.spans, span[1], key=itemgetter(0))
    return tuple(_value(key, row, tokens, (first, last), about) for key in wanted)


def _value(key: Key, row: BlockRow, tokens: Columns, inside: tuple[int, int], about: Mapping[str, str]) -> str:
    first, last = inside
    match key.name:
        case "L":
            return _word(tokens, first - key.place, key.attribute)
        case "R":
            return _word(tokens, last + key.place - 1, key.attribute)
        case "key":
            return "".join(_word(tokens, at, key.attribute) for at in range(first, last))
        case "kind":
            return row.kind
        case "speaker":
            return row.speaker or ""
        case "section":
            return "/".join(row.section[: key.place or None])
        case _:
            return about[key.name]


def _word(tokens: Columns, at: int, attribute: str) -> str:
    return _attribute(tokens.vocabulary.words[tokens.ids[at]], attribute) if 0 <= at < len(tokens) else ""


def _attribute(word: Word, attribute: str) -> str:
    match attribute:
        case "lemma":
            return word.lemma.partition("-")[0] or word.word
        case "base":
            return word.orth_base or word.word
        case "pos":
            return word.pos1
        case "reading":
            return word.reading or word.word
        case _:
            return word.word
