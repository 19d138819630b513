"""A block and its tokens in, names that end with what such things are called by out: 〜委員会, 〜条約, 〜サミット."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fumikura import tables
from fumikura.mentions.edges import Words
from fumikura.mentions.gazetteer import Known
from fumikura.mentions.persons import titles
from fumikura.records import Token

_SUMMIT = re.compile(
    "(?:第[0-9一二三四五六七八九十]+回)?(?:[A-Z]{1,6}[0-9]{0,2}|[ァ-ヺー・]{3,12}|[一-龥]{2,4}(?<![日月年午前後回次]))・?(?:サミット|首脳会議|首脳会合|外相会合|外相会議|財務相・中央銀行総裁会議)"
)
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
_INSIDE = frozenset({*_NOUNS, "形状詞"})  # 国立|特別|支援
_KATAKANA = re.compile("[ァ-ヺー]{3,}")
# words that point or count before a name, and nouns that are no part of one behind it
_POINTING = frozenset(
    [
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
        "日付",
        "付",
    ]
)


@tables.cached
def heads() -> dict[str, tuple[str, bool]]:
    """Return the label of each head, longest first, and whether a proper noun must stand before it."""
    rows = sorted(tables.read("heads"), key=lambda row: (-len(row["word"]), row["word"]))
    return {row["word"]: (row["label"], row["proper"] == "yes") for row in rows}


def ending(text: str, words: Sequence[str]) -> str | None:
    """Return the first of some words that a text ends with; mostly it ends with none, which one call tells."""
    return next(filter(text.endswith, words)) if text.endswith(tuple(words)) else None


def find(text: str, words: Words) -> Iterator[Known]:
    """Yield runs of nouns that end with what bodies, laws, events, facilities are called by."""
    for first, last in _runs(words):
        start, end = words.spans[first][0], words.spans[last][1]
        title = ending(text[start:end], titles())
        for stop in (end, end - len(title) if title is not None else end):
            run = text[start:stop]
            head = ending(run, tuple(heads()))
            if head is None or len(run) - len(head) < 1:
                continue
            if stop not in {words.spans[at][1] for at in range(first, last + 1)}:
                continue
            label, wants = heads()[head]
            before = [words.token(at) for at in range(first, last + 1) if words.spans[at][1] <= stop - len(head)]
            if any(map(proper, before)) or not (wants or len(run) - len(head) < 2):
                yield Known(start, stop, label, "head", 1)
                break
    for found in _SUMMIT.finditer(text):
        yield Known(found.start(), found.end(), "EVENT", "head", 1)


def proper(token: Token) -> bool:
    """Tell a word that may be part of a name: a proper noun, unknown, foreign."""
    foreign = token.word.isascii() or _KATAKANA.fullmatch(token.word) is not None
    return token.pos[1] == "固有名詞" or token.unknown or foreign


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield noun runs, without what only counts or points before them (各, 同, 第2回)."""
    run: list[int] = []
    for at in range(len(words.spans) + 1):
        token = words.token(at) if at < len(words.spans) else None
        joins = (
            token is not None and token.pos[1] != "数詞" and token.word not in _POINTING
            and any(map(str.isalnum, token.word))
        )  # fmt: skip
        if joins and token is not None and run and token.pos[0] in _INSIDE and words.spans[run[-1]][1] == token.start:
            run.append(at)
            continue
        while run and words.token(run[0]).pos[2] == "副詞可能":
            del run[0]
        while run and words.token(run[-1]).pos[0] == "形状詞":
            del run[-1]
        if run:
            yield run[0], run[-1]
        begins = joins and token is not None and token.pos[0] in _NOUNS and not _counts(words, at)
        run = [at] if begins else []


def _counts(words: Words, at: int) -> bool:
    """Tell the counter behind a numeral: 第44|号|江別市市民参加条例."""
    return at > 0 and words.token(at - 1).pos[1] == "数詞" and words.token(at).pos[2].startswith("助数詞")
