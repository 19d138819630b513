"""Lines in, for each line the name of the page furniture that it is, or None.

Furniture stands on the page and not in the text: page numbers, running heads, stamps, rules, the
targets of hyperlinks dumped behind a page, what OCR makes of pictures.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from fumikura import tables
from fumikura.chars import ends_sentence, is_open
from fumikura.text.lines import Line

_RULE = re.compile(r"[\-−‐-―─━═＝=_＿*＊・~〜～|｜+\s]{2,}|[_＿―─━|｜]")
# ――――◇――――, ◇　◇　◇, × between the parts of a text
_ORNAMENT = re.compile(r"(?=(?:.*[‐-―─━-]){2})[‐-―─━◇◆○●◎□■☆★\s-]{3,}|(?:[◇◆○●◎□■☆★×＊*]\s*){3,}|[×＊]")
_ANNOTATION = re.compile(r"(?:［＃[^］]*］\s*)+|#\d{1,3}")  # Aozora's notes on layout, anchors of the Diet's records
_OCR = re.compile(r"(?:\[\s*\]\s*)+|!\[[^\]]*\]\([^)]*\)")
_PAGE = re.compile(
    r"(?:p\.?|P\.?|page|Page)?\s*[-‐-―─〜~－(（]*\s*(\d{1,4})\s*[-‐-―─〜~－)）]*(?:\s*(?:頁|ページ|[/／]\s*\d{1,4}))?"
)
_DASHED = re.compile(r"[-‐-―─〜~－]\s*\d{1,4}\s*[-‐-―─〜~－]")
_DECORATED = re.compile(r".*(?:頁|ページ|[/／]\s*\d{1,4})|[pP].*")
_URL = re.compile(r"<?https?://\S+>?")
_HEAD = 40  # a longer line that comes again is text
_DIGITS = re.compile(r"\d+")


def classify(lines: Sequence[Line], *, rhythm: int) -> list[str | None]:
    """Name the furniture among the lines; ``rhythm`` blank lines between two say nothing."""
    kinds = [_shape(line) for line in lines]
    _page_numbers(lines, kinds)
    _link_dumps(lines, kinds)
    _running_heads(lines, kinds, rhythm)
    return kinds


def _shape(line: Line) -> str | None:
    text = line.text
    if len(text) > _HEAD and not text.startswith("!["):
        return "rule" if _RULE.fullmatch(text) or _ORNAMENT.fullmatch(text) else None
    if _RULE.fullmatch(text) or _ORNAMENT.fullmatch(text):
        return "rule"
    if _ANNOTATION.fullmatch(text):
        return "annotation"
    if _OCR.fullmatch(text):
        return "ocr-artifact"
    return "stamp" if stamped(text) else None


def stamped(text: str) -> bool:
    """Tell a line that holds a security classification and nothing else."""
    squeezed = unicodedata.normalize("NFKC", text)
    if squeezed.isascii():
        return squeezed.strip("-* ") in _stamps()
    return "".join(squeezed.split()).strip("-*()[]") in _stamps()


def _stamps() -> frozenset[str]:
    return tables.column("stamps", "stamp")


def _page_numbers(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Mark numbers alone on a line: between dashes anywhere, else if set off by blank lines or a page turn."""
    for index, line in enumerate(lines):
        if kinds[index] or len(line.text) > 16:
            continue
        found = _PAGE.fullmatch(unicodedata.normalize("NFKC", line.text))
        if not found:
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        apart = line.gap > 0 or line.page or index == 0
        if _DASHED.fullmatch(unicodedata.normalize("NFKC", line.text)):
            kinds[index] = "page-number"
        elif _DECORATED.fullmatch(unicodedata.normalize("NFKC", line.text)):
            if apart or after is None or after.gap or after.page:
                kinds[index] = "page-number"
        elif apart and (after is None or after.gap or after.page) and not _among_numbers(lines, index):
            kinds[index] = "page-number"


def _among_numbers(lines: Sequence[Line], index: int) -> bool:
    """Tell a number in a column of a table: a neighbour is short and a number too."""
    around = [*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]]
    return any(len(line.text) <= 12 and line.text[0].isdigit() for line in around)


def _link_dumps(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Mark runs of two or more lines that are a whole URL each."""
    run: list[int] = []
    for index, line in enumerate([*lines, None]):
        if line is not None and _URL.fullmatch(line.text) and (not run or line.gap == 0):
            run.append(index)
            continue
        if len(run) > 1:
            for member in run:
                kinds[member] = "link-dump"
        run = [index] if line is not None and _URL.fullmatch(line.text) else []


def _running_heads(lines: Sequence[Line], kinds: list[str | None], rhythm: int) -> None:
    """Mark short lines that come again (numbers apart) and stand by page turns or cut sentences."""
    keys = [
        _DIGITS.sub("0", line.text) if 2 <= len(line.text) <= _HEAD and not ends_sentence(line.text) else ""
        for line in lines
    ]
    often = {key for key, count in Counter(keys).items() if key and count >= 3}
    for key in often:
        places = [index for index, other in enumerate(keys) if other == key]
        by_page = sum(_by_page(lines, kinds, index, rhythm) for index in places)
        if by_page >= max(2, 0.6 * len(places)):
            for index in places:
                kinds[index] = kinds[index] or "running-head"


def _by_page(lines: Sequence[Line], kinds: Sequence[str | None], index: int, rhythm: int) -> bool:
    """Tell a line beside a page turn or page number, or set off by blank lines inside a sentence."""
    line = lines[index]
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    numbered = (before is not None and kinds[index - 1] == "page-number") or (
        after is not None and kinds[index + 1] == "page-number"
    )
    cut = (
        before is not None
        and after is not None
        and min(line.gap, after.gap) > rhythm
        and before.width > 12
        and is_open(before.text)
    )
    return line.page or numbered or cut or (after is not None and after.page)
