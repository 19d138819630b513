"""What a person may choose of topics, and the check that scikit-learn is there; imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

from fumikura.errors import MissingExtraError

Kind = Literal["passage", "section"]
Step = Callable[[str, int, int], None]  # what is being done, how much of it is done, of how much
NAMES = ("nmf", "lda", "kmeans", "hdbscan", "agglomerative")


@dataclass(frozen=True, slots=True)
class Settings:
    """How topics are made.

    Attributes:
        k: number of topics; None lets coherence and stability decide.
        names: False leaves proper nouns out.
        doc: only these documents, ``*`` stands for any characters; None for all.
    """

    method: str = "nmf"
    unit: Kind = "passage"
    k: int | None = None
    seed: int = 0
    names: bool = True
    doc: str | None = None


def require() -> None:
    """Check that what topics are made with is installed.

    Raises:
        MissingExtraError: it is not.
    """
    if find_spec("sklearn") is None:
        msg = "topics and similar want scikit-learn, which is not installed; pip install 'fumikura[topics]'"
        raise MissingExtraError(msg)
