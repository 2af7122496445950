"""The layers a network is described with; one family a module, forward directly above backward."""

from core.layers.activation import ReLU, Sigmoid, Tanh
from core.layers.base import Layer, Workspace, to_inside, to_public
from core.layers.convolution import Conv2D
from core.layers.dense import Dense
from core.layers.normalisation import OBSERVED, BatchNorm
from core.layers.pooling import AveragePool2D, MaxPool2D
from core.layers.regularisation import Dropout
from core.layers.shaping import Flatten, Reshape, Standardise

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
    "Workspace",
    "to_inside",
    "to_public",
]
