"""An address of own provisions in, the sections meant out: 前条, 前2項, 次号, 同項第2号, 第三条第一項."""

from __future__ import annotations

from fumikura.addresses import Step
from fumikura.citing import Steps
from fumikura.resolve.outline import Outline, Path

_MOST = 40  # articles of supplementary provisions that 前3条 looks back over
_ITEMS = frozenset({"kanji", "()", "sign", "arabic", "letter", "号"})


class Nothing(LookupError):
    """A pointer that has nothing to point at (前項 of a first paragraph)."""


def point(outline: Outline, steps: Steps, where: Path, last: Path) -> list[Path]:
    """Return the sections that an address means, [] if the document does not have it.

    Args:
        outline: of the document.
        steps: of the address, the first may be 同, 前, 次 or 本.
        where: the section that the reference stands in.
        last: the own section cited last.

    Raises:
        Nothing: the pointer has nothing there.
    """
    first = steps[0]
    if first.kind == "word" or first.value[:1] not in {"同", "前", "次", "本"}:
        found = own(outline, steps, where)
        return [] if found is None else [found]
    bases = _bases(outline, first, where, last)
    ends = [_below(outline, base, steps[1:]) for base in bases]
    return [path for path in ends if path is not None]


def own(outline: Outline, steps: Steps, where: Path) -> Path | None:
    """Find 第三条第二項; of 第二項 alone that of the article around it."""
    if steps[0].kind in {"項", "号"}:
        article = outline.enclosing(where)
        if not article:
            return outline.climb(steps, where, other=True)
        found = _below(outline, _paragraph(outline, where), steps) if steps[0].kind == "号" else None
        return found or _below(outline, article, steps)
    return outline.provision(steps, where)


def _below(outline: Outline, base: Path, steps: Steps) -> Path | None:
    path: Path | None = base
    for step in steps:
        if path is None:
            return None
        found = outline.below(path, (step,))
        if found is None and step == Step("項", "1") and outline.key(path).kind == "条":
            continue
        path = found
    return path


def _paragraph(outline: Outline, where: Path) -> Path:
    """Return the paragraph around a place: below an article the numbered one, else the article."""
    article = outline.enclosing(where)
    depth = len(article)
    if article and len(where) > depth and outline.key(where[: depth + 1]).kind in {"arabic", "項"}:
        return where[: depth + 1]
    return article


def _bases(outline: Outline, step: Step, where: Path, last: Path) -> list[Path]:
    """Return what the pointer itself means."""
    to, many = step.value[0], step.value[1:]
    current = _current(outline, step.kind, where)
    if to == "同":
        found = _level(outline, step.kind, last)
        return [found] if found else _or_nothing([current] if current else [])
    if to == "本":
        return _or_nothing([current] if current else [])
    if not current:
        raise Nothing
    beside = _line(outline, step.kind, current)
    if step.kind == "条" and "".join(current[0].split()).startswith("附則"):
        beside = _follow(outline, beside, current)
    at = outline.index(beside, current)
    if at >= len(beside) or beside[at] != current:
        raise Nothing
    if to == "次":
        count = int(many) if many.isdigit() else 1
        return _or_nothing(beside[at + 1 : at + 1 + count])
    count = at if many == "各" else int(many) if many.isdigit() else 1
    return _or_nothing(beside[max(0, at - count) : at])


def _follow(outline: Outline, beside: list[Path], current: Path) -> list[Path]:
    """Return only articles that follow one another without a gap: those of several acts, abridged, share one 附則."""
    at = outline.index(beside, current)
    near = beside[max(0, at - _MOST) : at + _MOST]
    numbers = [outline.key(path).value.split("の")[0] for path in near]
    if current not in near or not all(number.isdigit() for number in numbers):
        return near
    start = end = near.index(current)
    while start and int(numbers[start]) - int(numbers[start - 1]) in {0, 1}:
        start -= 1
    while end + 1 < len(near) and int(numbers[end + 1]) - int(numbers[end]) in {0, 1}:
        end += 1
    return near[start : end + 1]


def _or_nothing(paths: list[Path]) -> list[Path]:
    if not paths:
        raise Nothing
    return paths


def _current(outline: Outline, kind: str, where: Path) -> Path:
    """Return the article, paragraph or item around a place, () if none is; rules without articles have items only."""
    article = outline.enclosing(where)
    if kind == "条":
        return article
    if kind in {"章", "節", "款", "編"}:
        return next((where[:at] for at in range(len(where), 0, -1) if outline.key(where[:at]).kind == kind), ())
    if article:
        paragraph = _paragraph(outline, where)
        if kind == "項":
            return paragraph
        depth = len(paragraph)
        return where[: depth + 1] if len(where) > depth else ()
    return where if where and outline.key(where).kind in _ITEMS else ()


def _level(outline: Outline, kind: str, last: Path) -> Path:
    """Return the article, paragraph or item that what was cited last is in."""
    if not last:
        return ()
    return _current(outline, kind, last)


def _line(outline: Outline, kind: str, current: Path) -> list[Path]:
    """Return what a section stands in line with; the first paragraph of an article is the article itself."""
    article = outline.enclosing(current)
    if kind == "項" and article:
        return outline.paragraphs(article)
    return outline.siblings(current)
