"""The features of any network, and their principal components, against slow twins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.explain.projection import Principal, beside_neighbours, divided, principal_components, seen_steps
from core.model.presets import PRESETS
from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten, MaxPool2D, ReLU, Reshape
from core.nn.network import Network
from core.steps import result_of
from core.types import Array
from tests.core.nn.small_networks import related_networks

NETWORKS = {
    **{key: preset.network for key, preset in PRESETS.items()},
    "no hidden layer": Network((1, 28, 28), (Flatten(), Dense(10))),
    "no dense layer": Network((1, 28, 28), (Conv2D(4, 7, 2, 0), ReLU(), Conv2D(10, 11), Flatten())),
    "no weights": Network((1, 28, 28), (MaxPool2D(9), Flatten())),
    "normalised logits": Network((1, 28, 28), (Conv2D(3, 5, 2, "same"), Flatten(), Dense(10), BatchNorm())),
    "dense before the end": Network(
        (3, 9, 11), (Flatten(), Dense(18), ReLU(), Reshape((2, 3, 3)), Conv2D(6, 1), BatchNorm(), Flatten())
    ),
}


def parameters_of(network: Network) -> Array:
    rng = np.random.default_rng(0)
    return network.initialise(rng) + 0.1 * rng.random(network.parameter_count, np.float32)


def pictures_for(network: Network, count: int) -> Array:
    return np.random.default_rng(1).integers(0, 256, (count, *network.input_shape), np.uint8)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_two_parts_of_a_network_are_the_network(name: str) -> None:
    network = NETWORKS[name]
    body, head = divided(network)
    parameters, x = parameters_of(network), pictures_for(network, 5) / np.float32(255)
    features = body.forward(parameters[: body.parameter_count], x)
    logits = head.forward(parameters[body.parameter_count :], features)
    np.testing.assert_allclose(logits, network.forward(parameters, x), rtol=1e-4, atol=1e-4)


@settings(max_examples=30)
@given(related_networks())
def test_so_they_are_of_networks_left_to_chance(networks: list[Network]) -> None:
    for network in networks:
        body, head = divided(network)
        parameters, x = parameters_of(network), pictures_for(network, 3) / np.float32(255)
        features = body.forward(parameters[: body.parameter_count], x)
        logits = head.forward(parameters[body.parameter_count :], features)
        np.testing.assert_allclose(logits, network.forward(parameters, x), rtol=1e-3, atol=1e-3)


@pytest.mark.parametrize(("name", "size"), [("lenet", 128), ("no hidden layer", 784), ("digitscope", 640)])
def test_the_features_are_what_the_last_dense_layer_is_given(name: str, size: int) -> None:
    network = NETWORKS[name]
    parameters, pictures = parameters_of(network), pictures_for(network, 3)
    outputs = network.activations(parameters, pictures / np.float32(255))
    seen = result_of(seen_steps(network, parameters, pictures))
    assert seen.features.shape == (3, size)
    np.testing.assert_allclose(seen.features, outputs[network.names[-2]], rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", NETWORKS)
def test_pictures_are_read_as_the_network_reads_them(name: str) -> None:
    network, parameters = NETWORKS[name], parameters_of(NETWORKS[name])
    pictures = pictures_for(network, 70)
    steps = seen_steps(network, parameters, pictures)
    fractions: list[float] = []
    try:
        while True:
            fractions.append(next(steps))
    except StopIteration as end:
        seen = end.value
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1
    logits = network.forward(parameters, pictures / np.float32(255))
    np.testing.assert_allclose(np.take_along_axis(logits, seen.answers[:, None], 1)[:, 0], logits.max(1), atol=1e-4)


def test_numbers_that_are_not_finite_have_no_place() -> None:
    network = NETWORKS["lenet"]
    parameters = np.full(network.parameter_count, np.nan, np.float32)
    assert result_of(seen_steps(network, parameters, pictures_for(network, 2))) is None


def test_nor_have_pictures_whose_answers_are_none() -> None:
    network = Network((1, 4, 4), (Flatten(), Dense(3)))
    parameters = np.full(network.parameter_count, 3e38, np.float32)
    pictures = np.full((5, 1, 4, 4), 255, np.uint8)
    with np.errstate(over="ignore"):
        assert result_of(seen_steps(network, parameters, pictures)) is None


def cloud(size: int, dimensions: int, seed: int = 0) -> Array:
    rng = np.random.default_rng(seed)
    directions = rng.normal(size=(dimensions, dimensions)) * 0.7 ** np.arange(dimensions)[:, None]
    return (rng.normal(size=(size, dimensions)) @ directions + 5).astype(np.float32)


@pytest.mark.parametrize("shape", [(60, 8), (20, 50), (30, 30)])
def test_principal_components_are_the_singular_vectors(shape: tuple[int, int]) -> None:
    features = cloud(*shape)
    centred = features.astype(np.float64) - features.astype(np.float64).mean(axis=0)
    _, lengths, vectors = np.linalg.svd(centred, full_matrices=False)
    found = principal_components(features, 3)
    np.testing.assert_allclose(found.shares, (lengths**2 / (lengths**2).sum())[:3], rtol=1e-4)
    np.testing.assert_allclose(np.abs(np.sum(found.axes * vectors[:3], axis=1)), 1, atol=1e-4)
    projected = found.project(features)
    np.testing.assert_allclose(projected.var(axis=0), lengths[:3] ** 2 / len(features), rtol=1e-3)
    np.testing.assert_allclose(projected.mean(axis=0), 0, atol=1e-3)


@pytest.mark.parametrize("shape", [(60, 8), (20, 50)])
@pytest.mark.parametrize("scale", [1e-30, 1e30])
def test_features_may_be_as_large_or_small_as_float32_holds(shape: tuple[int, int], scale: float) -> None:
    features = cloud(*shape)
    plain, scaled = (principal_components(some, 3) for some in (features, features * np.float32(scale)))
    np.testing.assert_allclose(scaled.axes, plain.axes, atol=1e-4)
    np.testing.assert_allclose(scaled.shares, plain.shares, rtol=1e-4)
    np.testing.assert_allclose(
        scaled.project(features * np.float32(scale)) / scale, plain.project(features), rtol=1e-3, atol=1e-3
    )


@given(st.integers(0, 1000))
@settings(max_examples=20)
def test_an_axis_has_one_sign_whatever_the_order_of_the_pictures(seed: int) -> None:
    features = cloud(40, 12)
    first = principal_components(features, 2)
    again = principal_components(features[np.random.default_rng(seed).permutation(40)], 2)
    np.testing.assert_allclose(again.axes, first.axes, atol=1e-4)
    peaks = np.take_along_axis(first.axes, np.abs(first.axes).argmax(axis=1)[:, None], axis=1)
    assert (peaks > 0).all()


@pytest.mark.parametrize(
    ("features", "directions"),
    [
        (np.full((5, 3), 2.0, np.float32), 0),
        (np.arange(6, dtype=np.float32)[:, None], 1),
        (np.full((3, 9), 2.0, np.float32), 0),
        (np.outer(np.arange(4), np.arange(9)).astype(np.float32), 1),
        (cloud(1, 4), 0),
    ],
)
def test_where_there_are_fewer_directions_the_others_are_zero(features: Array, directions: int) -> None:
    found = principal_components(features, 2)
    assert found.axes.shape == (2, features.shape[1])
    lengths = np.linalg.norm(found.axes, axis=1)
    np.testing.assert_allclose(lengths, [1.0] * directions + [0.0] * (2 - directions), atol=1e-5)
    np.testing.assert_allclose(found.shares.sum(), min(1, directions), atol=1e-5)
    assert np.isfinite(found.project(features)).all()


def test_what_is_new_lies_where_the_axes_say() -> None:
    plane = Principal(np.array([1.0, 2.0, 3.0]), np.array([[1.0, 0, 0], [0, 0.6, 0.8]]), np.array([0.5, 0.3]))
    np.testing.assert_allclose(plane.project(np.array([[2.0, 7.0, 3.0]])), [[1.0, 3.0]])


def test_a_newcomer_stands_among_its_nearest() -> None:
    rng = np.random.default_rng(0)
    known, positions, point = rng.normal(size=(50, 6)), rng.normal(size=(50, 2)), rng.normal(size=6)
    nearest = sorted(range(50), key=lambda index: sum((known[index] - point) ** 2))[:5]
    expected = sum(positions[index] for index in nearest) / 5
    np.testing.assert_allclose(beside_neighbours(point, known, positions), expected)
    np.testing.assert_allclose(beside_neighbours(known[7], known, positions, 1), positions[7])
