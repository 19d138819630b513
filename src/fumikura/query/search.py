"""A query line and a store in, ranked passages out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from math import log
from operator import neg

from tantivy import Order, Query

from fumikura import addresses, tables
from fumikura.query import values
from fumikura.query.candidates import required
from fumikura.query.citations import citing
from fumikura.query.evidence import asked as evidence
from fumikura.query.language import parse
from fumikura.query.leading import before, directly, provided, within_provision
from fumikura.query.lexis import spellings
from fumikura.query.looking import AT_ONCE, Looker
from fumikura.query.marks import mark
from fumikura.query.meant import read, within
from fumikura.query.mentioned import places
from fumikura.query.nodes import And, Filter, Node, Word, leaves, looked_at
from fumikura.query.plan import Plan, Planner
from fumikura.query.ranking import POOL, order
from fumikura.records import Hit
from fumikura.spans import Span
from fumikura.store import BlockRow, Store, counted, dated, keys, naming, own_tables
from fumikura.tokens.forms import Form, forms_of
from fumikura.tokens.mecab import Tokenizer

_BEYOND = 10  # passages asked for beyond the limit, to see whether they tie with the last
_ALL = 1_000_000
_RUN = 20_000  # passages that the engine puts in the order of the corpus at a time
BUDGET = 50_000  # passages that one search looks at word by word
_TIED, _STEP = 20_000, 256  # passages of one score that are put in order; how many times more are asked for to see them
_APART = 300  # code points of other text between two parts of a note that are still one place


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of a query.

    Attributes:
        hits: best first; those that lack a word (``complete`` is False) behind all others.
        total: passages with every word, shown or not.
        left: passages that the index proposed and that were not looked at any more.
    """

    hits: tuple[Hit, ...]
    total: int
    left: int = 0


@cache
def _tokenizer() -> Tokenizer:
    """Load MeCab once in a process; its dictionary takes longer than a search."""
    return Tokenizer()


def planner(store: Store, *, widely: bool = False) -> Planner:
    """Return a planner for a corpus; ``widely`` lets words of about the same meaning do, too.

    A line is read behind it: the corpus may have synonyms of its own.
    """

    @cache  # a query is planned strictly and leniently, and looked at again
    def documents(field: str, value: str) -> list[int]:
        return store.ids(name=value) if field == "doc" else store.ids(kind=value)

    @cache
    def passages(asked: Filter) -> list[int]:
        field, value = asked.field, asked.value
        if field == "date":
            return dated(store, *values.days(value))
        if field == "cites":
            with suppress(ValueError):  # no such provision: nothing cites it
                return list(dict.fromkeys(row.mention.block for row in citing(store, value, outside=asked.outside)))
            return []
        if field == "provision":
            return within_provision(store, value)
        if field in values.NAMES:
            return naming(store, keys(store, values.names(value), labels=values.NAMES[field]))
        low, high, unit = values.amounts(value, money=field == "amount")
        return counted(store, low, high, unit=unit, money=field == "amount")

    tables.use(own_tables(store))
    searcher = store.index.searcher()

    @cache
    def rarity(form: Form) -> float:
        with store.index.guard():
            found = sum(
                searcher.doc_freq(field, key) for key in (form.key, *form.others) for field in ("forms", "others")
            )
            return log(1 + searcher.num_docs / max(1, found))

    return Planner(
        store.index.schema, _tokenizer(), documents=documents, passages=passages, rarity=rarity,
        required=lambda pattern: required(store, pattern),
        family=lambda form: spellings(store, form), widely=widely,
    )  # fmt: skip


