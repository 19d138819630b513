"""Units in, blocks out, each with the path of sections above it, its sub-document and who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fumikura import tables
from fumikura.chars import KANA, KANJI, is_law_number
from fumikura.marks import DECIMAL
from fumikura.records import Block, BlockKind, Mark, Text, Unit
from fumikura.structure import contents
from fumikura.structure.contacts import contacts
from fumikura.structure.contents import Contents
from fumikura.structure.levels import ALONE, TITLED, Levels, fold
from fumikura.structure.parts import ENCLOSURE, Part, fields, parts
from fumikura.structure.turns import Label, labels, proceeding

_LABEL = 24
_TITLE = 50  # a longer text behind a mark is an item or a provision
_SERIES = re.compile("【[^【】]+】.{4,}")
_CAPTIONED = frozenset({"1 ", "1.", "1、"})
_HEADING_SIGNS = frozenset("●◆◇■□▲▼★○〇◎")
_ENDS = ("。", "．", "、")
_ITEMS = frozenset({"一", "(一)", "(1)", "①", "ア", "(ア)", "イ", "(イ)"})  # 項 and 号 of an article
_CAPTION = re.compile(
    "[（(](?P<title>(?:[^（）()]|[（(][^（）()]{1,40}[)）]){1,120})[)）]"
)  # of an article, in the line above
_KATAKANA = re.compile(f"[^ぁ-ん]*[{KANJI}][ハヲ][{KANJI}][^ぁ-ん]*$")  # a sentence of a statute before 1946 has no 。
_DIRECTION = re.compile("〔[^〔〕]*〕")  # 〔拍手〕
_NAME = re.compile(f"[{KANJI}{KANA}A-Za-z0-9Ａ-Ｚａ-ｚ０-９・ー]{{6,}}")
_CELL = re.compile("[^\\s。、・]{2,8}[ \u3000][^\\s0-9]")
_BRACKETED = re.compile("[<＜〈《≪【](?P<word>[^<＜〈《≪【>＞〉》≫】]{1,30})[>＞〉》≫】]\\s*(?P<title>.*)")
_TITLED = re.compile(r"(?P<word>[^\s:：]{2,6})[:：]\s*(?P<title>\S.*)")


@dataclass(frozen=True, slots=True)
class _Turn:
    """Who speaks, and the sections that were open when the turn began."""

    number: int
    speaker: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was learnt from the whole text: who speaks at which units, what the table of contents lists."""

    speakers: Mapping[int, Label]
    contents: Contents
    signs: frozenset[str]
    contacts: frozenset[int]


def outline(text: Text) -> Iterator[Block]:
    """Yield the blocks of a text in order."""
    known = _Known(labels(text), contents.read(text), _signs(text), contacts(text))
    turns = 0
    for number, part in enumerate(parts(text)):
        walk = _Walk(text, part, number, known=known, turns=turns)
        yield from walk.blocks()
        turns = walk.turns


