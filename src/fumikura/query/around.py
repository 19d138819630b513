"""The first passages of an answer in, those that stand around them out: what answers stands together.

Passages around a good one are often good though they lack its words, for a text does not say everything twice
(Fernández, Losada and Azzopardi, Extending the Language Modeling Framework for Sentence Retrieval to Include Local
Context, 2011). Items of a list answer what its lead announces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from fumikura.query.evidence import Asked, held
from fumikura.store import Shape, Store, briefs, shapes

_ITEMS = 10  # items of a list that are shown with its lead
# the end of what says that a list follows; 「以下「X」という」 and 10億円以下 do not
_FOLLOWING, _END = re.compile("(?<![0-9０-９円％%人名日年月件])以下(?!、?[「『])|次の|下記|左の"), 60
# of the score of its lead an item of a list has so much at least (more, where the lead but announces the list), less
# by a step for each item before it
_BEHIND, _ANNOUNCED, _STEP = 0.99, 1.3, 1e-4
_REACH, _NOTES = 3, 2  # passages on either side that have a share of a score, notes between them passed over
_SHARE, _FARTHER = 0.4, 0.85  # of the nearest, and how much less of the next


def beside(store: Store, query: Asked, first: Sequence[tuple[float, int]]) -> dict[int, float]:
    """Return the passages beside the first ones, in the same section, with their shares of the scores of these."""
    steps = [step for step in range(-_REACH - _NOTES, _REACH + _NOTES + 1) if step]
    near = shapes(store, [block + step for _, block in first for step in (0, *steps)])
    found: dict[int, float] = {}
    for score, block in first:
        for way in (-1, 1):
            for far, other in enumerate(_beside(block, way, near)):
                found[other] = max(found.get(other, 0.0), score * _SHARE * _FARTHER**far)
    return {block: found[block] for block in _kept(store, query, sorted(found))}


def _beside(block: int, way: int, near: Mapping[int, Shape]) -> list[int]:
    own = near.get(block)
    if own is None or own.kind == "footnote":
        return []
    path: list[str] = json.loads(own.section)
    found: list[int] = []
    for step in range(1, _REACH + _NOTES + 1):
        other = near.get(block + way * step)
        if other is None or other.document != own.document or len(found) == _REACH:
            break
        if other.kind == "footnote":
            continue
        if not _together(own.kind, path, json.loads(other.section)):
            break
        found.append(block + way * step)
    return found


def _together(kind: str, path: list[str], other: list[str]) -> bool:
    """Tell what stands in the section of a passage, or below it; beside an item its list and what leads to it."""
    if kind == "item":
        return path[:-1] in (other, other[:-1])
    return other[: len(path)] == path


def listed(store: Store, query: Asked, leads: Sequence[tuple[float, int]]) -> Iterator[tuple[int, float]]:
    """Yield the items of the lists that sentences lead to: the question is for them, whatever their words.

    A sentence that but announces its list comes with it, before the items.
    """
    near = shapes(store, [block + step for _, block in leads for step in range(_ITEMS + 4)])
    texts = briefs(store, [block for _, block in leads])
    for score, lead in leads:
        items = _items(lead, near)
        share = _ANNOUNCED if items and announces(texts[lead].text) else _BEHIND
        if share > 1:
            yield lead, score * share
        for at, item in enumerate(_kept(store, query, items) if items else (), 1):
            yield item, score * (share - at * _STEP)


def announces(text: str) -> bool:
    """Tell a sentence that says at its end that a list follows."""
    return _FOLLOWING.search(text[-_END:]) is not None


def leads(block: int, near: Mapping[int, Shape]) -> bool:
    """Tell a passage right behind which a list of items begins that are below it."""
    own, below = near.get(block), near.get(block + 1)
    if own is None or below is None or below.kind != "item" or below.document != own.document:
        return False
    return own.kind != "item" or _inside(below, own)


def _items(lead: int, near: Mapping[int, Shape]) -> list[int]:
    """Return the items that follow a sentence, one below the other, notes passed over; none of a long list."""
    own = near.get(lead)
    if own is None or own.kind == "heading":  # items stand under their headings anyway
        return []
    found: list[int] = []
    for block in range(lead + 1, lead + _ITEMS + 4):
        below = near.get(block)
        if below is None or below.document != own.document or below.kind not in {"item", "footnote"}:
            break
        if own.kind == "item" and not _inside(below, own):
            break
        if below.kind == "item":
            found.append(block)
    return found if len(found) <= _ITEMS else []


def _inside(below: Shape, own: Shape) -> bool:
    inner, path = json.loads(below.section), json.loads(own.section)
    return len(inner) > len(path) and inner[: len(path)] == path


def _kept(store: Store, query: Asked, items: Sequence[int]) -> Iterator[int]:
    """Yield the items that stand where the query wants passages to stand."""
    found = {} if query.within is None else held(store, [query.queries[query.within]], items)
    yield from (block for block in items if query.within is None or found[block])
