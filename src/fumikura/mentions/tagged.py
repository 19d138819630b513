"""What the name model sees in, names out: edges cleaned, compounds taken apart, what has no evidence left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fumikura import naming, tables
from fumikura.chars import KANJI
from fumikura.mentions.edges import Edges
from fumikura.mentions.gazetteer import Known
from fumikura.mentions.headed import ending, heads, proper
from fumikura.mentions.persons import titles

_LABELS = {"TITLE_AFFIX": "TITLE"}
_SURE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "LANGUAGE", "NORP"})  # labels of the model that stand alone
_LED = frozenset({"ORG", "GPE", "LOC", "FAC"})  # what the model may call a person and the title behind the name
_REGIME = re.compile("(?P<name>.{2,})(?:政権|指導部|体制)")
_ENVOY = re.compile(f"(?P<name>[{KANJI}ァ-ヺー]{{2,8}})駐.*")
_DEBRIS = re.compile("[<>\\t\\n/:《》［］＃｜]|[ \u3000]{2}")
_MARK = re.compile(
    "(?:[0-9一二三四五六七八九十]{1,2}|[イロハニホヘトチリヌア-オ]|[問答])[ \u3000]+"
)  # 3　行政庁, 答　葛西
_ADDRESS = re.compile("(?<=..)(?:君|氏|さん|様|殿)$")
_KANJI_NAME = re.compile("[一-龥々]{2,3}")  # 斉玉・外交部党委書記
_GOES_ON = re.compile("・?[ァ-ヴー]+(?:・[ァ-ヴー]+)*")
_NUMBERED = re.compile("第[0-9一二三四五六七八九十百]+|[0-9]+[-ー][0-9]")  # 第四条, 1-13-3
_PROVISION = re.compile("第[0-9一二三四五六七八九十百]+[条項号章節款]")
_PRINTING = re.compile(
    "(?:初版|再版|第[0-9一二三四五六七八九十]+版)?(?:第?[0-9一二三四五六七八九十]+刷)?"
)  # 初版第11刷
_ITEM = re.compile("第[0-9]+[ \u3000]|[0-9]+月")  # 日程第1 会議録署名, 9月定例会
_PEOPLE = re.compile("[人族系派]$|[教信]徒$|民族$")
_COUNTED = re.compile("[ぁ-ヺ一-龥][0-9]+$")  # 欧州100
_INSIDE = re.compile("[ァ-ヴー][ァ-ヴー]")  # ドブ|レニン党
_WORDS = frozenset({"動詞", "助詞", "助動詞", "副詞", "連体詞", "感動詞", "形容詞"})  # of a sentence, not of a name
_BODY_PERSON = re.compile(f"(?P<first>[{KANJI}]{{1,8}}[局課部室省庁])(?P<second>[{KANJI}]{{1,3}})")
_PERSON_BODY = re.compile("(?P<first>[ァ-ヴー・]{3,})(?P<second>[A-Z]{2,6})")
_HIRAGANA = re.compile("[ぁ-ん]+")
_FAMILY = 4  # characters of a family name, or a short whole one, and no body
_EDGES_LEFT, _EDGES_RIGHT = "# \u3000・①②③④⑤「『（()、,.-", " \u3000・」』）)、。,"


def find(text: str, edges: Edges, tagged: Iterable[tuple[int, int, str]]) -> Iterator[Known]:
    """Yield the names of what the model marked.

    Args:
        text: of a block, narrow.
        edges: of its words.
        tagged: start, end and label.
    """
    for begin, stop, model in tagged:
        label = _LABELS.get(model, model)
        if label not in _SURE:
            continue
        for first, last in _pieces(text, begin, stop):
            start, end = _cleaned(text, first, last, label)
            if _stands(text, start, end, label, edges):
                yield from _names(text, start, end, label, edges)


def bare(text: str, edges: Edges, known: Sequence[Known], found: Iterable[Known]) -> Iterator[Known]:
    """Yield what was found, but not a known name that the model ran on over common nouns (ロシア経済, インド会合)."""
    ends = {one.start: one.end for one in known}
    for one in found:
        end = ends.get(one.start, one.end)
        if (
            end >= one.end
            or ending(text[end : one.end], tuple(heads()))
            or any(map(proper, edges.tokens(end, one.end)))
        ):
            yield one


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at wide spaces: the mark of an item, two names side by side."""
    mark = _MARK.match(text, start, end)
    at = mark.end() if mark is not None else start
    for part in text[at:end].split("\u3000"):
        if part:
            yield at, at + len(part)
        at += len(part) + 1


def _cleaned(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(_EDGES_LEFT))
    end -= len(piece) - len(piece.rstrip(_EDGES_RIGHT))
    opened = text.find("(", start, end)
    if opened > start and text.find(")", opened, end) < 0:
        end = opened
    if label == "PERSON":
        address = _ADDRESS.search(text[start:end])
        if address is not None:
            end = start + address.start()
        elif "ァ" <= text[end - 1 : end] <= "ヿ" and (more := _GOES_ON.match(text, end)) is not None:
            end = more.end()  # ジョン・ディクスン|・カー
    return start, end


