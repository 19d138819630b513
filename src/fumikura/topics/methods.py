"""Vectors of units in, topics out: five ways, each a function that learns a basis and one that weighs units by it.

The same weighing serves the units that a basis was learnt from and those that come later.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fumikura.topics.space import Floats, Matrix

Basis = Mapping[str, Floats]
_SMALL = 1e-12
_START = 0.1  # of each topic in each unit, before parts are learnt
_AXES = 50  # dimensions of latent semantic space at most, for clusters
_PATIENCE = 300  # iterations
_AT_ONCE = 2_000  # units folded in at a time
_FAR = 5  # percentile of the members' cosines below which a unit belongs to no cluster of HDBSCAN


class Method(NamedTuple):
    """A way to find topics.

    Attributes:
        fit: (matrix, number, seed) -> basis.
        weigh: (basis, matrix) -> units × topics, rows that sum to 1, or to 0 where no topic fits.
        counts: True if the matrix holds counts, False if vectors of length 1.
        free: True if it decides on the number of topics itself.
        most: units that it can learn from in reasonable time and memory.
    """

    fit: Callable[[Matrix, int, int], Basis]
    weigh: Callable[[Basis, Matrix], Floats]
    counts: bool = False
    free: bool = False
    most: int = 10_000


@contextmanager
def alone() -> Iterator[None]:
    """Compute in one thread, so that sums have one order and results one value; no warnings of slow convergence."""
    import scipy.linalg  # noqa: PLC0415, F401  only the threads of libraries that are loaded can be limited
    import sklearn.manifold  # noqa: PLC0415, F401
    from threadpoolctl import threadpool_limits  # noqa: PLC0415  comes with scikit-learn

    with threadpool_limits(limits=1), warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", UserWarning)
        yield


def _nmf(matrix: Matrix, number: int, seed: int) -> Basis:
    """Lee and Seung, Learning the parts of objects by non-negative matrix factorization, 1999.

    It sets out from clusters (Wild, Curry and Dougherty, Improving non-negative matrix factorizations through
    structured initialization, 2004), which finds better parts of short texts than setting out from singular vectors.
    """
    from sklearn.decomposition import NMF  # noqa: PLC0415  heavy

    weights = _nearest(_kmeans(matrix, number, seed), matrix) + _START
    parts = np.asarray(shares_of(weights.T) @ matrix) + _SMALL
    model = NMF(number, init="custom", random_state=seed, max_iter=_PATIENCE, tol=1e-3)
    model.fit_transform(matrix, W=weights, H=parts)
    return {"components": model.components_}


def _parts(basis: Basis, matrix: Matrix) -> Floats:
    """Solve for the weights by coordinate descent; a part weighs what its vector is long."""
    parts = basis["components"]
    gram = parts @ parts.T
    target = matrix @ parts.T
    weights = np.zeros(target.shape)
    for _ in range(_PATIENCE):
        before = weights.copy()
        for at in range(len(parts)):
            step = (target[:, at] - weights @ gram[:, at]) / max(gram[at, at], _SMALL)
            weights[:, at] = np.maximum(weights[:, at] + step, 0)
        if np.abs(weights - before).max(initial=0) < 1e-6:
            break
    return shares_of(weights * np.sqrt(np.diag(gram)))


def _lda(matrix: Matrix, number: int, seed: int) -> Basis:
    """Blei, Ng and Jordan, Latent Dirichlet allocation, 2003; online learning after Hoffman, Blei and Bach, 2010."""
    from sklearn.decomposition import LatentDirichletAllocation  # noqa: PLC0415  heavy

    large = matrix.shape[0] > _AT_ONCE
    model = LatentDirichletAllocation(
        number, doc_topic_prior=0.1, topic_word_prior=0.01, learning_method="online" if large else "batch",
        batch_size=512, max_iter=10 if large else 20, random_state=seed,
    )  # fmt: skip
    model.fit(matrix)
    return {"components": model.components_ / model.components_.sum(axis=1, keepdims=True)}


def _mixture(basis: Basis, matrix: Matrix) -> Floats:
    """Fold units in: the shares of the topics that make their words likeliest, the topics held."""
    words = basis["components"]
    found = np.zeros((matrix.shape[0], len(words)))
    for first in range(0, matrix.shape[0], _AT_ONCE):
        some = matrix[first : first + _AT_ONCE]
        rows = np.repeat(np.arange(some.shape[0]), np.diff(some.indptr))
        likely = words[:, some.indices].T
        shares = np.full((some.shape[0], len(words)), 1 / len(words))
        for _ in range(50):
            each = shares[rows] * likely + _SMALL
            each *= (some.data / each.sum(axis=1))[:, None]
            starts = some.indptr[:-1]
            sums = np.add.reduceat(np.vstack([each, np.zeros(len(words))]), starts, axis=0)
            sums[np.diff(some.indptr) == 0] = 0
            shares = shares_of(sums + 0.1) * (sums.sum(axis=1, keepdims=True) > 0)
        found[first : first + _AT_ONCE] = shares
    return found


def semantic_axes(matrix: Matrix, number: int, seed: int) -> Floats:
    """Return the axes of latent semantic space (Deerwester and others, 1990), axes × terms."""
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415  heavy

    return np.asarray(TruncatedSVD(min(number, *matrix.shape), random_state=seed).fit(matrix).components_)


def _kmeans(matrix: Matrix, number: int, seed: int) -> Basis:
    from sklearn.cluster import KMeans  # noqa: PLC0415  heavy

    axes = semantic_axes(matrix, min(2 * number, _AXES), seed)
    points = _unit(matrix @ axes.T)
    model = KMeans(number, n_init=10, random_state=seed).fit(points)
    return {"axes": axes, "centres": _unit(model.cluster_centers_)}


def _agglomerative(matrix: Matrix, number: int, seed: int) -> Basis:
    """Ward, Hierarchical grouping to optimize an objective function, 1963, in latent semantic space."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415  heavy

    axes = semantic_axes(matrix, min(2 * number, _AXES), seed)
    points = _unit(matrix @ axes.T)
    few = len(points) <= number
    labels = np.arange(len(points)) if few else AgglomerativeClustering(number).fit_predict(points)
    return {"axes": axes, "centres": _centres(points, labels)}


