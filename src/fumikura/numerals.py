"""Japanese numerals to exact numbers: １２, 十二, 一〇〇, 三千万, 2千, 6,300億, 1億4600万, 二分の一."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

DIGITS = {d: i for i, d in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "壱": 1, "壹": 1, "弐": 2, "貳": 2, "参": 3, "參": 3, "伍": 5,
}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}

LONGEST = 100  # characters; a longer run of digits is a code, and Python refuses to read it
_FALLING = sorted(LARGE.items(), key=lambda pair: -pair[1])
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_FRACTION = re.compile(r"(?P<below>.+)分の(?P<above>.+)")


@lru_cache(maxsize=4096)  # the labels of a document come again and again
def parse(text: str) -> Fraction | None:
    """Return the exact value of a numeral; None if ``text`` is no numeral as a whole.

    >>> parse("１億４６００万"), parse("二分の一"), parse("一九八六")
    (Fraction(146000000, 1), Fraction(1, 2), Fraction(1986, 1))
    """
    if len(text) > LONGEST:
        return None
    if text.isascii() and text.isdigit():
        return Fraction(int(text))
    if any(unicodedata.category(sign) == "No" for sign in text):
        return None  # ① and ² are marks, not digits
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if split := _FRACTION.fullmatch(plain):
        below, above = parse(split["below"]), parse(split["above"])
        return above / below if above is not None and below else None
    return _sum(plain)


def next_to(text: str) -> bool:
    """Tell two numbers of kanji side by side, 四五 (four or five), from one.

    >>> next_to("四五"), next_to("四六"), next_to("十一")
    (True, False, False)
    """
    return len(text) == 2 and text[0] in DIGITS and DIGITS.get(text[1]) == DIGITS[text[0]] + 1 and text[0] not in "〇零"


def _sum(plain: str) -> Fraction | None:
    """Read ``1億4600万`` and ``三千万`` as a sum of groups of falling size."""
    total, rest, ceiling = Fraction(0), plain, None
    for sign, size in _FALLING:
        head, found, tail = rest.partition(sign)
        if not found:
            continue
        if ceiling is not None and size >= ceiling:
            return None
        group = _group(head) if head else None
        if group is None:
            return None
        total, rest, ceiling = total + group * size, tail, size
    if rest:
        group = _group(rest)
        if group is None or (ceiling is not None and group >= ceiling):
            return None
        total += group
    elif ceiling is None:
        return None
    return total


def _group(text: str) -> Fraction | None:
    """Read what stands before 万, 億 …: ``6,300``, ``8.3``, ``一〇〇``, ``百二十``, ``2千5百``."""
    if _GROUPED.fullmatch(text):
        return Fraction(text.replace(",", ""))
    if _PLAIN.fullmatch(text):
        return Fraction(text)
    if all(sign in DIGITS for sign in text):
        return Fraction(int("".join(str(DIGITS[sign]) for sign in text)))
    return _units(text)


def _units(text: str) -> Fraction | None:
    """Read 千百十 with digits before each sign, sizes falling."""
    total, digits, ceiling = 0, "", 10_000
    for sign in text:
        if sign in SMALL:
            size = SMALL[sign]
            if size >= ceiling or len(digits) > 1 or digits == "0":
                return None
            total, digits, ceiling = total + int(digits or 1) * size, "", size
        elif sign in DIGITS:
            digits += str(DIGITS[sign])
        elif sign.isascii() and sign.isdigit():
            digits += sign
        else:
            return None
    if digits and int(digits) >= ceiling:
        return None
    return Fraction(total + int(digits or 0))


def canonical(text: str) -> str | None:
    """Return the value as the shortest decimal text, ``1000000000`` for 10億; None if it is no numeral."""
    value = parse(text)
    if value is None:
        return None
    if value.denominator == 1:
        return str(value.numerator)
    number = format(float(value), ".12g")
    return number if Fraction(number) == value else f"{value.numerator}/{value.denominator}"
