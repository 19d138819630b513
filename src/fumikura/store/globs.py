"""Ids of documents as people write them, as patterns of SQLite's GLOB."""

from __future__ import annotations


class Glob(str):
    """A pattern that is ready for GLOB."""

    __slots__ = ()


def glob(doc: str | None) -> Glob | None:
    """Return the pattern of an id in which ``*`` stands for any characters; None stays None."""
    if doc is None or isinstance(doc, Glob):
        return doc
    return Glob(doc.replace("[", "[[]").replace("?", "[?]"))


def exactly(name: str) -> Glob:
    """Return the pattern of one document, whatever signs its id has."""
    return Glob(name.replace("[", "[[]").replace("?", "[?]").replace("*", "[*]"))
