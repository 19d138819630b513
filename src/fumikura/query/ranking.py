"""The passages that the index finds in, the same in the order in which they answer out: a second look at few of them.

The index adds up words. Here each word of the query counts once, by the best that speaks for it: that it stands in the
passage, in the sentence that leads to it, in the headings above it (fields: Robertson and Zaragoza, The Probabilistic
Relevance Framework: BM25 and Beyond, 2009), that a word of its meaning stands there, or that some of its characters do
(選ぶ and 選任 share one: Fujii and Croft, A Comparison of Indexing Techniques for Japanese Text Retrieval, 1993). How
often words stand there counts by BM25; words that stand side by side as they do in the query count once more. The
document has its share, and what stands around the best is added. What was measured stands in docs/decisions/0006.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fumikura.query.around import announces, beside, leads, listed
from fumikura.query.evidence import Asked, Unit, held
from fumikura.query.speaking import label_end
from fumikura.store import Brief, Store, briefs, shapes

POOL = 30  # passages, of whole and of partial matches, that are looked at
_LEADS = 5  # the first passages that may lead to a list

# what a word counts for that does not stand in the passage, against 1 for one that does
_LEAD, _HEADS, _SPEAKER, _SYNONYM, _KANJI = 0.95, 0.8, 0.7, 0.5, 0.3
_OFTEN = 0.5  # and how often it stands there: BM25 with its usual constants, for passages of 70 characters or so
_K1, _B, _MEAN = 1.2, 0.75, 70
_RUN = 1.0  # words side by side: share of the weight of the rarest
_DEFINED = 1.5  # a sentence that says what a word means: share of the weight of the word
_MENTIONED = 15.0  # a day or a provision that the query names: as three rare words
# a passage is of a document: share of its score that goes with how much of the query the document has
# (Callan, Passage-level evidence in document retrieval, 1994)
_DOCUMENT = 0.5
_NOTE = 0.2  # share of the score of the passage that refers to a note
# notes say less; of running text, for which BM25 has too little, the longer says more than a heading or a caption
_KINDS = {"heading": 1.0, "caption": 1.1, "footnote": 0.7, "front": 1.0, "back": 1.0}
_LENGTH, _PARAGRAPH = 0.15, 105
_LEADING = 1.2  # what says at its end that a list follows, where a list is asked for
_FIRST, _OWN = 3, 0.4  # the first passages, around which others are looked for; what of the own score of these is added

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
    own, notes = _scores(store, query, first, some)
    top = {block: _with_note(block, own, notes, among=first) for block in first}
    rest = {block: _with_note(block, own, notes, among=[*first, *some]) for block in some}
    if query.listing:
        for item, score in listed(store, query, _sorted(top)[:_LEADS]):
            if item in top:
                top[item] = max(top[item], score)
    if part is not None:
        known = {block for _, block in whole}
        if query.listing:
            for item, score in listed(store, query, [*_sorted(top), *_sorted(rest)][:_LEADS]):
                if item not in known:
                    rest[item] = max(rest.get(item, 0.0), score)
        near = beside(store, query, [*_sorted(top), *_sorted(rest)][:_FIRST])
        for block, score in near.items():
            if block not in known:
                rest[block] = max(rest.get(block, 0.0), score + _OWN * rest.get(block, 0.0))
    beyond = [pair for pair in (part or ())[POOL:] if pair[1] not in rest]
    return _joined(_sorted(top), whole[POOL:]), _joined(_sorted(rest), beyond)


def _scores(
    store: Store, query: Asked, first: Sequence[int], some: Sequence[int]
) -> tuple[dict[int, float], dict[int, int]]:
    """Return the score of each passage, and of notes the passage that refers to them.

    What whole matches score does not hang on partial ones: a longer answer begins as a shorter one.
    """
    blocks = [*first, *some]
    texts, bits = briefs(store, blocks), held(store, query.queries, blocks)
    near = shapes(store, [block + step for block in blocks for step in (0, 1)]) if query.listing else {}
    shares = _shares(query, {block: texts[block] for block in first if block in texts}, bits)
    others, among = _shares(query, texts, bits), frozenset(first)
    scores: dict[int, float] = {}
    for block, text in texts.items():
        found = bits[block]
        long = _K1 * (1 - _B + _B * len(text.text) / _MEAN)
        said = text.text[label_end(text.text, text.speaker) :]
        score = sum(unit.weight * _counts(unit, found, said, text.speaker or "", long) for unit in query.units)
        score += _RUN * sum(weight for weight, at in query.groups if found >> at & 1)
        score += _MENTIONED * sum(found >> at & 1 for at in query.mentioned)
        score += _DEFINED * sum(weight for weight, look in query.defined if look.search(text.text) is not None)
        share = (shares if block in among else others)[text.document]
        scores[block] = score * _prior(text, leads(block, near)) * (1 - _DOCUMENT + _DOCUMENT * share)
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


def _counts(unit: Unit, found: int, text: str, speaker: str, long: float) -> float:
    """Return what a word counts for by the best that speaks for it."""
    spoken = unit.key in speaker
    if found >> unit.text & 1 and not (spoken and unit.key not in text):
        times = max(1, text.count(unit.key))
        return 1.0 + _OFTEN * times * (_K1 + 1) / (times + long)
    if found >> unit.lead & 1:
        return _LEAD
    if found >> unit.heads & 1:
        return _HEADS
    if spoken:
        return _SPEAKER
    if unit.synonym is not None and found >> unit.synonym & 1:
        return _SYNONYM
    return _KANJI * sum(char in text for char in unit.kanji) / len(unit.kanji) if unit.kanji else 0.0


def _prior(text: Brief, leading: bool) -> float:
    """Return how much more or less a passage of a kind says; ``leading``: a list is asked for, and it leads to one."""
    if text.kind in _KINDS:
        return 1 + _LENGTH / 2 if leading and text.kind in {"heading", "caption"} else _KINDS[text.kind]
    told = leading and announces(text.text)
    return (_LEADING if told else 1.0) * (1 + _LENGTH * min(1.0, len(text.text) / _PARAGRAPH))


def _with_note(block: int, own: Mapping[int, float], notes: Mapping[int, int], *, among: Sequence[int]) -> float:
    above = notes.get(block)
    share = _NOTE * own.get(above, 0.0) if above is not None and above in among else 0.0
    return own.get(block, 0.0) + share


def _sorted(scores: Mapping[int, float]) -> Scored:
    return sorted(((score, block) for block, score in scores.items()), key=lambda pair: (-pair[0], pair[1]))


def _joined(looked: Scored, beyond: Scored) -> Scored:
    """Put what was not looked at behind, in its own order; its scores, of another making, are made to fit below."""
    if not looked or not beyond:
        return looked or beyond
    least = min((score for score, _ in looked if score > 0), default=0.0)
    share = min(1.0, least / beyond[0][0]) if beyond[0][0] > 0 else 1.0
    return [*looked, *((score * share, block) for score, block in beyond)]
