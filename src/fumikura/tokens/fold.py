"""A text in, the same text in the forms that search compares, with a map when the length changes.

NFKC (Unicode Standard Annex #15) without its expansions: ＩＮＦ and INF, １０億円 and 10億円 become one,
① and ㈱ stay single characters, so that positions hold.
"""

from __future__ import annotations

import unicodedata
from array import array


class _Table(dict[int, int]):
    """Code point -> folded code point, filled as characters are met."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        category = unicodedata.category(char)
        if char.isspace() or category in {"Cc", "Cf", "Cs"}:
            value = 0x20
        elif len(folded) == 1 and not folded.isspace() and category != "No":  # ①10億円 is not 110億円
            value = ord(folded)
        else:
            value = code
        if value in _DASHES:
            value = 0x2D
        self[code] = value
        return value


# hyphens, dashes and minus signs that keyboards and PDFs use for one another
_DASHES = frozenset(map(ord, "‐‑‒–—―−－"))
_TABLE = _Table()


def fold(text: str) -> tuple[str, array[int] | None]:
    """Fold a text; the second value gives the source offset of each character, None where they are equal.

    >>> fold("Ｉ Ｎ Ｆ１０億円①")[0], fold("ｶﾞｽ")
    ('I N F10億円①', ('ガス', array('I', [0, 2, 3])))
    """
    folded = text.translate(_TABLE)
    if "\u3099" not in folded and "\u309a" not in folded:
        return folded, None
    chars: list[str] = []
    origin = array("I")
    for offset, char in enumerate(folded):
        if char in "\u3099\u309a" and chars:
            joined = unicodedata.normalize("NFC", chars[-1] + char)
            if len(joined) == 1:
                chars[-1] = joined
                continue
        chars.append(char)
        origin.append(offset)
    origin.append(len(folded))
    return "".join(chars), origin
