"""The weights of a layer as pictures, one for each unit and input channel, and orders to look at them in."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.explain.units import layers_with_units, seen_by
from core.nn.network import Network
from core.types import Array

Sort = Literal["filters", "pictures", "rows"]


@dataclass(frozen=True, eq=False)
class Kernels:
    """The numbers of one layer with units: ``weight (F, C, H, W)`` and ``bias (F,)``, where it has one.

    ``sort`` says what the pictures are: the "filters" of a convolution; of a dense layer that sees a picture the
    weights of every pixel ("pictures"), of any other the weights of its inputs in a row, ``(F, 1, 1, D)`` ("rows").
    ``first`` means that it sees the network's own picture.
    """

    name: str
    sort: Sort
    weight: Array
    bias: Array | None
    first: bool

    @property
    def directed(self) -> bool:
        """Whether its filters can look for strokes of some direction in the network's picture."""
        return self.sort == "filters" and self.first and min(self.weight.shape[2:]) >= 3


def kernels_of(network: Network, vector: Array) -> list[Kernels]:
    """All layers with units, their numbers as views of ``vector (P,)``: parameters, or whatever goes with them."""
    views, found = network.views(vector), []
    for index in layers_with_units(network):
        name = network.names[index]
        weight = views[f"{name}.weight"]
        sort: Sort = "filters"
        if weight.ndim == 2:
            picture = seen_by(network, index)
            sort = "rows" if picture is None else "pictures"
            # (F, D) -> (F, C, H, W)
            weight = weight.reshape(len(weight), *(picture or (1, 1, weight.shape[1])))
        first = all(shape == network.input_shape for shape in network.place_shapes[: index + 1])
        first = first and not any(layer.decays for layer in network.layers[:index])
        found.append(Kernels(name, sort, weight, views.get(f"{name}.bias"), first))
    return found


def by_size(weight: Array) -> Array:
    """The units ``(F,)`` from the greatest norm of ``weight (F, ...)`` to the least."""
    return np.argsort(-norms(weight), kind="stable")


def alike(weight: Array) -> Array:
    """The units ``(F,)`` so that neighbours are alike: from the one with the greatest norm always to that of those left
    that points the most in the same direction, by the cosine between their weights. Greedy, so not the best of all.
    """
    flat = _flat(weight)
    length = norms(weight)
    direction = flat / np.maximum(length, 1e-12)[:, None]
    likeness = direction @ direction.T  # (F, D) -> (D, F)
    order = [int(length.argmax())]
    for _ in range(len(flat) - 1):
        likeness[:, order[-1]] = -np.inf
        order.append(int(likeness[order[-1]].argmax()))
    return np.array(order)


def norms(weight: Array) -> Array:
    """The Euclidean norm of the weights of every unit, ``(F,)``; what is not finite counts as nothing."""
    result: Array = np.sqrt(np.square(_flat(weight)).sum(axis=1))
    return result


def _flat(weight: Array) -> Array:
    """``(F, ...) -> (F, D)``, float64 and finite."""
    flat = weight.reshape(len(weight), -1).astype(np.float64)
    return np.nan_to_num(flat, nan=0.0, posinf=0.0, neginf=0.0)
