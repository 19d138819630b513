"""The words of a topic and the units of the corpus in, how well the words hold together out.

Both measures are those of Röder, Both and Hinneburg, Exploring the space of topic coherence measures, 2015, with the
units of the corpus itself in place of sliding windows over another.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fumikura.topics.space import Floats, Matrix

TOP = 10  # words of a topic that are judged
_SMALL = 1e-12


def npmi(counts: Matrix, words: Sequence[int]) -> Floats:
    """Return the normalised pointwise mutual information of each two words (Bouma 2009), words × words.

    1 where two stand in the same units only, 0 where chance would have them meet as often, -1 where they never meet.

    Args:
        counts: units × terms; what is above 0 stands in a unit.
        words: columns.
    """
    there = (counts[:, list(words)] > 0).astype(np.float64)
    both = np.asarray((there.T @ there).todense()) / counts.shape[0]
    each = np.diag(both)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(both / np.outer(each, each)) / -np.log(both)
    found[both <= _SMALL] = -1
    found[both >= 1 - _SMALL] = 1
    return np.asarray(found)


def coherence(counts: Matrix, words: Sequence[int]) -> float:
    """Return the mean NPMI of all pairs of different words; 0 for fewer than two."""
    if len(words) < 2:
        return 0.0
    found = npmi(counts, words)
    return float(found[np.triu_indices(len(words), 1)].mean())


def c_v(counts: Matrix, words: Sequence[int]) -> float:
    """Return how alike the words are in what they stand with, from -1 to 1.

    Each word is the vector of its NPMI with every word of the topic; the mean of its cosines to their sum is returned
    (the measure C_V: one-set segmentation, indirect confirmation by cosine, arithmetic mean).
    """
    if len(words) < 2:
        return 0.0
    vectors = npmi(counts, words)
    whole = vectors.sum(axis=0)
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(whole)
    return float((vectors @ whole / np.where(lengths > _SMALL, lengths, 1)).mean())
