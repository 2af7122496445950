"""The layers a network is described with, one line each; forward stands directly above backward."""

from core.nn.layers.activation import ReLU as ReLU
from core.nn.layers.activation import Sigmoid as Sigmoid
from core.nn.layers.activation import Tanh as Tanh
from core.nn.layers.convolution import Conv2D as Conv2D
from core.nn.layers.dense import Dense as Dense
from core.nn.layers.layer import Layer as Layer
from core.nn.layers.normalisation import BatchNorm as BatchNorm
from core.nn.layers.pooling import AveragePool2D as AveragePool2D
from core.nn.layers.pooling import MaxPool2D as MaxPool2D
from core.nn.layers.regularisation import Dropout as Dropout
from core.nn.layers.shaping import Flatten as Flatten
from core.nn.layers.shaping import Reshape as Reshape
from core.nn.layers.shaping import Standardise as Standardise

KINDS: dict[str, type[Layer]] = {
    value.kind: value
    for value in tuple(globals().values())
    if isinstance(value, type) and issubclass(value, Layer) and value is not Layer
}
"""Every layer by the name it has in a weight file."""
