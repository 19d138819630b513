"""Which provisions texts cite, who cites one, and what a careful editor would query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fumikura.answers import given
from fumikura.errors import WrongValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fumikura.answers.given import Names
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records
    from fumikura.store import Docs


def citations(
    corpus: Opened,
    *,
    doc: Docs = None,
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
    found = citations.narrowed(corpus.store, found, kinds=wanted, lost=lost, limit=given.at_most(limit))
    return citations.citations(corpus.store, found)


def provisions(corpus: Opened, wanted: str, *, limit: int | None = None) -> Records:
    """Show a provision of a law (データ法18条2項): its own text where the corpus holds it, and all that cites it."""
    from fumikura.answers import citations

    return citations.provisions(corpus.store, wanted, limit=given.at_most(limit))


def lint(
    corpus: Opened, docs: Names | Path | Iterable[str | Path] = None, *, rules: Names = None, limit: int | None = None
) -> Records:
    """Look documents over as a careful editor would.

    Args:
        corpus: the open corpus.
        docs: ids of documents, ``*`` for any characters, or paths of files and folders. All documents without.
        rules: lost-reference, other-subject, undefined-term, unused-term, defined-twice, numbering-gap.
        limit: findings at most.
    """
    from itertools import chain

    from fumikura.answers import editing, sources

    wanted = given.several(rules, given.FINDINGS)
    if isinstance(docs, str):
        every: Iterable[str | Path] = [docs] if Path(docs).exists() else given.split(docs)
    else:
        every = [docs] if isinstance(docs, Path) else docs or ()
    every = [*every]
    files = [Path(one) for one in every if isinstance(one, Path) or Path(one).exists()]
    names = [one for one in every if isinstance(one, str) and not Path(one).exists()]
    texts = chain(sources.files(files), sources.documents(corpus.store, names if every else None))
    return editing.findings(texts, rules=wanted, limit=given.at_most(limit))
