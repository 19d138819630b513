"""Pictures: an axis that shortens what is empty, lanes without overlap, SVG and PNG by Altair."""

import struct
import sys
from datetime import date
from itertools import combinations

import pytest

from fumikura.errors import MissingExtraError, MissingFontError
from fumikura.export import drawing, png, svg
from fumikura.export.axis import packed
from fumikura.export.entries import days, ordered
from fumikura.export.lanes import lanes

from .talks import row, talks

EVENTS = ordered(event for event in talks() if any(days(event)))


def at(axis, text):
    return axis.place(date.fromisoformat(text).toordinal())


def test_an_axis_rises_and_gives_room_to_what_is_dense():
    axis = packed(EVENTS)
    places = [place for _, place in axis.knots]

    assert places == sorted(places)
    assert axis.width == places[-1]
    assert (at(axis, "1986-10-17") - at(axis, "1986-10-11")) / axis.width > 0.3
    assert (at(axis, "1996-12-31") - at(axis, "1991-01-02")) / axis.width < 0.15


def test_an_axis_says_what_it_shortens():
    axis = packed([row(1, "1986-10-11"), row(2, "1991-01-01")])

    assert [gap for _, gap in axis.breaks()] == [1542]


@pytest.mark.parametrize(
    "rows", [[], [row(1, "1986-10-11")], [row(1, None, "1986-10-11")], [row(1, "1986-10-11", None)]]
)
def test_small_axes_have_a_width(rows):
    axis = packed(rows)

    assert axis.width > 0
    assert axis.place(-1) == 0


@pytest.mark.parametrize("by", ["type", "actors", "forum"])
def test_marks_of_a_lane_do_not_touch(by):
    made, height = lanes(EVENTS, packed(EVENTS), 900, by=by, most=30, lang="ja")

    for lane in made:
        for one, other in combinations(lane.marks, 2):
            if one.y == other.y:
                shared = one.place.shared and one.place[:2] == other.place[:2]
                assert shared or one.place.right < other.place.left or other.place.right < one.place.left
                assert abs(one.place.mark - other.place.mark) >= 16
    assert height > max(mark.y for lane in made for mark in lane.marks)


def test_events_of_one_stretch_share_its_bar():
    rows = [row(number, "1986-10-11", "1986-10-16") for number in range(5)]
    (lane,), _ = lanes(rows, packed(rows), 900, by="type", most=5, lang="ja")

    assert {mark.y for mark in lane.marks} == {12.0}
    assert [mark.place.bar for mark in lane.marks] == [True, False, False, False, False]


@pytest.mark.parametrize(("begin", "end", "side"), [(None, "1986-10-16", "left"), ("1986-10-16", None, "right")])
def test_an_open_end_is_a_short_tail(begin, end, side):
    rows = [row(1, "1985-01-01"), row(2, begin, end), row(3, "1996-01-01")]
    (lane,), _ = lanes(rows, packed(rows), 900, by="type", most=5, lang="ja")
    (mark,) = (mark for mark in lane.marks if mark.open)

    assert mark.open == side
    assert mark.place.right - mark.place.left == pytest.approx(38)


def test_the_rarest_share_a_lane():
    made, _ = lanes(EVENTS, packed(EVENTS), 900, by="actors", most=3, lang="en")

    assert [lane.name for lane in made] == ["米", "ソ", "日本", "others"]
    assert sum(lane.count for lane in made[:2]) > 40


def test_svg_has_the_words():
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    text = svg(talks(), "年表<1>", "ja")

    assert text.startswith("<svg")
    assert "年表&lt;1&gt;" in text
    assert "会談・会合" in text
    assert "日付なし: 1" in text


def test_png_is_a_picture():
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    if drawing.fonts() == ():
        pytest.skip("no font with Japanese letters")
    data = png(talks(), "Talks", "en", by="actors", scale=1)
    width, height = struct.unpack(">II", data[16:24])

    assert data.startswith(b"\x89PNG")
    assert width > 900
    assert height > 200


def test_no_events_make_an_empty_picture():
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")

    assert svg([], "none", "en").startswith("<svg")


def test_without_the_extra_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'fumikura\[charts\]'"):
        svg(talks(), "年表")


def test_without_a_font_no_boxes(monkeypatch):
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    monkeypatch.setattr(drawing, "fonts", tuple)

    with pytest.raises(MissingFontError, match="fonts-noto-cjk"):
        png(talks(), "年表")
