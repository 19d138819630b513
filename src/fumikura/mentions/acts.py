"""Names of laws and rules: the one that stands before an address, those named in a text, those that get a short name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from fumikura import naming, tables
from fumikura.chars import KANJI
from fumikura.citing import Reference, ReferenceKind

_LONGEST = 40
_SIGNS = "々〆&・"
_PARTICLE = re.compile("に関する|のための|に係る|についての|に対する|を定める|等の")
_BLANK = " \u3000"
_GOES_ON = frozenset("律典学的人廷曹務")  # 法学, 法人
_LATIN = re.compile("[A-Za-z]+")
_KANJI = re.compile(f"[{KANJI}]")
_PLACE = re.compile("[ァ-ヺ][ァ-ヺー・]*[ァ-ヺー]$")
# a title with particles: 〜に関する法律, 〜を定める条例; it begins behind a particle that none of them holds
_TITLED = re.compile(
    f"(?P<name>[{KANJI}ァ-ヺーぁ-ん・、]{{2,60}}(?:に関する|のための|に係る|についての|に対する|を定める|の特例に関する|等の)[{KANJI}ァ-ヺー・]{{1,20}})$"
)
_OUTSIDE = re.compile(
    f".*(?:[。()「」]|[条項号]、|は、?|が、?(?=[{KANJI}ァ-ヺ])|も、?(?=[{KANJI}ァ-ヺ])|による?|に基づ[くき]、?|において、?|(?<!等)における|として|で、|とは|また、?|その他の|等の?(?:法令)?(?:及び|又は)|日付|に従い、?)"
)
# what stands before a name and is none of it: 平成29年改正…, 当該…, 第3項及び…
_LED = re.compile(
    "(?:.*[条項号][・、])?(?:.*(?:[0-9〇一二三四五六七八九十元]年|[0-9一二三四五六七八九十]日|付)(?:成立|公布|制定|施行)?の?)?"
    "(?:当該|本件|前記|上記|上述|前掲|各|右|現行の?|原告|被告|我国|以上|以下|例|主|即|但)?"
)
# an act that amends others: 民法等の一部を改正する法律
_AMENDING = re.compile(
    "等?の(?:一部|全部)を改正する(?:等の)?(?:法律|政令|勅令|省令|府令|内閣府令|条例|規則|規程|告示)$"
)
_LONGEST_AMENDING = 20
# 凡例: 「規則」　個人情報の保護に関する法律施行規則(平成…
_LEGEND = re.compile(
    "\\s*[「『](?P<short>[^「」『』]{1,20})[」』][ \u3000:]*[^「」『』()。]{3,80}\\((?=明治|大正|昭和|平成|令和)"
)
_ABROAD, _NUMBER = re.compile("(?<=[法律令則制例])[12][0-9]{3}年第[0-9]{1,4}号$"), 16
_YEAR = re.compile("(?:明治|大正|昭和|平成|令和)?[0-9元〇一二三四五六七八九十]{1,4}年$")
_VERSION = ("改正前", "改正後", "現行", "改正", "旧", "新")
_BRACKETED = re.compile(r"[(（][^()（）]{0,160}(?:[(（][^()（）]{0,60}[)）][^()（）]{0,60})?[)）]$")
_FORMER = re.compile("以下[^「」()]{0,16}「(?P<short>旧[^「」]{1,30})」")
_GIVING = re.compile("以下|略称|通称|[「『]")
_DEFINED = re.compile(
    r"[(（](?P<before>(?:[^()（）「」]|[(（][^()（）]{0,40}[)）]){0,120}?)(?:以下|略称|通称)[^「」()（）]{0,16}[「『](?P<short>[^「」『』]{1,30})[」』]"
)


class Name(NamedTuple):
    """A name of a law where it stands; ``bracketed`` if a bracket stands between it and what follows."""

    start: int
    text: str
    bracketed: bool = False


def before(text: str, at: int) -> Name | None:
    """Return the name of a law that stands right before an offset of a narrow text."""
    end = _skip(text, at)
    if text[end - 1 : end] == "号" and (numbered := _ABROAD.search(text, max(0, end - _NUMBER), end)) is not None:
        name = _name(text, numbered.start())  # テレコミュニケーションに関する法律1999年第36号|第40条
        return None if name is None else name._replace(bracketed=True)
    if text[end - 1 : end] == ")":
        bracket = _BRACKETED.search(text, max(0, end - 240), end)
        if bracket is None:
            return None
        short = "".join(text[bracket.start() + 1 : end - 1].split())
        if short in naming.laws():
            return Name(bracket.start() + 1, short, bracketed=True)
        inner = _name(text, _skip(text, bracket.start()))
        if inner is None:
            return None
        given = _FORMER.search(text, bracket.start(), end)  # 改正前の河川法(以下「旧河川法」という。)
        return Name(inner.start, given["short"] if given is not None else inner.text, bracketed=True)
    name = _name(text, end)
    if name is None and text[end - 1 : end] == "の":
        name = _name(text, _skip(text, end - 1))
    return name


def named(text: str) -> Iterator[Reference]:
    """Yield the laws that a narrow text names, without their provisions."""
    heads, latin = _heads()
    begin = _beginnings()
    abroad = (latin.match(text, word.start()) for word in _LATIN.finditer(text) if word[0][:2] in begin)
    for found in chain(heads.finditer(text), filter(None, abroad)):
        end = found.end()
        if text[end : end + 1] in _GOES_ON:
            continue
        name = _name(text, end, certain=True)
        if name is not None:
            yield Reference("law", name.start, end, name.text)


def definitions(text: str) -> Iterator[Reference]:
    """Yield the short names that a narrow text gives, to laws and rules (以下「法」という。) and to other things."""
    if _GIVING.search(text) is None:
        return
    legend = _LEGEND.match(text)
    if legend is not None and (name := before(text, legend.end() - 1)) is not None and name.start > legend.end("short"):
        yield Reference("definition", *legend.span("short"), law=name.text, short="".join(legend["short"].split()))
    for found in _DEFINED.finditer(text):
        short = "".join(found["short"].split())
        name = before(text, found.start())
        full = _title(text, _skip(text, found.start())) if name is None or name.text in words("generic") else name.text
        act = short in words("generic") or _is_act(short) or (name is not None and full) or (full and short.isascii())
        kind: ReferenceKind = "definition" if act else "term"
        yield Reference(kind, *found.span("short"), law=full if act else "", short=short)


@tables.cached
def words(kind: str) -> frozenset[str]:
    """Return the words of a kind: head, generic, short, own, same, common, placed."""
    return tables.column("acts", "word", kind=kind)


@tables.cached
def _suffixes() -> frozenset[str]:
    """Return every end of a known name, the names among them: a name is read from its end."""
    names = (*naming.laws(), *words("own"), *words("same"))
    return frozenset(name[at:] for name in names for at in range(len(name)))


@tables.cached
def _finals() -> frozenset[str]:
    """Return the characters that the name of a law may end with."""
    return frozenset(name[-1] for name in (*naming.laws(), *words("head"), *words("own"), *words("same"))) | {
        "」",
        "』",
    }


@tables.cached
def _pointing() -> frozenset[str]:
    return words("own") | words("same")


@tables.cached
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where the name of a law may end: at a head, or at a name in Latin letters that is known."""
    latin = sorted((name for name in naming.laws() if name[-1].isascii()), key=len, reverse=True)
    heads = sorted(words("head") - {"案", "決定", "令", "基準", "通知", "コード"}, key=len, reverse=True)
    return (
        re.compile("|".join(heads)),
        re.compile(f"(?:{'|'.join(map(re.escape, latin))})(?![A-Za-z0-9])"),
    )


