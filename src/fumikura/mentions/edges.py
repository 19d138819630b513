"""The tokens of a block as the places where words begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from fumikura.records import Token

_SUFFIX = "接尾辞"
# suffixes that leave a time or number what it is; all others (今日的, 2年制) make a word of another kind
_LEAVES = frozenset(
    {
        "すぎ",
        "過ぎ",
        "間",
        "頃",
        "ころ",
        "ごろ",
        "前",
        "後",
        "中",
        "内",
        "末",
        "初",
        "目",
        "付",
        "付け",
        "分",
        "余",
        "余り",
        "強",
        "弱",
        "超",
        "程",
        "ほど",
        "程度",
        "以上",
        "以下",
        "以内",
        "以降",
        "以前",
        "以後",
        "以来",
        "未満",
        "前後",
        "ぶり",
        "振り",
        "ごと",
        "毎",
        "おき",
        "半",
        "台",
        "代",
        "度",
        "現在",
        "迄",
        "足らず",
        "近く",
        "当たり",
        "あたり",
        "発",
        "着",
        "生まれ",
    }
)


class Words(Protocol):
    """The tokens of a block in order: their spans, and each of them when it is asked for."""

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Start and end of each token."""

    def token(self, at: int) -> Token:
        """Return one token by its place."""


class Edges:
    """Where words begin and end."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._starts = [start for start, _ in words.spans]

    @property
    def starts(self) -> Sequence[int]:
        """Where words begin."""
        return self._starts

    def covering(self, offset: int) -> Token | None:
        """Return the token around or from an offset."""
        at = bisect_right(self._starts, offset) - 1
        return self._words.token(at) if at >= 0 and self._words.spans[at][1] > offset else None

    def whole(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins and ends where words do."""
        first, last = self.covering(start), self.covering(end)
        if first is not None and first.start < start:
            return False
        if last is None or last.start >= end:
            return True
        return last.start >= start and last.word[end - last.start :] in _LEAVES

    def lexical(self, start: int, end: int) -> bool:
        """Tell a stretch that is one word of the dictionary and no numeral (十分, 一時)."""
        token = self.covering(start)
        return token is not None and (token.start, token.end) == (start, end) and token.pos[1] != "数詞"

    def derived(self, end: int) -> bool:
        """Tell whether a suffix behind a stretch makes another word of it (今日的)."""
        token = self.covering(end)
        return token is not None and token.start == end and token.pos[0] == _SUFFIX and token.word not in _LEAVES

    def between(self, offset: int) -> bool:
        """Tell whether an offset stands between words."""
        token = self.covering(offset)
        return token is None or token.start == offset

    def joined(self, offset: int) -> bool:
        """Tell whether a noun or suffix goes on at an offset, other than 以上, 程度 and the like."""
        token = self.covering(offset)
        if token is None or token.start != offset or token.word in _LEAVES:
            return False
        return token.pos[0] in {"名詞", "接頭辞", _SUFFIX}

    def numeral(self, start: int, end: int) -> bool:
        """Tell whether a stretch is made of numerals."""
        at = start
        while at < end:
            token = self.covering(at)
            if token is None or (token.pos[1] != "数詞" and token.word not in {"・", "数", "幾"}):
                return False
            at = token.end
        return True

    def nouns(self, start: int) -> list[Token]:
        """Return the common nouns that stand side by side from an offset on, up to a word of another kind."""
        run: list[Token] = []
        at = start
        token = self.covering(at)
        while token is not None and token.start == at and token.pos[0] in {"名詞", "接尾辞"} and token.pos[1] != "数詞":
            if token.pos[1] == "固有名詞" or token.word in _LEAVES or (not run and token.pos[0] == _SUFFIX):
                break
            run.append(token)
            at = token.end
            token = self.covering(at)
        return run

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin in a stretch."""
        first = bisect_right(self._starts, start - 1)
        return [self._words.token(at) for at in range(first, bisect_right(self._starts, end - 1))]
