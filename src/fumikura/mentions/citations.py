"""A block in, its references to provisions out, as they are written: statutes, law numbers, its own sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from fumikura.chars import KANJI, narrow
from fumikura.citing import Reference
from fumikura.mentions import acts, articles, lawnumbers, pointers

_PROVISION = re.compile(
    r"第[ \u3000]{0,2}[0-9〇一二三四五六七八九十百千]|[前次同本](?:[各0-9一二三四五六七八九十]{1,2})?[条項号]|この[条項]|附[ \u3000]?則|前[ \u3000]?文|別表"
    r"|[前次同][章節款]|[0-9〇一二三四五六七八九十百千]+[条項]|Art|Sec|§"
)
_SIGNS = re.compile("[条項号章節款編部則文別§AS]")  # without any there is none
_NUMBERED = re.compile("[0-9〇一二三四五六七八九十百千]")
# a bracket of addresses and nothing else: とされています(2条1項、25条及び26条)
_ONE = "[0-9〇一二三四五六七八九十百千]{1,5}条(?:の[0-9一二三四五六七八九十]{1,3})?(?:第?[0-9一二三四五六七八九十]{1,3}[項号])*"
_ENCLOSED = re.compile(rf"\({_ONE}(?:(?:、|,|・|及び|又は|から|[~〜-]){_ONE})*(?:等|参照|など)?\)")
_SAID = re.compile(r"(?:上記|前記|上述の?|当該|同)規定(?!さ|す|し)")
_INSIDE = re.compile(f"[{KANJI}ァ-ヺー]")
# a line of a table of contents: 第一章　総則（第一条―第三条）
_CONTENTS = re.compile(r"\s*(?:第\S{1,5}[編部章節款目](?:の\S{1,3})?\s|附\s*則).*\(第[^()]*\)\s*$")
_SECTIONS = frozenset({"編", "部", "章", "節", "款", "目"})
_POINTING = frozenset("前次同")
_ALONE = frozenset({"附則", "前文", "別表"})
_BESIDE = frozenset("前次本")


def find(text: str, *, start: int = 0, members: Callable[[], Iterable[int]] = tuple) -> list[Reference]:
    """Find the references of a block, in order, none over another; ``laws`` finds those that are only named.

    Args:
        text: of the block.
        start: where its own mark or label ends.
        members: tells where enumerations inside its sentences have their marks.
    """
    plain = narrow(text)
    if _CONTENTS.match(plain):
        return []
    found: list[Reference] = []
    taken = bytearray(len(plain))
    for some in (
        lawnumbers.find(plain), _provisions(plain, start), pointers.find(plain, start, members), _said(plain),
        acts.definitions(plain),
    ):  # fmt: skip
        for one in some:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def laws(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Add the laws that a narrow text names without a provision to its references."""
    named = [
        one for one in acts.named(text)
        if not any(one.start < other.end and other.start < one.end for other in found)
    ]  # fmt: skip
    return sorted((*found, *named), key=lambda one: one.start) if named else list(found)


def leaning(one: Reference) -> bool:
    """Tell what is told by laws that stand before it: 同法第3条, 第5条, 当該規定; 前項 is of the same text."""
    if one.kind == "said":
        return True
    if one.kind != "provision":
        return False
    if one.law:
        return one.law.startswith(("同", "本", "この"))
    return one.addresses[0].first[0].value[:1] not in _BESIDE


def _said(text: str) -> Iterator[Reference]:
    if "規定" not in text:
        return iter(())
    return (Reference("said", *found.span()) for found in _SAID.finditer(text))


def _provisions(text: str, start: int) -> Iterator[Reference]:
    if _SIGNS.search(text) is None:
        return
    at = start
    while (found := _PROVISION.search(text, at)) is not None:
        reference = _provision(text, found.start(), start)
        if reference is None:
            at = found.end() if _NUMBERED.match(found[0]) else found.start() + 1
        else:
            yield reference
            at = reference.end


def _provision(text: str, at: int, floor: int) -> Reference | None:
    """Read the address at an offset, with the law before it; None where none stands there."""
    law = acts.before(text, at) if at > floor else None
    bare = _NUMBERED.match(text, at) is not None
    if bare and (law is None or law.bracketed) and _ENCLOSED.match(text, at - 1) is None:
        return None
    parsed = articles.english(text, at) or articles.parse(text, at, bare=bare)
    if parsed is None or parsed.end == at:
        return None
    first = parsed.addresses[0].first[0]
    if first.kind == "号" and law is not None and first.value.isdigit():
        return None  # 告示第952号
    if law is None and _INSIDE.match(text[at - 1 : at]) and (first.kind != "条" or not first.value[:1].isdigit()):
        return None  # 議案第5号, 事前条件
    steps = parsed.addresses[0].first
    if law is None and first.kind == "word" and len(steps) == 1 and first.value in _ALONE:
        return None  # of which law is not said
    counted = law is not None and law.text.endswith(tuple(acts.words("counted")))
    if first.kind == "項" and bare and not counted:
        return None  # 日ソ共同宣言9項, but no 民法2項
    ends = (first, *parsed.addresses[0].last[:1])
    pointing = any(step.value[:1] in _POINTING for step in ends)
    if law is None and first.kind in _SECTIONS and not pointing and not any(step.kind == "条" for step in steps):
        return None  # a section of the document itself
    near = law is not None and not law.bracketed
    begin = law.start if law is not None and near else at
    return Reference(
        "provision", max(begin, floor), parsed.end, law=parsed.law or (law.text if law is not None else ""),
        addresses=parsed.addresses, part=parsed.part, bracketed=law is not None and law.bracketed,
    )  # fmt: skip
