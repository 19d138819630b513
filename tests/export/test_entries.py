"""Rows of events: days, clock times, ISO dates, places."""

from datetime import date, datetime
from itertools import groupby

import pytest

from fumikura.export.cards import heading
from fumikura.export.entries import SHAPES, clock, command, days, glyph, ordered, part, plain, summary, when
from fumikura.export.words import say, words
from tests.naughty import NAUGHTY

from .talks import row, talks

WHEN = [
    ("1986-10-11", "1986-10-11", "day", None, "1986-10-11"),
    ("1986-10-01", "1986-10-31", "month", None, "1986-10"),
    ("1986-01-01", "1986-12-31", "year", None, "1986"),
    ("1986-01-01", "1987-12-31", "year", None, "1986/1987"),
    ("1901-01-01", "2000-12-31", "interval", None, "1901/2000"),
    ("1986-10-12", "1986-10-16", "interval", None, "1986-10-12/1986-10-16"),
    ("1991-01-01", None, "interval", None, "1991-01-01/.."),
    (None, "1996-12-31", "open", None, "../1996-12-31"),
    ("1986-10-11", "1986-10-11", "time", "T20:00", "1986-10-11T20:00"),
    ("1986-10-11", "1986-10-12", "time", "1986-10-11T20:00/1986-10-12T06:30", "1986-10-11T20:00/1986-10-12T06:30"),
    ("1986-10-11", "1986-10-11", "time", "T20:00/T22:00", "1986-10-11T20:00/1986-10-11T22:00"),
    ("1986-10-16", "1986-10-16", "time", "1986-10-16TMO", "1986-10-16"),
    (None, None, "day", None, ""),
    (None, None, "day", "T10:00", ""),
]


@pytest.mark.parametrize(("begin", "end", "precision", "time", "expected"), WHEN)
def test_when(begin, end, precision, time, expected):
    assert when({"begin": begin, "end_date": end, "precision": precision, "time": time}) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, (None, None)),
        ("T20:00", (datetime(1986, 10, 11, 20), None)),
        ("T24:00", (datetime(1986, 10, 12), None)),
        ("T25:00", (None, None)),
        ("T20:00/T19:00", (datetime(1986, 10, 11, 20), None)),
        ("1986-10-11TMO", (None, None)),
        ("P1D", (None, None)),
    ],
)
def test_clock(time, expected):
    assert clock({"begin": "1986-10-11", "end_date": "1986-10-11", "time": time}) == expected


def test_part_of_the_day():
    assert part({"time": "1986-10-16TMO"}) == "MO"
    assert part({"time": "T20:00"}) == ""


def test_days_may_be_open():
    assert days({"begin": None, "end_date": "1996-12-31"}) == (None, date(1996, 12, 31))


def test_a_year_comes_before_its_days_and_what_has_no_day_last():
    events = ordered(talks())

    assert [event["id"] for event in events[:3]] == ["talks-e061", "talks-e063", "talks-e062"]
    assert events[-1]["id"] == "talks-e068"
    assert len(events) == len(talks())


def test_what_is_listed_together_stands_together():
    ends = ["1986-10-16", "1986-10-16", "1986-10-31", "1986-10-17"]
    begins = ["1986-10-16", None, "1986-10-16", "1986-10-16"]
    rows = [row(at, begin, end, time="T10:00") for at, (begin, end) in enumerate(zip(begins, ends, strict=True))] * 2
    names = [name for name, _ in groupby(map(heading, ordered(rows)))]

    assert names == ["../1986-10-16", "1986-10-16"]


def test_without_a_summary_the_quotation():
    assert summary({"summary": "", "text": "甲\n　乙"}) == "甲 乙"


def test_a_morning_comes_before_an_afternoon():
    late, early = row(1, "1986-10-11", time="T17:00"), row(2, "1986-10-11", time="1986-10-11TMO")

    assert ordered([late, early]) == [early, late]


def test_a_command_can_be_copied_whatever_the_name_of_a_document():
    assert command({"doc": "$(rm x)", "line": 3, "text": "一行"}) == "fumikura show '$(rm x)' --lines 3"


@pytest.mark.parametrize("value", NAUGHTY.values(), ids=NAUGHTY)
def test_plain_text_can_be_encoded_and_keeps_its_lines(value):
    made = plain(value)

    made.encode("utf-8")
    assert "\0" not in made
    assert "\r" not in made
    assert plain(made) == made


def test_every_type_of_the_table_has_a_shape_of_its_own_colour():
    known = [key.removeprefix("type:") for key in words() if key.startswith("type:")]
    glyphs = [glyph(kind) for kind in known]

    assert len(set(glyphs)) == len(known)
    assert {one.shape for one in glyphs} <= set(SHAPES)


def test_an_unknown_type_has_always_the_same_mark():
    assert glyph("決闘") == glyph("決闘")
    assert say("type:決闘", "en") == "決闘"
