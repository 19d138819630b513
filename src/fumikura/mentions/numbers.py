"""A block and its tokens in, its numbers out: money, percentages, ratios, counts, ordinals, measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from fumikura import tables
from fumikura.chars import KANJI, narrow
from fumikura.mentions import modifiers, quantities
from fumikura.mentions.edges import Edges, Words
from fumikura.mentions.points import KANJI_N, S
from fumikura.mentions.quantities import Kind, Said

_TRIGGER = re.compile(
    "(?<![0-9])(?<![0-9][.,])[0-9]|[一二三四五六七八九十百千万億兆〇零壱弐参数幾]|第|ゼロ|ひと[つり]|ふた[つり]|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ"
    "|[$€£¥₩₫₹฿￥]|(?:US|A|AU|C|HK|S|NT)\\$|\\b(?:USD|JPY|EUR|GBP|RMB|CNY)"
)
# what makes a number the label of something: SS-20, No.5, 注3, 表2, p.12, §4, 電話 …
_LABEL_BEFORE = re.compile(
    "(?:[A-Za-zΑ-ω][-–.]?|[A-Za-z] ?(?:No|Vol|vol|pp?)?\\.? ?|(?:No|Vol|vol|pp?|Art|Fig|Sec|Ch)\\.? ?|[#@_/\\\\=&?+§〒:]"
    "|条の ?|注|図|表|別紙|別添|様式|資料|附則|章|節|条|項|号|TEL:? ?|FAX:? ?|電話 ?|ISBN[ :]?|ページ|頁|番号 ?|[0-9][-–(（)）・]|[0-9] ?[.．])$"
)
_CODE_AFTER = re.compile("[A-Za-z]|[-–.][0-9A-Za-z]|[/:][0-9A-Za-z]|[.．](?![0-9])\\S|[)）](?=[^、。をがはにのでと]|$)")
_ENUMERATES = re.compile(f"{S}(?:に|は|の(?!条|項|号|節|章)|、|,|点)")
_ENUMERATES_IN_DIGITS = re.compile(f"{S}(?:に(?=[、,]|(?!規定|掲げ|定め|よ|お|関|基|係|該)[一-龥ァ-ヺ])|の点)")
_KANJI_DIGITS = "一二三四五六七八九十"
_OF = re.compile("(?:以上|以下|未満|程度|前後|余り?|近く|超)の")  # 1万以上の組織
_SMALL, _FEW, _CODE = 2, 3, 10  # digits of a mark; nouns of a thing counted; digits of a code (ISBN)
_BRACKETED = re.compile("[（(〔［\\[]$")
_DATED = re.compile(f"{S}(?:[年月日時]|か年)")  # the year of a law's number and other times that are none
_NAMED = re.compile(f"[{KANJI}ァ-ヺー]$")
_ENDED = re.compile("[ぁ-ん]$")  # a bare number before 。 is the mark of a note
_NOTE = re.compile(r"\[#[^\]]{0,200}\]")  # of Aozora's editors
_CODES = re.compile(r"://|www\.|[@–-]|\[#")
_RUN = re.compile(f"第?{S}(?:[0-9][0-9,.]*|[{KANJI_N}万億兆壱弐参]+)")
_NEIGHBOURS = 4  # closed stretches that are looked at before the one that begins last
_BESIDE = 12  # numbers before and behind that may lend their counter
_URL = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+|[0-9]{2,5}[-–‐(（][0-9]{1,4}[-–‐)）][0-9]{3,4}"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it was found.

    Attributes:
        start, end: in the text that was searched.
        amount, most: exact; the second of ranges only.
        unit: ISO 4217, ``%``, the counter or the noun that is counted; None where nothing says it.
    """

    start: int
    end: int
    rule: str
    kind: Kind
    amount: Fraction
    most: Fraction | None = None
    unit: str | None = None
    mod: str | None = None


