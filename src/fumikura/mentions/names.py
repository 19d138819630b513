"""A block and its tokens in, its names out: persons, bodies, places, laws, events, weapons, works, titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from fumikura import tables
from fumikura.chars import KANJI, mostly_latin, narrow
from fumikura.mentions import gazetteer
from fumikura.mentions.edges import Edges, Words
from fumikura.mentions.gazetteer import Known
from fumikura.records import Token

_KATAKANA = "[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]+)*"
_WORK = re.compile("『(?P<name>[^『』]{1,60})』")
_LAW = re.compile(
    f"(?P<name>[{KANJI}ァ-ヺーぁ-ん・]{{2,40}}?(?:に関する|のための|を施行するための)[{KANJI}ァ-ヺーぁ-ん・]{{0,20}}?(?:法律|政令草案|決定草案|政令|条例|条約|協定|議定書|規則|要綱|指針))(?![{KANJI}])"
)
_ABBREVIATED = re.compile("「(?P<name>[ァ-ヺ一-龥])」(?=(?P<title>[一-龥]{2,4}))")
_SUMMIT = re.compile(
    "(?:第[0-9一二三四五六七八九十]+回)?(?:[A-Z]{1,6}[0-9]{0,2}|[ァ-ヺー・]{3,12}|[一-龥]{2,4}(?<![日月年午前後回次]))・?(?:サミット|首脳会議|首脳会合|外相会合|外相会議|財務相・中央銀行総裁会議)"
)
_REGIME = re.compile("(?P<name>.{2,})(?:政権|指導部|体制)")
_ENVOY = re.compile(f"(?P<name>[{KANJI}ァ-ヺー]{{2,8}})駐.*")
_DEBRIS = re.compile("[<>\\t\\n/:]|[ \u3000]{2}")
_KANJI_NAME = re.compile("[一-龥々]{2,3}")  # 斉玉・外交部党委書記
_FAMILY = 4  # characters of a family name, or a short whole one, and no body
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
_LABELS = {"TITLE_AFFIX": "TITLE"}
_KEPT = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP", "LANGUAGE", "WORK_OF_ART", "PRODUCT", "LAW"})
_SURE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "LANGUAGE", "NORP"})  # labels of the model that stand alone
_LED = frozenset({"ORG", "GPE", "LOC", "FAC"})  # what the model may call a person and the title behind the name
_LATIN = re.compile("[A-Za-z0-9 .,'&-]+")
Tagger = Callable[[Words], Iterable[tuple[int, int, str]]]


def find(text: str, words: Words, tagger: Tagger | None = None) -> list[Known]:
    """Find the names of a block, the longest where they overlap.

    Args:
        text: of the block.
        words: its tokens.
        tagger: the name model; without it rules and tables only.
    """
    if mostly_latin(text):
        return []
    plain = narrow(text)
    edges = Edges(words)
    found = [
        *gazetteer.find(plain, edges),
        *_headed(plain, words),
        *_quoted(plain),
        *_before_titles(plain, words, edges),
    ]
    if tagger is not None:
        found += _bare(plain, edges, found, _tagged(plain, words, edges, tagger(words)))
    found = [one for one in found if plain[one.start : one.end] not in tables.column("not_names", "word")]
    return settled([*found, *_beside(plain, settled(found))])


def _beside(text: str, found: Iterable[Known]) -> Iterator[Known]:
    """Yield titles behind bodies (外交部|報道官) and behind countries that somebody is sent to (駐|米|大使)."""
    for one in found:
        sent = one.label == "GPE" and text[max(0, one.start - 1) : one.start] in {"駐", "在"}
        title = _title_pattern().match(text, one.end) if one.label == "ORG" or sent else None
        if title is not None:
            yield Known(title.start(), title.end(), "TITLE", "title", 2)


def settled(found: Iterable[Known]) -> list[Known]:
    """Keep the strongest of what overlaps: the longest, then the surest."""
    kept: list[Known] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, -one.strength, one.start)):
        if not any(other.start < one.end and one.start < other.end for other in kept):
            kept.append(one)
    return sorted(kept)


def _tagged(text: str, words: Words, edges: Edges, tagged: Iterable[tuple[int, int, str]]) -> Iterator[Known]:
    """Yield what the model finds, its edges cleaned, compounds of several names taken apart."""
    for begin, stop, model in tagged:
        label = _LABELS.get(model, model)
        piece = text[begin:stop]
        start = begin + len(piece) - len(piece.lstrip(" \u3000・①②③④⑤「『（(、,.．-"))
        end = stop - len(piece) + len(piece.rstrip(" \u3000・」』）)、。,"))
        piece = text[start:end]
        if label not in _SURE or len(piece) < 2 or piece.isdigit() or set(piece) <= _signs():
            continue
        if piece.isascii() and (label != "ORG" or not piece.isupper() or f"({piece})" not in text):
            continue  # of Latin strings only an abbreviation that the text introduces
        if _DEBRIS.search(piece) or piece.endswith("ゼロ") or (label == "FAC" and not piece.endswith(tuple(_heads()))):
            continue
        title = _ending(piece, _titles())
        if label in _LED and title is not None and len(piece) - len(title) > 1:
            person = label != "ORG" or len(piece) - len(title) < _FAMILY
            yield Known(start, end - len(title), "PERSON" if person else "ORG", "model", 0)
            yield Known(end - len(title), end, "TITLE", "title", 2)
        elif label in {"ORG", "PERSON"} and (found := _REGIME.fullmatch(piece)):
            yield Known(start, start + found.end("name"), "PERSON", "regime", 1)
        elif found := _ENVOY.fullmatch(piece):
            yield Known(start, start + found.end("name"), "PERSON", "envoy", 1)
        elif "・" in piece and label in {"ORG", "PERSON"} and _KANJI_NAME.fullmatch(piece.partition("・")[0]):
            yield Known(start, start + piece.index("・"), "PERSON", "model", 0)
        elif "・" in piece and label in {"ORG", "PERSON"} and piece.rpartition("・")[2] in gazetteer.labels():
            yield Known(start, start + piece.rindex("・"), "PERSON", "model", 0)
        elif label not in {"ORG", "FAC"} or any(map(_proper, edges.tokens(start, end))):
            yield Known(start, end, label, "model", 0)


def _bare(text: str, edges: Edges, known: Sequence[Known], tagged: Iterable[Known]) -> Iterator[Known]:
    """Yield what the model finds, but not a known name that it runs on over common nouns (ロシア経済, インド会合)."""
    ends = {one.start: one.end for one in known}
    for one in tagged:
        end = ends.get(one.start, one.end)
        after = edges.tokens(end, one.end)
        if end >= one.end or _ending(text[end : one.end], tuple(_heads())) or any(map(_proper, after)):
            yield one


@cache
def _signs() -> frozenset[str]:
    return tables.column("country_signs", "sign")


def _headed(text: str, words: Words) -> Iterator[Known]:
    """Yield runs of nouns that end with what bodies, laws, events, facilities are called by."""
    for first, last in _runs(words):
        start, end = words.spans[first][0], words.spans[last][1]
        title = _ending(text[start:end], _titles())
        for stop in (end, end - len(title) if title is not None else end):
            run = text[start:stop]
            head = _ending(run, tuple(_heads()))
            if (
                head is None
                or len(run) - len(head) < 1
                or stop not in {words.spans[at][1] for at in range(first, last + 1)}
            ):
                continue
            label, proper = _heads()[head]
            before = [words.token(at) for at in range(first, last + 1) if words.spans[at][1] <= stop - len(head)]
            if not any(map(_proper, before)) and (proper or len(run) - len(head) < 2):
                continue
            yield Known(start, stop, label, "head", 1)
            break
    for found in _SUMMIT.finditer(text):
        yield Known(found.start(), found.end(), "EVENT", "head", 1)


def _ending(text: str, words: tuple[str, ...]) -> str | None:
    """Return the first of some words that a text ends with; mostly it ends with none, which one call tells."""
    return next(filter(text.endswith, words)) if text.endswith(words) else None


def _proper(token: Token) -> bool:
    """Tell a word that may be part of a name: a proper noun, unknown, foreign."""
    return (
        token.pos[1] == "固有名詞"
        or token.unknown
        or token.word.isascii()
        or re.fullmatch("[ァ-ヺー]{3,}", token.word) is not None
    )


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield noun runs, without what only counts or points before them (各, 同, 第2回)."""
    run: list[int] = []
    for at in range(len(words.spans) + 1):
        token = words.token(at) if at < len(words.spans) else None
        joined = (
            token is not None
            and (token.pos[0] in _NOUNS)
            and token.pos[1] != "数詞"
            and token.word not in _POINTING
            and (not run or words.spans[run[-1]][1] == token.start)
        )
        if joined:
            run.append(at)
            continue
        while run and words.token(run[0]).pos[2] == "副詞可能":
            del run[0]
        if run:
            yield run[0], run[-1]
        run = (
            [at]
            if token is not None and token.pos[0] in _NOUNS and token.pos[1] != "数詞" and token.word not in _POINTING
            else []
        )


