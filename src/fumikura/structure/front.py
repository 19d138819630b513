"""The blocks of a document in, what its head and tail say of it out: title, dates, sender, number, with spans."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from fumikura.chars import FRAMED, LAW_NUMBER, is_law_number
from fumikura.records import Block, Text
from fumikura.structure.dates import TAIL, WORDS, Stated, Years, dates, is_dated, promulgated
from fumikura.structure.parts import fields, is_office
from fumikura.structure.turns import proceeding

_SHORT = 60
_YEARLY = re.compile(r"(?:明治|大正|昭和|平成|令和)?(?:[0-9]{1,4}|元)年度?")  # no title, and the year of a session
_MINUTES = re.compile(".{2,40}(?:会議録|議事録|会議記録|委員会記録|議事要旨|議事概要)")
# what heads a list of those present, and no document: 委員氏名, 出席国務大臣, 説明のため出席した者
_PRESENT = re.compile(
    ".{0,12}(?:委員|議員|役員|理事|出席者?|欠席者?|列席者?|参加者?)の?(?:氏名|名簿|一覧)|(?:[出欠列]席|本日の)(?:委員|議員|者|国務大臣|政府.{1,6})"
    "|.{0,20}(?:のため|として)(?:出席|列席|議場に出席)した.{1,8}|.{2,12}君"
)
_NUMBER = re.compile(
    r"(?:vol|no)\.?\s?[0-9]+|(?:極秘|秘|[\u4e00-\u9fff]{2,6}[〇一二三四五六七八九十]{1,4})?第[0-9/〇一二三四五六七八九十百]+号|(?<![A-Z])[A-Z][0-9]{4,}",
    re.IGNORECASE,
)
_LAW = re.compile(
    f"(?P<title>[^()]{{2,}}(?:\\([^()]*\\))?)\\((?P<number>{LAW_NUMBER.pattern})\\)"
)  # 民法（明治二十九年…）
_AMENDED = re.compile(r"\W*(?:最終|一部|全部)?改正")
_WORDY = re.compile("[A-Za-zぁ-んァ-ヶ\u4e00-\u9fff]")
_SIGN = re.compile(r"(?:#{1,6}\s+|[○〇◯◎]\s*)")
_COPY, _COPY_END = re.compile(r"[0-9]*部の?内部?"), re.compile(r"[0-9]+[号部]")
_NAMED = re.compile("(?P<body>\\S+)\\s+(?P<person>[一-龠々ぁ-んァ-ヶー]{2,8})")
_SCHOLAR = re.compile(".{3,40}(?:教授|講師|研究員|研究主幹|フェロー|弁護士|公認会計士|記者|編集委員|論説委員)")
_PERSON = re.compile("[一-龠々ァ-ヶー]{1,5}[ \u3000]?[一-龠々ぁ-んァ-ヶー]{1,5}")
_WORD, _CELLS = re.compile(r"[A-Za-z][!-~]*(?: [!-~]+)*|\S+"), 3  # a line of more words is a form
_ADDRESSED = re.compile(r".{1,20}(?:殿|宛|へ|御中|様)")


@dataclass(frozen=True, slots=True)
class Front:
    """What one document of a file says of itself, by role; a role that it is silent about is not there.

    Roles: title, date, written, enacted, author, publisher, addressee, classification, term, number, copy_number.
    """

    start: int
    end: int
    stated: dict[str, Stated] = field(default_factory=dict)

    def value(self, role: str) -> str | None:
        """Return the value of a role, None where the text is silent."""
        found = self.stated.get(role)
        return None if found is None else found.value


def read(text: Text, blocks: Sequence[Block]) -> list[Front]:
    """Read the documents of a file, one for each sub-document."""
    years = Years(text.text)
    found: list[Front] = []
    every = [edit for edit in text.edits if edit.reason == "furniture:stamp"]
    at = 0
    for _, members in groupby(blocks, key=lambda block: block.part):
        part = list(members)
        end = max(piece.source + piece.length for block in part[-TAIL:] for piece in block.map.pieces)
        first_stamp = at
        while at < len(every) and every[at].start < end:
            at += 1
        stamps = every[first_stamp:at]
        first = _span(part[0])[0]
        head = _head(part)
        several = len(part) < len(blocks)
        stated = {**_names(head, named_apart=several), **dates(part, years)}
        stated |= {**_titled(part), **promulgated(stated.get("number"))}
        title = _heading(part) if several else _displaced(part)
        if title is not None:
            stated.setdefault("title", title)
        for edit in stamps:
            before = edit.start < (head[-1].end if head else first)
            value = "".join(text.source.content[edit.start : edit.end].split())
            role = "term" if value.endswith("期限") else "classification"
            if before and role not in stated:
                stated[role] = Stated(value, edit.start, edit.end)
        start = min([first, *(edit.start for edit in stamps if edit.start < first)])
        found.append(Front(start, end, stated))
    if not found:  # nothing but furniture
        content = text.source.content
        found.append(Front(len(content) - len(content.lstrip()), len(content.rstrip())))
    return found


def _span(block: Block) -> tuple[int, int]:
    span = block.map.whole()
    return span.start, span.end


def _heading(part: Sequence[Block]) -> Stated | None:
    """Return the heading that names a sub-document."""
    block = next((b for b in part if b.kind == "heading" and b.label is None and len(b.section) == 1), None)
    return None if block is None else _whole(block)


def _displaced(part: Sequence[Block]) -> Stated | None:
    """Find a title that PDF extraction put between the first paragraphs: a heading of the top without a number."""
    early = list(part[: max(1, len(part) // 3)])
    text = next((at for at, block in enumerate(early) if block.kind == "body"), len(early))
    return _heading(early[text:])


def _whole(block: Block) -> Stated:
    return Stated(" ".join(block.text.split()), *_span(block))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a head, or a word of a form: its characters, without spaces too, and its span in the source."""

    text: str
    plain: str
    start: int
    end: int


