"""A corpus and what of it is wanted in, the numbers of its tokens out, one document at a time, as arrays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import compress
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from fumikura.store import DocumentRow, Encoded, Store, encoded
from fumikura.store.records import legible

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Over = Literal["doc", "section", "speaker", "kind", "year", "corpus"]

_AT_ONCE = 1_000_000  # tokens that are looked at together
NOBODY = "-"  # the part of what has no speaker, no date, no section


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a corpus is counted; all of it without anything.

    Attributes:
        documents: ids of documents.
        kind: of documents or of passages, in lower case.
        blocks: ids of passages.
        fronts: tokens at the front of passages, by their ids, that are not counted: who speaks, and not what is said.
    """

    documents: frozenset[int] | None = None
    kind: str | None = None
    blocks: frozenset[int] | None = None
    fronts: Mapping[int, int] = field(default_factory=dict, hash=False)

    def holds(self, passage: Passage) -> bool:
        """Tell whether a passage is counted."""
        return (
            (self.documents is None or passage.document.id in self.documents)
            and (self.kind is None or self.kind in {passage.kind, (passage.document.meta.kind or "").lower()})
            and (self.blocks is None or passage.id in self.blocks)
        )


class Passage(NamedTuple):
    """A block without its text; speaker, section and headings are there where they were asked for."""

    document: DocumentRow
    id: int
    kind: str
    speaker: str | None
    section: str
    headings: str


@dataclass(frozen=True)
class Text:
    """The tokens of one document that are counted, or of several joined.

    Attributes:
        document: the only one, or the first.
        words: number in the vocabulary of each word form that there is.
        places: of each token, the place of its word form in ``words``.
        lengths: tokens of each passage.
        blocks: ids of the passages, which rise.
        owners: ids of their documents.
        about: the passages as the store hands them out, of a single document where that was asked for.
        left: how many tokens at the front of each passage are left out, the label of a speaker; None without any.
    """

    document: DocumentRow
    words: Numbers
    places: NDArray[np.uint16] | NDArray[np.uint32]
    lengths: Numbers
    blocks: Numbers
    owners: Numbers
    about: list[tuple[Any, ...]]
    left: Numbers | None = None

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages, in reading order."""
        if self.about:
            return [Passage(self.document, *one) for one in self.about]
        return [_bare(self.document, block) for block in self.blocks.tolist()]

    @cached_property
    def edges(self) -> Numbers:
        """The first token of each passage that has any, and behind them the number of all tokens."""
        return np.concatenate([[0], np.cumsum(self.lengths[self.lengths > 0])])

    @property
    def ids(self) -> Numbers:
        """The number in the vocabulary of each token."""
        return self.words[self.places]

    @cached_property
    def block(self) -> Numbers:
        """Of each token, the place of its passage in ``blocks``."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    def block_of(self, tokens: Numbers) -> Numbers:
        """Return the id of the passage of some tokens."""
        found: Numbers = self.blocks[np.searchsorted(self._behind, tokens, "right")]
        return found

    @cached_property
    def _behind(self) -> Numbers:
        return np.cumsum(self.lengths)

    def spelled(self, letters: NDArray[np.uint8], sign: int) -> tuple[bytes, Numbers]:
        """Return one byte for each token with a sign behind each passage, and of each byte its token."""
        apart = np.arange(len(letters)) + self.block
        found = np.full(len(letters) + len(self.lengths), sign, dtype=np.uint8)
        found[apart] = letters
        token = np.zeros(len(found), dtype=np.int64)
        token[apart] = np.arange(len(letters))
        return found.tobytes(), token

    def parts(self, over: Over | Callable[[Passage], str | None]) -> dict[str, Flags | None]:
        """Return the parts that its passages belong to, each with flags of them, None for all."""
        if not callable(over) and over not in {"section", "speaker"}:
            return {part(_bare(self.document), over): None}
        names = [over(passage) if callable(over) else part(passage, over) for passage in self.passages]
        return {name: np.array([one == name for one in names]) for name in dict.fromkeys(names) if name is not None}

    def tally(self, which: Flags | None = None) -> Numbers:
        """Count each word form of ``words``, in all tokens or in some."""
        places = self.places if which is None else self.places[which]
        return np.bincount(places, minlength=len(self.words))


