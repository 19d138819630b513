"""Nothing hides what it stands beside: points, heads of arrows, names, and what is wider than a page."""

import pytest

from fumikura.export.charts import Size, topic_shares
from fumikura.export.charts.forces import Place
from fumikura.export.charts.lines import Curve, _beside
from fumikura.export.charts.network import _covered, _ends
from fumikura.export.charts.style import ACROSS

pytest.importorskip("altair")


def test_points_of_two_words_stand_side_by_side():
    points = [{"x": 10.0, "y": 0.0}, {"x": 60.0, "y": 0.0}]
    one, two = _beside([Curve("a", [points]), Curve("b", [[{"x": 10.0, "y": 0.0}, {"x": 60.0, "y": 9.0}]])])

    assert one.runs[0][0]["x"] < 10 < two.runs[0][0]["x"]
    assert one.runs[0][1]["x"] == two.runs[0][1]["x"] == 60


def test_an_arrow_from_below_ends_before_the_name():
    above, below = Place(100, 50, 66, 8), Place(104, 150, 166, 8)
    end = _ends(below, above, 40)

    assert not _covered(end["x2"], end["y2"], above, 40)
    assert _ends(Place(100, 0, 16, 8), above, 40)["y2"] == 36


def test_a_table_of_many_topics_fits_a_page():
    rows = [
        {"group": f"document-{at}", "topic": topic, "label": f"語{topic}・言葉・名前", "passages": 1, "share": 0.02}
        for at in range(3)
        for topic in range(1, 51)
    ]
    chart = topic_shares(rows, "t", "en", size=Size(), notes=[]).chart
    padding = chart["padding"]

    assert chart["width"] + padding["left"] + padding["right"] <= ACROSS
