"""A query tree in, what is asked of the index out: once strictly, once leniently, and what to mark in the answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import prod

import tantivy
from tantivy import Occur, Query

from fumikura.addresses import Step, readings
from fumikura.query.candidates import Key, literals
from fumikura.query.clauses import beginning, either, escaped, sequence, together
from fumikura.query.cql import Pattern
from fumikura.query.nodes import (
    And,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Regex,
    Tokens,
    Word,
    leaves,
    looked_at,
    only_without,
)  # fmt: skip
from fumikura.query.reading import Reading, alone, read_word
from fumikura.query.variants import old
from fumikura.tokens.context import address
from fumikura.tokens.forms import Form, forms_of
from fumikura.tokens.mecab import Tokenizer
from fumikura.tokens.streams import opening, phrase, units

# fields of what a passage speaks of
MENTIONED = frozenset({"date", "number", "amount", "person", "org", "place", "entity", "cites"})
OTHER = 0.8  # weight of a second key (UniDic lemma, spelling variant) beside the form itself
HEADS = 0.8  # weight of the headings above a passage, added to that of the passage
RARE = 1.5  # and how much more where it is rare (its inverse document frequency)
COVER_HEADS, COVER_LEAD = 0.9, 1.0  # shares of it for a word in the headings, in the leading sentence
TIE = 0.2  # what a word in the headings adds when it is in the passage too
RUN = 1.0  # weight of the words of one query word standing together
COMPOUND = 0.05  # weight of a whole compound noun
_SPELLINGS = 16  # ways to write a group of words that are asked for
_RANKED = 8  # keys of a pattern that are ranked by
CITED = 30.0  # weight of a provision that is cited: as of a rare word found
COVER = 1.5  # what each further word found adds in a lenient search

_PART = re.compile("[^()年月日号]+[年月日号]?")  # of 平成27年法律第59号


@dataclass(frozen=True, slots=True)
class Plan:
    """What a query asks.

    Attributes:
        strict: passages with every word.
        lenient: passages with any word, the more the better.
        keys: forms to mark in the answers.
        runs: forms to mark where they stand side by side.
        nears: distance and keys of words to mark where they are near one another.
        phrases: units of exact phrases to mark.
        mentioned: fields whose mentions are marked.
        prefixes: beginnings of forms to mark.
    """

    strict: Query
    lenient: Query
    keys: frozenset[str]
    runs: tuple[tuple[Form, ...], ...]
    nears: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    mentioned: tuple[Filter, ...]


class Planner:
    """Turns trees into queries for one index; reads words with the tokenizer that read the corpus."""

    def __init__(
        self,
        schema: tantivy.Schema,
        tokenizer: Tokenizer,
        *,
        documents: Callable[[str, str], list[int]],
        passages: Callable[[str, str], list[int]],
        rarity: Callable[[Form], float],
        required: Callable[[Pattern], list[frozenset[Key]]],
        family: Callable[[Form], tuple[str, ...]],
        widely: bool = False,
    ) -> None:
        """Take the schema of the index and ways to look up documents, passages, the rarity of a form, word forms."""
        self.schema = schema
        self._tokenizer = tokenizer
        self._forms = forms_of(tokenizer.vocabulary)
        self._documents = documents
        self._passages = passages
        self.rarity = rarity
        self.required = required
        self._family = family
        self.widely = widely
        self._readings: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        """Read one query word."""
        if text not in self._readings:
            self._readings[text] = read_word(self._tokenizer, self._forms, text, widely=self.widely)
        return self._readings[text]

    def plan(self, tree: Node) -> Plan:
        """Plan a query."""
        words = list(_words(tree))
        readings = [self.read(word.text) for word in words]
        bare = not any(reading.groups for reading in readings) and not any(
            isinstance(node, Phrase | Prefix | Near | Tokens | Regex) for node in leaves(tree)
        )
        if bare or len(words) == 1:
            self._readings |= {word.text: alone(self.read(word.text), self._family) for word in words}
            readings = [self.read(word.text) for word in words]
        groups = [group for r in readings for group in ([r.terms] if bare else r.groups) if group]
        strict = self._query(tree, strict=True, bare=bare)
        if only_without(tree):
            strict = Query.const_score_query(strict, 0.0)  # what fields alone find has the order of the corpus
        own = [] if bare else self._own([group for reading in readings for group in reading.groups])
        if own:
            others = (leaf for leaf in leaves(tree) if not isinstance(leaf, Word))
            own += [self.query(leaf) for leaf in others if not isinstance(leaf, Filter) or leaf.field in MENTIONED]
        return Plan(
            strict=together([(Occur.Must, strict), (Occur.Must, either(own))]) if own else strict,
            lenient=strict if only_without(tree) else self._query(tree, strict=False, bare=bare),
            keys=frozenset(key for group in groups if len(group) == 1 for key in (group[0].key, *group[0].others)),
            runs=tuple(group for group in groups if len(group) > 1),
            nears=tuple((node.distance, self._near_keys(node)) for node in leaves(tree) if isinstance(node, Near)),
            prefixes=tuple(beginning(node.text) for node in leaves(tree) if isinstance(node, Prefix)),
            mentioned=tuple(leaf for leaf in leaves(tree) if isinstance(leaf, Filter) and leaf.field in MENTIONED),
            phrases=(
                *(tuple(units(node.text)) for node in leaves(tree) if isinstance(node, Phrase) and not node.whole),
                *(tuple(units(text)) for group in groups for text in old("".join(form.key for form in group))),
            ),
        )

    def query(self, tree: Node) -> Query:
        """Return what is asked of the index so that every word must be found."""
        return self._query(tree, strict=True, bare=False)

    # -- trees -----------------------------------------------------------------------------------

    def _query(self, tree: Node, *, strict: bool, bare: bool) -> Query:
        match tree:
            case Word(text):
                return self._word(self.read(text), strict=strict, bare=bare)
            case Phrase(text):
                return self.exactly(text)
            case Prefix(text):
                return Query.regex_query(self.schema, "forms", escaped(beginning(text)) + ".*")
            case Near():
                return self._near(tree)
            case Filter():
                return self._filter(tree)
            case Tokens(pattern):
                return self._proposed(pattern)
            case Regex(expression):
                found = [self.exactly(text) for text in literals(expression)]
                return together([(Occur.Must, query) for query in found] or [(Occur.Must, Query.all_query())])
            case Not(child) if looked_at(child):
                return Query.all_query()  # what has the words may lack the pattern
            case Not(child):
                return together(
                    [
                        (Occur.Must, Query.all_query()),
                        (Occur.MustNot, self._query(child, strict=True, bare=bare)),
                    ]
                )
            case Or(children):
                return together([(Occur.Should, self._query(child, strict=strict, bare=bare)) for child in children])
            case And(children):
                clauses = [self._clause(child, strict=strict, bare=bare) for child in children]
                return together(clauses if strict else self._some(children, clauses, bare=bare))

    def _some(
        self, children: Sequence[Node], clauses: list[tuple[Occur, Query]], *, bare: bool
    ) -> list[tuple[Occur, Query]]:
        """Ask for one word at least, where nothing else is to be found: a field alone answers nothing."""
        asked = [isinstance(node, Word) and (bare or bool(self.read(node.text).groups)) for node in children]
        if not any(asked) or not all(isinstance(node, Word) or only_without(node) for node in children):
            return clauses
        words = [clause for clause, is_asked in zip(clauses, asked, strict=True) if is_asked]
        rest = [clause for clause, is_asked in zip(clauses, asked, strict=True) if not is_asked]
        return [*rest, (Occur.Must, together(words))]

    def _clause(self, child: Node, *, strict: bool, bare: bool) -> tuple[Occur, Query]:
        match child:
            case Not(inner) if looked_at(inner):
                return Occur.Must, Query.const_score_query(Query.all_query(), 0.0)
            case Not(inner):
                return Occur.MustNot, self._query(inner, strict=True, bare=bare)
            case Filter():
                return Occur.Must, Query.const_score_query(self._filter(child), 0.0)
            case Word(text) if not (bare or self.read(text).groups):
                return Occur.Should, self._query(child, strict=False, bare=True)  # function words weigh nothing
            case Word():
                return Occur.Must if strict else Occur.Should, self._query(child, strict=strict, bare=bare)
            case _:
                return Occur.Must, self._query(child, strict=strict, bare=bare)

    # -- leaves ----------------------------------------------------------------------------------

    def _word(self, reading: Reading, *, strict: bool, bare: bool) -> Query:
        groups = tuple((form,) for form in reading.terms) if bare else reading.groups
        if not groups:
            return self.exactly(reading.text) if units(reading.text) else Query.empty_query()
        groups = tuple(dict.fromkeys(groups))
        clauses = [clause for group in groups for clause in (self._whole(group) if strict else self._parts(group))]
        clauses += [
            (Occur.Should, Query.boost_query(self._term("compounds", compound), COMPOUND))
            for compound in reading.compounds
        ]
        return together(clauses)

    def _whole(self, group: tuple[Form, ...]) -> Iterator[tuple[Occur, Query]]:
        """A group as it must be found: its words side by side in the passage, or each in the headings above."""
        if len(group) == 1:
            yield Occur.Must, self._form(group[0])
            return
        heads = Query.boost_query(self.side_by_side(group, "heads"), HEADS)
        yield Occur.Must, either([self.side_by_side(group), self.side_by_side(group, "place"), heads])
        yield from ((Occur.Should, self._form(form)) for form in group)

    def _own(self, groups: Sequence[tuple[Form, ...]]) -> list[Query]:
        """Any group in the passage itself: one that only its headings speak for answers nothing.

        An address alone (第２－１－（３）) is answered by what stands there.
        """
        found = [self.text(group[0]) if len(group) == 1 else self.side_by_side(group) for group in groups]
        if len(groups) == 1 and len(groups[0]) > 1:
            found.append(self.side_by_side(groups[0], "place"))
        return [Query.const_score_query(query, 0.0) for query in found]

    def _parts(self, group: tuple[Form, ...]) -> Iterator[tuple[Occur, Query]]:
        """A group as it may be found: any word of it, the more the better, side by side best."""
        content = [form for form in group if form.role == "content"] or list(group)
        whole = len(group) == 1
        for form in content:
            cover = (COVER + RARE * self.rarity(form)) / len(content)
            text, heads, lead = self.text(form), self.heads(form), self.lead(form)
            yield Occur.Should, Query.disjunction_max_query([text, heads], TIE)
            covered = [(text, 1.0), (heads, COVER_HEADS), (lead, COVER_LEAD)]
            yield (
                Occur.Should,
                Query.disjunction_max_query(
                    [Query.const_score_query(query, share * cover) for query, share in covered]
                ),
            )
        if not whole:
            together = Query.disjunction_max_query([self.side_by_side(group), self.side_by_side(group, "place")])
            yield Occur.Should, Query.boost_query(together, RUN)
            rarity = max(self.rarity(form) for form in content)
            yield Occur.Should, Query.const_score_query(together, (COVER + RARE * rarity) / 2)

    def side_by_side(self, group: tuple[Form, ...], field: str = "forms") -> Query:
        """The words of a group in their order, each in any spelling that the corpus has of it."""
        if len(group) == 1 or field == "place":
            return sequence(self.schema, field, [form.key for form in group])
        families = (self._family(form) if form.role != "function" else () for form in group)
        spellings = [tuple(dict.fromkeys((form.key, *some))) for form, some in zip(group, families, strict=True)]
        if prod(map(len, spellings)) > _SPELLINGS:
            spellings = [some[:2] for some in spellings]
        if prod(map(len, spellings)) > _SPELLINGS:
            spellings = [some[:1] for some in spellings]
        queries = [sequence(self.schema, field, keys) for keys in product(*spellings)]
        if field == "forms":
            queries += map(self.exactly, old("".join(form.key for form in group)))
        return either(queries)

    def _form(self, form: Form) -> Query:
        """One word: in the passage, or in the headings above it."""
        return Query.disjunction_max_query([self.text(form), self.heads(form)], TIE)

    def text(self, form: Form) -> Query:
        """One word in the passage, by its form or by a second key."""
        queries = [self._term("forms", form.key), Query.boost_query(self._term("others", form.key), OTHER)]
        for other in form.others:
            queries += [
                Query.boost_query(self._term("forms", other), OTHER),
                Query.boost_query(self._term("others", other), OTHER),
            ]
        queries += (Query.boost_query(self.exactly(text), OTHER) for text in old(form.key))
        return Query.disjunction_max_query(queries)

    def heads(self, form: Form) -> Query:
        """One word in the headings above the passage."""
        return Query.boost_query(self._term("heads", form.key), HEADS)

    def lead(self, form: Form) -> Query:
        """One word in what leads to the passage."""
        return Query.disjunction_max_query([self._term("lead", key) for key in (form.key, *form.others)])

    def _term(self, field: str, key: str) -> Query:
        return Query.term_query(self.schema, field, key, index_option="freq")

    def exactly(self, text: str, field: str = "pairs") -> Query:
        """These characters, whatever MeCab makes of them."""
        found = units(text)
        if len(found) == 1:
            return Query.regex_query(self.schema, field, opening(found[0]))
        return sequence(self.schema, field, phrase(found))

    def _near(self, near: Near) -> Query:
        """Words in any order: as many exact phrases as there are orders and widths of the gaps between."""
        parts = self._near_keys(near)
        if not all(parts):
            return Query.empty_query()
        if len(parts) == 2 and max(map(len, parts)) == 1 and parts[0] != parts[1]:
            return either([self._sequence(keys, near.distance) for keys in permutations([*parts[0], *parts[1]])])
        return either([self._at(order, gaps) for order in permutations(parts) for gaps in _gaps(near)])

    def _near_keys(self, near: Near) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(form.key for form in self.read(part).terms) for part in near.parts)

    def _sequence(self, keys: Sequence[str], slop: int) -> Query:
        return Query.phrase_query(self.schema, "forms", list(keys), slop)

    def _at(self, order: Sequence[Sequence[str]], gaps: Sequence[int]) -> Query:
        """One order of the words of NEAR, at fixed distances."""
        placed: list[str | tuple[int, str]] = []
        at = 0
        for part, gap in zip(order, (*gaps, 0), strict=True):
            placed += ((at + offset, key) for offset, key in enumerate(part))
            at += len(part) + gap
        return Query.phrase_query(self.schema, "forms", placed)

    def _proposed(self, pattern: Pattern) -> Query:
        """Passages that may have a pattern: those with a word of each set, all if none is known."""
        clauses = []
        for keys in self.required(pattern):
            terms = [key.text for key in keys if key.field == "forms"]
            queries = [self._term("forms", term) for term in terms[:_RANKED]]
            if terms[_RANKED:]:
                some = Query.term_set_query(self.schema, "forms", terms[_RANKED:])
                queries.append(Query.const_score_query(some, 0.0))
            queries += [self.exactly(key.text) for key in keys if key.field == "pairs"]
            clauses.append((Occur.Must, either(queries) if queries else Query.empty_query()))
        return together(clauses or [(Occur.Must, Query.all_query())])

    def _filter(self, item: Filter) -> Query:
        if item.field == "section":
            read = [self._section(steps) for steps in readings(item.value)]
            return either(read) if read else Query.empty_query()
        if item.field in MENTIONED:
            passages = self._passages(item.field, item.value)
            if not passages:
                return Query.empty_query()
            found = Query.term_set_query(self.schema, "block", passages)
            return Query.boost_query(found, CITED) if item.field == "cites" else found
        if item.field == "speaker":
            return self.exactly(item.value, "speaker") if units(item.value) else Query.empty_query()
        documents = self._documents(item.field, item.value)
        queries = [Query.term_set_query(self.schema, "document", documents)] if documents else []
        if item.field == "kind":
            queries.append(self._term_raw("kind", item.value.lower()))
        return together([(Occur.Should, query) for query in queries]) if queries else Query.empty_query()

    def _section(self, steps: Sequence[Step]) -> Query:
        """What stands in a section: under its labels side by side, and under the headings that are named."""
        runs: list[tuple[str, ...]] = [()]
        for step in steps:
            if step.by:  # 附則（平成27年法律第59号）: the label has the day too
                runs += [(step.value,), *((part,) for part in _PART.findall(step.by)), ()]
            elif step.kind != "title":
                runs[-1] = (*runs[-1], step.label)
        sought = [places for run in runs if (places := address(run).split())]
        clauses = [(Occur.Must, sequence(self.schema, "place", places)) for places in sought]
        for name in (step.value if step.kind == "title" else step.title for step in steps):
            if name:
                keys = [form.key for form in self.read(name).terms]
                headed = [sequence(self.schema, "heads", keys)] if keys else []
                labelled = address((name,)).split()  # of a heading without number the title is the label
                headed += [sequence(self.schema, "place", labelled)] if labelled else []
                clauses.append((Occur.Must, either(headed) if headed else Query.empty_query()))
        return together(clauses)

    def _term_raw(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, index_option="basic")


def _gaps(near: Near) -> Iterator[tuple[int, ...]]:
    return product(range(near.distance + 1), repeat=len(near.parts) - 1)


def _words(tree: Node) -> Iterator[Word]:
    return (leaf for leaf in leaves(tree) if isinstance(leaf, Word))
