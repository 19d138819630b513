"""Marks in their order, the path of open sections out.

The level of a mark is not fixed. A style that is open goes back to its level, a style that is not
opens one level deeper; only 編章節款目 have an order of their own. So the same １． may be level 2 in one
chapter and 3 in another. A list that begins again at 1 inside a section of the same style is deeper.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

from fumikura.marks import IROHA, KATAKANA
from fumikura.records import Mark

_RANKS = {name: rank for rank, name in enumerate(("第編", "第部", "第章", "第節", "第款", "第目"))}
SUPPLEMENT = "附則"
_LASTING = frozenset({"第条", "第", SUPPLEMENT, "1.", "1 ", "(1)"})
_PARAGRAPHS = frozenset({"1 ", "1.", "(1)", "①"})  # how the 項 of an article are numbered
_PROVISIONS = frozenset({"1 ", "①", "一", "イ"})  # and its 号
PART = "part"  # styles of what has no mark: a sub-document,
TITLED = "titled"  # a heading of the first level (特集：…, an entry of the table of contents),
ALONE = "alone"  # and one that no other heading stands below (はじめに)


@dataclass(frozen=True, slots=True)
class Open:
    """An open section; ``heading`` tells one with a title from a provision or an item."""

    style: str
    number: int | None
    label: str
    title: str
    heading: bool


class Levels:
    """The open sections of a document, outermost first."""

    def __init__(self) -> None:
        self._open: list[Open] = []
        self._closed: list[Open] = []  # items that a plain paragraph closed and the next number may open again
        self._supplements: Counter[str] = Counter()

    @property
    def section(self) -> tuple[str, ...]:
        """Labels from the top; of a heading without one its title."""
        return tuple(entry.label or entry.title for entry in self._open)

    @property
    def headings(self) -> tuple[str, ...]:
        """Titles of the same sections, "" where one has none."""
        return tuple(entry.title for entry in self._open)

    @property
    def depth(self) -> int:
        """How many sections are open."""
        return len(self._open)

    def begin(self, label: str, title: str) -> None:
        """Begin a sub-document: everything that was open is closed."""
        self._open = [Open(PART, None, label, fold(title), heading=True)]
        self._closed = []
        self._supplements.clear()

    def end(self) -> None:
        """Close everything: what follows stands in no section."""
        self._open, self._closed = [], []

    def back(self, depth: int) -> None:
        """Close what is deeper."""
        del self._open[depth:]
        self._closed = []

    def follows(self, mark: Mark) -> bool:
        """Tell a number that continues a sequence: the first of a new one, or the next of an open one."""
        if mark.begins:
            return True
        return any(self._precedes(entry, mark) for entry in (*self._open, *self._closed)) or (
            mark.style in _RANKS
            or mark.style in {"第条", "第項"}
            # the first 項 of an article has no mark
            or self._second_paragraph(mark)
            or self._omits(mark)
        )

    def _omits(self, mark: Mark) -> bool:
        """Tell 五 behind 二 of a provision that an extract (抄) leaves some out of, also ５ as the first of 附則."""
        opens = [at for at, entry in enumerate(self._open) if entry.style in {"第条", SUPPLEMENT}]
        if not opens or mark.number is None or mark.style not in _PROVISIONS:
            return False
        same = [entry for entry in (*self._open[opens[-1] :], *self._closed) if entry.style == mark.style]
        if not same:
            return len(self._open) == opens[-1] + 1 and mark.style in _PARAGRAPHS
        return any(entry.number is not None and entry.number < mark.number for entry in same)

    def _second_paragraph(self, mark: Mark) -> bool:
        """Tell the second 項 of an open article, whose first has no number; an extract (抄) may leave that out."""
        article = next((at for at, entry in enumerate(self._open) if entry.style == "第条"), None)
        if article is None or mark.number is None or mark.style not in _PARAGRAPHS:
            return False
        within = self._open[article:]
        if mark.number == 2:
            return not any(self._precedes(entry, mark) for entry in within)
        return mark.number > 2 and mark.style in _PROVISIONS and all(entry.style != mark.style for entry in within)

    def listed(self, mark: Mark) -> Mark:
        """Read イ as the first of イロハ where no ア is open, and ロ, ハ behind it as what follows."""
        if mark.style not in {"ア", "(ア)"} or mark.number is None:
            return mark
        number, begins = (None if n is None else IROHA.index(KATAKANA[n - 1]) + 1 for n in (mark.number, mark.first))
        read = replace(mark, style=mark.style.replace("ア", "イ"), number=number, first=begins)
        follows = any(self._precedes(entry, read) for entry in (*self._open, *self._closed))
        first = read.begins and not any(entry.style == mark.style and entry.number == 1 for entry in self._open)
        return read if follows or first else mark

    def before(self, mark: Mark) -> bool | None:
        """Tell whether the number before this one is an open heading or an item: siblings are alike; None without."""
        return next(
            (entry.heading for entry in (*reversed(self._open), *self._closed) if self._precedes(entry, mark)), None
        )

    @property
    def in_article(self) -> bool:
        """Tell whether an article is open: what is numbered below it is 項 and 号, and no heading."""
        return any(entry.style == "第条" for entry in self._open)

    def push(self, mark: Mark, title: str, *, heading: bool) -> None:
        """Open the section of a mark."""
        base = 1 if self._open and self._open[0].style == PART else 0
        alone = next((at for at, entry in enumerate(self._open) if entry.style == ALONE), None)
        if heading and alone is not None:
            del self._open[alone:]
        if self._second_paragraph(mark):
            article = next(at for at, entry in enumerate(self._open) if entry.style == "第条")
            del self._open[article + 1 :]
        depth = self._depth(mark, heading=heading)
        if depth is None and any(self._precedes(entry, mark) for entry in self._closed):
            self._open += self._closed
            depth = self._depth(mark, heading=heading)
        self._closed = []
        if mark.style in {ALONE, TITLED}:
            del self._open[base:]
        elif depth is not None:
            del self._open[depth:]
        elif mark.style in _RANKS:
            rank = _RANKS[mark.style]
            within = base + any(entry.style == SUPPLEMENT for entry in self._open[base : base + 1])
            lower = (at for at, e in enumerate(self._open) if at >= within and _RANKS.get(e.style, 99) > rank)
            del self._open[next(lower, len(self._open)) :]
        elif mark.style == SUPPLEMENT or (mark.style.startswith("#") and not self._under(mark.style)):
            del self._open[base:]
        label = "" if mark.style.startswith(("#", "bullet")) else mark.label
        if mark.style == SUPPLEMENT and label.startswith("附則"):  # a rule has one for each of its amendments
            self._supplements[label] += 1
            label += f"その{self._supplements[label]}" if self._supplements[label] > 1 else ""
        self._open.append(Open(mark.style, mark.number, label, fold(title), heading))

    def _under(self, style: str) -> bool:
        """Close the Markdown headings that are no higher than this one; tell whether a higher one is open."""
        lower = next((at for at, e in enumerate(self._open) if e.style.startswith("#") and e.style > style), None)
        if lower is not None:
            del self._open[lower:]
        return any(entry.style.startswith("#") for entry in self._open)

    def _depth(self, mark: Mark, *, heading: bool) -> int | None:
        """Return the level of an open section that the mark takes the place of."""
        same = [at for at, entry in enumerate(self._open) if entry.style == mark.style]
        if not same:
            return None
        continued = [at for at in same if self._precedes(self._open[at], mark)]
        if continued:
            alike = [at for at in continued if self._open[at].heading == heading]
            return (alike or continued)[-1]
        # a list begins anew below a section that has a title and the same style
        if mark.begins and not heading and self._open[same[-1]].heading:
            return None
        return same[-1]

    @staticmethod
    def _precedes(entry: Open, mark: Mark) -> bool:
        return entry.style == mark.style and mark.follows(entry.number)

    def close_items(self) -> None:
        """A plain paragraph behind items belongs to what stands above; articles and points go on over several."""
        closed: list[Open] = []
        while self._open and not self._open[-1].heading and self._open[-1].style not in _LASTING:
            closed.append(self._open.pop())
        if closed:
            self._closed = closed[::-1]


def fold(title: str) -> str:
    """Fold the width of a title, as it stands in a path; spaces between Japanese characters go."""
    return unicodedata.normalize("NFKC", title)
