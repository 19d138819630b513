"""Search in process: p50 and p95 by class of query, against SQLite FTS5 over the same tokens in the same run."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import texts
from fumikura import pipeline
from fumikura.query import planner, search
from fumikura.store import Store
from fumikura.tokens.forms import Forms

CLASSES: dict[str, list[str]] = {
    "rare word": ["駆逐艦", "臨界", "羅針盤", "譲歩", "枢密院"],
    "common word": ["人", "見る", "日本", "心", "思う"],
    "two words": ["日本 文学", "政府 国民", "戦争 平和", "心 夜", "人 見る"],
    "OR": ["山 OR 川 OR 海", "春 OR 夏 OR 秋", "父 OR 母 OR 兄", "心 OR 夜 OR 道"],
    "phrase": ['"日本の文学"', '"顔を見る"', '"手を出"', '"夜が明け"'],
    "phrase of particles": ['"している"', '"のである"', '"ていた"', '"のだ"'],
    "NEAR": ["NEAR/5(山 川)", "NEAR/5(父 母)", "NEAR/5(心 夜)"],
    "prefix": ["文学*", "電*", "経済*"],
    "filter": ["人 kind:body", "心 kind:heading", "夜 doc:*1*"],
    "question": ["戦争はなぜ始まったのか", "山と川のどちらを見ていたのか"],
}
# the same questions in FTS5's own language, over the same dictionary forms
FTS5: dict[str, Callable[[list[str]], str] | None] = {
    "rare word": lambda keys: " ".join(f'"{key}"' for key in keys),
    "common word": lambda keys: " ".join(f'"{key}"' for key in keys),
    "two words": lambda keys: " AND ".join(f'"{key}"' for key in keys),
    "OR": lambda keys: " OR ".join(f'"{key}"' for key in keys if key != "or"),
    "phrase": lambda keys: '"' + " ".join(keys) + '"',
    "phrase of particles": lambda keys: '"' + " ".join(keys) + '"',
    "NEAR": lambda keys: "NEAR(" + " ".join(f'"{key}"' for key in keys if key not in {"near", "5"}) + ", 5)",
    "prefix": None,
    "filter": None,
    "question": lambda keys: " OR ".join(f'"{key}"' for key in keys),
}


def peer(store: Store, path: Path) -> sqlite3.Connection:
    """Build an FTS5 table over the very forms of the corpus."""
    database = sqlite3.connect(path)
    database.execute(
        "CREATE VIRTUAL TABLE fts USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    for document in store.documents():
        rows = list(store.blocks(document.id))
        columns = store.columns(rows)
        if not columns:
            continue
        forms = Forms(columns[0].vocabulary)
        values = ((row.id, forms.keys(c, forms.code(c))) for row, c in zip(rows, columns, strict=True))
        database.executemany("INSERT INTO fts (rowid, words) VALUES (?, ?)", values)
    database.commit()
    return database


def timed(call: Callable[[], object], rounds: int) -> list[float]:
    """Return milliseconds of so many calls after one that is not counted."""
    call()
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        found.append((time.perf_counter() - start) * 1000)
    return found


def measure(store: Store, fts: sqlite3.Connection, *, rounds: int) -> list[tuple[str, ...]]:
    """Measure every class, ours and the peer's in turn."""
    plan = planner(store)
    rows = [("class", "p50 ms", "p95 ms", "FTS5 p50", "FTS5 p95", "FTS5 / ours")]
    for name, queries in CLASSES.items():
        ours: list[float] = []
        theirs: list[float] = []
        for query in queries:
            ours += timed(lambda query=query: search(store, query), rounds)  # type: ignore[misc]
            write = FTS5[name]
            if write is not None:
                keys = [form.key for form in plan.read(query.replace('"', "")).terms]
                line = write(keys)
                theirs += timed(lambda line=line: fetch(fts, store, line), rounds)  # type: ignore[misc]
        a, b = quantiles(ours)
        c, d = quantiles(theirs) if theirs else (0.0, 0.0)
        rows.append(
            (name, f"{a:.1f}", f"{b:.1f}", *((f"{c:.1f}", f"{d:.1f}", f"{c / a:.1f}") if theirs else ("-",) * 3))
        )
    return rows


def fetch(fts: sqlite3.Connection, store: Store, line: str) -> object:
    """Ask FTS5 for ten rows by BM25 and fetch the same passages."""
    found = fts.execute("SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY bm25(fts) LIMIT 10", (line,)).fetchall()
    return store.blocks_of([row[0] for row in found])


def quantiles(values: Sequence[float]) -> tuple[float, float]:
    """Return median and 95th percentile."""
    return statistics.median(values), sorted(values)[int(len(values) * 0.95)]


def main() -> None:
    """Build or open a corpus and print the table."""
    parser = texts.parser(__doc__ or "")
    parser.add_argument("--corpus", type=Path, help="a corpus that is there already")
    parser.add_argument(
        "--generate", type=int, default=0, metavar="PASSAGES", help="make so many passages of the texts"
    )
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.folder
        if options.generate:
            folder = Path(place) / "texts"
            folder.mkdir()
            texts.generate(options.folder, folder, options.generate)
        with Store(options.corpus or Path(place) / "corpus", create=options.corpus is None) as store:
            if options.corpus is None:
                store.acquire(wait=0)
                pipeline.ingest([folder], store, jobs=options.jobs)
            fts = peer(store, Path(place) / "peer.db")
            print(f"{store.counts()['blocks']:,} passages, {store.counts()['tokens']:,} tokens")
            texts.table(measure(store, fts, rounds=options.rounds))


if __name__ == "__main__":
    main()
