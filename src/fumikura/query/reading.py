"""A query word in, the words that MeCab makes of it out, and what must be found of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from fumikura import tables
from fumikura.query.variants import modern, synonyms
from fumikura.tokens.columns import Columns
from fumikura.tokens.compounds import compounds, surface
from fumikura.tokens.derived import derived
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import Form, Forms
from fumikura.tokens.mecab import Tokenizer

_HYPHENATED = re.compile("[A-Za-zＡ-Ｚａ-ｚ]+(?:[-－‐‑][A-Za-zＡ-Ｚａ-ｚ]+)+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A query word as MeCab reads it.

    Attributes:
        terms: every form in it.
        groups: what must be found: words that stand side by side in the query (a compound noun, a name
            that the dictionary does not know) must do so in the passage.
        compounds: compound nouns as whole search keys.
        joined: nouns that の joins, as one compound: 次の号 may be written 次号.
    """

    text: str
    columns: Columns
    terms: tuple[Form, ...]
    groups: tuple[tuple[Form, ...], ...]
    compounds: tuple[str, ...]
    joined: tuple[tuple[Form, Form], ...] = ()


def read_word(tokenizer: Tokenizer, forms: Forms, text: str, *, widely: bool = False) -> Reading:
    """Read one query word: which of its words must be found, which compounds it holds.

    Args:
        tokenizer: the one that read the corpus.
        forms: those of its vocabulary.
        text: the word.
        widely: let words of about the same meaning do, too.
    """
    columns = tokenizer(text)
    if (today := modern(text)) != text and len(read := tokenizer(today)) < len(columns):
        columns = read  # 國會 is no word to MeCab, 国会 is one
    if _HYPHENATED.fullmatch(text):  # Wi-Fi is one word, as WIFI is
        whole = Form("".join(fold(text)[0].split("-")).casefold(), (), "content", numeral=False, nominal=True)
        return Reading(text, columns, (whole,), ((whole,),), ())
    terms = tuple(_widened(term.form, widely=widely) for term in forms.terms(columns))
    sides = [tuple(run) for joined, run in groupby(terms, key=lambda form: form.role != "function") if joined]
    asked = sides if len(sides) == 1 and len(sides[0]) == len(terms) else map(_plainly, sides)
    groups = [group for group in asked if any(form.role == "content" for form in group)] or sides
    runs = tuple(surface(columns, *run) for run in compounds(forms.code(columns)))
    return Reading(text, columns, terms, tuple(groups), runs, tuple(_joined(terms)))


def alone(reading: Reading, family: Callable[[Form], tuple[str, ...]]) -> Reading:
    """Let a word that has no other beside it be found as a frequency list writes it, by UniDic's lemma: 事 finds こと.

    Function words too; and of what MeCab reads otherwise without a context (長 as 長い, まで as ま and で) the word of
    the corpus that is written so.
    """
    if not reading.terms or (reading.terms[0].numeral and len(reading.terms) == 1):
        return reading
    form, written = reading.terms[0], fold(reading.text)[0].casefold()
    known = family(Form(written, (), form.role, numeral=False, nominal=False))
    if len(reading.terms) > 1:
        if written in known and form.numeral:  # 十分 is no 10 minutes where the corpus has the word
            spelled = tuple(other for other in known if other != written)
            whole = Form(written, spelled, "content", numeral=False, nominal=False)
            return replace(reading, terms=(whole,), groups=((whole,),))
        if written not in known or any(one.role != "function" for one in reading.terms):
            return reading
        return replace(reading, terms=(form._replace(key=written, others=known),), groups=())
    others = dict.fromkeys((*form.others, *family(form), *known))
    form = form._replace(others=tuple(other for other in others if other != form.key))
    return replace(reading, terms=(form,), groups=((form,),) * len(reading.groups))


def _plainly(group: tuple[Form, ...]) -> tuple[Form, ...]:
    """Leave out how a person is addressed in a sentence: 野田さん is also 野田君 and 野田佳彦."""
    return tuple(form for form in group if form.role != "affix" or form.key not in _polite()) or group


@tables.cached
def _polite() -> frozenset[str]:
    return tables.column("stopwords", "lemma", when="polite")


def _joined(terms: tuple[Form, ...]) -> Iterator[tuple[Form, Form]]:
    for one, between, other in zip(terms, terms[1:], terms[2:], strict=False):
        if between.key == "の" and one.nominal and other.nominal and between.role == "function":
            yield one, other


def _widened(form: Form, *, widely: bool) -> Form:
    """Let a noun find the verb that it is made of, and a verb its noun, old characters find those of today.

    And, if wanted, what means about the same.
    """
    if form.role != "content" or form.numeral:
        return form
    made = [today] if (today := modern(form.key)) != form.key else []
    made += [other.casefold() for other in synonyms(form.key)] if widely else []
    made += [other for key in (form.key, *form.others) for other in derived(key, nominal=form.nominal)]
    return form._replace(others=tuple(dict.fromkeys((*form.others, *made)))) if made else form
