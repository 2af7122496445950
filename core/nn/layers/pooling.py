"""Pooling: the greatest or the mean of every window; windows may overlap, and what does not fit is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import ClassVar

import numpy as np

from core.nn.checks import make_whole
from core.nn.layers.arithmetic import Greatest, WeightedSum
from core.nn.layers.layer import Layer, Mode
from core.nn.layers.windows import copy, covered, is_copied, near, patch
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError, in_sides, said


@dataclass(frozen=True)
class _Pool2D(Layer):
    """Windows of ``window x window``, ``stride`` apart (``None``: side by side); ``(C, H, W) -> (C, OH, OW)``."""

    window: int = 2
    stride: int | None = None

    short: ClassVar[str | None] = "pool"
    hints: ClassVar[Mapping[str, str]] = {
        "window": "The side of a window in pixels",
        "stride": "Pixels from one window to the next; automatic: the windows lie side by side",
    }

    def __post_init__(self) -> None:
        make_whole(self, said("Pooling"), "window", *(["stride"] if self.stride is not None else []))

    @classmethod
    def suggested(cls, input_shape: Shape) -> "_Pool2D":
        """Windows of two by two."""
        return cls(min(2, *input_shape[1:]) if len(input_shape) == 3 else 2)

    @property
    def step(self) -> int:
        """Pixels from one window to the next."""
        return self.stride or self.window

    @property
    def middle(self) -> tuple[float, float]:
        """That of the window."""
        return (self.window - 1) / 2, float(self.step)

    def output_shape(self, input_shape: Shape) -> Shape:
        """``(C, OH, OW)`` with ``OH = 1 + floor((H - window) / stride)``."""
        if len(input_shape) != 3:
            raise UserError(
                "Pooling needs pictures (channels, height, width) and is given {input_shape}.",
                input_shape=in_sides(input_shape),
            )
        channels, height, width = input_shape
        if min(height, width) < self.window:
            raise UserError(
                "A {window}x{window} pooling window does not fit into {height}x{width} pixels.",
                window=self.window,
                height=height,
                width=width,
            )
        return (channels, self._out(height), self._out(width))

    def reads(self, wanted: Array, input_shape: Shape) -> Array:
        """The pixels of the windows."""
        return covered(wanted, self.window, self.step, 0, (input_shape[1], input_shape[2]))

    def work(self, input_shape: Shape) -> int:
        """Every number of every window."""
        return prod(self.output_shape(input_shape)) * self.window**2

    def _window(self, x: Array, position: Shape) -> tuple[Array, Array]:
        """The numbers under one window of ``x (C, H, W)`` and their places in it, both ``(1, K, K)``."""
        channel, row, column = position
        return patch(x, range(channel, channel + 1), (row * self.step, column * self.step), self.window)

    def _out(self, size: int) -> int:
        return 1 + (size - self.window) // self.step

    def _pixels(self, x: Array, some: slice) -> Iterator[Array]:
        """For each place in the window, in reading order: that pixel of ``some`` rows of windows, ``(R, C, OW, N)``."""
        first, last, columns = some.start * self.step, (some.stop - 1) * self.step, self._out(x.shape[2])
        for i in range(self.window):
            for j in range(self.window):
                yield x[
                    i + first : i + last + 1 : self.step,
                    :,
                    j : j + (columns - 1) * self.step + 1 : self.step,
                ]

    def _read(self, x: Array, some: slice, scratch: Workspace) -> Iterator[Array]:
        """The same to be read, each where it stands or a copy, valid until the next one."""
        for pixel in self._pixels(x, some):
            if is_copied(x):
                copied = scratch.take("pixel", pixel.shape, pixel.dtype)
                copy(pixel, copied)
                yield copied
            else:
                yield pixel

    def _rows(self, x: Array) -> Iterator[slice]:
        """The rows of windows, some at a time."""
        return near(self._out(len(x)), self.step * x[0].size)

    def _output(self, x: Array, scratch: Workspace) -> Array:
        height, channels, width, count = x.shape
        return scratch.take("y", (self._out(height), channels, self._out(width), count), x.dtype)

    def _gradient(self, x: Array, scratch: Workspace) -> Array:
        """Where the gradient of ``x`` goes; zero wherever no window, or more than one, will write.

        It is given away, so what was zero in the last batch need not be so now.
        """
        dx = scratch.take("dx", x.shape, x.dtype)
        if self.step != self.window:
            dx[...] = 0
        else:
            dx[self._out(x.shape[0]) * self.step :] = 0
            dx[:, :, self._out(x.shape[2]) * self.step :] = 0
        return dx

    def _give(self, share: Array, target: Array) -> None:
        """Windows side by side own their pixels; overlapping ones add to them."""
        if self.step < self.window:
            target += share
        else:
            copy(share, target)


@dataclass(frozen=True)
class MaxPool2D(_Pool2D):
    """The greatest of each window; the gradient goes to that pixel, the first in reading order among equals."""

    kind: ClassVar[str] = "maxpool"
    title: ClassVar[str] = "Max-pooling"
    summary: ClassVar[str] = "Keeps the greatest number of every window: the maps get smaller."
    takes_maximum: ClassVar[bool] = True

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, tuple[Array, Array]]:
        """``x (H, C, W, N) -> y (OH, C, OW, N)``."""
        y = self._output(x, scratch)
        for some in self._rows(x):
            greatest, pixels = y[some], self._read(x, some, scratch)
            greatest[...] = next(pixels)
            for pixel in pixels:
                np.maximum(greatest, pixel, out=greatest)
        return y, (x, y)

    def backward(
        self,
        parameters: Block,
        cache: tuple[Array, Array],
        dy: Array,
        gradients: Block,
        scratch: Workspace,
        needs_dx: bool,
    ) -> Array:
        """Each pixel equal to the maximum takes what is left of ``dy``: the first takes it all, the last the rest."""
        x, y = cache
        dx = self._gradient(x, scratch)
        for some in self._rows(x):
            greatest, rest = y[some], dy[some]
            chosen = scratch.take("chosen", rest.shape, np.bool_)
            share = scratch.take("share", rest.shape, rest.dtype)
            *targets, last = self._pixels(dx, some)
            for source, target in zip(self._read(x, some, scratch), targets, strict=False):
                np.equal(source, greatest, out=chosen)
                np.multiply(rest, chosen, out=share)
                rest -= share
                self._give(share, target)
            self._give(rest, last)
        return dx

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> Greatest:
        """The greatest of one window."""
        return Greatest(*self._window(x, position))


@dataclass(frozen=True)
class AveragePool2D(_Pool2D):
    """The mean of each window; the gradient is shared out equally."""

    kind: ClassVar[str] = "averagepool"
    title: ClassVar[str] = "Average pooling"
    summary: ClassVar[str] = "Keeps the mean of every window: the maps get smaller."

    def multiplications(self, input_shape: Shape) -> int:
        """One for each sum, with a part of 1."""
        return prod(self.output_shape(input_shape))

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Array]:
        """``x (H, C, W, N) -> y (OH, C, OW, N)``."""
        y = self._output(x, scratch)
        for some in self._rows(x):
            mean, pixels = y[some], self._read(x, some, scratch)
            mean[...] = next(pixels)
            for pixel in pixels:
                mean += pixel
            mean *= 1 / self.window**2
        return y, x

    def backward(
        self, parameters: Block, cache: Array, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array:
        """Every pixel of a window gets ``dy / window**2``."""
        dx = self._gradient(cache, scratch)
        dy *= 1 / self.window**2
        for some in self._rows(cache):
            for target in self._pixels(dx, some):
                self._give(dy[some], target)
        return dx

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> WeightedSum:
        """The mean of one window: a sum in which every number has the same weight."""
        inputs, places = self._window(x, position)
        return WeightedSum(inputs, places, np.full(inputs.shape, 1 / self.window**2))
