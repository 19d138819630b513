"""Numbers of laws: 昭和二十二年法律第六十七号, 平成12年通商産業省告示第952号, No.60/2024/QH15, (EU) 2016/679, 人事院規則9-8."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from fumikura.chars import KANJI
from fumikura.citing import Reference
from fumikura.mentions import acts
from fumikura.mentions.articles import GAP, NUMERAL

_ERA = "明治|大正|昭和|平成|令和"
_KINDS = "法律|政令|勅令|内閣令|府令|省令|院令|令|規則|条例|告示|条約|訓令|規程|布告|布達|達"
_NUMBER = re.compile(
    rf"(?:(?:{_ERA}){GAP}(?:元|{NUMERAL}){GAP}年|[12][0-9]{{3}}年|同年)(?:{GAP}(?:{NUMERAL}){GAP}月{GAP}(?:{NUMERAL}){GAP}日付?け?)?{GAP}"
    rf"[{KANJI}・ぁ-んァ-ヺー]{{0,30}}?(?:{_KINDS})(?:\([^()]{{1,12}}\))?{GAP}(?:甲|乙)?第?{GAP}(?:{NUMERAL}){GAP}号(?:の(?:{NUMERAL}))?"
    rf"|(?:主席|国務院|大統領)令{GAP}第{GAP}(?:{NUMERAL}){GAP}号|(?<![{KANJI}0-9])(?:法律|政令|条例|勅令)第{GAP}(?:{NUMERAL}){GAP}号"
    rf"|[{KANJI}]{{1,10}}(?:(?:省|庁|府|委員会)(?:告示|令|訓令)|[都道府県市区町村](?:告示|条例|規則|訓令)){GAP}第?{GAP}(?:{NUMERAL}){GAP}号"
    # 電子取引に関する法律2008年第11号, 2022年27号法律, 2022年法第27号: how laws of other countries are numbered
    rf"|(?<=[法律令則制例])(?<![方用無違適合]法)[12][0-9]{{3}}年{GAP}第{GAP}(?:{NUMERAL}){GAP}号"
    rf"|[12][0-9]{{3}}年{GAP}(?:第?{GAP}(?:{NUMERAL}){GAP}号{GAP}(?:法律|政令|法(?![{KANJI}]))|法{GAP}第{GAP}(?:{NUMERAL}){GAP}号)"
    rf"|人事院規則{GAP}(?:{NUMERAL})[-―ー](?:{NUMERAL})(?:[-―ー](?:{NUMERAL}))?"
    r"|\((?:EU|EC|EEC|EURATOM)\) ?(?:No\.? ?)?[0-9]{1,4}/[0-9]{2,4}|(?<![0-9/])[0-9]{2,4}/[0-9]{1,4}/(?:EU|EC|EEC)(?![A-Za-z])"
    r"|(?:No\.? ?)?(?<![0-9/])[0-9]{1,4}/(?:19|20)[0-9]{2}/[A-ZĐ]{2,6}[0-9]*(?:-[A-ZĐ]{2,6}[0-9]*){0,2}(?![A-Za-z])"
    r"|(?:Pub(?:lic|\.)? ?L(?:aw|\.)?)(?: No\.?)? ?[0-9]{2,3}-[0-9]{1,4}"
)
# without any of these there is none
_SIGN = re.compile(
    rf"(?:{_KINDS})(?:\([^()]{{1,12}}\))?{GAP}[甲乙第0-9〇一二三四五六七八九十百千]|年{GAP}法?{GAP}第?{GAP}[0-9]|人事院規則|Pub|\(E|/E|/(?:19|20)[0-9]{{2}}/"
)
_OPEN = 80  # characters that may stand between the bracket behind a name and the number


def find(text: str) -> Iterator[Reference]:
    """Yield the numbers of laws in a narrow text, each with the name that stands beside it."""
    if _SIGN.search(text) is None:
        return
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        number = "".join(unicodedata.normalize("NFKC", found[0]).split())
        yield Reference("number", start, end, law=_beside(text, start, end), short=number)


def _beside(text: str, start: int, end: int) -> str:
    """Return the name before the bracket that holds a number, right before it, or in the bracket behind it."""
    opened = text.rfind("(", max(0, start - _OPEN), start)
    if opened >= 0 and text.find(")", opened, start) < 0 and (name := acts.before(text, opened)) is not None:
        return name.text
    name = acts.before(text, start)
    if name is not None and not name.bracketed:
        return name.text
    if text[end : end + 1] == "(" and (close := text.find(")", end, end + _OPEN)) > 0:
        inner = acts.before(text, close)
        return inner.text if inner is not None and inner.start == end + 1 else ""
    return ""
