"""Layers that only rearrange or rescale: from pictures to a vector and back, and from pixels to standard units."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt, prod
from typing import ClassVar

import numpy as np

from core.nn.checks import make_real, shape_of
from core.nn.layers.arithmetic import Step, Steps, passed_on
from core.nn.layers.layer import Layer, Mode
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError, in_sides, said


def _to_vector(x: Array, scratch: Workspace, key: str) -> Array:
    """``(H, C, W, N) -> (C*H*W, N)`` in the public order, channel by channel, as PyTorch flattens."""
    height, channels, width, count = x.shape
    flat = scratch.take(key, (channels * height * width, count), x.dtype)
    # (C*H*W, N) -> (C, H, W, N); (H, C, W, N) -> (C, H, W, N)
    flat.reshape(channels, height, width, count)[...] = x.transpose(1, 0, 2, 3)
    return flat


def _to_picture(x: Array, shape: Shape, scratch: Workspace, key: str) -> Array:
    """``(C*H*W, N) -> (H, C, W, N)``: the way back."""
    channels, height, width = shape
    picture = scratch.take(key, (height, channels, width, x.shape[1]), x.dtype)
    # (C*H*W, N) -> (C, H, W, N) -> (H, C, W, N)
    picture[...] = x.reshape(channels, height, width, -1).transpose(1, 0, 2, 3)
    return picture


@dataclass(frozen=True)
class Flatten(Layer):
    """``(C, H, W) -> (C*H*W,)``, channel by channel, row by row."""

    kind: ClassVar[str] = "flatten"
    title: ClassVar[str] = "Flatten"
    summary: ClassVar[str] = "Writes all maps into one row of numbers, as a dense layer needs them."

    def output_shape(self, input_shape: Shape) -> Shape:
        """One vector with all the numbers."""
        return (prod(input_shape),)

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Shape | None]:
        """A vector passes through untouched."""
        if x.ndim == 2:
            return x, None
        height, channels, width, _ = x.shape
        return _to_vector(x, scratch, "y"), (channels, height, width)

    def backward(
        self, parameters: Block, cache: Shape | None, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array:
        """The rearrangement undone."""
        return dy if cache is None else _to_picture(dy, cache, scratch, "dx")

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Steps:
        """The same number, which stood elsewhere."""
        return passed_on(x, (x.size,), position)


@dataclass(frozen=True)
class Reshape(Layer):
    """The same numbers as ``shape (C, H, W)``: lets a dense layer feed a convolution."""

    shape: Shape

    kind: ClassVar[str] = "reshape"
    title: ClassVar[str] = "Reshape"
    summary: ClassVar[str] = "Arranges the same numbers as maps again, as a convolution needs them."
    hints: ClassVar[Mapping[str, str]] = {
        "shape": "Channels, height and width: multiplied, they are as many numbers as come in",
    }
    mixes: ClassVar[bool] = True

    def __post_init__(self) -> None:
        shape = shape_of(self.shape, (3,))
        if shape is None:
            raise UserError("Reshape makes pictures (channels, height, width), not {wanted}.", wanted=self.shape)
        object.__setattr__(self, "shape", shape)

    @classmethod
    def suggested(cls, input_shape: Shape) -> "Reshape":
        """The largest square maps that use up all numbers."""
        count = prod(input_shape)
        side = next(side for side in range(isqrt(count), 0, -1) if count % side**2 == 0)
        return cls((count // side**2, side, side))

    @property
    def middle(self) -> None:
        """There is none: rows become parts of rows."""

    def output_shape(self, input_shape: Shape) -> Shape:
        """``shape``."""
        if prod(input_shape) != prod(self.shape):
            raise UserError(
                "{count} numbers ({input_shape}) cannot be arranged as {wanted}, which holds {holds}.",
                count=prod(input_shape),
                input_shape=in_sides(input_shape),
                wanted=in_sides(self.shape),
                holds=prod(self.shape),
            )
        return self.shape

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Shape | None]:
        """Through a vector in the public order."""
        if x.ndim == 2:
            return _to_picture(x, self.shape, scratch, "y"), None
        height, channels, width, _ = x.shape
        flat = _to_vector(x, scratch, "flat")
        return _to_picture(flat, self.shape, scratch, "y"), (channels, height, width)

    def backward(
        self, parameters: Block, cache: Shape | None, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array:
        """The rearrangement undone."""
        flat = _to_vector(dy, scratch, "dflat")
        return flat if cache is None else _to_picture(flat, cache, scratch, "dx")

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Steps:
        """The same number, which stood elsewhere."""
        return passed_on(x, self.shape, position)


@dataclass(frozen=True)
class Standardise(Layer):
    """``(x - mean) / std``: what an article does to the pixels (0..1, ink = 1) is part of its network."""

    mean: float
    std: float = 1.0

    kind: ClassVar[str] = "standardise"
    title: ClassVar[str] = "Standardise"
    summary: ClassVar[str] = "Takes the mean from every pixel and divides by the deviation; usually the first layer."
    hints: ClassVar[Mapping[str, str]] = {
        "mean": "What is taken from every number: 0.1307 is the mean of MNIST's pixels, 0 to 1",
        "std": "What every number is then divided by: 0.3081 is the deviation of MNIST's pixels",
    }
    steps: ClassVar[tuple[str, ...]] = ("minus the mean", "divided by the deviation")

    def __post_init__(self) -> None:
        make_real(self, said("Standardise"), "mean", "std")
        if self.std <= 0:
            raise UserError("Standardise needs a std above 0, not {std}.", std=self.std)

    @classmethod
    def suggested(cls, input_shape: Shape) -> "Standardise":
        """With the mean and the deviation of MNIST's training pixels."""
        return cls(0.1307, 0.3081)

    def multiplications(self, input_shape: Shape) -> int:
        """One for each number."""
        return prod(input_shape)

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, None]:
        """Any shape."""
        y = scratch.take("y", x.shape, x.dtype)
        np.subtract(x, self.mean, out=y)
        y *= 1 / self.std
        return y, None

    def backward(
        self, parameters: Block, cache: None, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array:
        """``dy / std``, in place."""
        dy *= 1 / self.std
        return dy

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Steps:
        """Two steps for every number."""
        given = float(x[position])
        results = (given - self.mean, (given - self.mean) / self.std)
        steps = tuple(map(Step, self.steps, (self.mean, self.std), results))
        return Steps(given, int(np.ravel_multi_index(position, x.shape)), steps)
