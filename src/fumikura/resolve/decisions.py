"""What a user decided about names in, what each written form is out; and the pairs that still want a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fumikura import naming, tables
from fumikura.chars import narrow
from fumikura.errors import OwnTableError
from fumikura.records import LABELS, Written

KINDS = ("same", "different", "not a name", "label")
COLUMNS = ("decision", "name", "other", "label", "doc")
_FAMILY = 3
_SPELLED = 4


class Decision(NamedTuple):
    """A row of ``decisions.csv``.

    Attributes:
        decision: ``same``: ``name`` is ``other``; ``different``: it is not; ``not a name``; ``label``.
        name: as written, or canonical.
        other: canonical name.
        label: what it is from now on; of the others the only label that is meant, "" for any.
        doc: id of the only document that is meant, "" for all.
    """

    decision: str
    name: str
    other: str = ""
    label: str = ""
    doc: str = ""


class Doubt(NamedTuple):
    """Two names that may be one, and why."""

    label: str
    name: str
    other: str
    why: str


def read(content: str) -> list[Decision]:
    """Read ``decisions.csv``: columns decision, name, and as needed other, label, doc; more columns are passed over.

    Raises:
        OwnTableError: with the line, for what cannot be followed.
    """
    header, rows = tables.records(content, "decisions.csv")
    if missing := [name for name in COLUMNS[:2] if name not in header]:
        msg = f"decisions.csv, line 1: there is no column {missing[0]!r}; columns are {', '.join(COLUMNS)}"
        raise OwnTableError(msg)
    found = []
    for row in rows:
        values = (row.get(name, "") for name in COLUMNS)
        kind, name, other, label, doc = values
        if not kind:
            continue  # a doubt that nobody has settled
        one = Decision(kind.lower(), _plain(name), _plain(other), label.upper(), doc)
        if fault := _fault(one):
            msg = f"decisions.csv, line {row[tables.LINE]}: {fault}"
            raise OwnTableError(msg)
        found.append(one)
    return found


def _plain(text: str) -> str:
    return "".join(narrow(text).split())


def _fault(one: Decision) -> str | None:
    if one.decision not in KINDS:
        return f"there is no decision {one.decision!r}; decisions are {', '.join(KINDS)}"
    if not one.name:
        return "the name is missing"
    if one.decision in {"same", "different"} and not one.other:
        return f"{one.decision!r} wants two names: name and other"
    if one.decision == "label" and not one.label:
        return f"'label' wants a label: {', '.join(LABELS)}"
    if one.label and one.label not in LABELS:
        return f"there is no label {one.label!r}; labels are {', '.join(LABELS)}"
    return None


def apply(
    written: Sequence[Written], decisions: Iterable[Decision]
) -> Iterator[tuple[Written, tuple[str, str] | None]]:
    """Yield what differs from what was found: a written form with its label and name, None for what is no name.

    They are followed in their order: a later one sees the names as the earlier ones left them.
    """
    now: list[tuple[str, str] | None] = [(one.label, one.name) for one in written]
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(written):
        for name in {one.form, one.name}:
            places[name].append(at)
    for decision in decisions:
        for at in tuple(places[decision.name]):
            one, key = written[at], now[at]
            if key is None or (decision.doc and one.document != decision.doc):
                continue
            if decision.decision != "label" and decision.label not in {"", key[0]}:
                continue
            now[at] = _decided(one, key, decision)
            if decision.decision == "same" and at not in places[decision.other]:
                places[decision.other].append(at)
    for one, key in zip(written, now, strict=True):
        if key != (one.label, one.name):
            yield one, key


def _decided(one: Written, key: tuple[str, str], decision: Decision) -> tuple[str, str] | None:
    match decision.decision:
        case "not a name":
            return None
        case "label":
            return decision.label, key[1]
        case "different":
            return (key[0], one.form) if key[1] == decision.other and one.form == decision.name else key
        case _:
            return key[0], decision.other


def doubts(written: Iterable[Written]) -> Iterator[Doubt]:
    """Yield pairs of names that may be one, and stayed apart."""
    labels: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    homes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in written:
        labels[one.name][one.label] += 1
        homes[one.label, one.name].add(one.document)
    for name, some in sorted(labels.items()):
        if len(some) > 1:
            yield Doubt("", name, name, f"found as {', '.join(sorted(some))}")
    people = sorted(name for name, some in labels.items() if "PERSON" in some)
    yield from _families(people, homes)
    for label in ("PERSON", "GPE", "LOC", "ORG"):
        yield from _spelled(label, sorted(name for name, some in labels.items() if label in some))


def _families(people: Sequence[str], homes: dict[tuple[str, str], set[str]]) -> Iterator[Doubt]:
    fuller: dict[str, list[str]] = defaultdict(list)
    for full in people:
        for short in _shorts(full):
            fuller[short].append(full)
    for name in people:
        yield from (Doubt("PERSON", name, other, "a family name of this person or another") for other in fuller[name])
        if not fuller[name] and "・" not in name and len(name) < _FAMILY and len(homes["PERSON", name]) > 1:
            yield Doubt("PERSON", name, name, f"no full name in {', '.join(sorted(homes['PERSON', name]))}")


def _shorts(full: str) -> set[str]:
    """Return what a person may be called for short: the family name, one letter of a foreign one."""
    if "・" in full:
        last = full.rpartition("・")[2]
        return {last, last[:1]}
    return {full[:length] for length in range(1, min(_FAMILY, len(full) - 1) + 1)}


def _spelled(label: str, names: Sequence[str]) -> Iterator[Doubt]:
    """Yield names that one character, or a spelling, tells apart."""
    seen: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= _SPELLED:
            gaps = {name[:at] + "\0" + name[at + 1 :] for at in range(len(name))} if _foreign(name) else set()
            near = {other for gap in gaps | {naming.key(name)} for other in seen[gap]}
            yield from (Doubt(label, other, name, "one character or the spelling differs") for other in sorted(near))
            for gap in gaps | {naming.key(name)}:
                seen[gap].append(name)


def _foreign(name: str) -> bool:
    return all("ァ" <= char <= "ヿ" for char in name)
