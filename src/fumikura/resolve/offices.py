"""A family name, a title and a day in, the person who held that office out: 1986年の倉成大臣 is 倉成正."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fumikura import naming, tables

# titles that are short for several: 倉成大臣 was 外相, ワインバーガー長官 was 国防長官
_SHORT = {"大臣": ("相", "大臣", "長官"), "長官": ("長官",), "総理": ("首相",), "書記": ("書記", "書記長")}


class Holder(NamedTuple):
    """A person in an office; days are ISO 8601, a year or month alone stands for the whole of it, "" is open."""

    person: str
    title: str
    of: str
    begin: str
    end: str


@tables.cached
def _holders() -> dict[str, list[Holder]]:
    """Holders by whatever they are called: full name, last part of a foreign name, other spellings."""
    found: dict[str, list[Holder]] = {}
    for row in tables.read("offices"):
        holder = Holder(row["person"], row["title"], row["of"], row["begin"], row["end"])
        written = {row["person"], *filter(None, row["aliases"].split("|"))}
        called = written | {name.rpartition("・")[2] for name in written}
        for name in {naming.key(name) for name in called}:
            found.setdefault(name, []).append(holder)
    return found


@tables.cached
def _japanese() -> list[Holder]:
    """Holders whose family name is the beginning of the full one."""
    return [holder for some in _holders().values() for holder in some if "・" not in holder.person]


@tables.cached
def _titles() -> dict[str, str]:
    return {row["written"]: row["title"] for row in tables.read("title_forms")}


def full_name(text: str) -> str | None:
    """Return the person whom the table knows by this full name or alias (シー・ジンピン), whatever the day."""
    if "・" not in text and len(text) < 3:
        return None
    people = {
        holder.person for holder in _holders().get(naming.key(text), ())
        if "・" in text or "・" not in holder.person
    }  # fmt: skip
    return people.pop() if len(people) == 1 else None


def holder(name: str, title: str, day: date | None) -> str | None:
    """Return who is meant by a name with a title on a day; None if nobody or more than one.

    Args:
        name: as written: ゴルバチョフ, 倉成; one character abbreviates a foreign name (「レ」大統領).
        title: as written behind or before it.
        day: of the document; without one the office must have had a single holder of that name.
    """
    wanted = _titles().get(title, title)
    ends = _SHORT.get(wanted)
    held = [
        one for one in _called(name)
        if one.title == wanted or (ends is not None and one.title.endswith(ends))
    ]  # fmt: skip
    if day is not None:
        then = [one for one in held if _held(one, day)]
        held = then or [one for one in held if one.begin <= day.isoformat()]
    people = {one.person for one in held}
    return people.pop() if len(people) == 1 else None


def _called(name: str) -> list[Holder]:
    if len(name) == 1:
        return [
            one for some in _holders().values() for one in some
            if "・" in one.person and one.person.rpartition("・")[2].startswith(name)
        ]  # fmt: skip
    found = list(_holders().get(naming.key(name), ()))
    return found + [one for one in _japanese() if one.person.startswith(name) and one.person != name]


def _held(one: Holder, day: date) -> bool:
    text = day.isoformat()
    return one.begin <= text and naming.until(one.end, text)
