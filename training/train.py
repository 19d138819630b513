"""Train the name model and print its figures: python training/train.py DATA [--out FOLDER] [--sample N].

DATA holds ``ud-japanese-gsd-ne/{train,dev,test}.spacy`` (github.com/megagonlabs/UD_Japanese-GSD, folder spacy/) and
``ner-wikipedia/ner.json`` (github.com/stockmarkteam/ner-wikipedia-dataset). See README.md beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from fumikura.mentions.features import View, features, view
from fumikura.tokens import Columns, Tokenizer, dictionary

SEED = 42
PARAMETERS = {
    "c1": 0.05, "c2": 0.1, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True,
}  # fmt: skip
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
    import spacy
    from spacy.tokens import DocBin

    for doc in DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab):
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


def fit(data: Sequence[Sentence], path: Path, *, iterations: int) -> None:
    """Train a CRF."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({**PARAMETERS, "max_iterations": iterations})
    for sentence in data:
        if sentence.views:
            trainer.append(features(sentence.views), tags(sentence))
    trainer.train(str(path))


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
    parser.add_argument("--out", type=Path, default=Path("src/fumikura/models"), metavar="FOLDER")
    parser.add_argument("--sample", type=int, metavar="N", help="train on N sentences of each part only")
    parser.add_argument("--iterations", type=int, default=PARAMETERS["max_iterations"])
    options = parser.parse_args()
    random.seed(SEED)
    tokenizer = Tokenizer()
    parts = {
        name: list(sentences(tokenizer, gsd(options.data / "ud-japanese-gsd-ne" / f"{name}.spacy")))[: options.sample]
        for name in ("train", "dev", "test")
    }
    options.out.mkdir(parents=True, exist_ok=True)
    begin = time.perf_counter()
    base = options.out / "gsd.crfsuite"
    fit(parts["train"], base, iterations=options.iterations)
    print(f"GSD alone: {time.perf_counter() - begin:.0f} s, dev F {scored(parts['dev'], tagger(base))['all'][2]:.3f}")
    wiki = json.loads((options.data / "ner-wikipedia" / "ner.json").read_text(encoding="utf-8"))[: options.sample]
    texts = [(row["text"], [(*entity["span"], entity["type"]) for entity in row["entities"]]) for row in wiki]
    more = list(relabelled(texts, tokenizer, tagger(base)))
    base.unlink()
    model = options.out / "names.crfsuite"
    fit([*parts["train"], *more], model, iterations=options.iterations)
    opened = tagger(model)
    figures = {name: scored(parts[name], opened) for name in ("dev", "test")}
    for name, found in figures.items():
        for label, (p, r, f, count) in found.items():
            print(f"{name:<5} {label:<14} P {p:.3f} R {r:.3f} F {f:.3f}  n {count}")
    card = {
        "model": "names.crfsuite", "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "license": "CC BY-SA 4.0", "dictionary": dictionary(), "seed": SEED,
        "parameters": {**PARAMETERS, "max_iterations": options.iterations},
        "sentences": {"gsd": len(parts["train"]), "wikipedia": len(more)},
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
