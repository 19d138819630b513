"""What stands together, against counts made by hand."""

from math import log

import pytest

from fumikura.topics.together import names, network, strength, words

BAGS = [{"a", "b"}, {"a", "b", "c"}, {"a", "c"}, {"b"}, {"d"}, {"d", "e"}]


def ties(found):
    return [(tie.one, tie.other, tie.together, tie.strength) for tie in found.ties]


def test_a_network_counted_by_hand():
    found = network(BAGS, number=10, ties=10, measure="jaccard", least=1)

    assert ties(found) == [("a", "c", 2, 0.6667), ("a", "b", 2, 0.5), ("d", "e", 1, 0.5), ("b", "c", 1, 0.25)]
    assert [(node.name, node.passages) for node in found.nodes] == [("a", 3), ("b", 3), ("c", 2), ("d", 2), ("e", 1)]


def test_pairs_that_meet_too_rarely_are_no_ties_and_who_has_none_is_left_out():
    found = network(BAGS, number=10, ties=10, measure="count", least=2)

    assert ties(found) == [("a", "b", 2, 2.0), ("a", "c", 2, 2.0)]
    assert [node.name for node in found.nodes] == ["a", "b", "c"]


def test_only_the_strongest_ties_among_the_most_frequent():
    assert ties(network(BAGS, number=2, ties=10, least=1)) == [("a", "b", 2, 0.5)]
    assert ties(network(BAGS, number=10, ties=1, least=1)) == [("a", "c", 2, 0.6667)]


def test_around_one_stand_its_neighbours_only():
    found = network(BAGS, number=10, ties=1, measure="count", least=1, around=["a"])

    assert ties(found) == [("a", "b", 2, 2.0), ("a", "c", 2, 2.0)]  # every tie of its own, however few are asked for
    assert ties(network(BAGS, number=10, ties=3, measure="count", least=1, around=["a"]))[-1][:2] == ("b", "c")


def test_npmi_by_hand():
    assert strength(2, 3, 3, 6, "npmi") == pytest.approx(log(2 * 6 / 9) / log(3))
    assert strength(1, 2, 3, 6, "npmi") == pytest.approx(0)
    assert strength(6, 6, 6, 6, "npmi") == 1


def test_what_chance_would_have_is_no_tie_by_npmi():
    bags = [{"a", "b"}, {"a"}, {"b"}, set(), set()]

    assert ties(network(bags, number=5, ties=5, measure="npmi", least=1)) == [("a", "b", 1, 0.1386)]
    assert ties(network(bags[:4], number=5, ties=5, measure="npmi", least=1)) == []


def test_words_of_a_corpus(store):
    found = words(store, doc="pets*", number=20, ties=40)
    passages = {node.name: node.passages for node in found.nodes}

    assert {"猫", "犬", "鳥", "屋根"} <= set(passages)
    assert passages["猫"] == 20
    assert ("犬", "猫", 20, 1.0) in [(*sorted((tie.one, tie.other)), tie.together, tie.strength) for tie in found.ties]
    assert words(store, doc="pets*", number=20, ties=40) == found


def test_names_of_a_corpus_without_names(store):
    assert names(store).ties == ()
