"""Networks of ours as PyTorch has them, for the comparison tests and the benchmarks. Needs PyTorch."""

from collections.abc import Callable
from typing import Any

import torch

from core.nn.layers import AveragePool2D, BatchNorm, Conv2D, Dense, Dropout, Layer, MaxPool2D, Standardise
from core.nn.network import Network
from core.types import Shape


def twin(layer: Layer, input_shape: Shape) -> Any:
    """PyTorch's own version of ``layer``."""
    nn = torch.nn
    if isinstance(layer, Conv2D):
        return nn.Conv2d(input_shape[0], layer.filters, layer.kernel, layer.stride, layer.pad)
    if isinstance(layer, Dense):
        return nn.Linear(input_shape[0], layer.units)
    if isinstance(layer, MaxPool2D):
        return nn.MaxPool2d(layer.window, layer.step)
    if isinstance(layer, AveragePool2D):
        return nn.AvgPool2d(layer.window, layer.step)
    if isinstance(layer, BatchNorm):
        # momentum 1: the running values become what was seen last, which is what our layer reports
        norm = nn.BatchNorm2d if len(input_shape) == 3 else nn.BatchNorm1d
        return norm(input_shape[0], layer.epsilon, momentum=1.0)
    if isinstance(layer, Dropout):
        return nn.Dropout(layer.rate)
    if isinstance(layer, Standardise):
        return _Lambda(lambda x: (x - layer.mean) / layer.std)
    if layer.kind == "reshape":
        return nn.Unflatten(1, layer.shape)  # type: ignore[attr-defined]
    return {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "flatten": nn.Flatten}[layer.kind]()


class _Lambda(torch.nn.Module):
    def __init__(self, function: Callable[[Any], Any]) -> None:
        super().__init__()
        self.function = function

    def forward(self, x: Any) -> Any:
        return self.function(x)


def twin_network(network: Network) -> Any:
    """The same network in PyTorch, its modules under the names of ours."""
    result = torch.nn.Sequential()
    for layer, name, shape in zip(network.layers, network.names, (network.input_shape, *network.shapes), strict=False):
        result.add_module(name, twin(layer, shape))
    return result
