import numpy as np
import pytest
from scipy.sparse import csr_array
from sklearn.metrics import homogeneity_score

from fumikura.topics import NAMES, Settings, space_of
from fumikura.topics.choice import agreement, candidates, compare, once, sample, strongest_topic
from fumikura.topics.methods import METHODS, alone
from fumikura.topics.model import fit, weigh
from fumikura.topics.space import weighed


@pytest.fixture
def found(store):
    return space_of(store, "passage")


def test_the_table_has_the_names_that_are_promised():
    assert tuple(METHODS) == NAMES


@pytest.mark.parametrize("method", ["nmf", "kmeans", "agglomerative", "hdbscan"])
def test_three_subjects_are_told_apart(found, method):
    model = fit(found, Settings(method, k=None if method == "hdbscan" else 3))
    subjects = [unit.doc.partition("-")[0] for unit in found.units]

    assert homogeneity_score(subjects, model.best) > 0.8


@pytest.mark.parametrize("method", NAMES)
def test_shares_sum_to_one_or_none(found, method):
    shares = fit(found, Settings(method, k=3)).shares

    assert shares.min() >= 0
    assert np.isin(np.round(shares.sum(axis=1), 4), [0, 1]).all()


@pytest.mark.parametrize("method", NAMES)
def test_a_known_passage_is_assigned_as_it_was(found, method):
    model = fit(found, Settings(method, k=3))

    assert np.allclose(weigh(model, found.counts[10:30]), model.shares[10:30], atol=1e-5)


@pytest.mark.parametrize("method", NAMES)
def test_a_passage_of_unknown_words_belongs_to_none(found, method):
    model = fit(found, Settings(method, k=3))
    shares = weigh(model, csr_array((1, len(found.terms))))

    assert strongest_topic(shares).tolist() == [-1]


@pytest.mark.parametrize("method", NAMES)
@pytest.mark.parametrize("units", [1, 2, 3, 7])
def test_a_few_units_are_enough_for_an_answer(method, units):
    counts = csr_array(np.eye(units, 5) + 1)
    matrix = counts if METHODS[method].counts else weighed(counts, np.ones(5))
    with alone():
        basis = METHODS[method].fit(matrix, min(2, units), 0)
        shares = METHODS[method].weigh(basis, matrix)

    assert shares.shape[0] == units
    assert np.isfinite(shares).all()


def test_numbers_that_units_may_bear():
    assert candidates(5) == ()
    assert candidates(8) == (2,)
    assert candidates(60) == (2, 3, 4, 5, 6)
    assert max(candidates(626)) == 30
    assert min(candidates(80_000)) > 10


def test_one_number_is_chosen_and_none_is_much_better(found):
    with alone():
        judged = compare(found, METHODS["nmf"], (2, 3, 5), seed=0)
    (best,) = (one for one in judged if one.chosen)

    assert best.k == 3
    assert best.score >= 0.95 * max(one.score for one in judged)
    assert all(-1 <= one.coherence <= 1 and one.stability <= 1 for one in judged)


def test_samples_are_in_order_and_the_same_for_a_seed():
    some = sample(1000, 10, 3)

    assert sorted(some.tolist()) == some.tolist()
    assert (some == sample(1000, 10, 3)).all()
    assert len(sample(5, 10, 0)) == 5


def test_the_strongest_topic_of_equals_is_the_first():
    shares = np.array([[0.5, 0.5 + 1e-9], [0, 0], [0.2, 0.8]])

    assert strongest_topic(shares).tolist() == [0, -1, 1]
    assert once(shares).tolist() == [[1, 0], [0, 0], [0, 1]]
    assert strongest_topic(np.zeros((2, 0))).tolist() == [-1, -1]
    assert agreement(shares, shares) == 1


def test_a_method_that_decides_itself_is_judged_once(found):
    model = fit(found, Settings("hdbscan"))

    assert [one.k for one in model.candidates] == [len(model.order)]
