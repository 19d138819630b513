"""Train the name model and print its figures: python training/train.py DATA [--vectors WHEEL] [--out FOLDER].

DATA holds ``ud-japanese-gsd-ne/{train,dev,test}.spacy`` (github.com/megagonlabs/UD_Japanese-GSD, folder spacy/) and
``ner-wikipedia/ner.json`` (github.com/stockmarkteam/ner-wikipedia-dataset). See README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import struct
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import clusters
import pycrfsuite

from fumikura.mentions.clusters import CLUSTERS
from fumikura.mentions.features import View, features, view
from fumikura.tokens import Columns, Tokenizer, dictionary

SEED = 42
ITERATIONS = 6
LEAST = 2  # how often a feature must stand in the sentences before they are copied
MOST = 60_000  # features in the model
RUNS = 3  # models of which the shipped one is the mean
DROPPED = 0.5  # of the features of a noisy copy
GSD, WIKIPEDIA_COPIES = (2, 4), (1, 1)  # clean and noisy copies of a sentence of each part
# what a label of Stockmark's may be in OntoNotes; the model of GSD alone chooses where there are several
WIKIPEDIA = {
    "人名": ("PERSON",), "法人名": ("ORG", "NORP", "FAC"), "政治的組織名": ("ORG", "NORP"), "その他の組織名": ("ORG",),
    "地名": ("GPE", "LOC"), "施設名": ("FAC",), "製品名": ("PRODUCT", "WORK_OF_ART"), "イベント名": ("EVENT",),
}  # fmt: skip
PRIOR = {"NORP": -1.0, "FAC": -1.5}
ENDS = (
    ("政治的組織名", re.compile("党$"), "NORP"),
    ("政治的組織名", re.compile("(?:省|庁|軍|局|政府|会社|銀行|委員会|院|議会)$"), "ORG"),
    ("地名", re.compile("[国県市町村区都府州省]$"), "GPE"),
    ("地名", re.compile("(?:半島|地方|平野|諸島|山|川|湖|海|島|山脈|盆地|湾|海峡)$"), "LOC"),
)
WEAK = frozenset(
    {"DATE", "TIME", "QUANTITY", "ORDINAL", "CARDINAL", "MONEY", "PERCENT", "TITLE_AFFIX", "LANGUAGE", "NORP"}
)

Entity = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tokens and entities in characters."""

    text: str
    spans: tuple[tuple[int, int], ...]
    views: tuple[View, ...]
    entities: tuple[Entity, ...]


def sentences(tokenizer: Tokenizer, texts: Iterable[tuple[str, Sequence[Entity]]]) -> Iterator[Sentence]:
    """Cut texts at 。 and tokenise."""
    for text, entities in texts:
        start = 0
        for end in [*(found.end() for found in re.finditer("。", text)), len(text)]:
            if any(low < end < high for low, high, _ in entities) or start == end:
                continue
            inside = tuple((a - start, b - start, label) for a, b, label in entities if start <= a and b <= end)
            columns: Columns = tokenizer(text[start:end])
            yield Sentence(text[start:end], columns.spans, tuple(map(view, columns.tokens())), inside)
            start = end


