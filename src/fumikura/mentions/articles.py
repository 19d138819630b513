"""Where an address begins in, its steps out: 第三条第二項及び第九条, 第5条から第8条, 18条2項, 同条第2項ただし書, Article 5(1).

The units and how they are written are those of 法制執務 (e-Gov's statutes), the freer forms those of law reviews.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fumikura import naming
from fumikura.addresses import Step, value
from fumikura.chars import KANJI
from fumikura.citing import RANKS, Named, Steps
from fumikura.marks import IROHA

NUMERAL = "[0-9]{1,4}|[〇一二三四五六七八九十百千]{1,8}"
GAP = "[ \u3000]{0,2}"
# 第3項目, 第1号室, 第3号証, 第二号被保険者, 条件 are no provisions
_GUARDS = (
    "編(?![集成入纂者])|部(?![分品門会長署屋署局隊員])|章(?!程)|節(?![約電句度目減])|款(?!項)|目(?![的標次立安指前録途])|条(?![件約例文理])"
    "|項(?!目)|号(?![室店車機線棟館炉墳俸被案艦証]|様式|施行日|議案|会議|法廷|文書|事件)"
)
# behind the 2 of 第3条の2, in older laws 第3条ノ2; the 2 of 第3条の2つ and of 第3条の二者 is a number
BRANCHED = (
    f"(?=$|第|から|まで|ないし|より|及|又|並[びニ]|若[しク]|乃至|前段|後段|各号|本文|但|柱書|参照|所定|違反|関係|以下|該当|適用|準用|規定|等|中"
    f"|[^0-9{KANJI}つかヵヶケ%])"
)
_UNIT = re.compile(
    rf"(?P<of>{GAP}の(?=第))?{GAP}(?P<mark>第{GAP})?(?P<n>{NUMERAL}){GAP}(?P<unit>{_GUARDS})"
    rf"(?P<branches>(?:{GAP}[のノ]{GAP}(?:{NUMERAL}){BRANCHED})*)"
)
_POINTER = re.compile(
    rf"(?P<to>[前次同本]|この)(?P<many>各|{NUMERAL})?(?P<unit>章(?!程)|節(?![約電句度目減])|款(?!項)|条(?![件約例文理項])|項(?!目)|号(?![室店車機]))"
)
_WORD = re.compile(
    rf"{GAP}(?:(?P<word>附{GAP}則|前{GAP}文)|(?P<table>別表)(?:{GAP}(?P<mark>第)?{GAP}(?P<n>{NUMERAL})(?![0-9〇一二三四五六七八九十]|{GAP}号)(?:[のノ](?P<branch>{NUMERAL}){BRANCHED})?)?)"
)
_LETTER = re.compile(rf"{GAP}(?P<letter>[{IROHA}アウエオキクケコサシス])(?![ァ-ヺー])")
_CAPITAL = re.compile(r"(?P<letter>[A-Z])(?=\([0-9a-z]{1,2}\))")  # 第4条C(4) of a treaty
# 第8条(秘密保持)第2項
_CAPTION = re.compile(rf"{GAP}\([^()第0-9]{{1,20}}\)(?={GAP}第{GAP}(?:{NUMERAL}){GAP}[項号])")
_BRACKET = re.compile(
    rf"{GAP}\((?P<sign>[a-zA-Z]|[ivx]{{1,4}}|[0-9]{{1,2}}|[ⅰ-ⅻ]|[①-⑳])\)(?:号(?![室店車機]))?|(?P<circled>[①-⑳])"
)
_PARTS = "前段|後段|ただし書き?|但し?書き?|本文|柱書き?|各号列記以外の部分|各号|各項"
_PART = re.compile(rf"{GAP}(?:の(?=各))?(?P<part>(?:{_PARTS})(?:(?:及び|又は|・|、)(?:{_PARTS}))*)")
_RANGE = re.compile(rf"{GAP}(?:から|ないし|乃至|~|[-―](?=第)|より(?=第)){GAP}")
_AND = re.compile(
    rf"(?:まで)?{GAP}(?:[、,・/]?(?:及び|並びに|又は|若しくは|または|もしくは|および|ならびに|又ハ|並ニ|若クハ|[及又](?=第)|と(?=第))|[、,・/]){GAP}"
)
_ENGLISH = re.compile(
    r"(?:Articles?|Art\.|Sections?|Sec\.|§{1,2}) ?(?P<n>[0-9]{1,4}[A-Za-z]?)(?P<more>(?:\((?:[a-zA-Z]{1,4}|[0-9]{1,2})\))*)"
)
_OF = re.compile(r" (?:of (?:the )?)?(?P<law>[A-Z][A-Za-z]{2,15})(?![A-Za-z])")
_OVER = {"項": "条", "号": "項"}
_PREAMBLE = Step("word", "前文")
_DEEP = frozenset({"条", "項", "号", "letter", "()"})  # a bracket may follow


class Parsed(NamedTuple):
    """What stands at a place: its addresses, the part of the last (前段, 各号), where it ends, the law behind it."""

    end: int
    addresses: tuple[Named, ...]
    part: str = ""
    law: str = ""


def parse(text: str, at: int, *, bare: bool = False) -> Parsed | None:
    """Read the addresses that begin at an offset of a narrow text.

    Args:
        text: of a block.
        at: where the first begins.
        bare: its numbers may stand without 第 (民法90条).
    """
    read = _steps(text, at, (), bare=bare)
    if read is None:
        return None
    steps, end = read
    bare = bare and "第" not in text[at : at + 2]
    part, end = _part(text, end)
    found = [Named(steps)]
    while (more := _more(text, end, found[-1], bare=bare)) is not None:
        named, joined, end = more
        found[-1:] = [named] if joined else [found[-1], named]
        part, end = _part(text, end)
    return Parsed(end, tuple(found), part)


def english(text: str, at: int) -> Parsed | None:
    """Read Article 5(1)(a), Section 230, § 12."""
    found = _ENGLISH.match(text, at)
    if found is None:
        return None
    brackets = (Step("()", sign) for sign in re.findall(r"\(([^()]+)\)", found["more"]))
    addresses = (Named((Step("条", found["n"]), *brackets)),)
    behind = _OF.match(text, found.end())
    if behind is None or behind["law"] not in naming.laws():
        return Parsed(found.end(), addresses)
    return Parsed(behind.end(), addresses, law=behind["law"])


def _steps(text: str, at: int, above: Steps, *, bare: bool) -> tuple[Steps, int] | None:
    """Read the steps of one address; ``above`` are those that it shares with the one before."""
    steps: list[Step] = []
    end = at
    while True:
        rank = RANKS[steps[-1].kind] if steps else -1
        read = _unit(text, end, rank, first=not steps, bare=bare) or _below(text, end, steps or above[-1:])
        if read is None:
            break
        step, end = read
        steps.append(step)
        caption = _CAPTION.match(text, end) if step.kind == "条" else None
        end = caption.end() if caption is not None else end
    if not steps:
        return None
    rank = RANKS[steps[0].kind]
    shared = (step for step in above if RANKS[step.kind] < rank)
    if steps[0].kind == "条":  # 憲法前文及び第9条: a preamble has no articles
        shared = (step for step in shared if step != _PREAMBLE)
    return (*shared, *steps), end


def _unit(text: str, at: int, rank: int, *, first: bool, bare: bool) -> tuple[Step, int] | None:
    """Read 第3条の2, 前項, 附則, 別表第2 if it is narrower than what stands before it."""
    pointer = _POINTER.match(text, at)
    if pointer is not None and RANKS[pointer["unit"]] > rank:
        many = pointer["many"] or ""
        if pointer["to"] == "同" and many.isnumeric():  # 同5項 is 同条第5項
            above = _OVER.get(pointer["unit"])
            return None if above is None else (Step(above, "同"), at + 1)
        return Step(pointer["unit"], pointer["to"].replace("この", "本") + (value(many) if many else "")), pointer.end()
    found = _UNIT.match(text, at)
    if found is not None and RANKS[found["unit"]] > rank and (found["mark"] or bare or not first):
        if first and found["of"]:
            return None
        branches = [part.strip(" \u3000") for part in re.split("[のノ]", found["branches"]) if part.strip(" \u3000")]
        return Step(found["unit"], "の".join(map(value, (found["n"], *branches)))), found.end()
    word = _WORD.match(text, at)
    if word is None or RANKS["word"] <= rank or (first and word.start() != at):
        return None
    if word["word"]:
        return Step("word", "".join(word["word"].split())), word.end()
    number = "" if word["n"] is None else (word["mark"] or "") + value(word["n"])
    branch = f"の{value(word['branch'])}" if word["branch"] else ""
    return Step("word", f"別表{number}{branch}"), word.end()


def _below(text: str, at: int, steps: list[Step] | Steps) -> tuple[Step, int] | None:
    """Read the ロ of 第3号ロ and the (c) of 第2項(c), behind the steps before them."""
    last = steps[-1].kind if steps else ""
    letter = _LETTER.match(text, at) if last in {"号", "letter"} else None
    letter = _CAPITAL.match(text, at) if last in {"条", "項"} else letter
    if letter is not None:
        return Step("letter", letter["letter"]), letter.end()
    bracket = _BRACKET.match(text, at) if last in _DEEP else None
    if bracket is not None:
        return Step("()", bracket["sign"] or bracket["circled"]), bracket.end()
    return None


def _more(text: str, at: int, before: Named, *, bare: bool) -> tuple[Named, bool, int] | None:
    """Read what a list or range goes on with; True where it ends the range that ``before`` begins."""
    above = before.last or before.first
    joined = _RANGE.match(text, at) if not before.last else None
    for connector in (joined, _AND.match(text, at)):
        if connector is None:
            continue
        pointing = _POINTER.match(text, connector.end()) is not None
        if pointing and connector is not joined:
            continue
        read = _steps(text, connector.end(), () if pointing else above, bare=bare)
        if read is None or (read[0][-1].kind in {"letter", "()"} and above[-1].kind not in {"letter", "()"}):
            continue
        steps, end = read
        return (Named(before.first, steps), True, end) if connector is joined else (Named(steps), False, end)
    return None


def _part(text: str, at: int) -> tuple[str, int]:
    found = _PART.match(text, at)
    return ("", at) if found is None else (found["part"], found.end())
