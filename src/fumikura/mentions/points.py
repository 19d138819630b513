"""The start of a date or clock time in, what it says of the moment out: the grammar of points in time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from fumikura import eras, tables
from fumikura.chars import KANJI
from fumikura.mentions.readings import MONTHS, WEEKDAYS, century, dated, end_of, first_of, night, paired, shifted
from fumikura.moments import Point

KANJI_N = "一二三四五六七八九十百千〇零"
S = "[ \u3000]{0,3}"  # what a PDF or a form leaves between a number and its unit
D = f"(?:[0-9]{{1,2}}|[{KANJI_N}]{{1,3}})"
_N_YEAR = f"(?:元|[0-9]{{1,2}}|[{KANJI_N}]{{1,3}})"
_WEEKDAY = (
    f"(?:{S}[(（](?:祝・?)?(?P<wb>[{WEEKDAYS}])(?:曜日?)?(?:[・,、]?祝日?)?[)）]|{S}の?(?P<wd>[{WEEKDAYS}])曜日?)"
)
_CLOCK = (
    rf"(?:(?P<h>{D}){S}時(?![間代点期価給速制限効計])"
    rf"(?:{S}(?P<mi>{D}){S}分(?!の|間)(?:{S}(?P<s>{D}){S}秒)?|(?P<half>半)(?!ば))?"
    r"|(?<![0-9:.])(?P<ch>[01]?[0-9]|2[0-4]):(?P<cm>[0-5][0-9])(?::(?P<cs>[0-5][0-9]))?(?![0-9:.]))"
)
_MONTH_NAME = "|".join(f"{month}|{month[:3]}t?\\.?" for month in MONTHS)  # Sept.
_ENGLISH_DAY = "(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?"
_QUARTER = "第[1-4一二三四]四半期"
_TO = "[~・、,-]"
_DIRECTION = f"(?:(?:(?P<past>去る|さる)|(?P<future>来る|来たる|きたる)){S})?"
_THOUSAND = "[一二][〇零一二三四五六七八九]{3}|千[七八九]百[二三四五六七八九]?十?[一二三四五六七八九]?|二千[一二三四五六七八九]?十?[一二三四五六七八九]?"
_ALIAS_END = f"{S}年?(?={S}度|{S}{D}{S}月)"  # 2020(令和2)年4月, 令和2年（2020年）4月 are one date


class Said(NamedTuple):
    """A point, where it ends, the rule that read it, and the point before it of 5・6月."""

    point: Point
    end: int
    rule: str
    first: Point | None = None


class Rule(NamedTuple):
    """A way to write a point: its name, what it begins with (``kind_of``), its pattern, how its groups are read."""

    name: str
    starts: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Point | None]


def at(text: str, start: int) -> Said | None:
    """Return the longest point that begins at an offset of a narrow text."""
    best: Said | None = None
    for rule in _beginning(kind_of(text[start : start + 1])):
        found = rule.pattern.match(text, start)
        if found is None or (best is not None and found.end() <= best.end):
            continue
        point = rule.build(found)
        if point is not None:
            best = Said(point, found.end(), rule.name, first_of(found, point))
    return best


def kind_of(char: str) -> str:
    """Return d for a digit, k for a numeral in kanji, w for anything else."""
    return "d" if "0" <= char <= "9" else "k" if char in KANJI_N else "w"


@tables.cached
def _beginning(kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if kind in rule.starts)


@tables.cached
def _era() -> str:
    """Return the eras as a pattern; one that is a common word, too (文化), stands alone before its year."""
    return "|".join(
        f"(?<![{KANJI}])文化(?!{S}{_N_YEAR}{S}年[間目以度])" if era == "文化" else era for era in eras.eras()
    )


def _words(table: str, **where: str) -> str:
    rows = tables.column(table, "word", **where)
    return "|".join(sorted(rows, key=lambda word: (-len(word), word)))


@tables.cached
def rules() -> tuple[Rule, ...]:
    """Return the rules, built from the tables once."""
    named = _era()
    part = f"(?P<part>{_words('day_parts')})"
    ends = {
        of: f"(?:{S}の?{S}(?P<p{of}>{_words('time_parts', of=of)}|{_QUARTER}))?" for of in ("Y", "FY", "M", "X", "C")
    }
    tail = f"{_WEEKDAY}?(?:{S}の?{part})?(?:{S}{_CLOCK})?"
    day = f"(?:(?P<d0>{D}){S}{_TO}{S})?(?P<d>{D}){S}日(?!時(?!点)|[程常本系米ソ韓露]){tail}"
    month = f"(?:(?P<m0>{D}){S}(?:{_TO}|/){S})?(?P<m>{D}){S}月(?:{S}{day}|{ends['M']})"
    rest = f"(?:{S}の?{month}|{ends['Y']})"
    after = f"(?:度{ends['FY']}|代{ends['X']}|{rest})"
    alias = f"(?:{S}年?{S}[(（](?:{named}|[MTSHR]\\.?){S}{_N_YEAR}{S}年?度?[)）]{_ALIAS_END}|{S}年)"
    era_alias = f"(?:{S}年?{S}[(（][12][0-9]{{3}}{S}年?[)）]{_ALIAS_END}|{S}年)"
    gregorian = f"(?:西暦|紀元)?(?<![0-9])(?<![0-9][,.])(?P<y>[12][0-9]{{3}}|{_THOUSAND})"
    era = f"(?P<era>{named}){S}の?(?P<ey>{_N_YEAR})"
    pair = f"(?P<era>{named}){S}の?(?P<e0>{_N_YEAR}){S}年?{S}[~・、,-]{S}(?P<ey>{_N_YEAR}){S}年"
    initial = f"(?<![A-Za-z0-9])(?P<era>[MTSHR明大昭平令])[.・]?{S}(?P<ey>元|[0-9]{{1,2}})"
    relative = {
        unit: f"(?:その)?(?P<word>{_words('time_words', unit=unit)})" for unit in ("C", "Y", "FY", "M", "W", "D")
    }
    full = "(?<![0-9/.A-Za-z-])(?P<y>1[6-9][0-9]{2}|20[0-9]{2})"
    short = "(?P<m>0?[1-9]|1[0-2])(?P<sep>[./])(?P<d>0?[1-9]|[12][0-9]|3[01])"
    years = f"(?:西暦|紀元)?(?<![0-9])(?<![0-9][,.])(?P<y0>[12][0-9]{{3}}){S}年?{S}[~・/-]{S}(?P<y>[0-9]{{4}}|[0-9]{{2}}){S}年{after}"
    table: tuple[tuple[str, str, str, Callable[[re.Match[str]], Point | None]], ...] = (
        ("gregorian-year", "dkw", f"{gregorian}{alias}{after}", dated),
        ("gregorian-year", "dw", years, dated),
        ("gregorian-year", "w", f"(?:西暦|紀元)(?P<y>[0-9]{{1,3}}){S}年{after}", dated),
        ("gregorian-year", "dkw", f"{gregorian}[(（](?:{named}){S}{_N_YEAR}年[)）]{after}", dated),
        ("gregorian-year", "dk", f"(?<![0-9{KANJI_N}])(?P<y0>[12][0-9]{{3}}|[一二][{KANJI_N}]{{3}}){S}[、,・]{S}(?P<y>[1-9一二三四五六七八九]){S}年{after}", paired),
        ("era-year", "w", f"{era}{era_alias}{after}", dated),
        ("era-year", "w", f"{pair}{after}", paired),
        ("era-year", "w", f"{initial}{S}年{after}", dated),
        ("short-year", "w", f"[’'‘](?P<y2>[0-9]{{2}})(?:{S}年{after})?(?![0-9])", dated),
        ("short-year", "w", f"[’'‘](?P<y2>[0-9]{{2}}){S}(?={D}{S}月){month}", dated),
        ("short-year", "dk", f"(?<![0-9])(?<![0-9][,.])(?P<y2>[0-9]{{1,2}}|[{KANJI_N}]{{1,4}}){S}年{after}", dated),
        ("decade", "w", f"(?P<era>{named}){S}(?P<ey>[1-9]0|[二三四五六]?十){S}年代{ends['X']}", dated),
        ("century", "dk", f"(?<!前)(?<!BC)(?P<c>[0-9]{{1,2}}|[{KANJI_N}]{{1,3}}){S}世紀(?!間|半|ぶり|以上|近く|余|ほど|もの|にわた|にも|を経|を超|が過|が経){ends['C']}", century),
        ("relative-year", "kw", f"{relative['Y']}{rest}", shifted),
        ("relative-year", "w", f"{relative['FY']}{ends['FY']}", shifted),
        ("relative-month", "w", f"{relative['M']}(?:{S}{day}|{ends['M']})", shifted),
        ("relative-week", "w", f"{relative['W']}(?:{S}の?{S}(?P<wd>[{WEEKDAYS}])曜日?(?:{S}の?{part})?(?:{S}{_CLOCK})?)?", shifted),
        ("relative-day", "kw", f"{relative['D']}{tail}", shifted),
        ("relative-century", "w", f"{relative['C']}{ends['C']}", shifted),
        ("relative-part", "w", f"(?:その)?(?P<night>{_words('day_words')})(?:{S}{_CLOCK})?", night),
        ("end-of", "w", "(?P<of>年度|年|月|週)(?P<to>末日|末|初め|初|始|内|央|明け|頭)", end_of),
        ("month", "dkw", f"{_DIRECTION}(?<![0-9])(?<![0-9][,.]){month}", dated),
        ("day", "dkw", f"{_DIRECTION}(?:(?<![^ \u3000、。])月{S}|(?<!月))(?<![0-9])(?<![0-9][,.]){day}", dated),
        ("time-of-day", "w", f"{part}{S}{_CLOCK}", dated),
        ("clock", "dk", f"(?<![0-9])(?<![0-9][,.]){_CLOCK}", dated),
        ("part-of-day", "w", part, dated),
        ("numeric-date", "d", f"{full}(?P<sep>[/.-]){S}(?P<m>[01]?[0-9])(?P=sep){S}(?P<d>[0-3]?[0-9])(?![0-9]|\\.[0-9]){tail}", dated),
        ("numeric-month", "d", f"{full}(?:/|-(?=0|1[0-2]))(?P<m>0?[1-9]|1[0-2])(?![0-9/.-])", dated),
        ("numeric-date", "w", f"(?<![A-Za-z0-9.])(?P<era>[MTSHR])\\.?(?P<ey>[0-9]{{1,2}})[./]{short}(?![0-9.])", dated),
        ("numeric-short", "dw", f"(?<![0-9./A-Za-zァ-ヺー-])(?<![A-Za-z] )(?P<y2>[’']?[0-9]{{1,2}})[./]{short}(?![0-9./])", dated),
        ("numeric-day", "d", f"(?<![0-9/.A-Za-z-])(?P<m>0?[1-9]|1[0-2])/(?:(?P<d0>0?[1-9]|[12][0-9]|3[01])[~-])?(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9/.%％]){tail}", dated),
        ("english-date", "w", rf"\b(?P<mon>{_MONTH_NAME})\s{{1,3}}{_ENGLISH_DAY},?\s{{0,3}}(?P<y>[12][0-9]{{3}})(?![0-9])", dated),
        ("english-date", "d", rf"(?<![0-9.,/]){_ENGLISH_DAY}\s{{1,3}}(?:of\s)?(?P<mon>{_MONTH_NAME}),?\s{{1,3}}(?P<y>[12][0-9]{{3}})(?![0-9])", dated),
        ("english-date", "w", rf"\b(?P<mon>{_MONTH_NAME})\s{{1,3}}(?P<d0>[0-3]?[0-9])\s?[-–]\s?{_ENGLISH_DAY},?\s{{0,3}}(?P<y>[12][0-9]{{3}})(?![0-9])", dated),
        ("era-year", "w", f"{era}{S}年[・.]{S}(?P<m>{D})[・.]{S}(?P<d>{D})(?![0-9])", dated),
        ("english-month", "w", rf"\b(?P<mon>{_MONTH_NAME})(?:,|\sof)?\s{{1,3}}(?P<y>[12][0-9]{{3}})(?![0-9])", dated),
    )  # fmt: skip
    return tuple(Rule(name, starts, re.compile(pattern), build) for name, starts, pattern, build in table)
