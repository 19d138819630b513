"""Topics against three others, on the same passages in the same run, and their cost on a large corpus.

    python benchmarks/topics.py [--labelled DIR [--labels N] [--works N]] [--large CORPUS]

How far topics find what is known: V-measure (Rosenberg and Hirschberg 2007) of the passages against their documents, or
for --labelled against the folders of DIR (of authors, say) in which the texts stand. How far the words of a topic hold
together: mean NPMI of the first ten, over passages that hold the words of all parties. --large measures time and memory
on a corpus that was ingested before. The others see the content words of MeCab: k-means on TF-IDF; LDA as scikit-learn
sets it; and what BERTopic does (Grootendorst 2022: density clusters of passages, named by class-based TF-IDF) with
latent semantic axes in the place of a neural model, which cannot be had without a download.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array
from sklearn.cluster import HDBSCAN, KMeans
from sklearn.decomposition import LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.metrics import v_measure_score
from sklearn.preprocessing import normalize

import texts
from fumikura.pipeline import ingest
from fumikura.preparing import Options
from fumikura.source import bundled
from fumikura.store import Store
from fumikura.topics import Settings, space_of
from fumikura.topics.coherence import TOP, coherence
from fumikura.topics.model import fit
from fumikura.topics.space import Space

SEEDS = range(3)
LIMITS = {"seconds": 180.0, "MiB": 3072.0}
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
_RUBY, _HEAD = re.compile("《[^》]*》|［＃[^］]*］|｜"), re.compile("-{20,}.*?-{20,}", re.DOTALL)
_SIZE = range(1_000, 120_000)  # bytes of a work that is taken

Topics = tuple[np.ndarray, list[list[str]]]  # topic of each passage, -1 for none; first words of each topic


def words_of(store: Store, space: Space) -> list[list[str]]:
    """Return the content words of each passage as MeCab gives them, in dictionary form."""
    found = []
    for unit in space.units:
        rows = [*store.blocks_of(unit.blocks).values()]
        found.append([
            (word.orth_base or word.word).casefold()
            for columns in store.columns(rows) for word in columns.words()
            if word.pos1 in _CONTENT and word.pos2 != "数詞"
        ])  # fmt: skip
    return found


def ours(space: Space, k: int | None, seed: int) -> Topics:
    """Find topics as ``fumikura topics`` does."""
    model = fit(space, Settings(k=k, seed=seed))
    named = [[word.casefold() for word, _ in topic.words] for topic in model.topics if topic.number]
    return model.best - 1, named


def clusters(bags: list[list[str]], k: int, seed: int) -> Topics:
    """k-means on TF-IDF."""
    counts, terms = _counted(bags)
    vectors = TfidfTransformer().fit_transform(counts)
    model = KMeans(k, n_init=10, random_state=seed).fit(vectors)
    return model.labels_, [_first(row, terms) for row in model.cluster_centers_]


def allocation(bags: list[list[str]], k: int, seed: int) -> Topics:
    """LDA as scikit-learn sets it."""
    counts, terms = _counted(bags)
    model = LatentDirichletAllocation(k, random_state=seed)
    return model.fit_transform(counts).argmax(axis=1), [_first(row, terms) for row in model.components_]


def density(bags: list[list[str]], k: int, seed: int) -> Topics:
    """HDBSCAN as BERTopic sets it, on five axes of latent semantic space, and class-based TF-IDF."""
    del k
    counts, terms = _counted(bags)
    axes = TruncatedSVD(5, random_state=seed).fit_transform(TfidfTransformer().fit_transform(counts))
    labels = HDBSCAN(min_cluster_size=10, copy=True).fit_predict(normalize(axes))
    classes = [np.asarray(counts[labels == at].sum(axis=0)).ravel() for at in range(labels.max() + 1)]
    if not classes:
        return labels, []
    table = np.array(classes)
    weights = table / table.sum(axis=1, keepdims=True) * np.log1p(table.sum(axis=1).mean() / table.sum(axis=0).clip(1))
    return labels, [_first(row, terms) for row in weights]


OTHERS: dict[str, Callable[[list[list[str]], int, int], Topics]] = {
    "k-means, TF-IDF": clusters,
    "LDA of scikit-learn": allocation,
    "as BERTopic, without a neural model": density,
}


def _counted(bags: list[list[str]]) -> tuple[csr_array, list[str]]:
    vectorizer = CountVectorizer(analyzer=lambda bag: bag, min_df=2, max_df=0.5)
    return vectorizer.fit_transform(bags), list(vectorizer.get_feature_names_out())


def _first(weights: np.ndarray, terms: list[str]) -> list[str]:
    return [terms[at] for at in np.argsort(-weights, kind="stable")[:TOP]]


def reference(space: Space, bags: list[list[str]]) -> Callable[[list[list[str]]], float]:
    """Return a function that judges the words of topics by the passages, whoever named them."""
    rows = [{*bag, *(space.terms[at] for at in space.counts[[number]].indices)} for number, bag in enumerate(bags)]
    vectorizer = CountVectorizer(analyzer=lambda bag: bag, binary=True)
    matrix = vectorizer.fit_transform(rows)
    place = vectorizer.vocabulary_

    def judge(named: list[list[str]]) -> float:
        return float(np.mean([coherence(matrix, [place[word] for word in some]) for some in named])) if named else 0.0

    return judge


def compared(store: Store, label: Callable[[str], str]) -> tuple[list[texts.Row], list[float]]:
    """Return a table of all parties, the same number of topics for each, and by how much ours is the best."""
    space = space_of(store, "passage")
    bags = words_of(store, space)
    truth = [label(unit.doc) for unit in space.units]
    judge = reference(space, bags)
    chosen = len(ours(space, None, 0)[1])
    free = len(density(bags, 0, 0)[1])  # density clusters have their own number, at which they are compared
    rows, leads = [], []
    for k in sorted({len({*truth}), chosen, free, 10, 20} - {0, 1}):
        found = {"fumikura": [ours(space, k, seed) for seed in SEEDS]}
        found |= {
            name: [other(bags, k, seed) for seed in SEEDS]
            for name, other in OTHERS.items()
            if k == free or other is not density
        }
        scores = {
            name: (
                float(np.mean([v_measure_score(truth, topics) for topics, _ in runs])),
                float(np.mean([judge(named) for _, named in runs])),
            )
            for name, runs in found.items()
        }
        for name, (v, npmi) in scores.items():
            rows.append({
                "topics": str(k) + (" (chosen)" if k == chosen else ""), "by": name,
                "found": str(len(found[name][0][1])), "V-measure": f"{v:.3f}", "NPMI": f"{npmi:.3f}",
            })  # fmt: skip
        leads += [
            scores["fumikura"][at] - max(score[at] for name, score in scores.items() if name != "fumikura")
            for at in (0, 1)
        ]
    return rows, leads


@contextmanager
def corpus(paths: list[Path]) -> Iterator[Store]:
    """Yield a corpus of texts that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder), create=True) as store:
        store.acquire(wait=0)
        ingest(paths, store, options=Options(names=False))
        yield store


