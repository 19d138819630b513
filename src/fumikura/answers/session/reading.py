"""What a corpus holds: its documents, their sections, their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.answers import given

if TYPE_CHECKING:
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records


def documents(corpus: Opened) -> Records:
    """List the documents."""
    from fumikura.answers import reading

    return reading.documents(corpus.store)


def outline(corpus: Opened, doc: str, *, depth: int | None = None) -> Records:
    """List the sections of a document, down to so many levels."""
    from fumikura.answers import reading

    return reading.outline(corpus.store, doc, depth=given.at_most(depth))


def show(corpus: Opened, doc: str, section: str | None = None, *, limit: int | None = None) -> Records:
    """Show a document as it is read, or one section by its address (第２－１－（３）) or title."""
    from fumikura.answers import reading

    return reading.passages(corpus.store, doc, section=section, limit=given.at_most(limit))
