"""A space and some of its units in, the units nearest to them out, with the words that bring them near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from fumikura.topics.space import Floats, Space, strongest, weighed

SHARED = 5  # words that are named


def nearest(
    space: Space, asked: Sequence[int], fit: Floats, number: int
) -> Iterator[tuple[int, float, tuple[str, ...]]]:
    """Yield place, cosine and shared words of the units nearest to some taken together.

    Args:
        space: the units.
        asked: places of the units that are asked about.
        fit: 1 for each unit that may be an answer, else 0.
        number: answers at most.
    """
    from scipy.sparse import csr_array  # noqa: PLC0415  only where something is compared

    together = np.asarray(space.counts[list(asked)].sum(axis=0)).reshape(1, -1)
    query = weighed(csr_array(together), space.idf).toarray().ravel()
    vectors = space.vectors
    cosines = np.asarray(vectors @ query).ravel() * fit
    for at in strongest(cosines, number):
        row = vectors[[at]]
        adds = np.zeros(len(space.terms))
        adds[row.indices] = row.data * query[row.indices]
        yield at, round(float(cosines[at]), 4), tuple(_shown(space, adds))


def _shown(space: Space, adds: Floats) -> Iterator[str]:
    """Yield the words that add most, none a part of another."""
    shown: list[str] = []
    for at in strongest(adds, 4 * SHARED):
        term = space.terms[at]
        if len(shown) < SHARED and not any(term in other or other in term for other in shown):
            shown.append(term)
            yield space.written[at]
