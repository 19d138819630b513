"""TimelineJS: dates as fine as the text has them, HTML escaped, nothing lost."""

import json

import pytest

from fumikura.export import timelinejs

from .talks import row, talks


def made(rows):
    return json.loads(timelinejs(rows, "年<表", "ja"))


def day(year, month, number, **more):
    return {"year": year, "month": month, "day": number, **more}


@pytest.mark.parametrize(
    ("event", "start", "end"),
    [
        (row(1, "1986-10-11"), day(1986, 10, 11), None),
        (row(1, "1986-10-11", time="T20:05"), day(1986, 10, 11, hour=20, minute=5), None),
        (row(1, "1986-10-01", "1986-10-31", precision="month"), {"year": 1986, "month": 10}, None),
        (row(1, "1986-01-01", "1987-12-31", precision="year"), {"year": 1986}, {"year": 1987}),
        (row(1, "1986-10-12", "1986-10-16"), day(1986, 10, 12), day(1986, 10, 16)),
        (row(1, "1991-01-01", None), day(1991, 1, 1), None),
        (row(1, None, "1996-12-31"), day(1996, 12, 31), None),
        (
            row(1, "1986-10-11", "1986-10-12", time="1986-10-11T20:00/1986-10-12T06:30"),
            day(1986, 10, 11, hour=20, minute=0),
            day(1986, 10, 12, hour=6, minute=30),
        ),
    ],
)
def test_dates(event, start, end):
    (slide,) = made([event])["events"]

    assert slide["start_date"] == start
    assert slide.get("end_date") == end


def test_a_slide():
    (slide,) = made([row(5, "1986-10-12", date_text="12日午前", type="proposal", summary="案<1>", text="甲\n乙 & 丙")])[
        "events"
    ]

    assert slide == {
        "start_date": day(1986, 10, 12),
        "display_date": "12日午前",
        "unique_id": "talks-e005",
        "group": "提案",
        "text": {
            "headline": "案&lt;1&gt;",
            "text": "<blockquote>甲<br>乙 &amp; 丙</blockquote><p>交渉の記録 talks:25 第2章/(1) [1300:1324]</p>",
        },
    }


def test_without_words_of_its_own_the_iso_date_is_shown():
    assert made([row(1, "1986-10-12")])["events"][0]["display_date"] == "1986-10-12"


def test_undated_events_are_kept_apart():
    whole = made(talks())

    assert len(whole["events"]) == len(talks()) - 1
    assert [slide["unique_id"] for slide in whole["fumikura_undated"]] == ["talks-e068"]
    assert whole["title"]["text"] == {"headline": "年&lt;表", "text": "60 件 (日付なし: 1)"}


def test_hostile_texts_are_escaped():
    assert "<script" not in timelinejs(talks(), "<script>", "en")
