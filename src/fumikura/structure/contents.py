"""A text in, the entries of a table of contents out: what is listed there is a heading where it comes again."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from fumikura.records import Text

_CONTENTS = re.compile(
    r"[<【\[(〈《≪]?(?:目次|もくじ|contents)(?!を|に|の|は|が)\W*"
)  # of a line as ``_plain`` writes it
_ANYWHERE = re.compile(r"目\s*次|もくじ|contents|Ｃｏｎｔｅｎｔｓ", re.IGNORECASE)
_LEADER = re.compile(r"[\s.．…‥・･_*\-―─]*(?:p\.?)?\d{0,4}(?:p|頁|ページ)?$", re.IGNORECASE)
_ARTICLES = re.compile(r"\(第[^()]*条[^()]*\)$")  # 第一章 総則（第一条―第四条）
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_MOST = 1_000  # lines of a table of contents
_WIDEST = 300  # characters of a line that are looked at
_ENTRY = 60


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
    if _ANYWHERE.search(text.source.content) is None:
        return Contents()
    lines = text.source.content.splitlines()
    start = next((at for at, line in enumerate(lines) if _CONTENTS.match(_plain(line[:_WIDEST]))), None)
    if start is None:
        return Contents()
    found: set[str] = set()
    first = ""
    following = [_CONTENTS.sub("", _plain(lines[start]), count=1), *lines[start + 1 : start + _MOST]]
    for number, line in enumerate(following, start + 1):
        for part in line[:_WIDEST].split("\t"):
            entry = key(part)
            if (entry and entry == first) or "。" in entry:  # the text begins
                return Contents(frozenset(found), start + 1, number)
            if 2 < len(entry) <= _ENTRY:
                first = first or entry
                found.add(entry)
    return Contents()


def key(line: str) -> str:
    """Fold a heading or an entry for comparison: width, case, spaces, leaders and the page are left out."""
    return _ARTICLES.sub("", _LEADER.sub("", _plain(line)))


def _plain(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", _TAG.sub("", line)).split()).casefold()
