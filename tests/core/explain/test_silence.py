"""Units that say nothing."""

import numpy as np
import pytest

from core.explain.silence import Answers, answer_steps
from core.explain.units import heard_at, layers_with_units
from core.nn.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU, Tanh
from core.nn.network import Network
from core.steps import result_of
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_the_range_of_every_unit_is_that_of_all_its_answers(network: Network) -> None:
    vector, pictures = parameters_of(network), pictures_for(network, 70)
    found = result_of(answer_steps(network, vector, pictures))
    outputs = network.activations(vector, pictures)
    assert list(found) == [network.names[index] for index in layers_with_units(network)]
    for index in layers_with_units(network):
        output = outputs[network.names[heard_at(network, index)[1]]]
        by_unit = np.moveaxis(output, 1, 0).reshape(output.shape[1], -1)  # (N, F, H, W) -> (F, N*H*W)
        answers = found[network.names[index]]
        np.testing.assert_allclose(answers.low, by_unit.min(axis=1))
        np.testing.assert_allclose(answers.high, by_unit.max(axis=1))
        assert answers.pictures == 70


def test_a_unit_that_never_gets_above_zero_is_dead() -> None:
    network = Network((1, 8, 8), (Conv2D(4, 3), ReLU(), MaxPool2D(2), Flatten(), Dense(5), Tanh(), Dense(3)))
    vector = network.initialise(np.random.default_rng(0))
    views = network.views(vector)
    views["conv1.bias"][1] = -100
    views["conv1.weight"][2] = 0
    views["conv1.bias"][2] = 1  # it always says 1
    views["dense1.weight"][4] = 0
    pictures = np.random.default_rng(1).random((20, 1, 8, 8), np.float32)
    found = result_of(answer_steps(network, vector, pictures))
    assert found["conv1"].dead().tolist() == [False, True, True, False]
    assert found["conv1"].high[1:3].tolist() == [0, 1]
    assert found["dense1"].dead().tolist() == [False, False, False, False, True]
    assert not found["dense2"].dead().any()
    alone = result_of(answer_steps(network, vector, pictures[:1]))
    assert not alone["conv1"].dead()[0], "one picture has many places"


def test_a_unit_whose_answers_are_no_numbers_is_not_dead() -> None:
    assert not Answers(np.array([np.nan, np.inf]), np.array([np.nan, np.inf]), 300).dead().any()
