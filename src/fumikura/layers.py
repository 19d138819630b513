"""A source in, the records that ``analyze`` prints out, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fumikura.pipeline import Analysis, analyze
from fumikura.records import Source

Record = dict[str, Any]
_APART = frozenset({"heading", "footnote"})  # layers of their own


def records(source: Source, layers: Sequence[str]) -> Iterator[Record]:
    """Yield the records of the layers asked for, a layer at a time; offsets are those of the source."""
    analysis = analyze(source)
    for layer in layers:
        yield from LAYERS[layer](analysis)


def _document(analysis: Analysis) -> Iterator[Record]:
    source, meta = analysis.source, analysis.source.meta
    start = len(source.content) - len(source.content.lstrip())
    yield {
        "layer": "document",
        "doc": source.id,
        "start": start,
        "end": len(source.content.rstrip()),
        "title": meta.title,
        "date": meta.date,
        "kind": meta.kind,
        "publisher": meta.publisher,
        "language": meta.language,
        "encoding": source.encoding,
        "encoding_reason": source.reason,
        "sha256": source.sha256,
    }


def _paragraph(analysis: Analysis) -> Iterator[Record]:
    for block in analysis.blocks:
        if block.kind in _APART:
            continue
        span = block.map.span(0, len(block.text))
        yield {
            "layer": "paragraph",
            "doc": analysis.source.id,
            "start": span.start,
            "end": span.end,
            "text": block.text,
            "kind": block.kind,
            "section": list(block.section),
            "line": block.line,
        }


LAYERS: dict[str, Callable[[Analysis], Iterator[Record]]] = {"document": _document, "paragraph": _paragraph}
