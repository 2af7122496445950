"""Whole networks against loops that take one picture and one number after the other."""

import numpy as np
import pytest

from core.model.presets import preset
from core.nn.layers import AveragePool2D, Conv2D, Dense, Flatten, Layer, MaxPool2D, ReLU, Standardise
from core.nn.layers.layer import INFERENCE
from core.nn.layout import nchw_to_hcwn
from core.nn.losses import cross_entropy
from core.nn.network import Network
from core.nn.workspace import Workspace
from tests.core.nn import reference

STRIDES: tuple[Layer, ...] = (
    Standardise(0.2, 0.5),
    Conv2D(3, 3, stride=2, padding=1),
    ReLU(),
    MaxPool2D(2, 1),
    Conv2D(4, 2, padding="valid"),
    ReLU(),
    AveragePool2D(2),
    Flatten(),
    Dense(6),
    ReLU(),
    Dense(10),
)


@pytest.mark.parametrize(
    "network",
    [
        pytest.param(Network((2, 13, 11), STRIDES), id="strides"),
        pytest.param(preset("escontrela").network, id="article"),
    ],
)
@pytest.mark.usefixtures("way")
def test_loss_and_gradient_are_those_of_the_loops(network: Network) -> None:
    rng = np.random.default_rng(5)
    vector = network.initialise(rng).astype(np.float64)
    images = rng.random((3, *network.input_shape))
    labels = np.array([7, 0, 3])
    gradient = np.zeros_like(vector)
    loss, _ = network.loss_and_gradients(
        network.blocks(vector),
        nchw_to_hcwn(images),
        labels,
        cross_entropy,
        3,
        network.blocks(gradient),
        INFERENCE,
        Workspace(),
    )
    slow = [reference.loss_and_gradient(network, vector, *pair) for pair in zip(images, labels, strict=True)]
    assert loss == pytest.approx(sum(one for one, _ in slow))
    np.testing.assert_allclose(gradient, np.mean([one for _, one in slow], axis=0), atol=1e-12)
