"""The words of a block in, what the name model looks at out: strings for each token, as CRFsuite wants them.

Word, tag, shape and edges of the token and of two neighbours on either side, and the run of nouns that
the token stands in (Japanese heads stand last: 〜委員会, 〜条約). Training and reading share this file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from fumikura import tables
from fumikura.records import Token

_DIGITS = re.compile("[0-9]")
_LONG_NUMBER = re.compile("[0-9]{4,}")
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "記号"})
_AROUND = (-2, -1, 1, 2)
_LONGEST = 4  # words of a place in the table
_MOST = 6  # words of a noun run that are told apart by their place


class View(NamedTuple):
    """A word as the model sees it; kept for each form of a vocabulary."""

    word: str
    norm: str
    tag: str
    coarse: str
    shape: str
    first: str
    last: str
    end: str
    noun: bool


def view(word: Token) -> View:
    """Return what is looked at in one word, wherever it stands."""
    return _view(word.word, word.pos, word.unknown)


@lru_cache(maxsize=65_536)
def _view(word: str, pos: tuple[str, str, str, str], unknown: bool) -> View:
    pos1, pos2, _, _ = pos
    norm = word.replace("、", ",").replace("。", ".").lower()
    long = _LONG_NUMBER.fullmatch(norm)
    norm = f"{norm[:2]}00" if long else _DIGITS.sub("0", norm)
    tag = "-".join(part for part in pos if part) + ("-未知" if unknown else "")
    shape = "".join(dict.fromkeys(map(_class, word)))
    return View(word, norm, tag, f"{pos1}-{pos2}", shape, norm[:1], norm[-1:], norm[-2:], pos1 in _NOUNS)


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


def features(views: Sequence[View]) -> list[list[str]]:
    """Return the features of each token of a sentence."""
    runs, places = _runs(views), _places(views)
    titles = tables.column("titles", "title")
    found = []
    for at, here in enumerate(views):
        own = [
            "b", f"w={here.norm}", f"t={here.tag}", f"p={here.coarse}", f"s={here.shape}", f"f={here.first}",
            f"l={here.last}", f"e={here.end}", f"wt={here.norm}|{here.coarse}",
        ]  # fmt: skip
        for offset in _AROUND:
            to = at + offset
            if 0 <= to < len(views):
                other = views[to]
                own += [f"{offset}w={other.norm}", f"{offset}t={other.tag}", f"{offset}s={other.shape}"]
                if offset in {-1, 1}:
                    own += [f"{offset}e={other.end}", f"{offset}p={other.coarse}"]
            else:
                own.append(f"{offset}edge")
        if at:
            own += [f"-1|0w={views[at - 1].norm}|{here.norm}", f"-1|0t={views[at - 1].coarse}|{here.coarse}"]
        if at + 1 < len(views):
            own += [f"0|1w={here.norm}|{views[at + 1].norm}", f"0|1t={here.coarse}|{views[at + 1].coarse}"]
        first, last = runs[at]
        if here.noun and last > first:
            head = views[last]
            own += [
                f"rh={head.norm}", f"rl={head.last}", f"rn={min(last - first, _MOST)}", f"rp={min(at - first, _MOST)}",
                f"rq={min(last - at, _MOST)}", f"rht={head.tag}",
            ]  # fmt: skip
        if places[at]:
            own += [places[at], f"{places[at]}|{views[at + 1].norm if at + 1 < len(views) else '$'}"]
        for offset in (0, 1, 2):
            if at + offset < len(views) and views[at + offset].word in titles:
                own.append(f"{offset}title")
        own.append(f"rb={views[first - 1].norm}" if first else "rb^")
        own.append(f"ra={views[last + 1].norm}" if last + 1 < len(views) else "ra$")
        found.append(own)
    return found


@tables.cached
def _known() -> dict[str, str]:
    return {row["name"]: row["label"] for row in tables.read("places")}


def _places(views: Sequence[View]) -> list[str]:
    """Mark the tokens of known places: G-GPE where one begins, g-GPE where it goes on; the longest wins."""
    marked = [""] * len(views)
    at = 0
    while at < len(views):
        step = 1
        for size in range(min(_LONGEST, len(views) - at), 0, -1):
            label = _known().get("".join(one.word for one in views[at : at + size]))
            if label is not None:
                marked[at] = f"G-{label}"
                marked[at + 1 : at + size] = [f"g-{label}"] * (size - 1)
                step = size
                break
        at += step
    return marked


def _runs(views: Sequence[View]) -> list[tuple[int, int]]:
    """Return the first and last place of the noun run around each token."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(views):
        end = at
        if views[at].noun:
            while end + 1 < len(views) and views[end + 1].noun:
                end += 1
        runs += [(at, end)] * (end - at + 1)
        at = end + 1
    return runs
