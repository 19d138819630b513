"""Units in, the sub-documents of a file out: cover sheet, draft, telegram, record, each with its head.

A head is a run of lines that are no sentences (labels, titles, dates, offices, stamps). It opens a new
sub-document where it follows running text and holds what only heads hold: the label of an enclosure
(資料②, 別添1), the fields of a telegram (総番号, 大臣殿), or a title with a date and an office below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fumikura import tables
from fumikura.chars import is_date
from fumikura.records import Text, Unit

ENCLOSURE = "資料"  # style of the marks of enclosures, see ``fumikura.marks``
_FOLDED = 200  # characters of a line of a head
_LONG = 60  # a longer line is text, whatever it ends with
_WORDS, _WORD = 4, 10  # so many words, of so many characters on average
_OFFICE = re.compile(
    ".{1,24}(?:省|庁|局|部|課|室|館|所|院|府|県|市|委員会|事務局|役場|役所|協会|公社|銀行|大学|会議|本部|大臣|大使|公使|総領事)"
)
_NUMBER = re.compile(r"(?:極秘|秘|部外秘)?第?[0-9/]+号|[0-9]*部の?内[0-9]*[号部]?|[0-9]+[号部]")
_END = re.compile(r"[（(]?(?:以上|了|完|終わり|おわり)[)）]?")


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-document: units ``[first, last)``.

    Attributes:
        body: its first unit of running text; the head stands before it.
        names: units of its label and title; empty where the file holds one document only.
    """

    first: int
    body: int
    last: int
    names: tuple[int, ...] = ()


def parts(text: Text) -> list[Part]:
    """Cut a text into its sub-documents; most files are one."""
    units = text.units
    running = [_runs(text, unit) for unit in units]
    plain = ["" if runs else _plain(text, unit) for unit, runs in zip(units, running, strict=True)]
    starts = [0]
    for first, last in _heads(running):
        opened = _opens(units, plain, first, last)
        if opened is not None and any(running[starts[-1] : first]):
            starts.append(opened)
    ends = [*starts[1:], len(units)]
    found = []
    for first, last in zip(starts, ends, strict=True):
        body = next((at for at in range(first, last) if running[at]), first)  # all is text where nothing is
        names = _names(units, plain, first, body) if len(starts) > 1 else ()
        found.append(Part(first, body, last, names))
    return found


def is_office(text: str) -> bool:
    """Tell a line that is an office or who holds it."""
    return _OFFICE.fullmatch(text) is not None


def fields(text: str) -> str | None:
    """Return what a line of a head says that it is: the role of a form field (件名 -> ``title``), else None."""
    labels, roles = _labels()
    if not (text.startswith(labels) or text.endswith(labels)):
        return None
    return next(role for label, role in roles if text.startswith(label) or text.endswith(label))


@tables.cached
def _labels() -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    roles = tuple((row["label"], row["role"]) for row in tables.read("fields"))
    return tuple(label for label, _ in roles), roles


def _plain(text: Text, unit: Unit) -> str:
    """Fold a line of a head; a longer one is none."""
    return "".join(unicodedata.normalize("NFKC", text.text[unit.start : min(unit.end, unit.start + _FOLDED)]).split())


def _runs(text: Text, unit: Unit) -> bool:
    """Tell running text from a line of a head: a sentence, or a numbered point."""
    if unit.kind != "body":
        return False
    body = text.text[unit.start : unit.end]
    if "。" in body or "、" in body:
        return True
    if unit.mark is not None:
        return unit.mark.style != ENCLOSURE
    return len(body) > _LONG and not is_list(body)


def is_list(body: str) -> bool:
    """Tell names and fields set apart by white space (a distribution list, the head of a form) from a sentence."""
    words = body.split()
    return (
        len(words) >= _WORDS and len("".join(words)) <= _WORD * len(words) and not any(sign in body for sign in "。、")
    )


def _heads(running: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs ``[first, last)`` of units that are no running text and stand before some."""
    first = 0
    for at, runs in enumerate(running):
        if runs:
            if at > first:
                yield first, at
            first = at + 1


def _opens(units: Sequence[Unit], plain: Sequence[str], first: int, last: int) -> int | None:
    """Return where a sub-document begins in a run of lines, None if none does."""
    lines = [at for at in range(first, last) if units[at].kind != "note"]
    for at in reversed(lines):  # "以上" closes what came before
        if _END.fullmatch(plain[at]):
            lines = [other for other in lines if other > at]
            break
    if not lines:
        return None
    enclosure = any((mark := units[at].mark) is not None and mark.style == ENCLOSURE for at in lines)
    telegram = {role for at in lines if (role := fields(plain[at])) is not None} >= {"number", "addressee"}
    dates = [at for at in lines if is_date(plain[at])]
    letter = bool(dates) and dates[0] > lines[0] and any(is_office(plain[at]) for at in lines[1:])
    return lines[0] if enclosure or telegram or letter else None


def _names(units: Sequence[Unit], plain: Sequence[str], first: int, body: int) -> tuple[int, ...]:
    """Return the units of label and title in a head."""
    label = next((at for at in range(first, body) if (mark := units[at].mark) and mark.style == ENCLOSURE), None)
    if label is None:
        title = next((at for at in range(first, body) if _titles(units[at], plain[at])), None)
        return () if title is None else (title,)
    following = label + 1
    if units[label].mark is not None and len(plain[label]) > units[label].mark.end:  # type: ignore[union-attr]
        return (label,)
    return (label, following) if following < body and _titles(units[following], plain[following]) else (label,)


def _titles(unit: Unit, plain: str) -> bool:
    """Tell a line that may be a title: no date, office, number or field of a form."""
    return (
        unit.kind == "body"
        and unit.mark is None
        and len(plain) > 1
        and not (is_date(plain) or is_office(plain) or _NUMBER.fullmatch(plain) or fields(plain))
    )