_POINTING = frozenset(
    {
        "各",
        "同",
        "当",
        "本",
        "該",
        "両",
        "諸",
        "他",
        "全",
        "今",
        "前",
        "現",
        "元",
        "旧",
        "新",
        "及び",
        "等",
        "など",
        "的",
        "氏",
        "側",
        "間",
        "上",
        "内",
        "外",
        "中",
        "ため",
        "こと",
        "もの",
        "場合",
        "方",
        "点",
    }
)


@cache
def _heads() -> dict[str, tuple[str, bool]]:
    rows = sorted(tables.read("heads"), key=lambda row: -len(row["word"]))
    return {row["word"]: (row["label"], row["proper"] == "yes") for row in rows}


def _quoted(text: str) -> Iterator[Known]:
    for found in _WORK.finditer(text):
        yield Known(found.start("name"), found.end("name"), "WORK_OF_ART", "quoted", 4)
    for found in _LAW.finditer(text):
        yield Known(found.start("name"), found.end("name"), "LAW", "titled-law", 3)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(
        sorted(
            tables.column("titles", "title") - {"側", "当方", "先方", "氏", "君", "さん", "様", "殿", "先生"},
            key=len,
            reverse=True,
        )
    )


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _titles())))


@cache
def _forms() -> re.Pattern[str]:
    return re.compile("氏|さん|君(?=[、は。がの])|様|殿|先生")