def _head(part: Sequence[Block]) -> list[_Line]:
    """Return the lines before the running text, the words of a form one by one, and fields of a form behind it."""
    lines: list[_Line] = []
    for block in part:
        if block.kind == "front" and len(block.text) <= _SHORT:
            words = [found.span() for found in _WORD.finditer(block.text)]
            form = len(words) > _CELLS or any(fields(_plain(block.text[start:end])) for start, end in words[1:])
            lines += [_line(block, start, end) for start, end in (words if form else [(0, len(block.text))])]
    return lines


def _line(block: Block, start: int, end: int) -> _Line:
    sign = _SIGN.match(block.text, start)
    start = start if sign is None or sign.end() >= end else sign.end()
    framed = FRAMED.fullmatch(block.text, start, end)
    start, end = framed.span("word") if framed is not None else (start, end)
    span = block.map.span(start, end)
    return _Line(" ".join(block.text[start:end].split()), _plain(block.text[start:end]), span.start, span.end)


def _names(head: Sequence[_Line], *, named_apart: bool) -> dict[str, Stated]:
    """Find who writes to whom and under which number; also the title, unless a heading of the head has it."""
    found: dict[str, Stated] = {}

    def state(role: str, line: _Line, value: str | None = None) -> None:
        found.setdefault(role, Stated(value or line.text, line.start, line.end))

    listed = False  # what stands behind 委員氏名 is who was there
    for at, line in enumerate(head):
        listed = listed or (at + 1 < len(head) and _PRESENT.fullmatch(line.plain) is not None)
        role = fields(line.plain)
        number = _NUMBER.search(line.plain)
        following = head[at + 1] if at + 1 < len(head) else None
        law = _LAW.fullmatch(line.plain)
        if is_law_number(line.plain):
            state("number", line, line.plain.strip("()"))
        elif law is not None:
            state("title", line, law["title"])
            state("number", line, law["number"])
        elif _AMENDED.match(line.plain):
            continue
        elif role == "title" and following is not None:
            found["title"] = Stated(following.text, following.start, following.end)
        elif _COPY.fullmatch(line.plain) and following is not None and _COPY_END.fullmatch(following.plain):
            found["copy_number"] = Stated(line.plain + following.plain, line.start, following.end)
        elif _COPY.fullmatch(line.plain) or _COPY_END.fullmatch(line.plain):
            continue
        elif number is not None and len(line.plain) <= len(number[0]) + WORDS:
            state("number", line, number[0])
            if at == 0 and line.plain.endswith(number[0]) and len(line.plain) > len(number[0]) and not role:
                state("title", line)  # みどり通信 第12号
        elif role == "addressee" or _ADDRESSED.fullmatch(line.plain):
            state("addressee", line)
        elif role is not None:
            continue
        elif _SCHOLAR.fullmatch(line.plain) and following is not None and _PERSON.fullmatch(following.text):
            state("author", following)  # 青葉大学教授 above the name
        elif _MINUTES.fullmatch(line.plain):
            spaced = all(len(word) == 1 for word in line.text.split())  # 市 議 会 会 議 録
            found["title"] = Stated(line.plain if spaced else line.text, line.start, line.end)
        elif _YEARLY.fullmatch(line.plain):
            continue
        elif is_office(line.plain) and _YEARLY.match(line.plain) is None:
            state("author", line)
        elif (named := _NAMED.fullmatch(line.text)) is not None and is_office(_plain(named["body"])):
            state("publisher", line, named["body"])
            state("author", line, named["person"])
        elif (
            not named_apart
            and not listed
            and not is_dated(line.plain)
            and "。" not in line.plain
            and _WORDY.search(line.plain)
            and not proceeding(line.plain)
        ):
            state("title", line)
    return found


def _titled(part: Sequence[Block]) -> dict[str, Stated]:
    """Return the title of a statute, however long and whatever signs are in it: it stands beside the number."""
    at = next((at for at, block in enumerate(part[:3]) if is_law_number(block.text)), None)
    if at is None or len(part) == 1:
        return {}
    block = part[at - 1 if at else 1]
    sign = _SIGN.match(block.text)
    line = _line(block, 0 if sign is None else sign.end(), len(block.text))
    return {} if block.kind != "front" else {"title": Stated(line.text, line.start, line.end)}
