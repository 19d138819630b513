"""A source in, the cleaned text out, with an exact map and a record of everything left out."""

from __future__ import annotations

from collections.abc import Iterator

from fumikura.chars import glue, is_row
from fumikura.marks import find as find_mark
from fumikura.records import Source, Text, Unit
from fumikura.spans import Edit, OffsetMap
from fumikura.text import furniture, gaps, lines, notes, wrap

_BACK = 8  # pieces of a paragraph that are looked at to see whether a line goes on inside a URL


def clean(source: Source) -> Text:
    """Un-wrap a source, close its gaps, and lift notes and furniture out of its paragraphs.

    Characters are never changed, only left out, moved, or joined by a space; wide and compatibility
    forms stay as they are for display (search folds them).
    """
    printed = lines.split(source.content)
    layout = lines.measure(printed)
    kinds = furniture.classify(printed, rhythm=layout.rhythm)
    edits = [Edit(line.start, line.end, f"furniture:{kind}") for line, kind in zip(printed, kinds, strict=True) if kind]
    text: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    units: list[Unit] = []
    at = 0
    for paragraph in wrap.paragraphs(printed, kinds, layout):
        joined, offsets = _join(paragraph)
        cuts = gaps.find(joined, running=paragraph.kind in {"body", "note"})
        kept = list(_kept(len(joined), cuts))
        edits += (
            Edit(piece.source, piece.source + piece.length, reason)
            for start, end, reason in cuts
            for piece in offsets.within(start, end)  # one for each line: furniture may stand between
        )
        body = "".join(joined[start:end] for start, end in kept)
        if not body.strip():
            continue
        final = OffsetMap.of(_targets(kept)).after(offsets)
        pieces += ((at + piece.target, piece.source, piece.length) for piece in final.pieces)
        mark = find_mark(body) if paragraph.mark is not None else None
        line = paragraph.lines[0].number
        rows = is_row(body) or paragraph.lines[0].row
        kind = "table" if paragraph.kind == "body" and mark is None and rows else paragraph.kind
        referred = tuple(notes.references(body)) if kind != "note" else ()
        units.append(Unit(at, at + len(body), kind, line, mark, paragraph.marker, paragraph.displaced, referred))
        text += (body, "\n")
        at += len(body) + 1
    return Text(source, "".join(text), OffsetMap.of(pieces), tuple(units), _blanks(source, pieces, edits))


def _join(paragraph: wrap.Paragraph) -> tuple[str, OffsetMap]:
    """Join the lines of a paragraph; the result maps to the source."""
    first, *rest = paragraph.lines
    parts = [first.text[paragraph.skip :]]
    pieces = [(0, first.start + paragraph.skip, len(parts[0]))]
    at = len(parts[0])
    for line in rest:
        between = " " if paragraph.kind == "form" else glue("".join(parts[-_BACK:]), line.text)
        parts += (between, line.text)
        pieces.append((at + len(between), line.start, len(line.text)))
        at += len(between) + len(line.text)
    return "".join(parts), OffsetMap.of(pieces)


def _kept(length: int, cuts: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end, _ in cuts:
        if start > at:
            yield at, start
        at = end
    if at < length:
        yield at, length


def _targets(kept: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    at = 0
    for start, end in kept:
        yield at, start, end - start
        at += end - start


def _blanks(source: Source, pieces: list[tuple[int, int, int]], edits: list[Edit]) -> tuple[Edit, ...]:
    """Record what lies between: white space and line ends as ``wrap``, anything else as ``mark`` of a note."""
    taken = sorted([(start, start + length) for _, start, length in pieces] + [(e.start, e.end) for e in edits])
    found = list(edits)
    at = 0
    for start, end in [*taken, (len(source.content), len(source.content))]:
        if start > at:
            reason = "wrap" if not source.content[at:start].strip() else "note-mark"
            found.append(Edit(at, start, reason))
        at = max(at, end)
    return tuple(sorted(found, key=lambda edit: (edit.start, edit.end)))
