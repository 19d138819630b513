"""The names of a corpus: what is named how often and where, what stands beside what, and what a user decided."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from fumikura.records import Written
from fumikura.store.globs import NAMED, Docs, bound

if TYPE_CHECKING:
    from fumikura.store.store import Store


class Place(NamedTuple):
    """Where a mention begins: a document, a line of its source, an offset in it."""

    document: str
    line: int
    start: int


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a corpus names; ``aliases`` are all its written forms, most frequent first."""

    label: str
    name: str
    mentions: int
    documents: tuple[str, ...]
    aliases: tuple[str, ...]
    first: Place
    last: Place


Key = tuple[str, str]  # label and canonical name


def entities(store: Store, *, labels: Iterable[str] = (), doc: Docs = None) -> list[Entity]:
    """Return what a corpus names, most often named first."""
    wanted = json.dumps([*labels])
    pattern = bound(doc)
    rows = store.database.rows(
        "SELECT mention.label, mention.name, document.name AS document, form, count(*) AS n, min(start) AS start, "
        "min(line) AS line, max(start) AS last_start, max(line) AS last_line "
        "FROM mention JOIN document ON document.id = document_id "
        "WHERE layer = 'entity' AND label IS NOT NULL "
        "AND (?1 = '[]' OR label IN (SELECT value FROM json_each(?1))) "
        f"AND {NAMED.format(2)} "
        "GROUP BY mention.label, mention.name, document.name, form",
        wanted, pattern,
    )  # fmt: skip
    groups: dict[Key, list[tuple[str, int, Place, Place]]] = {}
    for row in rows:
        first = Place(row["document"], row["line"], row["start"])
        last = Place(row["document"], row["last_line"], row["last_start"])
        groups.setdefault((row["label"], row["name"]), []).append((row["form"], row["n"], first, last))
    found = []
    for (label, name), forms in groups.items():
        counts: Counter[str] = Counter()
        for form, n, _, _ in forms:
            counts[form] += n
        aliases = sorted(counts, key=lambda form: (-counts[form], form))
        documents = tuple(sorted({first.document for _, _, first, _ in forms}))
        first = min((first for _, _, first, _ in forms), key=lambda place: (place.document, place.start))
        last = max((last for _, _, _, last in forms), key=lambda place: (place.document, place.start))
        found.append(Entity(label, name, counts.total(), documents, tuple(aliases), first, last))
    return sorted(found, key=lambda one: (-one.mentions, one.label, one.name))


def keys(store: Store, names: Iterable[str], *, labels: Iterable[str] = ()) -> list[Key]:
    """Return the label and canonical name of whatever is written or called so, most often named first."""
    rows = store.database.rows(
        "SELECT label, name, count(*) AS n FROM mention "
        "WHERE (form IN (SELECT value FROM json_each(?1)) OR name IN (SELECT value FROM json_each(?1))) "
        "AND label IS NOT NULL AND (?2 = '[]' OR label IN (SELECT value FROM json_each(?2))) "
        "GROUP BY label, name ORDER BY n DESC, name",
        json.dumps([*names], ensure_ascii=False), json.dumps([*labels]),
    )  # fmt: skip
    return [(row["label"], row["name"]) for row in rows]


def naming(store: Store, found: Iterable[Key]) -> list[int]:
    """Return the ids of the passages that name one of these."""
    rows = store.database.rows(
        "SELECT DISTINCT block_id FROM json_each(?1) AS wanted "
        "JOIN mention ON mention.name = json_extract(wanted.value, '$[1]') "
        "WHERE label = json_extract(wanted.value, '$[0]')",
        json.dumps([*found], ensure_ascii=False),
    )  # fmt: skip
    return [row["block_id"] for row in rows]


def beside(store: Store, found: Iterable[Key], *, labels: Iterable[str] = ()) -> list[tuple[Key, int, int]]:
    """Return what passages that name one of these name beside it: key, passages together, passages in all."""
    own = [*found]
    passages = json.dumps(naming(store, own))
    rows = store.database.rows(
        "SELECT label, name, count(DISTINCT block_id) AS n FROM mention "
        "WHERE block_id IN (SELECT value FROM json_each(?1)) AND layer = 'entity' AND label IS NOT NULL "
        "AND (?2 = '[]' OR label IN (SELECT value FROM json_each(?2))) GROUP BY label, name",
        passages, json.dumps([*labels]),
    )  # fmt: skip
    together = {(row["label"], row["name"]): int(row["n"]) for row in rows}
    every = Counter({
        (row["label"], row["name"]): int(row["n"])
        for row in store.database.rows(
            "SELECT label, name, count(DISTINCT block_id) AS n FROM mention "
            "WHERE name IN (SELECT value FROM json_each(?1)) AND label IS NOT NULL GROUP BY label, name",
            json.dumps([name for _, name in together], ensure_ascii=False),
        )
    })  # fmt: skip
    pairs = [(key, n, every[key]) for key, n in together.items() if key not in own]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[2], pair[0]))