def _stands(text: str, start: int, end: int, label: str, edges: Edges) -> bool:
    """Tell what may be a name from debris, Latin strings, common nouns."""
    piece = text[start:end]
    if len(piece) < 2 or piece.isdigit() or set(piece) <= naming.signs().keys() or _DEBRIS.search(piece):
        return False
    if (
        _PROVISION.match(piece)
        or (label == "ORG" and (_ITEM.search(piece) or _PRINTING.fullmatch(piece) or _substance().fullmatch(piece)))
        or (label in {"PERSON", "GPE", "LOC"} and _NUMBERED.match(piece))
    ):
        return False
    if _COUNTED.search(piece) or (start and _INSIDE.match(text, start - 1)):
        return False
    if piece.isascii() and (label != "ORG" or not piece.isupper() or f"({piece})" not in text):
        return False  # of Latin strings only an abbreviation that the text introduces
    if piece.endswith("ゼロ") or (label == "FAC" and not piece.endswith(tuple(heads()))):
        return False
    tokens = edges.tokens(start, end)
    if all(one.pos[1] == "数詞" for one in tokens):
        return False  # 千|五百万
    if label == "NORP" and not (_PEOPLE.search(piece) or any(map(proper, tokens))):
        return False  # 御党, 議案
    if label == "PERSON":
        common = all(one.pos[1] == "普通名詞" and not one.unknown for one in tokens)
        spoken = "・" not in piece and any(one.pos[0] in _WORDS for one in tokens)
        body = ending(piece, tuple(heads())) is not None and not any(one.pos[2] == "人名" for one in tokens)
        if common or spoken or body or _HIRAGANA.fullmatch(piece):
            return False
    return label != "ORG" or not piece.endswith(_weapons()) or piece in naming.entries()


@tables.cached
def _substance() -> re.Pattern[str]:
    """What chemistry and trade call a substance: ベンツアルデヒド, アラビアゴム; of 横浜ゴム the kanji name a firm."""
    return re.compile(f"[ァ-ヺー]*(?:{'|'.join(sorted(tables.column('substances', 'ending')))})")


@tables.cached
def _weapons() -> tuple[str, ...]:
    """Names that end no body: of ソ連INF the parts are found apart."""
    return tuple(name for name, entry in naming.entries().items() if entry.label == "PRODUCT")


def _joined(text: str, start: int, end: int) -> tuple[int, str, str] | None:
    """Return where a body and a person before a title meet, and their labels: 国連局|村田参事官, エーデルマン|ACDA長官."""
    if not text.startswith(titles(), end):
        return None
    if (found := _BODY_PERSON.fullmatch(text, start, end)) is not None:
        return found.end("first"), "ORG", "PERSON"
    found = _PERSON_BODY.fullmatch(text, start, end)
    return None if found is None else (found.end("first"), "PERSON", "ORG")


def _names(text: str, start: int, end: int, label: str, edges: Edges) -> Iterator[Known]:
    piece = text[start:end]
    title = ending(piece, titles())
    if label in {"ORG", "PERSON"} and (joined := _joined(text, start, end)) is not None:
        middle, before, after = joined
        yield Known(start, middle, before, "model", 1)
        yield Known(middle, end, after, "model", 1)
    elif label in _LED and title is not None and len(piece) - len(title) > 1:
        named = all(one.pos[2] == "人名" for one in edges.tokens(start, end - len(title)))
        person = label != "ORG" or named or len(piece) - len(title) < _FAMILY
        yield Known(start, end - len(title), "PERSON" if person else "ORG", "model", 0)
        yield Known(end - len(title), end, "TITLE", "title", 2)
    elif label in {"ORG", "PERSON"} and (found := _REGIME.fullmatch(piece)):
        yield Known(start, start + found.end("name"), "PERSON", "regime", 1)
    elif label == "PERSON" and (cut := _common_end(text, edges, start, end)):
        yield Known(start, cut, "PERSON", "model", 0)
    elif found := _ENVOY.fullmatch(piece):
        yield Known(start, start + found.end("name"), "PERSON", "envoy", 1)
    elif "・" in piece and label in {"ORG", "PERSON"} and _KANJI_NAME.fullmatch(piece.partition("・")[0]):
        yield Known(start, start + piece.index("・"), "PERSON", "model", 0)
    elif "・" in piece and label in {"ORG", "PERSON"} and piece.rpartition("・")[2] in naming.entries():
        yield Known(start, start + piece.rindex("・"), "PERSON", "model", 0)
    elif label not in {"ORG", "FAC"} or any(map(proper, edges.tokens(start, end))):
        yield Known(start, end, label, "model", 0)


def _common_end(text: str, edges: Edges, start: int, end: int) -> int | None:
    """Return where the name ends that a common noun follows: 小泉|論文, 岸田|内閣."""
    tokens = edges.tokens(start, end)
    if len(tokens) > 1 and tokens[-1].pos[1] == "普通名詞" and any(one.pos[2] == "人名" for one in tokens[:-1]):
        inside = _INSIDE.match(text, tokens[-1].start - 1) is not None  # オリ|パラ
        return tokens[-1].start if len(tokens[-1].word) > 1 and not inside else None
    return None
