"""Which part of a corpus is counted, and which words of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fumikura.answers import given

if TYPE_CHECKING:
    from fumikura.answers.given import Names
    from fumikura.answers.opened import Opened
    from fumikura.counts import Keep, Scope
    from fumikura.store import Docs

By = Literal["surface", "lemma", "reading", "pos", "compound"]
Unit = Literal["surface", "lemma", "compound"]
Only = Literal["all", "words", "content"]
Over = Literal["doc", "section", "speaker", "kind", "year", "corpus"]
UNITS = ("surface", "lemma", "compound")


def scope_of(corpus: Opened, doc: Docs, section: str | None, speaker: str | None, kind: str | None) -> Scope:
    """Return what of a corpus is asked for; its index is looked at where sections or speakers are."""
    from fumikura.answers import counting

    store = corpus.store if section is speaker is None else corpus.indexed
    return counting.scope(store, doc=doc, section=section, speaker=speaker, kind=kind)


def keep_of(pos: Names, stop: Names | Path, only: Only) -> Keep:
    """Return which words are asked for."""
    from fumikura.counts import Keep, stop_words

    words = stop_words(stop) if isinstance(stop, Path) else frozenset(one.casefold() for one in given.split(stop))
    return Keep(given.parts_of_speech(pos), words, given.one(only, ("all", "words", "content")))
