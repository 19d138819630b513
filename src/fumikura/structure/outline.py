"""Units in, blocks out, each with the path of sections above it.

The level of a mark is not fixed: a style seen for the first time below another is one deeper, a
style seen before goes back to its level; the same １． may be level 2 in one chapter and 3 in another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fumikura.records import Block, BlockKind, Mark, Text, Unit

_LABEL = 24
_TITLE = 50  # a longer text behind a mark is an item or a provision
_RANKS = {name: rank for rank, name in enumerate(("第編", "第部", "第章", "第節", "第款", "第目"))}
_HEADING_SIGNS = frozenset("●◆◇■□▲▼★○〇◎")
_LASTING = frozenset({"第条", "第", "附則", "1.", "1 ", "(1)"})
_ENDS = ("。", "．", "、")


@dataclass(frozen=True, slots=True)
class _Open:
    style: str
    number: int | None
    label: str
    title: str


def outline(text: Text) -> Iterator[Block]:
    """Yield the blocks of a text in order."""
    stack: list[_Open] = []
    units = text.units
    first, last = _running(text)
    for index, unit in enumerate(units):
        body = text.text[unit.start : unit.end]
        kind: BlockKind = "body"
        label: str | None = None
        level: int | None = None
        mark = unit.mark
        if unit.kind in {"note", "form"}:
            kind = "footnote" if unit.kind == "note" else "form"
        elif mark is not None and _heads(text, index):
            kind = "heading"
            title = body[mark.end :].strip()
            _push(stack, mark, title=title)
            label, level = mark.label if mark.number is not None else None, len(stack)
        elif mark is not None:
            kind = "item"
            if mark.number is not None and _follows(stack, mark):
                _push(stack, mark, title="")
                label, level = mark.label, len(stack)
        if kind == "body":
            _close_items(stack)
            kind = _label(body, index, first, last)
        yield Block(
            kind=kind,
            text=body,
            map=text.map.cut(unit.start, unit.end),
            line=unit.line,
            section=tuple(entry.label or entry.title for entry in stack),
            headings=tuple(entry.title for entry in stack),
            label=label,
            level=level,
            marker=unit.marker,
        )


def _running(text: Text) -> tuple[int, int]:
    """Return the first and the last unit of running text; what lies outside is front and back matter."""
    running = [
        at for at, unit in enumerate(text.units) if unit.kind == "body" and not _short(text.text[unit.start : unit.end])
    ]
    return (running[0], running[-1]) if running else (0, len(text.units))


def _short(body: str) -> bool:
    """Tell a label (a speaker, a caption, a line of a letterhead): short and no sentence."""
    return len(body) <= _LABEL and not any(sign in body for sign in "。、")


def _label(body: str, index: int, first: int, last: int) -> BlockKind:
    if not _short(body):
        return "body"
    return "front" if index < first else "back" if index > last else "caption"


def _heads(text: Text, index: int) -> bool:
    """Tell a heading from an item: short, no sentence, and not one of a run of siblings without content."""
    unit = text.units[index]
    mark = unit.mark
    body = text.text[unit.start : unit.end].rstrip()
    if mark is None or len(body) - mark.end > _TITLE or body.endswith(_ENDS):
        return False
    if mark.style.startswith("第") or mark.style in {"#", "附則"}:
        return True
    following = _next(text.units, index)
    if following is None or len(body) == mark.end:
        return False
    if mark.style == "bullet":
        return mark.label in _HEADING_SIGNS and following.mark is None and following.end - following.start > _TITLE
    if mark.style in {"①", "ⅰ)", "(ⅰ)", "(a)", "a."}:
        return False
    sibling = following.mark is not None and following.mark.style == mark.style
    return not sibling


def _next(units: Sequence[Unit], index: int) -> Unit | None:
    return next((unit for unit in units[index + 1 :] if unit.kind not in {"note", "form"}), None)


def _follows(stack: Sequence[_Open], mark: Mark) -> bool:
    """Tell a number that continues a sequence: the first of a new one, or the next of an open one."""
    if mark.number == 1:
        return True
    return any(
        entry.style == mark.style and entry.number is not None and entry.number + 1 == mark.number for entry in stack
    ) or (
        mark.style in _RANKS
        or mark.style in {"第条", "第項"}
        # the first 項 of an article has no mark
        or (mark.style == "1 " and mark.number == 2 and any(entry.style == "第条" for entry in stack))
    )


def _push(stack: list[_Open], mark: Mark, *, title: str) -> None:
    """Go back to the level of the style, or one deeper when it is new here."""
    for depth, entry in enumerate(stack):
        if entry.style == mark.style:
            del stack[depth:]
            break
    else:
        if mark.style in _RANKS:
            rank = _RANKS[mark.style]
            keep = next((d for d, e in enumerate(stack) if _RANKS.get(e.style, 99) > rank), len(stack))
            del stack[keep:]
        elif mark.style == "附則":
            stack.clear()
    label = mark.label if mark.style not in {"bullet", "#"} else ""
    stack.append(_Open(mark.style, mark.number, label, _fold(title)))


def _fold(title: str) -> str:
    return unicodedata.normalize("NFKC", title)


def _close_items(stack: list[_Open]) -> None:
    """A plain paragraph behind items belongs to what stands above them; articles and points go on over several."""
    while stack and not stack[-1].title and stack[-1].style not in _LASTING:
        stack.pop()
