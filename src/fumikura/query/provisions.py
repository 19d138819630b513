"""An address as people write it and the sections of a document in, the section that is meant out.

第２－１－（３）, 第2章第2の1(3) and 第二章／第二 are read label by label. The chapter may be left out: of
the sections whose labels end with those of the address the one that says all wins, then one that lacks
labels at the front only, then one that lacks any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from fumikura import numerals
from fumikura.errors import UnknownSectionError

Path = tuple[str, ...]

_N = "[0-9]+|[〇一二三四五六七八九十百千]+"
_STEP = re.compile(
    rf"第(?P<n>{_N})(?P<unit>[編部章節款目条項号]?)(?P<branch>(?:の(?:{_N}))*)"
    rf"|\((?P<bracket>[^()]+)\)"
    rf"|(?P<sign>[①-⑳㉑-㉟㊱-㊿ⅰ-ⅻⅠ-Ⅻ])"
    rf"|(?P<word>(?:附則|別表|別紙|別記|様式|(?:参考|添付|付属|附属|関係)?資料|別添|添付|参考)(?P<of>(?:第?(?:[①-⑳]|{_N}))?))"
    rf"|(?P<plain>{_N}|[a-zア-ン])[.)]?"
)
_BETWEEN = re.compile(r"[\s/・、,．.\-‐-―−ー~〜の及び]*")
_ITEMS = frozenset({"項", "号"})  # second paragraph and first item of an article stand as 2 and 一, (1), 1


def find(titles: Mapping[Path, str], wanted: str) -> Path:
    """Find the section that an address or a title means.

    Args:
        titles: the sections of a document with their titles, "" where one has none.
        wanted: labels in their order, or the label or title of one section.

    Raises:
        UnknownSectionError: none, or several; the message names them.
    """
    known = list(titles)
    for candidates in _tiers(titles, wanted):
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            some = "; ".join("/".join(path) for path in candidates[:8])
            more = f" and {len(candidates) - 8} more" if len(candidates) > 8 else ""
            msg = f"{wanted!r} may be {some}{more}; say more of the address"
            raise UnknownSectionError(msg)
    near = get_close_matches(_plain(wanted), [_plain("/".join(path)) for path in known], n=3, cutoff=0.4)
    hint = f"; did you mean {', '.join(near)}?" if near else "; 'fumikura outline DOC' lists the sections"
    msg = f"there is no section {wanted!r}{hint}"
    raise UnknownSectionError(msg)


def _tiers(titles: Mapping[Path, str], wanted: str) -> Iterator[list[Path]]:
    known, plain = list(titles), _plain(wanted)
    if not plain:
        return
    yield [path for path in known if _plain("/".join(path)) == plain]
    yield [path for path in known if plain in {_plain(path[-1]), _plain(titles[path])}]
    keys = {path: [_key(label) for label in path] for path in known}
    for steps in _readings(plain):
        ending = [path for path in known if _same(steps[-1], keys[path][-1])]
        yield [path for path in ending if len(path) == len(steps) and all(map(_same, steps, keys[path]))]
        yield [path for path in ending if len(path) > len(steps) and all(map(_same, steps, keys[path][-len(steps) :]))]
        yield [path for path in ending if _within(steps, keys[path])]


def _plain(text: str) -> str:
    return "".join(_fold(text).split())


def _fold(text: str) -> str:
    """Fold width; circled and small Roman numerals stay."""
    return "".join(
        char if "①" <= char <= "㊿" or "Ⅰ" <= char <= "ⅻ" else unicodedata.normalize("NFKC", char) for char in text
    )


def _readings(plain: str) -> Iterator[list[tuple[str, str]]]:
    """Yield the labels of an address; the 2 of 第3条の2 and 附則2 is read as part of the label, then as a step."""
    for branched in (True, False):
        steps: list[tuple[str, str]] = []
        at = 0
        while at < len(plain):
            found = _STEP.match(plain, at)
            if found is None:
                break
            at = found.end()
            split = "branch" if found["branch"] else "of" if found["of"] else None
            if split is not None and not branched and not found["unit"]:
                at = found.start(split)
            steps.append(_key(plain[found.start() : at]))
            at = _between(plain, at)
        if steps and at == len(plain):
            yield steps


def _between(plain: str, at: int) -> int:
    found = _BETWEEN.match(plain, at)
    return found.end() if found else at


def _key(label: str) -> tuple[str, str]:
    """Return kind and value of a label: ``第2章`` -> (章, 2), ``(3)`` -> ((), 3), ``一`` -> (一, 1)."""
    found = _STEP.fullmatch(_plain(label))
    if found is None:
        return "title", _plain(label)
    if found["n"]:
        return found["unit"] or "第", _value(found["n"]) + "".join(
            f"の{_value(branch)}" for branch in found["branch"].split("の") if branch
        )
    if found["bracket"]:
        return "()", _value(found["bracket"])
    if found["sign"]:
        return "sign", found["sign"]
    if found["word"]:
        return "title", "".join(_value(part) for part in re.split(f"({_N})", found["word"]))
    return "plain", _value(found["plain"])


def _value(text: str) -> str:
    value = numerals.parse(text)
    return text if value is None else str(int(value))


def _same(step: tuple[str, str], label: tuple[str, str]) -> bool:
    """Compare a step of an address with a label: 第2項 is the paragraph 2, 第1号 the item 一 or (1)."""
    if step[1] != label[1]:
        return False
    return step[0] == label[0] or step[0] == "plain" or (step[0] in _ITEMS and label[0] in {"plain", "()", "項", "号"})


def _within(steps: Sequence[tuple[str, str]], labels: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the steps stand in the labels in their order."""
    rest = iter(labels)
    return all(any(_same(step, label) for label in rest) for step in steps)
