"""The words of a block in, what the name model looks at out: strings for each token, as CRFsuite wants them.

Word, tag, shape, edges and cluster of the token and of its neighbours, the run of nouns that the token stands in
(Japanese heads stand last: 〜委員会, 〜条約), and the quotation marks around it. What one word says is put together
once (``View``), in bytes, because CRFsuite takes longer to encode a string than to look it up.
Training and reading share this file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from fumikura.mentions import clusters
from fumikura.records import Token

_DIGITS = re.compile("[0-9]")
_LONG_NUMBER = re.compile("[0-9]{4,}")
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
_INFLECTED = frozenset({"助詞", "助動詞", "動詞", "形容詞"})
_MOST = 6  # words of a noun run that are told apart by their place
_OPENING, _CLOSING = '「『(〈《【"“', '」』)〉》】"”'


class View(NamedTuple):
    """A word as the model sees it; kept for each form of a vocabulary.

    Attributes:
        word: as written.
        noun: may be part of a noun run.
        norm: the word in lower case, its digits alike.
        coarse: the first letters of its part of speech.
        own: what it says of itself.
        before, after: what it says of the word behind it and of the word in front of it.
        second_before, second_after: the same, over one word.
        head: what it says of the run of nouns that ends with it.
    """

    word: str
    noun: bool
    norm: bytes
    coarse: bytes
    own: list[bytes]
    before: list[bytes]
    after: list[bytes]
    second_before: list[bytes]
    second_after: list[bytes]
    head: list[bytes]


def view(word: Token) -> View:
    """Return what is looked at in one word, wherever it stands."""
    return _view(word.word, word.pos, word.orth_base, word.unknown)


@lru_cache(maxsize=65_536)
def _view(word: str, pos: tuple[str, str, str, str], base: str, unknown: bool) -> View:
    lower = word.replace("、", ",").replace("。", ".").lower()
    norm = f"{lower[:2]}00" if _LONG_NUMBER.fullmatch(lower) else _DIGITS.sub("0", lower)
    coarse = pos[0][:2] + pos[1][:1]
    # short strings, because they are compared often: 名固人姓 for 名詞-固有名詞-人名-姓
    tag = coarse if pos[0] in _INFLECTED else pos[0][:1] + pos[1][:1] + pos[2][:2] + pos[3][:1] + "?" * unknown
    shape = "".join(dict.fromkeys(map(_class, word)))
    fine, wide = clusters.of(lower) or clusters.of(base.lower()) or ("-", "-")

    def said(*features: str, of: str = "") -> list[bytes]:
        return [f"{of}{feature}".encode() for feature in features]

    near = (f"w={norm}", f"t={tag}", f"s={shape}", f"e={norm[-2:]}", f"c={fine}", f"k={wide}")
    return View(
        word,
        pos[0] in _NOUNS,
        norm.encode(),
        coarse.encode(),
        said("b", *near, f"f={norm[:1]}", f"l={norm[-1:]}", f"x={norm}{coarse}"),
        said(*near, of="-1"),
        said(*near, of="+1"),
        said(*near[:2], of="-2"),
        said(*near[:2], of="+2"),
        said(f"w={norm}", f"l={norm[-1:]}", f"t={tag}", of="r"),
    )


def _class(char: str) -> str:
    if "぀" <= char <= "ゟ":
        return "h"
    if "゠" <= char <= "ヿ":
        return "k"
    if "一" <= char <= "鿿" or char in "々〇":
        return "c"
    if char.isdigit():
        return "d"
    if char.isalpha():
        return "A" if char.isupper() else "a"
    return char


def features(views: Sequence[View]) -> list[list[bytes]]:
    """Return the features of each token of a sentence."""
    found = [
        here.own + before.before + after.after + second_before.second_before + second_after.second_after
        for second_before, before, here, after, second_after in zip(
            [_EDGE, _EDGE, *views],
            [_EDGE, *views],
            views,
            [*views[1:], _EDGE],
            [*views[2:], _EDGE, _EDGE],
            strict=False,
        )
    ]
    for at in range(1, len(views)):
        left, right = views[at - 1], views[at]
        words, tags = left.norm + b"|" + right.norm, left.coarse + right.coarse
        found[at - 1] += (b">w=" + words, b">t=" + tags)
        found[at] += (b"<w=" + words, b"<t=" + tags)
    for first, last in _runs(views):
        around = [
            b"[w=" + views[first - 1].norm if first else b"[",
            b"]w=" + views[last + 1].norm if last + 1 < len(views) else b"]",
        ]
        if first == last:
            found[first] += around
            continue
        around += views[last].head
        around.append(b"rn=%d" % min(last - first, _MOST))
        for at in range(first, last + 1):
            found[at] += (*around, b"rp=%d" % min(at - first, _MOST), b"rq=%d" % min(last - at, _MOST))
    for at, mark in _quoted(views):
        found[at].append(mark)
    return found


_EDGE = View("", False, b"", b"", [], [b"-1edge"], [b"+1edge"], [b"-2edge"], [b"+2edge"], [])


def _runs(views: Sequence[View]) -> list[tuple[int, int]]:
    """Return the first and last place of each noun run, and of each other word."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(views):
        end = at
        if views[at].noun:
            while end + 1 < len(views) and views[end + 1].noun:
                end += 1
        runs.append((at, end))
        at = end + 1
    return runs


def _quoted(views: Sequence[View]) -> list[tuple[int, bytes]]:
    """Return the places inside quotation marks and brackets, each with the innermost mark before it."""
    inside: list[tuple[int, bytes]] = []
    opened: list[int] = []
    for at, here in enumerate(views):
        closed = _CLOSING.find(here.word)
        if opened and closed == opened[-1]:
            opened.pop()
            inside.append((at, b"Q)"))
            continue
        if opened:
            inside.append((at, b"Q" + _OPENING[opened[-1]].encode()))
        if here.word in _MARKS:
            opened.append(_MARKS[here.word])
    return inside


_MARKS = {mark: number for number, mark in enumerate(_OPENING)}