@tables.cached
def _beginnings() -> frozenset[str]:
    """Return the first two letters of the names in Latin letters."""
    return frozenset(name[:2] for name in naming.laws() if name[-1].isascii())


@tables.cached
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(words('head'), key=len, reverse=True))})$")


@tables.cached
def _country() -> re.Pattern[str]:
    states = sorted(map(re.escape, tables.column("places", "name", label="GPE")), key=len, reverse=True)
    return re.compile(f"(?<![{KANJI}ァ-ヺー])(?:{'|'.join(states)})$")


@tables.cached
def _town() -> re.Pattern[str]:
    """Towns that are not written in kanji alone: さいたま市, みどり市."""
    names = sorted((row["name"] for row in tables.read("towns")), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, names))})")


def _skip(text: str, at: int) -> int:
    while at and text[at - 1] in _BLANK:
        at -= 1
    return at


def rule(name: str) -> bool:
    """Tell a title that is of a law, or of another rule: 事務取扱要領, 利用規約.

    >>> rule("事務取扱要領"), rule("会議録"), rule("方法")
    (True, False, False)
    """
    return _is_act(name)


def _is_act(name: str) -> bool:
    return _ends().search(name) is not None and name not in words("common") and len(name) > 1


def _name(text: str, end: int, *, certain: bool = False) -> Name | None:
    """Read the name that ends at an offset: a quoted one, one that tables know, one by its head.

    Args:
        text: narrow.
        end: of the name.
        certain: only what is a name without a provision behind it.
    """
    last = text[end - 1 : end]
    if last not in _finals():
        return None
    if last in {"」", "』"}:
        start = max(text.rfind("「", max(0, end - _LONGEST), end), text.rfind("『", max(0, end - _LONGEST), end))
        inner = "".join(text[start + 1 : end - 1].split())
        return Name(start, inner) if start >= 0 and (inner in naming.laws() or _is_act(inner)) else None
    found = _known(text, end)
    if found is not None:
        return _led_in(text, found)
    return _unknown(text, end, certain=certain)


