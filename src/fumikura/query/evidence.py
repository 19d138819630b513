"""The words of a query in, what may speak for a passage out; and what of it speaks for each of some passages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tantivy import Occur, Query

from fumikura import tables
from fumikura.query.clauses import either
from fumikura.query.nodes import And, Filter, Node, Not, Or, Word, leaves
from fumikura.query.plan import Planner
from fumikura.query.reading import Reading
from fumikura.query.variants import synonyms
from fumikura.store import Store
from fumikura.tokens.forms import Form

_LEAST, _LIGHT = 0.5, 0.5  # weight of any word; share of the weight of one that says little (場合, 必要, 行う)
_BITS = 24  # sums of so many powers of two are exact in the 32-bit floats of the engine
_KANJI = re.compile("[一-鿿々]")
# questions after what something is, and after the things of a kind, which texts answer by a list
_DEFINING = re.compile("とは(?:何|なに|どう|どんな|どの|$)|定義|意味|何のこと")
_LISTING = re.compile("何(?:か|です|が|を|に)|なに|どんな|どのよう(?!に)|どういう|いかなる")


Group = tuple[Form, ...]
Weights = Mapping[str, float]


class Unit(NamedTuple):
    """A word of the query.

    Attributes:
        key: its dictionary form.
        weight: by how rare it is.
        kanji: its Chinese characters.
        text: number of the query that finds it in the passage.
        heads: in the headings above.
        lead: in what leads to the passage.
        synonym: a word of its meaning in the passage; None without any.
    """

    key: str
    weight: float
    kanji: tuple[str, ...]
    text: int
    heads: int
    lead: int
    synonym: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What may speak for a passage.

    Attributes:
        units: the words.
        groups: weight and number of the query of words that stand side by side in the query, or that の joins there.
        mentioned: numbers of the queries of a day or a provision that the query names.
        defined: weight and look of the sentences that say what a word means, where that is asked for.
        within: number of the query that every passage must meet, None where any will do.
        queries: what is asked of the index.
        listing: the query asks for the things of a kind.
    """

    units: tuple[Unit, ...]
    groups: tuple[tuple[float, int], ...]
    mentioned: tuple[int, ...]
    defined: tuple[tuple[float, re.Pattern[str]], ...]
    within: int | None
    queries: tuple[Query, ...]
    listing: bool


def asked(plans: Planner, line: Node, tree: Node) -> Asked | None:
    """Return what may speak for a passage; None if the query is not one of several words, with fields or without.

    Args:
        plans: of the corpus.
        line: the query as it was written.
        tree: the query as it is meant: a date is also looked for among the days that are mentioned.
    """
    parts = line.children if isinstance(line, And) else (line,)
    if not all(isinstance(part, Word | Filter | Not) for part in parts):
        return None
    words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word)]
    readings = [plans.read(word.text) for word in words]
    groups = tuple(dict.fromkeys(group for reading in readings for group in reading.groups))
    forms = {form.key: form for group in groups for form in group if form.role == "content"}
    defining = any(isinstance(part, Word) and _DEFINING.search(part.text) for part in parts)
    if not forms or (len(groups) == len(forms) == len(groups[0]) == 1 and not defining):
        return None
    queries: list[Query] = []
    weights = {key: _weight(plans, form) for key, form in forms.items()}
    units = tuple(_unit(queries, plans, form, weights[key]) for key, form in forms.items())
    runs = [*_runs(plans, groups, weights), *_joined(plans, readings, weights)]
    return Asked(
        units=units,
        groups=tuple((weight, _add(queries, query)) for weight, query in runs),
        mentioned=tuple(_add(queries, plans.query(leaf)) for leaf in _mentioned(tree)),
        defined=tuple(_defined(groups, weights)) if defining else (),
        within=_within(queries, plans, tree),
        queries=tuple(queries),
        listing=any(isinstance(part, Word) and _LISTING.search(part.text) for part in parts),
    )


