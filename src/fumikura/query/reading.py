"""A query word in, the words that MeCab makes of it out, and what must be found of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from fumikura.tokens.columns import Columns
from fumikura.tokens.compounds import compounds, surface
from fumikura.tokens.derived import derived
from fumikura.tokens.forms import Form, Forms
from fumikura.tokens.mecab import Tokenizer


@dataclass(frozen=True, slots=True)
class Reading:
    """A query word as MeCab reads it.

    Attributes:
        terms: every form in it.
        groups: what must be found: words that stand side by side in the query (a compound noun, a name
            that the dictionary does not know) must do so in the passage.
        compounds: compound nouns as whole search keys.
    """

    text: str
    columns: Columns
    terms: tuple[Form, ...]
    groups: tuple[tuple[Form, ...], ...]
    compounds: tuple[str, ...]


def read_word(tokenizer: Tokenizer, forms: Forms, text: str) -> Reading:
    """Read one query word: which of its words must be found, which compounds it holds."""
    columns = tokenizer(text)
    terms = tuple(_widened(term.form) for term in forms.terms(columns))
    sides = [tuple(run) for joined, run in groupby(terms, key=lambda form: form.role != "function") if joined]
    groups = [group for group in sides if any(form.role == "content" for form in group)] or sides
    runs = tuple(surface(columns, *run) for run in compounds(forms.code(columns)))
    return Reading(text, columns, terms, tuple(groups), runs)


def _widened(form: Form) -> Form:
    """Let a noun find the verb that it is made of, and a verb its noun."""
    if form.role != "content" or form.numeral:
        return form
    made = [other for key in (form.key, *form.others) for other in derived(key, nominal=form.nominal)]
    return form._replace(others=tuple(dict.fromkeys((*form.others, *made)))) if made else form
