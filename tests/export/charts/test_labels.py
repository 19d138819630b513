"""Labels that do not lie on one another, axes, periods."""

from itertools import combinations, pairwise
from random import Random

import pytest

from fumikura.export.charts import periods
from fumikura.export.charts.forces import clusters, laid
from fumikura.export.charts.labels import Box, parted, spread, ticks
from fumikura.export.charts.style import Frame, clipped, wide

AREA = Frame(800, 500, 0, 0, 0, 0)


def overlap(one, other):
    return abs(one.x - other.x) < (one.wide + other.wide) / 2 and abs(one.y - other.y) < (one.down + other.down) / 2


def test_boxes_are_pushed_apart():
    random = Random(7)
    boxes = [Box(random.uniform(0, 200), random.uniform(0, 100), 60, 16) for _ in range(30)]
    parted(boxes, rounds=600)

    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_boxes_in_one_place_are_pushed_apart_too():
    boxes = [Box(5, 5, 20, 10) for _ in range(4)]
    parted(boxes)

    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


@pytest.mark.parametrize("places", [[0, 0, 0, 0], [10, 12, 14, 90, 91], [100, 100, 99], [50]])
def test_places_on_a_line_keep_their_distance_and_order(places):
    found = spread(places, 10, 0, 100)
    order = [value for _, value in sorted(zip(places, found, strict=True))]

    assert all(b - a >= 10 - 1e-9 for a, b in pairwise(sorted(found)))
    assert order == sorted(order)
    assert min(found) >= -1e-9
    assert max(found) <= 100 + 1e-9


@pytest.mark.parametrize("most", [0.004, 0.31, 1, 3, 9.99, 67, 1234])
def test_an_axis_reaches_what_it_shows(most):
    found = ticks(most)

    assert found[0] == 0
    assert found[-2] < most <= found[-1]
    assert 3 <= len(found) <= 8


def test_an_axis_of_nothing():
    assert ticks(0) == [0, 1]


def test_a_text_is_cut_to_its_width():
    assert wide(clipped("中距離核戦力削減交渉", 60)) <= 60
    assert clipped("短い", 60) == "短い"
    assert clipped("一行\nに する", 200) == "一行 に する"


def test_neighbours_stand_side_by_side_and_long_gaps_are_shortened():
    axis = periods.axis(["1986", "1987", "1989", "2020"], 520)
    places = [axis.places[period] for period in ("1986", "1987", "1989", "2020")]

    assert places[1] - places[0] == pytest.approx(axis.step, abs=0.2)
    assert places[2] - places[1] == pytest.approx(2 * axis.step, abs=0.2)
    assert [missing for _, missing in axis.breaks] == [30]
    assert axis.runs == (("1986", "1987"), ("1989",), ("2020",))
    assert places[-1] < 520


def test_months_go_over_the_year():
    axis = periods.axis(["1986-12", "1987-01"], 200)

    assert axis.runs == (("1986-12", "1987-01"),)
    assert [text for _, text, _ in periods.labels(axis, "month", "en")] == ["1986-12", "1987-01"]


def network(number, parts):
    names = {f"n{at}": (f"言葉{at}", 100.0) for at in range(number)}
    return names, [(f"n{at}", f"n{at + parts}", 1.0 + at % 3) for at in range(number - parts)]


@pytest.mark.parametrize(("number", "parts"), [(1, 1), (2, 1), (12, 1), (40, 3), (60, 2)])
def test_a_network_lies_inside_its_picture_and_names_can_be_read(number, parts):
    names, ties = network(number, parts)
    places = laid(names, ties, AREA, 0)

    assert set(places) == set(names)
    boxes = [Box(place.x, place.label + 8, wide(names[key][0]), 12) for key, place in places.items()]
    for place, box in zip(places.values(), boxes, strict=True):
        assert box.wide / 2 - 1 <= place.x <= AREA.width - box.wide / 2 + 1
        assert 0 <= place.node <= AREA.height
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_what_is_tied_is_nearer():
    names, ties = network(30, 3)
    places = laid(names, ties, AREA, 0)

    def apart(pairs):
        gaps = [((places[a].x - places[b].x) ** 2 + (places[a].node - places[b].node) ** 2) ** 0.5 for a, b in pairs]
        return sum(gaps) / len(gaps)

    tied = {(one, other) for one, other, _ in ties}
    assert apart(tied) < apart(pair for pair in combinations(names, 2) if pair not in tied) / 2


def test_the_seed_decides():
    names, ties = network(20, 2)

    assert laid(names, ties, AREA, 1) == laid(names, ties, AREA, 1)
    assert laid(names, ties, AREA, 1) != laid(names, ties, AREA, 2)


def test_clusters_are_numbered_by_size():
    ties = [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1.0), ("x", "y", 1.0)]

    assert clusters("abcxy", ties, 0) == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1}
