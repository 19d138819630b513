"""A word in, the clusters that it belongs to out: words that stand in like contexts share a cluster.

``models/clusters.txt.gz`` holds a line for each fine cluster: the number of the coarse cluster that it is part of, then
its words. It was made of word vectors by ``training/clusters.py``; it is read when it is first asked.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from fumikura.errors import TableError

CLUSTERS = "clusters.txt.gz"


def of(word: str) -> tuple[str, str] | None:
    """Return the fine and the coarse cluster of a word in lower case."""
    return _clusters().get(word)


@cache
def _clusters() -> dict[str, tuple[str, str]]:
    try:
        text = gzip.decompress((files("fumikura") / "models" / CLUSTERS).read_bytes()).decode()
    except (OSError, EOFError, UnicodeDecodeError) as fault:
        msg = f"models/{CLUSTERS} cannot be read ({fault}); install fumikura again"
        raise TableError(msg) from fault
    known: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(text.splitlines()):
        coarse, *words = line.split(" ")
        known.update(dict.fromkeys(words, (str(number), coarse)))
    return known
