"""What the benchmark of the explanations measures with."""

import numpy as np
import pytest

from core.model.presets import preset
from tests.benchmarks.explanations import randomised, rank_correlation, similarity


def test_ranks_are_what_counts_and_equal_values_share_theirs() -> None:
    values = np.array([1.0, 5, 2, 9])
    assert rank_correlation(values, values**3) == pytest.approx(1)
    assert rank_correlation(values, -values) == pytest.approx(-1)
    assert rank_correlation(np.array([1.0, 1, 2]), np.array([1.0, 2, 3])) == pytest.approx(3**0.5 / 2)
    assert rank_correlation(values, np.ones(4)) == 0


def test_a_map_is_similar_to_itself_whatever_its_range() -> None:
    rng = np.random.default_rng(0)
    one, other = rng.random((28, 28)), rng.random((28, 28))
    assert similarity(one, 3 * one + 2) == pytest.approx(1)
    assert abs(similarity(one, other)) < 0.1


def test_weights_become_random_from_the_last_layer_down() -> None:
    network = preset("lenet").network
    vector = network.initialise(np.random.default_rng(1))
    steps = randomised(network, vector, 0)
    assert [name for name, _ in steps] == ["dense2", "dense1", "conv2", "conv1"]
    for count, (_, changed) in enumerate(steps, start=1):
        views, before = network.views(changed), network.views(vector)
        new = {name.partition(".")[0] for name in views if not np.array_equal(views[name], before[name])}
        assert new == {name for name, _ in steps[:count]}
