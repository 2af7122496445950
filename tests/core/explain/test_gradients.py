"""The way back through a whole network, against finite differences and against rules written out."""

import numpy as np
import pytest

from core.explain.gradients import gradient_at
from core.model.presets import PRESETS
from core.nn.layers import Conv2D, Dense, Flatten, MaxPool2D, ReLU
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, UserError
from tests.core.explain.example import NETWORKS, parameters_of, pictures_for

ALL = {**NETWORKS, **{key: one.network for key, one in PRESETS.items()}}
STEP = 1e-8
"""So small that no ReLU changes sides; in float64 half of the digits are left."""


def sum_at(network: Network, vector: Array, pictures: Array, layer: str, seed: Array) -> float:
    return float((network.activations(vector, pictures)[layer] * seed).sum())


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_from_every_layer_to_the_picture_as_finite_differences_have_it(network: Network) -> None:
    rng = np.random.default_rng(0)
    vector, pictures = parameters_of(network), pictures_for(network, 1)
    for name in network.names:
        shape = network.activations(vector, pictures)[name].shape
        seed = rng.normal(size=shape)
        result = gradient_at(network, vector, pictures, name, seed)
        np.testing.assert_array_equal(result.below, pictures)
        np.testing.assert_allclose(result.output, network.activations(vector, pictures)[name], atol=1e-12)
        direction = rng.normal(size=pictures.shape)
        up = sum_at(network, vector, pictures + STEP * direction, name, seed)
        down = sum_at(network, vector, pictures - STEP * direction, name, seed)
        expected = (up - down) / (2 * STEP)
        assert float((result.gradient * direction).sum()) == pytest.approx(expected, rel=1e-4, abs=1e-5), name


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_the_gradient_at_a_layer_leads_on_to_that_at_the_picture(network: Network) -> None:
    vector, pictures = parameters_of(network), pictures_for(network, 2)
    seed = np.random.default_rng(0).normal(size=(2, network.classes))
    whole = gradient_at(network, vector, pictures, None, seed)
    np.testing.assert_array_equal(whole.output, network.activations(vector, pictures)[network.names[-1]])
    for name in network.names:
        upper = gradient_at(network, vector, pictures, None, seed, down_to=name)
        np.testing.assert_array_equal(upper.below, network.activations(vector, pictures)[name])
        lower = gradient_at(network, vector, pictures, name, upper.gradient)
        np.testing.assert_allclose(lower.gradient, whole.gradient, rtol=1e-9, atol=1e-12)


def test_a_function_of_the_output_says_what_is_asked_about() -> None:
    network = NETWORKS["1x1 kernels"]
    vector, pictures = parameters_of(network), pictures_for(network, 150)
    best = np.eye(10)[network.forward(vector, pictures).argmax(axis=1)]
    result = gradient_at(network, vector, pictures, None, lambda logits: np.eye(10)[logits.argmax(axis=1)])
    np.testing.assert_array_equal(result.gradient, gradient_at(network, vector, pictures, None, best).gradient)
    assert len(result.gradient) == len(result.output) == len(result.below) == 150


def test_nothing_it_is_given_is_changed_and_what_it_gives_stays() -> None:
    network = NETWORKS["a ReLU before the pooling"]
    vector, pictures, seed = parameters_of(network), pictures_for(network), np.ones((3, 3))
    before = vector.copy(), pictures.copy()
    first = gradient_at(network, vector, pictures, None, seed)
    copies = [array.copy() for array in first]
    gradient_at(network, vector, pictures[::-1], None, seed * 2)
    np.testing.assert_array_equal(vector, before[0])
    np.testing.assert_array_equal(pictures, before[1])
    np.testing.assert_array_equal(seed, 1)
    for array, copy in zip(first, copies, strict=True):
        np.testing.assert_array_equal(array, copy)


def test_one_workspace_serves_all_networks_one_after_the_other() -> None:
    shared = Workspace()
    for network in list(ALL.values()) * 2:
        vector, pictures = parameters_of(network), pictures_for(network)
        seed = np.ones((3, network.classes))
        alone = gradient_at(network, vector, pictures, None, seed)
        again = gradient_at(network, vector, pictures, None, seed, scratch=shared)
        np.testing.assert_array_equal(again.gradient, alone.gradient)


@pytest.mark.parametrize("rule", ["guided", "deconvolution"])
def test_the_rules_for_relus_with_pooling_after_them(rule: str) -> None:
    """By hand: one 1x1 kernel, a ReLU, a pooling that takes the greatest of four, a dense layer."""
    network = Network((1, 2, 4), (Conv2D(1, 1), ReLU(), MaxPool2D(2), Flatten(), Dense(2)))
    vector = np.zeros(network.parameter_count)
    views = network.views(vector)
    views["conv1.weight"][...] = 1
    views["dense1.weight"][...] = [[2, 3], [-5, 7]]
    picture = np.array([[[[-4.0, -3, 1, 5], [-1, -2, 2, 0]]]])
    both = np.array([[1.0, 0], [0, 1]])
    result = gradient_at(network, vector, np.repeat(picture, 2, axis=0), None, both, rule=rule)  # type: ignore[arg-type]
    # After the ReLU the left window holds four zeros, of which the first in reading order is the greatest; there the
    # ReLU's input was negative.
    here = 0 if rule == "guided" else 2
    expected = [[[[here, 0, 0, 3], [0, 0, 0, 0]]], [[[0, 0, 0, 7], [0, 0, 0, 0]]]]
    np.testing.assert_array_equal(result.gradient, expected)


def test_layers_that_are_not_there_are_said() -> None:
    network = NETWORKS["1x1 kernels"]
    vector, pictures = parameters_of(network), pictures_for(network)
    with pytest.raises(UserError, match="no layer called 'conv9'; it has conv1, relu1, pool1"):
        gradient_at(network, vector, pictures, "conv9", np.ones(1))
    with pytest.raises(UserError, match="conv1 comes before conv2"):
        gradient_at(network, vector, pictures, "conv1", np.ones(1), down_to="conv2")
    with pytest.raises(ValueError, match="seed"):
        gradient_at(network, vector, pictures, None, np.ones((3, 9)))
