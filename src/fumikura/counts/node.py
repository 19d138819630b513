"""A word as a person types it in, where it stands among the numbers of a document's tokens out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from fumikura.counts.finders import Finder
from fumikura.counts.passages import Flags, Numbers, Text
from fumikura.counts.units import vocabulary_size
from fumikura.errors import QueryError
from fumikura.naming import variant
from fumikura.store import Store, word_forms
from fumikura.tokens.characters import modern, old
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import Form, Sought, forms_of, is_named, sought
from fumikura.tokens.mecab import Tokenizer

_LONGEST = 40  # characters of a word that is looked for as it is written
_HIRAGANA = re.compile("[ぁ-ん]*")
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Node:
    """What is looked for.

    Attributes:
        forms: of each of its words the word forms that are one of its inflections or spellings, as flags.
        pieces: of each of its characters the word forms that are written so from there on, as flags.
        lengths: characters of each word form that is a piece.
        number: it is, or holds, a number of several words, which may be written otherwise.
    """

    forms: tuple[Flags, ...]
    pieces: tuple[Flags, ...]
    lengths: Numbers
    number: bool = False

    @property
    def possible(self) -> bool:
        """Whether the corpus has the words at all, or tokens that are written so one behind the other."""
        if self.forms and all(form.any() for form in self.forms):
            return True
        read = {0}
        for at, piece in enumerate(self.pieces):
            if at in read:
                read.update((at + self.lengths[piece]).tolist())
        return bool(self.pieces) and len(self.pieces) in read

    def find(self, text: Text) -> tuple[Numbers, Numbers]:
        """Return the first token of each occurrence and the one behind its last; none goes beyond its passage.

        An occurrence is a run of the words in any inflection, or of tokens that are written so however MeCab cut them.
        """
        starts, ends = self._inflected(text)
        if self.pieces:
            more, behind = self._written(text)
            starts, first = np.unique(np.concatenate([starts, more]), return_index=True)
            ends = np.concatenate([ends, behind])[first]
        return starts, ends

    def _inflected(self, text: Text) -> tuple[Numbers, Numbers]:
        starts = _every(self.forms[0], text) if self.forms else _NONE
        for step, form in enumerate(self.forms[1:], 1):
            starts = starts[_beside(text, starts, step)]
            starts = starts[form[text.words][text.places[starts + step]]]
        return starts, starts + len(self.forms)

    def _written(self, text: Text) -> tuple[Numbers, Numbers]:
        starts = _every(self.pieces[0], text)
        waiting = {0: (starts, np.zeros(len(starts), dtype=np.int64))}  # characters read -> first tokens, tokens read
        found = [(_NONE, _NONE)]
        for read, piece in enumerate(self.pieces):
            starts, steps = waiting.pop(read, (_NONE, _NONE))
            numbers = text.words[text.places[starts + steps]]
            fit = piece[numbers]
            starts, steps, sizes = starts[fit], steps[fit] + 1, self.lengths[numbers[fit]]
            for size in np.unique(sizes).tolist():
                some, behind = starts[sizes == size], steps[sizes == size]
                if read + size == len(self.pieces):
                    more = (behind > 1) | (len(self.forms) > 1)  # one token of the same letters is another word
                    found.append((some[more], some[more] + behind[more]))
                else:
                    inside = _beside(text, some, behind)
                    before = waiting.get(read + size, (_NONE, _NONE))
                    waiting[read + size] = (
                        np.concatenate([before[0], some[inside]]),
                        np.concatenate([before[1], behind[inside]]),
                    )
        return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])


def _every(flags: Flags, text: Text) -> Numbers:
    there = flags[text.words]
    return np.flatnonzero(there[text.places]) if there.any() else _NONE


def _beside(text: Text, starts: Numbers, steps: Numbers | int) -> Flags:
    """Tell from which tokens so many steps do not lead out of the passage."""
    return np.asarray(starts + steps < text.edges[np.searchsorted(text.edges, starts, "right")])


def finder_of(store: Store, what: str | Finder) -> Finder:
    """Return what finds a word; what finds something else is taken as it is."""
    return node(store, what) if isinstance(what, str) else what


def node(store: Store, word: str) -> Node:
    """Read a word, or several that stand side by side: 提案, 核実験, 受け入れる.

    Raises:
        QueryError: there is none.
    """
    if not word.strip():
        msg = "the query is empty"
        raise QueryError(msg, query=word, column=0)
    columns = Tokenizer()(word)
    forms = [form for form in forms_of(columns.vocabulary).of(columns) if form.role != "none"]
    wanted = [_sought(form) for form in forms]
    written = fold(word)[0].replace(" ", "").casefold()
    if not 1 < len(written) <= _LONGEST or _HIRAGANA.fullmatch(written):
        written = ""
    size = vocabulary_size(store)
    found = Node(
        tuple(np.zeros(size, dtype=np.bool_) for _ in wanted),
        tuple(np.zeros(size, dtype=np.bool_) for _ in written),
        np.zeros(size, dtype=np.int64),
        len(forms) > 1 and any(form.numeral for form in forms),
    )
    every = frozenset().union(*(one.keys for one in wanted))
    for number, surface, lemma, base, *pos in _near(store, written, every):
        if surface in written:
            found.lengths[number] = len(surface)
            for at in range(len(written)):
                found.pieces[at][number] = written.startswith(surface, at)
        others = (variant(base), lemma, variant(lemma)) if lemma else (variant(base),)
        named = is_named(*pos)
        for flags, one in zip(found.forms, wanted, strict=True):
            flags[number] = one.by(base, others, named=named)
    return found


def _sought(form: Form) -> Sought:
    """Names meet their old and new forms (斎藤, 齋藤) here, other words under UniDic's lemma."""
    if form.role != "content" or form.numeral:
        return sought(form)
    return sought(form._replace(others=(*form.others, modern(form.key), *old(form.key))))


def _near(store: Store, written: str, keys: frozenset[str]) -> Iterator[tuple[Any, ...]]:
    """Yield word forms that may be meant: surface, lemma, dictionary form in lower case, parts of speech.

    SQLite looks through them. It knows no spelling variants: UniDic gives those one lemma, except for words unknown to
    it.
    """
    lemma = "lower(CASE WHEN instr(lemma, '-') > 1 THEN substr(lemma, 1, instr(lemma, '-') - 1) ELSE lemma END)"
    base = "lower(coalesce(nullif(orth_base, ''), word))"
    marks = ",".join("?" * len(keys))
    where = f"instr(?, lower(word)) > 0 OR lemma = '' OR {lemma} IN ({marks}) OR {base} IN ({marks})"
    return word_forms(store, "lower(word)", lemma, base, "pos1", "pos2", where=where, values=(written, *keys, *keys))
