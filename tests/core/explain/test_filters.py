"""What the weights of every layer look like, and the orders they are shown in."""

import numpy as np
import pytest

from core.explain.directions import ORDER, directions
from core.explain.filters import alike, by_size, kernels_of, norms
from core.explain.units import WORK, heard_at, layers_with_units, seen_by
from core.model.presets import PRESETS
from core.nn.layers import BatchNorm, Conv2D, Dense, Dropout, Flatten, MaxPool2D, ReLU, Reshape, Standardise
from core.nn.network import Network
from core.types import Array
from tests.core.explain.example import NETWORKS, parameters_of

ALL = {**NETWORKS, **{key: one.network for key, one in PRESETS.items()}}


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_every_weight_is_in_a_picture_and_in_the_order_of_the_file(network: Network) -> None:
    vector = parameters_of(network)
    views = network.views(vector)
    for kernels in kernels_of(network, vector):
        np.testing.assert_array_equal(kernels.weight.ravel(), views[f"{kernels.name}.weight"].ravel())
        assert kernels.bias is not None
        assert len(kernels.bias) == len(kernels.weight)
        assert np.shares_memory(kernels.weight, vector)
    weights = {name for name, shape in network.entries.items() if name.endswith("weight") and len(shape) > 1}
    assert {f"{kernels.name}.weight" for kernels in kernels_of(network, vector)} == weights


def test_a_dense_layer_shows_pictures_where_it_sees_one() -> None:
    network = Network(
        (1, 6, 6), (Conv2D(3, 3), Flatten(), ReLU(), Dropout(0.5), Dense(8), ReLU(), Dense(8), Reshape((2, 2, 2)), *END)
    )
    found = kernels_of(network, network.initialise(np.random.default_rng(0)))
    shapes = [(kernels.name, kernels.sort, kernels.weight.shape) for kernels in found]
    assert shapes == [
        ("conv1", "filters", (3, 1, 3, 3)),
        ("dense1", "pictures", (8, 3, 4, 4)),
        ("dense2", "rows", (8, 1, 1, 8)),
        ("conv2", "filters", (2, 2, 1, 1)),
        ("dense3", "pictures", (10, 2, 2, 2)),
    ]
    assert [kernels.directed for kernels in found] == [True, False, False, False, False]
    assert seen_by(network, network.names.index("dense1")) == (3, 4, 4)


END = (Conv2D(2, 1), Flatten(), Dense(10))


def test_only_filters_that_see_the_picture_itself_have_a_direction() -> None:
    rng = np.random.default_rng(0)
    for layers, directed in (
        ((Standardise(0.1, 0.3), BatchNorm(), Conv2D(4, 3)), True),
        ((Conv2D(4, 2),), False),
        ((MaxPool2D(2), Conv2D(4, 3)), False),
        ((Conv2D(1, 3, padding="same"), Conv2D(4, 3)), False),
    ):
        network = Network((1, 12, 12), (*layers, Flatten(), Dense(10)))
        last = [one for one in kernels_of(network, network.initialise(rng)) if one.sort == "filters"][-1]
        assert last.directed == directed, layers


def test_a_unit_is_heard_around_its_activation() -> None:
    network = Network(
        (1, 12, 12),
        (Conv2D(4, 3), MaxPool2D(2), BatchNorm(), ReLU(), Conv2D(4, 3), ReLU(), Flatten(), Dense(6), ReLU(), Dense(10)),
    )
    heard = [tuple(network.names[i] for i in heard_at(network, index)) for index in layers_with_units(network)]
    assert heard == [("batchnorm1", "relu1"), ("conv2", "relu2"), ("dense1", "relu3"), ("dense2", "dense2")]
    flattened = Network((1, 4, 4), (Conv2D(4, 1), Flatten(), ReLU(), Dense(10)))
    assert heard_at(flattened, 0) == (0, 0), "behind Flatten a number is no channel any more"


