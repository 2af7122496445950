"""A few numbers on what the layers do in training."""

from math import sqrt
from typing import NamedTuple

import numpy as np

from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array


class LayerFigure(NamedTuple):
    """Of the weights and biases of the layer ``name``: the Euclidean norms of themselves and of their gradient.

    ``update_ratio`` is the norm of what the last step added to them by their own norm before it; about a thousandth is
    what a run that goes well has (Karpathy, "CS231n", 2015).
    """

    name: str
    weight_norm: float
    gradient_norm: float
    update_ratio: float


class DeadUnits(NamedTuple):
    """The fraction ``dead``, 0..1, of the units of the ReLU ``name`` that were 0 on all of a few pictures."""

    name: str
    dead: float


def layer_figures(network: Network, before: Array, after: Array, gradient: Array) -> tuple[LayerFigure, ...]:
    """Of every layer that is trained, from the parameters ``(P,)`` around a step and its gradient ``(P,)``.

    The gradient is that of the loss alone, without weight decay.
    """
    squares: dict[str, list[float]] = {}
    views = [network.views(vector) for vector in (before, after, gradient)]
    for name in network.entries:
        if name not in network.buffers:
            old, new, slope = (view[name].ravel() for view in views)
            step = new - old
            sums = squares.setdefault(name.partition(".")[0], [0.0] * 4)
            for place, vector in enumerate((new, slope, step, old)):
                sums[place] += float(np.dot(vector, vector))
    figures = []
    for name, sums in squares.items():
        weight, slope_norm, added, was = map(sqrt, sums)
        figures.append(LayerFigure(name, weight, slope_norm, added / was if was else 0.0))
    return tuple(figures)


def dead_units(network: Network, parameters: Array, images: Array, scratch: Workspace) -> tuple[DeadUnits, ...]:
    """Of every ReLU, from a few ``images (N, C, H, W)``, 0 paper to 1 ink. A unit is one channel, or one number."""
    relus = [name for name, layer in zip(network.names, network.layers, strict=True) if layer.rectifies]
    if not relus:
        return ()
    outputs = network.activations(parameters, images, scratch)
    found = []
    for name in relus:
        output = outputs[name]
        silent = (output == 0).all(axis=(0, *range(2, output.ndim)))  # (N, C, H, W) or (N, D) -> (C,) or (D,)
        found.append(DeadUnits(name, float(silent.mean())))
    return tuple(found)
