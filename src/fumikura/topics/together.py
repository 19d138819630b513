"""A corpus in, a network out: words or names, and which of them stand in the same passages.

How strongly two are tied: the Jaccard coefficient (passages that have both / either), NPMI (Bouma, Normalized pointwise
mutual information in collocation extraction, 2009), or simply how many passages have both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import log
from typing import Generic, Literal, NamedTuple, TypeVar

from fumikura.store import Docs, Key, Store, named_together
from fumikura.topics.settings import Step
from fumikura.topics.terms import Phrases, cut, key, repeated
from fumikura.topics.units import units

Measure = Literal["jaccard", "npmi", "count"]
MEASURES: tuple[Measure, ...] = ("jaccard", "npmi", "count")
Thing = TypeVar("Thing", str, Key)


class Node(NamedTuple, Generic[Thing]):
    """A word or name, and how many passages have it."""

    name: Thing
    passages: int


class Tie(NamedTuple, Generic[Thing]):
    """Two of them, how many passages have both, and how strong that is."""

    one: Thing
    other: Thing
    together: int
    strength: float


class Network(NamedTuple, Generic[Thing]):
    """Nodes, most frequent first, and ties, strongest first."""

    nodes: tuple[Node[Thing], ...]
    ties: tuple[Tie[Thing], ...]


def words(
    store: Store,
    *,
    doc: Docs = None,
    number: int = 60,
    ties: int = 90,
    measure: Measure = "jaccard",
    least: int = 2,
    on_step: Step | None = None,
) -> Network[str]:
    """Return how the most frequent content words of a corpus go together; compounds that it has twice are words.

    Args:
        store: the corpus.
        doc: id of a document, ``*`` stands for any characters.
        number: of words.
        ties: at most.
        measure: of their strength.
        least: passages that two must share.
        on_step: called for each document that is read.
    """  # fmt: skip
    phrases = Phrases()
    read = [numbers for _, numbers in units(store, "passage", phrases, doc=doc, on_step=on_step)]
    known = repeated(read, phrases.listed)
    cuts = [cut(phrase, known) for phrase in phrases.listed]
    written: dict[str, Counter[str]] = {}
    for at, count in Counter(at for numbers in read for at in numbers).items():
        for one in cuts[at]:
            written.setdefault(key(one.text), Counter())[one.text] += count
    shown = {term: min(forms.items(), key=lambda pair: (-pair[1], pair[0]))[0] for term, forms in written.items()}
    bags = [{shown[key(one.text)] for at in numbers for one in cuts[at]} for numbers in read]
    return network(bags, number=number, ties=ties, measure=measure, least=least)


def names(
    store: Store,
    *,
    around: Collection[Key] = (),
    labels: Iterable[str] = (),
    doc: Docs = None,
    number: int = 40,
    ties: int = 80,
    measure: Measure = "count",
    least: int = 2,
) -> Network[Key]:
    """Return which names stand in the same passages: the most frequent, or those beside some.

    Args:
        store: the corpus.
        around: names whose neighbours are wanted; none for all.
        labels: PERSON, ORG …; none for all. What is asked around needs none of them.
        doc: id of a document, ``*`` stands for any characters.
        number: of names.
        ties: at most.
        measure: of their strength.
        least: passages that two must share.
    """  # fmt: skip
    wanted = {*labels}
    middle = {*around}
    bags = [
        {one for one in bag if not wanted or one[0] in wanted or one in middle}
        for bag in named_together(store, doc=doc)
    ]
    return network(bags, number=number, ties=ties, measure=measure, least=least, around=middle)


def network(
    bags: Sequence[Collection[Thing]],
    *,
    number: int,
    ties: int,
    measure: Measure = "jaccard",
    least: int = 2,
    around: Collection[Thing] = (),
) -> Network[Thing]:
    """Make the network of what stands in the same bags; what is tied to nothing is left out.

    Args:
        bags: what each passage has.
        number: of nodes: the most frequent, or those most often beside ``around``.
        ties: at most, the strongest; every tie to ``around`` is kept.
        measure: of their strength.
        least: bags that two must share.
        around: what every other node must stand beside.
    """  # fmt: skip
    middle: set[Thing] = set(around)
    sets: list[set[Thing]] = [set(bag) for bag in bags]
    every: Counter[Thing] = Counter(one for bag in sets for one in bag)
    kept: set[Thing] = set(_frequent(sets, every, number, middle))
    kept.update(name for name in middle if name in every)
    pairs: Counter[tuple[Thing, Thing]] = Counter()
    for bag in sets:
        here = sorted(kept & bag)
        for at, one in enumerate(here):
            for other in here[at + 1 :]:
                pairs[one, other] += 1
    found: list[Tie[Thing]] = []
    for (one, other), n in pairs.items():
        worth = round(strength(n, every[one], every[other], len(sets), measure), 4)
        if n >= least and (worth > 0 or not middle.isdisjoint((one, other))):
            found.append(Tie(one, other, n, worth))
    found.sort(key=lambda tie: (-tie.strength, -tie.together, tie.one, tie.other))
    if middle:
        found = _around(found, middle, ties)
    shown = found if middle else found[:ties]
    tied = {name for tie in shown for name in (tie.one, tie.other)}
    nodes = [Node(name, every[name]) for name in sorted(tied, key=lambda name: (-every[name], name))]
    return Network(tuple(nodes), tuple(shown))


def _frequent(bags: Sequence[set[Thing]], every: Counter[Thing], number: int, middle: set[Thing]) -> list[Thing]:
    """Return what is most frequent in the bags, or beside the middle; of equals there what is rarer elsewhere."""
    if not middle:
        return sorted(every, key=lambda name: (-every[name], name))[:number]
    beside = Counter(name for bag in bags if middle & bag for name in bag - middle)
    return sorted(beside, key=lambda name: (-beside[name], every[name], name))[:number]


def _around(found: Sequence[Tie[Thing]], middle: set[Thing], most: int) -> list[Tie[Thing]]:
    """Return every tie to the middle, and of those between its neighbours the strongest."""
    own = {(tie.one, tie.other) for tie in found if middle & {tie.one, tie.other}}
    beside = {name for pair in own for name in pair}
    room = most - len(own)
    kept = []
    for tie in found:
        if (tie.one, tie.other) in own:
            kept.append(tie)
        elif tie.one in beside and tie.other in beside and room > 0:
            kept.append(tie)
            room -= 1
    return kept


def strength(both: int, one: int, other: int, every: int, measure: Measure) -> float:
    """Return how strongly two are tied.

    >>> strength(2, 3, 4, 10, "jaccard"), strength(5, 5, 5, 10, "npmi"), strength(2, 3, 4, 10, "count")
    (0.4, 1.0, 2.0)

    Args:
        both: passages that have both.
        one: that have the one.
        other: that have the other.
        every: passages in all.
        measure: of what is returned.
    """
    if measure == "count":
        return float(both)
    if measure == "jaccard":
        return both / (one + other - both)
    return log(both * every / (one * other)) / -log(both / every) if both < every else 1.0
