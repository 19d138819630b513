"""The passages that the index finds in, the same in the order in which they answer out: a second look at few of them.

The index adds up words. Here each word of the query counts once, by the best that speaks for it: that it stands in the
passage, in the sentence that leads to it, in the headings above it (fields: Robertson and Zaragoza, The Probabilistic
Relevance Framework: BM25 and Beyond, 2009), that a word of its meaning stands there, or that some of its characters do
(選ぶ and 選任 share one: Fujii and Croft, A Comparison of Indexing Techniques for Japanese Text Retrieval, 1993). How
often words stand there counts by BM25; words that stand side by side as they do in the query count once more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from fumikura.query.evidence import Asked, Unit, held
from fumikura.store import Brief, Shape, Store, briefs, shapes

POOL = 30  # passages, of whole and of partial matches, that are looked at
_LEADS, _ITEMS = 5, 10  # the first passages that may lead to a list; items of a list that are shown with its lead

# what a word counts for that does not stand in the passage, against 1 for one that does
_LEAD, _HEADS, _SYNONYM, _KANJI = 0.95, 0.8, 0.5, 0.3
_OFTEN = 0.5  # and how often it stands there: BM25 with its usual constants, for passages of 70 characters or so
_K1, _B, _MEAN = 1.2, 0.75, 70
_RUN = 1.0  # words side by side: share of the weight of the rarest
_MENTIONED = 15.0  # a day or a provision that the query names: as three rare words
# a passage is of a document: share of its score that goes with how much of the query the document has
# (Callan, Passage-level evidence in document retrieval, 1994)
_DOCUMENT = 0.5
_NOTE = 0.2  # share of the score of the passage that refers to a note
# what is no running text says less; of running text, for which BM25 has too little, the longer says more
_KINDS = {"heading": 1.0, "caption": 1.1, "footnote": 0.7, "front": 1.0, "back": 1.0}
_LENGTH, _PARAGRAPH = 0.15, 105
_FOLLOWING, _END, _LEADING = re.compile("以下|次の|下記|左の"), 60, 1.2  # its end says that a list follows
# of the score of its lead an item of a list has so much at least (more, where the lead but announces the list), less
# by a step for each item before it
_BEHIND, _ANNOUNCED, _STEP = 0.99, 1.3, 1e-4

Scored = list[tuple[float, int]]


def order(store: Store, query: Asked, whole: Scored, part: Scored | None) -> tuple[Scored, Scored]:
    """Put whole and partial matches in order.

    The first ``POOL`` of each are looked at, however many are wanted, so that a longer answer begins as a shorter one.

    Args:
        store: the corpus.
        query: what may speak for a passage.
        whole: score and id of passages with every word, best first.
        part: those of passages with some, if there is room for them; then ``whole`` has all there are.
    """
    first = [block for _, block in whole[:POOL]]
    some = [block for _, block in (part or ())[:POOL]]
    own, notes = _scores(store, query, [*first, *some])
    top = {block: _with_note(block, own, notes, among=first) for block in first}
    rest = {block: _with_note(block, own, notes, among=[*first, *some]) for block in some}
    if query.listing:
        for item, score in _listed(store, query, _sorted(top)[:_LEADS]):
            if item in top:
                top[item] = max(top[item], score)
    if query.listing and part is not None:
        known = {block for _, block in whole}
        for item, score in _listed(store, query, [*_sorted(top), *_sorted(rest)][:_LEADS]):
            if item not in known:
                rest[item] = max(rest.get(item, 0.0), score)
    beyond = [pair for pair in (part or ())[POOL:] if pair[1] not in rest]
    return _joined(_sorted(top), whole[POOL:]), _joined(_sorted(rest), beyond)


def _scores(store: Store, query: Asked, blocks: Sequence[int]) -> tuple[dict[int, float], dict[int, int]]:
    """Return the score of each passage, and of notes the passage that refers to them."""
    texts = briefs(store, blocks)
    bits = held(store, query.queries, blocks)
    below = shapes(store, [block + 1 for block in blocks]) if query.listing else {}
    scores: dict[int, float] = {}
    for block, text in texts.items():
        found = bits[block]
        long = _K1 * (1 - _B + _B * len(text.text) / _MEAN)
        score = sum(unit.weight * _counts(unit, found, text.text, long) for unit in query.units)
        score += _RUN * sum(weight for weight, at in query.groups if found >> at & 1)
        score += _MENTIONED * sum(found >> at & 1 for at in query.mentioned)
        scores[block] = score * _prior(text, below.get(block + 1))
    shares = _shares(query, texts, bits)
    scores = {
        block: score * (1 - _DOCUMENT + _DOCUMENT * shares[texts[block].document]) for block, score in scores.items()
    }
    return scores, {block: block - text.back for block, text in texts.items() if text.back is not None}


def _shares(query: Asked, texts: Mapping[int, Brief], bits: Mapping[int, int]) -> dict[int, float]:
    """Return by document how much of the query its passages that are looked at have among them."""
    found: dict[int, int] = {}
    for block, text in texts.items():
        found[text.document] = found.get(text.document, 0) | bits[block]
    total = sum(unit.weight for unit in query.units)
    return {
        document: sum(unit.weight for unit in query.units if had >> unit.text & 1) / total
        for document, had in found.items()
    }


def _counts(unit: Unit, found: int, text: str, long: float) -> float:
    """Return what a word counts for by the best that speaks for it."""
    if found >> unit.text & 1:
        times = max(1, text.count(unit.key))
        return 1.0 + _OFTEN * times * (_K1 + 1) / (times + long)
    if found >> unit.lead & 1:
        return _LEAD
    if found >> unit.heads & 1:
        return _HEADS
    if unit.synonym is not None and found >> unit.synonym & 1:
        return _SYNONYM
    return _KANJI * sum(char in text for char in unit.kanji) / len(unit.kanji) if unit.kanji else 0.0


def _prior(text: Brief, below: Shape | None) -> float:
    leading = below is not None and below.kind == "item"  # a list is asked for, and this leads to one
    if text.kind in _KINDS:
        return 1 + _LENGTH / 2 if leading and text.kind in {"heading", "caption"} else _KINDS[text.kind]
    told = leading and _announces(text.text)
    return (_LEADING if told else 1.0) * (1 + _LENGTH * min(1.0, len(text.text) / _PARAGRAPH))


def _with_note(block: int, own: Mapping[int, float], notes: Mapping[int, int], *, among: Sequence[int]) -> float:
    above = notes.get(block)
    share = _NOTE * own.get(above, 0.0) if above is not None and above in among else 0.0
    return own.get(block, 0.0) + share


def _listed(store: Store, query: Asked, leads: Scored) -> Iterator[tuple[int, float]]:
    """Yield the items of the lists that sentences lead to: the question is for them, whatever their words."""
    near = shapes(store, [block + step for _, block in leads for step in range(_ITEMS + 4)])
    texts = briefs(store, [block for _, block in leads])
    for score, lead in leads:
        items = _items(lead, near)
        share = _ANNOUNCED if items and _announces(texts[lead].text) else _BEHIND
        for at, item in enumerate(_kept(store, query, items) if items else (), 1):
            yield item, score * (share - at * _STEP)


def _announces(text: str) -> bool:
    return _FOLLOWING.search(text[-_END:]) is not None


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


def _sorted(scores: Mapping[int, float]) -> Scored:
    return sorted(((score, block) for block, score in scores.items()), key=lambda pair: (-pair[0], pair[1]))


def _joined(looked: Scored, beyond: Scored) -> Scored:
    """Put what was not looked at behind, in its own order; its scores, of another making, are made to fit below."""
    if not looked or not beyond:
        return looked or beyond
    share = min(1.0, looked[-1][0] / beyond[0][0]) if beyond[0][0] > 0 else 1.0
    return [*looked, *((score * share, block) for score, block in beyond)]
