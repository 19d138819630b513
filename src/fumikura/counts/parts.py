"""Two parts of a corpus, or a part and a frequency list, in, the words by which they differ out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from fumikura.counts.keyness import CERTAIN, Keyword, Measure, keyness
from fumikura.counts.passages import Numbers, Passage, Scope
from fumikura.counts.table import Table, table
from fumikura.counts.units import By, Keep
from fumikura.store import Store

_HERE, _THERE = "here", "there"


def compared(
    store: Store,
    here: Scope,
    there: Scope | Mapping[str, int] | None = None,
    *,
    by: By = "lemma",
    keep: Keep | None = None,
    measure: Measure = "g2",
    least: int = 2,
    sure: float = CERTAIN,
    under: bool = False,
) -> list[Keyword]:
    """Return the words that set a part of a corpus apart, those with the highest measure first.

    Args:
        store: the corpus.
        here: the part.
        there: the part that it is compared with, the rest of the corpus without, or how often a reference has each
            word; passages of both belong to the first.
        by: what is counted.
        keep: which words are counted.
        measure: by which they are ordered.
        least: occurrences that a word must have in the part, or with ``under`` in the other.
        sure: the least G2.
        under: the words that are less frequent in the part.
    """
    if isinstance(there, Mapping):
        found = table(store, by, over="corpus", scope=here, keep=keep)
        texts, own = _by_text(found)
        texts += [word for word in there if word not in own]
        counts = np.array([own.get(word, 0) for word in texts], dtype=np.int64)
        others = np.array([there.get(word, 0) for word in texts], dtype=np.int64)
        sizes, pos = (found.size, sum(there.values())), [""] * len(texts)
    else:
        found, sizes, counts, others = _parts(store, here, there, by, keep)
        texts, pos = found.units.texts, found.units.pos
    return list(
        keyness(
            texts,
            pos,
            counts,
            others,
            size=sizes[0],
            others=sizes[1],
            measure=measure,
            least=least,
            sure=sure,
            under=under,
        )
    )


def _parts(
    store: Store, here: Scope, there: Scope | None, by: By, keep: Keep | None
) -> tuple[Table, tuple[int, int], Numbers, Numbers]:
    """Count both parts; where they are whole documents without looking at every passage."""

    def group(passage: Passage) -> str | None:
        if here.holds(passage):
            return _HERE
        return _THERE if there is None or there.holds(passage) else None

    whole = all(one is None or (one.kind is None and one.blocks is None) for one in (here, there))
    both = None
    if there is not None and here.documents is not None and there.documents is not None:
        both = Scope(here.documents | there.documents)
    fronts = {**here.fronts, **(there.fronts if there is not None else {})}
    if fronts:
        both = replace(both or Scope(), fronts=fronts)
    if not whole:
        found = table(store, by, over=group, scope=both, keep=keep)
        names = np.array(found.parts)
    else:
        found = table(store, by, over="doc", scope=both, keep=keep)
        documents = {row.name: row for row in store.documents()}
        named = [group(Passage(documents[name], 0, "", None, "[]", "[]")) for name in found.parts]
        names = np.array([name or "" for name in named])
    mine, other = names == _HERE, names == _THERE
    sizes = int(found.sizes[mine].sum()), int(found.sizes[other].sum())
    return found, sizes, _summed(found, mine), _summed(found, other)


def _summed(found: Table, parts: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Numbers:
    cells = parts[found.rows] if len(parts) else np.zeros(0, dtype=np.bool_)
    counts = np.bincount(found.columns[cells], weights=found.counts[cells], minlength=len(found.units))
    return counts.astype(np.int64)


def _by_text(found: Table) -> tuple[list[str], dict[str, int]]:
    counts: dict[str, int] = {}
    for text, count in zip(found.units.texts, found.totals.tolist(), strict=True):
        if count:
            counts[text] = counts.get(text, 0) + count
    return [*counts], counts
