"""A place in a sentence in, whether it stands in words that are replaced out: 「甲」とあるのは「乙」と読み替える."""

from __future__ import annotations

import re
from typing import Literal

_MOST = 400  # characters that a quotation may hold
# 「第三条」とあるのは, 「第三条」を「第四条」に改め, 「第三条」を削る
_OLD = re.compile(r"\s*(?:とある|を[「『]|を削|の下に)")
_NEW = re.compile(r"\s*(?:と|に|を加え)")
_BEFORE = re.compile(r"(?:とあるのは、?|[」』]を|の下に)\s*$")


def replaced(text: str, start: int, end: int) -> Literal["", "old", "new"]:
    """Tell whether a stretch of a narrow text is quoted as what is replaced, or as what replaces it."""
    opened = text.rfind("「", max(0, start - _MOST), start)
    if opened < 0 or text.find("」", opened, start) >= 0:
        return ""
    close = text.find("」", end, end + _MOST)
    if close < 0:
        return ""
    if _OLD.match(text, close + 1):
        return "old"
    return "new" if _BEFORE.search(text, max(0, opened - 8), opened) and _NEW.match(text, close + 1) else ""
