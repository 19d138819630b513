"""Answers for eyes: hits with their marks, concordance lines aligned at the key."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TextIO

from fumikura.cli.output import tell
from fumikura.cli.words import say

if TYPE_CHECKING:
    from fumikura.cli.options import Lang
    from fumikura.query import Answer, Line
    from fumikura.records import Hit

_BOLD, _DIM, _PLAIN = "\x1b[1;33m", "\x1b[2m", "\x1b[0m"
_SHOWN = 240  # characters of a passage, around its first mark
_BEGINNING = 30  # characters of an item in an outline
_SAMPLE = 200  # concordance lines by which the columns are set


def coloured(stream: TextIO) -> bool:
    """Tell whether to use colours (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def listing(answer: Answer, stream: TextIO, lang: Lang | None) -> None:
    """Write hits: place, then the passage with marks; partial matches under a line that says so."""
    colours = coloured(stream)
    whole = [hit for hit in answer.hits if hit.complete]
    part = answer.hits[len(whole) :]
    for hit in whole:
        _hit(hit, stream, colours=colours)
    if part:
        none = "no passage has every word; these have some, or stand beside"
        stream.write(f"-- {say('with some of the words, or beside' if whole else none, lang)}\n")
    for hit in part:
        _hit(hit, stream, colours=colours)
    stream.flush()
    if whole:
        tell(say("{shown} of {total} passages", lang, shown=len(whole), total=answer.total))


def _hit(hit: Hit, stream: TextIO, *, colours: bool) -> None:
    speaker = hit.speaker and f"({hit.speaker})"
    place = "  ".join(filter(None, (hit.doc, "/".join(hit.section), speaker, f"L{hit.line}", hit.kind)))
    head = f"{hit.rank:>3}  {place}  [{hit.start}:{hit.end}]  {hit.score:.2f}"
    stream.write(f"{_DIM}{head}{_PLAIN}\n" if colours else f"{head}\n")
    stream.write(f"     {_marked(hit, colours=colours)}\n")


def _marked(hit: Hit, *, colours: bool) -> str:
    """Return the passage around its first mark, marks in colour or in 【】."""
    first = hit.marks[0][0] if hit.marks else 0
    low = 0 if first < _SHOWN // 2 else first - _SHOWN // 4
    high = min(len(hit.text), low + _SHOWN)
    opening, closing = (_BOLD, _PLAIN) if colours else ("【", "】")
    parts, at = ["…" if low else ""], low
    for start, end in hit.marks:
        if start >= at and end <= high:
            parts += [hit.text[at:start], opening, hit.text[start:end], closing]
            at = end
    return "".join([*parts, hit.text[at:high], "…" if high < len(hit.text) else ""])


def page(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write passages or source lines behind their line numbers; ``#`` marks headings, ``^2`` note 2."""
    for row in rows:
        mark = "#" if row.get("kind") == "heading" else f"^{row['marker']}" if row.get("marker") else ""
        stream.write(f"{row['line']:>5} {mark:<3} {row['text']}".rstrip() + "\n")


def tree(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """Write sections behind their line numbers, indented by level; an item shows how it begins."""
    for row in rows:
        title = row["title"] or _clipped(row["text"])
        label = row["label"] or ("" if title == row["path"][-1] else row["path"][-1])
        stream.write(f"{row['line']:>5}  {'  ' * (row['level'] - 1)}{label}{' ' * bool(label and title)}{title}\n")


def _clipped(text: str) -> str:
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"


def concordance(
    lines: Iterable[Line],
    stream: TextIO,
    wide: Callable[[Line], tuple[Sequence[str], Sequence[str]]] | None = None,
) -> int:
    """Write concordance lines aligned at the key, between the passages around them if wanted; return how many."""
    colours = coloured(stream)
    source = iter(lines)
    sample = list(islice(source, _SAMPLE))
    left = max((_width(line.left) for line in sample), default=0)
    place = max((_width(_place(line)) for line in sample), default=0)
    count = 0
    for count, line in enumerate(chain(sample, source), 1):  # noqa: B007
        key = f"{_BOLD}{line.key}{_PLAIN}" if colours else f"【{line.key}】"
        pad = " " * max(0, left - _width(line.left))
        where = _place(line)
        before, after = wide(line) if wide else ((), ())
        for text in before:
            stream.write(f"{_DIM}    {text}{_PLAIN}\n" if colours else f"    {text}\n")
        stream.write(f"{where}{' ' * (place - _width(where))}  {pad}{line.left}{key}{line.right}\n")
        for text in after:
            stream.write(f"{_DIM}    {text}{_PLAIN}\n" if colours else f"    {text}\n")
        if wide:
            stream.write("\n")
    return count


def _place(line: Line) -> str:
    within = " ".join(filter(None, ("/".join(line.section), line.speaker and f"({line.speaker})")))
    return f"{line.doc}:{line.line}" + (f" {within}" if within else "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
