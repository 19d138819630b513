import numpy as np
import pytest
from scipy.sparse import csr_array

from fumikura.errors import TooLittleTextError
from fumikura.topics import space_of
from fumikura.topics.space import bag_of, space, strongest, weighed
from fumikura.topics.terms import Cut


def test_the_words_of_a_compound_count_half():
    bag = bag_of([Cut("核戦力", True, False, ("核", "戦力")), Cut("核", True, False)], names=True)

    assert bag == {"核戦力": 1, "核": 1.5, "戦力": 0.5}


def test_names_may_be_left_out():
    assert bag_of([Cut("東京", True, True), Cut("会議", True, False)], names=False) == {"会議": 1}


def test_weights_against_a_value_computed_by_hand():
    found = weighed(csr_array(np.array([[1.0, 3.0], [0.0, 0.0]])), np.array([2.0, 1.0]))

    first, second = 2 * np.log(2), np.log(4)
    length = np.hypot(first, second)
    assert found.toarray() == pytest.approx(np.array([[first / length, second / length], [0, 0]]))


def test_vectors_have_length_one_and_terms_stand_in_two_units(store):
    found = space_of(store, "passage")
    vectors = found.vectors

    assert found.counts.shape == (len(found.units), len(found.terms))
    assert np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel() == pytest.approx(np.ones(len(found.units)))
    assert (np.diff(found.counts.tocsc().indptr) >= 2).all()
    assert "中距離核戦力" in found.terms


def test_without_words_there_is_no_space():
    with pytest.raises(TooLittleTextError, match="ingest more"):
        space([], [])


def test_equal_scores_keep_their_order():
    assert list(strongest(np.array([0.1, 0.5, 0.5 + 1e-12, 0.0]), 3)) == [1, 2, 0]
