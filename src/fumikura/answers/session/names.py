"""What texts name: the list of names, the places of one, what stands beside it, what is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fumikura.answers import given

if TYPE_CHECKING:
    from fumikura.answers.given import Names
    from fumikura.answers.opened import Opened
    from fumikura.answers.records import Records
    from fumikura.store import Docs


def entities(
    corpus: Opened, *, labels: Names = None, doc: Docs = None, least: int = 1, limit: int | None = None
) -> Records:
    """List persons, bodies, places, laws, events and things, one name for one thing."""
    from fumikura.answers import names
    from fumikura.records import LABELS

    wanted = given.several(labels, LABELS)
    return names.entities(corpus.store, labels=wanted, doc=doc, least=least, limit=given.at_most(limit))


def named(
    corpus: Opened, name: str, *, labels: Names = None, doc: Docs = None, limit: int | None = None
) -> Records:  # fmt: skip
    """List every place where someone or something is named, under whatever name."""
    from fumikura.answers import names
    from fumikura.query import values
    from fumikura.records import LABELS
    from fumikura.store import keys

    found = keys(corpus.store, values.names(name), labels=given.several(labels, LABELS))
    told = names.named(corpus.store, found, doc=doc, limit=given.at_most(limit))
    return told if found else names.unknown(corpus.store, name, told)


def beside(
    corpus: Opened, name: str, *, labels: Names = None, least: int = 1, limit: int | None = None
) -> Records:  # fmt: skip
    """List what passages that name someone or something name beside it, most often first."""
    from fumikura.answers import names
    from fumikura.query import values
    from fumikura.records import LABELS
    from fumikura.store import keys

    wanted, found = given.several(labels, LABELS), keys(corpus.store, values.names(name))
    told = names.beside(corpus.store, found, labels=wanted, least=least, limit=given.at_most(limit))
    return told if found else names.unknown(corpus.store, name, told)


def doubtful(
    corpus: Opened, *, labels: Names = None, doc: Docs = None, limit: int | None = None
) -> Records:  # fmt: skip
    """List pairs of names that may be one, for you to decide in a decisions.csv."""
    from fumikura.answers import names
    from fumikura.records import LABELS

    wanted = given.several(labels, LABELS)
    return names.doubtful(corpus.store, labels=wanted, doc=doc, limit=given.at_most(limit))


def decisions(corpus: Opened, *, limit: int | None = None) -> Records:
    """List the decisions on names that the corpus keeps."""
    from fumikura.answers import names

    return names.decisions(corpus.store, limit=given.at_most(limit))