def _before_titles(text: str, words: Words, edges: Edges) -> Iterator[Known]:
    """Yield persons before titles and forms of address, and the titles beside them."""
    for found in _ABBREVIATED.finditer(text):
        title = _title_pattern().match(text, found.end())
        if title is not None:
            yield Known(found.start("name"), found.end("name"), "PERSON", "abbreviated", 4)
            yield Known(title.start(), title.end(), "TITLE", "title", 2)
    for pattern in (_title_pattern(), _forms()):
        for found in pattern.finditer(text):
            if not edges.between(found.end()):
                continue
            name = _name_before(text, words, found.start())
            if name is not None:
                yield Known(*name, "PERSON", "before-title", 3)
                if pattern is not _forms():
                    yield Known(found.start(), found.end(), "TITLE", "title", 2)


def _chinese(text: str, edges: Edges) -> Iterator[Known]:
    """Yield Chinese names that the dictionary does not hold: a surname and one or two characters that are no word."""
    for found in _chinese_pattern().finditer(text):
        tokens = edges.tokens(found.start(), found.end("name"))
        if (
            tokens
            and edges.between(found.start())
            and (any(token.unknown or token.pos[2] == "人名" for token in tokens) or len(tokens) == len(found["name"]))
        ):
            yield Known(found.start("name"), found.end("name"), "PERSON", "chinese", 2)


@cache
def _chinese_pattern() -> re.Pattern[str]:
    surnames = "".join(sorted(tables.column("chinese_surnames", "name")))
    after = "・|駐|は|が|の|と|も|氏|、|国家|総書記|主席|外相|外交|首相|大使|報道官|部長|副部長|政権|指導部|）|\\)"
    return re.compile(f"(?<![{KANJI}])(?P<name>[{surnames}][{KANJI}]{{1,2}})(?={after})")


def _name_before(text: str, words: Words, end: int) -> tuple[int, int] | None:
    """Return the person that stands before a title: katakana, or words that may be names."""
    katakana = re.compile(f"{_KATAKANA}$").search(text, max(0, end - 24), end)
    if katakana is not None and katakana[0] not in gazetteer.labels():
        return katakana.span()
    spans = words.spans
    last = next((at for at in range(len(spans)) if spans[at][1] == end), None)
    if last is None:
        return None
    first = last
    while first >= 0 and end - spans[first][0] <= 5 and _personal(words, first):
        first -= 1
    start = spans[first + 1][0] if first < last else end
    return (start, end) if start < end and text[start:end] not in gazetteer.labels() else None


def _personal(words: Words, at: int) -> bool:
    token = words.token(at)
    return token.pos[2] == "人名" or (token.unknown and all("一" <= char <= "龥" for char in token.word))


def spread(found: Sequence[Sequence[Known]], texts: Sequence[str], edges: Sequence[Edges]) -> list[list[Known]]:
    """Vote over a document: a string that is a person in one place is one in all; one label for one string."""
    votes: dict[str, dict[str, float]] = {}
    for names, text in zip(found, texts, strict=True):
        for one in names:
            weights = votes.setdefault(text[one.start : one.end], {})
            weights[one.label] = weights.get(one.label, 0.0) + (0.5 if one.rule == "model" else 1 + one.strength)
    labels = {name: max(weights, key=lambda label: (weights[label], label)) for name, weights in votes.items()}
    known = [
        name for name in labels if len(name) > 1 and labels[name] in {"PERSON", "ORG", "LAW", "GPE", "LOC", "EVENT"}
    ]
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=lambda name: -len(name))))) if known else None
    voted = []
    for names, text, edge in zip(found, texts, edges, strict=True):
        own = [one._replace(label=labels[text[one.start : one.end]]) for one in names if one.label != "TITLE"]
        own += [one for one in names if one.label == "TITLE"]
        more = [] if pattern is None or mostly_latin(text) else [
            Known(match.start(), match.end(), labels[match[0]], "vote", 0)
            for match in pattern.finditer(text)
            if edge.between(match.start()) and edge.between(match.end())
        ]  # fmt: skip
        voted.append(settled([*own, *more]))
    return voted
