"""Addresses of a law in, targets out: データ法/18/2, 改正電気通信法/3/9号, 国民年金法/28の2/1/3号/ロ, 法/別表第2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fumikura import tables
from fumikura.addresses import Step
from fumikura.citing import RANKS, WIDE, Named, Steps, written
from fumikura.marks import IROHA

_MOST = 200  # a longer range keeps its ends only
_BOOKS = ("法典", "規則集")  # whose articles are counted by 編


def words(kind: str) -> frozenset[str]:
    """Return the words for laws of a kind: own, same, generic."""
    return tables.column("acts", "word", kind=kind)


def expand(law: str, addresses: Sequence[Named]) -> tuple[str, ...]:
    """Return the targets of addresses, ranges counted through."""
    every = (steps for named in addresses for steps in _range(named))
    return tuple(dict.fromkeys(render(law, steps) for steps in every))


def render(law: str, steps: Steps) -> str:
    """Write a target; chapters above an article are left out, for articles count through them."""
    if any(step.kind == "条" for step in steps) and not law.endswith(_BOOKS):
        steps = tuple(step for step in steps if step.kind not in WIDE)
    return "/".join([law, *map(written, steps)])


def label(steps: Steps) -> str:
    """Write an address of the document itself as it would stand in a path."""
    return "/".join(_own(step) for step in steps)


def _own(step: Step) -> str:
    if step.kind in WIDE or step.kind in {"条", "第"}:
        number, _, branch = step.value.partition("の")
        return f"第{number}{step.kind.strip('第')}" + (f"の{branch}" if branch else "")
    if step.kind == "()":
        return f"({step.value})"
    if step.kind in {"項", "号"}:
        return f"第{step.value}{step.kind}"
    return step.value


def onto(base: Steps, steps: Steps) -> Steps | None:
    """Put 同条第3項, 同項第1号 or 第2項 onto the address cited last; None if that has no such level."""
    first = steps[0]
    rank = RANKS[first.kind]
    if first.value in {"同", "本"}:
        kept = tuple(step for step in base if RANKS.get(step.kind, 9) <= rank)
        if not any(step.kind == "条" for step in kept) and first.kind in {"条", "項", "号"}:
            return None
        return (*kept, *steps[1:])
    kept = tuple(step for step in base if RANKS.get(step.kind, 9) < rank)
    return (*kept, *steps) if any(step.kind == "条" for step in kept) else None


def _range(named: Named) -> Iterator[Steps]:
    if not named.last:
        yield named.first
        return
    first, last = named.first, named.last
    between = _between(first[-1], last[-1]) if first[:-1] == last[:-1] and first[-1].kind == last[-1].kind else None
    if between is None:
        yield first
        yield last
        return
    for value in between:
        yield (*first[:-1], first[-1]._replace(value=value))


def _between(first: Step, last: Step) -> list[str] | None:
    """Count from one label to another: 5 to 8, 235の2 to 235の4, イ to ハ; None where that cannot be counted."""
    for letters in (IROHA, "アイウエオカキクケコ", "abcdefghijklmnopqrstuvwxyz"):
        if len(first.value) == len(last.value) == 1 and first.value in letters and last.value in letters:
            start, end = letters.index(first.value), letters.index(last.value)
            return list(letters[start : end + 1]) if start <= end else None
    table = "別表第"
    if first.value.startswith(table) and last.value.startswith(table):
        numbers = _between(*(step._replace(value=step.value.removeprefix(table)) for step in (first, last)))
        return None if numbers is None else [f"{table}{number}" for number in numbers]
    head, joint, tail = first.value.rpartition("の")
    other, _, end_tail = last.value.rpartition("の")
    if not joint and other == first.value and end_tail.isdigit():  # 第15条から第15条の3
        return [first.value, *(f"{other}の{n}" for n in range(2, int(end_tail) + 1))]
    if head != other or not (tail.isdigit() and end_tail.isdigit()):
        return None
    start, end = int(tail), int(end_tail)
    if not 0 <= end - start <= _MOST:
        return None
    return [f"{head}{joint}{number}" for number in range(start, end + 1)]
