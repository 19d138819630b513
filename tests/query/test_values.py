"""Values of date:, number: and amount:."""

from __future__ import annotations

import pytest

from fumikura.query.values import amounts, days, whole_date

DAYS = [
    ("1986", "1986-01-01", "1986-12-31"),
    ("1986-10", "1986-10-01", "1986-10-31"),
    ("1986-10-12", "1986-10-12", "1986-10-12"),
    ("1986/10/12", "1986-10-12", "1986-10-12"),
    ("昭和61年10月", "1986-10-01", "1986-10-31"),
    ("昭和六十一年十月十二日", "1986-10-12", "1986-10-12"),
    ("１９８６年", "1986-01-01", "1986-12-31"),
    ("令和6年度", "2024-04-01", "2025-03-31"),
    ("1986-10-11..1986-10-12", "1986-10-11", "1986-10-12"),
    ("1986..昭和63年", "1986-01-01", "1988-12-31"),
    ("1986..", "1986-01-01", None),
    ("..1986", None, "1986-12-31"),
    (">=1986-10", "1986-10-01", None),
    ("<=1986-10", None, "1986-10-31"),
]
AMOUNTS = [
    ("100", (100, 100, None)),
    ("100弾頭", (100, 100, "弾頭")),
    (">=100弾頭", (100, None, "弾頭")),
    ("≧1,000", (1000, None, None)),
    ("<=三千人", (None, 3000, "人")),
    ("100..200", (100, 200, None)),
    ("100..200弾頭", (100, 200, "弾頭")),
    ("50%", (50, 50, "%")),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days(text, first, last):
    assert days(text) == (first, last)


def test_days_beyond_exclude_the_day_itself():
    assert "1986-10-12" < days(">1986-10-12").first < "1986-10-13"
    assert "1986-10-11" <= days("<1986-10-12").last < "1986-10-12"


@pytest.mark.parametrize("text", ["昨日", "10月", "61年", "1986-02-30", "ten", "1987..1986", "", ".."])
def test_no_days(text):
    with pytest.raises(ValueError, match=r"no date|no day|before it begins"):
        days(text)


@pytest.mark.parametrize(("text", "wanted"), AMOUNTS)
def test_amounts(text, wanted):
    assert amounts(text, money=False) == wanted


def test_amounts_of_money():
    assert amounts(">=10億円", money=True) == (10**9, None, "JPY")
    assert amounts("US$5 million", money=True) == (5 * 10**6, 5 * 10**6, "USD")


@pytest.mark.parametrize(
    ("text", "money"), [("many", False), ("", False), ("100人", True), ("100", True), ("1..2", True)]
)
def test_no_amounts(text, money):
    with pytest.raises(ValueError, match="is no"):
        amounts(text, money=money)


def test_whole_dates():
    assert whole_date("1986年10月12日")
    assert whole_date("昭和61年10月")
    assert whole_date("1986年")
    assert not whole_date("1986")
    assert not whole_date("10月12日")
    assert not whole_date("1986年10月の会談")


def test_a_day_that_does_not_exist_is_no_whole_date():
    assert not whole_date("2024年2月30日")


def test_a_number_beyond_all_measure_is_none():
    with pytest.raises(ValueError, match="is no number"):
        amounts("9" * 400, money=False)
