"""A condition on one word in, the word forms of a corpus that meet it out: numbers of its vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from fumikura.errors import QueryError
from fumikura.query.cql import Both, Condition, Either, Neither, Test
from fumikura.store import Store
from fumikura.tokens.fold import fold
from fumikura.tokens.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEMMA = "coalesce(nullif(lemma, ''), word)"
# what an attribute is compared with; of UniDic's lemma プーチン-外国 the part before the - will do
_COLUMNS = {
    "lemma": (_LEMMA, f"substr({_LEMMA}, 1, instr({_LEMMA} || '-', '-') - 1)", "orth_base"),
    "surface": ("word",),
    "word": ("word",),
    "base": ("coalesce(nullif(orth_base, ''), word)",),
    "reading": ("reading",),
}
# the same for a value as it stands, each part by an index
_EQUAL = {
    "lemma": (
        "lemma = ?1",
        "lemma >= ?1 || '-' AND lemma < ?1 || '.'",
        "orth_base = ?1",
        "word = ?1 AND lemma = ''",
    ),
    "surface": ("word = ?1",),
    "word": ("word = ?1",),
    "base": ("orth_base = ?1", "word = ?1 AND orth_base = ''"),
    "reading": ("reading = ?1",),
}
_POS = ("pos1", "pos2", "pos3", "pos4")
# what may be said from its beginning to a -: 名詞-固有名詞, 連用形
_PATHS = {
    "pos": "pos1 || '-' || pos2 || '-' || pos3 || '-' || pos4",
    "form": "conjugation_form",
    "type": "conjugation_type",
}
_MEMORY = 8 << 20  # bytes that an automaton may take
_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


class Expression(Protocol):
    """A compiled expression of RE2, as far as it is used here; it takes time linear in what it reads."""

    def search(self, text: Any) -> Any: ...  # noqa: ANN401, D102
    def fullmatch(self, text: Any) -> Any: ...  # noqa: ANN401, D102
    def finditer(self, text: Any) -> Iterator[Any]: ...  # noqa: ANN401, D102


def compiled(expression: str | bytes) -> Expression:
    """Compile a regular expression.

    Raises:
        ValueError: it cannot be read, or would need too much memory; the message says why.
    """
    import re2  # noqa: PLC0415  only for queries that need it

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    if isinstance(expression, bytes):
        options.encoding = re2.Options.Encoding.LATIN1
    try:
        found: Expression = re2.compile(expression, options)
    except re2.error as fault:
        reason = fault.args[0] if fault.args else "it cannot be read"
        msg = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(msg) from fault
    return found


def meeting(store: Store, condition: Condition, query: str = "") -> frozenset[int] | None:
    """Return the word forms that meet a condition; None if it is known only of those that do not.

    Raises:
        QueryError: a regular expression in it cannot be read.
    """
    match condition:
        case Test():
            return _tested(store, condition, query)
        case Neither():
            return None
        case Both(children):
            known = [found for child in children if (found := meeting(store, child, query)) is not None]
            return frozenset.intersection(*known) if known else None
        case Either(children):
            every = [meeting(store, child, query) for child in children]
            return None if None in every else frozenset().union(*(found for found in every if found is not None))


def holding(store: Store, condition: Condition, query: str = "") -> Callable[[int], bool]:
    """Return what tells whether a word form meets a condition.

    Raises:
        QueryError: a regular expression in it cannot be read.
    """
    match condition:
        case Test():
            return _tested(store, condition, query).__contains__
        case Neither(child):
            inner = holding(store, child, query)
            return lambda number: not inner(number)
        case Both(children):
            every = [holding(store, child, query) for child in children]
            return lambda number: all(holds(number) for holds in every)
        case Either(children):
            some = [holding(store, child, query) for child in children]
            return lambda number: any(holds(number) for holds in some)


def _tested(store: Store, test: Test, query: str) -> frozenset[int]:
    try:
        return _numbers(store, store.database.generation, test.attribute, test.value, test.regex)
    except ValueError as fault:
        msg = f"this regular expression cannot be read: {fault}"
        raise QueryError(msg, query=query, column=test.column) from fault


@lru_cache(maxsize=64)
def _numbers(store: Store, generation: int, attribute: str, value: str, regex: bool) -> frozenset[int]:
    del generation  # a change of the corpus makes another entry
    wanted = fold(value)[0]
    if attribute == "reading":
        wanted = wanted.translate(_KATAKANA)
    if attribute == "pos" and not regex:
        steps = wanted.split("-")[: len(_POS)]
        where = " AND ".join(f"{column} = ?{at}" for at, column in enumerate(_POS[: len(steps)], 1))
        return _ids(store.database.rows(f"SELECT id FROM vocabulary WHERE {where}", *steps))
    if attribute in _PATHS:
        return _paths(store, _PATHS[attribute], wanted, regex=regex)
    if not regex:
        parts = (f"SELECT id FROM vocabulary WHERE {where}" for where in _EQUAL[attribute])
        return _ids(store.database.rows(" UNION ".join(parts), wanted))
    columns = _COLUMNS[attribute]
    whole = _remembered(compiled(wanted))
    rows = store.database.rows(f"SELECT id, {', '.join(columns)} FROM vocabulary")
    return frozenset(row[0] for row in rows if any(whole(row[at]) for at in range(1, len(columns) + 1)))


def _paths(store: Store, path: str, wanted: str, *, regex: bool) -> frozenset[int]:
    """Of the few values of an attribute take those that begin so, then the word forms that have them."""
    values = [row[0] for row in store.database.rows(f"SELECT DISTINCT {path} FROM vocabulary")]
    if regex:
        whole = compiled(wanted)
        met = [value for value in values if any(whole.fullmatch(part) for part in _beginnings(value))]
    else:
        met = [value for value in values if f"{value}-".startswith(f"{wanted}-")]
    marks = ",".join("?" * len(met))
    return _ids(store.database.rows(f"SELECT id FROM vocabulary WHERE {path} IN ({marks})", *met))


def _beginnings(value: str) -> Iterable[str]:
    parts = value.rstrip("-").split("-")
    return ("-".join(parts[:count]) for count in range(1, len(parts) + 1))


def _remembered(expression: Expression) -> Callable[[str], bool]:
    known: dict[str, bool] = {}

    def whole(value: str) -> bool:
        if value not in known:
            known[value] = expression.fullmatch(value) is not None
        return known[value]

    return whole


def _ids(rows: Iterable[Any]) -> frozenset[int]:
    return frozenset(row[0] for row in rows)


def spellings(store: Store, form: Form) -> tuple[str, ...]:
    """Return how the corpus writes a word: by UniDic's lemma (子供, 子ども), by the table of variants."""
    if form.numeral:
        return ()
    return _spellings(store, store.database.generation, form.key, form.others)


@lru_cache(maxsize=256)
def _spellings(store: Store, generation: int, key: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """The lemma of a name or a lone character is but its reading: those read alike are one to who asks in katakana."""
    del generation
    marks = ",".join("?" * len(others))
    rows = store.database.rows(
        "SELECT orth_base FROM vocabulary WHERE lemma = ? UNION "
        f"SELECT orth_base FROM vocabulary WHERE lemma IN ({marks}) AND pos2 <> '固有名詞' AND pos1 <> '記号' UNION "
        f"SELECT orth_base FROM vocabulary WHERE orth_base IN (?, {marks or 'NULL'})",
        key, *others, key, *others,
    )  # fmt: skip
    return tuple(sorted({str(row[0]).casefold() for row in rows if row[0]}))
