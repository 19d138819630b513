"""References as they are written: whose provision, which steps of an address, from where to where.

Found by ``mentions``, resolved by ``resolve``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from fumikura.addresses import Step

ReferenceKind = Literal["provision", "label", "number", "law", "definition", "term", "said"]
# of steps, from the widest to the narrowest; letters are (c), ロ, ①
RANKS = {
    "編": 0,
    "部": 0,
    "章": 1,
    "節": 2,
    "款": 3,
    "目": 4,
    "word": 4,
    "条": 5,
    "項": 6,
    "号": 7,
    "letter": 8,
    "()": 9,
}
RULE = 2  # articles from which on a document is a rule itself
WIDE = frozenset({"編", "部", "章", "節", "款", "目"})
Steps = tuple[Step, ...]


class Named(NamedTuple):
    """One address of a list, or a range of them: ``last`` is the end of the range."""

    first: Steps
    last: Steps = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """What points to a provision, or says of which law those behind it are.

    Attributes:
        kind: ``provision`` of a law (第3条第2項), ``label`` of the document's own sections (第2-1-(6)), law ``number``,
            a ``law`` named without a provision, a ``definition`` of a short name of one (以下「法」という。), of
            another ``term`` (以下「委員会」という。), ``said`` (上記規定).
        start, end: in the text of the block.
        law: as written right before, without white space; of a definition the full name; "" without any.
        addresses: in their order; 同条 is a step with the value 同, 前2項 one with 前2.
        part: 前段, ただし書, 各号 … behind the last of them.
        short: of a definition or term the short name, of a number the number, of a label what leads it in (上記, 本稿).
        bracketed: between the name of the law and the address stands a bracket.
        only: a label counts only if the document has it ``there``, or only behind a ``term`` that stands for a section.
    """

    kind: ReferenceKind
    start: int
    end: int
    law: str = ""
    addresses: tuple[Named, ...] = ()
    part: str = ""
    short: str = ""
    bracketed: bool = False
    only: Literal["", "there", "term"] = ""


def written(step: Step) -> str:
    """Write a step of a law as targets have it.

    >>> written(Step("条", "235の4")), written(Step("号", "3の2")), written(Step("章", "4"))
    ('235の4', '3号の2', '第4章')
    """
    if step.kind in WIDE:
        return f"第{step.value}{step.kind}"
    if step.kind != "号":
        return step.value
    number, _, branch = step.value.partition("の")
    return f"{number}号" + (f"の{branch}" if branch else "")
