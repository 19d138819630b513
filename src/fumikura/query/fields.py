"""A field of a query in (section:, date:, cites:, speaker:, doc:, kind:), what is asked of the index out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tantivy import Occur, Query

from fumikura.addresses import Step, readings
from fumikura.query.clauses import either, sequence, together
from fumikura.query.nodes import Filter
from fumikura.query.reading import Reading
from fumikura.query.terms import Terms
from fumikura.tokens.context import address
from fumikura.tokens.streams import units

# fields of what a passage speaks of, which is marked; and where it stands, of a provision of a law
MARKED = frozenset({"date", "number", "amount", "person", "org", "place", "entity", "cites"})
MENTIONED = MARKED | {"provision"}
# weight of a provision that is cited or that a passage belongs to, of a day that is named: as of a rare word found
_WEIGHTS = {"cites": 30.0, "provision": 30.0, "date": 6.0}
_PART = re.compile("[^()年月日号]+[年月日号]?")  # of 平成27年法律第59号


class Fields:
    """Asks for the fields of one index."""

    def __init__(
        self,
        terms: Terms,
        read: Callable[[str], Reading],
        documents: Callable[[str, str], list[int]],
        passages: Callable[[Filter], list[int]],
    ) -> None:
        """Take what asks for words, what reads them, and ways to look up documents and passages."""
        self._terms, self._read = terms, read
        self._documents, self._passages = documents, passages
        self._asked: dict[Filter, Query] = {}  # one query asks for a field several times

    def ask(self, item: Filter) -> Query:
        """Return what finds the passages that have a property."""
        if item not in self._asked:
            self._asked[item] = self._ask(item)
        return self._asked[item]

    def _ask(self, item: Filter) -> Query:
        if item.field == "section":
            read = [self._section(steps) for steps in readings(item.value)]
            return either(read) if read else Query.empty_query()
        if item.field in MENTIONED:
            passages = self._passages(item)
            if not passages:
                return Query.empty_query()
            found = Query.term_set_query(self._terms.schema, "block", passages)
            return Query.boost_query(found, _WEIGHTS.get(item.field, 1.0))
        if item.field == "speaker":
            return self._terms.exactly(item.value, "speaker") if units(item.value) else Query.empty_query()
        documents = self._documents(item.field, item.value)
        queries = [Query.term_set_query(self._terms.schema, "document", documents)] if documents else []
        if item.field == "kind":
            queries.append(self._terms.named("kind", item.value.lower()))
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
        clauses = [(Occur.Must, sequence(self._terms.schema, "place", places)) for places in sought]
        for name in (step.value if step.kind == "title" else step.title for step in steps):
            if name:
                keys = [form.key for form in self._read(name).terms]
                headed = [sequence(self._terms.schema, "heads", keys)] if keys else []
                labelled = address((name,)).split()  # of a heading without number the title is the label
                headed += [sequence(self._terms.schema, "place", labelled)] if labelled else []
                clauses.append((Occur.Must, either(headed) if headed else Query.empty_query()))
        return together(clauses)
