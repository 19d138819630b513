"""A corpus and a document in, the words out by which it differs from the rest of the corpus.

How sure a difference is: G2, the log-likelihood ratio of the four counts (Dunning, Accurate methods for the statistics
of surprise and coincidence, 1993). How large it is: the log ratio, how many times the relative frequency doubles
(Hardie, Log ratio, 2014), and %DIFF (Gabrielatos and Marchi, Keyness, 2012).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log, log2

from fumikura.store import Store
from fumikura.topics.terms import Phrases, cut, key, repeated

CERTAIN = 3.84  # G2 with a chance of 5 in 100 (chi-square, one degree of freedom)
_UNSEEN = 0.5  # for a count of 0 in the log ratio (Hardie)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word of a document.

    Attributes:
        count, rest: occurrences in the document and in the other ones.
        g2: how sure it is that the two differ.
        log_ratio: 1 if it is twice as frequent in the document; negative where it is rarer.
        diff: how much more frequent in percent; None where the rest has none.
    """

    word: str
    count: int
    rest: int
    g2: float
    log_ratio: float
    diff: float | None


def g2(count: int, rest: int, size: int, others: int) -> float:
    """Return the log-likelihood ratio of a word.

    Args:
        count: its occurrences here.
        rest: its occurrences elsewhere.
        size: occurrences of all words here.
        others: occurrences of all words elsewhere.
    """
    every = size + others
    cells = (
        (count, size * (count + rest)), (rest, others * (count + rest)),
        (size - count, size * (every - count - rest)), (others - rest, others * (every - count - rest)),
    )  # fmt: skip
    return 2 * sum(seen * log(seen * every / product) for seen, product in cells if seen)


def keywords(store: Store, doc: str, *, least: int = 2, under: bool = False) -> list[Keyword]:
    """Return the words of a document that are more frequent there than in the rest, the surest first.

    Args:
        store: the corpus.
        doc: id of a document.
        least: occurrences that a word must have in the document, or with ``under`` in the rest.
        under: the words that are less frequent there.

    Raises:
        UnknownDocumentError: there is none of that id.
    """
    wanted = store.document(doc).id
    phrases = Phrases()
    bags: dict[int, list[int]] = {}
    for document in store.documents():
        rows = list(store.blocks(document.id))
        bags[document.id] = [number for columns in store.columns(rows) for number in phrases.read(columns)]
    known = repeated(bags.values(), phrases.listed)
    terms = [[one.text for one in cut(phrase, known)] for phrase in phrases.listed]
    here, rest = Counter[str](), Counter[str]()
    for document_id, numbers in bags.items():
        (here if document_id == wanted else rest).update(text for number in numbers for text in terms[number])
    return _compared(_folded(here), _folded(rest), here + rest, least=least, under=under)


def _folded(counts: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, count in counts.items():
        found[key(text)] += count
    return found


def _compared(
    here: Counter[str], rest: Counter[str], written: Counter[str], *, least: int, under: bool
) -> list[Keyword]:
    size, others = here.total(), rest.total()
    shown = {key(text): text for text, _ in sorted(written.items(), key=lambda pair: (pair[1], pair[0]))}
    found = []
    for term in dict.fromkeys((*here, *rest)):
        count, other = here[term], rest[term]
        if (other if under else count) < least or not size or not others:
            continue
        ratio = log2((count or _UNSEEN) / size / ((other or _UNSEEN) / others))
        sure = g2(count, other, size, others)
        if sure >= CERTAIN and (ratio < 0) == under and ratio:
            diff = round((count / size / (other / others) - 1) * 100, 1) if other else None
            found.append(Keyword(shown[term], count, other, round(sure, 2), round(ratio, 2), diff))
    return sorted(found, key=lambda one: (-one.g2, one.word))
