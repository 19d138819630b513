"""The start of a length or set of times in, its TIMEX3 value out: 10時間半, 15～20年間, 毎年4月1日, 年1回."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Literal, NamedTuple

from fumikura import numerals, tables
from fumikura.mentions.grammar import Rule, compiled, longest
from fumikura.mentions.points import KANJI_N, D, S
from fumikura.mentions.readings import WEEKDAYS
from fumikura.moments import Point, Shift, Unit

_N = f"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\\.[0-9]+)?|[{KANJI_N}]{{1,6}}|数十|十数|数百|数千|数)"
_MONTHS = "(?:か|ヶ|カ|ヵ|ケ|箇|ヵ|個)月"
_LEGAL = "以[上下内]|未満|を経過|を超え|をこえ|間の"  # 六月以下の懲役 is six months
_UNITS: tuple[tuple[str, str, str], ...] = (  # pattern, TIMEX3 unit, what 半 adds to it
    ("世紀間?", "C", ""),
    ("(?:か|ヶ|カ|ヵ|ケ|箇)?年間?", "Y", "6M"),
    (f"{_MONTHS}間?|月(?={_LEGAL})", "M", "15D"),
    ("週間?", "W", ""),
    ("日間?", "D", "T12H"),
    ("時間", "H", "T30M"),
    (
        "分間|(?<=[0-9一二三四五六七八九十])分(?!の|割|類|野|析|科|散|離|布|子|母|担|岐|さ|し|す|に[一二三四五六七八九])|(?<=[0-9] )分(?!の)",
        "TM",
        "T30S",
    ),
    ("秒間?", "S", ""),
)
_FIXED = {
    "半世紀": "P50Y",
    "四半世紀": "P25Y",
    "半年": "P6M",
    "半年間": "P6M",
    "半日": "PT12H",
    "半月": "P15D",
    "半時間": "PT30M",
}
_RANGE = "(?:~|-|–|—|から|ないし|乃至|、|,|・)"
_OF_EVENT = re.compile("[一-龥ァ-ヺー]$")  # 期間満了1か月前
_EVERY = f"{S}(?:ごと|毎|おき)"


class Said(NamedTuple):
    """A length or a set of times, where it ends, and the rule that read it; ``point`` is set for 2年後."""

    type: Literal["DURATION", "SET", "DATE"]
    value: str
    end: int
    rule: str
    point: Point | None = None


def at(text: str, start: int) -> Said | None:
    """Return the longest duration or set that begins at an offset of a narrow text."""
    return longest(_rules(), text, start)


@tables.cached
def _rules() -> tuple[Rule[Said], ...]:
    unit = "|".join(f"(?P<u{number}>{pattern})" for number, (pattern, _, _) in enumerate(_UNITS))
    second = "|".join(f"(?P<v{number}>{pattern})" for number, (pattern, _, _) in enumerate(_UNITS))
    length = (
        f"(?<![0-9{KANJI_N}])(?<![0-9][,.])(?:(?P<from>{_N})(?:{S}(?:{unit.replace('<u', '<w')}))?{S}{_RANGE}{S})?"
        f"(?P<n>{_N}){S}(?:{unit})(?:(?P<half>半)|{S}(?P<n2>{_N}){S}(?:{second}))?"
    )
    frequency = "|".join(sorted(tables.column("frequencies", "word"), key=lambda word: (-len(word), word)))
    often = f"{S}(?:に{S})?(?:{D}|数){S}[~-]?{S}(?:{D})?{S}[回度](?!目|路|線)"
    numeral = f"0123456789{KANJI_N}数"
    words = "".join(word[0] for word in tables.column("frequencies", "word"))
    rules: tuple[tuple[str, str, Callable[[re.Match[str]], Said | None]], ...] = (
        ("半四", f"(?:{'|'.join(sorted(_FIXED, key=len, reverse=True))})(?P<every>{_EVERY})?", _fixed),
        (numeral, f"{length}(?P<every>{_EVERY}|{S}に{S}(?:{D}|数){S}[回度](?!目))?", _length),
        (numeral, f"{length}(?P<side>後|前(?!後|半|者|倒|年|期|提|払|月|日))", _offset),
        (numeral + "第", f"(?:第{S})?(?P<n>{_N}){S}(?:{unit}){S}目(?!標|的|安|次|前|指|録|途)", _counted),
        (numeral, f"(?P<n>{D}|[0-9]{{3}}){S}周年", lambda found: Said("DURATION", f"P{_whole(found['n'])}Y", found.end(), "anniversary")),
        (numeral, f"(?P<nights>{D}){S}泊{S}(?P<n>{D}){S}日", lambda found: Said("DURATION", f"P{_whole(found['n'])}D", found.end(), "stay")),
        (words, f"(?P<word>{frequency})", _frequency),
        ("年月週日", f"(?P<unit>年|月|週|日)(?:間)?{often}", _often),
        ("毎", f"毎年{S}(?P<m>{D}){S}月(?:{S}(?P<d>{D}){S}日|(?P<ends>末日?|上旬|中旬|下旬))?", _yearly),
        ("毎", f"毎月{S}の?(?P<d>{D}){S}日", lambda found: Said("SET", f"XXXX-XX-{_whole(found['d']):02}", found.end(), "every")),
        ("毎", f"毎週{S}の?(?P<w>[{WEEKDAYS}])曜日?", _weekly),
    )  # fmt: skip
    return compiled(rules)


def _whole(text: str) -> int:
    value = numerals.parse(text)
    return int(value) if value is not None else 0


def _amount(text: str) -> str:
    """Return a number as ISO 8601 writes it; X where it is not said (数年)."""
    value = numerals.parse(text)
    if value is None:
        return "X"
    return str(int(value)) if value.denominator == 1 else f"{float(Fraction(value)):g}"


def _unit(found: re.Match[str], letter: str) -> tuple[str, str]:
    return next((_UNITS[n][1], _UNITS[n][2]) for n in range(len(_UNITS)) if found[f"{letter}{n}"] is not None)


def _piece(amount: str, unit: str) -> str:
    """Return ``P10Y``, ``PT90M``; a century is a hundred years."""
    if unit == "C":
        return f"P{int(amount) * 100}Y" if amount.isdigit() else f"P{amount}00Y"
    if unit in {"H", "TM", "S"}:
        return f"PT{amount}{unit[-1]}"
    return f"P{amount}{unit}"


def _value(found: re.Match[str]) -> str | None:
    unit, more = _unit(found, "u")
    if numerals.next_to(found["n"]):  # 四五日 is four or five days
        low, high = found["n"][0], found["n"][1]
        return f"{_piece(_amount(low), unit)}/{_piece(_amount(high), unit)}"
    value = _piece(_amount(found["n"]), unit)
    if found["half"]:
        if not more:
            return None
        value += more.removeprefix("T") if "T" in value else more
    elif found["n2"]:
        second, _ = _unit(found, "v")
        order = [name for _, name, _ in _UNITS]
        each = unit == "D" and found["n"] in {"1", "一"}  # 1日8時間 is eight hours a day
        if order.index(second) <= order.index(unit) or unit in {"C", "W"} or (each and second == "H"):
            return None
        piece = _piece(_amount(found["n2"]), second)[1:]
        value += piece.removeprefix("T") if "T" in value else piece
    if found["from"]:
        first = next((_UNITS[n][1] for n in range(len(_UNITS)) if found[f"w{n}"] is not None), unit)
        low, high = numerals.parse(found["from"]), numerals.parse(found["n"])
        if first == unit and (low is None or high is None or low >= high):
            return None
        listed = any(sign in found[0] for sign in "、,・")
        if listed and (low is None or high is None or high != low + 1):
            return None  # 2、3日, but not 4、2019年
        value = f"{_piece(_amount(found['from']), first)}/{value}"
    return value


def _length(found: re.Match[str]) -> Said | None:
    value = _value(found)
    if value is None or (found["n"] == "十" and value == "PT10M" and not found[0].endswith("分間")):
        return None  # 十分
    if found["every"] is None:
        return Said("DURATION", value, found.end(), "duration")
    if "おき" in found["every"] and "T" not in value and found["n"].isdigit():
        value = value.replace(found["n"], str(int(found["n"]) + 1), 1)  # 1日おき is every other day
    return Said("SET", value, found.end(), "every")


def _fixed(found: re.Match[str]) -> Said:
    every = found["every"] or ""
    value = _FIXED[found[0].removesuffix(every).strip() if every else found[0]]
    return Said("SET" if every else "DURATION", value, found.end(), "every" if every else "half")


def _offset(found: re.Match[str]) -> Said | None:
    """Read 2年後, 3日前: a moment as far from the present, as exact as the unit."""
    unit, _ = _unit(found, "u")
    if found["half"] or found["n2"] or found["from"] or numerals.next_to(found["n"]):
        return None
    units: dict[str, Unit] = {"C": "C", "Y": "Y", "M": "M", "W": "W", "D": "D"}
    sign = 1 if found["side"] == "後" else -1
    amount = numerals.parse(found["n"])
    point = None
    told = found.string[: found.start()].endswith(("の", "る", "た", "から", "より"))
    told = (
        told or _OF_EVENT.search(found.string, max(0, found.start() - 1), found.start()) is not None
    )  # of an event, not of today
    if not told and unit in units and amount is not None and amount.denominator == 1:
        point = Point(unit=units[unit], shift=Shift(unit, sign * int(amount), "now"))
    return Said("DATE", _piece(_amount(found["n"]), unit), found.end(), "offset", point)


def _counted(found: re.Match[str]) -> Said:
    return Said("DATE", _piece(_amount(found["n"]), _unit(found, "u")[0]), found.end(), "counted")


def _frequency(found: re.Match[str]) -> Said:
    value = next(row["value"] for row in tables.read("frequencies") if row["word"] == found["word"])
    return Said("SET", value, found.end(), "every")


def _often(found: re.Match[str]) -> Said:
    return Said("SET", {"年": "P1Y", "月": "P1M", "週": "P1W", "日": "P1D"}[found["unit"]], found.end(), "often")


def _yearly(found: re.Match[str]) -> Said | None:
    month = _whole(found["m"])
    day = _whole(found["d"]) if found["d"] else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return Said("SET", yearly(month, day), found.end(), "every")


def yearly(month: int, day: int | None) -> str:
    """Return the value of a day or month of every year."""
    return f"XXXX-{month:02}" + (f"-{day:02}" if day is not None else "")


def _weekly(found: re.Match[str]) -> Said:
    return Said("SET", f"XXXX-WXX-{WEEKDAYS.index(found['w']) + 1}", found.end(), "every")