def find(
    text: str,
    words: Words,
    *,
    taken: Sequence[tuple[int, int]] = (),
    skip: int = 0,
    running: bool = True,
) -> list[Quantity]:
    """Find the numbers of a block, in order and without overlaps.

    Args:
        text: of the block.
        words: its tokens; looked at only where something may be found.
        taken: spans that are something else: times, references to notes.
        skip: length of the mark of an item (１．), which is no part of it.
        running: it is running text; in forms and mastheads a number without a counter is a code.
    """
    plain = " " * skip + narrow(text[skip:])
    closed = list(taken)
    if _CODES.search(plain) is not None:
        closed += [match.span() for pattern in (_URL, _NOTE) for match in pattern.finditer(plain)]
    closed.sort()
    behind = {end for _, end in taken}
    found: list[Quantity] = []
    edges: Edges | None = None
    at = 0
    for trigger in _TRIGGER.finditer(plain):
        start = trigger.start()
        if start < at:
            continue
        said = quantities.at(plain, start)
        if said is None:
            at = _past(plain, start)
            continue
        over = _over(closed, start, said.end)
        if over is not None:
            at = max(at, min(over, said.end) if over > start else at)
            continue
        edges = edges or Edges(words)
        said = _judged(
            plain,
            start,
            said,
            edges,
            behind=start in behind,
            first=start <= skip and "。" not in plain,
        )
        if said is not None and _over(closed, start, said.end) is not None:
            said = None  # the noun that it counts is a time
        if said is None or (said.rule in {"bare", "zero", "noun"} and not running):
            at = _past(plain, start)
            continue
        found.append(
            Quantity(
                start,
                said.end,
                said.rule,
                said.kind,
                said.amount,
                said.most,
                said.unit,
                modifiers.of_amount(plain, start, said.end),
            )
        )
        at = said.end
    return _with_units(plain, found)


def _over(closed: Sequence[tuple[int, int]], start: int, end: int) -> int | None:
    """Return the end of a stretch that lies over another, of sorted ones that are apart; None if none does."""
    at = bisect_left(closed, (end,)) - 1
    while at >= 0 and closed[at][1] <= start and at > bisect_left(closed, (end,)) - _NEIGHBOURS:
        at -= 1
    return closed[at][1] if at >= 0 and closed[at][1] > start else None


def _past(text: str, start: int) -> int:
    """Return where a number that is none ends, so that no part of it is read."""
    found = _RUN.match(text, start)
    return found.end() if found is not None else start + 1


def _judged(text: str, start: int, said: Said, edges: Edges, *, behind: bool, first: bool) -> Said | None:
    """Tell a quantity from a label, a name and a word that only holds a numeral; give it the noun that it counts.

    Args:
        text: narrow.
        start: of the number.
        said: how it reads.
        edges: of the words.
        behind: it stands directly behind a time (2018年 3).
        first: it opens the block, as the mark of a heading or item would.
    """
    if said.rule in {"kana", "money"}:
        return said if edges.whole(start, said.end) or said.rule == "money" else None
    if _LABEL_BEFORE.search(text, max(0, start - 8), start) and said.rule != "ordinal":
        return None
    if _DATED.match(text, said.stop) is not None:
        return None
    label = _label(text, said.stop)
    if label is not None and (said.rule == "bare" or len(label) >= said.end - said.stop):
        return None
    if said.rule == "ordinal":
        return _ordinal(text, start, said, edges)
    kanji = not text[start].isdigit()
    if said.rule == "bare":
        if first and said.end - start <= _SMALL:
            return None
        counted = _noun(text, start, said, edges)
        if counted is not None:
            return counted
        if not _bare(text, start, said, edges, kanji=kanji, behind=behind):
            return None
        of = _OF.match(text, said.end)
        nouns = edges.nouns(of.end()) if of is not None else []
        return said._replace(unit=text[nouns[0].start : nouns[-1].end]) if 0 < len(nouns) <= _FEW else said
    if (
        kanji
        and not (edges.numeral(start, said.stop) and edges.between(start))
        and not _is_one_word(start, said, edges)
    ):
        return None
    if kanji and said.kind == "measure" and edges.joined(said.end):
        return None  # 五里霧中
    if kanji and said.rule == "unit" and (text.startswith("間", said.end) or text.startswith("二度と", start)):
        return None  # 二国間
    if said.rule == "unit" and (edges.derived(said.end) or not edges.between(said.end)):
        return _again(text, start, said, edges, kanji=kanji)
    return said


