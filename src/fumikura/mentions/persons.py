"""A block and its tokens in, persons and their titles out: what stands before 大使, 氏, 君, in 「レ」大統領, 習近平は."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from fumikura import naming, tables
from fumikura.chars import KANJI
from fumikura.mentions.edges import Edges, Words
from fumikura.mentions.gazetteer import Known
from fumikura.records import Token

_KATAKANA = re.compile("[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]+)*$")
_ABBREVIATED = re.compile("「(?P<name>[ァ-ヺ一-龥])」(?=(?P<title>[一-龥]{2,4}))")
_SHORT_NAME = f"[{KANJI}]{{2,4}}|[ァ-ヴー]{{2,}}"
_PAIR = re.compile(
    f"(?<![{KANJI}ァ-ヴー・])(?P<one>{_SHORT_NAME})・(?P<other>{_SHORT_NAME})(?=外相会|首脳会|会[談见見合谈]|協議|両)"
)
_ADDRESS = re.compile(r"氏|さん|君(?=[、は。がのをにと)）\]〕]|$|外|ほか|提出|登壇|\s)|様|殿|先生")
# a name set to a width of five, as rosters have it: 谷合　正明君, 平　　将明君, 福岡　資麿君
_SPACED = re.compile(
    f"(?<![^ \u3000\n○〇◯])(?P<name>(?P<family>[{KANJI}ぁ-ゖァ-ヴー]{{1,3}})[ \u3000]{{1,3}}[{KANJI}ぁ-ゖァ-ヴー]{{1,3}})"
    "(?:君|氏|さん|殿|様)"
)
_ENCLOSED = re.compile(
    f"[(（](?P<name>[{KANJI}ぁ-ゖァ-ヴー][{KANJI}ぁ-ゖァ-ヴー \u3000]{{1,9}})君[)）]"
)  # 議長（山田一郎君）
_LONG = re.compile(f"(?<![^ \u3000\n○〇◯])(?P<name>[{KANJI}ぁ-ゖァ-ヴー]{{5,6}})(?:君|氏|さん|殿|様)")
_NO_FAMILY = re.compile("[長官員事臣記者側属]$")
_NO_OFFICE = frozenset({"側", "当方", "先方", "氏", "君", "さん", "様", "殿", "先生"})  # in titles.csv for speakers
_BODIES = frozenset("課局部室係班庁署院会党省府側元前新旧故両同各副総")
_OFFICE = 3  # words of a body in front of 長, 委員長 …: 財務|局長, 国対|委員長
_LONGEST = 5  # characters of a Japanese name without a space


@tables.cached
def titles() -> tuple[str, ...]:
    """Return the titles of persons, longest first."""
    found = tables.column("titles", "title") | tables.column("title_forms", "written")
    found |= tables.column("title_forms", "title")
    return tuple(sorted(found - _NO_OFFICE, key=lambda title: (-len(title), title)))


@tables.cached
def _title() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, titles())))


def find(text: str, words: Words, edges: Edges) -> Iterator[Known]:
    """Yield persons before titles and forms of address, and the titles beside them."""
    for found in _ABBREVIATED.finditer(text):
        title = _title().match(text, found.end())
        if title is not None:
            yield Known(found.start("name"), found.end("name"), "PERSON", "abbreviated", 4)
            yield Known(title.start(), title.end(), "TITLE", "title", 2)
    for found in _PAIR.finditer(text):
        if not {found["one"], found["other"]} & naming.entries().keys():
            yield Known(found.start("one"), found.end("one"), "PERSON", "pair", 5)
            yield Known(found.start("other"), found.end("other"), "PERSON", "pair", 5)
    for found in _title().finditer(text):
        if edges.between(found.end()):
            yield from _titled(text, words, edges, found.start(), found.end())
    for found in _ADDRESS.finditer(text):
        name = _name_before(text, words, found.start())
        if name is not None and edges.between(found.end()):
            yield Known(*name, "PERSON", "before-title", 3)
    yield from _roster(text)
    yield from _chinese(text, edges)


def _roster(text: str) -> Iterator[Known]:
    """Yield the names of a roster, set to one width: with spaces inside, or long enough without."""
    spaced = [
        found.span("name") for found in _SPACED.finditer(text)
        if found["family"] not in titles() and not _NO_FAMILY.search(found["family"]) and _ends(text, found.end())
    ]  # fmt: skip
    long = [
        found.span("name") for found in _LONG.finditer(text)
        if _title().match(found["name"]) is None and _ends(text, found.end())
    ]  # fmt: skip
    yield from (Known(*found.span("name"), "PERSON", "roster", 6) for found in _ENCLOSED.finditer(text))
    names = (*spaced, *long) if len(spaced) > 1 or len(long) > 1 else spaced
    yield from (Known(*span, "PERSON", "roster", 6) for span in names)


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at].isspace() or _title().match(text, at) is not None


def _titled(text: str, words: Words, edges: Edges, start: int, end: int) -> Iterator[Known]:
    """Yield a person and the whole office behind the name: 谷川|財務局長."""
    name = _name_before(text, words, start)
    for _ in range(_OFFICE):
        token = edges.covering(start - 1) if name is None and start else None
        if token is None or token.pos[:2] not in {("名詞", "普通名詞"), ("接頭辞", "")} or _named_to(text, start):
            break
        start = token.start
        name = _name_before(text, words, start, kanji=True)
    if name is not None:
        yield Known(*name, "PERSON", "before-title", 3)
        yield Known(start, end, "TITLE", "title", 2)


def _named_to(text: str, end: int) -> bool:
    """Tell whether a Chinese name ends here: of 習近平|総書記 the office takes no 平."""
    return any(found.end("name") == end for found in _chinese_name().finditer(text, max(0, end - 3), end + 4))


def beside(text: str, found: Iterable[Known]) -> Iterator[Known]:
    """Yield titles behind persons and bodies (外交部|報道官) and behind countries that one is sent to (駐|米|大使)."""
    for one in found:
        sent = one.label == "GPE" and text[max(0, one.start - 1) : one.start] in {"駐", "在"}
        title = _title().match(text, one.end) if one.label in {"ORG", "PERSON"} or sent else None
        if title is not None:
            yield Known(title.start(), title.end(), "TITLE", "title", 2)
        if one.label == "PERSON" and (led := _leading().search(text, max(0, one.start - 14), one.start)) is not None:
            yield Known(led.start("title"), led.end("title"), "TITLE", "title", 2)


@tables.cached
def _leading() -> re.Pattern[str]:
    """A title before a name: 国務大臣三原じゅん子君, 内閣総理大臣 安倍晋三, ○議長(額賀福志郎君)."""
    words = "|".join(map(re.escape, titles()))
    return re.compile(f"(?:(?<![{KANJI}ァ-ヺー])|(?<=[○〇◯◎]))(?P<title>{words})(?:[ \u3000]|[(（])?$")


def _name_before(text: str, words: Words, end: int, *, kanji: bool = False) -> tuple[int, int] | None:
    """Return the person that stands before a title: katakana, or words that may be names."""
    katakana = None if kanji else _KATAKANA.search(text, max(0, end - 24), end)
    if katakana is not None and katakana[0] not in naming.entries():
        return katakana.span()
    spans = words.spans
    last = bisect_left(spans, end, key=lambda span: span[1])
    if last == len(spans) or spans[last][1] != end:
        return None
    first = last
    if _given(words, last):
        first -= 1
    while first >= 0 and end - spans[first][0] <= _LONGEST and _personal(words.token(first)):
        first -= 1
    start = spans[first + 1][0] if first < last else end
    return (start, end) if start < end and text[start:end] not in naming.entries() else None


def _given(words: Words, last: int) -> bool:
    """Tell the end of a given name that is cut in two: 石橋|保|卓委員; of 田中|正|局長 it is an office."""
    if last < 2:
        return False
    family, given, rest = (words.token(at) for at in range(last - 2, last + 1))
    return (
        family.pos[3] == "姓" and given.pos[2] == "人名" and len(given.word) == len(rest.word) == 1
        and family.end == given.start and given.end == rest.start
        and re.fullmatch(f"[{KANJI}]", rest.word) is not None and rest.word not in _BODIES
    )  # fmt: skip


def _personal(token: Token) -> bool:
    return token.pos[2] == "人名" or (token.unknown and all("一" <= char <= "龥" for char in token.word))


def _chinese(text: str, edges: Edges) -> Iterator[Known]:
    """Yield Chinese and Korean names that the dictionary does not hold: a surname and one or two characters that are no word."""
    for found in _chinese_name().finditer(text):
        tokens = edges.tokens(found.start(), found.end("name"))
        named = any(token.unknown or token.pos[2] == "人名" for token in tokens)
        if edges.between(found.start()) and (named or len(tokens) == len(found["name"]) > 2):
            yield Known(found.start("name"), found.end("name"), "PERSON", "chinese", 2)


@tables.cached
def _chinese_name() -> re.Pattern[str]:
    surnames = "".join(sorted(tables.column("surnames_abroad", "name")))
    after = "・|駐|氏|国家|総書記|主席|外相|外交|首相|大統領|大使|報道官|部長|副部長|政権|指導部"
    return re.compile(f"(?<![{KANJI}])(?P<name>[{surnames}][{KANJI}]{{1,2}})(?={after})")
