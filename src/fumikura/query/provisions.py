"""An address and the sections of a document in, the section that is meant out.

The chapter may be left out: of the sections whose labels end with those of the address the one that says
all wins, then one that lacks labels at the front only, then one that lacks any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from fumikura.addresses import STYLES, Step, key, law, plain, readings, title, value
from fumikura.errors import UnknownSectionError

Path = tuple[str, ...]
_PLAIN = frozenset(
    {"arabic", "kanji", "letter"}
)  # written without brackets an address does not say which style it means
_FIRSTS = {"arabic": ("1", "１"), "sign": ("①",)}  # the first of a list, by how its members are numbered
_NAMED = 8  # candidates that a message names
_PREAMBLE, _BODY = "前文", frozenset("編章条")
_SUPPLEMENT = "附則"


class Found(NamedTuple):
    """A section; ``first`` tells its first paragraph (第1項), which bears no number."""

    path: Path
    first: bool = False

    def holds(self, section: Path) -> bool:
        """Tell whether what stands in a section belongs to this one."""
        depth = len(self.path)
        if section[:depth] != self.path:
            return False
        below = key(section[depth]).kind if len(section) > depth else ""
        if self.path and plain(self.path[-1]) == _PREAMBLE and below in _BODY:
            return False  # it ends where the articles begin, even where no chapter stands above them
        return not (self.first and below == "arabic")


class _Known(NamedTuple):
    path: Path
    keys: tuple[Step, ...]
    titles: tuple[str, ...]


def find(titles: Mapping[Path, str], wanted: str) -> Found:
    """Find the section that an address or a title means.

    Args:
        titles: the sections of a document with their titles, "" where one has none.
        wanted: labels in their order, or the label or title of one section, or both (第1章 総則).

    Raises:
        UnknownSectionError: none, or several; the message names them.
    """
    for found in _tiers(titles, wanted):
        candidates = found if _SUPPLEMENT in plain(wanted) else _main(found)
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            some = "; ".join("/".join(found.path) for found in candidates[:_NAMED])
            more = f" and {len(candidates) - _NAMED} more" if len(candidates) > _NAMED else ""
            msg = f"'{wanted}' may be {some}{more}; say more of the address"
            raise UnknownSectionError(msg)
    names = {plain("/".join(path)): path for path in titles} | {plain(name): path for path, name in titles.items()}
    near = get_close_matches(plain(wanted), list(names), n=3, cutoff=0.4)
    hint = "'fumikura outline DOC' lists the sections"
    if near:
        hint = f"did you mean {', '.join(dict.fromkeys('/'.join(names[name]) for name in near))}?"
    msg = f"there is no section '{wanted}'; {hint}"
    raise UnknownSectionError(msg)


def _main(found: list[Found]) -> list[Found]:
    """Leave out 附則, each of which has a 第一条 too, unless there is nothing else."""
    main = [one for one in found if not any(label.startswith(_SUPPLEMENT) for label in one.path)]
    return main or found


def _tiers(titles: Mapping[Path, str], wanted: str) -> Iterator[list[Found]]:
    """Yield the candidates of one way to read the address after the other."""
    text, bare = plain(wanted), title(wanted)
    if not bare:
        return
    yield [Found(path) for path in titles if plain("/".join(path)) == text]
    yield [Found(path) for path, name in titles.items() if text == plain(path[-1]) or bare == title(name)]
    known = [
        _Known(
            path,
            tuple(_key(path, depth, titles) for depth in range(len(path))),
            tuple(title(titles.get(path[:depth], "")) for depth in range(1, len(path) + 1)),
        )
        for path in titles
    ]
    for steps in readings(wanted):
        for first in (False, True):
            asked = _without_first(steps) if first else steps
            if asked:
                for ranks in _ranked(asked, known):
                    best = min(ranks.values(), default=0)
                    if first or best == 0 or not _without_first(steps):
                        yield [Found(path, first and steps[-1].kind == "項") for path in ranks if ranks[path] == best]


def _key(path: Path, depth: int, titles: Mapping[Path, str]) -> Step:
    """Read a label; below an article 2 or ② is the second 項 where no 1 stands before it."""
    own = key(path[depth])
    article = depth > 0 and key(path[depth - 1]).kind in {"条", "word"}
    if article and own.kind in _FIRSTS and not any((*path[:depth], one) in titles for one in _FIRSTS[own.kind]):
        return own._replace(kind="項", value=value(own.value))
    return own


def _without_first(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Leave out 第1項 of an article, which bears no number; () where there is none."""
    for at, step in enumerate(steps):
        if at and step.kind == "項" and step.value == "1" and steps[at - 1].kind in {"条", "word"}:
            return (*steps[:at], *steps[at + 1 :])
    return ()


def _ranked(steps: Sequence[Step], known: Sequence[_Known]) -> Iterator[dict[Path, int]]:
    """Yield the sections that say the whole address, that lack labels before it, that lack any, with their ranks."""
    ranks = {entry.path: _rank(steps, entry) for entry in known if len(entry.path) == len(steps)}
    yield _fitting(ranks)
    tails = {
        entry.path: _rank(steps, _Known(entry.path, entry.keys[-len(steps) :], entry.titles[-len(steps) :]))
        for entry in known
        if len(entry.path) > len(steps)
    }
    yield _fitting(tails)
    yield _fitting({entry.path: _within(steps, entry) for entry in known if len(entry.path) > len(steps)})


def _fitting(ranks: Mapping[Path, int | None]) -> dict[Path, int]:
    return {path: rank for path, rank in ranks.items() if rank is not None}


def _rank(steps: Sequence[Step], entry: _Known) -> int | None:
    """Tell how far from the usual the styles are in which the steps are written; None if one is another label."""
    total = 0
    for step, label, name in zip(steps, entry.keys, entry.titles, strict=True):
        rank = _same(step, label, name)
        if rank is None:
            return None
        total += rank
    return total


def _same(step: Step, label: Step, name: str) -> int | None:
    if step.title and step.title != name:
        return None
    if step.kind == "title":
        return 0 if step.value in {label.value, name} else None
    circled = step.kind == "sign" and label.kind == "項"  # 18条② is its second 項
    if (value(step.value) if circled else step.value) != label.value:
        return None
    if step.kind in STYLES:
        return STYLES[step.kind].get(label.kind)
    if step.by != label.by:  # the first 附則 unless a law is named
        return None if law(step.by) != law(label.by) and step.by else int(not step.by)
    return 0 if circled or step.kind in _PLAIN or step.kind == label.kind else None


def _within(steps: Sequence[Step], entry: _Known) -> int | None:
    """Rank steps that stand in the labels in their order and end with them; 項 and 号 leave nothing out."""
    if _same(steps[-1], entry.keys[-1], entry.titles[-1]) is None:
        return None
    at, total = len(entry.keys), 0
    for number in range(len(steps) - 1, -1, -1):
        step = steps[number]
        tied = number + 1 < len(steps) and steps[number + 1].kind in STYLES
        for to in range(at - 1, at - 2 if tied or number + 1 == len(steps) else -1, -1):
            rank = _same(step, entry.keys[to], entry.titles[to]) if to >= 0 else None
            if rank is not None:
                at, total = to, total + rank
                break
        else:
            return None
    return total
