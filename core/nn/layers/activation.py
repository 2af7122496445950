"""Elementwise non-linearities; all of them rise with their input."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from core.nn.layers.arithmetic import Step, Steps
from core.nn.layers.layer import Layer, Mode
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape


@dataclass(frozen=True)
class _Elementwise(Layer):
    """One number in, one number out; the derivative is written in terms of the output, which is all that is kept."""

    monotone: ClassVar[bool] = True

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Array]:
        """``y = f(x)``, any shape."""
        y = self._room(x, scratch)
        self._function(x, y, scratch)
        return y, y

    def backward(
        self, parameters: Block, cache: Array, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array:
        """``dy`` becomes ``dx = f'(x) dy`` in place."""
        self._times_derivative(cache, dy, scratch)
        return dy

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Steps:
        """The function of one number."""
        given, y = np.full((1, 1), x[position], np.float64), np.empty((1, 1))
        self._function(given, y, Workspace())
        place = int(np.ravel_multi_index(position, x.shape))
        return Steps(float(x[position]), place, (Step(self.steps[0], None, float(y[0, 0])),))

    def _room(self, x: Array, scratch: Workspace) -> Array:
        """Where the output goes."""
        return scratch.take("y", x.shape, x.dtype)

    @abstractmethod
    def _function(self, x: Array, y: Array, scratch: Workspace) -> None:
        """Write ``f(x)`` to ``y``."""

    @abstractmethod
    def _times_derivative(self, y: Array, dy: Array, scratch: Workspace) -> None:
        """Multiply ``dy`` with the derivative where the output is ``y``, in place."""


@dataclass(frozen=True)
class ReLU(_Elementwise):
    """``max(x, 0)``, in place unless ``x`` is read-only; the derivative at 0 is taken as 0.

    That ``x`` may be what the layer before keeps for its own gradient does no harm: only values below zero change,
    and the gradient that comes back through them is zero.
    """

    kind: ClassVar[str] = "relu"
    title: ClassVar[str] = "ReLU"
    summary: ClassVar[str] = "Lets positive numbers through and makes all others 0."
    rectifies: ClassVar[bool] = True
    steps: ClassVar[tuple[str, ...]] = ("the greater of it and 0",)

    def _room(self, x: Array, scratch: Workspace) -> Array:
        return x if x.flags.writeable else super()._room(x, scratch)

    def _function(self, x: Array, y: Array, scratch: Workspace) -> None:
        # NumPy takes the greater of two arrays four times as fast as that of an array and a number.
        np.maximum(x, scratch.zeros("zero", x.shape[1:], x.dtype, written=None), out=y)

    def _times_derivative(self, y: Array, dy: Array, scratch: Workspace) -> None:
        positive = scratch.take("positive", y.shape, np.bool_)
        np.greater(y, 0, out=positive)
        dy *= positive


@dataclass(frozen=True)
class Tanh(_Elementwise):
    """``tanh(x)``; the derivative is ``1 - y**2``."""

    kind: ClassVar[str] = "tanh"
    title: ClassVar[str] = "Tanh"
    summary: ClassVar[str] = "Bends every number into the range from -1 to 1."
    steps: ClassVar[tuple[str, ...]] = ("its hyperbolic tangent, tanh(x)",)

    def _function(self, x: Array, y: Array, scratch: Workspace) -> None:
        np.tanh(x, out=y)

    def _times_derivative(self, y: Array, dy: Array, scratch: Workspace) -> None:
        slope = scratch.take("slope", y.shape, y.dtype)
        np.multiply(y, y, out=slope)
        np.subtract(1, slope, out=slope)
        dy *= slope


@dataclass(frozen=True)
class Sigmoid(_Elementwise):
    """``1 / (1 + exp(-x))``, computed as ``(1 + tanh(x / 2)) / 2``, which cannot overflow; slope ``y (1 - y)``."""

    kind: ClassVar[str] = "sigmoid"
    title: ClassVar[str] = "Sigmoid"
    summary: ClassVar[str] = "Bends every number into the range from 0 to 1."
    steps: ClassVar[tuple[str, ...]] = ("1 / (1 + e^−x)",)

    def _function(self, x: Array, y: Array, scratch: Workspace) -> None:
        np.multiply(x, 0.5, out=y)
        np.tanh(y, out=y)
        y += 1
        y *= 0.5

    def _times_derivative(self, y: Array, dy: Array, scratch: Workspace) -> None:
        slope = scratch.take("slope", y.shape, y.dtype)
        np.subtract(1, y, out=slope)
        slope *= y
        dy *= slope
