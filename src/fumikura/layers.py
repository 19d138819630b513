"""A source in, the records that ``analyze`` prints out, layer by layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any

from fumikura.analysis import Analysis, analyze, citations, events, mentions, names, tokenize
from fumikura.records import Mention, Source
from fumikura.structure.notes import references
from fumikura.structure.sections import sections

Record = dict[str, Any]
OF_TOKENS = frozenset({"time", "number", "entity", "event"})  # layers that need tokens
_EVENT = (
    "type", "status", "begin", "end_date", "time", "precision", "basis", "date_text", "speaker", "forum", "certainty",
    "summary", "rule", "line",
)  # fmt: skip
_APART = frozenset({"heading", "footnote", "front", "back"})  # layers of their own, and heads of documents


def records(source: Source, layers: Sequence[str]) -> Iterator[Record]:
    """Yield the records of the layers asked for, a layer at a time; offsets are those of the source."""
    analysis = analyze(source)
    if set(layers) & OF_TOKENS:
        columns = tokenize(analysis)
        found = mentions(analysis, columns) if set(layers) & {"time", "number", "event"} else ()
        named = names(analysis, columns) if set(layers) & {"entity", "event"} else ()
        told = events(analysis, columns, (*found, *named)) if "event" in layers else ()
        analysis = replace(analysis, mentions=(*found, *named), events=told)
    if "citation" in layers:
        analysis = replace(analysis, citations=citations(analysis))
    for layer in layers:
        yield from LAYERS[layer](analysis)


def _document(analysis: Analysis) -> Iterator[Record]:
    """One record for each document of the file; what a manifest says stands before what the text says."""
    source, meta = analysis.source, analysis.source.meta
    only = len(analysis.fronts) == 1
    for front in analysis.fronts:
        yield {
            "layer": "document",
            "doc": source.id,
            "start": front.start,
            "end": front.end,
            "title": (meta.title if only else None) or front.value("title"),
            "date": (meta.date if only else None) or front.value("date"),
            "date_written": front.value("written"),
            "date_enacted": front.value("enacted"),
            "kind": meta.kind,
            "author": front.value("author"),
            "publisher": meta.publisher or front.value("publisher"),
            "addressee": front.value("addressee"),
            "classification": front.value("classification"),
            "classification_term": front.value("term"),
            "number": (meta.number if only else None) or front.value("number"),
            "copy_number": front.value("copy_number"),
            "spans": {role: [stated.start, stated.end] for role, stated in sorted(front.stated.items())},
            "language": meta.language,
            "encoding": source.encoding,
            "encoding_reason": source.reason,
            "sha256": source.sha256,
        }


def _record(layer: str, source: Source, start: int, end: int, **more: object) -> Record:
    """What every record holds: where it stands in the source, and what stands there."""
    return {"layer": layer, "doc": source.id, "start": start, "end": end, "text": source.content[start:end], **more}


def _paragraph(analysis: Analysis) -> Iterator[Record]:
    """The text of a paragraph is un-wrapped: what interrupts it in the source is left out."""
    for block in analysis.blocks:
        if block.kind in _APART or (block.kind == "caption" and block.level is not None):
            continue
        yield {
            **_record("paragraph", analysis.source, *block.map.whole()),
            "text": block.text,
            "kind": block.kind,
            "section": list(block.section),
            "line": block.line,
        }


def _section(analysis: Analysis) -> Iterator[Record]:
    for section in sections(analysis.blocks):
        yield _record(
            "section",
            analysis.source,
            section.start,
            section.end,
            label=section.label,
            title=section.title,
            level=section.level,
            path=list(section.path),
            kind=section.kind,
            line=section.line,
        )


def _footnote(analysis: Analysis) -> Iterator[Record]:
    referred = references(analysis.blocks)
    for at, block in enumerate(analysis.blocks):
        if block.kind == "footnote":
            yield _record(
                "footnote",
                analysis.source,
                *block.map.whole(),
                note=block.text,
                marker=block.marker,
                ref_start=referred.get(at),
                line=block.line,
            )


def _furniture(analysis: Analysis) -> Iterator[Record]:
    for edit in analysis.text.edits:
        layer, _, kind = edit.reason.partition(":")
        if layer == "furniture":
            yield _record("furniture", analysis.source, edit.start, edit.end, kind=kind)


def _turn(analysis: Analysis) -> Iterator[Record]:
    for _, blocks in groupby((b for b in analysis.blocks if b.turn is not None), key=lambda block: block.turn):
        said = list(blocks)
        yield _record(
            "turn",
            analysis.source,
            said[0].map.whole().start,
            said[-1].map.whole().end,
            said="\n".join(block.text for block in said),
            speaker=said[0].speaker,
            section=list(said[0].section),
            line=said[0].line,
        )


def _time(analysis: Analysis) -> Iterator[Record]:
    for mention in _mentions(analysis, "time"):
        yield {
            **_record("time", analysis.source, mention.start, mention.end),
            "type": mention.type,
            "value": mention.value,
            "begin": mention.begin,
            "end_date": mention.end_date,
            "mod": mention.mod,
            "rule": mention.rule,
            "anchor": None if mention.anchor is None else dict(zip(("start", "end"), mention.anchor, strict=True)),
            "other": mention.other,
            "line": mention.line,
        }


def _number(analysis: Analysis) -> Iterator[Record]:
    for mention in _mentions(analysis, "number"):
        yield {
            **_record("number", analysis.source, mention.start, mention.end),
            "kind": mention.type,
            "value": mention.amount,
            "value_max": mention.amount_max,
            "unit": mention.unit,
            "mod": mention.mod,
            "rule": mention.rule,
            "line": mention.line,
        }


def _entity(analysis: Analysis) -> Iterator[Record]:
    for mention in _mentions(analysis, "entity"):
        yield {
            **_record("entity", analysis.source, mention.start, mention.end),
            "label": mention.type,
            "canonical": mention.value,
            "rule": mention.rule,
            "line": mention.line,
        }


def _citation(analysis: Analysis) -> Iterator[Record]:
    for one in analysis.citations:
        yield {
            "layer": "citation", "doc": analysis.source.id, "start": one.start, "end": one.end, "text": one.text,
            "kind": one.kind, "law": one.law, "law_key": one.key, "targets": list(one.targets), "form": one.form,
            "part": one.part or None,
            "missing": list(one.missing), "doubt": one.doubt or None, "line": one.line,
            "section": list(analysis.blocks[one.block].section),
        }  # fmt: skip


def _event(analysis: Analysis) -> Iterator[Record]:
    for event in analysis.events:
        more = {name: getattr(event, name) for name in _EVENT}
        yield {
            **_record("event", analysis.source, event.start, event.end),
            **more,
            "actors": list(event.actors),
            "positions": [asdict(position) for position in event.positions],
            "mentions": [dict(zip(("start", "end", "line"), one, strict=True)) for one in event.mentions],
        }


def _mentions(analysis: Analysis, layer: str) -> Iterator[Mention]:
    return (mention for mention in analysis.mentions if mention.layer == layer)


LAYERS: dict[str, Callable[[Analysis], Iterator[Record]]] = {
    "document": _document,
    "section": _section,
    "paragraph": _paragraph,
    "footnote": _footnote,
    "furniture": _furniture,
    "turn": _turn,
    "time": _time,
    "number": _number,
    "entity": _entity,
    "event": _event,
    "citation": _citation,
}
