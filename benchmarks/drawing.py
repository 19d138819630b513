"""What is asked of a corpus: words and passages drawn from it by a fixed seed, and queries made of them."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

from fumikura.query.search import planner
from fumikura.store import BlockRow, Store
from fumikura.tokens.columns import Columns
from fumikura.tokens.forms import Form, Forms, forms_of
from peers.wanted import Wanted

Drawn = TypeVar("Drawn", str, tuple[str, str])
Place = tuple[str, int, int]  # key, start and end of a term
SEED = 20
QUERIES = 8  # of each class
PARTICLES = ("している", "ていた", "のである", "のだ", "ものである", "について", "という", "ことがある")
_DRAWN = 2000  # passages


class Ask(NamedTuple):
    """One query, as ours reads it and, if they can be asked it, as the peers are."""

    line: str
    wanted: Wanted | None = None


class Passage(NamedTuple):
    """A passage, the words that our index holds of it, and a way to find where those stand that tell what it is on."""

    row: BlockRow
    keys: str
    places: Callable[[], list[Place]]


def passages(store: Store) -> Iterator[Passage]:
    """Yield the passages of a corpus."""
    for document in store.documents():
        rows = list(store.blocks(document.id))
        columns = store.columns(rows)
        forms = forms_of(columns[0].vocabulary) if columns else None
        for row, tokens in zip(rows, columns, strict=True):
            assert forms is not None
            yield Passage(row, forms.keys(tokens, forms.code(tokens)), partial(_places, forms, tokens))


def _places(forms: Forms, tokens: Columns) -> list[Place]:
    spans = tokens.spans
    return [
        (term.form.key, spans[term.first][0], spans[term.last - 1][1])
        for term in forms.terms(tokens)
        if _telling(term.form)
    ]


def _telling(form: Form) -> bool:
    return form.role == "content" and not form.numeral and len(form.key) > 1 and form.key.isalpha()


class Words:
    """Words of a corpus by how many passages have them, and passages to draw from."""

    def __init__(self) -> None:
        self.passages = 0
        self.counts: Counter[str] = Counter()
        self.drawn: list[tuple[str, str, list[Place]]] = []  # document, text, terms
        self._chance = random.Random(SEED)

    def see(self, passage: Passage) -> None:
        """Count the words of a passage, and draw it or not."""
        self.passages += 1
        self.counts.update(set(passage.keys.split(" ")))
        if len(self.drawn) < _DRAWN:
            self.drawn.append(_drawn(passage))
        elif self._chance.random() < _DRAWN / self.passages:
            self.drawn[self._chance.randrange(_DRAWN)] = _drawn(passage)

    def save(self, path: Path) -> None:
        """Write what ``load`` reads; of the counts those that queries are made by."""
        known = {key for _, _, places in self.drawn for key, _, _ in places}
        counts = {key: self.counts[key] for key in sorted(known)}
        found = {"passages": self.passages, "counts": counts, "drawn": self.drawn}
        path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Words:
        """Read what ``save`` wrote."""
        found, words = json.loads(path.read_text(encoding="utf-8")), cls()
        words.passages, words.counts = found["passages"], Counter(found["counts"])
        words.drawn = [(name, text, [(key, a, b) for key, a, b in places]) for name, text, places in found["drawn"]]
        return words


def _drawn(passage: Passage) -> tuple[str, str, list[Place]]:
    return passage.row.document, passage.row.text, passage.places()


def asks(store: Store, words: Words) -> dict[str, list[Ask]]:
    """Draw the queries of each class from the corpus itself, always the same from the same corpus."""
    chance = random.Random(SEED)
    known = {key for _, _, terms in words.drawn for key, _, _ in terms}
    ranked = sorted(known, key=lambda key: (-words.counts[key], key))
    common = ranked[:QUERIES]
    middle = [key for key in ranked if 0.001 < words.counts[key] / words.passages < 0.02] or ranked[:50]
    rare = [key for key in ranked if 2 <= words.counts[key] <= 10] or ranked[-50:]
    chosen = set(middle)
    plan = planner(store)

    def keys(text: str) -> tuple[str, ...]:
        return tuple(term.key for term in plan.read(text).terms)

    pairs, near, phrases, neighbours = [], [], [], []
    for _, text, terms in chance.sample(words.drawn, len(words.drawn)):
        for (a, start, _), (b, _, end) in pairwise(terms):
            if a in chosen and b in chosen and a != b:
                pairs.append(f"{a} {b}")
                if end - start < 12:
                    near.append(f"{a} {b}")
            if a != b and end - start <= len(a) + len(b) + 1:
                neighbours.append((a, b))
            if 5 <= end - start <= 10 and text[start:end].isalpha():
                phrases.append(text[start:end])
    pick = [chance.sample(middle, min(3, len(middle))) for _ in range(QUERIES)]
    drawn = [name for name, _, _ in chance.sample(words.drawn, QUERIES)]
    return {
        "rare word": [Ask(key, Wanted("all", keys(key))) for key in _some(chance, rare)],
        "common word": [Ask(key, Wanted("all", keys(key))) for key in common],
        "two words": [Ask(pair, Wanted("all", keys(pair))) for pair in _some(chance, pairs)],
        "three words, OR": [Ask(" OR ".join(some), Wanted("any", keys(" ".join(some)))) for some in pick],
        "phrase": [Ask(f'"{text}"', Wanted("phrase", keys(text))) for text in _some(chance, phrases)],
        "phrase of particles": [Ask(f'"{text}"', Wanted("phrase", keys(text))) for text in PARTICLES],
        "NEAR/5": [Ask(f"NEAR/5({pair})", Wanted("near", keys(pair))) for pair in _some(chance, near)],
        "prefix": [Ask(f"{key[:2]}*", Wanted("prefix", (key[:2],))) for key in _some(chance, middle)],
        "common word, kind:": [Ask(f"{key} kind:body", Wanted("all", (key,), kind="body")) for key in common],
        "common word, doc:": [
            Ask(f"{key} doc:{name}", Wanted("all", (key,), document=store.document(name).id))
            for key, name in zip(common, drawn, strict=False)
            if not set(name) & set("()（） 　\"'")
        ],
        "pattern, gap": [Ask(f'[lemma="{key}"] []{{0,3}} [pos="動詞"]') for key in _some(chance, middle)],
        "pattern, two lemmas": [Ask(f'[lemma="{a}"] [pos="助詞"] [lemma="{b}"]') for a, b in _some(chance, neighbours)],
        "attribute, all looked at": [
            Ask("pos:感動詞"),
            Ask('[pos="形状詞"]{2}'),
            Ask('[pos="動詞"]{3,} within sentence'),
        ],
        "regular expression": [Ask(f"/{text[:2]}.{{1,3}}{text[3:]}/") for text in _some(chance, phrases)],
        "question": [
            Ask(line, Wanted("any", tuple(dict.fromkeys(keys(line)))))
            for a, b, _ in pick
            for line in [f"{a}と{b}はどのような関係にあるか"]
        ],
    }


def _some(chance: random.Random, values: Sequence[Drawn]) -> list[Drawn]:
    return chance.sample(list(dict.fromkeys(values)), min(QUERIES, len(set(values))))