def edges(store: Store, *, labels: Iterable[str] = (), doc: Docs = None) -> list[tuple[Key, Key, int]]:
    """Return each two that passages name together, and how many passages."""
    pattern = bound(doc)
    rows = store.database.rows(
        "SELECT a.label AS l1, a.name AS n1, b.label AS l2, b.name AS n2, count(DISTINCT a.block_id) AS n "
        "FROM mention AS a JOIN mention AS b ON b.block_id = a.block_id "
        "JOIN document ON document.id = a.document_id "
        "WHERE a.label IS NOT NULL AND b.label IS NOT NULL AND (a.label, a.name) < (b.label, b.name) "
        "AND (?1 = '[]' OR (a.label IN (SELECT value FROM json_each(?1)) "
        "AND b.label IN (SELECT value FROM json_each(?1)))) "
        f"AND {NAMED.format(2)} "
        "GROUP BY 1, 2, 3, 4 ORDER BY n DESC, 2, 4",
        json.dumps([*labels]), pattern,
    )  # fmt: skip
    return [((row["l1"], row["n1"]), (row["l2"], row["n2"]), int(row["n"])) for row in rows]


def named_together(store: Store, *, doc: Docs = None) -> Iterator[set[Key]]:
    """Yield what each passage names, in the order of the corpus; passages without a name are left out."""
    rows = store.database.rows(
        "SELECT block_id, mention.label, mention.name FROM mention JOIN document ON document.id = document_id "
        f"WHERE layer = 'entity' AND label IS NOT NULL AND {NAMED.format(1)} "
        "ORDER BY block_id",
        bound(doc),
    )
    for _, found in groupby(rows, key=lambda row: row["block_id"]):
        yield {(row["label"], row["name"]) for row in found}


def named(store: Store) -> bool:
    """Tell whether names were found in any document."""
    return bool(store.database.value("SELECT EXISTS (SELECT 1 FROM mention WHERE name IS NOT NULL)"))


def forms_called(store: Store, key: Key) -> list[str]:
    """Return the written forms of one name."""
    rows = store.database.rows("SELECT DISTINCT form FROM mention WHERE name = ? AND label = ?", key[1], key[0])
    return [row["form"] for row in rows]


def written(store: Store) -> list[Written]:
    """Return every written form of every document with what it was found to be, before any decision."""
    rows = store.database.rows(
        "SELECT DISTINCT document.name AS document, form, type, value FROM mention "
        "JOIN document ON document.id = document_id WHERE layer = 'entity'"
    )
    return [Written(row["document"], row["form"], row["type"], row["value"]) for row in rows]


def rename(store: Store, decided: Mapping[Written, Key | None]) -> None:
    """Let decisions say what names are; None takes a name away. The right to write must be held."""
    with store.database.transaction(indexed=False):
        store.database.change(
            "UPDATE mention SET label = type, name = value "
            "WHERE layer = 'entity' AND (label IS NOT type OR name IS NOT value)"
        )
        store.database.change_many(
            "UPDATE mention SET label = ?, name = ? WHERE form = ? AND type = ? AND value = ? "
            "AND document_id = (SELECT id FROM document WHERE name = ?)",
            (
                (*(key or (None, None)), one.form, one.label, one.name, one.document)
                for one, key in decided.items()
            ),
        )  # fmt: skip


def own_tables(store: Store) -> dict[str, str]:
    """Return the user's tables that a corpus keeps, as CSV by name."""
    return {row["name"]: row["content"] for row in store.database.rows("SELECT name, content FROM user_table")}


def keep_tables(store: Store, tables: Mapping[str, str]) -> None:
    """Keep these tables, each in the place of the one of its name. The right to write must be held."""
    with store.database.transaction(indexed=False):
        store.database.change_many("INSERT OR REPLACE INTO user_table VALUES (?, ?)", tables.items())
