"""Which provisions texts cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.answers import given
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from fumikura.answers.given import Names
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records


def citations(
    corpus: Opened,
    *,
    doc: str | None = None,
    law: str | None = None,
    to: str | None = None,
    kinds: Names = None,
    lost: bool = False,
    limit: int | None = None,
) -> Records:
    """List references to provisions: all, of a law by any of its names, or to a provision (データ法18条2項)."""
    from fumikura.answers import citations
    from fumikura.answers.places import known

    if law is not None and to is not None:
        msg = "law and to cannot be combined; to names its law"
        raise WrongValueError(msg)
    wanted = given.several(kinds, given.CITATIONS)
    known(corpus.store, doc)
    found = citations.cited(corpus.store, doc=doc, law=law, to=to, kinds=wanted)
    found = citations.narrowed(found, kinds=wanted, lost=lost, limit=given.at_most(limit))
    return citations.citations(corpus.store, found)
