"""The start of a line in, the mark of a heading or list item out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from fumikura import numerals
from fumikura.chars import COUNTER, KANA, KANJI
from fumikura.records import Mark

_N = "[0-9０-９]{1,4}|[一二三四五六七八九十百千〇]{1,7}"
_SPACE = "[ \u3000\t]"
KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンヰヱ"
_PARTS = re.compile("[.．\\-－‐–]")
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_ROMAN = {"i": 1, "v": 5, "x": 10}


def _numeral(text: str) -> int | None:
    value = numerals.parse(text)
    return int(value) if value is not None else None


def _circled(text: str) -> int | None:
    value = unicodedata.numeric(text, None)
    return int(value) if value is not None else None


def _circled_or_numeral(text: str) -> int | None:
    return _circled(text) if len(text) == 1 and "①" <= text <= "⑳" else _numeral(text)


def _roman(text: str) -> int | None:
    values = [_ROMAN[sign] for sign in unicodedata.normalize("NFKC", text).lower()]
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))


def _letter(text: str) -> int | None:
    return ord(unicodedata.normalize("NFKC", text).lower()) - ord("a") + 1


def _kana(text: str) -> int | None:
    return KATAKANA.index(text) + 1


def _last(text: str) -> int | None:
    return _numeral(_PARTS.split(text)[-1])


def _none(_: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Rule:
    """A style of marks: what it begins with, its name, its pattern with the group ``n``, and how ``n`` counts.

    A pattern with the group ``m`` is that of several at once (二から四まで　削除): from ``m`` to ``n``.
    """

    first: re.Pattern[str]
    name: str
    pattern: re.Pattern[str]
    number: Callable[[str], int | None]


def _rule(first: str, name: str, pattern: str, number: Callable[[str], int | None]) -> Rule:
    return Rule(re.compile(f"[{first}]"), name, re.compile(pattern), number)


# 第二条 before a title, a bracket or the end of the line; 第二条第一項 and 第二条の規定 are citations
_UNIT_END = f"(?={_SPACE}|[（(【]|[*]{{2}}|$)"
# 第 18 条第 2 項, spaced by a PDF; 第１ 目的 and 第２ 条件 are headings
_CITATION = f"[編部章節款目条項号](?:[第及又]|[^{KANJI}]|$)"
# （４）～（９） and （２）及び（３） are citations too, wherever a line break has put them
# and so is ①の調査; an item may begin with は (はじめに), but not with は before a kanji
_CITED = (
    f"(?![～〜~をへ]|[-－―](?=[①-⑳ⅰ-ⅻ（(0-9０-９])|及び|又は|並びに|若しくは|から|まで|より|"
    f"[のはがにでともや](?=[{KANJI}①-⑳（(])|の[うち規])"
)
_APPENDIX = f"附{_SPACE}*則|別{_SPACE}*表|別{_SPACE}*紙|別記(?:様式)?|別図|様式|[付附]録"
_YEAR = "明治|大正|昭和|平成|令和|[12１２][0-9０-９]{3}年"
_DIGIT, _BRACKET, _KANJI_DIGIT = "0-9０-９", "（(", "一二三四五六七八九十百〇"
_BULLET = "・●◎◆◇■□▲△▼▽★☆•‣◦∙⚫\uf000-\uf0ff○〇*＊※–-"
_D = "[0-9０-９]{1,2}"
_TITLE = f"(?:[．.]?\u3000+|[．.]?[ \t]+(?!{COUNTER}))(?=[{KANJI}{KANA}「『A-Za-z])"  # of 1.1 目的, not of 1.5 倍
DECIMAL = frozenset({"1.1", "1.1.1", "1.1.1.1", "1-1", "1-1-1"})
_OF = f"(?:[のノ](?:{_N}))*"  # 第三条の二, 四の二, イの二, 第六条ノ二
_I = "[一二三四五六七八九十百]{1,5}"
_JOINED = "(?:から|及び?|および|乃至|ないし|、|・|，|[〜～~―－-])"


def _several(first: str, name: str, one: str, number: Callable[[str], int | None]) -> Rule:
    """Make the rule of several numbers at the head of one line; most are deleted."""
    named = [one.replace("N>", f"{group}>", 1) for group in "mn"]
    between = f"(?:{_JOINED}{one.replace('(?P<N>', '(?:')})*?"
    return _rule(first, name, f"{named[0]}{between}{_JOINED}{named[1]}(?:まで)?(?={_SPACE})", number)


RULES: tuple[Rule, ...] = (
    _several("第", "第条", f"第(?P<N>{_N})条{_OF}", _numeral),  # 第４条から第６条まで　削除
    _several("第", "第章", f"第(?P<N>{_N})章{_OF}", _numeral),
    _several("第", "第節", f"第(?P<N>{_N})節{_OF}", _numeral),
    *(
        _rule("第", f"第{unit}", f"第{_SPACE}?(?P<n>{_N}){_SPACE}?{unit}{_OF}{_UNIT_END}", _numeral)
        for unit in "編部章節款目条項号"
    ),
    _rule("第", "第", f"第{_SPACE}?(?P<n>{_N})(?={_SPACE}(?!{_CITATION})|$)", _numeral),
    _rule("#", "#", f"(?P<n>#{{1,6}}){_SPACE}", _none),
    *(_rule(_DIGIT, ".".join("1" * n), f"(?P<n>{_D}(?:[．.]{_D}){{{n - 1}}}){_TITLE}", _last) for n in (2, 3, 4)),
    *(_rule(_DIGIT, "-".join("1" * n), f"(?P<n>{_D}(?:[-－‐–]{_D}){{{n - 1}}})(?=\u3000)", _last) for n in (2, 3)),
    # 1.5 is a number; １．１２日夜 opens the first point
    _rule(_DIGIT, "1.", "(?P<n>[0-9０-９]{1,2})[．.](?:(?![0-9０-９])|(?=[0-9０-９]{1,4}[年月日時]))", _numeral),
    _rule(_DIGIT, "1 ", f"(?P<n>[0-9０-９]{{1,2}})(?=\u3000{_SPACE}*[^0-9０-９\\s])", _numeral),
    _rule(_DIGIT, "1 ", f"(?P<n>[0-9]{{1,2}})(?= (?!{COUNTER})[{KANJI}{KANA}「『])", _numeral),
    _rule(_DIGIT, "1、", "(?P<n>[0-9０-９]{1,2})、", _numeral),
    _rule(_BRACKET, "(1)", f"[（(](?P<n>[0-9０-９]{{1,2}})[)）]{_CITED}", _numeral),
    _rule(_DIGIT, "1)", f"(?P<n>[0-9０-９]{{1,2}})[)）]{_CITED}", _numeral),
    _rule("①-㊿❶-❿", "①", f"(?P<n>[①-⑳㉑-㉟㊱-㊿❶-❿]){_CITED}", _circled),
    _rule(_BRACKET, "(ⅰ)", "[（(](?P<n>[ⅰ-ⅻ]|[ivx]{1,4}|[ｉｖｘ]{1,4})[)）]", _roman),
    _rule("ⅰ-ⅻivx", "ⅰ)", "(?P<n>[ⅰ-ⅻ]|[ivx]{1,4})[)）.．]", _roman),
    _rule("Ⅰ-Ⅻ", "Ⅰ", f"(?P<n>[Ⅰ-Ⅻ])(?:[．.、]|{_SPACE}|(?=[^Ⅰ-Ⅻ]))", _roman),
    _rule(_BRACKET, "(ア)", f"[（(](?P<n>[{KATAKANA}])[)）]", _kana),
    _several(KATAKANA, "ア", f"(?P<N>[{KATAKANA}]){_OF}", _kana),
    _rule(KATAKANA, "ア", f"(?P<n>[{KATAKANA}])(?:[．.、)）]|{_OF}{_SPACE})", _kana),
    _rule(_BRACKET, "(a)", "[（(](?P<n>[a-zａ-ｚ])[)）]", _letter),
    _rule("a-zａ-ｚ", "a.", "(?P<n>[a-zａ-ｚ])[.．)）](?![a-z])", _letter),
    _rule("A-ZＡ-Ｚ", "A.", "(?P<n>[A-ZＡ-Ｚ])[.．)）](?![A-Za-z])", _letter),
    _rule(_BRACKET, "(一)", f"[（(](?P<n>[一二三四五六七八九十]{{1,3}})[)）]{_CITED}", _numeral),
    _several(_KANJI_DIGIT, "一", f"(?P<N>{_I}){_OF}", _numeral),
    _rule(_KANJI_DIGIT, "一", f"(?P<n>[一二三四五六七八九十]{{1,3}})(?:、|．|{_SPACE})", _numeral),
    _rule(_KANJI_DIGIT, "一", f"(?P<n>{_I}){_OF}{_SPACE}", _numeral),
    _rule(
        "資参添関別",
        "資料",
        f"(?:(?:参考|添付|付属|附属|関係)?資料|別添|添付|参考){_SPACE}?(?P<n>[①-⑳]|{_N}){_UNIT_END}",
        _circled_or_numeral,
    ),
    _rule(
        _KANJI_DIGIT,
        "一について",
        "(?P<n>[一二三四五六七八九十]{1,3})(?:(?:の|及び)[^、。]{1,30})?について$",
        _numeral,
    ),
    # 附則（平成二七年七月一七日法律第五九号）: of the law that brought it
    _rule("附", "附則", f"(?P<n>附{_SPACE}*則){_SPACE}*[（(](?:{_YEAR})[^（）()]{{1,40}}[)）]", _none),
    _rule(
        "附別様付",
        "附則",
        f"(?P<n>{_APPENDIX}){_SPACE}*(?:第?(?:{_N})号?{_OF})?(?={_SPACE}|[（(〔]|[*]{{2}}|$)",
        _none,
    ),
    # 第１号様式（第３条関係）
    _rule("第", "附則", f"(?P<n>第(?:{_N})号{_OF}(?:様式|書式)|第(?:{_N})表)(?={_SPACE}|[（(〔]|$)", _none),
    _rule(
        _BULLET,
        "bullet",
        f"(?P<n>[・●◎◆◇■□▲△▼▽★☆•‣◦∙⚫\uf000-\uf0ff])|(?P<b>[○〇](?![○〇])|[-*＊※–]{_SPACE})",
        _none,
    ),
)  # fmt: skip
_TRAIL = re.compile(f"{_SPACE}*")
_NESTED = 4  # marks before a mark: "- **(1)"
_DROPPED = ".．、"


@cache
def _beginning(char: str) -> tuple[Rule, ...]:
    """Return the rules that a line may follow that begins with a character."""
    return tuple(rule for rule in RULES if rule.first.match(char))


@lru_cache(maxsize=2048)  # finders ask for the mark of the same block, one after the other
def find(text: str, *, within: int = 0) -> Mark | None:
    """Find the mark that opens a line; a bullet before a number gives way to the number.

    Args:
        text: the line.
        within: how many other marks stand before it; of more than a few only the first counts.

    >>> find("（３）市場環境").label, find("・国防").style, find("第 18 条第 2 項）")
    ('(3)', 'bullet', None)
    """
    if text[:2] in {"**", "__"}:  # Markdown's bold
        return _shifted(find(text[2:], within=within + 1), 2) if within < _NESTED else None
    for rule in _beginning(text[:1]):
        found = rule.pattern.match(text)
        if found is None:
            continue
        end = found.end() + len(_TRAIL.match(text, found.end())[0])  # type: ignore[index]
        if rule.name in {"bullet", "#"}:
            inner = find(text[end:], within=within + 1) if end < len(text) and within < _NESTED else None
            if inner is not None and inner.number is not None:
                return _shifted(inner, end)
        if rule.name == "bullet":
            return Mark("bullet", found[0].strip(), None, end, 0, len(found[0].rstrip()))
        name = found["n"] if rule.name == "#" else rule.name  # a Markdown heading says its own level
        first = rule.number(found["m"]) if "m" in rule.pattern.groupindex else None
        return Mark(name, _label(found[0]), rule.number(found["n"]), end, 0, len(found[0].rstrip()), first)
    return None


def _shifted(mark: Mark | None, by: int) -> Mark | None:
    if mark is None:
        return None
    return replace(mark, start=by + mark.start, stop=by + mark.stop, end=by + mark.end)


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """Fold width, keep circled and small roman numerals, drop the closing mark."""
    kept = "".join(
        char if "①" <= char <= "㊿" or "Ⅰ" <= char <= "ⅻ" else unicodedata.normalize("NFKC", char) for char in text
    )
    kept = "".join(kept.split()).rstrip(_DROPPED)
    return kept[:-1] if kept.endswith(")") and "(" not in kept else kept
