"""A block and its tokens in, its time expressions out: dates, clock times, durations, sets, ranges of them."""

from __future__ import annotations

import re
from dataclasses import replace

from fumikura import eras, numerals, tables
from fumikura.chars import KANJI, narrow
from fumikura.mentions import durations, modifiers, points
from fumikura.mentions.edges import Edges, Words
from fumikura.mentions.points import KANJI_N, S
from fumikura.mentions.readings import MONTHS
from fumikura.mentions.unsure import is_moment
from fumikura.moments import Expression, Point

_TO = re.compile(f"{S}(?:から|より|~|-|–|—|―|→|乃至|ないし|至){S}")
_LIST = re.compile(f"{S}(?:、|,|・|及び|および|並びに|と|又は|または|若しくは){S}")
# 昭和二十二年法律第六十七号, 平成12年通商産業省告示第952号, 令和2年(行ケ)第5号
_NUMBERED = re.compile(
    f"{S}(?:[^\\s、。（）()「」]{{0,12}}(?:法律|政令|勅令|[省府庁]令|条例|規則|規程|告示|訓令|通達|条約|議案)|[(（][^（）()]{{1,4}}[)）]){S}第{S}[0-9{KANJI_N}]+{S}号"
)
# 2022年27号法律, 2022年法第27号; of 電子取引に関する法律2008年第11号 the law stands before the year
_ABROAD = re.compile(f"{S}(?:第?{S}[0-9]+{S}号{S}(?:法律|政令|法(?![{KANJI}]))|法{S}第{S}[0-9]+{S}号)")
_WRITTEN = re.compile(f"([0-9]{{1,2}}|[{KANJI_N}]{{1,4}}){S}年")  # of 昭和三十二年から三年
_UNKNOWN = re.compile(f"[{KANJI}]{{2}}(?:元|[0-9]{{1,2}}|[{KANJI_N}]{{1,3}}){S}年{S}(?:閏)?$")  # 文永十一年|十月五日
_NUMBER, _LAWS = re.compile(f"{S}第{S}[0-9]+{S}号"), frozenset("法律令則制例")
_NOT_BEFORE = re.compile(f"(?:第{S}|紀元前{S}|[A-Za-z]-?|No\\.{S}|ver\\.?{S})$", re.IGNORECASE)
_COMPARED = re.compile(f"{S}(?:同期|同月)?(?:比|並み|対比)")  # 前年比 compares, it does not date
_NOT_EVEN_ONE = re.compile("一[日年月刻](?:で)?も(?:早|速|は[やよ])")
_RUBY = 40  # characters of a reading
_LENGTHS = frozenset({"duration", "clock", "offset"})
_UNIT_WORDS = frozenset({"day", "short-year", "duration", "part-of-day", "end-of", "clock", "offset"})


def find(text: str, words: Words, *, skip: int = 0) -> list[Expression]:
    """Find the time expressions of a block, in order and without overlaps.

    Args:
        text: of the block.
        words: its tokens; looked at only where something may be found.
        skip: length of the mark of an item (１．), which is no part of it.
    """
    plain = " " * skip + narrow(text[skip:])
    found: list[Expression] = []
    edges: Edges | None = None
    ruby = "《" in plain
    at = 0
    for trigger in _trigger().finditer(plain):
        if trigger.start() < at:
            continue
        expression = _one(plain, trigger.start())
        if expression is None or (ruby and _in_ruby(plain, expression.start)):
            continue
        if _numbered(plain, expression):
            at = expression.end
            continue
        edges = edges or Edges(words)
        if not _stands(plain, expression, edges):
            continue
        expression = _of_no_era(plain, _distributed(plain, found, expression))
        found.append(replace(expression, mod=_modifier(plain, expression)))
        at = expression.end
    return found


def _of_no_era(text: str, expression: Expression) -> Expression:
    """Leave the year of 十月五日 open in 文永十一年十月五日: an era that is not known names it."""
    first = expression.first
    if expression.rule != "month" or first is None or first.month is None or not first.open:
        return expression
    if _UNKNOWN.search(text, max(0, expression.start - _RUBY), expression.start) is None:
        return expression
    value = durations.yearly(first.month, first.day)
    return replace(expression, type="DATE", value=value, first=None, last=None)


def _in_ruby(text: str, start: int) -> bool:
    """Tell the reading of a word (《けさ》) from text."""
    before = text[max(0, start - _RUBY) : start]
    return before.rfind("《") > before.rfind("》")


@tables.cached
def _trigger() -> re.Pattern[str]:
    """Return what a time expression may begin with, so that nothing else is looked at."""
    words = {
        *(word for name in ("time_words", "day_parts", "day_words", "frequencies") for word in tables.column(name, "word"))
    }  # fmt: skip
    named = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    months = "|".join(month[:3] for month in MONTHS)
    first = "".join(sorted({word[0] for word in {*words, *eras.eras()}} | {month[0] for month in MONTHS}))
    return re.compile(
        f"(?=[0-9{KANJI_N}元数半隔毎第MTSHR’'‘明大昭平令西紀去来さきそ四年月週日{first}])(?:(?<![0-9])[0-9](?=[0-9]*{S}(?:[年月日時分秒週世周泊かヶカヵケ箇個目~・、,./:(（-]|から|ない|乃|st|nd|rd|th|of|[A-Z]))|[{KANJI_N}元数何半隔毎第]|[MTSHR](?=[.]?[0-9])|[’'‘](?=[0-9])"
        f"|{'|'.join(eras.eras())}|西暦|紀元|去る|来る|来たる|さる|きたる|その|四半|(?:年度?|月|週)[末初始内央明頭]|[年月週日](?=間?に?[0-9数{KANJI_N}])"
        f"|{named}|\\b(?:{months}))"
    )


