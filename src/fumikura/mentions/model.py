"""The tokens of a block in, the names that the trained model sees out; the model is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from fumikura.errors import TableError
from fumikura.mentions.edges import Words
from fumikura.mentions.features import View, features, view

if TYPE_CHECKING:
    import pycrfsuite

MODEL = "names.crfsuite"
_STOP = "。"
_LONGEST = 500  # words that are read as one sentence; more than that has none


@cache
def _tagger() -> pycrfsuite.Tagger:
    import pycrfsuite  # noqa: PLC0415  commands that need no names never load it

    tagger = pycrfsuite.Tagger()
    try:
        with as_file(files("fumikura") / "models" / MODEL) as path:
            tagger.open(str(path))
    except (OSError, ValueError) as fault:
        msg = f"models/{MODEL} cannot be read ({fault}); install fumikura again"
        raise TableError(msg) from fault
    return tagger


def tag(words: Words) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of each name, a sentence at a time, as the model was trained."""
    views = [view(words.token(at)) for at in range(len(words.spans))]
    first = 0
    for at, one in enumerate(views, 1):
        if one.word == _STOP or at - first == _LONGEST or at == len(views):
            yield from _tagged(words.spans[first:at], views[first:at])
            first = at


def _tagged(spans: Sequence[tuple[int, int]], views: Sequence[View]) -> Iterator[tuple[int, int, str]]:
    start = end = -1
    label = ""
    for (first, last), iob in zip(spans, _tagger().tag(features(views)), strict=True):
        kind, _, name = iob.partition("-")
        if kind == "I" and name == label:
            end = last
            continue
        if label:
            yield start, end, label
        start, end, label = first, last, name
    if label:
        yield start, end, label
