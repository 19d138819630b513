"""An address as people write it in, its steps out: 第２－１－（３）, 第2章第2の1(3), 18条2項, 第1章 総則."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from fumikura import numerals

# how the 項 and 号 of an article are marked, with how far from the usual (e-Gov's statutes, 公用文作成の考え方)
STYLES = {
    "項": {"項": 0, "arabic": 0, "()": 1, "sign": 1},
    "号": {"号": 0, "kanji": 0, "()": 0, "sign": 1, "arabic": 2},
}
_N = "[0-9]+|[〇一二三四五六七八九十百千]+"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿"
_STEP = re.compile(
    rf"第?(?P<n>{_N})(?P<unit>[編部章節款目条項号])(?P<branch>(?:[のノ](?:{_N}))*)"
    rf"|第(?P<bare>{_N})(?P<more>(?:の(?:{_N}))*)"
    rf"|\((?P<bracket>{_N}|[a-zア-ンⅰ-ⅻⅠ-Ⅻ]{{1,4}})\)"
    rf"|(?P<sign>[{_CIRCLED}ⅰ-ⅻⅠ-Ⅻ])"
    rf"|(?P<supplement>附則)(?P<by>\([^()]*年[^()]*\)(?:その(?:{_N}))?|その(?:{_N}))"
    rf"|(?P<word>附則|別表|別紙|別記|様式|(?:参考|添付|付属|附属|関係)?資料|別添|添付|参考)"
    rf"(?P<of>第?(?:[{_CIRCLED}]|{_N}))?"
    rf"|(?:(?P<arabic>[0-9]+)|(?P<kanji>[〇一二三四五六七八九十百千]+)|(?P<letter>[a-zア-ン])(?![a-zア-ンー]))"
    rf"(?P<below>(?:[のノ](?:{_N}))*)[.)]?"
)
_UNITS = frozenset("編部章節款目条")
_MARKED = re.compile("[第附]|[(（]")
_ARTICLE = re.compile("[0-9０-９〇一二三四五六七八九十百千]条")
_BARE = re.compile("(?<![第の0-9０-９〇一二三四五六七八九十百千])[0-9０-９〇一二三四五六七八九十百千]+(?=[条項号])")
_BETWEEN = re.compile("[/・、,．.\\-‐-―−ー~〜の及び]*")
_SLASH = re.compile("[/・、,．.\\-‐-―−ー~〜の及び]*/[/・、,．.\\-‐-―−ー~〜の及び]*$")
_NUMERAL, _DAY = re.compile(_N), re.compile("[0-9]+月[0-9]+日")
_BRACKETS = "()「」『』【】〈〉"


class Step(NamedTuple):
    """One label of an address.

    Attributes:
        kind: 章 … 号, 第, (), sign, word (附則), arabic, kanji, letter, title.
        value: its number in Arabic digits, or the text.
        title: what is written behind it (第1章 総則), "" if nothing is.
        by: of 附則 the law that brought it, or which of several it is: (平成27年法律第59号), その2.
    """

    kind: str
    value: str
    title: str = ""
    by: str = ""

    @property
    def label(self) -> str:
        """The label as sections bear it."""
        if self.by:
            return self.value + self.by
        if self.kind in {"項", "号"}:
            return self.value
        if self.kind == "第" or self.kind in "編部章節款目条":
            number, _, branch = self.value.partition("の")
            return f"第{number}{self.kind.strip('第')}" + (f"の{branch}" if branch else "")
        return self.value


def plain(text: str) -> str:
    """Fold width and case and drop spaces, for comparison; circled and small Roman numerals stay."""
    folded = (c if "①" <= c <= "㊿" or "Ⅰ" <= c <= "ⅻ" else unicodedata.normalize("NFKC", c) for c in text)
    return "".join("".join(folded).split()).casefold()


def readings(wanted: str) -> Iterator[tuple[Step, ...]]:
    """Yield the labels of an address, the likeliest reading first.

    The 2 of 第3条の2, 第2の1 and 附則2 is read as part of the label, then as a step of its own; words behind
    a label as its title, then as the title of a section below it.
    """
    text = plain("、".join(wanted.split()))  # a space parts two numbers: 第２章　第２　１
    for branched in (True, False):
        steps = tuple(_steps(text, branched=branched))
        yield from _titled(steps)


@lru_cache(maxsize=4096)
def key(label: str) -> Step:
    """Read the label of a section; a heading without number is its title."""
    text = plain(label)
    found = _STEP.fullmatch(text)
    return _step(found, branched=True)[0] if found is not None else Step("title", _bare(text))


def title(text: str) -> str:
    """Fold a title for comparison, without the brackets of （目的）."""
    return _bare(plain(text).replace("、", ""))


def law(by: str) -> str:
    """Fold what tells one 附則 from the others, for comparison; a law is known without its day.

    >>> law("(平成二七年七月一七日法律第五九号)") == law("(平成27年法律第59号)")
    True
    """
    arabic = _NUMERAL.sub(lambda found: value(found[0]), by.replace("元年", "1年"))
    return _DAY.sub("", arabic).replace("第", "").strip(_BRACKETS) if "号" in arabic else arabic


def _bare(text: str) -> str:
    return text.replace("、", "").strip(_BRACKETS)


def _steps(text: str, *, branched: bool) -> Iterator[Step | None]:
    """Yield steps; None where a slash stands before a title."""
    at = 0
    while at < len(text):
        found = _STEP.match(text, at)
        if found is not None:
            step, at = _step(found, branched=branched)
            yield step
        else:
            end = text.find("/", at)
            end = len(text) if end < 0 else end
            if _SLASH.search(text[:at]):
                yield None
            if _bare(text[at:end]):
                yield Step("title", _bare(text[at:end]))
            at = end
        between = _BETWEEN.match(text, at)
        at = between.end() if between is not None else at


def _titled(steps: tuple[Step | None, ...]) -> Iterator[tuple[Step, ...]]:
    joined: list[Step] = []
    slash = False
    for step in steps:
        if step is None:
            slash = True
            continue
        if step.kind == "title" and joined and not slash and joined[-1].kind != "title":
            joined[-1] = joined[-1]._replace(title=step.value)
        else:
            joined.append(step)
        slash = False
    apart = tuple(step for step in steps if step is not None)
    if joined:
        yield tuple(joined)
    if apart and apart != tuple(joined):
        yield apart


def whole(text: str) -> bool:
    """Tell a word that is an address of two steps or more, or one with its unit, and nothing else.

    >>> whole("第２－１－（３）"), whole("第2章"), whole("2-1"), whole("第2回"), whole("地方自治法第2条")
    (True, True, False, False, False)
    """
    steps = next(readings(text), ())
    if not steps or _MARKED.match(text) is None or any(step.kind in {"title", "word"} or step.title for step in steps):
        return False
    return len(steps) > 1 or steps[0].kind in _UNITS


def ordinal(text: str) -> str:
    """Write a provision with the 第 that people leave out, so that it stands as texts have it.

    >>> ordinal("データ法18条2項"), ordinal("第18条の2第1項"), ordinal("5号機")
    ('データ法第18条第2項', '第18条の2第1項', '5号機')
    """
    return _BARE.sub(r"第\g<0>", text) if _ARTICLE.search(text) else text


def _step(found: re.Match[str], *, branched: bool) -> tuple[Step, int]:
    """Return the step of a match, and where it ends."""
    end = found.end()
    if found["n"]:
        return Step(found["unit"], _branched(found["n"], found["branch"])), end
    if found["bare"]:
        more = found["more"] if branched else ""
        return Step("第", _branched(found["bare"], more)), end if branched else found.start("more")
    if found["supplement"]:
        return Step("word", found["supplement"], by=found["by"]), end
    if found["word"]:
        of = (found["of"] or "").removeprefix("第") if branched else ""
        return Step("word", found["word"] + value(of)), end if branched or not found["of"] else found.start("of")
    if found["bracket"]:
        return Step("()", value(found["bracket"])), end
    kind = next(name for name in ("sign", "arabic", "kanji", "letter") if found[name])
    if kind == "sign":
        return Step(kind, found[kind]), end
    below = found["below"] if branched else ""
    return Step(kind, _branched(found[kind], below)), end if branched or not found["below"] else found.start("below")


def _branched(number: str, branches: str) -> str:
    return "の".join(value(part) for part in (number, *re.split("[のノ]", branches)) if part)


@lru_cache(maxsize=4096)
def value(text: str) -> str:
    """Return a numeral in Arabic digits, what is none as it stands.

    >>> value("十二"), value("③"), value("ア")
    ('12', '3', 'ア')
    """
    if len(text) == 1 and (number := unicodedata.numeric(text, None)) is not None:
        return str(int(number))
    parsed = numerals.parse(text)
    return text if parsed is None else str(int(parsed))
