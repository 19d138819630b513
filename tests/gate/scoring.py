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


def bcubed(name, predicted):
    """Return B3 F1 over the spans that gold and prediction share."""
    gold = {(g["doc"], g["start"], g["end"]): g["canonical"] for g in read(name)}
    found = {(p["doc"], p["start"], p["end"]): p["canonical"] for p in predicted}
    both = gold.keys() & found.keys()

    def mean(of, other):
        total = 0.0
        for place in both:
            mine = {one for one in both if of[one] == of[place]}
            total += len({one for one in mine if other[one] == other[place]}) / len(mine)
        return total / len(both)

    p, r = mean(found, gold), mean(gold, found)
    return 2 * p * r / (p + r)


def events(predicted):
    """Return F1 by source and days, recall of the core, and of what matched the share of right types and F1 of actors.

    An extra event inside the source of a gold event is no error: one sentence may hold several.
    """
    gold = read("events.jsonl")
    docs = {one["doc"] for one in gold}
    made = covered(gold, [one for one in predicted if one["doc"] in docs])
    names = _aliases()
    used, core, types, actors = set(), 0, 0, 0.0
    for one in gold:
        best = max(
            (
                (
                    other["type"] in {one["type"], *one["type_alt"]},
                    len(_called(one, names) & _called(other, names)),
                    -at,
                )
                for at, other in enumerate(made)
                if at not in used and _overlap(one, other) and _same_days(one, other)
            ),
            default=None,
        )
        if best is None:
            continue
        used.add(-best[2])
        core += one["salience"] == "core"
        types += best[0]
        want, got = _called(one, names), _called(made[-best[2]], names)
        actors += 2 * best[1] / (len(want) + len(got)) if want or got else 1.0
    extra = sum(1 for at, other in enumerate(made) if at not in used and not any(_overlap(one, other) for one in gold))
    p, r = len(used) / (len(used) + extra), len(used) / len(gold)
    cores = sum(one["salience"] == "core" for one in gold)
    return {"f1": 2 * p * r / (p + r), "core": core / cores, "types": types / len(used), "actors": actors / len(used)}


def _aliases():
    rows = (row.split("\t") for row in (GOLD / "aliases.tsv").read_text(encoding="utf-8").splitlines())
    return {alias: name for name, aliases in rows for alias in aliases.split(",") if len(alias) > 1}


def _called(event, names):
    return {names.get("".join(name.split()), name) for name in event["actors"]}


def _overlap(gold, other):
    places = [(gold["start"], gold["end"]), *((one["start"], one["end"]) for one in gold["mentions"])]
    return any(start < other["end"] and other["start"] < end for start, end in places)


def _same_days(gold, other):
    if (gold["begin"], gold["end_date"]) == (other["begin"], other["end_date"]):
        return True
    if gold["date_basis"] not in {"bound", "external"}:
        return False
    first, last = gold["begin"] or "0000", gold["end_date"] or "9999"
    return (other["begin"] or "0000") <= last and (other["end_date"] or "9999") >= first