def _known(text: str, end: int) -> Name | None:
    """Return the longest name that tables know and that ends at an offset; scanners may have spaced its characters."""
    suffixes, known, pointing = _suffixes(), naming.laws(), _pointing()
    best: Name | None = None
    tail = ""
    for start in range(end - 1, -1, -1):
        char = text[start]
        if char in _BLANK:
            continue
        tail = char + tail
        if tail not in suffixes:
            break
        outside = text[start - 1] if start else " "
        if tail in pointing and not _KANJI.match(outside):  # 基本契約 is no 本契約
            best = Name(start, tail)
        elif tail in known and not (char.isascii() and outside.isascii() and outside.isalnum()):
            best = Name(start, known[tail].written)
    return best


def _led_in(text: str, name: Name) -> Name:
    """Put before a known name what tells it from others: 旧民法, 改正前民法, 韓国民法."""
    for word in _VERSION:
        start = name.start - len(word)
        if text.endswith(word, 0, name.start) and (start == 0 or not _KANJI.match(text[start - 1])):
            return Name(start, word + name.text)
    country = _country().search(text, max(0, name.start - 12), name.start)
    if country is not None and name.text[-1] in "法典" and name.text not in words("own") | words("same"):
        return Name(country.start(), country[0] + name.text)
    place = _PLACE.search(text, max(0, name.start - 12), name.start)
    if place is not None and name.text in words("placed"):  # ワイマール憲法 is no 憲法 of ours
        return Name(place.start(), place[0] + name.text)
    return name


def _unknown(text: str, end: int, *, certain: bool) -> Name | None:
    """Read a name by its head: 改正電気通信法, 施行政令草案; 法 alone where the text gave it a meaning."""
    head = _ends().search(text, max(0, end - 8), end)
    if head is None:
        return None
    start = _run(text, end)
    led = _LED.match(text, start, end)
    if led is not None and (led.end() < end - 1 or text[led.end() : end] in words("generic")):
        start = led.end()
    if text[start:end] == "改正法" and (year := _YEAR.search(text, max(0, start - 8), start)) is not None:
        return Name(year.start(), text[year.start() : end])  # 令和3年改正法
    town = _town().search(text, max(0, start - 10), start + 1)
    start = town.start() if town is not None and town.end() == start + 1 else start
    name = text[start:end]
    amending = _amending(text, end)
    if amending is not None:
        return amending
    titled = _title(text, end)
    if titled:
        return Name(end - len(titled), titled)
    if certain:
        return Name(start, name) if name not in words("common") and len(name) >= 4 and _is_act(name) else None
    if name in words("generic"):
        return Name(start, name)
    return Name(start, name) if name not in words("common") and _is_act(name) else None


def _run(text: str, end: int) -> int:
    """Return where the kanji, katakana and letters begin that end at an offset."""
    start = end
    for other, char in enumerate(reversed(text[max(0, end - _LONGEST) : end]), 1):
        if not (
            "\u4e00" <= char <= "\u9fff"
            or "ァ" <= char <= "ー"
            or (char.isascii() and char.isalnum())
            or char in _SIGNS
        ):
            break
        start = end - other
    while start < end and text[start] in "・ー0123456789":
        start += 1
    return start


def _amending(text: str, end: int) -> Name | None:
    """Read 民法の一部を改正する法律, from where the name of the law begins that it amends."""
    found = _AMENDING.search(text, max(0, end - _LONGEST_AMENDING), end)
    name = _name(text, found.start()) if found is not None else None
    return None if name is None else Name(name.start, text[name.start : end])


def _title(text: str, end: int) -> str:
    """Return the title with particles that ends at an offset, "" if none does."""
    if _PARTICLE.search(text, max(0, end - 30), end) is None:
        return ""
    found = _TITLED.search(text, max(0, end - 80), end)
    if found is None or not _ends().search(found["name"]):
        return ""
    cut = _OUTSIDE.match(text, found.start(), end - 6)
    return text[max(found.start(), cut.end() if cut is not None else 0) : end]
