"""The finders as spaCy components, for any Japanese pipeline: times, numbers, names, citations as spans with values.

>>> import spacy
>>> nlp = spacy.blank("ja")  # doctest: +SKIP
>>> nlp.add_pipe("fumikura_times", config={"date": "1986-10-16"})  # doctest: +SKIP
>>> [(span.text, span._.value) for span in nlp("12日午前に会談した。").spans["times"]]  # doctest: +SKIP
[('12日午前', '1986-10-12TMO')]

The tags of the pipeline (UniDic's, as SudachiPy and fugashi give them) tell 二国間 from 二国; without tags numbers
in kanji are not found.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from fumikura.analysis import analyze, citations
from fumikura.chars import narrow
from fumikura.mentions import defined, model, names, numbers, times
from fumikura.mentions.edges import Edges
from fumikura.mentions.votes import spread
from fumikura.records import Meta, Source, Token
from fumikura.resolve import Dated, Named, Passage, identify, resolve
from fumikura.spans import Span as Stretch

# of names: name; of times: type, value, begin, end_date; of numbers: kind, value, value_max, unit; of both: mod;
# of citations: kind, law, targets; of all but those: rule
EXTENSIONS = (
    "law",
    "targets",
    "name",
    "type",
    "kind",
    "value",
    "value_max",
    "unit",
    "begin",
    "end_date",
    "mod",
    "rule",
)
for _name in EXTENSIONS:
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)
if not Doc.has_extension("date"):
    Doc.set_extension("date", default=None)  # ISO 8601; what times of this one text are resolved against


@Language.factory("fumikura_times", default_config={"date": None})
def times_component(nlp: Language, name: str, date: str | None) -> Callable[[Doc], Doc]:
    """Return a component that sets ``doc.spans["times"]``; values are resolved against ``doc._.date``, else ``date``.

    Raises:
        ValueError: ``date`` is no day as YYYY-MM-DD.
    """
    del nlp, name
    given = datetime.date.fromisoformat(date) if date is not None else None

    def component(doc: Doc) -> Doc:
        day = datetime.date.fromisoformat(doc._.date) if doc._.date else given
        found = times.find(doc.text, _Words(doc))
        spans = [Stretch(expression.start, expression.end) for expression in found]
        passage = Passage(doc.text, found, spans, Dated(day) if day is not None else None)
        kept = []
        for expression, meant in zip(found, next(resolve([passage])), strict=True):
            if meant is not None:
                span = _span(doc, expression.start, expression.end, meant.type)
                span._.type, span._.value, span._.mod, span._.rule = (
                    meant.type, meant.value, expression.mod, expression.rule,
                )  # fmt: skip
                span._.begin = meant.begin.isoformat() if meant.begin is not None else None
                span._.end_date = meant.end.isoformat() if meant.end is not None else None
                kept.append(span)
        doc.spans["times"] = kept
        return doc

    return component


@Language.component("fumikura_numbers")
def numbers_component(doc: Doc) -> Doc:
    """Set ``doc.spans["numbers"]``; what ``fumikura_times`` found before is no number."""
    before = doc.spans.get("times", ())
    taken = [(span.start_char, span.end_char) for span in before]
    taken = taken or [(found.start, found.end) for found in times.find(doc.text, _Words(doc))]
    kept = []
    for found in numbers.find(doc.text, _Words(doc), taken=taken):
        span = _span(doc, found.start, found.end, found.kind)
        span._.kind, span._.value, span._.unit = found.kind, float(found.amount), found.unit
        span._.value_max = None if found.most is None else float(found.most)
        span._.mod, span._.rule = found.mod, found.rule
        kept.append(span)
    doc.spans["numbers"] = kept
    return doc


@Language.factory("fumikura_names", default_config={"ents": True})
def names_component(nlp: Language, name: str, ents: bool) -> Callable[[Doc], Doc]:
    """Return a component that sets ``doc.spans["names"]``, ``span._.name`` is the canonical name, and ``doc.ents``.

    Args:
        nlp: the pipeline.
        name: of the component.
        ents: also put them in the place of ``doc.ents``.
    """
    del nlp, name

    def component(doc: Doc) -> Doc:
        text, words = narrow(doc.text), _Words(doc)
        (found,) = spread([names.find(doc.text, words, model.tag)], [text], [Edges(words)])
        named = [Named("".join(text[one.start : one.end].split()), one.label, one.rule) for one in found]
        short = dict(defined.meant(text, found))
        kept = []
        for one, canonical in zip(found, identify(named, short), strict=True):
            span = _span(doc, one.start, one.end, one.label)
            span._.name, span._.rule = canonical, one.rule
            kept.append(span)
        doc.spans["names"] = kept
        if ents:
            doc.ents = filter_spans(kept)
        return doc

    return component


@Language.component("fumikura_citations")
def citations_component(doc: Doc) -> Doc:
    """Set ``doc.spans["citations"]``; ``span._.targets`` are the provisions meant, ``span._.law`` is their law."""
    kept = []
    for found in citations(analyze(Source("doc", "-", doc.text, "", "utf-8", "a Doc of spaCy", Meta()))):
        span = _span(doc, found.start, found.end, found.kind)
        span._.kind, span._.law, span._.targets = found.kind, found.law, found.targets
        kept.append(span)
    doc.spans["citations"] = kept
    return doc


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    """Return the tokens of a stretch; one that a tokenizer cut elsewhere is widened to whole tokens."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    return span if span is not None else doc[0:0]


class _Words:
    """The tokens of a Doc, white space apart, as the finders read them."""

    def __init__(self, doc: Doc) -> None:
        self._tokens = [token for token in doc if not token.is_space]
        self.spans = [(token.idx, token.idx + len(token.text)) for token in self._tokens]

    def token(self, at: int) -> Token:
        token, (start, end) = self._tokens[at], self.spans[at]
        parts = (*token.tag_.split("-"), "", "", "", "")
        pos = (parts[0], parts[1], parts[2], parts[3])
        return Token(start, end, token.text, pos, "", "", "", token.lemma_, "", unknown=False)
