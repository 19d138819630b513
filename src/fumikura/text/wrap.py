"""Lines in, paragraphs out: which lines belong together, with notes and furniture lifted out of the way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fumikura import marks
from fumikura.chars import (
    OPENERS,
    closes,
    ends_in_url,
    ends_sentence,
    first_word,
    is_date,
    is_japanese,
    is_katakana,
    is_law_number,
    is_open,
    is_row,
    mostly_latin,
    unclosed,
)
from fumikura.records import Mark, UnitKind
from fumikura.text import notes
from fumikura.text.lines import Layout, Line

_SPEAKER_END = ")）"
_LONG = 12.0  # a shorter line is a label or a cell, not a broken sentence
_SHORT = 6.0  # columns of lines up to this width are stamps and forms
_COLUMN = 5
_PAGE = 60  # lines that a page may have
_ENTRY = re.compile("[^\\s。、][ \u3000]*(?:君|氏|に関する件|の件)$")  # of a list of names, of an agenda
_PARTICLES = frozenset("をはがのにでとへも")
# a citation that a line end cuts: 第|18条, 会社法|第362条第4項, 第362条|第4項第6号の
_N = "[0-9０-９一二三四五六七八九十百千〇]"
_CUT = re.compile(f"第[ \u3000]?{_N}*$")
_CUT_OFF = re.compile(f"{_N}*[ \u3000]?[条項号章]")
_CITING = re.compile("(?:[条項号]|法|法律|政令|省令|条例|規則|規程)$")
_CITED = re.compile(f"第[ \u3000]?{_N}+[ \u3000]?[条項号](?:の{_N}+)?(?:[ \u3000]?第{_N}|[をにのはがとで及又、）)])")
_NUMBERED = frozenset({"第編", "第部", "第章", "第節", "第款", "第", "1.", "Ⅰ"})


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph; ``skip`` characters of the first (the mark of a note) are no text."""

    lines: list[Line]
    kind: UnitKind = "body"
    mark: Mark | None = None
    marker: str | None = None
    skip: int = 0
    displaced: bool = False
    behind: list[Paragraph] = field(default_factory=list)


def paragraphs(lines: Sequence[Line], kinds: Sequence[str | None], layout: Layout) -> list[Paragraph]:
    """Gather lines into paragraphs, in the order of the text; a lifted note follows what it interrupts."""
    walk = _Walk(lines, layout)
    columns = _columns(lines, kinds)
    for index, kind in enumerate(kinds):
        if kind is None:
            walk.take(index, in_column=index in columns)
        else:
            walk.turned = walk.turned or kind in {"page-number", "running-head", "link-dump"}
    return [part for paragraph in walk.done for part in (paragraph, *paragraph.behind)]


