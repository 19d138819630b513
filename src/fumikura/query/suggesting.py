"""A query that finds nothing in, words of the corpus that may be meant out; and words that go with a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from math import log

from fumikura import tables
from fumikura.query.lexis import spellings
from fumikura.query.meant import read
from fumikura.query.nodes import Word, leaves
from fumikura.query.search import passages, planner, run
from fumikura.query.values import names
from fumikura.query.variants import synonyms
from fumikura.store import Store, forms_called, keys, own_tables
from fumikura.tokens.forms import Sought, forms_of, sought

_NEAR, _MOST = 0.6, 3
_BEGUN = 0.1  # what the same first character adds
_WIDE = 4_000  # words of the corpus that one word is compared with
_BESIDE, _ENOUGH = 500, 3  # passages that are read for related words; how many must have one

Row = dict[str, object]


def suggestions(store: Store, line: str, section: str | None = None) -> dict[str, list[str]]:
    """Return, for each word of a query that the corpus does not have, words that it has and that are near.

    Raises:
        QueryError: the line cannot be read.
    """
    plans = planner(store)
    found = {}
    for leaf in leaves(read(line, section)):
        if isinstance(leaf, Word) and not run(store, plans.query(leaf), 1)[1]:
            near = _near(store, leaf.text, "".join(word.reading for word in plans.read(leaf.text).columns.words()))
            if near:
                found[leaf.text] = near
    return found


def _near(store: Store, text: str, reading: str) -> list[str]:
    """Words that are read alike, then those that look alike; names too."""
    ranked: dict[str, float] = {}
    for word, read_as in _candidates(store, text, reading):
        alike = SequenceMatcher(None, text, word).ratio()
        score = max(alike, 0.9 if reading and read_as == reading else 0.0) + _BEGUN * (word[0] == text[0])
        if word != text and score >= _NEAR:
            ranked[word] = max(score, ranked.get(word, 0.0))
    return sorted(ranked, key=lambda word: (-ranked[word], word))[:_MOST]


def _candidates(store: Store, text: str, reading: str) -> Iterator[tuple[str, str]]:
    chars = [*dict.fromkeys(char for char in text if char.isalnum())][:8]
    some = " OR ".join("instr({0}, ?)" for _ in chars) or "0"
    for column, source in (("orth_base", "vocabulary"), ("form", "mention")):
        read_as = "reading" if source == "vocabulary" else "''"
        rows = store.database.rows(
            f"SELECT DISTINCT {column}, {read_as} FROM {source} WHERE length({column}) BETWEEN ? AND ? "
            f"AND ({some.format(column)}) LIMIT {_WIDE}",
            max(2, len(text) - 2), len(text) + 2, *chars,
        )  # fmt: skip
        yield from ((str(row[0]), str(row[1])) for row in rows if row[0])
    if reading:
        rows = store.database.rows(
            "SELECT DISTINCT orth_base, reading FROM vocabulary WHERE reading = ? AND orth_base <> ''", reading
        )
        yield from ((str(row[0]), str(row[1])) for row in rows)


def related(store: Store, text: str, limit: int = 20) -> list[Row]:
    """Return what goes with a word: spellings, names, words of its meaning, words that stand in the same passages.

    Raises:
        QueryError: the word cannot be read.
    """
    tables.use(own_tables(store))
    plans = planner(store)
    terms = [form for form in plans.read(text).terms if form.role == "content"]
    rows: list[Row] = []
    if len(terms) == 1:
        others = (word for word in spellings(store, terms[0]) if word != terms[0].key)
        rows += [{"term": word, "why": "spelling", "passages": None} for word in others]
    called = {form for key in keys(store, names(text)) for form in forms_called(store, key)} - {text}
    rows += [{"term": name, "why": "name", "passages": None} for name in sorted(called)]
    rows += [{"term": word, "why": "synonym", "passages": None} for word in synonyms(text)]
    beside = _beside(store, text, sought(*terms))
    return [*rows, *beside][:limit]


def _beside(store: Store, text: str, own: Sought) -> list[Row]:
    """Words of the same passages, by how much more often they stand there than elsewhere (log-likelihood, Dunning)."""
    blocks = passages(store, text)[:_BESIDE]
    rows = store.blocks_of(blocks)
    columns = store.columns(rows.values())
    if not columns:
        return []
    forms = forms_of(columns[0].vocabulary)
    counts: Counter[str] = Counter()
    for tokens in columns:
        counts.update(
            {
                term.form.key
                for term in forms.terms(tokens)
                if term.form.role == "content"
                and not term.form.numeral
                and len(term.form.key) > 1
                and not own.meets(term.form)
            }
        )
    searcher = store.index.searcher()
    every, here = searcher.num_docs, len(rows)
    with store.index.guard():
        scored = [
            (_likelihood(count, here, max(count, searcher.doc_freq("forms", key)), every), key, count)
            for key, count in counts.items()
            if count >= _ENOUGH
        ]
    scored.sort(key=lambda entry: (-entry[0], entry[1]))
    return [{"term": key, "why": "beside", "passages": count} for score, key, count in scored if score > 0]


def _likelihood(count: int, here: int, total: int, every: int) -> float:
    """G2 of a word in some passages against all; 0 where it is rarer there."""
    elsewhere, rest = total - count, every - here
    if rest <= 0 or count * every <= total * here:
        return 0.0
    table = ((count, total * here / every), (elsewhere, total * rest / every))
    missing = ((here - count, (every - total) * here / every), (rest - elsewhere, (every - total) * rest / every))
    return 2 * sum(seen * log(seen / wanted) for seen, wanted in (*table, *missing) if seen > 0 and wanted > 0)