@pytest.mark.parametrize("network", ALL.values(), ids=ALL)
def test_what_is_heard_has_a_channel_for_every_unit(network: Network) -> None:
    for index in layers_with_units(network):
        for at in heard_at(network, index):
            assert network.shapes[at][0] == network.shapes[index][0]
    assert 1 <= network.pictures_at_once(WORK) <= network.micro_batch


def test_orders_name_every_unit_once() -> None:
    weight = np.random.default_rng(0).normal(size=(17, 3, 5, 5))
    for order in (by_size(weight), alike(weight), directions(weight).order()):
        np.testing.assert_array_equal(np.sort(order), np.arange(17))
    assert (np.diff(norms(weight)[by_size(weight)]) <= 0).all()


def test_alike_filters_come_to_lie_side_by_side() -> None:
    rng = np.random.default_rng(3)
    makes = rng.normal(size=(4, 2, 3, 3))
    make = np.array([0, 1, 2, 3] * 5)
    weight = makes[make] * rng.uniform(1, 9, (20, 1, 1, 1)) + 0.01 * rng.normal(size=(20, 2, 3, 3))
    order = alike(weight)
    assert order[0] == norms(weight).argmax()
    assert np.count_nonzero(np.diff(make[order])) == 3, "each make is one run"


def test_weights_that_are_no_numbers_are_put_in_some_order() -> None:
    weight = np.random.default_rng(0).normal(size=(5, 1, 3, 3))
    weight[1], weight[2, 0, 0, 0], weight[3] = np.nan, np.inf, 0
    for order in (by_size(weight), alike(weight), directions(weight).order()):
        np.testing.assert_array_equal(np.sort(order), np.arange(5))


def line(angle: float, kernel: int, offset: float = 0.0) -> Array:
    """A kernel that is a stroke at ``angle`` degrees with paper at both sides of it, drawn finely and averaged."""
    fine = 16
    where = (np.arange(kernel * fine) + 0.5) / fine - kernel / 2
    right, up = np.meshgrid(where, -where)
    distance = np.abs(np.cos(np.radians(angle)) * up - np.sin(np.radians(angle)) * right - offset)
    # (K*fine, K*fine) -> (K, fine, K, fine) -> (K, K)
    return np.where(distance < 0.5, 2.0, -1.0).reshape(kernel, fine, kernel, fine).mean(axis=(1, 3))


@pytest.mark.parametrize("kernel", [3, 4, 5, 7])
def test_a_stroke_has_the_direction_it_was_drawn_in(kernel: int) -> None:
    angles = np.arange(0.0, 180, 15)
    found = directions(np.array([line(angle, kernel) for angle in angles])[:, None])
    off = (found.angle - angles + 90) % 180 - 90
    assert np.abs(off).max() < 12
    assert found.clearness.min() > 0.4


def test_directions_have_names_and_an_order() -> None:
    edge = np.array([[-1.0, 0, 1]] * 3)
    rising = np.array([[-1.0, -1, 2], [-1, 2, -1], [2, -1, -1]])
    dot = np.array([[-1.0, -1, -1], [-1, 8, -1], [-1, -1, -1]])
    weight = np.array([dot, edge.T, rising[::-1], rising, -edge, np.ones((3, 3)), line(90, 3)])[:, None]
    found = directions(weight)
    names = [found.name(unit) for unit in range(7)]
    assert names == ["", "horizontal", "falling", "rising", "vertical", "", "vertical"]
    ordered = [names[unit] for unit in found.order()]
    assert ordered == sorted(names, key=ORDER.index)
    assert found.order()[0] == 6, "a stroke is clearer than an edge"


def test_brighter_or_darker_is_no_direction() -> None:
    weight = np.random.default_rng(0).normal(size=(4, 2, 5, 5))
    one, other = directions(weight), directions(weight * 7 + 3)
    np.testing.assert_allclose(one.angle, other.angle)
    np.testing.assert_allclose(one.clearness, other.clearness)
