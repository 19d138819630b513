"""The records of an answer in, a table for eyes out: plain text, or HTML for a notebook."""

from __future__ import annotations

import unicodedata
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from fumikura.export.writers import cell

if TYPE_CHECKING:
    from fumikura.answers.records import Records

_ROWS = 20
_WIDE = 80  # columns of a cell in plain text; a Japanese character has two
_SHORT = 24  # characters of a cell in HTML that is not broken
_LONG = 200  # characters of a cell in HTML
_SPACE = {  # what is short is not broken; what is indented stays so
    (False, False): "", (True, False): ";white-space:nowrap", (False, True): ";white-space:pre-wrap",
    (True, True): ";white-space:pre",
}  # fmt: skip
_RIGHT = frozenset({"left"})  # text that ends where the next column begins: the context before a key


def plain(records: Records) -> str:
    """Return the first rows as aligned text, and how many more there are."""
    table = [
        [_cut(_line(text), name) for name, text in zip(records.brief, row, strict=True)] for row in _cells(records)
    ]
    if not table:
        return _none(records)
    right = [
        name in _RIGHT or _numeric(column) for name, column in zip(records.brief, zip(*table, strict=True), strict=True)
    ]
    lines = [[*records.brief], *table]
    wide = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    text = [
        "  ".join(_pad(one, size, right=flag) for one, size, flag in zip(line, wide, right, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([*text, *_more(records)])


def _none(records: Records) -> str:
    why = records.about.get("why")
    return f"no records: {why}" if why else "no records"


def html(records: Records) -> str:
    """Return the first rows as a table of HTML, and how many more there are; all text is escaped."""
    if not len(records):
        return f"<p>{escape(_none(records))}</p>"
    table = list(_cells(records))
    right = [
        name in _RIGHT or _numeric(column) for name, column in zip(records.brief, zip(*table, strict=True), strict=True)
    ]
    short = [all(len(text) <= _SHORT for text in column) for column in zip(*table, strict=True)]  # a day stays whole
    indented = [any(text.startswith(" ") for text in column) for column in zip(*table, strict=True)]
    style = [
        f' style="text-align:{"right" if flag else "left"}{_SPACE[whole, inside]}"'
        for flag, whole, inside in zip(right, short, indented, strict=True)
    ]
    head = "".join(f"<th{how}>{escape(name)}</th>" for name, how in zip(records.brief, style, strict=True))
    body = "\n".join(
        "<tr>" + "".join(f"<td{how}>{escape(_clip(one))}</td>" for one, how in zip(row, style, strict=True)) + "</tr>"
        for row in table
    )
    more = "".join(f"\n<p>{line}</p>" for line in _more(records))
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>{more}"


def _cells(records: Records) -> list[list[str]]:
    return [[cell(row.get(name)) for name in records.brief] for row in islice(records, _ROWS)]


def _more(records: Records) -> list[str]:
    return [f"… {len(records) - _ROWS:,} more"] if len(records) > _ROWS else []


def _numeric(column: tuple[str, ...]) -> bool:
    """Tell a column of numbers; a day is none."""
    return any(column) and all(text.lstrip("-").replace(".", "", 1).isdigit() for text in column if text)


def _clip(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _line(text: str) -> str:
    """Put a cell on one line; what steers a terminal becomes a blank."""
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)


def _cut(text: str, name: str) -> str:
    """Cut what is too wide, at its end or, where the end counts, at its beginning."""
    if _width(text) <= _WIDE:
        return text
    kept, wide = 0, 1  # for the …
    for sign in reversed(text) if name in _RIGHT else text:
        wide += _width(sign)
        if wide > _WIDE:
            break
        kept += 1
    return f"…{text[len(text) - kept :]}" if name in _RIGHT else f"{text[:kept]}…"


def _pad(text: str, wide: int, *, right: bool) -> str:
    blank = " " * (wide - _width(text))
    return f"{blank}{text}" if right else f"{text}{blank}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
