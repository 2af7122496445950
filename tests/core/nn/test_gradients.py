"""Every gradient against finite differences, in float64."""

from typing import Any

import numpy as np
import pytest

from core.nn.layers import (
    KINDS,
    AveragePool2D,
    BatchNorm,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
    Reshape,
    Sigmoid,
    Standardise,
    Tanh,
)
from core.nn.layers.layer import INFERENCE, Mode
from core.nn.layout import nchw_to_hcwn
from core.nn.losses import FUNCTIONS
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array, Shape

STEP = 1e-6
TOLERANCE = 1e-6

CONVOLUTIONS = [
    (Conv2D(3, 3), (1, 8, 8)),
    (Conv2D(2, 3), (4, 7, 9)),
    (Conv2D(3, 5), (2, 9, 7)),
    (Conv2D(2, 1), (3, 5, 4)),
    (Conv2D(2, 4), (2, 6, 7)),
    (Conv2D(2, 3, stride=2), (2, 7, 7)),
    (Conv2D(2, 3, stride=2), (2, 8, 6)),
    (Conv2D(2, 3, stride=3, padding=1), (2, 8, 9)),
    (Conv2D(2, 2, stride=3), (1, 7, 9)),
    (Conv2D(2, 3, padding="same"), (2, 6, 5)),
    (Conv2D(2, 5, padding="same", stride=2), (1, 9, 8)),
    (Conv2D(2, 3, padding=4), (2, 5, 5)),
    (Conv2D(2, 2, padding=3, stride=2), (2, 5, 6)),
    # Channels enough for Winograd's way: whole and incomplete tiles, and as much padding as there can be.
    (Conv2D(3, 3), (4, 6, 8)),
    (Conv2D(3, 3, padding="same"), (4, 5, 7)),
    (Conv2D(2, 3, padding=4), (4, 4, 3)),
    (Conv2D(2, 5, padding="same"), (3, 5, 6)),
    (Conv2D(2, 4), (4, 5, 6)),
    (Conv2D(2, 7, padding=2), (2, 6, 7)),
    (Conv2D(2, 2, padding=1), (8, 4, 4)),
]
POOLS = [
    (MaxPool2D(2), (2, 6, 6)),
    (MaxPool2D(2), (2, 7, 5)),
    (MaxPool2D(3, 2), (2, 7, 8)),
    (MaxPool2D(2, 3), (1, 8, 8)),
    (AveragePool2D(2), (2, 6, 7)),
    (AveragePool2D(3, 1), (2, 5, 6)),
    (AveragePool2D(3, 2), (2, 8, 8)),
]
REST = [
    (ReLU(), (2, 5, 5)),
    (Tanh(), (2, 5, 5)),
    (Sigmoid(), (2, 5, 5)),
    (Standardise(0.3, 0.7), (2, 5, 5)),
    (Dropout(0.4), (2, 5, 5)),
    (BatchNorm(), (3, 5, 4)),
    (BatchNorm(0.1), (2, 3, 3)),
    (Reshape((4, 5, 2)), (2, 4, 5)),
]


def numbers(shape: Shape, seed: int) -> Array:
    """Values well apart from each other and from zero, so that no maximum and no ReLU changes sides in a step."""
    count = int(np.prod(shape))
    values = (np.arange(count) - count / 2 + 0.5) / count * 3
    return np.random.default_rng(seed).permutation(values).reshape(shape)


def relative(one: Array, two: Array) -> float:
    return float(np.linalg.norm(one - two) / max(np.linalg.norm(one) + np.linalg.norm(two), 1e-12))


def run(
    network: Network, vector: Array, images: Array, labels: Array, loss: str, scratch: Workspace
) -> tuple[float, Array]:
    """The mean loss and its gradient; the same stream of random numbers at every call."""
    gradient = np.zeros_like(vector)
    total, _ = network.loss_and_gradients(
        network.blocks(vector),
        nchw_to_hcwn(images),
        labels,
        FUNCTIONS[loss],
        len(labels),
        network.blocks(gradient),
        Mode(training=True, rng=np.random.default_rng(3)),
        scratch,
    )
    return total / len(labels), gradient


def differences(network: Network, vector: Array, images: Array, labels: Array, loss: str) -> Array:
    result = np.zeros_like(vector)
    for i in range(len(vector)):
        for sign in (1, -1):
            moved = vector.copy()
            moved[i] += sign * STEP
            result[i] += sign * run(network, moved, images, labels, loss, Workspace())[0] / (2 * STEP)
    return result


