"""Word forms in, what finds them in the index out: in a passage, in the headings above it, in what leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import prod

import tantivy
from tantivy import Occur, Query

from fumikura.query.clauses import either, sequence, together
from fumikura.query.variants import old
from fumikura.tokens.forms import Form, sought
from fumikura.tokens.streams import opening, phrase, units

OTHER = 0.8  # weight of a second key (UniDic lemma, spelling variant) beside the form itself
HEADS = 0.8  # weight of the headings above a passage, added to that of the passage
TIE = 0.2  # what a word in the headings adds when it is in the passage too
_SPELLINGS = 16  # ways to write a group of words that are asked for


class Terms:
    """Asks for words of one index."""

    def __init__(self, schema: tantivy.Schema, family: Callable[[Form], tuple[str, ...]]) -> None:
        """Take the schema of the index and what tells how the corpus spells a form."""
        self.schema = schema
        self._family = family

    def text(self, form: Form) -> Query:
        """One word in the passage, by its form or by a second key."""
        queries = [self.key("forms", form.key), Query.boost_query(self.key("others", form.key), OTHER)]
        queries += (Query.boost_query(self.key(field, other), OTHER) for field, other in _seconds(form))
        queries += (Query.boost_query(self.exactly(text), OTHER) for text in old(form.key))
        return Query.disjunction_max_query(queries)

    def heads(self, form: Form) -> Query:
        """One word in the headings above the passage."""
        return Query.boost_query(self.key("heads", form.key), HEADS)

    def lead(self, form: Form) -> Query:
        """One word in what leads to the passage."""
        shared = sought(form).shared  # the field does not tell keys from second keys
        keys = [key for key in (form.key, *form.others) if key in shared or not form.named]
        return Query.disjunction_max_query([self.key("lead", key) for key in keys])

    def anywhere(self, form: Form) -> Query:
        """One word in the passage, in the headings above it, or, of an item of a list, in what leads to it."""
        item = together([(Occur.Must, self.named("kind", "item")), (Occur.Must, self.lead(form))])
        return Query.disjunction_max_query([self.text(form), self.heads(form), Query.boost_query(item, HEADS)], TIE)

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

    def exactly(self, text: str, field: str = "pairs") -> Query:
        """These characters, whatever MeCab makes of them."""
        found = units(text)
        if len(found) == 1:
            return Query.regex_query(self.schema, field, opening(found[0]))
        return sequence(self.schema, field, phrase(found))

    def near(self, parts: Sequence[Sequence[str]], gaps: Sequence[int]) -> Query:
        """Words in their order at fixed distances.

        Args:
            parts: keys of words that stand side by side.
            gaps: words between each part and the next.
        """
        placed: list[str | tuple[int, str]] = []
        at = 0
        for part, gap in zip(parts, (*gaps, 0), strict=True):
            placed += ((at + offset, key) for offset, key in enumerate(part))
            at += len(part) + gap
        return Query.phrase_query(self.schema, "forms", placed)

    def key(self, field: str, key: str) -> Query:
        """A key of a field; how often it stands there counts."""
        return Query.term_query(self.schema, field, key, index_option="freq")

    def named(self, field: str, value: str) -> Query:
        """A value of a field that has one."""
        return Query.term_query(self.schema, field, value, index_option="basic")


def _seconds(form: Form) -> Iterator[tuple[str, str]]:
    """Yield where the second keys of a form are looked for."""
    shared = sought(form).shared
    for other in form.others:
        yield "forms", other
        if other in shared:
            yield "others", other
