"""A model in, places of its units on a plane out: what is near there has words in common.

T-SNE (van der Maaten and Hinton, Visualizing data using t-SNE, 2008) of latent semantic space and the shares of the
topics. Distances between far groups, and the size of a group, mean nothing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fumikura.topics.choice import sample
from fumikura.topics.methods import alone, semantic_axes
from fumikura.topics.model import Model
from fumikura.topics.settings import Step
from fumikura.topics.space import Floats

MOST = 4_000  # units that can be placed in a minute, and told apart
_WIDE = 50  # dimensions of latent semantic space
_SHARES = 0.7  # what the shares of topics weigh beside the words
_NEIGHBOURS = 30  # effective neighbours of a unit (perplexity)


class Point(NamedTuple):
    """A unit on the plane.

    Attributes:
        at: place of the unit in the space of the model.
        x, y: from 0 to 1.
    """

    at: int
    x: float
    y: float
    topic: int
    share: float


def layout(model: Model, *, most: int = MOST, seed: int = 0, on_step: Step | None = None) -> list[Point]:
    """Place the units of a model, or so many drawn by chance, on a plane."""
    some = sample(len(model.space.units), most, seed)
    if on_step is not None:
        on_step("place", 0, len(some))
    with alone():
        places = _plane(model, some, seed)
    low, high = places.min(axis=0, initial=0), places.max(axis=0, initial=0)
    places = np.round((places - low) / np.where(high > low, high - low, 1), 5)
    best = model.best
    return [
        Point(int(at), float(x), float(y), int(best[at]), float(model.shares[at].max(initial=0)))
        for at, (x, y) in zip(some, places, strict=True)
    ]


def _plane(model: Model, some: np.ndarray[tuple[int], np.dtype[np.intp]], seed: int) -> Floats:
    from sklearn.manifold import TSNE  # noqa: PLC0415  heavy

    vectors = model.space.vectors[some]
    points = np.asarray(vectors @ semantic_axes(vectors, _WIDE, seed).T)
    lengths = np.linalg.norm(points, axis=1, keepdims=True)
    points = np.hstack([points / np.where(lengths > 0, lengths, 1), _SHARES * model.shares[some]])
    if len(points) < 5 or points.shape[1] < 2:  # too few to have neighbours
        return np.hstack([points, np.zeros((len(points), 2))])[:, :2]
    near = min(_NEIGHBOURS, (len(points) - 1) / 3)
    return np.asarray(TSNE(2, perplexity=near, init="pca", random_state=seed, n_jobs=1).fit_transform(points), float)