def _one(text: str, start: int) -> Expression | None:
    """Read what begins here: a point, or a range of two, or a duration or set."""
    point, length = points.at(text, start), durations.at(text, start)
    if length is not None and point is not None:
        ranged = (
            point.rule in {"short-year", "gregorian-year"} and _TO.match(text, point.end) is not None
        )  # 91年から96年
        if ranged and is_moment(text, start, point):
            length = None
        elif length.end > point.end or (length.end == point.end and not is_moment(text, start, point)):
            point = None
        else:
            length = None
    if point is not None and (
        point.rule not in {"day", "short-year", "numeric-day", "month"} or is_moment(text, start, point)
    ):
        return _range(text, start, point)
    if length is None:
        return None
    return Expression(
        start=start, end=length.end, rule=length.rule, type=length.type, value=length.value, first=length.point,
        last=length.point,
    )  # fmt: skip


def _range(text: str, start: int, said: points.Said) -> Expression:
    """Read on behind から or ～: of a range the ends lend each other what they leave out."""
    first = said.first or said.point
    last, end, rule = said.point, said.end, said.rule
    to = _TO.match(text, end) if said.first is None else None
    if to is not None and (to[0].strip() not in {"-", "–", "—", "―"} or text[to.end() : to.end() + 1].isdigit()):
        other = points.at(text, to.end())
        length = durations.at(text, to.end())
        if other is not None and (
            length is None or other.end > length.end or is_moment(text, to.end(), other, after=said)
        ):
            last, end = other.point, other.end
    if last.short is not None and (years := [*_WRITTEN.finditer(text, start, said.end)]):
        last = replace(last, short=eras.completed(last.short, int(numerals.parse(years[0][1]) or 0) % 100))
    first, last = _lent(first, last) if first is not last else (first, last)
    timed = first.time is not None or last.time is not None
    return Expression(start=start, end=end, rule=rule, type="TIME" if timed else "DATE", first=first, last=last)


def _lent(first: Point, last: Point) -> tuple[Point, Point]:
    """Lend the year and month of one end to the other."""
    if first.year is not None and last.short is not None and last.year is None:
        last = replace(last, short=None, year=eras.within(last.short, first.year))  # 大正三年から七年
    if last.open and not first.open:
        last = replace(
            last, year=first.year, short=first.short, shift=first.shift if first.day or first.month else None
        )
    elif first.open and not last.open and last.shift is None and (first.month or first.day):
        first = replace(first, year=last.year, short=last.short)
    if last.month is None and last.day is not None and last.shift is None:
        last = replace(last, month=first.month)
    if last.day is None and last.time is not None and last.shift is None:
        last = replace(last, month=first.month, day=first.day)
    return first, last


def _numbered(text: str, expression: Expression) -> bool:
    """Tell the year of a law's, a bill's or a case's number."""
    if expression.first is None or expression.type != "DATE":
        return False
    if _NUMBERED.match(text, expression.end) is not None or _ABROAD.match(text, expression.end) is not None:
        return True
    return text[expression.start - 1 : expression.start] in _LAWS and _NUMBER.match(text, expression.end) is not None


def _stands(text: str, expression: Expression, edges: Edges) -> bool:
    """Tell an expression from the same characters inside of other words."""
    if _NOT_BEFORE.search(text, max(0, expression.start - 6), expression.start) and expression.rule in _UNIT_WORDS | {
        "month",
        "numeric-short",
    }:
        return False
    kanji = text[expression.start] in KANJI_N
    if expression.rule in {"day", "month"} and kanji and edges.joined(expression.end):
        first = expression.first
        if first is None or ((first.month is None or first.day is None) and first.time is None):
            return False  # 三日月
    if expression.rule == "month" and kanji and not edges.whole(expression.start, expression.end):
        return False  # 五月雨
    if expression.rule in _UNIT_WORDS or expression.rule.startswith("relative"):
        if _COMPARED.match(text, expression.end) is not None:
            return False
        if _NOT_EVEN_ONE.match(text, expression.start) is not None:
            return False
        if expression.rule == "part-of-day" and expression.end - expression.start == 1:
            return False  # 夜, 朝 alone name no day
        whole = edges.whole(expression.start, expression.end) and not edges.derived(expression.end)
        if not whole or (expression.rule in _LENGTHS and edges.lexical(expression.start, expression.end)):
            return False
    return expression.rule != "duration" or text[expression.start - 1 : expression.start] != "割"  # 8割5分


def _distributed(text: str, found: list[Expression], expression: Expression) -> Expression:
    """Read 7月1日 in 毎年4月1日、7月1日及び翌年1月1日 as one of every year, too."""
    first, before = expression.first, found[-1] if found else None
    if first is None or before is None or before.type != "SET" or not (before.value or "").startswith("XXXX-"):
        return expression
    between = _LIST.match(text, before.end)
    yearly = first.open or (first.shift is not None and first.shift.unit == "Y")
    if between is None or between.end() != expression.start or first.month is None or not yearly:
        return expression
    value = durations.yearly(first.month, first.day)
    return replace(expression, type="SET", value=value, first=None, last=None)


def _modifier(text: str, expression: Expression) -> str | None:
    if expression.type in {"DATE", "TIME"}:
        ranged = expression.first is not expression.last
        return modifiers.of_date(text, expression.start, expression.end, ranged=ranged)
    return modifiers.of_amount(text, expression.start, expression.end)