def gsd(path: Path) -> Iterator[tuple[str, list[Entity]]]:
    """Read a DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        yield doc.text, [(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents]


def tags(sentence: Sentence) -> list[str]:
    """Return IOB2 tags; an entity that cuts a token is left out."""
    found = ["O"] * len(sentence.spans)
    starts = {start: at for at, (start, _) in enumerate(sentence.spans)}
    ends = {end: at for at, (_, end) in enumerate(sentence.spans)}
    for start, end, label in sentence.entities:
        if start in starts and end in ends:
            for at in range(starts[start], ends[end] + 1):
                found[at] = f"{'B' if at == starts[start] else 'I'}-{label}"
    return found


def entities(sentence: Sentence, iob: Sequence[str]) -> list[Entity]:
    """Return the entities of IOB2 tags."""
    found: list[Entity] = []
    for (start, end), tag in zip(sentence.spans, iob, strict=True):
        kind, _, label = tag.partition("-")
        if kind == "I" and found and found[-1][2] == label and found[-1][1] <= start:
            found[-1] = (found[-1][0], end, label)
        elif kind != "O":
            found.append((start, end, label))
    return found


@dataclass(frozen=True)
class Part:
    """Sentences of one source, and how many clean and noisy copies of each are learnt from.

    Sentences that are annotated by other rules are ``marked``: features that stand nowhere else take up
    what is peculiar to them (which labels are frequent, where names end).
    """

    sentences: Sequence[Sentence]
    copies: tuple[int, int]
    marked: bool = False


Items = list[list[bytes]]


def fit(parts: Sequence[Part], path: Path, *, iterations: int, most: int | None = None, runs: int = 1) -> None:
    """Train a CRF by averaged perceptron, on copies of the sentences of which most miss a part of their features.

    A name that is known by its word is soon learnt by its word alone; where the word is dropped at random, the
    words around it and its cluster must do, as they must for names that were never seen.

    Args:
        parts: what is learnt from.
        path: of the model.
        iterations: how often all copies are gone through.
        most: how many features are kept; a short run chooses them.
        runs: models, each with other copies in another order, whose mean is written.
    """
    read = [
        [(_marked(sentence.views) if part.marked else features(sentence.views), tags(sentence))
         for sentence in part.sentences if sentence.views]
        for part in parts
    ]  # fmt: skip
    often = Counter(feature for learnt in read for items, _ in learnt for item in items for feature in item)
    kept = {feature for feature, count in often.items() if count >= LEAST}

    def run(seed: int, rounds: int, out: Path) -> Path:
        random.seed(seed)
        order: list[tuple[Items, list[str], bool]] = []
        for part, learnt in zip(parts, read, strict=True):
            clean, noisy = part.copies
            for items, iob in learnt:
                known = [[feature for feature in item if feature in kept] for item in items]
                order += [(known, iob, False)] * clean + [(known, iob, True)] * noisy
        random.shuffle(order)
        trainer = pycrfsuite.Trainer(verbose=False)
        trainer.select("ap")
        trainer.set_params({"max_iterations": rounds, "feature.possible_transitions": True})
        for items, iob, noise in order:
            trainer.append(pycrfsuite.ItemSequence(_thinned(items) if noise else items), iob)
        trainer.train(str(out))
        return out

    if most is not None:
        kept = _strongest(run(SEED, max(1, iterations // 2), path), most)
    made = [run(SEED + seed, iterations, path.with_suffix(f".{seed}")) for seed in range(runs)]
    path.write_bytes(mean(made))
    for model in made:
        model.unlink()


def mean(models: Sequence[Path]) -> bytes:
    """Return the first of some models with each weight the mean of all: one model that is as steady as many.

    CRFsuite writes no model but those it trained, so that the weights are written over where they stand: behind
    the offset of the features in the header and 12 bytes that head them, 20 bytes for each: its kind (0 for a
    feature of a token, 1 for a step from tag to tag), what it is of, the tag, the weight.
    """
    infos = [tagger(path).info() for path in models]
    data = bytearray(models[0].read_bytes())
    tag = {int(number): name for name, number in infos[0].labels.items()}
    feature = {int(number): name for name, number in infos[0].attributes.items()}
    start = int(infos[0].header["off_features"], 16)
    for at in range(start + 12, start + 12 + 20 * struct.unpack_from("<I", data, start + 8)[0], 20):
        kind, of, to = struct.unpack_from("<III", data, at)
        key = (tag[of] if kind else feature[of], tag[to])
        weights = [float((info.transitions if kind else info.state_features).get(key, 0)) for info in infos]
        struct.pack_into("<d", data, at + 12, sum(weights) / len(weights))
    return bytes(data)


def _strongest(path: Path, most: int) -> set[bytes]:
    """Return the features of a model whose weights are the largest."""
    weights: dict[str, float] = {}
    for (feature, _), weight in tagger(path).info().state_features.items():
        weights[feature] = max(weights.get(feature, 0.0), abs(float(weight)))
    return {feature.encode() for feature in sorted(weights, key=lambda feature: (-weights[feature], feature))[:most]}


def _thinned(items: Items) -> Items:
    return [[feature for feature in item if feature == b"b" or random.random() >= DROPPED] for item in items]


def _marked(views: Sequence[View]) -> Items:
    return [
        [*item, b"W", b"Wp=" + here.coarse, b"Wl=" + here.norm.decode()[-1:].encode()]
        for item, here in zip(features(views), views, strict=True)
    ]


def tagger(path: Path) -> pycrfsuite.Tagger:
    """Open a model."""
    opened = pycrfsuite.Tagger()
    opened.open(str(path))
    return opened


def relabelled(
    texts: Iterable[tuple[str, list[Entity]]], tokenizer: Tokenizer, model: pycrfsuite.Tagger
) -> Iterator[Sentence]:
    """Turn Stockmark's labels into OntoNotes', and add what it does not annotate, both by the model of GSD alone."""
    for sentence in sentences(tokenizer, texts):
        if not sentence.views:
            continue
        model.set(features(sentence.views))
        own: list[Entity] = []
        for start, end, label in sentence.entities:
            places = [at for at, (a, b) in enumerate(sentence.spans) if start <= a and b <= end]
            own.append(
                (start, end, _chosen(sentence.text[start:end], label, places, model, before=sentence.text[:start]))
            )
        weak = [
            found for found in entities(sentence, model.tag())
            if found[2] in WEAK - {"NORP"} and not any(a < found[1] and found[0] < b for a, b, _ in own)
        ]  # fmt: skip
        yield Sentence(sentence.text, sentence.spans, sentence.views, tuple(sorted([*own, *weak])))


def _chosen(text: str, label: str, places: Sequence[int], model: pycrfsuite.Tagger, *, before: str) -> str:
    options = WIKIPEDIA[label]
    if label == "製品名" and before.endswith("『"):
        return "WORK_OF_ART"
    for kind, end, chosen in ENDS:
        if kind == label and end.search(text):
            return chosen
    if len(options) == 1 or not places:
        return options[0]

    def score(option: str) -> float:
        known = set(model.labels())
        total = sum(
            sum(model.marginal(tag, at) for tag in (f"B-{option}", f"I-{option}") if tag in known) for at in places
        )
        return total / len(places) * 2.718 ** PRIOR.get(option, 0.0)

    return max(options, key=score)


def scored(data: Sequence[Sentence], model: pycrfsuite.Tagger) -> dict[str, tuple[float, float, float, int]]:
    """Return precision, recall and F1 by label and over all, exact span and label, and how many there are."""
    hit: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for sentence in data:
        found = set(entities(sentence, model.tag(features(sentence.views)))) if sentence.views else set()
        gold = set(sentence.entities)
        for group, counter in ((gold, wanted), (found, made), (gold & found, hit)):
            counter.update(entity[2] for entity in group)
            counter["all"] += len(group)
    figures = {}
    for label, count in sorted(wanted.items()):
        p, r = hit[label] / made[label] if made[label] else 0.0, hit[label] / count
        figures[label] = (p, r, 2 * p * r / (p + r) if p + r else 0.0, count)
    return figures


def main() -> int:
    """Train, score and write the model with its card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    parser.add_argument("--out", type=Path, default=clusters.OUT.parent, metavar="FOLDER")
    parser.add_argument("--vectors", type=Path, metavar="WHEEL", help="make the clusters of words anew (clusters.py)")
    parser.add_argument("--final", action="store_true", help="learn from dev too: its figures are then worth nothing")
    parser.add_argument("--sample", type=int, metavar="N", help="train on N sentences of each part only")
    parser.add_argument("--iterations", type=int, default=ITERATIONS)
    options = parser.parse_args()
    begin = time.perf_counter()
    if options.vectors is not None:
        clusters.make(options.vectors, clusters.OUT)
    tokenizer = Tokenizer()
    parts = {
        name: list(sentences(tokenizer, gsd(options.data / "ud-japanese-gsd-ne" / f"{name}.spacy")))[: options.sample]
        for name in ("train", "dev", "test")
    }
    learnt = [*parts["train"], *(parts["dev"] if options.final else ())]
    options.out.mkdir(parents=True, exist_ok=True)
    base = options.out / "gsd.crfsuite"
    fit([Part(learnt, GSD)], base, iterations=options.iterations)
    print(f"GSD alone: {time.perf_counter() - begin:.0f} s, test F {scored(parts['test'], tagger(base))['all'][2]:.3f}")
    wiki = json.loads((options.data / "ner-wikipedia" / "ner.json").read_text(encoding="utf-8"))[: options.sample]
    texts = [(row["text"], [(*entity["span"], entity["type"]) for entity in row["entities"]]) for row in wiki]
    more = list(relabelled(texts, tokenizer, tagger(base)))
    base.unlink()
    model = options.out / "names.crfsuite"
    both = [Part(learnt, GSD), Part(more, WIKIPEDIA_COPIES, marked=True)]
    fit(both, model, iterations=options.iterations, most=MOST, runs=RUNS)
    opened = tagger(model)
    figures = {name: scored(parts[name], opened) for name in (("test",) if options.final else ("dev", "test"))}
    for name, found in figures.items():
        for label, (p, r, f, count) in found.items():
            print(f"{name:<5} {label:<14} P {p:.3f} R {r:.3f} F {f:.3f}  n {count}")
    card = {
        "model": "names.crfsuite", "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "clusters": {"sha256": hashlib.sha256((clusters.OUT.parent / CLUSTERS).read_bytes()).hexdigest()},
        "license": "CC BY-SA 4.0", "dictionary": dictionary(), "seed": SEED,
        "parameters": {
            "algorithm": "averaged perceptron", "iterations": options.iterations, "least": LEAST, "most": MOST,
            "runs": RUNS, "dropped": DROPPED, "copies": {"gsd": GSD, "wikipedia": WIKIPEDIA_COPIES},
        },
        "learnt": ["train", "dev"] if options.final else ["train"],
        "sentences": {"gsd": len(learnt), "wikipedia": len(more)},
        "figures": {
            name: {label: {"precision": round(p, 4), "recall": round(r, 4), "f1": round(f, 4), "entities": n}
                   for label, (p, r, f, n) in found.items()}
            for name, found in figures.items()
        },
    }  # fmt: skip
    (options.out / "names.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{time.perf_counter() - begin:.0f} s in all, {model.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
