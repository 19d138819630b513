"""What a character is to a line break: Japanese, Latin, wide, an end of a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

KANJI = "\u3005-\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
SIGNS = "\u3001-\u3004\u3008-\u301f\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2460-\u24ff\u2170-\u217f"
JAPANESE = KANJI + KANA + SIGNS
LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"

# a unit behind a number (3 年度, 5 人の, 2 万), not the first character of a word (2 個人情報, 1 日本国) or of a title
# that ends its line (1 年間資金計画)
COUNTER = (
    f"(?![年月]間[{KANJI}]+$)(?:[年月日時分秒紀円人名件社国個回条項号週歳割倍％点度巻頁](?![{KANJI}])|[億万千百兆ヵヶ]|か[国所月年条]|つ|世紀"
    "|ドル|ユーロ|年[度間末初代半前後内以目]|月[末初以中間号分上下旬頃]|日[間目付以午夜朝]|時[間半頃以]|分[間以]"
    "|人[以目中程前]|件[以目中]|回[以目])"
)

SENTENCE_ENDS = frozenset("。．！？!?")
CLOSERS = frozenset('」』）)】〕］]〉》”"’')
OPENERS = frozenset("「『（(【〔［[〈《“")

_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x2212: 0x2D, 0x301C: 0x7E, 0x2010: 0x2D}
_WIDE = re.compile("[\uff01-\uff5e\u2212\u301c\u2010]+")
_NARROW = re.compile("[\u0000-\u02ff\u1e00-\u1fff\u2010-\u201f\uff61-\uff9f]")
_JAPANESE = re.compile(f"[{JAPANESE}]")
_LATIN_WORD = re.compile(f"[{LATIN}0-9][^\\s{JAPANESE}]*")
_LATIN_END = re.compile(f"[{LATIN}0-9,.;:?!%)\\]”’\"'/&-]$")
_LATIN_START = re.compile(f"[{LATIN}0-9(\\[“‘\"'&]")
_CELLS = re.compile(r"[^\s.?!:;。](?:\t|[ \u3000]{2,})\S")
_YEAR = "(?:[0-9]{1,4}|元|[一二三四五六七八九十〇]{1,6})"
_NUMBERED = 80  # a longer line is no number of a law
_FIGURE = "[0-9０-９〇一二三四五六七八九十百千元]{1,6}"
# 明治二十九年法律第八十九号, 平成30年3月1日規則第5号, 昭和二十一年憲法
LAW_NUMBER = re.compile(
    f"(?P<era>明治|大正|昭和|平成|令和)(?P<year>{_FIGURE})年(?:{_FIGURE}月{_FIGURE}日)?"
    f"(?:[^、。（）()0-9０-９]{{2,40}}?第?{_FIGURE}(?:[-－―]{_FIGURE})*号?|憲法)"
)
_DATE = re.compile(
    rf"[（(]?(?:(?:明治|大正|昭和|平成|令和|西暦)?{_YEAR}年)?{_YEAR}月{_YEAR}日(?:[（(][月火水木金土日][)）])?[)）]?"
    r"|[MTSHRmtshr]?[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,2}"
)
_DATED = 30  # characters that a date may have, spaces and the day of the week included
_SAMPLE = 100  # characters that show the script of a line
_URL_END = re.compile(r"https?://[!-~]*$")


@lru_cache(maxsize=2)  # two finders read the same text, one after the other
def narrow(text: str) -> str:
    """Fold the width of letters, digits and signs; every character keeps its place.

    >>> narrow("１２月３１日～ＡＢ")
    '12月31日~AB'
    """
    return _WIDE.sub(lambda found: found[0].translate(_ASCII), text)


def width(text: str) -> float:
    """Return the printed width in full-width characters (UAX #11: narrow ones count one half).

    >>> width("資料 A")
    3.0
    """
    return len(text) - len(_NARROW.findall(text)) / 2


def is_japanese(char: str) -> bool:
    """Tell kana, kanji and Japanese punctuation from everything else."""
    return _JAPANESE.match(char) is not None


def is_katakana(char: str) -> bool:
    """Tell katakana, the long mark among them, from everything else."""
    return "ァ" <= char <= "ヺ" or char == "ー"


def is_row(text: str) -> bool:
    """Tell a row of cells: a tab or a wide gap stands inside, and not behind the end of a sentence.

    >>> is_row("2019　　1,204　　1,187"), is_row("the end.  The next")
    (True, False)
    """
    return _CELLS.search(text) is not None


def is_law_number(text: str) -> bool:
    """Tell a line that is the number of a law and nothing else.

    >>> is_law_number("（明治二十九年法律第八十九号）"), is_law_number("民法（明治二十九年法律第八十九号）")
    (True, False)
    """
    return len(text) <= _NUMBERED and LAW_NUMBER.fullmatch("".join(text.split()).strip("（）()")) is not None


def mostly_latin(text: str) -> bool:
    """Tell a line of English, of a URL or of another Latin script."""
    sample = text[:_SAMPLE]
    return len(_JAPANESE.findall(sample)) * 4 < len(sample)


def first_word(text: str) -> float:
    """Return the width of the unbreakable start of a line: a Latin word, or one character."""
    found = _LATIN_WORD.match(text)
    return width(found[0]) if found else 1.0


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends where a sentence may end; closing brackets and note marks may follow."""
    end = len(text)
    while end and (text[end - 1] in CLOSERS or text[end - 1] in "0123456789¹²³⁴⁵⁶⁷⁸⁹⁰"):
        end -= 1
    return (end > 0 and text[end - 1] in SENTENCE_ENDS) or text[-1:] in SENTENCE_ENDS


def is_open(text: str) -> bool:
    """Tell whether a line breaks off inside a sentence: no end mark, no closing bracket, no colon."""
    return not ends_sentence(text) and text[-1:] not in CLOSERS and text[-1:] not in "：:"


def is_date(text: str) -> bool:
    """Tell a line that is a date and nothing else.

    >>> is_date("昭和61年10月16日"), is_date("61.9.18"), is_date("令和５年４月１日に施行した")
    (True, True, False)
    """
    if len(text) > _DATED:
        return False
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    return _DATE.fullmatch(plain) is not None


def unclosed(text: str) -> bool:
    """Tell whether a Japanese quotation is open at the end of a text."""
    return text.count("「") + text.count("『") > text.count("」") + text.count("』")


def closes(text: str) -> bool:
    """Tell whether a line closes a Japanese quotation that an earlier line opened.

    >>> closes("の追求」『論集』"), closes("際「話語権」の追求」"), closes("「話語権」の追求")
    (True, True, False)
    """
    depth = 0
    for char in text:
        depth += (char in "「『") - (char in "」』")
        if depth < 0:
            return True
    return False


def ends_in_url(text: str) -> bool:
    """Tell whether a line ends inside (or with) a URL."""
    return _URL_END.search(text) is not None


def glue(left: str, right: str) -> str:
    """Return what joins two lines of one paragraph: a space between Latin words, nothing else.

    >>> glue("Chinese ambassador: Ignoring", "the facts"), glue("相次", "ぎ、")
    (' ', '')
    """
    if is_japanese(right[:1]):
        return ""
    if ends_in_url(left) or (left.endswith("-") and right[:1].islower()):
        return ""
    if left[-1:].isdigit() and right[:1].isdigit() and not mostly_latin(left):
        return ""
    return " " if _LATIN_END.search(left) and _LATIN_START.match(right) else ""