def texts(store: Store, scope: Scope | None = None, *, full: bool = False) -> Iterator[Text]:
    """Yield the documents of a scope; ``full`` with speakers, sections and headings.

    Raises:
        DamagedCorpusError: stored tokens cannot be read.
    """
    wanted = scope or Scope()
    narrowed = wanted.kind is not None or wanted.blocks is not None
    for found in encoded(store, documents=wanted.documents, full=full or wanted.kind is not None):
        text = _narrowed(_text(found), wanted) if narrowed else _text(found)
        if len(text.blocks):
            yield _without(text, wanted.fronts) if wanted.fronts else text


def _narrowed(text: Text, scope: Scope) -> Text:
    """Keep the passages of a scope."""
    kept = np.array([scope.holds(passage) for passage in text.passages])
    return replace(
        text, places=text.places[np.repeat(kept, text.lengths)], lengths=text.lengths[kept], blocks=text.blocks[kept],
        owners=text.owners[kept], about=list(compress(text.about, kept)),
    )  # fmt: skip


def _without(text: Text, fronts: Mapping[int, int]) -> Text:
    """Leave tokens at the front of passages out."""
    cut = np.minimum([fronts.get(int(block), 0) for block in text.blocks], text.lengths)
    at = np.arange(len(text.places)) - np.repeat(np.cumsum(text.lengths) - text.lengths, text.lengths)
    return replace(text, places=text.places[at >= np.repeat(cut, text.lengths)], lengths=text.lengths - cut, left=cut)


def joined(store: Store, scope: Scope | None = None) -> Iterator[Text]:
    """Yield the documents of a scope, many joined into one: small ones cost more to look at than to read."""
    every = np.arange(int(store.database.value("SELECT coalesce(max(id), 0) FROM vocabulary")) + 1)
    waiting, size = list[Text](), 0
    for text in texts(store, scope):
        waiting.append(text)
        size += len(text.places)
        if size > _AT_ONCE:
            yield _join(waiting, every)
            waiting, size = [], 0
    if waiting:
        yield _join(waiting, every)


def _join(some: list[Text], every: Numbers) -> Text:
    return Text(
        some[0].document,
        every,
        np.concatenate([text.words.astype(np.uint32)[text.places] for text in some]),
        np.concatenate([text.lengths for text in some]),
        np.concatenate([text.blocks for text in some]),
        np.concatenate([text.owners for text in some]),
        [],
        None
        if all(text.left is None for text in some)
        else np.concatenate([np.zeros_like(text.lengths) if text.left is None else text.left for text in some]),
    )


def _bare(document: DocumentRow, block: int = 0) -> Passage:
    return Passage(document, block, "", None, "[]", "[]")


def _text(found: Encoded) -> Text:
    first, last = found.blocks
    with legible("stored tokens"):
        lengths = np.fromstring(found.lengths, dtype=np.int64, sep=",")
        places = np.frombuffer(found.places, dtype="<u4" if found.wide else "<u2")
        if len(lengths) != last - first + 1:
            msg = f"{found.document.name} has lost a passage"
            raise ValueError(msg)
        if lengths.sum() != len(places) or places.max(initial=0) >= max(1, len(found.words)):
            msg = f"a token of {found.document.name} has no word form"
            raise ValueError(msg)
    blocks = np.arange(first, last + 1)
    owners = np.full(len(blocks), found.document.id)
    return Text(found.document, np.asarray(found.words, dtype=np.int64), places, lengths, blocks, owners, found.about)


def grown(counts: Numbers, size: int) -> Numbers:
    """Return an array that has room for so many numbers, those that are new 0."""
    if len(counts) >= size:
        return counts
    return np.concatenate([counts, np.zeros(max(size, 2 * len(counts)) - len(counts), dtype=np.int64)])


def ordered(names: Iterable[str], over: object) -> list[str]:
    """Return the names of parts once each: years as they follow, others in the order of the corpus."""
    found = list(dict.fromkeys(names))
    return sorted(found) if over == "year" else found


def part(passage: Passage, over: Over) -> str:
    """Return the name of the part that a passage belongs to."""
    if over == "doc":
        return passage.document.name
    if over == "kind":
        return passage.document.meta.kind or NOBODY
    if over == "year":
        date = passage.document.meta.date
        return date[:4] if date else NOBODY
    if over == "speaker":
        return passage.speaker or NOBODY
    if over == "section":
        return f"{passage.document.name} {_top(passage.section, passage.headings)}"
    return "corpus"


@lru_cache(maxsize=4096)
def _top(section: str, headings: str) -> str:
    """Return label and title of the section of the first level."""
    labels, titles = json.loads(section), json.loads(headings)
    if not labels:
        return NOBODY
    return str(labels[0] if titles[0] in {"", labels[0]} else f"{labels[0]} {titles[0]}")