def _hdbscan(matrix: Matrix, number: int, seed: int) -> Basis:
    """Campello, Moulavi and Sander, Density-based clustering based on hierarchical density estimates, 2013."""
    from sklearn.cluster import HDBSCAN  # noqa: PLC0415  heavy

    del number
    axes = semantic_axes(matrix, 10, seed)
    points = _unit(matrix @ axes.T)
    least = max(3, matrix.shape[0] // 60)
    labels = np.full(len(points), -1)
    if len(points) >= least:
        labels = HDBSCAN(min_cluster_size=least, min_samples=2, copy=True).fit_predict(points)
    centres = _centres(points, labels)
    near = points @ centres.T
    floors = [np.percentile(near[labels == at, at], _FAR) for at in range(len(centres))]
    return {"axes": axes, "centres": centres, "floors": np.array(floors, dtype=np.float64)}


def _nearest(basis: Basis, matrix: Matrix) -> Floats:
    """Give each unit to the nearest centre, unless it is farther than its members."""
    centres = basis["centres"]
    weights = np.zeros((matrix.shape[0], len(centres)))
    if not len(centres):
        return weights
    near = np.round(_unit(matrix @ basis["axes"].T) @ centres.T, 9)
    best = near.argmax(axis=1)
    each = np.arange(len(near))
    inside = near[each, best] > 0
    if "floors" in basis:
        inside &= near[each, best] >= np.round(basis["floors"], 9)[best]
    weights[each[inside], best[inside]] = 1
    return weights


def _centres(points: Floats, labels: NDArray[np.intp]) -> Floats:
    found = [points[labels == label].mean(axis=0) for label in sorted({*labels.tolist()} - {-1})]
    return _unit(np.array(found).reshape(len(found), points.shape[1]))


def _unit(points: Floats) -> Floats:
    lengths = np.linalg.norm(points, axis=1, keepdims=True)
    return np.asarray(points / np.where(lengths > _SMALL, lengths, 1))


def shares_of(weights: Floats) -> Floats:
    """Return rows divided by their sums; rows of zeros stay."""
    sums = weights.sum(axis=1, keepdims=True)
    return np.asarray(np.where(sums > _SMALL, weights / np.where(sums > _SMALL, sums, 1), 0))


METHODS: dict[str, Method] = {
    "nmf": Method(_nmf, _parts),
    "lda": Method(_lda, _mixture, counts=True),
    "kmeans": Method(_kmeans, _nearest),
    "hdbscan": Method(_hdbscan, _nearest, free=True),
    "agglomerative": Method(_agglomerative, _nearest, most=4_000),
}
