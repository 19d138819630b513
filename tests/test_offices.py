"""The tables of offices, of titles and of names agree with one another and with the calendar."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from fumikura import tables

Row = dict[str, str]

OFFICES: list[Row] = list(tables.read("offices"))
FORMS: list[Row] = list(tables.read("title_forms"))
NAMES: list[Row] = list(tables.read("names"))
ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
HANDED_OVER = 3  # days: two holders may share the days between an appointment and an oath


def aliases(row: Row) -> list[str]:
    return [alias for alias in row["aliases"].split("|") if alias]


def owners() -> dict[str, set[str]]:
    """Every written form of a person's name, with the persons that it stands for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in OFFICES:
        found[row["person"]].add(row["person"])
        for alias in aliases(row):
            found[alias].add(row["person"])
    return dict(found)


def terms() -> Iterator[tuple[Row, Row, int]]:
    """Pairs of terms in one office, known to the day, of two persons, with the days that they share."""
    held: defaultdict[tuple[str, str], list[tuple[date, date, Row]]] = defaultdict(list)
    for row in OFFICES:
        if len(row["begin"]) == 10 and len(row["end"]) in {0, 10}:
            end = date.fromisoformat(row["end"]) if row["end"] else date.max
            held[row["title"], row["of"]].append((date.fromisoformat(row["begin"]), end, row))
    for together in held.values():
        for (begin, end, row), (other_begin, other_end, other) in combinations(together, 2):
            if row["person"] != other["person"]:
                yield row, other, (min(end, other_end) - max(begin, other_begin)).days


@pytest.mark.parametrize("key", ["begin", "end"])
def test_days_are_iso(key: str) -> None:
    assert [row for row in OFFICES if row[key] and not ISO.fullmatch(row[key])] == []
    assert all(row["begin"] for row in OFFICES)
    for row in OFFICES:
        if len(row[key]) == 10:
            date.fromisoformat(row[key])


def test_no_term_ends_before_it_begins() -> None:
    wrong = [row for row in OFFICES if row["end"] and row["begin"][: len(row["end"])] > row["end"]]

    assert wrong == []


def test_every_office_is_of_a_known_country_or_body() -> None:
    known = {row["canonical"] for name in ("places", "country_signs", "names") for row in tables.read(name)}

    assert {row["of"] for row in OFFICES} - known == set()


def test_no_term_stands_twice() -> None:
    counted = Counter((row["person"], row["title"], row["of"], row["begin"]) for row in OFFICES)

    assert [term for term, count in counted.items() if count > 1] == []


def test_written_form_belongs_to_one_person() -> None:
    assert {form: persons for form, persons in owners().items() if len(persons) > 1} == {}


def test_aliases_of_a_person_are_the_same_in_every_row() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in OFFICES:
        found[row["person"]].add(row["aliases"])

    assert {person: lists for person, lists in found.items() if len(lists) > 1} == {}


def test_aliases_repeat_nothing_that_is_implied() -> None:
    for row in OFFICES:
        listed = aliases(row)
        assert len(set(listed)) == len(listed), row
        assert not {row["person"], row["person"].split("・")[-1]} & set(listed), row


def test_office_is_held_by_one_person_at_a_time() -> None:
    assert [pair for pair in terms() if pair[2] > HANDED_OVER] == []


def test_written_title_has_one_equivalent() -> None:
    counted = Counter(row["written"] for row in FORMS)

    assert [written for written, count in counted.items() if count > 1] == []
    assert [row for row in FORMS if row["written"] == row["title"]] == []


def test_equivalents_of_titles_are_the_end_of_the_chain() -> None:
    written = {row["written"] for row in FORMS}

    assert {row["title"] for row in FORMS} & written == set()
    assert {row["title"] for row in OFFICES} & written == set()


def test_every_name_stands_once() -> None:
    counted = Counter(row["name"] for row in NAMES)

    assert [name for name, count in counted.items() if count > 1] == []


def test_canonical_name_has_one_label() -> None:
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for row in NAMES:
        labels[row["canonical"]].add(row["label"])

    assert {name: found for name, found in labels.items() if len(found) > 1} == {}
