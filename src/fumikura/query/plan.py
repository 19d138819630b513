"""A query tree in, what is asked of the index out: once strictly, once leniently, and what to mark in the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import NamedTuple

import tantivy
from tantivy import Occur, Query

from fumikura.query.candidates import Key, literals
from fumikura.query.clauses import beginning, either, escaped, together
from fumikura.query.cql import Pattern
from fumikura.query.fields import MARKED, MENTIONED, Fields
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
from fumikura.query.terms import HEADS, TIE, Terms
from fumikura.query.variants import old
from fumikura.tokens.forms import Form, Sought, forms_of, sought
from fumikura.tokens.mecab import Tokenizer
from fumikura.tokens.streams import units

COVER = 1.5  # what each further word found adds in a lenient search
RARE = 1.5  # and how much more where it is rare (its inverse document frequency)
COVER_HEADS, COVER_LEAD = 0.9, 1.0  # shares of it for a word in the headings, in the leading sentence
RUN = 1.0  # weight of the words of one query word standing together
JOINED = 2.0  # weight of a compound for what の joins in the query
COMPOUND = 0.05  # weight of a whole compound noun
_RANKED = 8  # keys of a pattern that are ranked by


@dataclass(frozen=True, slots=True)
class Plan:
    """What a query asks.

    Attributes:
        strict: passages with every word.
        keys: forms to mark in the answers.
        runs: forms to mark where they stand side by side.
        nears: distance and keys of words to mark where they are near one another.
        phrases: units of exact phrases to mark.
        mentioned: fields whose mentions are marked.
        prefixes: beginnings of forms to mark.
    """

    strict: Query
    keys: Sought
    runs: tuple[tuple[Form, ...], ...]
    nears: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...]
    prefixes: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    mentioned: tuple[Filter, ...]


class _How(NamedTuple):
    """How words are asked for.

    Attributes:
        strict: all of them.
        bare: function words too.
        sole: any one of them, and nothing else is asked for.
    """

    strict: bool
    bare: bool = False
    sole: bool = False

    def without(self) -> _How:
        """How what must not be found is asked for: as it would be alone."""
        return _How(strict=True, bare=self.bare, sole=True)


class Planner:
    """Turns trees into queries for one index; reads words with the tokenizer that read the corpus."""

    def __init__(
        self,
        schema: tantivy.Schema,
        tokenizer: Tokenizer,
        *,
        documents: Callable[[str, str], list[int]],
        passages: Callable[[Filter], list[int]],
        rarity: Callable[[Form], float],
        required: Callable[[Pattern], list[frozenset[Key]]],
        family: Callable[[Form], tuple[str, ...]],
        widely: bool = False,
    ) -> None:
        """Take the schema of the index and ways to look up documents, passages, the rarity of a form, word forms."""
        self.schema = schema
        self._tokenizer = tokenizer
        self._forms = forms_of(tokenizer.vocabulary)
        self.rarity = rarity
        self.required = required
        self._family = family
        self.terms = Terms(schema, family)
        self.fields = Fields(self.terms, self.read, documents, passages)
        self.widely = widely
        self._readings: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        """Read one query word."""
        if text not in self._readings:
            self._readings[text] = read_word(self._tokenizer, self._forms, text, widely=self.widely)
        return self._readings[text]

    def plan(self, tree: Node) -> Plan:
        """Plan a query."""
        bare, readings = self.reads(tree)
        groups = [*dict.fromkeys(group for r in readings for group in ([r.terms] if bare else r.groups) if group)]
        others = [leaf for leaf in leaves(tree) if not isinstance(leaf, Word)]
        others = [leaf for leaf in others if not isinstance(leaf, Filter) or leaf.field in MENTIONED]
        sole = not others and all(len(group) == 1 for group in groups) and (len(groups) == 1 or _alternatives(tree))
        strict = self._query(tree, _How(strict=True, bare=bare, sole=sole))
        if only_without(tree):
            strict = Query.const_score_query(strict, 0.0)  # what fields alone find has the order of the corpus
        own = [] if bare or sole or _fielded(tree) else self._own(groups)
        if own:
            own += map(self.query, others)
        return Plan(
            strict=together([(Occur.Must, strict), (Occur.Must, either(own))]) if own else strict,
            keys=sought(*(group[0] for group in groups if len(group) == 1)),
            runs=tuple(group for group in groups if len(group) > 1),
            nears=tuple((node.distance, self._near_keys(node)) for node in leaves(tree) if isinstance(node, Near)),
            prefixes=tuple(beginning(node.text) for node in leaves(tree) if isinstance(node, Prefix)),
            mentioned=tuple(leaf for leaf in leaves(tree) if isinstance(leaf, Filter) and leaf.field in MARKED),
            phrases=(
                *(tuple(units(node.text)) for node in leaves(tree) if isinstance(node, Phrase) and not node.whole),
                *(tuple(units(text)) for group in groups for text in old("".join(form.key for form in group))),
                *(tuple(units(one.key + other.key)) for reading in readings for one, other in reading.joined),
            ),
        )

    def lenient(self, tree: Node) -> Query:
        """Return what is asked of the index so that any word may be found, the more the better."""
        if only_without(tree):
            return self.plan(tree).strict
        return self._query(tree, _How(strict=False, bare=self.reads(tree)[0]))

    def query(self, tree: Node) -> Query:
        """Return what is asked of the index so that every word must be found."""
        return self._query(tree, _How(strict=True))

    def reads(self, tree: Node) -> tuple[bool, list[Reading]]:
        """Read the words of a query; tell whether they are function words only, for then these must be found."""
        words = list(_words(tree))
        readings = [self.read(word.text) for word in words]
        bare = not any(reading.groups for reading in readings) and not any(
            isinstance(node, Phrase | Prefix | Near | Tokens | Regex) for node in leaves(tree)
        )
        if bare or len(words) == 1:
            self._readings |= {word.text: alone(self.read(word.text), self._family) for word in words}
            readings = [self.read(word.text) for word in words]
        return bare, readings

    # -- trees -----------------------------------------------------------------------------------

    def _query(self, tree: Node, how: _How) -> Query:
        match tree:
            case Word(text):
                return self._word(self.read(text), how)
            case Phrase(text):
                return self.terms.exactly(text)
            case Prefix(text):
                return Query.regex_query(self.schema, "forms", escaped(beginning(text)) + ".*")
            case Near():
                return self._near(tree)
            case Filter():
                return self.fields.ask(tree)
            case Tokens(pattern):
                return self._proposed(pattern)
            case Regex(expression):
                found = [self.terms.exactly(text) for text in literals(expression)]
                return together([(Occur.Must, query) for query in found] or [(Occur.Must, Query.all_query())])
            case Not(child) if looked_at(child):
                return Query.all_query()  # what has the words may lack the pattern
            case Not(child):
                return together([(Occur.Must, Query.all_query()), (Occur.MustNot, self._query(child, how.without()))])
            case Or(children):
                return together([(Occur.Should, self._query(child, how)) for child in children])
            case And(children):
                clauses = [self._clause(child, how) for child in children]
                return together(clauses if how.strict else self._some(children, clauses, how))

    def _some(
        self, children: Sequence[Node], clauses: list[tuple[Occur, Query]], how: _How
    ) -> list[tuple[Occur, Query]]:
        """Ask for one word at least, where nothing else is to be found: a field alone answers nothing."""
        asked = [_worded(node) and (how.bare or self._says(node)) for node in children]
        if not any(asked) or not all(_worded(node) or only_without(node) for node in children):
            return clauses
        words = [clause for clause, is_asked in zip(clauses, asked, strict=True) if is_asked]
        rest = [clause for clause, is_asked in zip(clauses, asked, strict=True) if not is_asked]
        return [*rest, (Occur.Must, together(words))]

    def _clause(self, child: Node, how: _How) -> tuple[Occur, Query]:
        match child:
            case Not(inner) if looked_at(inner):
                return Occur.Must, Query.const_score_query(Query.all_query(), 0.0)
            case Not(inner):
                return Occur.MustNot, self._query(inner, how.without())
            case Filter():
                return Occur.Must, Query.const_score_query(self.fields.ask(child), 0.0)
            case Word(text) if not (how.bare or self.read(text).groups):
                return Occur.Should, self._query(child, _How(strict=False, bare=True))  # function words weigh nothing
            case _ if _worded(child):
                return Occur.Must if how.strict else Occur.Should, self._query(child, how)
            case _:
                return Occur.Must, self._query(child, how)

    def _says(self, node: Node) -> bool:
        return any(self.read(word.text).groups for word in _words(node))

    # -- leaves ----------------------------------------------------------------------------------

    def _word(self, reading: Reading, how: _How) -> Query:
        groups = tuple((form,) for form in reading.terms) if how.bare else reading.groups
        if not groups:
            return self.terms.exactly(reading.text) if units(reading.text) else Query.empty_query()
        found = self._whole if how.strict else self._parts
        if how.sole:
            found = self._sole
        clauses = [clause for group in dict.fromkeys(groups) for clause in found(group)]
        clauses += [
            (Occur.Should, Query.boost_query(self.terms.key("compounds", compound), COMPOUND))
            for compound in reading.compounds
        ]
        if not how.strict:
            clauses += [
                (Occur.Should, Query.boost_query(self.terms.exactly(one.key + other.key), JOINED))
                for one, other in reading.joined
            ]
        return together(clauses)

    def _sole(self, group: tuple[Form, ...]) -> Iterator[tuple[Occur, Query]]:
        """A word that nothing else is asked for with: in the passage, better where it is in the headings too."""
        if len(group) > 1:
            yield from self._whole(group)
            return
        yield Occur.Must, self.terms.text(group[0])
        yield Occur.Should, Query.boost_query(self.terms.heads(group[0]), TIE)

    def _whole(self, group: tuple[Form, ...]) -> Iterator[tuple[Occur, Query]]:
        """A group as it must be found: its words side by side in the passage, or each in the headings above."""
        if len(group) == 1:
            yield Occur.Must, self.terms.anywhere(group[0])
            return
        heads = Query.boost_query(self.terms.side_by_side(group, "heads"), HEADS)
        yield Occur.Must, either([self.terms.side_by_side(group), self.terms.side_by_side(group, "place"), heads])
        yield from ((Occur.Should, self.terms.anywhere(form)) for form in group)

    def _own(self, groups: Sequence[tuple[Form, ...]]) -> list[Query]:
        """Any group in the passage itself: one that only its headings speak for answers nothing.

        An address alone (第２－１－（３）) is answered by what stands there.
        """
        found = [self.terms.text(group[0]) if len(group) == 1 else self.terms.side_by_side(group) for group in groups]
        if len(groups) == 1 and len(groups[0]) > 1:
            found.append(self.terms.side_by_side(groups[0], "place"))
        return [Query.const_score_query(query, 0.0) for query in found]

    def _parts(self, group: tuple[Form, ...]) -> Iterator[tuple[Occur, Query]]:
        """A group as it may be found: any word of it, the more the better, side by side best."""
        content = [form for form in group if form.role == "content"] or list(group)
        whole = len(group) == 1
        for form in content:
            cover = (COVER + RARE * self.rarity(form)) / len(content)
            text, heads, lead = (find(form) for find in (self.terms.text, self.terms.heads, self.terms.lead))
            yield Occur.Should, Query.disjunction_max_query([text, heads], TIE)
            covered = [(text, 1.0), (heads, COVER_HEADS), (lead, COVER_LEAD)]
            yield (
                Occur.Should,
                Query.disjunction_max_query(
                    [Query.const_score_query(query, share * cover) for query, share in covered]
                ),
            )
        if not whole:
            side = Query.disjunction_max_query([self.terms.side_by_side(group, field) for field in ("forms", "place")])
            yield Occur.Should, Query.boost_query(side, RUN)
            rarity = max(self.rarity(form) for form in content)
            yield Occur.Should, Query.const_score_query(side, (COVER + RARE * rarity) / 2)

    def _near(self, near: Near) -> Query:
        """Words in any order: as many exact phrases as there are orders and widths of the gaps between."""
        parts = self._near_keys(near)
        if not all(parts):
            return Query.empty_query()
        if len(parts) == 2 and max(map(len, parts)) == 1 and parts[0] != parts[1]:
            return either([self._sequence(keys, near.distance) for keys in permutations([*parts[0], *parts[1]])])
        return either([self.terms.near(order, gaps) for order in permutations(parts) for gaps in _gaps(near)])

    def _near_keys(self, near: Near) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(form.key for form in self.read(part).terms) for part in near.parts)

    def _sequence(self, keys: Sequence[str], slop: int) -> Query:
        return Query.phrase_query(self.schema, "forms", list(keys), slop)

    def _proposed(self, pattern: Pattern) -> Query:
        """Passages that may have a pattern: those with a word of each set, all if none is known."""
        clauses = []
        for keys in self.required(pattern):
            terms = [key.text for key in keys if key.field == "forms"]
            queries = [self.terms.key("forms", term) for term in terms[:_RANKED]]
            if terms[_RANKED:]:
                some = Query.term_set_query(self.schema, "forms", terms[_RANKED:])
                queries.append(Query.const_score_query(some, 0.0))
            queries += [self.terms.exactly(key.text) for key in keys if key.field == "pairs"]
            clauses.append((Occur.Must, either(queries) if queries else Query.empty_query()))
        return together(clauses or [(Occur.Must, Query.all_query())])


def _gaps(near: Near) -> Iterator[tuple[int, ...]]:
    return product(range(near.distance + 1), repeat=len(near.parts) - 1)


def _worded(node: Node) -> bool:
    """Tell a word, and one that a date or a provision may stand for, from what must be met."""
    if isinstance(node, Or):
        return any(map(_worded, node.children)) and all(isinstance(leaf, Word | Filter) for leaf in leaves(node))
    return isinstance(node, Word)


def _alternatives(tree: Node) -> bool:
    """Tell words any one of which will do, in whatever documents or sections."""
    match tree:
        case And(children):
            asked = [child for child in children if not only_without(child)]
            return len(asked) == 1 and _alternatives(asked[0])
        case Or(children):
            return all(map(_alternatives, children))
        case _:
            return isinstance(tree, Word)


def _fielded(tree: Node) -> bool:
    """Tell a query that the documents or sections of a field may answer without any word."""
    match tree:
        case And(children):
            return any(_fielded(child) for child in children if not isinstance(child, Filter))
        case Or(children):
            return any(_fielded(child) for child in children)
        case Filter(field):
            return field not in MENTIONED
        case _:
            return False


def _words(tree: Node) -> Iterator[Word]:
    return (leaf for leaf in leaves(tree) if isinstance(leaf, Word))
