"""The vocabulary of a corpus in, what is counted out: for each word form the unit that it counts as, or none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import compress, count
from pathlib import Path
from typing import Literal

import numpy as np

from fumikura.counts.passages import Flags, Numbers
from fumikura.errors import OwnTableError
from fumikura.store import Store, word_forms
from fumikura.tokens.columns import Vocabulary, Word
from fumikura.tokens.forms import role_of

By = Literal["surface", "lemma", "reading", "pos", "compound"]
Only = Literal["all", "words", "content"]

_COLUMNS = ("word", "space", "pos1", "pos2", "pos3", "pos4", "conjugation_type", "conjugation_form", "reading", "lemma",
            "orth_base", "unknown")  # fmt: skip

_BASE = "coalesce(nullif(orth_base, ''), word)"
_LEMMA = f"""CASE WHEN lemma = '' OR pos2 = '固有名詞' THEN {_BASE}
             WHEN instr(lemma, '-') > 1 THEN substr(lemma, 1, instr(lemma, '-') - 1) ELSE lemma END"""
_KEYS: dict[By, tuple[str, str]] = {  # text and part of speech, in SQL: a third of the time
    "surface": ("word", "''"),
    "lemma": (_LEMMA, "pos1"),
    "reading": ("coalesce(nullif(reading, ''), word)", "''"),
    "pos": ("rtrim(pos1 || '-' || pos2, '-')", "''"),
    "compound": (_BASE, "pos1"),
}
_PATH = "pos1 || '-' || pos2 || '-' || pos3 || '-' || pos4 || '-'"
_NOTHING = Word("", 0, "", "", "", "", "", "", "", "", "", unknown=False)


@dataclass(frozen=True, slots=True)
class Keep:
    """Which words are counted; all without anything.

    Attributes:
        pos: parts of speech as UniDic names them, 名詞 or 名詞-固有名詞; any of them.
        stop: words that are left out, by their surface, lemma or dictionary form.
        only: "words" leaves signs out, "content" also function words, affixes and numbers.
    """

    pos: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    only: Only = "all"

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.pos and not self.stop and self.only == "all"


@dataclass(frozen=True, slots=True)
class Units:
    """What is counted.

    Attributes:
        of: by the number of a word form the number of its unit, -1 for what is left out.
        texts, pos: by the number of a unit how it is written, and its part of speech.
    """

    of: Numbers
    texts: list[str]
    pos: list[str]

    def __len__(self) -> int:
        return len(self.texts)


def units(store: Store, by: By = "lemma", keep: Keep | None = None) -> Units:
    """Read what each word form counts as.

    A lemma is UniDic's 語彙素 with its part of speech, without what follows a hyphen (データ-data); of names, whose
    lemmas are readings (オウシュウ), and of words that UniDic does not know it is the dictionary form as written.
    ``compound`` here are the words that stand alone, in their dictionary form; see ``compounds``.
    """
    keys = store.database.every(f"SELECT {', '.join(_KEYS[by])} FROM vocabulary ORDER BY id")
    numbers = _numbers(store)
    if keep is not None and not keep.everything:
        kept = _kept(store, keep)[numbers]
        keys, numbers = list(compress(keys, kept)), numbers[kept]
    known = dict(zip(dict.fromkeys(keys), count(), strict=False))
    of = np.full(vocabulary_size(store), -1, dtype=np.int64)
    of[numbers] = np.fromiter(map(known.__getitem__, keys), np.int64, len(keys))
    return Units(of, [text for text, _ in known], [pos for _, pos in known])


def _numbers(store: Store) -> Numbers:
    """Return the numbers of the word forms; they are asked for one by one only where some are missing."""
    ((first, last, many),) = store.database.every("SELECT min(id), max(id), count(*) FROM vocabulary")
    if many and last - first + 1 == many:
        return np.arange(first, last + 1)
    return np.array([number for (number,) in store.database.every("SELECT id FROM vocabulary ORDER BY id")], dtype=int)


def _kept(store: Store, keep: Keep) -> Flags:
    """Flag the word forms that are counted, by their numbers."""
    found = np.zeros(vocabulary_size(store), dtype=np.bool_)
    where = " OR ".join(f"instr({_PATH}, ? || '-') = 1" for _ in keep.pos) or "TRUE"
    forms = word_forms(
        store, "word", "orth_base", _LEMMA, "lemma", "pos1", "pos2", "pos3", where=where, values=keep.pos
    )
    for number, word, base, lemma, *features in forms:
        if keep.stop and not keep.stop.isdisjoint({word.casefold(), base.casefold(), lemma.casefold()}):
            continue
        if keep.only == "content":
            found[number] = _content(word, *features)
        else:
            found[number] = keep.only == "all" or wordlike(word)
    return found


def _content(word: str, lemma: str, pos1: str, pos2: str, pos3: str) -> bool:
    """Tell content words from function words, affixes, numbers and signs."""
    return pos2 != "数詞" and role_of(word, lemma, pos1, pos3) == "content"


def vocabulary_size(store: Store) -> int:
    """Return one more than the highest number of a word form."""
    return int(store.database.value("SELECT coalesce(max(id), 0) FROM vocabulary")) + 1


def wordlike(text: str) -> bool:
    """Tell a word or number from a sign.

    >>> wordlike("条約"), wordlike("10"), wordlike("。")
    (True, True, False)
    """
    return any(map(str.isalnum, text))


def known_words(store: Store) -> Iterator[tuple[int, Word]]:
    """Yield the word forms of a corpus with their numbers, which rise."""
    return ((number, Word._make(features)) for number, *features in word_forms(store, *_COLUMNS))


def vocabulary(store: Store) -> Vocabulary:
    """Return all word forms of a corpus at the places that their numbers say; what no number has is empty."""
    found = Vocabulary([_NOTHING])
    for number, word in known_words(store):
        found.words += [_NOTHING] * (number - len(found)) + [word]
    return found


def stop_words(path: Path) -> frozenset[str]:
    """Read a stop list: a word a line; what follows ``#`` and empty lines mean nothing.

    Raises:
        OwnTableError: it cannot be read.
    """
    lines = _text(path).splitlines()
    return frozenset(word for line in lines if (word := line.partition("#")[0].strip().casefold()))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "not UTF-8"
        msg = f"{path}: {why}; a text file in UTF-8 is wanted"
        raise OwnTableError(msg) from fault


def reference(path: Path) -> dict[str, int]:
    """Read a frequency list: CSV with the columns ``word`` and ``count``, as ``fumikura count --format csv`` writes it.

    Raises:
        OwnTableError: it cannot be read, or has no such columns.
    """
    found: dict[str, int] = {}
    reader = csv.DictReader(StringIO(_text(path)))
    if not {"word", "count"} <= set(reader.fieldnames or ()):
        msg = f"{path}: the columns word and count are wanted; 'fumikura count --format csv' writes them"
        raise OwnTableError(msg)
    for row in reader:
        count = row["count"] or ""
        if not count.isdecimal():
            msg = f"{path}, line {reader.line_num}: the count {count!r} is no whole number"
            raise OwnTableError(msg)
        found[row["word"]] = found.get(row["word"], 0) + int(count)
    return found