def search(
    store: Store,
    line: str,
    *,
    limit: int = 10,
    strict: bool = False,
    section: str | None = None,
    exact: bool = False,
    widely: bool = False,
    budget: int = BUDGET,
) -> Answer:
    """Search passages: those with every word first, then, up to the limit, the best with some of them or beside these.

    Args:
        store: the corpus.
        line: the query.
        limit: hits at most.
        strict: leave partial matches out even where nothing has every word.
        section: the address or title that passages must stand under.
        exact: words as they are written only, no other form or spelling.
        widely: words of about the same meaning do, too.
        budget: passages looked at, at most, where the index alone cannot answer.

    Raises:
        QueryError: the line cannot be read.
        DamagedCorpusError: the index cannot be read.
    """
    plans = planner(store, widely=widely)
    tree = read(line, section, exact=exact, widely=widely)
    looker = looking(store, plans, tree, line)
    plan = plans.plan(tree)
    asked = parse(line)
    leading = isinstance(asked, Word) and section is None and addresses.whole(asked.text)
    first = [] if section is not None else provided(store, asked)
    if isinstance(asked, Word) and leading:
        first = directly(store, next(proposals(store, plans.query(Filter("section", asked.text))), []))
    words = None if looker is not None or exact or leading else evidence(plans, asked, tree)
    wanted = limit if words is None else max(limit, POOL)
    left = 0
    if looker is None:
        whole, total = run(store, plan.strict, wanted)
    else:
        whole, total, left = _looked(store, plan.strict, looker, limit, budget)
    part: list[tuple[float, int]] | None = None
    if not strict and len(whole) < limit and (looker is None or any(isinstance(leaf, Word) for leaf in leaves(tree))):
        seen = {block for _, block in whole} | {*first}
        some = wanted + len(whole)
        found = (
            run(store, plans.lenient(tree), some)[0]
            if looker is None
            else _kept(looker, run(store, plans.lenient(tree), AT_ONCE)[0])[:some]
        )
        part = [pair for pair in found if pair[1] not in seen]
    if words is not None:
        whole, part = order(store, words, whole, part)
        part = None if part is None else [pair for pair in part if pair[1] not in first]
    whole, total = before(first, whole, part or [], total)
    hits = [
        *_hits(store, plan, looker, whole[:limit], complete=True),
        *_hits(store, plan, looker, (part or [])[: max(0, limit - len(whole))], complete=False),
    ]
    return Answer(tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)), total, left)


def looking(store: Store, plans: Planner, tree: Node, line: str) -> Looker | None:
    """Return what looks at the passages of a query, None where the index alone answers it.

    Raises:
        QueryError: an expression in it cannot be read.
    """
    return Looker(store, tree, line, ask=plans.query) if looked_at(tree) else None


def _looked(
    store: Store, query: Query, looker: Looker, limit: int, budget: int
) -> tuple[list[tuple[float, int]], int, int]:
    """Look at what the index proposes: the best that hold, how many hold, how many were not looked at.

    Within the budget the best come first; beyond it the order is that of the corpus.
    """
    proposed, count = run(store, query, budget)
    if count > budget:
        proposed = [(0.0, block) for page in proposals(store, query, budget) for block in page]
    found = _kept(looker, proposed)
    return found[:limit], len(found), max(0, count - budget)


def _kept(looker: Looker, proposed: list[tuple[float, int]]) -> list[tuple[float, int]]:
    blocks = sorted(block for _, block in proposed)  # in the order of the corpus each document is read once
    kept = {block for at in range(0, len(blocks), AT_ONCE) for block in looker.keep(blocks[at : at + AT_ONCE])}
    return [pair for pair in proposed if pair[1] in kept]


def proposals(store: Store, query: Query, most: int | None = None) -> Iterator[list[int]]:
    """Yield the passages of a query in the order of the corpus, so many at most, some at a time; memory stays flat."""
    searcher = store.index.searcher()
    offset = 0
    while most is None or offset < most:
        size = _RUN if most is None else min(_RUN, most - offset)
        with store.index.guard():
            hits = searcher.search(
                query, limit=size, offset=offset, order_by_field="block", order=Order.Asc, count=False
            ).hits
        found = [int(block) for block, _ in hits]
        yield from (found[at : at + AT_ONCE] for at in range(0, len(found), AT_ONCE))
        if len(found) < size:
            return
        offset += size


