"""What holds for the events of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events_of import analysis_of, events_of
from tests.naughty import NAUGHTY

# pieces of which such texts are made, so that clauses, days and cues meet in every order
PIECES = (
    "1987年12月8日", "昨年11月の", "翌日", "5月から6月まで", "2030年度までに", "毎年4月1日", "6カ月以内に",
    "米ソ", "日本側は", "我が方", "「ゴ」書記長", "カナダに対し", "首脳会談", "協議を", "同会合", "今次会合",
    "で", "(", "）", "「", "」", "、", "。", "\n", "　", "旨", "が、", "と述べ", "によれば", "場合には", "予定である",
    "提案した", "合意し", "受け入れない", "反対である", "50%", "欧州ゼロ", "アジア100", "から", "に削減",
    "○国務大臣（河野洋平君）", "発", "着", "施行", "公布",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
DAYS = st.none() | st.dates().map(str)


def check(text, date=None):
    source = analysis_of(text, date=date).source.content
    for event in events_of(text, date=date):
        assert source[event.start : event.end] == event.text
        assert event.text
        if event.begin is not None and event.end_date is not None:
            assert event.begin <= event.end_date


@settings(max_examples=80, deadline=None)
@given(TEXTS, DAYS)
def test_events_of_scrambled_records(text, date):
    check(text, date)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_events_of_any_text(text):
    check(text)


@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_events_of_naughty_texts(text):
    check(text, "1987-12-08")
