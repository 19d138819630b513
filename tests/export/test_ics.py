"""Calendars: read back by icalendar, folded as RFC 5545 has it."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from fumikura.export import ics
from tests.naughty import NAUGHTY

from .talks import row, talks

STAMP = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def entries(rows, lang="ja"):
    return Calendar.from_ical(ics(rows, "年表", lang, stamp=STAMP)).subcomponents


@pytest.mark.parametrize(
    ("event", "start", "end"),
    [
        (row(1, "1986-10-11"), date(1986, 10, 11), date(1986, 10, 12)),
        (row(1, "1986-10-12", "1986-10-16"), date(1986, 10, 12), date(1986, 10, 17)),
        (row(1, "1986-02-01", "1986-02-28", precision="month"), date(1986, 2, 1), date(1986, 3, 1)),
        (row(1, "1991-01-01", None), date(1991, 1, 1), date(1991, 1, 2)),
        (row(1, None, "1996-12-31"), date(1996, 12, 31), date(1997, 1, 1)),
        (row(1, "1986-10-11", time="T20:00"), datetime(1986, 10, 11, 20), None),
        (
            row(1, "1986-10-11", "1986-10-12", time="1986-10-11T20:00/1986-10-12T06:30"),
            datetime(1986, 10, 11, 20),
            datetime(1986, 10, 12, 6, 30),
        ),
    ],
)
def test_days_and_hours(event, start, end):
    (entry,) = entries([event])

    assert entry["dtstart"].dt == start
    assert (entry["dtend"].dt if "dtend" in entry else None) == end


@pytest.mark.parametrize(
    ("status", "expected", "summary"),
    [
        ("asserted", "CONFIRMED", "協議した"),
        ("reported", "CONFIRMED", "[伝聞] 協議した"),
        ("denied", "CONFIRMED", "[否定] 協議した"),
        ("planned", "TENTATIVE", "[予定] 協議した"),
        ("proposed", "TENTATIVE", "[提案段階] 協議した"),
        ("hypothetical", "TENTATIVE", "[仮定] 協議した"),
    ],
)
def test_status(status, expected, summary):
    (entry,) = entries([row(1, "1986-10-11", status=status)])

    assert (entry["status"], entry["summary"]) == (expected, summary)


def test_an_entry_says_what_where_and_in_which_words():
    (entry,) = entries([row(5, "1986-10-12", date_text="12日", text="甲、乙; 丙\n丁\\戊")])

    assert entry["uid"] == "talks-e005@fumikura"
    assert entry["dtstamp"].dt == STAMP
    assert entry["categories"].cats == ["会談・会合"]
    assert entry["description"] == (
        "甲、乙; 丙\n丁\\戊\n交渉の記録 talks:25 第2章/(1) [1300:1324]\n日付: 12日 (1986-10-12)\n主体: 米・ソ\n"
        "fumikura show talks --lines 25:26"
    )


def test_what_has_no_day_is_a_journal_entry():
    kinds = [entry.name for entry in entries(talks())]

    assert kinds.count("VEVENT") == len(talks()) - 1
    assert kinds[-1] == "VJOURNAL"


def test_lines_end_and_fold_as_the_standard_says():
    text = ics(talks(), "年表", "ja", stamp=STAMP)
    lines = text.split("\r\n")

    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75


def test_the_same_rows_make_the_same_calendar():
    assert ics(talks(), "年表", stamp=STAMP) == ics(reversed(talks()), "年表", stamp=STAMP)


@pytest.mark.parametrize("value", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_texts_come_back(value):
    event = row(1, "1986-10-11", summary=value, type=value, actors=[value], title=value) | {"text": value}

    assert len(entries([event])) == 1
