from math import log

import numpy as np
import pytest
from scipy.sparse import csr_array

from fumikura.topics.coherence import c_v, coherence, npmi

# four units; a and b meet twice, c never meets a
COUNTS = csr_array(np.array([[1.0, 2, 0], [1, 0.5, 0], [0, 1, 1], [0, 0, 1]]))


def test_npmi_against_values_computed_by_hand():
    found = npmi(COUNTS, [0, 1, 2])

    assert found[0, 1] == pytest.approx(log((2 / 4) / ((2 / 4) * (3 / 4))) / -log(2 / 4))
    assert found[1, 2] == pytest.approx(log((1 / 4) / ((3 / 4) * (2 / 4))) / -log(1 / 4))
    assert found[0, 2] == -1
    assert found[0, 0] == pytest.approx(1)


def test_coherence_is_the_mean_of_the_pairs():
    together, apart = 0.41503749927884376, -0.29248125036057804  # log2(4/3), log2(2/3) / 2

    assert coherence(COUNTS, [0, 1, 2]) == pytest.approx((together - 1 + apart) / 3)
    assert coherence(COUNTS, [0]) == 0


def test_words_that_stand_everywhere_together():
    assert coherence(csr_array(np.ones((3, 2))), [0, 1]) == 1


def test_c_v_of_words_that_never_meet_against_a_value_computed_by_hand():
    # NPMI: a-b log2(4/3) = 0.4150, b-c log2(2/3) / 2 = -0.2925, a-c -1; the rows (1, 0.4150, -1), (0.4150, 1, -0.2925)
    # and (-1, -0.2925, 1) sum up to (0.4150, 1.1226, -0.2925)
    whole = 1.23204  # its length
    cosines = 1.17342 / (1.47386 * whole), 1.38036 / (1.12152 * whole), -1.03585 / (1.44414 * whole)

    assert c_v(COUNTS, [0, 1, 2]) == pytest.approx(sum(cosines) / 3, abs=1e-4)


def test_c_v_against_a_value_computed_by_hand():
    near = log(4 / 3) / log(2)
    one, other = np.array([1, near]), np.array([near, 1])
    both = one + other
    cosine = one @ both / np.linalg.norm(one) / np.linalg.norm(both)

    assert c_v(COUNTS, [0, 1]) == pytest.approx(cosine)
    assert c_v(COUNTS, [2]) == 0
