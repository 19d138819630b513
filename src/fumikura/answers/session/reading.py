"""What a corpus holds: its documents, their sections, their passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.answers import given
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Lines
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records


def info(corpus: Opened) -> Records:
    """Say what the corpus holds, how it was made, and with which versions, in one record."""
    from fumikura.answers import reading

    return reading.info(corpus.store)


def documents(corpus: Opened, *, limit: int | None = None) -> Records:
    """List the documents."""
    from fumikura.answers import reading

    return reading.documents(corpus.store, limit=given.at_most(limit))


def outline(corpus: Opened, doc: str, *, depth: int | None = None, limit: int | None = None) -> Records:
    """List the sections of a document, down to so many levels."""
    from fumikura.answers import reading

    return reading.outline(corpus.store, doc, depth=given.at_most(depth), limit=given.at_most(limit))


def show(
    corpus: Opened,
    doc: str,
    section: str | None = None,
    *,
    lines: Lines | None = None,
    context: int = 1,
    limit: int | None = None,
) -> Records:
    """Show a document as it is read, one section of it, the passages around a hit, or lines of the source itself.

    Args:
        corpus: the open corpus.
        doc: its id, or the address of a hit, as ``kwic`` has it in ``at``: DOC@A-B.
        section: an address (第２－１－（３）) or title.
        lines: of the source as it was read: 183, ``"183:195"``, ``(183, 195)``.
        context: passages before and behind that of a hit.
        limit: passages or lines at most.
    """
    from fumikura.answers import reading

    given.at_most(context, 0)
    if section is not None and not section.strip():
        msg = "an address or a title is wanted, as in 第2章/第2/1/(3)"
        raise WrongValueError(msg)
    if section is not None and lines is not None:
        msg = "section and lines cannot be combined"
        raise WrongValueError(msg)
    if lines is not None:
        return reading.lines(corpus.store, doc, given.lines(lines), limit=given.at_most(limit))
    return reading.passages(corpus.store, doc, section=section, context=context, limit=given.at_most(limit))
