"""How a layer comes to one of its numbers, in the forms that there are: what a person can follow on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from core.types import Array, Shape

OUTSIDE = -1
"""The place of a number that is not in the input: the zeros of a padding."""


@dataclass(frozen=True, eq=False)
class WeightedSum:
    """The sum of ``inputs * weights`` and a ``bias``, if there is one.

    ``places`` say where in the input the numbers stand, counted in its order, or :data:`OUTSIDE`. All three are of one
    shape: ``(C, K, K)`` or ``(D,)``.
    """

    inputs: Array
    places: Array
    weights: Array
    bias: float | None = None

    @property
    def products(self) -> Array:
        """Each number times its weight, in double precision."""
        result: Array = np.multiply(self.inputs, self.weights, dtype=np.float64)
        return result

    @property
    def result(self) -> float:
        """The number."""
        return float(self.products.sum()) + (self.bias or 0.0)


@dataclass(frozen=True, eq=False)
class Greatest:
    """The greatest of ``inputs (1, K, K)``, which stand at ``places`` of the input."""

    inputs: Array
    places: Array

    @property
    def result(self) -> float:
        """The number."""
        return float(self.inputs.max())


class Step(NamedTuple):
    """What is done to a number, in a few words, the number that it is done with, if there is one, and what it gives."""

    words: str
    operand: float | None
    result: float


@dataclass(frozen=True)
class Steps:
    """One number of the input, the one at ``place``, and what is done to it, one after the other, perhaps nothing."""

    input: float
    place: int
    steps: Sequence[Step] = ()

    @property
    def result(self) -> float:
        """The number."""
        return self.steps[-1].result if self.steps else self.input


Arithmetic: TypeAlias = WeightedSum | Greatest | Steps


def passed_on(x: Array, shape: Shape, position: Shape) -> Steps:
    """Nothing is done: the number of ``x`` that stands at ``position`` where its numbers are arranged as ``shape``."""
    place = int(np.ravel_multi_index(position, shape))
    return Steps(float(x.flat[place]), place)
