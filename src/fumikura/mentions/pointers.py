"""References of a document to its own sections: 第2-1-(6)~(14), (2)-①及び②, 上記(2), 本稿3.参照, 別紙1, 注3.

How guidelines and circulars cite themselves (公用文作成の考え方, 2022, 文化審議会: 項目番号 第1, 1, (1), ア, (ア) …).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from fumikura.addresses import Step, value
from fumikura.chars import KANJI
from fumikura.citing import Named, Reference, Steps
from fumikura.mentions.articles import BRANCHED, GAP, NUMERAL

_COUNTED = "(?![0-9.]*(?:[つかヵヶケ%点者本人名件社国回年月日時分秒度倍枚個台項条号種割歳冊語位次]|千|万|億))"
_LEADS = "上記|前記|下記|前掲|上述|前述|後述|後記|本稿|本書|本文書|本ガイドライン|本指針|本章|本節"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
# one step; a bare number only where something leads it in or goes on
_STEP = re.compile(
    rf"(?P<of>第{GAP}(?P<n>{NUMERAL}){GAP}(?:(?P<unit>[編部章節款](?![程編電句目集]))(?P<inner>(?:の(?:{NUMERAL}){BRANCHED})*))?(?P<branch>の[0-9]{{1,2}}(?=[の\-()にをはがと、。]|及び|又は|から|まで|$))?)"
    rf"|\((?P<bracket>{NUMERAL}|[{_KANA}]|[a-z]|[ⅰ-ⅻ]|[ivx]{{1,4}})\)|(?P<sign>[①-⑳㉑-㊿])|(?P<roman>[ⅰ-ⅻ]|[ivx]{{1,4}}(?=\)))\)?"
    rf"|(?P<number>[0-9]{{1,2}})(?![0-9]){_COUNTED}(?:\.(?![0-9]))?|(?P<kana>[{_KANA}])(?![ァ-ヺー])\)?"
)
_BETWEEN = re.compile(rf"{GAP}(?:[-―ー‐–/]|の(?=[(①-⑳ⅰ-ⅻ]|[{_KANA}](?![ァ-ヺー])|[0-9]{{1,2}}(?:の|\(|-)))?{GAP}")
_DASHED = re.compile("[-―ー‐–/の]")
_RANGE = re.compile(rf"{GAP}(?:~|から|ないし|乃至){GAP}")
_AND = re.compile(rf"(?:まで)?{GAP}(?:[、,・]?(?:及び|並びに|又は|若しくは|または|および|と)|[、,・]){GAP}")
# what stands behind a reference that is one mark only
_BEHIND = re.compile(
    rf"{GAP}(?:の(?!み)|を|に|は|が|と|へ|で|も|から|まで|より|及び|又は|並びに|若しくは|または|および|について|による|以外|参照|[)）]|のとおり)"
)
# before a mark that counts or names something (手順①), other than one behind a defined term
_INSIDE = re.compile(f"[{KANJI}ァ-ヺー0-9A-Za-z「『]")
_SEE = re.compile(rf"{GAP}(?:を?参照)")
_WORD = re.compile(
    rf"(?P<word>別表|別紙|別添|別記(?:様式)?|様式|(?:参考|添付|附属|付属)?資料|参考|添付|付録|図表|付表|(?<![{KANJI}ァ-ヺ])[図表注]|脚注)"
    rf"(?P<mark>第)?{GAP}(?P<n>{NUMERAL}|[①-⑳]|[A-Z](?![A-Za-z]))(?:号|の(?P<more>{NUMERAL}))?{_COUNTED}"
    rf"|(?P<alone>別表|別紙|別添|別記様式|別記)(?={GAP}(?:の(?:とおり|様式|書式|定め)|に|を参照|参照|「|『))"
)
# where a reference may begin; each pattern starts with one class or literals, which a search skips by
_TRIGGERS = (
    re.compile(rf"第{GAP}[0-9〇一二三四五六七八九十]"),
    re.compile(rf"[(①-⑳㉑-㊿ⅰ-ⅻ](?:(?<!\()|(?=[0-9〇一二三四五六七八九十百千{_KANA}a-zⅰ-ⅻ]{{1,8}}\)))"),
    re.compile(rf"[0-9]{{1,2}}(?:\.?[(①-⑳]|[.-]|の[{_KANA}])"),
    re.compile(r"[ivx]{1,4}\)"),
    re.compile(rf"{_LEADS}|別|様式|資料|参考|添付|付録|図|表|注"),
)
_LEAD = re.compile(rf"(?P<lead>{_LEADS})の?{GAP}")
_MARKS = frozenset({"()", "sign"})
_DECIMAL = re.compile(r"[0-9.,/-]$")


def find(text: str, start: int, members: Callable[[], Iterable[int]]) -> Iterator[Reference]:
    """Yield references of a narrow text to sections.

    Args:
        text: of a block.
        start: where its own mark ends.
        members: tells where enumerations inside its sentences have their marks.
    """
    marks: frozenset[int] | None = None
    end = start
    for at in sorted({found.start() for trigger in _TRIGGERS for found in trigger.finditer(text, start)}):
        if at < end or (at and "0" <= text[at] <= "9" and _DECIMAL.match(text, at - 1, at)):
            continue
        reference = _word(text, at) or _labels(text, at)
        if reference is not None and reference.addresses[0].first[0].kind != "word":
            marks = frozenset(members()) if marks is None else marks
            reference = None if at in marks else reference
        if reference is not None:
            yield reference
            end = reference.end


def _word(text: str, at: int) -> Reference | None:
    """Read 別表第2, 別紙1及び別紙2, 資料③, 注3 and 別紙のとおり."""
    one = _sheet(text, at)
    if one is None or not one.addresses[0].first[0].value[-1].isdigit():
        return one
    connector = _AND.match(text, one.end)
    other = _sheet(text, connector.end()) if connector is not None else None
    if other is None:
        return one
    return Reference("label", at, other.end, addresses=(*one.addresses, *other.addresses), only=other.only)


def _sheet(text: str, at: int) -> Reference | None:
    found = _WORD.match(text, at)
    if found is None or (at == 0 and not _BEHIND.match(text, found.end())):
        return None  # at the start of a block it is the caption itself
    if found["alone"]:
        return Reference("label", at, found.end(), addresses=(Named((Step("word", found["alone"]),)),), only="there")
    number = (found["mark"] or "") + (found["n"] if found["n"] in "①②③④⑤⑥⑦⑧⑨⑩" else value(found["n"]))
    more = f"の{value(found['more'])}" if found["more"] else ""
    step = Step("word", found["word"] + number + more)
    told = _BEHIND.match(text, found.end()) or (text[at - 1 : at] == "(" and text[found.end() : found.end() + 1] == ")")
    told = told and not found["word"].endswith("様式")
    return Reference("label", at, found.end(), addresses=(Named((step,)),), only="" if told else "there")


def _labels(text: str, at: int) -> Reference | None:
    led = _LEAD.match(text, at)
    lead = led["lead"] if led is not None else ""
    begin = led.end() if led is not None else at
    read = _steps(text, begin, led=bool(lead))
    if read is None:
        return None
    steps, end, dashed = read
    addresses = [Named(steps)]
    while (more := _more(text, end, addresses[-1])) is not None:
        named, joined, end = more
        addresses[-1:] = [named] if joined else [addresses[-1], named]
    if not text[:at].strip() and _BEHIND.match(text, end) is None:
        return None  # a line of a table of contents
    alone = len(addresses) == 1 and not addresses[0].last and not lead
    only: Literal["", "there", "term"] = ""
    if alone and not dashed and steps[0].kind not in "編部章節款":
        only = "there"
        if (len(steps) == 1 or steps[0].kind == "第") and _BEHIND.match(text, end) is None:
            return None
        if _INSIDE.match(text[at - 1 : at]) and (len(steps) == 1 or steps[0].kind == "第"):
            only = "term"
    elif not lead and not dashed and len(steps) == 1 and steps[0].kind in _MARKS and _INSIDE.match(text[at - 1 : at]):
        only = "term"  # ステップ①及び②
    elif steps[0].kind == "arabic" and not lead:
        only = "there"
    see = _SEE.match(text, end) if lead or steps[0].kind == "arabic" else None
    end = see.end() if see is not None else end
    return Reference("label", at, end, addresses=tuple(addresses), short=lead, only=only)


def _steps(text: str, at: int, *, led: bool) -> tuple[Steps, int, bool] | None:
    """Read the steps of one address, where they end, and whether a dash joins any."""
    found = _STEP.match(text, at)
    if found is None or (not led and found.lastgroup == "kana"):
        return None
    first = _kind(found)
    steps, end, dashed = [_step(found)], found.end(), False
    while True:
        between = _BETWEEN.match(text, end)
        joint = between.end() if between is not None else end
        found = _STEP.match(text, joint)
        if found is None or (_kind(found) == "of" and (steps[-1].kind == "第" or (joint == end and found["unit"]))):
            break
        tied = joint > end and _DASHED.search(text, end, joint) is not None
        plain = _kind(found) in {"number", "kana"}
        if (not tied and (plain and steps[-1].kind not in "第編部章節款")) or (joint > end and not tied):
            break
        if plain and not tied and _kind(found) == "kana":
            break
        steps.append(_step(found))
        dashed = dashed or tied
        end = found.end()
    if (
        first == "number"
        and not led
        and (len(steps) == 1 or steps[1].kind == "arabic" or _DECIMAL.match(text[at - 1 : at]))
    ):
        return None
    return tuple(steps), end, dashed


def _kind(found: re.Match[str]) -> str:
    return next(name for name in ("of", "bracket", "sign", "roman", "number", "kana") if found[name])


def _step(found: re.Match[str]) -> Step:
    if found["of"]:
        inner = "".join(f"の{value(part)}" for part in (found["inner"] or "").split("の") if part)
        return Step(found["unit"] or "第", value(found["n"]) + inner + (found["branch"] or ""))
    if found["bracket"]:
        return Step("()", value(found["bracket"]))
    if found["sign"] or found["roman"]:
        return Step("sign", found["sign"] or found["roman"])
    return Step("arabic", found["number"]) if found["number"] else Step("letter", found["kana"])


def _more(text: str, at: int, before: Named) -> tuple[Named, bool, int] | None:
    """Read what a list or range of sections goes on with, a mark like the last one's or like one above it."""
    above = before.last or before.first
    joined = _RANGE.match(text, at) if not before.last else None
    for connector in (joined, _AND.match(text, at)):
        if connector is None:
            continue
        read = _steps(text, connector.end(), led=above[-1].kind in {"arabic", "letter"})
        if read is None:
            continue
        steps, end, _ = read
        depth = next((at for at in reversed(range(len(above))) if above[at].kind == steps[0].kind), None)
        if depth is None:
            continue
        whole = (*above[:depth], *steps)
        return (Named(before.first, whole), True, end) if connector is joined else (Named(whole), False, end)
    return None
