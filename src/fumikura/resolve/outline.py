"""The sections of a document as references find them: by label, by article, by what stands before and behind."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from fumikura.addresses import STYLES, Step, key
from fumikura.citing import Steps

Path = tuple[str, ...]
_STYLES = {
    **{unit: tuple(styles) for unit, styles in STYLES.items()},
    "letter": ("letter", "()"),
    "()": ("()", "letter"),
}

# 附則(平成二四年六月二七日法律第四七号)
_AMENDING = re.compile(r"附\s*則\((?P<number>[^()]*第[^()]*号[^()]*)\)")
_AROUND = 64  # sections with a label that are looked at before and behind a place
_SEVERAL = 3  # labels that tell a section by having them all


class Outline:
    """The sections of one document in their order.

    Args:
        titles: of the sections by their paths, "" where one has none.
    """

    def __init__(self, titles: Mapping[Path, str]) -> None:
        self.titles = titles
        self.paths = [path for path in titles if path]
        self._order = {path: number for number, path in enumerate(self.paths)}
        self._keys = {path: key(path[-1]) for path in self.paths}
        self._children: dict[Path, list[Path]] = {}
        self._labels: dict[Path, dict[tuple[str, str], Path]] = {}
        self._ends: dict[tuple[str, str], list[Path]] = {}
        for path in self.paths:
            self._children.setdefault(path[:-1], []).append(path)
            own = self._keys[path]
            label = (own.kind, own.value if own.kind == "word" else _plain(own.value))
            self._labels.setdefault(path[:-1], {}).setdefault(label, path)
            self._ends.setdefault(label, []).append(path)
        self._beside: dict[tuple[Path, str], list[Path]] = {}
        self._holders: dict[tuple[Steps, ...], list[Path]] = {}
        self.articles = [path for path in self.paths if self._keys[path].kind == "条"]
        self._rules: dict[Path, list[Path]] = {}  # articles of the main provisions, (), and of each 附則
        self._articles: dict[tuple[Path, str], list[Path]] = {}
        self._supplements: dict[str, Path] = {}  # the first of 附則 with a number
        for path in self.articles:
            rule, value = _rule(path), self._keys[path].value
            self._rules.setdefault(rule, []).append(path)
            self._articles.setdefault((rule, value), []).append(path)
            if rule:
                self._supplements.setdefault(value, path)

    def __contains__(self, path: Path) -> bool:
        return path in self._order

    def place(self, path: Path) -> int:
        """Return the place of a section in the document."""
        return self._order.get(path, -1)

    def key(self, path: Path) -> Step:
        """Return the label of a section as a step."""
        return self._keys.get(path) or key(path[-1])

    def children(self, path: Path) -> list[Path]:
        """Return the sections right below one."""
        return self._children.get(path, [])

    def below(self, base: Path, steps: Sequence[Step]) -> Path | None:
        """Follow labels downward from a section."""
        for step in steps:
            labels = self._labels.get(base)
            found = None if labels is None else self._first(labels, step)
            if found is None:
                return None
            base = found
        return base

    def _first(self, labels: Mapping[tuple[str, str], Path], step: Step) -> Path | None:
        """Return the first of sections side by side that bears a label, in any of the styles that it may have."""
        if step.kind == "word":
            return labels.get(_word(step.value))
        value = _plain(step.value)
        found = [labels[kind, value] for kind in _STYLES.get(step.kind, (step.kind,)) if (kind, value) in labels]
        return min(found, key=self._order.__getitem__, default=None)

    def climb(self, steps: Sequence[Step], where: Path, *, other: bool = False) -> Path | None:
        """Find the section that labels mean at a place: the nearest that has them below what encloses the place.

        Args:
            steps: labels from the widest.
            where: the section that the reference stands in.
            other: the section itself and what encloses it are not meant.
        """
        for depth in range(len(where), -1, -1):
            found = self.below(where[:depth], steps)
            if found is not None and not (other and found == where[: len(found)]):
                return found
        return self._skipping(steps, where)

    def _skipping(self, steps: Sequence[Step], where: Path) -> Path | None:
        """Find the one section whose path holds the labels in their order and ends with the last of them."""
        if len(steps) == 1:
            return None
        found = [path for path in self._near(self._bearing(steps[-1]), where) if self._within(steps, path)]
        if not found:
            return None
        shared = {path: _shared(path, where) for path in found}
        best = [path for path in found if shared[path] == max(shared.values())]
        if len(best) > 1:
            shortest = min(map(len, best))
            best = [path for path in best if len(path) == shortest]
        return best[0] if len(best) == 1 else None

    def _bearing(self, step: Step) -> list[Path]:
        """Return the sections anywhere that bear a label, in order."""
        if step.kind == "word":
            return self._ends.get(_word(step.value), [])
        value = _plain(step.value)
        lists = [self._ends.get((kind, value), []) for kind in _STYLES.get(step.kind, (step.kind,))]
        some = [paths for paths in lists if paths]
        return some[0] if len(some) == 1 else sorted(chain(*some), key=self._order.__getitem__)

    def _near(self, paths: list[Path], where: Path) -> list[Path]:
        """Return those of sections in order that stand nearest to a place, on both sides."""
        at = self.index(paths, where)
        return paths[max(0, at - _AROUND) : at + _AROUND]

    def index(self, paths: Sequence[Path], where: Path) -> int:
        """Return where a section stands among some in order, or would."""
        return bisect_left(paths, self.place(where), key=self._order.__getitem__)

    def _within(self, steps: Sequence[Step], path: Path) -> bool:
        at = len(path)
        for number, step in enumerate(reversed(steps)):
            places = range(at - 1, at - 2 if number == 0 else -1, -1)
            at = next((to for to in places if to >= 0 and self._same(step, path[: to + 1])), -1)
            if at < 0:
                return False
        return True

    def holder(self, lists: Sequence[Steps], near: Path, words: str) -> Path | None:
        """Find the section with all the labels right below it, the nearest to another, then to words in its title."""
        if len(lists) < _SEVERAL:
            return None
        wanted = tuple(lists)
        if wanted not in self._holders:
            self._holders[wanted] = [
                path for path in self.paths if all(self.below(path, steps) is not None for steps in lists)
            ]
        found = self._holders[wanted]
        if not found:
            return None
        return max(found, key=lambda path: (_shared(path, near), _alike(self.titles[path], words), -self._order[path]))

    def ending(self, steps: Sequence[Step], where: Path) -> list[Path]:
        """Return the sections around a place whose labels end with these."""
        count = len(steps)
        return [
            path for path in self._near(self._bearing(steps[-1]), where)
            if len(path) >= count
            and all(self._same(step, path[: len(path) - count + at + 1]) for at, step in enumerate(steps))
        ]  # fmt: skip

    def article(self, value: str, where: Path, *, supplement: bool = False) -> Path | None:
        """Find an article by its number; where 附則 counts anew, the one of the main provisions unless it is named."""
        if supplement:
            own = self._articles.get((_rule(where), value), []) if _rule(where) else []
            return own[0] if own else self._supplements.get(value)
        main = self._articles.get(((), value), [])
        near = next((path for path in main if path[:1] == where[:1]), None)
        return near or (main[0] if main else self._supplements.get(value))

    def provision(self, steps: Steps, where: Path) -> Path | None:
        """Find the section of 第3条第2項第1号; the first paragraph of an article bears no number."""
        supplement = steps[0].value == "附則"
        rest = steps[1:] if supplement else steps
        rest = rest[next((at for at, step in enumerate(rest) if step.kind == "条"), 0) :]
        if not rest or rest[0].kind != "条":
            return self.climb(steps, where)
        path = self.article(rest[0].value, where, supplement=supplement)
        number, joint, item = rest[0].value.rpartition("の")
        if path is None and joint:  # 第5条の1 of a contract: the first item of article 5
            path = self.article(number, where, supplement=supplement)
            return None if path is None else self.below(path, (Step("号", item), *rest[1:]))
        for step in rest[1:]:
            if path is None:
                return None
            found = self.below(path, (step,))
            if found is None and step == Step("項", "1") and self.key(path).kind == "条":
                continue
            path = found
        return path

    def amending(self, where: Path) -> str | None:
        """Return the number of the law whose 附則 a place is in, where that is another one that amended this."""
        found = _AMENDING.fullmatch(where[0]) if where else None
        return found["number"] if found is not None else None

    def enclosing(self, where: Path) -> Path:
        """Return the article that a place is in, () if none is."""
        at = next((at for at in range(len(where), 0, -1) if self.key(where[:at]).kind == "条"), 0)
        return where[:at]

    def siblings(self, path: Path) -> list[Path]:
        """Return the sections beside one, of its own style; articles count through all chapters."""
        own = self.key(path).kind
        if own == "条":
            return self._rules.get(_rule(path), [])
        group = (path[:-1], own)
        if group not in self._beside:
            self._beside[group] = [other for other in self.children(path[:-1]) if self.key(other).kind == own]
        return self._beside[group]

    def paragraphs(self, article: Path) -> list[Path]:
        """Return the paragraphs of an article; the first is the article itself where it bears no number."""
        group = (article, "項")
        if group not in self._beside:
            numbered = [child for child in self.children(article) if self.key(child).kind in {"arabic", "項"}]
            first = [] if numbered and self.key(numbered[0]).value == "1" else [article]
            self._beside[group] = [*first, *numbered]
        return self._beside[group]

    def between(self, first: Path, last: Path) -> list[Path]:
        """Return the sections from one to another; the two alone where they do not stand side by side."""
        if last[:-1] == first:  # 前条第一項から第三項: the first paragraph is the article itself
            own = self.key(last).kind
            below = [child for child in self.children(first) if self.key(child).kind == own]
            return [first, *below[: below.index(last) + 1]]
        beside = self.siblings(first)
        start, end = self.index(beside, first), self.index(beside, last)
        if start < end < len(beside) and beside[start] == first and beside[end] == last:
            return beside[start : end + 1]
        return [first, last]

    def items(self, path: Path) -> list[Path]:
        """Return the 号 of an article or paragraph."""
        own = self.key(path).kind
        styles = _STYLES["号"][1:] if own == "条" else (*_STYLES["号"], "letter")
        found = [child for child in self.children(path) if self.key(child).kind in styles]
        kinds = [self.key(child).kind for child in found]
        if own == "条" and "kanji" in kinds:
            found = [child for child in found if self.key(child).kind == "kanji"]
        return found

    def _same(self, step: Step, path: Path) -> bool:
        own = self.key(path)
        if step.kind == "word":
            return (own.kind, own.value) == _word(step.value)
        kinds = _STYLES.get(step.kind, (step.kind,))
        return own.kind in kinds and _plain(own.value) == _plain(step.value)


def _shared(path: Path, other: Path) -> int:
    return next((depth for depth in range(len(path), 0, -1) if path[:depth] == other[:depth]), 0)


def _alike(title: str, words: str) -> int:
    """Count the pairs of characters that a title has in common with words."""
    return sum(title[at : at + 2] in words for at in range(len(title) - 1))


@lru_cache(maxsize=4096)
def _plain(value: str) -> str:
    return unicodedata.normalize("NFKC", value).lower()


def _word(written: str) -> tuple[str, str]:
    """Return how a label without number is kept: 附則, 別表第1 as words, 前文 as a title."""
    label = key(written)
    return ("title", _plain(label.value)) if label.kind == "title" else ("word", label.value)


def _rule(path: Path) -> Path:
    """Return the 附則 that a section is in, () for the main provisions."""
    depth = next((depth for depth, label in enumerate(path, 1) if _supplement(label)), 0)
    return path[:depth]


@lru_cache(maxsize=4096)
def _supplement(label: str) -> bool:
    return "".join(label.split()).startswith("附則")
