"""A decoded text in, its printed lines out, and the layout that they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from fumikura.chars import ends_sentence, is_open, mostly_latin, width

# every line end that Unicode and Windows know (UAX #14 BK, CR, LF, NL); a form feed also turns the page
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LISTED = re.compile("(?:[0-9０-９]{1,2}[.．)）]?|[(（][0-9０-９]{1,2}[)）]|[①-⑳])\t[^\t]*")
_NOTE_RULE = 20  # Word's rule above footnotes comes out of a PDF as that many spaces or more
_WINDOW = 40
_SLACK = 1.5
_BROKEN = 0.15  # share of long lines that may break off in a text of whole paragraphs
_LONG = 12  # a shorter line is a label or a cell and shows nothing of the layout


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        number: 1-based line of the source.
        start: source offset of its first character that is no white space.
        end: one past the last such character.
        indent: width of the white space before it.
        tail: white space stands before its line end.
        gap: blank lines before it.
        page: a form feed stands before it.
        ruled: the rule above footnotes stands before it.
        row: it is a row of a table: a tab stands at its front and between its cells; below such a row one cell will do.
        width: printed width without the indent.
    """

    number: int
    start: int
    end: int
    text: str
    indent: float
    tail: bool
    gap: int
    page: bool
    ruled: bool
    width: float
    row: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document sets its lines.

    Attributes:
        rhythm: blank lines between any two lines of one paragraph (0 or 1).
        tail: a white space before the line end marks the end of a paragraph (PDFs made by Word).
        widths: for each line the width at which the lines around it are wrapped, None where they are not.
        whole: lines are paragraphs, as texts from web pages have them: hardly a long one breaks off in a sentence.
    """

    rhythm: int
    tail: bool
    widths: tuple[float | None, ...]
    whole: bool = False


def split(content: str) -> list[Line]:
    """Split at line ends of all kinds."""
    lines: list[Line] = []
    start = gap = 0
    number, page, ruled = 1, False, False
    for end, after, feed in _ends(content):
        raw = content[start:end]
        text = raw.strip()
        if text:
            left = len(raw) - len(raw.lstrip())
            right = left + len(text)
            lines.append(
                Line(
                    number,
                    start + left,
                    start + right,
                    text,
                    width(raw[:left]),
                    right < len(raw),
                    gap,
                    page,
                    ruled,
                    width(text),
                    raw[0] == "\t",
                )
            )
            gap, page, ruled = 0, False, False
        else:
            gap += 1
            ruled = ruled or len(raw) >= _NOTE_RULE
        page = page or feed
        start = after
        number += 1
    return _rows(lines) if any(line.row for line in lines) else lines


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Keep as rows what has several cells, and what stands right below; numbers with a tab behind them are a list."""
    found: list[Line] = []
    for _, members in groupby(lines, key=_runs()):
        run = list(members)
        listed = all(_LISTED.fullmatch(line.text) for line in run)
        below = False
        for line in run:
            below = line.row and not listed and (below or "\t" in line.text)
            found.append(replace(line, row=below))
    return found


def _runs() -> Callable[[Line], int]:
    """Number the runs of lines that begin with a tab, no blank line between them."""
    count, last = 0, False

    def number(line: Line) -> int:
        nonlocal count, last
        count += line.row != last or (line.row and line.gap > 0)
        last = line.row
        return count

    return number


def _ends(content: str) -> list[tuple[int, int, bool]]:
    ends = [(found.start(), found.end(), found[0] == "\x0c") for found in _BREAK.finditer(content)]
    return [*ends, (len(content), len(content), False)]


def measure(lines: Sequence[Line]) -> Layout:
    """Measure the layout; every figure comes from the lines, none from a list of known documents."""
    widths = _widths(lines)
    return Layout(_rhythm(lines), _tail(lines, widths), widths, _whole(lines))


def _whole(lines: Sequence[Line]) -> bool:
    long = [is_open(line.text) for line in lines if line.width >= 2 * _LONG and not mostly_latin(line.text)]
    return len(long) > 3 and sum(long) <= _BROKEN * len(long)


def _rhythm(lines: Sequence[Line]) -> int:
    """Find a blank line between (nearly) every two lines: then sentences run on over it."""
    gaps = [line.gap for line in lines[1:]]
    if len(gaps) < 4 or sum(gap >= 1 for gap in gaps) < 0.6 * len(gaps):
        return 0
    broken = [is_open(a.text) for a, b in pairwise(lines) if b.gap == 1 and a.width >= _LONG]
    return 1 if len(broken) > 3 and sum(broken) > 0.45 * len(broken) else 0


def _tail(lines: Sequence[Line], widths: Sequence[float | None]) -> bool:
    """Find white space that stands behind the last lines of paragraphs and not behind wrapped ones."""
    ended = [line.tail for line in lines if ends_sentence(line.text)]
    wrapped = [
        line.tail
        for line, edge in zip(lines, widths, strict=True)
        if edge is not None and is_open(line.text) and line.width + line.indent >= edge - 2
    ]
    if len(ended) < 3 or len(wrapped) < 3:
        return False
    return sum(ended) > 0.7 * len(ended) and sum(wrapped) < 0.15 * len(wrapped)


def _widths(lines: Sequence[Line]) -> tuple[float | None, ...]:
    """Find, around each line, the right edge at which a good part of the lines end and beyond which none go."""
    half = _WINDOW // 2
    edges = {
        start: _edge([line for line in lines[max(0, start - half) : start + _WINDOW] if _measurable(line)])
        for start in range(0, len(lines), half)
    }
    return tuple(edges[index // half * half] for index in range(len(lines)))


def _measurable(line: Line) -> bool:
    return line.width > 8 and not mostly_latin(line.text)


def _edge(lines: Sequence[Line]) -> float | None:
    """Find a pile of line ends at the right: at least three, twice as dense as further left."""
    rights = sorted(line.width + line.indent for line in lines)
    if len(rights) < 4:
        return None
    top = rights[min(len(rights) - 1, int(len(rights) * 0.97))]
    near = sum(top - _SLACK <= right <= top + _SLACK for right in rights)
    left = sum(0.6 * top <= right < top - _SLACK for right in rights)
    strips = max(1.0, (0.4 * top - _SLACK) / (2 * _SLACK))
    return top if near >= max(3, 2 * left / strips) else None
