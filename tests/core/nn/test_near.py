"""Layers that work on a few rows at a time give what they give for all rows at once."""

import numpy as np
import pytest

from core.nn.layers import AveragePool2D, BatchNorm, Conv2D, Layer, MaxPool2D, windows, winograd
from core.nn.layers.layer import INFERENCE, Mode
from core.nn.workspace import Workspace
from core.types import Array

CHANNELS = 5
TRAINING = Mode(training=True)


def test_rows_are_cut_into_slices_that_meet() -> None:
    assert list(windows.near(7, windows.NEAR // 3)) == [slice(0, 3), slice(3, 6), slice(6, 7)]
    assert list(windows.near(3, 10 * windows.NEAR)) == [slice(0, 1), slice(1, 2), slice(2, 3)]
    assert list(windows.near(4, 1)) == [slice(0, 4)]


def passed(layer: Layer, count: int, mode: Mode) -> list[Array]:
    """The output, the gradient of the input, and those of the parameters."""
    rng = np.random.default_rng(3)
    shape = (CHANNELS, 9, 8)
    sizes = layer.parameter_shapes(shape)
    parameters = {name: rng.random(size, np.float32) for name, size in sizes.items()}
    gradients = {name: np.zeros(size, np.float32) for name, size in sizes.items()}
    x = rng.standard_normal((9, CHANNELS, 8, count), np.float32)
    scratch = Workspace()
    y, cache = layer.forward(parameters, x, mode, scratch)
    first = y.copy()
    dy = rng.standard_normal(y.shape, np.float32)
    dx = layer.backward(parameters, cache, dy, gradients, scratch, needs_dx=True)
    assert dx is not None
    return [first, dx.copy(), *gradients.values()]


@pytest.mark.parametrize("mode", [TRAINING, INFERENCE], ids=["training", "inference"])
@pytest.mark.parametrize(
    "layer",
    [
        *(Conv2D(6, kernel, padding=pad) for kernel, pad in [(3, 0), (3, 1), (3, 4), (5, 2), (4, 1)]),
        MaxPool2D(2),
        MaxPool2D(3, 2),
        AveragePool2D(3),
        AveragePool2D(2, 1),
        BatchNorm(),
    ],
    ids=repr,
)
@pytest.mark.parametrize("count", [winograd.FEW_PICTURES, winograd.FEW_PICTURES + 1])
@pytest.mark.usefixtures("way")
def test_a_few_rows_at_a_time_give_the_same(
    layer: Layer, count: int, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = passed(layer, count, mode)
    for near in (1, 2**11):
        monkeypatch.setattr(windows, "NEAR", near)
        for few, all_of_them in zip(passed(layer, count, mode), at_once, strict=True):
            np.testing.assert_allclose(few, all_of_them, rtol=1e-5, atol=1e-6 * np.abs(all_of_them).max())