def held(store: Store, queries: Sequence[Query], blocks: Sequence[int]) -> dict[int, int]:
    """Return for each passage which queries find it, as bits: each scores a power of two, and the sum tells which."""
    found = dict.fromkeys(blocks, 0)
    only = Query.const_score_query(Query.term_set_query(store.index.schema, "block", [*blocks]), 0.0)
    for first in range(0, len(queries), _BITS):
        scored = [
            (Occur.Should, Query.const_score_query(query, float(1 << at)))
            for at, query in enumerate(queries[first : first + _BITS])
        ]
        with store.index.guard():
            searcher = store.index.searcher()
            asks = Query.boolean_query([(Occur.Must, only), *scored])
            hits = searcher.search(asks, limit=max(1, len(blocks)), count=False).hits
            ids = searcher.fast_field_values("block", [place for _, place in hits])
        for block, (score, _) in zip(ids, hits, strict=True):
            found[int(block or 0)] |= int(score or 0) << first
    return found


def _unit(queries: list[Query], plans: Planner, form: Form, weight: float) -> Unit:
    words = dict.fromkeys(word for key in (form.key, *form.others) for word in synonyms(key))
    return Unit(
        form.key,
        weight,
        tuple(_KANJI.findall(form.key)),
        text=_add(queries, plans.terms.text(form)),
        heads=_add(queries, plans.terms.heads(form)),
        lead=_add(queries, plans.terms.lead(form)),
        synonym=_add(queries, either([_any_form(plans, word) for word in words])) if words else None,
    )


def _any_form(plans: Planner, word: str) -> Query:
    """A word by its dictionary form, or, where MeCab cuts it, by its characters."""
    inflected = Form(word.casefold(), (), "content", numeral=False, nominal=False)
    return either(
        [plans.terms.text(inflected), plans.terms.exactly(word)] if len(word) > 2 else [plans.terms.text(inflected)]
    )


def _runs(plans: Planner, groups: Iterable[Group], weights: Weights) -> Iterator[tuple[float, Query]]:
    """Yield what finds the words side by side that stand so in the query."""
    for group in groups:
        content = [weights[form.key] for form in group if form.role == "content"]
        if len(group) > 1 and content:
            yield max(content), _adjoining(plans, group)


def _joined(plans: Planner, readings: Iterable[Reading], weights: Weights) -> Iterator[tuple[float, Query]]:
    """Yield what finds the compounds of what の joins in the query."""
    for pair in dict.fromkeys(pair for reading in readings for pair in reading.joined):
        yield sum(weights.get(form.key, _LEAST) for form in pair), plans.terms.exactly(_written(pair))


def _defined(groups: Iterable[Group], weights: Weights) -> Iterator[tuple[float, re.Pattern[str]]]:
    """Yield what the sentences look like that say what something is.

    「X」とは、…をいう; （以下「X」という。）; 三　X　…をいう; X：….
    """
    for group in groups:
        weight = max((weights[form.key] for form in group if form.role == "content"), default=0.0)
        if weight and len(_written(group)) > 1:
            name = re.escape(_written(group))
            yield (
                weight,
                re.compile(
                    f"(?:^|[「『（(、。\\s]){name}[」』]?とは|[「『]{name}[」』]と(?:いう|い[いう]|言|称|呼)"
                    f"|^\\W*(?:\\w{{1,4}}\\W+)?[「『]?{name}[」』*]*(?:[：:]|[\\s　].*をいう)",
                    re.IGNORECASE,
                ),
            )


def _written(group: Group) -> str:
    return "".join(form.key for form in group)


def _adjoining(plans: Planner, group: tuple[Form, ...]) -> Query:
    return either([plans.terms.side_by_side(group), plans.terms.side_by_side(group, "place")])


def _within(queries: list[Query], plans: Planner, tree: Node) -> int | None:
    rest = tuple(child for child in tree.children if isinstance(child, Filter | Not)) if isinstance(tree, And) else ()
    return _add(queries, plans.query(And(rest))) if rest else None


def _mentioned(tree: Node) -> Iterator[Filter]:
    """Yield the days and provisions that words name."""
    for node in tree.children if isinstance(tree, And) else (tree,):
        if isinstance(node, Or):
            yield from (leaf for leaf in leaves(node) if isinstance(leaf, Filter))


def _add(queries: list[Query], query: Query) -> int:
    queries.append(query)
    return len(queries) - 1


def _weight(plans: Planner, form: Form) -> float:
    return _LEAST + _share(form) * plans.rarity(form)


def _share(form: Form) -> float:
    return 1.0 if _light().isdisjoint((form.key, *form.others)) else _LIGHT


@tables.cached
def _light() -> frozenset[str]:
    return tables.column("light_words", "lemma", role="light")
