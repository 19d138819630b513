"""Scores predictions against the gold annotation."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

GOLD = Path(__file__).parents[1] / "gold"


def read(name):
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def covered(gold, predicted):
    """Return the predictions in the part of the documents that the gold covers."""
    windows = json.loads((GOLD / "windows.json").read_text(encoding="utf-8"))
    documents = {record["doc"] for record in gold}
    return [
        record
        for record in predicted
        if record["doc"] in documents and any(a <= record["start"] < b for a, b in windows[record["doc"]])
    ]


def f1(name, predicted, of_gold, of_predicted):
    """F1 of records whose keys are the same; optional ones of the gold count neither way."""
    gold = read(name)
    optional = {of_gold(record) for record in gold if record.get("optional")}
    wanted = {of_gold(record) for record in gold} - optional
    found = [key for key in map(of_predicted, covered(gold, predicted)) if key not in optional]
    return 2 * len(wanted & set(found)) / (len(wanted) + len(found))


def paragraphs(predicted):
    """F1 of paragraphs with the same start and, but for white space and note marks, the same text."""
    gold = read("paragraphs.jsonl")
    found = covered(gold, predicted)
    at = defaultdict(list)
    for record in found:
        at[record["doc"], record["start"]].append(record["text"])
    hits = sum(any(same(g, text) for text in at[g["doc"], g["start"]]) for g in gold)
    return 2 * hits / (len(gold) + len(found))


def same(gold, text):
    wanted, found = "".join(gold["text_unwrapped"].split()), "".join(text.split())
    slack = 1 + sum(end - start for _, start, end in gold.get("fn_refs") or [])
    size = len(wanted) + len(found)
    return wanted == found or (1 - SequenceMatcher(None, wanted, found, autojunk=False).ratio()) * size <= max(
        slack, 0.015 * size
    )


def ndcg(relevant, hits):
    """nDCG@10; a hit counts for the best passage that it overlaps, each passage once."""
    left, gains = list(relevant), []
    for hit in hits[:10]:
        met = [r for r in left if r["doc"] == hit.doc and r["start"] < hit.end and hit.start < r["end"]]
        gains.append(max((r.get("grade", 2) for r in met), default=0))
        left = [r for r in left if r not in met]
    ideal = sorted((r.get("grade", 2) for r in relevant), reverse=True)[:10]

    def discounted(values):
        return sum(value / math.log2(rank + 2) for rank, value in enumerate(values))

    return min(1.0, discounted(gains) / discounted(ideal))
