"""A text in, the entries of a table of contents out: what is listed there is a heading where it comes again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from fumikura import marks
from fumikura.records import Text

_CONTENTS = re.compile(
    r"[<【\[(〈《≪■◆◇●○□▼★・#*]*(?:目次|もくじ|contents)(?!を|に|の|は|が)\W*"
    r"|[^。、]{2,30}目次$"  # 労働基準法目次
)  # of a line as ``_plain`` writes it
_ANYWHERE = re.compile(r"目\s*次|もくじ|contents|Ｃｏｎｔｅｎｔｓ", re.IGNORECASE)
_LEADER = re.compile(r"[\s.．…‥・･_*\-―─]*(?:p\.?)?\d{0,4}(?:p|頁|ページ)?$", re.IGNORECASE)
_ARTICLE = re.compile("第[^条]{1,9}条[^。]*。")  # the text has begun
_ARTICLES = re.compile(r"\(第[^()]*条[^()]*\)$")  # 第一章 総則（第一条―第四条）
_BRACKETED = re.compile("^[【\\[<〈《≪(][0-9]{1,2}[】\\]>〉》≫)]")  # 【1】新年のご挨拶
_BRACKETS = "【】<>〈〉《》≪≫"
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_MOST = 1_000  # lines of a table of contents
_WIDEST = 300  # characters of a line that are looked at
_ENTRY = 60
_EARLY, _FEWEST = 200, 3  # a table without a heading stands among the first lines and has entries enough


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries of a table of contents as ``key`` writes them, and its lines ``[start, line)``."""

    entries: frozenset[str] = frozenset()
    start: int = 0
    line: int = 0

    def holds(self, line: int) -> bool:
        """Tell a line of the table itself."""
        return self.start <= line < self.line

    def lists(self, heading: str, line: int) -> bool:
        """Tell whether a line of the text is listed."""
        return line >= self.line and key(heading) in self.entries


def read(text: Text) -> Contents:
    """Read the table of contents; empty where there is none."""
    lines = text.source.content.splitlines()
    if _ANYWHERE.search(text.source.content) is None:
        return _unnamed(lines)
    start = next((at for at, line in enumerate(lines) if _CONTENTS.match(_plain(line[:_WIDEST]))), None)
    if start is None:
        return _unnamed(lines)
    found: set[str] = set()
    heads: set[tuple[str, str, str]] = set()  # style, label and key of the entries of the first one's level
    first: tuple[str, str, str] | None = None
    following = [_CONTENTS.sub("", _plain(lines[start]), count=1), *lines[start + 1 : start + _MOST]]
    for number, line in enumerate(following, start + 1):
        for part in line[:_WIDEST].split("\t"):
            entry = key(part)
            head = (*_mark(part), entry)
            if (first and _again(head, first)) or (head[0] and head in heads) or "。" in entry:  # the text begins
                return Contents(frozenset(found), start + 1, number)
            if 1 < len(entry) <= _ENTRY:
                first = first or head
                if head[0] == first[0]:
                    heads.add(head)
                found.add(entry)
    return Contents()


def _mark(line: str) -> tuple[str, str]:
    mark = marks.find(line.strip()[:_WIDEST])
    return ("", "") if mark is None else (mark.style, mark.label)


def _again(head: tuple[str, str, str], first: tuple[str, str, str]) -> bool:
    """Tell the first entry where it comes again; 第一章 総則 is not 第一編 総則."""
    return head[2] == first[2] and not (head[0] and first[0] and head[:2] != first[:2])


def _unnamed(lines: Sequence[str]) -> Contents:
    """Find a table without a heading: lines without text between them that come again below in the same order."""
    stripped = [line.strip() for line in lines]
    early = next((at for at, line in enumerate(stripped[:_EARLY]) if _ARTICLE.match(line)), _EARLY)
    twice = {line for line in stripped[:early] if 1 < len(line) <= _ENTRY and "。" not in line}
    places: dict[str, list[int]] = {line: [] for line in twice}
    for at, line in enumerate(stripped):
        if line in twice:
            places[line].append(at)
    short = [line if len(places.get(line, ())) > 1 else "" for line in stripped[:early]]
    if len(short) - short.count("") < _FEWEST:
        return Contents()
    run: list[int] = []
    for at in [at for at, line in enumerate(stripped[:early]) if line]:
        again = next((place for place in places.get(short[at], ()) if place > at), None)
        if again is not None and (not run or again > places[short[run[-1]]][1]):
            run.append(at)
            continue
        if len(run) >= _FEWEST and places[short[run[0]]][1] > run[-1]:
            break
        run = []
    if len(run) < _FEWEST or places[short[run[0]]][1] <= run[-1]:
        return Contents()
    return Contents(frozenset(key(lines[at]) for at in run), run[0] + 1, run[-1] + 2)


def key(line: str) -> str:
    """Fold a heading or an entry for comparison: number, width, case, spaces, leaders and the page are left out."""
    plain = line.strip()
    mark = marks.find(plain) if len(plain) <= _WIDEST else None
    bare = _BRACKETED.sub("", _plain(plain[mark.end :] if mark is not None else plain)).strip(_BRACKETS)
    return _ARTICLES.sub("", _LEADER.sub("", bare))


def _plain(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", _TAG.sub("", line)).split()).casefold()
