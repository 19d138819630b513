"""Ids of documents as people write them, as patterns of SQLite's GLOB."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from fumikura.errors import WrongValueError


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns that are ready for GLOB; an id is wanted that one of them fits."""

    patterns: tuple[str, ...]

    def __str__(self) -> str:
        return json.dumps(self.patterns, ensure_ascii=False)


Docs = str | Collection[str] | Globs | None  # one id or several, ``*`` stands for any characters; None for all

# the names of a query's ?n, which bound() fills; they are looked up once, not for every row
NAMED = (
    "(?{0} IS NULL OR document.name IN (SELECT one.name FROM document AS one JOIN json_each(?{0}) AS wanted "
    "ON lower(one.name) GLOB lower(wanted.value)))"
)


def split(docs: str | Collection[str]) -> tuple[str, ...]:
    """Return ids one by one, given as a list or with commas between them.

    Raises:
        WrongValueError: something else was given.
    """
    every = (docs,) if isinstance(docs, str) else tuple(docs) if isinstance(docs, Collection) else (docs,)
    for one in every:
        if not isinstance(one, str):
            msg = f"the id of a document, or several, is wanted, not {one!r}"
            raise WrongValueError(msg)
    return tuple(dict.fromkeys(name for one in every for part in one.split(",") if (name := part.strip())))


def spelled(docs: Docs) -> str | None:
    """Return ids as one line, for people and for settings; None stays None.

    >>> spelled(["a*", "b"])
    'a*,b'
    """
    if docs is None or isinstance(docs, str):
        return docs
    return ",".join(docs.patterns if isinstance(docs, Globs) else split(docs))


def globs(docs: Docs) -> Globs | None:
    """Return the patterns of ids in which ``*`` stands for any characters; None stays None.

    An id may hold a comma itself: what is given is looked for as it stands, too.
    """
    if docs is None or isinstance(docs, Globs):
        return docs
    every = dict.fromkeys((*split(docs), *((docs,) if isinstance(docs, str) else docs)))
    return Globs(tuple(name.replace("[", "[[]").replace("?", "[?]") for name in every))


def exactly(name: str) -> Globs:
    """Return the pattern of one document, whatever signs its id has."""
    return Globs((name.replace("[", "[[]").replace("?", "[?]").replace("*", "[*]"),))


def bound(docs: Docs) -> str | None:
    """Return what a query binds where it says NAMED."""
    found = globs(docs)
    return None if found is None else str(found)