def labelled(folder: Path, target: Path, *, labels: int, works: int) -> None:
    """Write works of some labels, spread over the folder, without ruby, notes and colophons, as ``LABEL--WORK.txt``."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.txt")):
        if path.stat().st_size in _SIZE:
            found.setdefault(path.relative_to(folder).parts[0], []).append(path)
    many = [label for label, paths in found.items() if len(paths) >= works]
    for at in range(min(labels, len(many))):
        label = many[at * len(many) // min(labels, len(many))]
        for path in found[label][:: max(1, len(found[label]) // works)][:works]:
            text = path.read_bytes().decode("utf-8" if _utf8(path) else "cp932", "replace")
            text = _RUBY.sub("", _HEAD.sub("", text)).partition("底本：")[0]
            (target / f"{label}--{path.stem}.txt").write_text(text, encoding="utf-8")


def _utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def main() -> int:
    """Measure and print; 1 if a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labelled", type=Path, metavar="DIR", help="texts in folders, one folder a label")
    parser.add_argument("--labels", type=int, default=10)
    parser.add_argument("--works", type=int, default=5)
    parser.add_argument("--large", type=Path, metavar="CORPUS", help="an ingested corpus, for time and memory")
    options = parser.parse_args()
    budgets: list[texts.Budget] = []
    with corpus([bundled()]) as store:
        budgets += _reported("bundled", *compared(store, str))
    if options.labelled:
        with tempfile.TemporaryDirectory() as folder:
            labelled(options.labelled, Path(folder), labels=options.labels, works=options.works)
            with corpus([Path(folder)]) as store:
                budgets += _reported("labelled", *compared(store, lambda doc: doc.partition("--")[0]))
    if options.large:
        budgets += _large(options.large)
    texts.table([texts.verdict(budget) for budget in budgets])
    return int(any(budget.met is False for budget in budgets))


def _reported(name: str, rows: list[texts.Row], leads: list[float]) -> Iterator[texts.Budget]:
    texts.table(rows)
    print()
    for what, some in (("V-measure", leads[::2]), ("NPMI", leads[1::2])):
        yield texts.Budget(
            f"{name}: lead in {what}", "above 0 at every number", f"from {min(some):+.3f}", min(some) > 0
        )


def _large(folder: Path) -> Iterator[texts.Budget]:
    start = time.perf_counter()
    with Store(folder) as store:
        model = fit(space_of(store, "passage"), Settings())
        blocks = store.counts()["blocks"]
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"{blocks:,} paragraphs, {len(model.space.units):,} passages, {len(model.order)} topics\n")
    yield texts.Budget("time of topics", "under 180 s", f"{seconds:.0f} s", seconds < LIMITS["seconds"])
    yield texts.Budget("memory of topics", "under 3072 MiB", f"{memory:.0f} MiB", memory < LIMITS["MiB"])


if __name__ == "__main__":
    sys.exit(main())
