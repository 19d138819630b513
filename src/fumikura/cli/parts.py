"""What of a corpus is counted, and which words: the options that the counting commands share, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fumikura.cli.options import Lang
from fumikura.cli.searching import hint, meant
from fumikura.cli.values import named

if TYPE_CHECKING:
    from fumikura.counts import Keep
    from fumikura.store import Store


class By(StrEnum):
    """What words are counted by."""

    surface = "surface"
    lemma = "lemma"
    compound = "compound"
    pos = "pos"
    reading = "reading"


class Unit(StrEnum):
    """What the variety of words is that of."""

    surface = "surface"
    lemma = "lemma"
    compound = "compound"


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
    """Open a corpus; its index only where a query, sections or speakers are looked up."""
    from fumikura.store import Store, open_to_read

    with open_to_read(corpus) if index else Store(corpus) as store:
        yield store


def unheard(store: Store, query: str, lang: Lang | None) -> None:
    """Name what of a query nothing in the corpus has, and words that are near."""
    from fumikura.query import unmatched

    hint(unmatched(store, query), store, lang)
    meant(store, query, None, lang)


def keep(pos: str | None, stop: Path | None, only: Only) -> Keep:
    """Return which words the options ask for.

    Raises:
        typer.BadParameter: there is no such part of speech.
        OwnTableError: the stop list cannot be read.
    """
    from fumikura.answers import given
    from fumikura.counts import Keep, stop_words

    with named("--pos"):
        wanted = given.parts_of_speech(pos)
    return Keep(wanted, frozenset() if stop is None else stop_words(stop), only.value)