def _columns(lines: Sequence[Line], kinds: Sequence[str | None]) -> set[int]:
    """Find runs of very short lines without sentences: stamps, distribution lists, forms read by OCR."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if (
            kinds[index] is None
            and line.width <= _SHORT
            and not ends_sentence(line.text)
            and marks.find(line.text) is None
        ):
            run.append(index)
            continue
        if len(run) >= _COLUMN:
            found.update(run)
        run = []
    if len(run) >= _COLUMN:
        found.update(run)
    return found


class _Walk:
    """The walk over the lines: what is open, what was read, which note is expected."""

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.done: list[Paragraph] = []
        self.body: Paragraph | None = None
        self.edge: float | None = None
        self.note: Paragraph | None = None
        self.cut: Paragraph | None = None  # a note that the next column of the page interrupts
        self.expected = 1
        self.listed = False  # below the heading of a list of notes
        self.referred: frozenset[int] = frozenset()
        self.last_numbers: dict[str, int] = {}
        self.turned = False

    def take(self, index: int, *, in_column: bool) -> None:
        """Put one line where it belongs."""
        line = self.lines[index]
        found = self._note(line)
        if found is not None:
            self._open_note(line, *found)
        elif self.note is not None and self._continues_note(self.note, index):
            self.note.lines.append(line)
        elif self.cut is not None and self._rejoins(self.cut, index):
            self.note, self.cut = self.cut, None
            self.note.lines.append(line)
        else:
            self.note = None
            self._take_body(index, in_column=in_column)
            self.referred |= {number for number, _ in notes.references(line.text, bracketed=False)}
            if "".join(line.text.split()) in notes.HEADINGS:
                self.listed, self.expected = True, 1
        self.turned = False

    def _note(self, line: Line, *, ruled: bool = False) -> tuple[str, int] | None:
        ruled = ruled or line.ruled or self.note is not None
        return notes.start(line.text, expected=self.expected, ruled=ruled, referred=self.referred, listed=self.listed)

    def _open_note(self, line: Line, marker: str, skip: int) -> None:
        self.note = Paragraph([line], kind="note", marker=marker, skip=skip)
        self.cut = None
        self.expected = int(marker) + 1
        if self.body is None:
            self.done.append(self.note)
        else:
            self.body.behind.append(self.note)

    def _continues_note(self, note: Paragraph, index: int) -> bool:
        line, last = self.lines[index], note.lines[-1]
        if self._page(line):
            return False
        if self._resumes(note, line):
            self.cut = note
            return False
        if ends_sentence(last.text) and (self._refers(line) or line.text[0] in "［【〔"):
            return False  # it refers to the next note, or opens a remark of its own
        if self.layout.tail:
            if not last.tail or (mostly_latin(last.text) and mostly_latin(line.text)):
                return True
            finished = self.body is None or not is_open(self.body.lines[-1].text)
            return finished and self._more_notes(index)
        if line.gap > self.layout.rhythm:
            return False
        return is_open(last.text) or line.gap == 0

    def _refers(self, line: Line) -> bool:
        """Tell a line that refers to the next note: it is no part of this one."""
        return any(number == self.expected for number, _ in notes.references(line.text, bracketed=False))

    def _resumes(self, note: Paragraph, line: Line) -> bool:
        """Tell body text that goes on beside an unfinished note (the next column of the page)."""
        last = note.lines[-1]
        if self.body is None or not is_open(self.body.lines[-1].text) or mostly_latin(line.text):
            return False
        if ends_in_url(last.text):
            return True
        if closes(line.text) and _unclosed(note) and not _unclosed(self.body):
            return False
        return (
            self.edge is not None
            and line.width >= self.edge - 0.5
            and all(other.width < self.edge - 0.5 for other in note.lines)
        )

    def _rejoins(self, note: Paragraph, index: int) -> bool:
        """Tell the rest of an interrupted note: narrower lines, up to the start of the next note."""
        line = self.lines[index]
        if self.body is None or not is_open(self.body.lines[-1].text) or self._page(line):
            return False
        if mostly_latin(note.lines[-1].text) or ends_in_url(note.lines[-1].text):
            return mostly_latin(line.text) and not mostly_latin(self.body.lines[-1].text)
        if _unclosed(note):
            return closes(line.text) and not _unclosed(self.body)
        if closes(line.text) and _unclosed(self.body):
            return False
        for other in self.lines[index : index + 5]:
            if other is not line and self._note(other, ruled=True):
                return True
            if self._page(other) or not (other.tail or (self.edge and other.width <= self.edge - 1)):
                return False
        return False

    def _more_notes(self, index: int) -> bool:
        """Tell whether the next note follows on the same page: then the lines before it are notes too."""
        for other in self.lines[index + 1 : index + _PAGE]:
            if self._page(other):
                return False
            if self._note(other, ruled=True):
                return True
        return False

    def _page(self, line: Line) -> bool:
        """Tell the first line of a page: a form feed, or what is left of one in texts with a rhythm."""
        return line.page or (self.layout.rhythm > 0 and line.gap == 0 and line.indent > 0)

    def _take_body(self, index: int, *, in_column: bool) -> None:
        line = self.lines[index]
        mark = None if line.row else marks.find(line.text)
        if self.body is not None:
            if in_column and self.body.kind == "form":
                self.body.lines.append(line)
                return
            if self._displaced(self.body, index, mark):
                self.body.behind.append(Paragraph([line], mark=mark, displaced=True))
                return
            if not in_column and self.body.kind == "body" and self._continues(self.body, line, mark):
                self.body.lines.append(line)
                self._count(index, mark)
                return
        self.body = Paragraph([line], kind="form" if in_column else "body", mark=mark)
        self.done.append(self.body)
        self._count(index, mark)

    def _count(self, index: int, mark: Mark | None) -> None:
        self.edge = self.layout.widths[index]
        if mark is not None and mark.number is not None:
            if mark.style == "第条":  # the paragraphs and items of an article begin anew
                self.last_numbers = {style: n for style, n in self.last_numbers.items() if style.startswith("第")}
            self.last_numbers[mark.style] = mark.number

    def _displaced(self, body: Paragraph, index: int, mark: Mark | None) -> bool:
        """Tell a heading that PDF extraction put at the end of a page, inside a sentence."""
        line, last = self.lines[index], body.lines[-1]
        ends_page = index + 1 < len(self.lines) and self._page(self.lines[index + 1])
        return (
            self.layout.tail
            and self.edge is not None
            and not last.tail
            and is_open(last.text)
            and line.tail
            and line.width < 0.75 * self.edge
            and not line.text.endswith("。")
            and (ends_page or (mark is not None and (self._sequel(mark) or mark.style in _NUMBERED)))
        )

    def _continues(self, body: Paragraph, line: Line, mark: Mark | None) -> bool:
        """Decide at one line break, by what stands at both ends of it."""
        last, edge = body.lines[-1], self.edge
        if line.row or last.row or (body.mark is not None and _heads(body)):
            return False
        if mark is None and _cuts(last.text, line.text):
            return True
        full = edge is not None and last.width + last.indent + max(2.0, first_word(line.text) + 0.5) > edge
        finished = ends_sentence(last.text)
        if mark is not None and self._opens(mark, line, last, full=full):
            return False
        if not full and _ENTRY.search(last.text) is not None:
            return False
        if mark is None and any(_alone(beside.text) for beside in (line, last)):
            return False
        if _speaks(line) or (is_row(last.text) and is_row(line.text)) or is_date(line.text) or is_date(last.text):
            return False
        if ends_in_url(last.text) and not last.tail and not is_japanese(line.text[0]) and mark is None:
            return True
        if self.layout.tail:
            return self._continues_by_tail(line, last, finished=finished, full=full)
        if line.gap > self.layout.rhythm:
            return self._continues_over_gap(body, line)
        if edge is not None:
            fresh = line.indent > last.indent or line.text[0] in OPENERS
            return full and not (finished and fresh)
        if line.indent or last.width < (2 * _LONG if self.layout.whole else _LONG):
            return False
        return is_open(last.text) or (finished and _hangs(body, line))

    def _continues_by_tail(self, line: Line, last: Line, *, finished: bool, full: bool) -> bool:
        if last.tail:
            return False
        if finished and not full and (line.indent > 0 or line.gap > self.layout.rhythm):
            return False
        return full or not finished or line.gap <= self.layout.rhythm

    def _continues_over_gap(self, body: Paragraph, line: Line) -> bool:
        """Tell a page break inside a sentence from the end of a paragraph."""
        last = body.lines[-1]
        hiragana = "\u3041" <= line.text[0] <= "\u3096"
        if ends_sentence(last.text) or line.indent > 1:
            return False
        if line.text[0] in OPENERS and not ("\u3041" <= last.text[-1] <= "\u3096" or last.text[-1] in "、，,"):
            return False
        if not is_open(last.text) and (
            line.text[0] not in _PARTICLES or (body.mark is not None and body.mark.number is None)
        ):
            return False
        read = sum(other.width for other in body.lines)
        if self.turned and is_open(last.text):
            return read >= _LONG
        if mostly_latin(last.text) or mostly_latin(line.text):
            return False
        runs_on = hiragana or "\u3041" <= last.text[-1] <= "\u3096" or last.text[-1] in "、，,"
        sentence = any(sign in other.text for other in body.lines for sign in "。、")
        if hiragana and "\u3041" <= last.text[-1] <= "\u3096" and read >= 2 * _LONG:
            return True
        return sentence and (read >= 3 * _LONG or (runs_on and read >= _LONG))

    def _opens(self, mark: Mark, line: Line, last: Line, *, full: bool) -> bool:
        """Tell a mark that opens an item from one that a line break happened to bring to the front."""
        if mark.number is None:
            if full and mark.label == "・" and is_katakana(last.text[-1]) and is_katakana(line.text[1:2]):
                return marks.find(last.text) is not None  # ジョージ|・シュルツ: a name broken at its middle dot
            return not (mark.label in "-–" and mostly_latin(last.text) and full)
        sequel = self._sequel(mark)
        if self.layout.tail and last.tail:
            return True
        if full and is_open(last.text):
            return sequel and line.indent > last.indent and not self.layout.tail
        return sequel or ends_sentence(last.text) or line.gap > self.layout.rhythm

    def _sequel(self, mark: Mark) -> bool:
        before = self.last_numbers.get(mark.style)
        if before is None and mark.number == 2 and "第条" in self.last_numbers:
            return True  # the first paragraph of an article has no number
        return mark.begins or mark.follows(before)


def _alone(text: str) -> bool:
    """Tell a line of the head of a rule: its number, the word that stands over the table of contents."""
    return is_law_number(text) or (len(text) <= _COLUMN and "".join(text.split()) == "目次")


def _heads(body: Paragraph) -> bool:
    """Tell a heading that ends with its line: of Markdown, and 附則 without more than the law that brought it."""
    text, mark = body.lines[0].text, body.mark
    if text.startswith("#"):
        return True
    return mark is not None and mark.label.startswith("附則") and text[mark.end :].strip() in {"", "抄"}


def _cuts(last: str, line: str) -> bool:
    """Tell a line end inside of a citation."""
    if _CUT.search(last) is not None:
        return _CUT_OFF.match(line) is not None
    return _CITING.search(last) is not None and _CITED.match(line) is not None


def _unclosed(paragraph: Paragraph) -> bool:
    return unclosed("".join(line.text for line in paragraph.lines))


def _hangs(body: Paragraph, line: Line) -> bool:
    """Tell a paragraph of few lines by its indented first line: what follows without indent goes on."""
    first = body.lines[0]
    right = max(other.indent + other.width for other in body.lines)
    return 0 < first.indent <= 2 and body.mark is None and first.width >= 2 * _LONG and line.width <= right


def _speaks(line: Line) -> bool:
    """Tell the label of a speaker: a short bracket at the front with a space or nothing behind it."""
    if line.text[0] not in "(（":
        return False
    closes = next((at for at, char in enumerate(line.text[:18]) if char in _SPEAKER_END), -1)
    return closes > 1 and (closes + 1 == len(line.text) or line.text[closes + 1] in " \u3000")
