"""The tokens of a block as the places where words begin and end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from fumikura.records import Token

_SUFFIX = "接尾辞"
# suffixes that leave a time or number what it is; all others (今日的, 2年制) make a word of another kind
_LEAVES = frozenset(
    (
        "間 頃 ころ ごろ 前 後 中 内 末 初 目 付 付け 分 余 余り 強 弱 超 程 ほど 程度 以上 以下 以内 以降 以前 以後 以来 未満 "
        "前後 ぶり 振り ごと 毎 おき 半 台 代 度 現在 迄 足らず 近く 当たり あたり 発 着 生まれ"
    ).split()
)


class Edges:
    """Where words begin and end."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = sorted(tokens, key=lambda token: token.start)
        self._starts = [token.start for token in self._tokens]

    def covering(self, offset: int) -> Token | None:
        """Return the token around or from an offset."""
        at = bisect_right(self._starts, offset) - 1
        token = self._tokens[at] if at >= 0 else None
        return token if token is not None and token.end > offset else None

    def before(self, offset: int) -> Token | None:
        """Return the token that ends at an offset or last before it."""
        at = bisect_right(self._starts, offset - 1) - 1
        return self._tokens[at] if at >= 0 else None

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
