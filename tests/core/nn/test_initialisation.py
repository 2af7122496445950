"""Starting values: their deviations are those of the articles that they are named after."""

import numpy as np
import pytest

from core.nn.initialisation import INITIALISATIONS, Initialisation, draw
from core.nn.layers import Conv2D, Dense, Layer
from core.types import Array, Shape


def drawn(name: Initialisation, shape: Shape) -> Array:
    weight = np.full(shape, np.nan)
    draw(name, weight, np.random.default_rng(0))
    return weight


@pytest.mark.parametrize(
    ("name", "of_dense", "of_kernels"),
    [
        ("he", np.sqrt(2 / 80), np.sqrt(2 / 63)),
        ("glorot", np.sqrt(2 / (80 + 200)), np.sqrt(2 / (63 + 900))),
        ("lecun", np.sqrt(1 / 80), np.sqrt(1 / 63)),
        ("normal", 0.05, 0.05),
        ("divided by fan-in", 1 / 80, 1 / 63),
    ],
)
def test_deviations(name: Initialisation, of_dense: float, of_kernels: float) -> None:
    """A dense layer from 80 to 200 numbers; 100 kernels of 3x3 on 7 channels: 63 numbers come in, 900 go out."""
    for shape, deviation in (((200, 80), of_dense), ((100, 7, 3, 3), of_kernels)):
        weight = drawn(name, shape)
        assert weight.std() == pytest.approx(deviation, rel=0.02)
        assert abs(weight.mean()) < 0.05 * deviation
        # Uniform numbers end at the root of 3 deviations; of so many normal ones some lie beyond three.
        farthest = np.abs(weight).max() / deviation
        assert farthest == pytest.approx(np.sqrt(3), rel=0.01) if name == "glorot" else farthest > 3


def test_no_initialisation_goes_unchecked() -> None:
    [marked] = [mark for mark in test_deviations.pytestmark if mark.name == "parametrize"]
    assert [name for name, *_ in marked.args[1]] == list(INITIALISATIONS)


@pytest.mark.parametrize(
    ("layer", "shape"), [(Dense(200, "normal"), (80,)), (Conv2D(100, 3, initialisation="normal"), (7, 9, 9))]
)
def test_a_layer_draws_its_weights_as_it_was_told_and_its_biases_start_at_zero(layer: Layer, shape: Shape) -> None:
    block = {name: np.full(size, np.nan) for name, size in layer.parameter_shapes(shape).items()}
    layer.initialise(block, np.random.default_rng(0))
    np.testing.assert_array_equal(block["weight"], drawn("normal", block["weight"].shape))
    np.testing.assert_array_equal(block["bias"], 0)