def check(layers: list[Layer], shape: Shape, loss: str = "cross-entropy") -> None:
    """The gradient in a workspace in which another one was computed before, from other numbers."""
    network, scratch = Network(shape, tuple(layers)), Workspace()
    for seed in (1, 0):
        rng = np.random.default_rng(seed)
        vector = rng.normal(0, 0.4, network.parameter_count)
        images, labels = numbers((3, *shape), 1 + seed), rng.integers(0, network.classes, 3)
        _, gradient = run(network, vector, images, labels, loss, scratch)
    gradient[network.mask(lambda name: name in network.buffers)] = 0  # observed, not trained: the loss ignores them
    assert relative(gradient, differences(network, vector, images, labels, loss)) < TOLERANCE


@pytest.mark.parametrize(("layer", "shape"), CONVOLUTIONS + POOLS + REST, ids=str)
@pytest.mark.usefixtures("way")
def test_layer_between_two_with_parameters(layer: Layer, shape: Shape) -> None:
    # A 1x1 convolution before it makes the layer pass its gradient on, a dense layer after it makes one arrive.
    check([Conv2D(shape[0], 1), layer, Flatten(), Dense(3)], shape)


@pytest.mark.parametrize(("layer", "shape"), POOLS, ids=str)
@pytest.mark.usefixtures("way")
def test_normalisation_may_write_into_the_gradient_that_a_layer_gives_it(layer: Layer, shape: Shape) -> None:
    check([Conv2D(shape[0], 1), BatchNorm(), layer, Flatten(), Dense(3)], shape)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize(("layer", "shape"), [*CONVOLUTIONS, *POOLS, *REST, (BatchNorm(), (7,))], ids=str)
@pytest.mark.usefixtures("way")
def test_input_gradient(layer: Layer, shape: Shape, training: bool) -> None:
    def forward(x: Array, scratch: Workspace) -> tuple[Array, Any]:
        mode = Mode(training=True, rng=np.random.default_rng(0)) if training else INFERENCE
        return layer.forward(block, x.copy(), mode, scratch)

    used, fresh = Workspace(), Workspace()
    for seed in (1, 0):
        rng = np.random.default_rng(seed)
        block = {name: rng.uniform(0.5, 2, size) for name, size in layer.parameter_shapes(shape).items()}
        x = nchw_to_hcwn(numbers((4, *shape), seed))
        y, cache = forward(x, used)
        weights = rng.normal(size=y.shape)
        into = {name: np.zeros_like(value) for name, value in block.items()}
        dx = layer.backward(block, cache, weights.copy(), into, used, needs_dx=True)
        assert dx is not None
        dx = dx.copy()
        _, cache = forward(x, used)
        alone = layer.backward(block, cache, weights.copy(), {}, used, needs_dx=True)  # of nothing but the input
        assert alone is not None
        np.testing.assert_array_equal(alone, dx)
    expected = np.zeros_like(x)
    for place in np.ndindex(x.shape):
        for sign in (1, -1):
            moved = x.copy()
            moved[place] += sign * STEP
            expected[place] += sign * float((forward(moved, fresh)[0] * weights).sum()) / (2 * STEP)
    assert relative(dx, expected) < TOLERANCE


def test_no_layer_goes_unchecked() -> None:
    assert {type(layer) for layer, _ in CONVOLUTIONS + POOLS + REST} | {Dense, Flatten} == set(KINDS.values())


def test_batch_normalisation_of_vectors() -> None:
    check([Dense(4), BatchNorm(), Tanh(), Dense(3)], (6,))


@pytest.mark.parametrize("loss", list(FUNCTIONS))
def test_losses(loss: str) -> None:
    check([Dense(4), Tanh(), Dense(5)], (6,), loss)


def test_activation_and_max_pooling_change_places_without_a_difference() -> None:
    for activation in (ReLU(), Tanh(), Sigmoid()):
        check([Conv2D(2, 3), activation, MaxPool2D(2), Flatten(), Dense(3)], (1, 8, 8))


def test_a_dense_layer_feeding_a_convolution() -> None:
    check([Flatten(), Dense(18), Reshape((2, 3, 3)), Conv2D(2, 2), Flatten(), Dense(3)], (1, 4, 4))
