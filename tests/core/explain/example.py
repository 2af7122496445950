"""Networks of every make, with numbers of their own, and pictures without two equal pixels."""

import numpy as np

from core.nn.layers import (
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
from core.nn.network import Network
from core.types import Array, Shape

LAYERS: dict[str, tuple[Shape, list[Layer]]] = {
    "1x1 kernels": ((1, 28, 28), [Conv2D(4, 1), ReLU(), MaxPool2D(2), Conv2D(6, 1), ReLU(), Flatten(), Dense(10)]),
    "7x7 kernels, stride 2, odd sides": (
        (1, 27, 25),
        [Conv2D(5, 7, stride=2, padding="same"), ReLU(), AveragePool2D(3, 2), Flatten(), Dense(10)],
    ),
    "5x5 kernels, three channels": (
        (3, 15, 14),
        [Conv2D(8, 5), BatchNorm(), ReLU(), Conv2D(8, 3, padding=2), ReLU(), MaxPool2D(3, 2), Flatten(), Dense(4)],
    ),
    "reshaped": (
        (1, 12, 12),
        [
            *(Standardise(0.3, 0.7), Flatten(), Dense(36), Tanh(), Reshape((4, 3, 3))),
            *(Conv2D(6, 3, padding=1), Sigmoid(), Dropout(0.4), Flatten(), Dense(5)),
        ],
    ),
    "a ReLU after the pooling": (
        (1, 13, 13),
        [
            *(Conv2D(6, 3), MaxPool2D(2), BatchNorm(), ReLU(), MaxPool2D(2), ReLU()),
            *(Flatten(), Dense(12), ReLU(), Dense(3)),
        ],
    ),
    "a ReLU before the pooling": (
        (2, 13, 13),
        [Conv2D(6, 3), ReLU(), MaxPool2D(2), Conv2D(6, 3), ReLU(), MaxPool2D(2), Flatten(), Dense(3), ReLU()],
    ),
    "a vector": ((20,), [Dense(12), BatchNorm(), ReLU(), Dense(4)]),
}
NETWORKS = {name: Network(shape, tuple(layers)) for name, (shape, layers) in LAYERS.items()}


def parameters_of(network: Network, dtype: type = np.float64) -> Array:
    """As if trained: no bias is zero, and batch normalisation has seen something."""
    rng = np.random.default_rng(1)
    vector = network.initialise(rng)
    for name, view in network.views(vector).items():
        if name.endswith(("bias", "running_mean")):
            view[...] = rng.normal(0, 0.3, view.shape)
        elif view.ndim == 1:
            view[...] = rng.uniform(0.5, 2, view.shape)
    return vector.astype(dtype)


def pictures_for(network: Network, count: int = 3, dtype: type = np.float64) -> Array:
    """No two pixels are equal: nothing is the greatest of a window together with another."""
    return np.random.default_rng(2).random((count, *network.input_shape)).astype(dtype)
