"""Names in, one reading of each stretch out: the strongest of what overlaps, one label for a string in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fumikura import tables
from fumikura.chars import KANJI, mostly_latin
from fumikura.mentions.edges import Edges
from fumikura.mentions.gazetteer import Known

_CERTAIN = 5  # strength of what goes before longer names: the two of X・Y会談
_GOES_ON = re.compile(f"(?<=[{KANJI}])[{KANJI}]")  # 地方|公共団体: a compound goes on
# the number of a rule names its maker only in passing: 大阪府条例第2号
_NUMBERED = re.compile(
    f"[{KANJI}]{{1,10}}[都道府県市区町村](?:条例|規則|告示|訓令|規程)第[ \u3000]?[0-9一二三四五六七八九十百〇]{{1,5}}[ \u3000]?号"
)
_WHOLE, _KANJI = 3, re.compile(f"[{KANJI}]+")
_SPREAD = frozenset({"PERSON", "ORG", "LAW", "GPE", "LOC", "EVENT"})


def nameless(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a narrow text in which nothing is named: common nouns, numbers of rules."""
    return [one.span() for pattern in (_none(), _NUMBERED) for one in pattern.finditer(text)]


@tables.cached
def _none() -> re.Pattern[str]:
    """Longer words of kanji that are no name, nor is any part of them: 地方公共団体; of 欧州ゼロ a part is one."""
    common = (word for word in tables.column("not_names", "word") if len(word) >= _WHOLE and _KANJI.fullmatch(word))
    words = sorted(common, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


def settled(found: Iterable[Known]) -> list[Known]:
    """Keep the strongest of what overlaps: what is certain, then the longest, then the surest."""
    kept: list[Known] = []
    ordered = sorted(found, key=lambda one: (one.strength < _CERTAIN, one.start - one.end, -one.strength, one.start))
    taken = bytearray(max((one.end for one in ordered), default=0))
    for one in ordered:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept)


def spread(found: Sequence[Sequence[Known]], texts: Sequence[str], edges: Sequence[Edges]) -> list[list[Known]]:
    """Vote over a document: a string that is a person in one place is one in all; one label for one string."""
    votes: dict[str, dict[str, float]] = {}
    for names, text in zip(found, texts, strict=True):
        for one in names:
            weights = votes.setdefault(text[one.start : one.end], {})
            weights[one.label] = weights.get(one.label, 0.0) + (0.5 if one.rule == "model" else 1 + one.strength)
    labels = {name: max(weights, key=lambda label: (weights[label], label)) for name, weights in votes.items()}
    seen_once = {name for name, weights in votes.items() if sum(weights.values()) < 1}  # by the model alone
    known = {name for name in labels if len(name) > 1 and labels[name] in _SPREAD}
    lengths: dict[str, list[int]] = {}
    for first, length in sorted({(name[0], len(name)) for name in known}, key=lambda pair: -pair[1]):
        lengths.setdefault(first, []).append(length)
    voted = []
    for names, text, edge in zip(found, texts, edges, strict=True):
        own = [one._replace(label=labels[text[one.start : one.end]]) for one in names if one.label != "TITLE"]
        own += [one for one in names if one.label == "TITLE"]
        none = [one.span() for one in _NUMBERED.finditer(text)]
        more = [] if mostly_latin(text) else [
            Known(start, end, labels[text[start:end]], "vote", 0)
            for start, end in _standing(text, edge, lengths, known)
            if not (text[start:end] in seen_once and _GOES_ON.match(text, end))
            and not any(low <= start and end <= high for low, high in none)
        ]  # fmt: skip
        voted.append(settled([*own, *more]))
    return voted


def _standing(text: str, edge: Edges, lengths: dict[str, list[int]], known: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where known names stand between words, the longest first; ``lengths`` are those of names by first letter."""
    behind = 0
    for start in edge.starts:
        if start < behind:
            continue
        for length in lengths.get(text[start : start + 1], ()):
            end = start + length
            if end <= len(text) and text[start:end] in known and edge.between(end):
                yield start, end
                behind = end
                break
