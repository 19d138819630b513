"""A corpus and a question in, answers out: its topics, the topics of other texts, what is near a passage.

A model is kept in the folder of its corpus and made again when the corpus or the settings are others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from fumikura import moments
from fumikura.records import Block
from fumikura.store import Docs, Store, versions
from fumikura.tokens.columns import Columns
from fumikura.topics.settings import Kind, Settings, Step, require
from fumikura.topics.terms import Phrases
from fumikura.topics.units import Unit, gathered, units

if TYPE_CHECKING:
    from fumikura.topics.model import Model
    from fumikura.topics.space import Space

By = Literal["document", "section", "year", "month", "speaker"]


class Found(NamedTuple):
    """A model; ``made`` tells why it was made now, None if it was kept."""

    model: Model
    made: Literal["new", "changed"] | None


class Share(NamedTuple):
    """How much of a group of units has a topic; ``share`` is of the units of the group."""

    group: str
    topic: int
    units: int
    share: float


class Assigned(NamedTuple):
    """A unit of another text, its strongest topic (0 for none), that one's share, and all shares from topic 1."""

    unit: Unit
    topic: int
    share: float
    shares: tuple[float, ...]


class Near(NamedTuple):
    """A unit that is like another: cosine from 0 to 1, and the words that make it so, strongest first."""

    unit: Unit
    cosine: float
    words: tuple[str, ...]


def topics(store: Store, settings: Settings | None = None, *, on_step: Step | None = None) -> Found:
    """Return the topics of a corpus; without settings those that were made last.

    Args:
        store: the corpus.
        settings: how topics are made.
        on_step: called as the work goes on: ``read`` documents, ``compare`` numbers of topics, ``learn``.

    Raises:
        MissingExtraError: scikit-learn is not installed.
        TooLittleTextError: no passage has words enough.
    """
    require()
    from fumikura.topics import kept  # noqa: PLC0415  needs scikit-learn
    from fumikura.topics.model import fit  # noqa: PLC0415

    fingerprint = _fingerprint(store)
    before = kept.settings(store.folder)
    wanted = settings or (before[0] if before else Settings())
    if before == (wanted, fingerprint) and (model := kept.read(store.folder)) is not None:
        return Found(model, None)
    found = space_of(store, wanted.unit, names=wanted.names, doc=wanted.doc, on_step=on_step)
    model = fit(found, wanted, on_step=on_step)
    if kept.write(store.folder, model, fingerprint=fingerprint, versions=_versions()):
        model = kept.read(store.folder) or model  # to the last bit what the next one reads
    stale = before is not None and before[0] == wanted and before[1] != fingerprint
    return Found(model, "changed" if stale else "new")


def space_of(store: Store, kind: Kind, *, names: bool = True, doc: Docs = None, on_step: Step | None = None) -> Space:
    """Return the units of a corpus as vectors of terms; those that its topics were made of, where they fit.

    Raises:
        MissingExtraError: scikit-learn is not installed.
        TooLittleTextError: no passage has words enough.
    """
    require()
    from fumikura.topics import kept  # noqa: PLC0415  needs scikit-learn
    from fumikura.topics.space import space  # noqa: PLC0415

    before = kept.settings(store.folder)
    if before is not None and before[1] == _fingerprint(store):
        same = (before[0].unit, before[0].names, before[0].doc) == (kind, names, doc)
        if same and (model := kept.read(store.folder)) is not None:
            return model.space
    phrases = Phrases()
    return space(units(store, kind, phrases, doc=doc, on_step=on_step), phrases.listed, names=names)


def shares(model: Model, by: By) -> Iterator[Share]:
    """Yield how much of each document, section, year, month or speaker has which topic, in the order of the corpus."""
    groups: dict[str, Counter[int]] = {}
    for unit, topic in zip(model.space.units, model.best.tolist(), strict=True):
        group = _group(unit, by)
        if group is not None:
            groups.setdefault(group, Counter())[topic] += 1
    for group in sorted(groups) if by in {"year", "month"} else groups:
        every = groups[group].total()
        for topic, count in sorted(groups[group].items(), key=lambda pair: (-pair[1], pair[0])):
            yield Share(group, topic, count, round(count / every, 4))


def _group(unit: Unit, by: By) -> str | None:
    if by == "document":
        return unit.doc
    if by == "section":
        return f"{unit.doc} {unit.top}".rstrip()
    if by == "year" or by == "month":  # noqa: PLR1714  mypy narrows by this
        return moments.period(unit.date, by)
    return unit.speaker


def assign(model: Model, blocks: Sequence[Block], columns: Sequence[Columns]) -> list[Assigned]:
    """Assign the units of another document to the topics of a model, which stays as it is."""
    from fumikura.topics.choice import strongest_topic  # noqa: PLC0415  needs scikit-learn
    from fumikura.topics.model import weigh  # noqa: PLC0415
    from fumikura.topics.space import placed  # noqa: PLC0415

    phrases = Phrases()
    found = list(gathered(blocks, columns, model.settings.unit, phrases))
    read, counts = placed(found, phrases.listed, model.space)
    weights = weigh(model, counts)
    best = strongest_topic(weights)
    return [
        Assigned(
            unit, int(at) + 1, round(float(row[at]), 4) if at >= 0 else 0.0, tuple(round(float(w), 4) for w in row)
        )
        for unit, at, row in zip(read, best, weights, strict=True)
    ]


def similar(
    space: Space, wanted: set[int], *, number: int, others: bool = False, docs: set[str] | None = None
) -> list[Near]:
    """Return the units most like those that hold some blocks, the highest cosine first.

    Args:
        space: from ``space_of``.
        wanted: ids of blocks; units that hold one of them are what is asked about and never an answer.
        number: answers at most.
        others: only units of other documents.
        docs: only units of these documents.
    """
    import numpy as np  # noqa: PLC0415  comes with scikit-learn

    from fumikura.topics.near import nearest  # noqa: PLC0415  needs scikit-learn

    asked = [at for at, unit in enumerate(space.units) if wanted.intersection(unit.blocks)]
    own = {space.units[at].doc for at in asked}
    fit = np.array([
        not wanted.intersection(unit.blocks)
        and not (others and unit.doc in own)
        and (docs is None or unit.doc in docs)
        for unit in space.units
    ], dtype=np.float64)  # fmt: skip
    return [Near(space.units[at], cosine, words) for at, cosine, words in nearest(space, asked, fit, number)]


def _fingerprint(store: Store) -> str:
    return str(store.describe()["fingerprint"])


def _versions() -> dict[str, str]:
    from importlib.metadata import version  # noqa: PLC0415

    return {**versions(), **{name: version(name) for name in ("scikit-learn", "numpy", "scipy")}}