def run(store: Store, query: Query, limit: int) -> tuple[list[tuple[float, int]], int]:
    """Ask the index: (score, block id) best first, ties in the order of the corpus, and the number of all.

    The engine breaks ties by its own files, which differ after a crash; so all that tie with the last are asked for.
    """
    limit = max(1, limit)
    wanted = limit + _BEYOND
    with store.index.guard():
        searcher = store.index.searcher()
        while True:
            result = searcher.search(query, limit=wanted, count=True, weight_by_field="weight")
            scores = [float(score) for score, _ in result.hits]
            if len(scores) < wanted or scores[limit - 1] != scores[-1] or wanted >= _TIED:
                break
            wanted = min(wanted * _STEP, _TIED)
        last = scores[min(limit, len(scores)) - 1] if scores else 0.0
        shown = bisect_right(scores, -last, key=neg)  # the last of them, and all that tie with it
        blocks = searcher.fast_field_values("block", [address for _, address in result.hits[:shown]])
    scored = sorted(
        zip(scores[:shown], (int(block or 0) for block in blocks), strict=True), key=lambda pair: (-pair[0], pair[1])
    )
    return scored[:limit], int(getattr(result, "count", 0))


def passages(store: Store, line: str) -> list[int]:
    """Return the ids of all passages that have every word of a query.

    Raises:
        QueryError: the line cannot be read.
    """
    plans, tree = planner(store), read(line)
    looker = looking(store, plans, tree, line)
    query = plans.plan(tree).strict
    if looker is None:
        return [block for _, block in run(store, query, _ALL)[0]]
    return [block for page in proposals(store, query) for block in looker.keep(page)]


def having(store: Store, tree: Node, line: str) -> Iterator[int]:
    """Yield the ids of all passages that hold what a tree asks for, in the order of the corpus.

    Raises:
        QueryError: an expression in it cannot be read.
    """
    plans = planner(store)
    looker = looking(store, plans, tree, line)
    for page in proposals(store, plans.plan(tree).strict):
        yield from page if looker is None else looker.keep(page)


def standing(store: Store, *, section: str | None = None, speaker: str | None = None) -> list[int]:
    """Return the ids of all passages in a section, of a speaker, or both.

    Raises:
        QueryError: the section cannot be read.
    """
    wanted = [
        Filter(field, value) for field, value in (("section", section), ("speaker", speaker)) if value is not None
    ]
    return list(having(store, And(tuple(wanted)), ""))


def unmatched(store: Store, line: str, section: str | None = None) -> list[str]:
    """Return the fields of a query, as ``field:value``, that nothing in the corpus has.

    Raises:
        QueryError: the line cannot be read.
    """
    plans = planner(store)
    found = [leaf for leaf in leaves(within(parse(line), section)) if isinstance(leaf, Filter)]
    return [f"{leaf.field}:{leaf.value}" for leaf in found if not run(store, plans.query(leaf), 1)[1]]


def _hits(
    store: Store, plan: Plan, looker: Looker | None, found: Sequence[tuple[float, int]], *, complete: bool
) -> Iterator[Hit]:
    rows = store.blocks_of([block for _, block in found])
    kept = [(score, rows[block]) for score, block in found if block in rows]
    columns = store.columns(row for _, row in kept)
    if not columns:
        return
    forms = forms_of(columns[0].vocabulary)
    rows_kept = [row for _, row in kept]
    looked = {} if looker is None else looker.places(rows_kept, columns)
    spoken = places(store, plan.mentioned, rows_kept) if plan.mentioned else {}
    for (score, row), tokens in zip(kept, columns, strict=True):
        marks = mark(
            row.text, tokens, forms, plan, parts=not complete, more=(*looked.get(row.id, ()), *spoken.get(row.id, ()))
        )
        place = _place(row, marks)
        yield Hit(
            rank=0,
            score=round(score, 4),
            doc=row.document,
            block=row.id,
            kind=row.kind,
            section=row.section,
            line=row.line,
            start=place.start,
            end=place.end,
            text=row.text,
            marks=marks,
            complete=complete,
            speaker=row.speaker,
        )


def _place(row: BlockRow, marks: Sequence[tuple[int, int]]) -> Span:
    """Return where a passage stands; of a note that runs over two columns, the part with the first mark."""
    if row.kind == "footnote" and marks:
        return row.map.stretch(*marks[0], within=_APART)
    return Span(row.start, row.end)
