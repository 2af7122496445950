"""Layers that act in training only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from core.nn.checks import make_real
from core.nn.layers.arithmetic import Steps, passed_on
from core.nn.layers.layer import Layer, Mode
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError, said


@dataclass(frozen=True)
class Dropout(Layer):
    """Sets each number to zero with probability ``rate`` while training and scales the rest by ``1 / (1 - rate)``.

    Srivastava et al., "Dropout", 2014, in its inverted form: at inference nothing is done.
    """

    rate: float

    kind: ClassVar[str] = "dropout"
    title: ClassVar[str] = "Dropout"
    summary: ClassVar[str] = "Makes numbers 0 by chance while training, so that no unit relies on a single other one."
    hints: ClassVar[Mapping[str, str]] = {
        "rate": "The share of the numbers that become 0 in training, from 0 to below 1",
    }
    stochastic: ClassVar[bool] = True

    def __post_init__(self) -> None:
        make_real(self, said("Dropout"), "rate")
        if not 0 <= self.rate < 1:
            raise UserError("A dropout rate lies from 0 to below 1; {rate} does not.", rate=self.rate)

    @classmethod
    def suggested(cls, input_shape: Shape) -> "Dropout":
        """Half of the numbers, as in the article."""
        return cls(0.5)

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Array | None]:
        """Any shape; the cache is the mask, already scaled."""
        if not mode.training or self.rate == 0:
            return x, None
        if mode.rng is None:
            raise ValueError("Dropout needs a source of chance in training.")
        mask = scratch.take("mask", x.shape, x.dtype)
        mask[...] = mode.rng.random(x.shape, np.float32) >= self.rate
        mask *= 1 / (1 - self.rate)
        return np.multiply(x, mask, out=scratch.take("y", x.shape, x.dtype)), mask

    def backward(
        self, parameters: Block, cache: Array | None, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array:
        """The same mask, in place."""
        if cache is not None:
            dy *= cache
        return dy

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Steps:
        """Nothing is done outside of training."""
        return passed_on(x, x.shape, position)
