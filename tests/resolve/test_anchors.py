"""What a date that leaves something out is resolved against, and what is left open."""

from __future__ import annotations

import pytest

from tests.mentions_of import mentions_of


def values(text, **options):
    return [mention.value for mention in mentions_of(text, "time", **options)]


def test_the_trail_leads_to_the_expression_that_said_the_year():
    first, second = mentions_of("2018年5月に就任し、6月に訪問した。", "time")

    assert first.anchor is None
    assert second.anchor == (first.start, first.end)


def test_the_date_of_the_document_leaves_no_span_where_no_text_states_it():
    (found,) = mentions_of("本日、会談した。", "time", date="1986-09-18")

    assert (found.value, found.anchor) == ("1986-09-18", None)


def test_two_readings_are_both_kept():
    (found,) = mentions_of("61年10月3日に着信した。", "time", date="1986-10-16")

    assert (found.value, found.other) == ("1986-10-03", "1961-10-03")


def test_without_any_date_a_month_and_day_keep_their_place_in_an_unknown_year():
    (found,) = mentions_of("10月3日に着信した。", "time")

    assert (found.value, found.begin, found.end_date) == ("XXXX-10-03", None, None)


@pytest.mark.parametrize("text", ["本日、会談した。", "翌年、妥結した。", "同月に終わった。", "18日に着いた。"])
def test_what_leans_on_a_date_that_nobody_named_is_left_out(text):
    assert values(text) == []


@pytest.mark.parametrize("text", ["2023年2月29日に決めた。", "1986年13月に決めた。", "平成元年2月31日に決めた。"])
def test_a_day_that_does_not_exist_is_no_date(text):
    assert not any(mention.begin for mention in mentions_of(text, "time") if mention.text.endswith("日"))


def test_days_before_1873_are_bounded_by_their_year():
    (found,) = mentions_of("明治5年12月3日の布告である。", "time")

    assert (found.begin, found.end_date) == ("1872-01-01", "1872-12-31")


def test_a_year_does_not_carry_into_a_passage_far_away():
    text = "2018年5月に就任した。\n\n" + "本文である。\n\n" * 3 + "6月に訪問した。\n"

    assert values(text, date="2020-07-12") == ["2018-05", "2020-06"]


def test_a_month_ahead_of_the_document_told_in_the_past_is_that_of_the_year_before():
    (found,) = mentions_of("11月に開かれた。", "time", date="2022-06-10")

    assert (found.value, found.other) == ("2021-11", "2022-11")


def test_each_document_of_a_file_has_its_own_date():
    text = (
        "決裁書\n起案　昭和61年9月18日\n件名　回電について\n\n本日、次のとおり回電する。\n\n"
        "資料②\n昭和61年10月16日\n件名　会談について\n\n本日、会談した。\n"
    )

    assert [value for value in values(text) if value in {"1986-09-18", "1986-10-16"}].count("1986-10-16") >= 1


def test_a_range_that_runs_backwards_is_bounded_by_its_years():
    (found,) = mentions_of("2020年9月から2020年3月まで続いた。", "time")

    assert (found.begin, found.end_date) == ("2020-01-01", "2020-12-31")


def test_the_hour_twenty_five_is_one_of_the_next_day():
    (found,) = mentions_of("10月11日25時に終わった。", "time", date="1986-10-16")

    assert found.value == "1986-10-12T01:00"


@pytest.mark.parametrize(
    "text", ["約5000年前に文明が生まれた。", "三千年前の遺跡である。", "8000年後を考える。", "100世紀前のことである。"]
)
def test_years_that_no_calendar_has_lose_nothing_else(text):
    assert [value for value in values(f"2024年4月1日に述べた。{text}", date="2024-06-10") if value == "2024-04-01"]


def test_a_range_of_parts_has_one_beginning_and_one_end():
    (found,) = mentions_of("3月下旬から4月上旬まで続いた。", "time", date="2024-06-10")

    assert (found.value, found.begin, found.end_date) == ("2024-03-21/2024-04-10", "2024-03-21", "2024-04-10")


@pytest.mark.parametrize(
    ("text", "value"), [("昭和50年から55年", "1975/1980"), ("平成20年度から25年度", "FY2008/FY2013")]
)
def test_the_era_is_lent_to_the_end_of_a_range(text, value):
    assert values(f"{text}まで続いた。") == [value]


def test_an_undated_story_goes_on_in_its_year_and_into_the_next():
    text = "昭和56年4月20日、申し入れた。\n\n5月1日、合意した。\n\n12月3日、調印した。\n\n1月7日、会談した。\n"

    assert values(text) == ["1981-04-20", "1981-05-01", "1981-12-03", "1982-01-07"]


def test_a_story_goes_on_in_its_year_whenever_it_is_written():
    text = "昭和56年4月20日、申し入れた。\n\n5月1日、合意した。\n\n6月に会談する。\n"

    assert values(text, date="1995-01-01") == ["1981-04-20", "1981-05-01", "1995-06"]


def test_a_year_named_behind_the_story_is_the_year():
    text = "昭和56年4月20日、申し入れた。\n\n翌年は選挙であった。\n\n5月1日、合意した。\n"

    assert values(text)[-1] == "1982-05-01"


@pytest.mark.parametrize(
    "text", ["00年5月3日に着いた。", "〇〇年五月に着いた。", "0年五月三日に着いた。", "00.5.3に着いた。"]
)
def test_a_year_zero_is_left_open_and_costs_nothing_else(text):
    found = values(f"1986年10月1日に会った。{text}翌日、別れた。", date="1987-01-05")

    assert found[0] == "1986-10-01"
    assert not [value for value in found if value.startswith(("0000", "2000", "1900"))]