def _is_one_word(start: int, said: Said, edges: Edges) -> bool:
    """Tell a number and counter that the dictionary holds as one word (二人)."""
    word = edges.covering(start)
    return word is not None and (word.start, word.end) == (start, said.end) and said.unit in {"人", "つ"}


def _again(text: str, start: int, said: Said, edges: Edges, *, kanji: bool) -> Said | None:
    """Read a number whose counter is the start of another word (2個人情報, 二国間) as one that counts that word."""
    bare = said._replace(end=said.stop, unit=None, rule="bare", kind="count")
    if kanji or said.stop == said.end:
        return None
    return _noun(text, start, bare, edges)


def _label(text: str, end: int) -> str | None:
    """Return the word behind a number that makes it a label: 条, 頁, 丁目."""
    while end < len(text) and text[end] in " \u3000":
        end += 1
    found = _labels().match(text, end)
    return None if found is None else found[0]


@tables.cached
def _labels() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(map(re.escape, tables.column("labels", "word")), key=lambda word: (-len(word), word)))
    )


def _ordinal(text: str, start: int, said: Said, edges: Edges) -> Said | None:
    if said.unit is not None:
        return said if edges.between(said.end) or said.unit in {"次", "回", "位"} else None
    word = edges.covering(said.end)
    enumerated = _ENUMERATES if text[said.stop - 1] in _KANJI_DIGITS else _ENUMERATES_IN_DIGITS
    if enumerated.match(text, said.end):
        return said if edges.between(start) and edges.between(said.end) else None
    if word is None or word.start > said.end:
        return None
    if word.pos[0] == "名詞" and re.fullmatch("[ァ-ヺー]+", word.word):  # 第2セッション
        return said._replace(end=word.end, unit=word.word)
    return None


def _noun(text: str, start: int, said: Said, edges: Edges) -> Said | None:
    """Take the noun behind a number as what it counts: 1金融機関, 44類型."""
    if not text[start].isdigit():
        return None
    end = said.end
    while end < len(text) and text[end] == " ":
        end += 1
    run = edges.nouns(end)
    if not run or len(run) > 3 or not re.fullmatch("[^A-Za-z0-9]+", text[end : run[-1].end]):
        return None
    return said._replace(end=run[-1].end, unit=text[end : run[-1].end], rule="noun")


def _bare(text: str, start: int, said: Said, edges: Edges, *, kanji: bool, behind: bool) -> bool:
    """Tell a number without a counter from marks, codes and parts of names."""
    if kanji:
        bound = modifiers.of_amount(text, start, said.end) is not None
        if bound and said.end - start == 1:
            return text[start] in "百千万億" and edges.between(start) and edges.between(said.end)
        large = said.amount >= 100
        return large and edges.numeral(start, said.end) and edges.between(start) and (bound or said.end - start > 1)
    if _CODE_AFTER.match(text, said.end) is not None or (said.most is not None and "~" not in text[start : said.end]):
        return False
    if said.end - start >= _CODE and "," not in text[start : said.end] and text[start : said.end].isdigit():
        return False
    small = said.end - start <= _SMALL
    if (
        small
        and not behind
        and (
            _NAMED.search(text, max(0, start - 1), start)
            or (_ENDED.search(text, max(0, start - 1), start) and text.startswith("。", said.end))
        )
    ):
        return False
    if _BRACKETED.search(text, max(0, start - 1), start) and text[said.end : said.end + 1] in ")）〕］]":
        return False
    return not edges.joined(said.end)


def _with_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a bare number the counter of its sentence: 200弾頭、アジア100."""
    given = []
    for at, quantity in enumerate(found):
        near = None
        if quantity.unit is None and quantity.kind == "count":
            beside = [
                other
                for other in found[max(0, at - _BESIDE) : at + _BESIDE]
                if other.kind == "count" and other.unit is not None and other.rule not in {"kana", "noun"}
                and "。" not in text[min(quantity.start, other.start) : max(quantity.start, other.start)]
            ]  # fmt: skip
            near = min(beside, key=lambda other, at=quantity.start: abs(other.start - at), default=None)  # type: ignore[misc]
        given.append(quantity if near is None else replace(quantity, unit=near.unit))
    return given
