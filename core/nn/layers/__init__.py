"""The layers a network is described with; one family a module, forward directly above backward."""

from core.nn.layers.activation import ReLU, Sigmoid, Tanh
from core.nn.layers.convolution import Conv2D
from core.nn.layers.dense import Dense
from core.nn.layers.layer import Layer
from core.nn.layers.normalisation import OBSERVED, BatchNorm
from core.nn.layers.pooling import AveragePool2D, MaxPool2D
from core.nn.layers.regularisation import Dropout
from core.nn.layers.shaping import Flatten, Reshape, Standardise

KINDS: dict[str, type[Layer]] = {
    layer.kind: layer
    for layer in (
        Conv2D,
        MaxPool2D,
        AveragePool2D,
        ReLU,
        Tanh,
        Sigmoid,
        Dense,
        Flatten,
        Reshape,
        Dropout,
        Standardise,
        BatchNorm,
    )
}
"""Every layer by the name it has in a weight file."""

__all__ = [
    "KINDS",
    "OBSERVED",
    "AveragePool2D",
    "BatchNorm",
    "Conv2D",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "MaxPool2D",
    "ReLU",
    "Reshape",
    "Sigmoid",
    "Standardise",
    "Tanh",
]
