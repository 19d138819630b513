"""A place behind or in a bracket in, the provision out that a list goes on from there, or that loses a part there."""

from __future__ import annotations

import re

from fumikura.addresses import Step
from fumikura.citing import Named
from fumikura.resolve import targets
from fumikura.resolve.memory import Cited

_CLOSED = re.compile(r"\)(?:[、,・]?(?:及び|並びに|又は|若しくは|または|もしくは|および|から|ないし)|[、,・])\s*$")
_PART = re.compile("[^()。]{0,20}(?:を除く|に係る部分|に限る)")  # (第三号を除く。)
_CAPTION = 300  # characters that a bracket between two provisions of a list may hold


def joined(text: str, start: int, end: int, *, whole: bool) -> int | None:
    """Return where the provision ends that a stretch of a narrow text goes on from, None if it goes on from none.

    特許法第三十八条(共同出願)、第四十三条; 第一項(…)及び第二項; 第百十一条第一項(第三号を除く。).

    Args:
        text: of the block.
        start: of the provision without a law.
        end: of it.
        whole: it names an article.
    """
    before = _CLOSED.search(text, max(0, start - 8), start)
    if before is not None:
        opened = _opened(text, before.start())
    elif not whole and text[start - 1 : start] == "(" and _PART.match(text, end):
        opened = start - 1
    else:
        return None
    return opened - 2 if text[max(0, opened - 2) : opened] == "まで" else opened


def onto(named: Named, cited: Cited) -> Named:
    """Put what is left of an address in a list onto the one before it: 附則第八条(…)、第九条."""
    supplement = cited.own and any("".join(label.split()).startswith("附則") for label in cited.path[:1])
    supplement = supplement or (cited.own and cited.steps[:1] == (Step("word", "附則"),))
    head = (Step("word", "附則"),) if supplement else ()
    first, last = (
        (*head, *steps) if not steps or steps[0].kind in {"条", "word"} else targets.onto(cited.steps, steps) or steps
        for steps in named
    )
    return Named(first, last if named.last else ())


def _opened(text: str, close: int) -> int:
    """Return where the bracket begins that ends at an offset, -1 if it is too long."""
    depth = 0
    for at in range(close, max(-1, close - _CAPTION), -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1