class _Walk:
    """The walk over the units of one sub-document: what is open, and who speaks."""

    def __init__(self, text: Text, part: Part, number: int, *, known: _Known, turns: int) -> None:
        self.speakers, self.contents, self.signs = known.speakers, known.contents, known.signs
        self.contacts = known.contacts
        self.text = text
        self.part = part
        self.number = number
        self.turns = turns
        self.levels = Levels()
        self.turn: _Turn | None = None
        self.provisions = self._provisions()
        self.captioned: int | None = None  # the article whose section its caption has opened
        running = [
            at for at in range(part.first, part.last) if text.units[at].kind == "body" and not _short(self._body(at))
        ]
        self.last = running[-1] if running else part.last
        early = range(part.first, min(part.first + 3, part.last))
        numbers = [at for at in early if is_law_number(self._body(at))][:1]
        # the number of a law, and its title above or below
        self.statute = {*numbers, *(at - 1 if at > part.first else at + 1 for at in numbers)}

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the sub-document."""
        for at in range(self.part.first, self.part.last):
            unit = self.text.units[at]
            block = self._block(at, unit)
            if self.turn is not None and proceeding(block.text):
                self.turn = None
            if self.turn is not None and block.kind != "footnote" and _DIRECTION.fullmatch(block.text) is None:
                block = replace(block, turn=self.turn.number, speaker=self.turn.speaker)
            yield block

    def _body(self, at: int) -> str:
        unit = self.text.units[at]
        return self.text.text[unit.start : unit.end]

    def _block(self, at: int, unit: Unit) -> Block:
        if unit.kind == "note":
            return self._made(at, "footnote")
        if unit.kind in {"table", "form"}:
            return self._made(at, "front" if at < self.part.body else "table" if unit.kind == "table" else "form")
        if at in self.part.names:
            return self._name(at, self._body(at))
        if self.contents.holds(unit.line):
            return self._made(at, "front")
        if at in self.contacts and at not in self.speakers:
            return self._made(at, "front" if at < self.part.body else "back")
        if unit.mark is not None and not (at in self.speakers and unit.mark.number is None):
            return self._marked(at, unit.mark)
        titled = self._caption(at) or self._titled(at, self._body(at))
        if titled is not None:
            return titled
        if at in self.speakers:
            self._speak(at)
        else:
            self.levels.close_items()
        return self._plain(at, self._body(at))

    def _marked(self, at: int, mark: Mark) -> Block:
        """Make the block that a number, a letter or a bullet opens."""
        body = self._body(at)
        mark = self.levels.listed(mark)
        if self._names_document(at, mark) or (mark.style == "第号" and self.levels.depth == 0):
            return self._made(at, "front" if at < self.last else "body")
        if mark.style != ENCLOSURE and self._heads(at, mark):
            signed = replace(mark, style=f"{mark.style}{mark.label}") if mark.style == "bullet" else mark
            if at != self.captioned:
                self._push(signed, _uncaptioned(body[mark.end :].strip()), heading=True)
            return self._made(at, "heading", label=mark.label if mark.number is not None else None, opens=True)
        opens = mark.number is not None and (at == self.captioned or self.levels.follows(mark))
        if opens and at != self.captioned:
            self._push(mark, "", heading=False)
        return self._made(at, "item", label=mark.label if opens else None, opens=opens)

    def _provisions(self) -> str:
        """Return the style of what captions stand above: articles, or in a rule without any its plain numbers."""
        marks = [unit.mark for unit in self.text.units[self.part.first : self.part.last]]
        styles = Counter(
            mark.style
            for at, mark in enumerate(marks[1:], self.part.first)
            if mark is not None and mark.style in _CAPTIONED and _CAPTION.fullmatch(self._body(at))
        )
        whole = any(mark is not None and mark.style == "第条" for mark in marks)
        return (
            "第条" if whole or not styles or max(styles.values()) == 1 else max(styles, key=lambda style: styles[style])
        )

    def _caption(self, at: int) -> Block | None:
        """Open the section of an article at its caption, （目的） in the line above: it belongs to what follows."""
        captioned = _CAPTION.fullmatch(self._body(at))
        if captioned is None or at + 1 == self.part.last or is_law_number(captioned["title"]):
            return None
        mark = self.text.units[at + 1].mark
        if mark is None or mark.style != self.provisions:
            return None
        self._push(mark, captioned["title"], heading=self._heads(at + 1, mark))
        self.captioned = at + 1
        return self._made(at, "caption")

    def _heads(self, at: int, mark: Mark) -> bool:
        """Tell a heading from an item; a sign that heads a text once heads every short line that it stands before."""
        if mark.style in _ITEMS and self.levels.in_article:
            return False
        if mark.style != "bullet":
            return _heads(self.text, at, before=self.levels.before(mark))
        body = self._body(at)
        following = self.text.units[at + 1].mark if at + 1 < self.part.last else mark
        alike = following is not None and following.style == "bullet" and following.label == mark.label
        return mark.label in self.signs and not alike and len(body) <= _TITLE and not body.endswith(_ENDS)

    def _names_document(self, at: int, mark: Mark) -> bool:
        """Tell the title of a file: its only Markdown heading of the top, or ○ before the name of an ordinance."""
        if at != self.part.first or "。" in self._body(at):
            return False
        return (mark.style.startswith("#") and self._alone_on_top(mark)) or (
            mark.style == "bullet" and mark.label in "○〇◯◎"
        )

    def _alone_on_top(self, mark: Mark) -> bool:
        """Tell a Markdown heading that no other stands beside or above."""
        heads = (unit.mark.style for unit in self.text.units if unit.mark is not None and unit.mark.style[0] == "#")
        return sum(style <= mark.style for style in heads) == 1

    def _made(self, at: int, kind: BlockKind, *, label: str | None = None, opens: bool = False) -> Block:
        unit = self.text.units[at]
        return Block(
            kind=kind,
            text=self._body(at),
            map=self.text.map.cut(unit.start, unit.end),
            line=unit.line,
            section=self.levels.section,
            headings=self.levels.headings,
            label=label,
            level=self.levels.depth if opens else None,
            marker=unit.marker,
            references=unit.references,
            part=self.number,
        )

    def _name(self, at: int, body: str) -> Block:
        """Open the section of a sub-document: by its label, or by its title where it has none."""
        mark = self.text.units[at].mark
        if at != self.part.names[0]:
            self.levels.begin(self.levels.section[0], body)
            return self._made(at, "heading")
        if mark is not None:
            self.levels.begin(mark.label, body[mark.end :].strip())
        else:
            self.levels.begin("", _squeezed(body))
        return self._made(at, "heading", label=mark.label if mark is not None else None, opens=True)

    def _push(self, mark: Mark, title: str, *, heading: bool) -> None:
        self.levels.push(mark, title, heading=heading)
        if self.turn is not None and self.levels.section[: len(self.turn.within)] != self.turn.within:
            self.turn = None

    def _speak(self, at: int) -> None:
        if self.turn is None and self.speakers[at].circled and self.speakers[at].titled:
            self.levels.end()  # the agenda before a sitting is no section of it
        if self.turn is not None:
            self.levels.back(len(self.turn.within))  # the points of a speaker end with the turn
        self.turn = _Turn(self.turns, self.speakers[at].speaker, self.levels.section)
        self.turns += 1

    def _titled(self, at: int, body: str) -> Block | None:
        """Open a section without a number: はじめに, 特集：…, 【…】, or what the table of contents lists."""
        if len(body) > _TITLE or body.endswith(_ENDS) or at + 1 == self.part.last:
            return None
        if at == self.part.first < self.part.body and _SERIES.match(body):
            return None  # 【Views on China】中国の外交: the title of the file
        line = self.text.units[at].line
        plain = _squeezed(body)
        words = _words()
        named, bracketed = _TITLED.fullmatch(body), _BRACKETED.fullmatch(body)
        listed = self.contents.lists(body, line)
        label, title = None, plain
        if words.get(plain) == "alone":
            style = ALONE
        elif named is not None and words.get(named["word"]) == "follows":
            style, label, title = TITLED, named["word"], named["title"]
        elif bracketed is not None and bracketed["word"] not in tables.column("remarks", "label"):
            style = TITLED if listed or self.contents.lists(bracketed["word"], line) else body[0]
            label, title = (bracketed["word"], bracketed["title"]) if bracketed["title"] else (None, bracketed["word"])
        elif listed:
            style, title = TITLED, body.strip()
        else:
            return None
        self._push(Mark(style, label or "", None, 0), title, heading=True)
        return self._made(at, "heading", label=label, opens=True)

    def _plain(self, at: int, body: str) -> Block:
        """Make a block of what no mark opens."""
        unit = self.text.units[at]
        if at in self.speakers or not _short(body):
            head = at in self.statute or (at < self.part.body and not any(sign in body for sign in "。、"))
            return self._made(at, "front" if head else "body")
        if at < self.part.body or at in self.statute or self._field(at):
            return self._made(at, "front")
        if at > self.last:
            return self._made(at, "back")
        made = self._made(at, "caption")
        rows = range(at + 1, min(at + 3, self.part.last))
        table = _NAME.fullmatch(body) and len(rows) == 2 and all(map(self._cells, rows)) and not self._cells(at)
        if not (unit.displaced or table):
            return made
        title = fold(body.strip())
        path = () if unit.displaced else made.section
        heads = () if unit.displaced else made.headings
        kind: BlockKind = "heading" if unit.displaced else "caption"
        return replace(made, kind=kind, section=(*path, title), headings=(*heads, title), level=len(path) + 1)

    def _cells(self, at: int) -> bool:
        """Tell a row of a table: two cells at least, no sentence."""
        body = self._body(at)
        return self.text.units[at].kind == "table" or (_CELL.match(body) is not None and not body.endswith(_ENDS))

    def _field(self, at: int) -> bool:
        """Tell a field of a form (件名) and what is written below it."""
        above = self._body(at - 1) if at > self.part.first else ""
        return fields(_squeezed(self._body(at))) is not None or fields(_squeezed(above)) == "title"


def _signs(text: Text) -> frozenset[str]:
    """Return the bullets that head a text somewhere: a short line over a paragraph."""
    return frozenset(
        unit.mark.label
        for at, unit in enumerate(text.units)
        if unit.mark is not None and unit.mark.label in _HEADING_SIGNS and _heads(text, at, before=None)
    )


def _uncaptioned(title: str) -> str:
    """Return 目的 for （目的）, as the titles of articles stand in brackets."""
    found = _CAPTION.fullmatch(title)
    return title if found is None else found["title"]


def _short(body: str) -> bool:
    """Tell a label (a speaker, a caption, a line of a letterhead): short and no sentence."""
    return len(body) <= _LABEL and not any(sign in body for sign in "。、")


@tables.cached
def _words() -> dict[str, str]:
    return {row["word"]: row["title"] for row in tables.read("headings")}


def _squeezed(title: str) -> str:
    return "".join(fold(title).split())


def _heads(text: Text, at: int, *, before: bool | None) -> bool:
    """Tell a heading from an item: short, no sentence, and not one of a run of siblings without content.

    Args:
        text: the text.
        at: the unit.
        before: the number before it is that of a heading; None if that number is not open.
    """
    unit = text.units[at]
    mark = unit.mark
    body = text.text[unit.start : unit.end].rstrip()
    if mark is None or len(body) - mark.end > _TITLE or body.endswith(_ENDS) or _KATAKANA.match(body, mark.end):
        return False
    if mark.style.startswith(("第", "#")) or mark.style in {"附則", "一について"} or mark.style in DECIMAL:
        return True
    following = next(
        (text.units[to] for to in range(at + 1, len(text.units)) if text.units[to].kind not in {"note", "form"}), None
    )
    if following is None or len(body) == mark.end:
        return False
    if mark.style == "bullet":
        return mark.label in _HEADING_SIGNS and following.mark is None and following.end - following.start > _TITLE
    if before is not None:
        return before
    if mark.style in {"①", "ⅰ)", "(ⅰ)", "(a)", "a."}:
        return False
    return following.mark is None or following.mark.style != mark.style
