"""The arithmetic of one number: what it was made of, so that a person can do it again on paper.

Every layer says how it comes to its numbers (:mod:`core.nn.layers.arithmetic`); the softmax, which is no layer, is
here. Places are those of :mod:`core.explain.receptive`, and the one behind the last layer holds the probabilities.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from core.explain.receptive import checked
from core.nn.layers.arithmetic import OUTSIDE, Arithmetic
from core.nn.network import Network
from core.types import Array, Shape


@dataclass(frozen=True, eq=False)
class Softmax:
    """A probability: e to the power of one of the ``logits (L,)``, as a part of the sum of all of them.

    They are first divided by ``temperature`` (:mod:`core.evaluation.calibration`). The greatest is taken away from all:
    that changes no probability, and no power overflows.
    """

    logits: Array
    index: int
    temperature: float

    @property
    def exponents(self) -> Array:
        """``(L,)``, at most 0."""
        scaled = self.logits.astype(np.float64) / self.temperature
        result: Array = scaled - scaled.max()
        return result

    @property
    def powers(self) -> Array:
        """``(L,)``, at most 1."""
        result: Array = np.exp(self.exponents)
        return result

    @property
    def result(self) -> float:
        """The probability, 0..1."""
        return float(self.powers[self.index] / self.powers.sum())


@dataclass(frozen=True)
class Given:
    """A pixel of the picture: it is made of nothing."""

    result: float


Explained: TypeAlias = Arithmetic | Softmax | Given


def arithmetic(
    network: Network,
    parameters: Array,
    outputs: Sequence[Array],
    place: int,
    position: Sequence[int],
    temperature: float = 1.0,
) -> Explained:
    """How the number at ``position`` of ``place`` came about.

    ``outputs`` are those of one picture at all places, without the batch: the picture ``(C, H, W)`` first. Raises
    ``UserError`` if there is no such number.
    """
    shapes = shapes_of(network)
    checked(shapes, place, position)
    at = tuple(int(index) for index in position)
    if place == 0:
        return Given(float(outputs[0][at]))
    if place == len(shapes) - 1:
        return Softmax(outputs[-1].copy(), at[0], temperature)
    return network.layers[place - 1].arithmetic(network.blocks(parameters)[place - 1], outputs[place - 1], at)


def shapes_of(network: Network) -> tuple[Shape, ...]:
    """The shapes at all places, from the picture to the probabilities."""
    return (*network.place_shapes, network.shapes[-1])


def position_of(network: Network, place: int, number: int) -> Shape | None:
    """Where the ``number``-th at ``place`` stands; ``None`` for a zero of the padding."""
    if number == OUTSIDE:
        return None
    return tuple(int(at) for at in np.unravel_index(number, shapes_of(network)[place]))
