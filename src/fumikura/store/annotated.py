"""The passages of a corpus with their tokens and names, for exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from fumikura.records import Annotated, Mention
from fumikura.spans import OffsetMap
from fumikura.store.globs import Docs, exactly
from fumikura.store.mentions import mentions

if TYPE_CHECKING:
    from fumikura.store.store import Store


def annotated(store: Store, *, doc: Docs = None, labels: tuple[str, ...] = ()) -> Generator[Annotated, None, None]:
    """Yield the passages of a corpus, or of a document (``*`` stands for any characters), in reading order."""
    wanted = set(store.ids(name=doc)) if doc is not None else None
    for document in store.documents():
        if wanted is not None and document.id not in wanted:
            continue
        named: dict[int, list[Mention]] = defaultdict(list)
        for row in mentions(store, "entity", doc=exactly(document.name)):
            if not labels or row.mention.type in labels:
                named[row.mention.block].append(row.mention)
        blocks = list(store.blocks(document.id))
        for block, columns in zip(blocks, store.columns(blocks), strict=True):
            names = sorted(_placed(block.map, named[block.id]))
            yield Annotated(document.name, block.line, block.text, tuple(columns.tokens()), tuple(names))


def _placed(places: OffsetMap, found: list[Mention]) -> Iterator[tuple[int, int, str, str]]:
    for mention in found:
        start, last = places.target_of(mention.start), places.target_of(mention.end - 1)
        if start is not None and last is not None and start <= last:
            yield start, last + 1, mention.type, mention.value or mention.text
