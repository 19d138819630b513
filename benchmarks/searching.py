"""Search in process: p50 and p95 by class of query, and of other engines over the same words in the same run.

    python benchmarks/searching.py [FOLDER] [--corpus CORPUS] [--lucene JARS] [--keep INDEXES]

SQLite FTS5 is always there; Groonga is measured where its program is, Lucene where JPype, Java and its jars are.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tantivy import Query

import texts
from drawing import Ask, asks
from fumikura import pipeline
from fumikura.query.language import parse
from fumikura.query.search import planner, search
from fumikura.store import Store, open_to_read
from indexes import opened, say
from peers import here
from peers.wanted import TOP, Peer

LONG = 8_000  # milliseconds after which a slow class is not asked again
WARM = 30_000  # milliseconds after which a peer is not warmed up any more
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
Found = dict[str, dict[str, list[float]]]


def engine(store: Store, query: Query) -> None:
    """Ask tantivy alone for ten passages with every word, nothing counted, nothing fetched."""
    store.index.searcher().search(query, limit=TOP, count=False, weight_by_field="weight")


def fetched(store: Store, peer: Peer, ask: Ask) -> int:
    """Ask a peer for ten passages and fetch them, as ours does."""
    return len(store.blocks_of(peer.find(ask.wanted))) if ask.wanted else 0


def timed(call: Callable[[], object]) -> float:
    """Return the milliseconds of a call."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def warm(store: Store, peers: Mapping[str, Peer], classes: Mapping[str, list[Ask]]) -> None:
    """Ask the peers everything as often as they need it: indexes come from the disk, Java compiles what runs often."""
    everything = [ask for queries in classes.values() for ask in queries]
    for name, peer in peers.items():
        spent, times = 0.0, 0
        while times < peer.warm and spent < WARM:
            spent += timed(lambda peer=peer: [fetched(store, peer, ask) for ask in everything])  # type: ignore[misc]
            times += 1
        say(f"warmed up: {name}, everything {times}x in {spent / 1000:.0f} s")


def measure(store: Store, peers: Mapping[str, Peer], classes: Mapping[str, list[Ask]], *, rounds: int) -> Found:
    """Return milliseconds by class and by what was asked: ours, the planning of it, the engine alone, each peer."""
    found: Found = {}
    for name, queries in classes.items():
        times: dict[str, list[float]] = {what: [] for what in ("ours", "plan", "engine", *peers)}
        for at in range(rounds + 1):
            for ask in queries:
                plan = planner(store).plan(parse(ask.line)).strict
                values = {
                    "ours": timed(lambda ask=ask: search(store, ask.line, limit=TOP)),  # type: ignore[misc]
                    "plan": timed(lambda ask=ask: planner(store).plan(parse(ask.line))),  # type: ignore[misc]
                    "engine": timed(lambda plan=plan: engine(store, plan)),  # type: ignore[misc]
                }
                for what, peer in peers.items():
                    if ask.wanted and sum(times[what]) < LONG:
                        values[what] = timed(lambda peer=peer, ask=ask: fetched(store, peer, ask))  # type: ignore[misc]
                for what, value in values.items():
                    if at:  # the first round warms up
                        times[what].append(value)
        found[name] = times
        say(f"measured: {name}")
    return found


def compared(peers: Mapping[str, Peer], classes: Mapping[str, list[Ask]]) -> list[str]:
    """Return a line on each class in which the peers do not find as many passages as each other."""
    lines = []
    for name, queries in classes.items():
        counts = {what: sum(peer.count(ask.wanted) for ask in queries if ask.wanted) for what, peer in peers.items()}
        if len(set(counts.values())) > 1:
            told = ", ".join(f"{what} {count:,}" for what, count in counts.items())
            lines.append(f"{name}: the peers do not find the same passages, but {told}")
    return lines


def against(found: Found, peers: Mapping[str, Peer], hits: Mapping[str, int]) -> list[texts.Row]:
    """Make the rows of ours and of the peers; of each p50 and p95, and how many times our p50 it takes."""
    rows = []
    for name, times in found.items():
        limit = BUDGETS.get(BUDGET_OF.get(name, ""))
        row = {
            "ms: p50 p95": name,
            "hits": f"{hits[name]:,}",
            "ours": _both(times["ours"]),
            "p95 under": "" if limit is None else f"{limit:.0f}",
        }
        for what, peer in peers.items():
            ratio = statistics.median(times[what] or [0.0]) / statistics.median(times["ours"])
            row[peer.name] = _both(times[what])
            row[f"{what} / ours"] = f"{ratio:.{2 if ratio < 0.95 else 1}f}" if ratio else ""
        rows.append(row)
    return rows


def _both(times: Sequence[float]) -> str:
    return f"{_short(statistics.median(times)):>5} {_short(quantile(times)):>5}" if times else ""


def _short(number: float) -> str:
    """Write a number with the digits that matter."""
    return f"{number:.{2 if number < 10 else 1 if number < 100 else 0}f}"


def inside(found: Found) -> list[texts.Row]:
    """Make the rows of what ours consists of."""
    return [
        {
            "of ours": name,
            "plan p50": f"{statistics.median(times['plan']):.2f}",
            "engine p50": f"{statistics.median(times['engine']):.2f}",
            "engine p95": f"{quantile(times['engine']):.2f}",
        }
        for name, times in found.items()
    ]


def verdicts(found: Found, passages: int) -> list[texts.Budget]:
    """Make the budgets."""
    worst = dict.fromkeys(BUDGETS, 0.0)
    for name, what in BUDGET_OF.items():
        worst[what] = max(worst[what], quantile(found[name]["ours"]))
    return [
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
    """Make or open a corpus and the indexes of the peers, and print the tables."""
    parser = texts.parser(__doc__ or "", rounds=10)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--corpus", type=Path, help="a corpus to ask; made of the texts and kept if it is not there")
    parser.add_argument("--jobs", type=int, help="processes that make the corpus")
    parser.add_argument("--lucene", metavar="JARS", help="class path with Lucene 9; needs Java and jpype1")
    parser.add_argument("--keep", type=Path, metavar="INDEXES", help="folder of the peers' indexes; built once")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, corpus(options, Path(place)) as store:
        makers, absent = here(store, jars=options.lucene)
        for line in absent:
            say(line)
        with opened(store, makers, options.keep or Path(place) / "peers") as (words, peers):
            classes = asks(store, words)
            for line in compared(peers, classes):
                say(line)
            hits = {
                name: int(statistics.median(search(store, ask.line, limit=1).total for ask in queries))
                for name, queries in classes.items()
            }
            warm(store, peers, classes)
            found = measure(store, peers, classes, rounds=options.rounds)
            tables = [against(found, peers, hits), inside(found)]
    texts.show("searching", tables, verdicts(found, words.passages), as_json=options.json)


if __name__ == "__main__":
    main()
