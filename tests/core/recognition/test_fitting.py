"""The formula that the lattice's weights are fitted by."""

from itertools import pairwise

import numpy as np
import pytest

from core.recognition.features import Candidate
from tests.benchmarks.fit_lattice import FEATURES, Example, gradient
from tests.core.recognition.test_lattice import rows


@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_is_that_of_the_logarithm_of_the_true_row_s_probability(seed: int) -> None:
    """The slow way: every row is weighed, and the weights are moved a little to both sides."""
    rng = np.random.default_rng(seed)
    count = 4
    every: list[Candidate] = [(first, after) for first in range(count) for after in range(first + 1, count + 1)]
    places = [0, *sorted(rng.choice([1, 2, 3], rng.integers(0, 4), replace=False).tolist()), count]
    true = list(pairwise(places))
    features = rng.standard_normal((len(every), len(FEATURES)))
    one = Example("7", count, every, features, ["7"] * len(every), true)
    weights = rng.standard_normal(len(FEATURES))

    def likelihood(at: np.ndarray) -> float:
        totals = dict(zip(every, features @ at, strict=True))
        scores = [sum(totals[candidate] for candidate in row) for row in rows(count, totals)]
        return float(sum(totals[candidate] for candidate in true) - np.logaddexp.reduce(scores))

    step = 1e-5
    sides = [[likelihood(weights + sign * step * unit) for sign in (1, -1)] for unit in np.eye(len(FEATURES))]
    np.testing.assert_allclose(gradient(one, weights), [(up - down) / (2 * step) for up, down in sides], atol=1e-6)
