"""The start of a number in, what it counts or measures out: the grammar of quantities."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

from fumikura import numerals, tables
from fumikura.mentions.grammar import Rule, compiled, longest
from fumikura.mentions.points import S

Kind = Literal["money", "percent", "ratio", "count", "ordinal", "measure"]

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,12}|[0-9]{1,40})(?:\.[0-9]{1,20})?"
_KANJI = "一二三四五六七八九十百千万億兆〇零壱弐参"
NUMBER = (
    f"(?:(?<![0-9])(?<![0-9][,.]){_ARABIC}(?:{S}[十百千]?[万億兆京](?:{S}{_ARABIC}[十百千]?(?![0-9]))?){{0,6}}(?:{S}[百千](?![{_KANJI}]))?"
    f"|[一二三四五六七八九][〇一二三四五六七八九]{{0,2}}(?:、[〇一二三四五六七八九]{{3}}){{1,6}}(?![〇一二三四五六七八九])|[一二三四五六七八九]?十数|[{_KANJI}]{{1,40}}(?:・[一二三四五六七八九〇]{{1,9}})?|(?:数|幾)[十百千万億兆]{{1,8}})"
)
_TO = f"{S}[~-]{S}"
_SCALE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "bn": 10**9, "mn": 10**6}
_KANA = {
    "ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5, "むっつ": 6, "ななつ": 7, "やっつ": 8, "ここのつ": 9,
    "ひとり": 1, "ふたり": 2,
}  # fmt: skip


class Said(NamedTuple):
    """A quantity, where it ends and the rule that read it.

    ``end`` of the number alone is ``stop``: what counts stands behind it.
    """

    kind: Kind
    amount: Fraction
    most: Fraction | None
    unit: str | None
    end: int
    stop: int
    rule: str


class _Unit(NamedTuple):
    kind: Kind
    unit: str
    one: bool


def at(text: str, start: int) -> Said | None:
    """Return the longest quantity that begins at an offset of a narrow text; its unit is None where none follows."""
    return longest(_rules(), text, start)


@tables.cached
def _rules() -> tuple[Rule[Said], ...]:
    before = _either(row["word"] for row in tables.read("currencies") if row["place"] == "before")
    signs = "".join(row["word"][0] for row in tables.read("currencies") if row["place"] == "before")
    numeral = f"0123456789{_KANJI}数幾"
    rules: tuple[tuple[str, str, Callable[[re.Match[str]], Said | None]], ...] = (
        (signs, f"(?P<sign>{before}){S}(?P<n>{_ARABIC})(?:{S}(?P<scale>{'|'.join(_SCALE)})|{S}(?P<kanji>[百千]?[万億兆]))?", _priced),
        (numeral, f"(?P<below>{NUMBER}){S}分の{S}(?P<above>{NUMBER})", _fraction),
        (numeral, f"(?P<n>{NUMBER})(?:{_TO}(?P<to>{NUMBER}))?{S}割(?![合引りっ込高安])(?:{S}(?P<parts>[0-9一二三四五六七八九]){S}分(?!の))?", _tenths),
        ("0123456789", f"(?P<n>{_ARABIC}){S}(?P<sign>:|対){S}(?P<to>{_ARABIC})(?![0-9:])", _proportion),
        ("第", f"第{S}(?P<n>{NUMBER})(?:{S}(?P<unit>{_units_pattern('次', '回', '位', '段', '段階', '弾', '陣', '期', '幕', '楽章', '世代', '代', '局', '戦', '日目', '番目', '回目', '報', '便', '候補', '志望')}))?", _ordinal),
        (numeral, f"(?P<n>{NUMBER})(?:{S}(?:[人名円社件回個])?{_TO}(?P<to>{NUMBER}))?(?: {{0,2}}(?P<unit>{_units_pattern()}))?", _counted),
        ("ひふみよいむなやこ", f"(?<!いま)(?<!今)(?P<kana>{'|'.join(_KANA)})", lambda found: Said("count", Fraction(_KANA[found[0]]), None, found[0][-1] if found[0][-1] == "つ" else "人", found.end(), found.end(), "kana")),
        ("ゼ", "(?P<zero>ゼロ)(?![ァ-ヺー一-龥・])", lambda found: Said("count", Fraction(0), None, None, found.end(), found.end(), "zero")),
    )  # fmt: skip
    return compiled(rules)


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


@tables.cached
def units() -> dict[str, _Unit]:
    """Return what may stand behind a number, by its word."""
    found = {row["word"]: _Unit(row["kind"], row["unit"], row["one"] == "yes") for row in tables.read("counters")}  # type: ignore[arg-type]
    money = {
        row["word"]: _Unit("money", row["code"], True) for row in tables.read("currencies") if row["place"] == "after"
    }
    percent = {word: _Unit("percent", "%", True) for word in ("%", "パーセント", "percent", "per cent", "プロセント")}
    return {**found, **money, **percent}


def spellings() -> dict[str, str]:
    """Return the unit that a word for one means: 円 -> JPY, パーセント -> %."""
    words = {word: unit.unit for word, unit in units().items()}
    return {**words, **{code.lower(): code for code in words.values() if code.isascii()}, "割": "%", "％": "%"}


def _units_pattern(*more: str) -> str:
    return _either(more) if more else _either(units())


def value(text: str) -> tuple[Fraction, Fraction | None] | None:
    """Return the exact value of a numeral; of 数百 and 四五 the least and the most."""
    plain = "".join(text.split()).replace("、", "")
    if plain[:1] in "数幾":
        size = (
            numerals.parse("一" + plain[1:]) if len(plain) > 1 and plain[1] in "万億兆" else numerals.parse(plain[1:])
        )
        return None if size is None else (2 * size, 9 * size)
    if plain.endswith("数") and (tens := numerals.parse(plain[:-1])) is not None:  # 十数名
        return tens + 1, tens + 9
    whole, point, digits = plain.partition("・")
    if point and (first := numerals.parse(whole)) is not None and (after := numerals.parse(digits)) is not None:
        return first + after / 10 ** len(digits), None  # 三・二％
    if numerals.next_to(plain):
        return Fraction(numerals.DIGITS[plain[0]]), Fraction(numerals.DIGITS[plain[1]])
    parsed = numerals.parse(plain)
    return None if parsed is None else (parsed, None)


def _both(found: re.Match[str]) -> tuple[Fraction, Fraction | None] | None:
    first = value(found["n"])
    if first is None or not found["to"]:
        return first
    last = value(found["to"])
    if last is None:
        return None
    low, high = first[0], last[1] or last[0]
    scale = re.search("[万億兆]", found["to"])
    if scale and not re.search("[万億兆]", found["n"]) and low < high:
        low *= numerals.LARGE[scale[0]]  # 10～20万人
    return (low, high) if low < high else None


def _priced(found: re.Match[str]) -> Said | None:
    amount = numerals.parse(found["n"])
    if amount is None:
        return None
    size = (
        Fraction(_SCALE[found["scale"]])
        if found["scale"]
        else numerals.parse(f"1{found['kanji']}")
        if found["kanji"]
        else None
    )
    code = next(row["code"] for row in tables.read("currencies") if row["word"] == found["sign"])
    return Said("money", amount * (size or 1), None, code, found.end(), found.end(), "money")


def _fraction(found: re.Match[str]) -> Said | None:
    below, above = value(found["below"]), value(found["above"])
    if below is None or above is None or not below[0]:
        return None
    return Said("ratio", above[0] / below[0], None, None, found.end(), found.end("below"), "fraction")


def _tenths(found: re.Match[str]) -> Said | None:
    both = _both(found)
    if both is None or both[0] > 100:
        return None
    parts = numerals.parse(found["parts"]) if found["parts"] else None
    most = both[1] * 10 if both[1] is not None else None
    return Said("percent", both[0] * 10 + (parts or 0), most, "%", found.end(), found.end("n"), "tenths")


def _proportion(found: re.Match[str]) -> Said | None:
    above, below = numerals.parse(found["n"]), numerals.parse(found["to"])
    if above is None or not below:
        return None
    return Said("ratio", above / below, None, None, found.end(), found.end(), "proportion")


def _ordinal(found: re.Match[str]) -> Said | None:
    both = value(found["n"])
    if both is None or both[0].denominator != 1:
        return None
    return Said("ordinal", both[0], None, found["unit"], found.end(), found.end("n"), "ordinal")


def _counted(found: re.Match[str]) -> Said | None:
    both = _both(found)
    if both is None:
        return None
    word = found["unit"]
    if word is None:
        return Said("count", both[0], both[1], None, found.end(), found.end(), "bare")
    unit = units()[word]
    if not unit.one and found["n"] == "一" and both[1] is None and unit.kind == "count":
        return None
    kind: Kind = "measure" if unit.kind == "count" and both[0].denominator != 1 else unit.kind
    return Said(
        kind, both[0], both[1], unit.unit, found.end(), found.end("to") if found["to"] else found.end("n"), "unit"
    )
