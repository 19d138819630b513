"""What of a corpus is counted, and which words: the options that the counting commands share, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.cli.context import known

if TYPE_CHECKING:
    from fumikura.counts import Keep, Scope
    from fumikura.store import Store

_FIELDS = ("doc", "section", "speaker", "kind")


class By(StrEnum):
    """What words are counted by."""

    surface = "surface"
    lemma = "lemma"
    compound = "compound"
    pos = "pos"
    reading = "reading"


class Word(StrEnum):
    """What words in a sequence are told apart by."""

    surface = "surface"
    lemma = "lemma"


class Only(StrEnum):
    """Which words are counted."""

    all = "all"
    words = "words"
    content = "content"


class Over(StrEnum):
    """Parts of a corpus."""

    doc = "doc"
    section = "section"
    speaker = "speaker"
    kind = "kind"
    year = "year"
    corpus = "corpus"


PosOption = Annotated[
    str | None,
    typer.Option(
        "--pos", metavar="POS,…", help="Only these parts of speech: 名詞 or noun, 名詞-固有名詞 or proper-noun."
    ),
]
StopOption = Annotated[
    Path | None,
    typer.Option("--stop", metavar="FILE", help="Leave out the words of this file, one a line, in any form."),
]
OnlyOption = Annotated[
    Only, typer.Option("--only", help="words leaves signs out, content also function words, affixes and numbers.")
]
SectionOption = Annotated[
    str | None,
    typer.Option("--section", "-s", metavar="ADDRESS", help="Only in this section: 第2章, 第2の1(3), a title."),
]
SpeakerOption = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Only what this speaker says.")]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind", "-k", metavar="KIND", help="Only documents (cables) or passages (body, footnote) of this kind."
    ),
]
LeastOption = Annotated[int, typer.Option("--min", "-m", min=1, help="Only what occurs so often.")]


@contextmanager
def counting(corpus: Path, *, index: bool = False) -> Iterator[Store]:
    """Open a corpus; its index only where sections or speakers are looked up."""
    from fumikura.store import Store, open_to_read

    with open_to_read(corpus) if index else Store(corpus) as store:
        yield store


def scope(
    store: Store,
    *,
    doc: str | None = None,
    section: str | None = None,
    speaker: str | None = None,
    kind: str | None = None,
) -> Scope:
    """Return what of a corpus the options ask for.

    Raises:
        UnknownDocumentError: there is no document of that id.
        QueryError: the section cannot be read.
    """
    from fumikura.counts import Scope
    from fumikura.query import standing

    known(store, doc)
    documents = None if doc is None else frozenset(store.ids(name=doc))
    blocks = None
    if section is not None or speaker is not None:
        blocks = frozenset(standing(store, section=section, speaker=speaker))
    return Scope(documents, None if kind is None else kind.lower(), blocks)


def other(store: Store, text: str) -> Scope:
    """Return the part of a corpus that ``DOC`` or ``FIELD:VALUE`` names.

    Raises:
        UnknownDocumentError: there is no document of that id.
        QueryError: the section cannot be read.
    """
    field, _, value = text.partition(":")
    if store.find(text) is None and field in _FIELDS and value:
        return scope(store, **{field: value})
    return scope(store, doc=text)


def keep(pos: str | None, stop: Path | None, only: Only) -> Keep:
    """Return which words the options ask for.

    Raises:
        typer.BadParameter: there is no such part of speech.
        OwnTableError: the stop list cannot be read.
    """
    from fumikura.counts import Keep, stop_words

    return Keep(_parts_of_speech(pos), frozenset() if stop is None else stop_words(stop), only.value)


def _parts_of_speech(pos: str | None) -> tuple[str, ...]:
    from fumikura import tables

    rows = tables.read("parts_of_speech")
    english = {row["english"]: row["name"] for row in rows}
    names = [name.strip() for name in (pos or "").split(",") if name.strip()]
    for name in names:
        if name.lower() not in english and name.partition("-")[0] not in english.values():
            known = ", ".join(f"{row['name']} {row['english']}" for row in rows)
            msg = f"there is no part of speech {name!r}; known are {known}"
            raise typer.BadParameter(msg, param_hint="--pos")
    return tuple(english.get(name.lower(), name) for name in names)


def addresses(store: Store, blocks: list[int]) -> list[str | None]:
    """Return where passages stand, as DOC:LINE."""
    rows = store.blocks_of(blocks)
    return [f"{rows[block].document}:{rows[block].line}" if block in rows else None for block in blocks]
