"""Groonga as a peer: one long-lived process that reads commands and writes JSON, so that its start is not measured."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from peers.wanted import NEAR, TOP, Wanted

_PROGRAM = "groonga"
_BATCH = 5_000  # passages in one command
_TABLE = (
    "table_create Passages TABLE_NO_KEY",
    "column_create Passages row COLUMN_SCALAR UInt32",
    "column_create Passages kind COLUMN_SCALAR ShortText",
    "column_create Passages document COLUMN_SCALAR UInt32",
    "column_create Passages words COLUMN_SCALAR Text",
)
# made when all passages are there: Groonga then sorts the postings once, and every query is read from a static index
_INDEX = (
    "table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenDelimit",
    "column_create Words passages COLUMN_INDEX|WITH_POSITION Passages words",
    "table_create Kinds TABLE_HASH_KEY ShortText",
    "column_create Kinds passages COLUMN_INDEX Passages kind",
    "table_create Documents TABLE_HASH_KEY UInt32",
    "column_create Documents passages COLUMN_INDEX Passages document",
)


def missing() -> str | None:
    """Say what must be installed, None if nothing."""
    if shutil.which(_PROGRAM):
        return None
    return (
        "there is no program 'groonga' (Debian and Ubuntu: apt install groonga-bin; https://groonga.org/docs/install)"
    )


class Groonga:
    """A process of Groonga over a database of one table."""

    warm = 1

    def __init__(self, folder: Path) -> None:
        database = folder / "db"
        create = [] if database.exists() else ["-n"]
        self._process = subprocess.Popen(
            [_PROGRAM, "--log-path", str(folder / "log"), *create, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._rows: list[dict[str, Any]] = []
        self.name = f"Groonga {self._ask('status')['version']}"
        self._ask("cache_limit 0")  # else it would answer the second round from memory
        if create:
            self._all(_TABLE)

    def _ask(self, line: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()
        head, *body = json.loads(self._process.stdout.readline())
        if head[0]:
            msg = f"Groonga: {head[3]}: {line[:200]}"
            raise RuntimeError(msg)
        return body[0]

    def _all(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self._ask(line)

    def add(self, row: int, keys: str, *, kind: str, document: int) -> None:
        """Take a passage."""
        self._rows.append({"row": row, "kind": kind, "document": document, "words": keys})
        if len(self._rows) == _BATCH:
            self._load()

    def _load(self) -> None:
        self._ask("load --table Passages\n" + json.dumps(self._rows, ensure_ascii=False))
        self._rows = []

    def finish(self) -> None:
        """Make the indexes."""
        if self._rows:
            self._load()
        self._all(_INDEX)

    def find(self, wanted: Wanted) -> list[int]:
        """Return the ten of most occurrences, which is how Groonga scores."""
        found = self._ask(f"{_select(wanted)} --sort_keys -_score --limit {TOP} --output_columns row")
        return [row for (row,) in found[0][2:]]

    def count(self, wanted: Wanted) -> int:
        """Return how many passages there are."""
        return int(self._ask(f"{_select(wanted)} --limit 0 --output_columns row")[0][0][0])

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def _select(wanted: Wanted) -> str:
    line = "select Passages --match_escalation_threshold -1"  # no other reading of a query that finds nothing
    if wanted.document is not None:  # the few passages of a document first, then those of them that match
        words = f"query({_literal('words')}, {_literal(_query(wanted))})"
        return f"{line} --filter {_literal(f'document == {wanted.document} && {words}')}"
    line += f" --match_columns words --query {_literal(_query(wanted))}"
    if wanted.kind is not None:
        line += f" --filter {_literal(f'kind == {_literal(wanted.kind)}')}"
    return line


def _query(wanted: Wanted) -> str:
    match wanted.how:
        case "all":
            return " ".join(map(_literal, wanted.keys))
        case "any":
            return " OR ".join(map(_literal, wanted.keys))
        case "phrase":
            return _literal(" ".join(wanted.keys))
        case "near":  # *NP counts the words from one to the other in either order; *N does so in one order only
            return f"*NP{NEAR + 1}{_literal(' '.join(wanted.keys))}"
        case "prefix":
            return f"{wanted.keys[0]}*"


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
