"""The start of a line in, the marker of a footnote that begins there, if there is evidence for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fumikura.chars import KANA, KANJI

_NOTE = re.compile(
    r"(?P<up>[¹²³⁰⁴-⁹]{1,3})"
    r"|\$\^\{?\^?(?P<tex>\d{1,3})\}?\$"
    r"|[（(\[【]?[注註]\s?(?P<chu>[0-9０-９]{1,3})[)）\]】]?"
    r"|[*＊※](?P<star>[0-9０-９]{1,2})"
    r"|\[(?P<square>\d{1,3})\](?!\()"
    r"|(?P<bare>[0-9０-９]{1,3})(?=[ \u3000]\S)"
)
_SPACE = re.compile(r"[ \u3000\t]*")
_REFERENCE = re.compile(
    f"(?<=[{KANJI}{KANA}。、）」』])(?<!第)(?P<bare>\\d{{1,3}})(?=[。、）」』\\s]|[{KANJI}{KANA}(（「]|$)"
    r"|(?P<up>[¹²³⁰⁴-⁹]{1,3})"
    r"|\$\^\{?\^?(?P<tex>\d{1,3})\}?\$"
    r"|[（(\[【][注註]\s?(?P<chu>[0-9０-９]{1,3})[)）\]】]"
    r"|[*＊※](?P<star>[0-9０-９]{1,2})"
    r"|(?<=[^\s\d\]])\[(?P<square>\d{1,3})\](?!\()"
    f"|(?<=[{KANJI}{KANA}」』）)])[（(](?P<round>[0-9０-９]{{1,3}})[)）]"
)
_ENDNOTE = re.compile("[（(](?P<round>[0-9０-９]{1,3})[)）]|(?P<plain>[0-9０-９]{1,3})[)）.．](?![0-9０-９])")
HEADINGS = frozenset(
    {"注", "註", "脚注", "注記", "註記", "注釈", "註釈", "後注", "〔注〕", "〔註〕", "【注】", "【註】"}
)
_DIGIT = re.compile("[0-9０-９¹²³⁰⁴-⁹]")
_COUNTED = re.compile("[年月日時分秒世紀億万兆円人名件社か国ヶカ個回条項号週歳割倍章節頁つ点度巻]")


def start(
    text: str, *, expected: int, ruled: bool, referred: frozenset[int], listed: bool = False
) -> tuple[str, int] | None:
    """Find a footnote that opens a line.

    Args:
        text: the line.
        expected: number of the next note.
        ruled: the rule above footnotes, or another note, stands before the line.
        referred: numbers that the body before refers to; a bare number needs such evidence or the rule.
        listed: the heading of a list of notes (註) stands before: a number in brackets opens one, too.

    Returns:
        (marker, length of the marker with its white space), or None.
    """
    found = (_ENDNOTE.match(text) if listed else None) or _NOTE.match(text)
    if found is None or found.lastgroup is None:
        return None
    digits = unicodedata.normalize("NFKC", found[found.lastgroup])
    end = found.end()
    lost = 2 if ruled or found.lastgroup != "bare" else 0  # marks of so many notes may be unreadable
    if not expected <= int(digits) <= expected + lost:
        if found.lastgroup != "up" or not digits.startswith(str(expected)):
            return None
        digits, end = str(expected), len(str(expected))  # "³²月24日": OCR raised the digit of the text too
    after = _SPACE.match(text, end)
    end = after.end() if after else end
    if found.lastgroup == "bare" and not ruled and text[found.end() : found.end() + 1] == "\u3000":
        return None  # １　史料について is a heading
    if found.lastgroup == "bare" and (_COUNTED.match(text, end) or not (ruled or expected in referred)):
        return None
    return (digits, end) if text[end:] else None


def references(text: str, *, bracketed: bool = True) -> Iterator[tuple[int, int]]:
    """Find the numbers in body text that may refer to notes, with the offset of each.

    Args:
        text: the text.
        bracketed: also （１）, which more often is something else: of use only where the note is known.

    >>> list(references("と主張した1。他にも、監査が行われた8。監査結果は³のとおり（注12）"))
    [(1, 5), (8, 18), (3, 25), (12, 32)]
    """
    if _DIGIT.search(text) is None:
        return
    for found in _REFERENCE.finditer(text):
        kind = found.lastgroup or ""
        if kind == "round" and not bracketed:
            continue
        if kind != "bare" or not _COUNTED.match(text, found.end()):
            yield int(unicodedata.normalize("NFKC", found[kind])), found.start(kind)
