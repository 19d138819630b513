"""Units with their phrases in, a space of weighted terms out, in which units can be compared.

Weights are TF-IDF with logarithmic counts and vectors of length 1 (Salton and Buckley, Term-weighting approaches in
automatic text retrieval, 1988). The words of a compound count half, so that 中距離核戦力 and 核戦力 are near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fumikura.errors import TooLittleTextError
from fumikura.topics.terms import Cut, Phrase, cut, key, repeated
from fumikura.topics.units import Unit

Matrix = Any  # of scipy.sparse, which has no types: a CSR array, units × terms
Floats = NDArray[np.float64]

PART = 0.5  # what a word counts inside a compound
_MOST = 20_000  # terms; the most frequent are kept
_WIDEST = 0.5  # share of the units that a term may stand in
_FEW = 20  # units below which no term is too frequent


@dataclass(frozen=True, slots=True)
class Space:
    """Terms, and units as vectors of them.

    Attributes:
        terms: keys, in the order of the columns.
        written: each as it is most often written.
        nouns: whether each may be a label.
        idf: weight of each term.
        counts: units × terms; parts of compounds count ``PART``.
        names: False where proper nouns are left out.
    """

    units: tuple[Unit, ...]
    terms: tuple[str, ...]
    written: tuple[str, ...]
    nouns: NDArray[np.bool_]
    idf: Floats
    counts: Matrix
    names: bool = True

    @property
    def vectors(self) -> Matrix:
        """The units as vectors of length 1, units × terms; a unit without a known term is 0."""
        return weighed(self.counts, self.idf)


def space(found: Iterable[tuple[Unit, Sequence[int]]], listed: list[Phrase], *, names: bool = True) -> Space:
    """Make the space of units.

    Raises:
        TooLittleTextError: no term is left.
    """
    pairs = list(found)
    known = repeated((words for _, words in pairs), listed)
    cuts = [cut(phrase, known) for phrase in listed]
    written: dict[str, Counter[str]] = {}
    nouns: dict[str, bool] = {}
    bags: list[dict[str, float]] = []
    for _, words in pairs:
        bag = bag_of((one for number in words for one in cuts[number]), names=names)
        bags.append(bag)
    for number, count in Counter(number for _, words in pairs for number in words).items():
        for one in cuts[number]:
            for text in (one.text, *one.parts):
                written.setdefault(key(text), Counter())[text] += count
                nouns[key(text)] = nouns.get(key(text), False) or one.noun
    units = len(bags)
    frequency = Counter(term for bag in bags for term in bag)
    widest = units if units < _FEW else _WIDEST * units
    wide = {term: count for term, count in frequency.items() if count <= widest}
    kept = {term: count for term, count in wide.items() if count > 1} or wide
    terms = tuple(sorted(sorted(kept, key=lambda term: (-kept[term], term))[:_MOST]))
    if not terms:
        msg = "there is too little text to compare: no passage has words enough; ingest more, or longer, texts"
        raise TooLittleTextError(msg)
    idf = np.log((1 + units) / (1 + np.array([kept[term] for term in terms], dtype=np.float64))) + 1
    shown = tuple(min(written[term].items(), key=lambda pair: (-pair[1], pair[0]))[0] for term in terms)
    flags = np.array([nouns[term] for term in terms], dtype=np.bool_)
    return Space(tuple(unit for unit, _ in pairs), terms, shown, flags, idf, counted(bags, terms), names)


def bag_of(cuts: Iterable[Cut], *, names: bool) -> dict[str, float]:
    """Count terms and, by half, the parts of compounds, which add nothing to a term that is there by itself."""
    whole: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for one in cuts:
        if names or not one.name:
            whole[key(one.text)] += 1
            parts.update(map(key, one.parts))
    return {term: whole[term] + PART * parts[term] for term in dict.fromkeys((*whole, *parts))}


def placed(found: Iterable[tuple[Unit, Sequence[int]]], listed: list[Phrase], into: Space) -> tuple[list[Unit], Matrix]:
    """Place other units into a space that stays as it is; return them and their counts, units × terms."""
    known = set(into.terms)
    cuts = [cut(phrase, known) for phrase in listed]
    pairs = list(found)
    bags = [bag_of((one for number in words for one in cuts[number]), names=into.names) for _, words in pairs]
    return [unit for unit, _ in pairs], counted(bags, into.terms)


def counted(bags: Sequence[dict[str, float]], terms: Sequence[str]) -> Matrix:
    """Return counts as a sparse matrix, bags × terms."""
    from scipy.sparse import csr_array  # noqa: PLC0415  only where something is compared

    place = {term: at for at, term in enumerate(terms)}
    ends, columns, values = [0], list[int](), list[float]()
    for bag in bags:
        row = sorted((place[term], count) for term, count in bag.items() if term in place)
        columns += [at for at, _ in row]
        values += [count for _, count in row]
        ends.append(len(columns))
    shape = (len(bags), len(terms))
    return csr_array((np.array(values), np.array(columns, dtype=np.int32), np.array(ends, dtype=np.int32)), shape=shape)


def weighed(counts: Matrix, idf: Floats) -> Matrix:
    """Return counts as TF-IDF vectors of length 1."""
    found = counts.copy()
    found.data = np.log1p(found.data) * idf[found.indices]
    lengths = np.sqrt(np.bincount(_rows(found), weights=found.data**2, minlength=found.shape[0]))
    found.data /= np.where(lengths > 0, lengths, 1.0)[_rows(found)]
    return found


def _rows(matrix: Matrix) -> NDArray[np.intp]:
    """Return the row of each stored value."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def strongest(scores: Floats, number: int) -> Iterator[int]:
    """Yield the places of the highest scores above 0; of equal ones the first, whatever the machine rounds."""
    rounded = np.round(scores, 9)
    order = np.lexsort((np.arange(len(rounded)), -rounded))
    yield from (int(at) for at in order[:number] if rounded[at] > 0)
