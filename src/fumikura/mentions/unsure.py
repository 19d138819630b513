"""A number before 年 or 日 in, whether it is a moment or a length of time out: 91年まで, 5年保存; 10日以内."""

from __future__ import annotations

import re

from fumikura import numerals
from fumikura.mentions.points import S, Said

_LENGTH_AFTER = re.compile(
    f"{S}(?:間|以内|以上|以下|未満|程度|ほど|くらい|ぐらい|足らず|余|近く|弱|強|超|を超え|をこえ|を越え|越し|ぶり|ごと|毎|おき|経|過ぎ|が過|を過|にわた|に亘|に及|続|連続"
    "|かか|を要|かけ|がかり|来|先|生|制|物|債|国債|定期|契約|計画|保証|保存|満期|満了|期限|の間|の歳月|の歴史|の経験|の月日|の任期|を限度|を下|を経|が経|も|分|目|寿|前後)"
)
_LONG_AFTER = re.compile(f"{S}(?:間|以上前|余|近く|ほど|くらい|もの|にわた|に亘|に及|の間|の歴史|前|後)")  # 2000年もの
_ERA_BEFORE = re.compile(
    "(?:[一-龥]{2,4})(?<![約満各翌毎第後前今昨計経同付日月年和成治正]$)$"
)  # 慶応三年十月: no era of ours
_POSITIONAL = re.compile("[三四五六七八九][〇一二三四五六七八九](?!十)")
_LENGTH_BEFORE = re.compile(
    "(?:約|およそ|おおよそ|わずか|あと|もう|最大|最大で|最長|最長で|最短|最低|少なくとも|丸|まる|ここ|この|過去|今後|向こう|連続|計|合計|通算|延べ|週|月に?|期間は?|年限は?|満|さらに|更に|当面|次の|以後|各)$"
)
_YEAR_AFTER = re.compile(
    f"{S}(?:に(?!一|1|わた|及|亘|数)|には|以降|以後|以来|から|まで|までに|当時|現在|頃|ごろ|の[春夏秋冬初末前後]|、|,|~|-|及び|[)）]|[・])"
)
_ANOTHER = re.compile(f"{S}(?:から|~|-|–){S}[’']?([0-9]{{2}}){S}年(?!間|以|程|ほど|くらい)")
_FROM = re.compile(f"(?:[’']?[0-9]{{2}}){S}年{S}(?:から|~|-|–){S}$")
_EACH_DAY = re.compile(
    f"{S}(?:[0-9]|数|当たり|あたり|平均|でも|に[0-9一二三四五]|中|も|の[うち労仕生]|以上|分|[一二三四五六七八九十])"
)
_DATE_AFTER = re.compile(
    f"{S}(?:に(?!減|増|縮|なる|なっ|する|した|圧縮|短縮|満た)|には|は|付|~|から|まで|発|開催|、|[)）]|現在|時点|予定|頃|ごろ|[朝夜]|午[前後])"
)
_MONTHS = 12
_LEGAL = re.compile("以[上下内]|未満|を経過|を超え|をこえ")
_LONGEST = 30  # years of a term of law: 一年六月以下 is no date
_DAYS_AFTER = re.compile(
    f"{S}(?:間|以内|以上|以下|未満|程度|ほど|くらい|ぐらい|足らず|余|弱|強|超|を超え|をこえ|を越え|ぶり|ごと|毎|おき|経|過ぎ|が過|を過|にわた|に亘|に及"
    "|続|連続|かか|を要|かけ|がかり|の間|を限度|を下|を経|が経|分|目|前後)"
)
_OLD = 45  # years of two digits below are taken for lengths: fewer than one in twenty are years in our texts


def is_moment(text: str, start: int, said: Said, *, after: Said | None = None) -> bool:
    """Tell a point from a duration of the same characters.

    Args:
        text: narrow.
        start: of the expression.
        said: how it reads as a point.
        after: the point before から, where this is the end of a range.
    """
    point = said.point
    if said.rule == "day":
        return _is_day(text, start, said)
    if said.rule in {"month", "short-year"} and _LEGAL.match(text, said.end) and point.day is None and not said.first:
        return (point.short or 0) > _LONGEST
    if said.rule == "numeric-day":
        return _is_slashed_day(text, said)
    if said.rule == "gregorian-year":
        return (
            after is not None
            or point.unit != "Y"
            or point.part is not None
            or _LONG_AFTER.match(text, said.end) is None
        )
    if said.rule != "short-year" or text[start] in "’'‘":
        return True
    if point.month is not None or point.part is not None:
        return _ERA_BEFORE.search(text, max(0, start - 4), start) is None
    if point.unit == "X":
        return point.short is not None and point.short % 10 == 0
    if point.unit == "FY":
        return True
    if _POSITIONAL.match(text, start) is not None and not (
        numerals.next_to(text[start : start + 2]) and _YEAR_AFTER.match(text, said.end) is None
    ):
        return True
    if _LENGTH_AFTER.match(text, said.end) is not None or point.short is None:
        return False
    if after is not None:
        return after.point.year is not None or (after.point.short or 0) >= _OLD
    another = _ANOTHER.match(text, said.end)
    if another is not None:
        return _OLD <= point.short < int(another[1])
    return point.short >= _OLD and _YEAR_AFTER.match(text, said.end) is not None


def _is_slashed_day(text: str, said: Said) -> bool:
    """Tell 11/15 from a fraction: weekday, time, a second day, a day above twelve, or what stands behind dates."""
    point = said.point
    if point.weekday is not None or point.time is not None or said.first is not None or (point.day or 0) > _MONTHS:
        return True
    return _DATE_AFTER.match(text, said.end) is not None


def _is_day(text: str, start: int, said: Said) -> bool:
    point = said.point
    if point.month is not None or point.weekday is not None or point.time is not None or point.direction:
        return True
    if said.first is not None and "、" in text[start : said.end]:
        return False
    if _DAYS_AFTER.match(text, said.end) or _LENGTH_BEFORE.search(text, max(0, start - 6), start):
        return False
    if point.day == 1:
        return text[start] != "一" and _EACH_DAY.match(text, said.end) is None
    return True
