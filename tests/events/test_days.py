"""Days of events: how wide they are, and those of meetings named again."""

from __future__ import annotations

import pytest

from fumikura.events.days import Day, Meetings, meeting_name
from tests.events_of import events_of


def day(text):
    return Day(text, text)


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        ("1985-11-19", "1985-11-19", "day"),
        ("1985-11-01", "1985-11-30", "month"),
        ("1984-02-01", "1984-02-29", "month"),
        ("1985-01-01", "1985-12-31", "year"),
        ("1984-01-01", "1984-12-31", "year"),
        ("1985-04-01", "1986-03-31", "year"),
        ("1985-11-19", "1985-11-21", "interval"),
        (None, "1985-11-21", "open"),
    ],
)
def test_precision(begin, end, expected):
    assert Day(begin, end).precision == expected


def test_a_meeting_is_found_again_by_its_kind():
    meetings = Meetings()
    meetings.add("漁業専門家会合", day("1976-03-05"))
    meetings.add("日ソ首脳会談", day("1976-04-01"))

    found = meetings.named("同専門家会合において、枠が議論された。")

    assert found is not None
    assert (found[1].begin, found[1].basis) == ("1976-03-05", "inferred")


def test_a_meeting_of_another_kind_is_not_meant():
    meetings = Meetings()
    meetings.add("日ソ首脳会談", day("1976-04-01"))

    assert meetings.named("事務レベル協議が続いた。") is None


def test_the_present_meeting_is_the_stretch_of_adjoining_days():
    meetings = Meetings()
    for text in ("1976-03-05", "1976-03-06", "1976-03-08", "1975-10-01"):
        meetings.add("会談", day(text))

    found = meetings.named("今次会合の成果を報告する。")

    assert found is not None
    assert (found[1].begin, found[1].end) == ("1976-03-05", "1976-03-08")


def test_the_day_of_the_record_is_no_meeting_of_the_story():
    meetings = Meetings()
    meetings.add("会談", day("1976-03-10"))

    assert meetings.named("今次会合の成果を報告する。", ["1976-03-10"]) is None


def test_the_last_meeting_is_named():
    assert meeting_name("外相会談の後、専門家会合が開かれた。") == "専門家会合"
    assert meeting_name("雨が降った。") is None


def test_this_meeting_is_the_one_named_before():
    meetings = Meetings()
    meetings.speak("専門家間の会合")
    meetings.add("この会合", day("1976-03-05"))

    assert meetings.named("同専門家会合において") == ("同専門家会合", day("1976-03-05")._replace(basis="inferred"))


def test_what_stands_before_a_clause_goes_before_what_comes():
    meetings = Meetings()
    meetings.add("専門家会合", day("1976-03-05"))
    meetings.add("専門家会合", day("1976-09-01"))
    meetings.again()

    assert meetings.named("専門家会合で")[1].begin == "1976-03-05"
    meetings.add("専門家会合", day("1976-03-05"))
    assert meetings.named("専門家会合で")[1].begin == "1976-03-05"
    meetings.add("専門家会合", day("1976-09-01"))
    assert meetings.named("専門家会合で")[1].begin == "1976-09-01"


def test_what_a_speaker_tells_of_the_past_is_not_of_the_day_of_the_sitting():
    text = (
        "青葉市議会会議録\n\n平成17年3月10日\n\n午前10時開会\n\n"
        "○議長（高野一郎君）　これより議案第1号を採決いたします。よって、本案は可決いたしました。\n\n"
        "○高野花子君　私は二十九歳のときに県会議員に当選をしました。市長は以前、この案に反対されました。\n"
    )

    told = [event for event in events_of(text) if event.type != "meeting"]

    assert [(event.type, event.begin) for event in told] == [("decision", "2005-03-10")]
