"""A written name in, what the tables say of it out: its spelling as variants meet, its label, its canonical name.

Asked by the finder, by who brings names together, and by queries (``person:レーガン``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fumikura import addresses, tables
from fumikura.chars import narrow

_KATAKANA = re.compile("[ァ-ヴヵヶー]+")
_DAY = re.compile("(?<=年)[0-9〇一二三四五六七八九十]+月[0-9〇一二三四五六七八九十]+日")
_NUMERAL = re.compile("(?<=[明大昭平令和治正成第])[〇一二三四五六七八九十百千]+")
_FINAL_LENGTH = re.compile("(?<=..)ー$")
_FINAL_STOP = re.compile("(?<=...)ッ(?=[クグプトド]$)")
_LONG = 4  # characters from which on a name in katakana is told by more than its vowels' length
# what scanners take for one another, and small kana that old type sets large; folded to the first of each group
_GROUPS = (
    "ー一―－", "工エェ", "二ニ", "八ハバパ", "へヘベペ", "ホボポ", "りリ", "口ロ", "カ力", "ト卜", "夕タ", "ンソ",
    "ツシッ", "アァ", "イィ", "ウゥ", "オォ", "ヤャ", "ユュ", "ヨョ",
)  # fmt: skip
_CONFUSED = {ord(other): group[0] for group in _GROUPS for other in group[1:]}


class Entry(NamedTuple):
    """What a table says of a name."""

    label: str
    canonical: str


@tables.cached
def entries() -> dict[str, Entry]:
    """Return what the tables of laws, places and names hold, by the name as it is written."""
    return {row["name"]: Entry("LAW", row["canonical"]) for row in tables.read("laws")} | {
        row["name"]: Entry(row["label"], row["canonical"])
        for table in ("places", "names") for row in tables.read(table)
    }  # fmt: skip


class Law(NamedTuple):
    """What the table of laws says of one; number and id are those of e-Gov, "" where it has none."""

    written: str
    canonical: str
    number: str
    id: str


@tables.cached
def laws() -> dict[str, Law]:
    """Return the laws and treaties that tables know, by every name of them, narrow and without white space."""
    found = {
        narrow(row["name"]): Law(row["name"], row["canonical"], "", "")
        for row in tables.read("names")
        if row["label"] == "LAW"
    }
    for row in tables.read("laws"):
        found["".join(narrow(row["name"]).split())] = Law(row["name"], row["canonical"], row["number"], row["law_id"])
    return found


@tables.cached
def _alike() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for law in laws().values():
        found.setdefault(law.canonical, []).append(law.written)
    return {canonical: tuple(names) for canonical, names in found.items()}


def named_alike(canonical: str) -> tuple[str, ...]:
    """Return every name of a law by its usual one; () if no table knows it."""
    return _alike().get(canonical, ())


@tables.cached
def law_numbers() -> dict[str, str]:
    """Return the canonical names of laws by their numbers with Arabic digits."""
    return {digits(law.number): law.canonical for law in laws().values() if law.number}


def digits(number: str) -> str:
    """Return a law number with Arabic digits.

    >>> digits("昭和二十二年法律第六十七号"), digits("令和元年法律第1号")
    ('昭和22年法律第67号', '令和1年法律第1号')
    >>> digits("平成二四年六月二七日法律第四七号")
    '平成24年法律第47号'
    """
    plain = _NUMERAL.sub(lambda found: addresses.value(found[0]), number.replace("元年", "1年"))
    return _DAY.sub("", plain)


@tables.cached
def signs() -> dict[str, Entry]:
    """Return the countries that are written with one character."""
    return {row["sign"]: Entry(row["label"], row["canonical"]) for row in tables.read("country_signs")}


@tables.cached
def _spelled() -> dict[str, str]:
    return {key(name): entry.canonical for name, entry in entries().items() if len(name) >= _LONG}


@tables.cached
def countries() -> frozenset[str]:
    """Return the full names of states and their parts."""
    return frozenset(entry.canonical for entry in entries().values() if entry.label == "GPE")


@tables.cached
def states() -> dict[str, str]:
    """Return the state that a person acted for, by full name; who served several is left out."""
    served: dict[str, set[str]] = {}
    for row in tables.read("offices"):
        if row["of"] in countries():
            served.setdefault(row["person"], set()).add(row["of"])
    return {person: next(iter(of)) for person, of in served.items() if len(of) == 1}


def leader(state: str, day: str) -> str | None:
    """Return who led a state on a day (ISO 8601), by the highest office that the table of offices has for it then."""
    held = [
        row for row in tables.read("offices") if row["of"] == state and row["begin"] <= day and until(row["end"], day)
    ]
    for title in ("大統領", "書記長", "総書記", "国家主席", "首相"):
        people = {row["person"] for row in held if row["title"] == title}
        if len(people) == 1:
            return people.pop()
    return None


def until(end: str, day: str) -> bool:
    """Tell whether a term of office goes on on a day; its end may be a year or a month, "" is open."""
    return not end or day[: len(end)] <= end


def canonical(text: str) -> str | None:
    """Return the canonical name of a place, body, law … in any spelling that the tables know.

    >>> canonical("米国"), canonical("レイキャヴィーク"), canonical("委員会")
    ('アメリカ合衆国', 'レイキャビク', None)
    """
    entry = entries().get(text) or signs().get(text)
    if entry is not None:
        return entry.canonical
    return _spelled().get(key(text)) if len(text) >= _LONG and _KATAKANA.fullmatch(text) else None


@tables.cached
def _variants() -> tuple[tuple[str, str], ...]:
    return tuple((row["written"], row["searched"]) for row in tables.read("variants"))


@tables.cached
def _varied() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(written) for written, _ in _variants()))


def variant(text: str) -> str:
    """Return the spelling under which variants meet.

    >>> variant("レイキャヴィク"), variant("レイキャビック"), variant("コンピューター"), variant("ヵ月")
    ('レイキャビク', 'レイキャビク', 'コンピュータ', 'か月')
    """
    folded = text
    if _varied().search(text):
        for written, searched in _variants():
            folded = folded.replace(written, searched)
    if len(folded) > 3 and _KATAKANA.fullmatch(folded):
        folded = _FINAL_STOP.sub("", _FINAL_LENGTH.sub("", folded))
    return folded


def key(text: str) -> str:
    """Return what the spellings of one foreign name have in common: long vowels and small ツ are passed over.

    >>> key("シェヴァルドナーゼ") == key("シェワルドナゼ"), key("カルポフ") == key("カルポッフ")
    (True, True)
    """
    folded = variant(text)
    if len(folded) < _LONG or not _KATAKANA.fullmatch(folded.replace("・", "")):
        return folded
    return folded.replace("ワ", "バ").replace("ー", "").replace("ッ", "")


def scanned(text: str) -> str:
    """Return a name as it looks to a scanner, which takes ニ for 二, カ for 力 and パ for バ.

    >>> scanned("ラウニー") == scanned("ラウ二一"), scanned("アハーン") == scanned("アーハン")
    (True, False)
    """
    return text.translate(_CONFUSED)
