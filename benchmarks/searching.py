"""Search in process: p50 and p95 by class of query, against SQLite FTS5 over the same words in the same run."""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from tantivy import Query

import texts
from fumikura import pipeline
from fumikura.query.language import parse
from fumikura.query.search import planner, search
from fumikura.store import Store, open_to_read
from fumikura.tokens.forms import Form, Forms

Drawn = TypeVar("Drawn", str, tuple[str, str])
TOP = 10
SEED = 20
QUERIES = 8  # of each class
LONG = 8_000_000  # microseconds after which a slow query is not asked again
# p95 in milliseconds at a million passages (shared/DESIGN.md)
BUDGETS = {
    "words, OR and NEAR": 15.0,
    "phrases": 30.0,
    "phrases of particles": 200.0,
    "patterns of three words": 300.0,
}
_PLAIN = "words, OR and NEAR"
BUDGET_OF = {
    "rare word": _PLAIN,
    "common word": _PLAIN,
    "two words": _PLAIN,
    "three words, OR": _PLAIN,
    "NEAR/5": _PLAIN,
    "phrase": "phrases",
    "phrase of particles": "phrases of particles",
    "pattern, gap": "patterns of three words",
    "pattern, two lemmas": "patterns of three words",
}
PARTICLES = ("している", "ていた", "のである", "のだ", "ものである", "について", "という", "ことがある")
# as FTS5 reads them: cut at white space only
_WHOLE = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[]^_`{|}~'"


@dataclass(frozen=True)
class Ask:
    """One query in both languages, if FTS5 can be asked it; ``filter`` is SQL over the rows of the corpus."""

    line: str
    match: str = ""
    filter: str = ""


@dataclass
class Words:
    """Words of a corpus by how many passages have them, and passages to draw from."""

    passages: int
    counts: Counter[str]
    drawn: list[tuple[str, str, list[tuple[str, int, int]]]]  # document, text, (key, start, end) of each term


def peer(store: Store, path: Path) -> tuple[sqlite3.Connection, Words]:
    """Build an FTS5 table over the forms that our index holds; count and draw words on the way."""
    database = sqlite3.connect(path)
    database.execute("ATTACH ? AS corpus", (str(store.database.path),))
    database.execute(f"CREATE VIRTUAL TABLE fts USING fts5(words, content='', tokenize=\"{_WHOLE}\")")
    words = Words(0, Counter(), [])
    chance = random.Random(SEED)
    for document in store.documents():
        rows = list(store.blocks(document.id))
        columns = store.columns(rows)
        forms = Forms(columns[0].vocabulary) if columns else None
        for row, tokens in zip(rows, columns, strict=True):
            assert forms is not None
            keys = forms.keys(tokens, forms.code(tokens))
            database.execute("INSERT INTO fts (rowid, words) VALUES (?, ?)", (row.id, keys))
            words.passages += 1
            words.counts.update(set(keys.split(" ")))
            if len(words.drawn) < 2000 or chance.random() < 2000 / words.passages:
                spans = tokens.spans
                terms = [
                    (term.form.key, spans[term.first][0], spans[term.last - 1][1])
                    for term in forms.terms(tokens)
                    if _telling(term.form)
                ]
                drawn = (document.name, row.text, terms)
                if len(words.drawn) < 2000:
                    words.drawn.append(drawn)
                else:
                    words.drawn[chance.randrange(2000)] = drawn
    database.commit()
    database.execute("INSERT INTO fts (fts) VALUES ('optimize')")
    database.commit()
    return database, words


def _telling(form: Form) -> bool:
    return form.role == "content" and not form.numeral and len(form.key) > 1 and form.key.isalpha()


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

    def keys(text: str) -> list[str]:
        return [term.key for term in plan.read(text).terms]

    def both(line: str, join: str, *, near: str = "") -> Ask:
        quoted = [f'"{key}"' for key in keys(line)]
        return Ask(f"{near}({line})" if near else line, f"NEAR({' '.join(quoted)}, 5)" if near else join.join(quoted))

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
        "rare word": [both(key, " AND ") for key in _some(chance, rare)],
        "common word": [both(key, " AND ") for key in common],
        "two words": [both(pair, " AND ") for pair in _some(chance, pairs)],
        "three words, OR": [Ask(" OR ".join(some), both(" ".join(some), " OR ").match) for some in pick],
        "phrase": [Ask(f'"{text}"', f'"{" ".join(keys(text))}"') for text in _some(chance, phrases)],
        "phrase of particles": [Ask(f'"{text}"', f'"{" ".join(keys(text))}"') for text in PARTICLES],
        "NEAR/5": [both(pair, "", near="NEAR/5") for pair in _some(chance, near)],
        "prefix": [Ask(f"{key[:2]}*", f'"{key[:2]}" *') for key in _some(chance, middle)],
        "common word, kind:": [
            Ask(f"{key} kind:body", f'"{key}"', "SELECT id FROM corpus.block WHERE kind = 'body'") for key in common
        ],
        "common word, doc:": [
            Ask(
                f"{key} doc:{name}",
                f'"{key}"',
                f"SELECT id FROM corpus.block WHERE document_id = {store.document(name).id}",
            )
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
            Ask(line, " OR ".join(f'"{key}"' for key in dict.fromkeys(keys(line))))
            for a, b, _ in pick
            for line in [f"{a}と{b}はどのような関係にあるか"]
        ],
    }


def _some(chance: random.Random, values: Sequence[Drawn]) -> list[Drawn]:
    return chance.sample(list(dict.fromkeys(values)), min(QUERIES, len(set(values))))


def fts5(database: sqlite3.Connection, store: Store, ask: Ask) -> int:
    """Ask FTS5 for ten rows by BM25, in the form that is fastest for it, and fetch the same passages."""
    only = f"AND +rowid IN ({ask.filter})" if ask.filter else ""
    query = f"SELECT rowid FROM fts WHERE fts MATCH ? {only} ORDER BY bm25(fts) LIMIT {TOP}"
    return len(store.blocks_of([row[0] for row in database.execute(query, (ask.match,))]))


def engine(store: Store, query: Query) -> None:
    """Ask tantivy alone for ten passages with every word, nothing counted, nothing fetched."""
    store.index.searcher().search(query, limit=TOP, count=False, weight_by_field="weight")


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds of a call."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def measure(
    store: Store, database: sqlite3.Connection, classes: dict[str, list[Ask]], *, rounds: int
) -> dict[str, dict[str, list[float]]]:
    """Return milliseconds by class and by what was asked: ours, the planning of it, the engine alone, FTS5."""
    found: dict[str, dict[str, list[float]]] = {}
    for name, queries in classes.items():
        times: dict[str, list[float]] = {"ours": [], "plan": [], "engine": [], "FTS5": []}
        for at in range(rounds + 1):
            for ask in queries:
                plan = planner(store).plan(parse(ask.line)).strict
                values = {
                    "ours": timed(lambda ask=ask: search(store, ask.line, limit=TOP)),  # type: ignore[misc]
                    "plan": timed(lambda ask=ask: planner(store).plan(parse(ask.line))),  # type: ignore[misc]
                    "engine": timed(lambda plan=plan: engine(store, plan)),  # type: ignore[misc]
                }
                if ask.match and sum(times["FTS5"]) * 1000 < LONG:
                    values["FTS5"] = timed(lambda ask=ask: fts5(database, store, ask))  # type: ignore[misc]
                for what, value in values.items():
                    if at:  # the first round warms up
                        times[what].append(value)
        found[name] = times
    return found


def report(
    found: dict[str, dict[str, list[float]]], passages: int, hits: dict[str, int]
) -> tuple[list[texts.Row], list[texts.Budget]]:
    """Make rows and budgets of milliseconds."""
    rows, worst = [], dict.fromkeys(BUDGETS, 0.0)
    for name, times in found.items():
        p50, p95 = statistics.median(times["ours"]), quantile(times["ours"])
        theirs = statistics.median(times["FTS5"]) if times["FTS5"] else None
        rows.append({
            "class": name,
            "hits": f"{hits[name]:,}",
            "p50 ms": f"{p50:.2f}",
            "p95 ms": f"{p95:.2f}",
            "plan p50": f"{statistics.median(times['plan']):.2f}",
            "engine p50": f"{statistics.median(times['engine']):.2f}",
            "engine p95": f"{quantile(times['engine']):.2f}",
            "FTS5 p50": "" if theirs is None else f"{theirs:.2f}",
            "FTS5 p95": "" if theirs is None else f"{quantile(times['FTS5']):.2f}",
            "FTS5 / ours": "" if theirs is None else f"{theirs / p50:.1f}",
        })  # fmt: skip
        if name in BUDGET_OF:
            worst[BUDGET_OF[name]] = max(worst[BUDGET_OF[name]], p95)
    return rows, [
        texts.Budget(
            f"search p95, {what} ({passages:,} passages)",
            f"under {limit:.0f} ms at 1,000,000",
            f"{worst[what]:.1f} ms",
            worst[what] < limit if passages >= 900_000 or worst[what] >= limit else None,
        )
        for what, limit in BUDGETS.items()
    ]


def quantile(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[int(len(values) * 0.95)]


@contextmanager
def corpus(options: argparse.Namespace, place: Path) -> Iterator[Store]:
    """Open the corpus that is named, or make one of the texts."""
    folder = options.corpus or place / "corpus"
    if options.corpus is None or not folder.exists():
        with texts.chosen(options) as chosen, Store(folder, create=True) as store:
            store.acquire(wait=0)
            pipeline.ingest([chosen], store, jobs=options.jobs)
    with open_to_read(folder) as store:
        yield store


def main() -> None:
    """Make or open a corpus and print the table."""
    parser = texts.parser(__doc__ or "", rounds=10)
    parser.add_argument("--corpus", type=Path, help="a corpus to ask; made of the texts and kept if it is not there")
    parser.add_argument("--jobs", type=int, help="processes that make the corpus")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, corpus(options, Path(place)) as store:
        database, words = peer(store, Path(place) / "peer.db")
        classes = asks(store, words)
        hits = {
            name: int(statistics.median(search(store, ask.line, limit=1).total for ask in queries))
            for name, queries in classes.items()
        }
        rows, budgets = report(measure(store, database, classes, rounds=options.rounds), words.passages, hits)
        database.close()
    texts.show("searching", [rows], budgets, as_json=options.json)


if __name__ == "__main__":
    main()
