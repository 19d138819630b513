from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse import csr_array

from fumikura.topics import Settings, space_of
from fumikura.topics.labels import weights, words
from fumikura.topics.model import fit


def named(terms, scores, *, nouns=None):
    """The words chosen of some terms that all stand together."""
    there = csr_array(np.ones((3, len(terms))))
    flags = np.array(nouns or [True] * len(terms))
    space = SimpleNamespace(terms=tuple(terms), written=tuple(terms), nouns=flags)
    return [terms[at] for at in words(space, np.array(scores), 10, there=there)]


def test_of_a_word_and_a_compound_of_it_one_stays():
    assert named(["核戦力", "中距離核戦力", "交渉"], [1.0, 0.9, 0.5]) == ["中距離核戦力", "交渉"]
    assert named(["核戦力", "中距離核戦力", "交渉"], [1.0, 0.1, 0.5]) == ["核戦力", "交渉"]


def test_only_nouns_are_names():
    assert named(["走る", "庭"], [1.0, 0.5], nouns=[False, True]) == ["庭"]


def test_a_word_that_keeps_no_company_comes_last():
    terms = ["交渉", "削減", "余談"]
    there = csr_array(np.array([[1.0, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 1]]))
    space = SimpleNamespace(terms=terms, written=terms, nouns=np.array([True] * 3))

    assert words(space, np.array([1.0, 0.8, 0.9]), 10, there=there) == [0, 1, 2]


def test_weights_against_values_computed_by_hand():
    counts = csr_array(np.array([[3.0, 0], [1, 1], [0, 1]]))
    found = weights(counts, np.array([[1.0, 0], [1, 0], [0, 1]]))

    average, frequency = (3 + 1) / 2, np.array([2, 2])
    rare = np.log1p(average / frequency)
    assert found[0] == pytest.approx(np.array([2 / 3, 1 / 3]) * rare * np.array([1, 0.5]) ** 0.25)
    assert found[1] == pytest.approx(np.array([0, 1]) * rare)


def test_topics_have_labels_of_compounds_and_none_is_part_of_another(store):
    model = fit(space_of(store, "passage"), Settings(k=3))

    for topic in model.topics:
        shown = [word for word, _ in topic.words]
        assert not [(a, b) for a in shown for b in shown if a != b and a in b]
        assert topic.label == "・".join(shown[:3])
    assert any("中距離核戦力" in dict(topic.words) for topic in model.topics)
