"""A text in, the entries of a table of contents out: what is listed there is a heading where it comes again."""

from __future__ import annotations

import re
import unicodedata

from fumikura.records import Text

_CONTENTS = re.compile(r"(?:目次|もくじ|contents)(?!を|に|の|は|が)\W*")  # of a line as ``_plain`` writes it
_LEADER = re.compile(r"[\s.．…‥・･_*\-―─]*(?:p\.?)?\d{0,4}(?:p|頁|ページ)?$", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_MOST = 60  # lines of a table of contents
_ENTRY = 60


def entries(text: Text) -> frozenset[str]:
    """Return the entries of the table of contents as ``key`` writes them; empty where there is none."""
    lines = text.source.content.splitlines()
    start = next((at for at, line in enumerate(lines) if _CONTENTS.match(_plain(line))), None)
    if start is None:
        return frozenset()
    found: set[str] = set()
    for line in [_CONTENTS.sub("", _plain(lines[start]), count=1), *lines[start + 1 : start + _MOST]]:
        for part in line.split("\t"):
            entry = key(part)
            if entry in found or "。" in entry:  # the text begins
                return frozenset(found)
            if 2 < len(entry) <= _ENTRY:
                found.add(entry)
    return frozenset()


def key(line: str) -> str:
    """Fold a heading or an entry for comparison: width, case, spaces, leaders and the page are left out."""
    return _LEADER.sub("", _plain(line))


def _plain(line: str) -> str:
    return "".join(unicodedata.normalize("NFKC", _TAG.sub("", line)).split()).casefold()
