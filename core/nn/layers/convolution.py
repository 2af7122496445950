"""Convolution, as one matrix product for each row of the output.

A window needs K rows of K pixels. Unfolding every window in full ("im2col") copies each pixel K*K times. Here only its
columns are unfolded (a partial im2col), so that each pixel is copied K times: ``unfolded[q, (c, j), (o, n)]`` is the
pixel that column ``j`` of the kernel meets in row ``q`` when it stands at output column ``o``. As rows lie outermost in
memory, the K rows under the kernel are already one block of ``K*C*K`` lines, and output row ``r`` is

    ``kernel (F, K*C*K) @ unfolded[r*S : r*S + K] (K*C*K, OW*N)``

read in place through a strided view: no second copy, and the product is already in the layout of the output.
One more line of ones in every row carries the bias, and its gradient, through the same products.

The gradient of the kernel is the product of the same view with ``dy``. That of ``unfolded`` is a product with windows
of ``dy``, under the kernel with its rows reversed; to fold it, adding its K columns back to the pixels they came from,
gives ``dx``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import ClassVar, Literal

import numpy as np
from numpy.random import Generator

from core.nn.checks import is_integer, make_whole
from core.nn.initialisation import HINT, Initialisation, check_initialisation, draw
from core.nn.layers import im2col, winograd
from core.nn.layers.arithmetic import WeightedSum
from core.nn.layers.layer import Layer, Mode
from core.nn.layers.windows import covered, patch, windows
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError, in_sides, said

Padding = Literal["valid", "same"] | int

Cache = tuple[Array, Shape] | winograd.Cache | im2col.Cache
"""``unfolded (H + 2P, C*K + 1, OW*N)`` and the shape of the input, or what the other ways need."""

SMALL = 10**6
"""Multiplications in a product that OpenBLAS does straight from memory on a processor with AVX-512.

It copies the matrices of a larger one into an order of its own first, which pays only where all three sides are long:
here, products cut down to this size were 10 to 35 % faster. Where there are no such kernels the cut costs little.
"""

WIDE = 10
"""From this many lines of a window for each filter on, turning ``dy`` round is worth the copy (1.1 to 1.8 times)."""

WORTH = 64
"""``C * (K - 1)`` from which on Winograd's transforms pay: 1.1 to 2.6 times as fast."""

WORTH_FOR_MANY = 400
"""Where that is less, ``C * (K - 1)`` times pictures from which on they pay: of 8 channels in 4 pictures the transforms
take twice as long as they save."""

FEW_NUMBERS = 9 * 256
"""Numbers that each channel is unfolded into up to which one product for all of the output is the fastest way (1.1 to
2.8 times). Of more, unfolding takes longer than it saves.
"""


@dataclass(frozen=True)
class Conv2D(Layer):
    """``filters`` kernels of ``kernel x kernel`` over all input channels; ``(C, H, W) -> (F, OH, OW)``.

    ``OH = 1 + floor((H - K + 2P) / S)`` with padding ``P``: "valid" is 0, "same" is ``(K - 1) / 2``.
    Parameters: ``weight (F, C, K, K)``, ``bias (F,)``.
    """

    filters: int
    kernel: int
    stride: int = 1
    padding: Padding = "valid"
    initialisation: Initialisation = "he"

    kind: ClassVar[str] = "conv"
    title: ClassVar[str] = "Convolution"
    summary: ClassVar[str] = "Slides small kernels over the picture; each makes a map of where its pattern is found."
    hints: ClassVar[Mapping[str, str]] = {
        "filters": "How many kernels there are: each gives one map",
        "kernel": "The side of a kernel in pixels",
        "stride": "Pixels from one place of the kernel to the next: 2 halves the side of the maps",
        "padding": "Zeros around the picture: valid is none, same keeps the size, or so many pixels on every side",
        "initialisation": HINT,
    }
    decays: ClassVar[tuple[str, ...]] = ("weight",)
    mixes: ClassVar[bool] = True

    def __post_init__(self) -> None:
        make_whole(self, said("A convolution"), "filters", "kernel", "stride")
        check_initialisation(self.initialisation)
        if is_integer(self.padding) and self.padding >= 0:
            object.__setattr__(self, "padding", int(self.padding))
        elif self.padding not in ("same", "valid"):
            raise UserError(
                'Padding is "valid", "same" or a whole number from 0, not {padding!r}.', padding=self.padding
            )
        if self.padding == "same" and self.kernel % 2 == 0:
            raise UserError(
                'Padding "same" needs a kernel with a middle pixel: {kernel} is even, take an odd side.',
                kernel=self.kernel,
            )

    @property
    def pad(self) -> int:
        """Pixels of zeros added on every side."""
        if isinstance(self.padding, int):
            return self.padding
        return (self.kernel - 1) // 2 if self.padding == "same" else 0

    @property
    def middle(self) -> tuple[float, float]:
        """That of the kernel."""
        return (self.kernel - 1) / 2 - self.pad, float(self.stride)

    def output_shape(self, input_shape: Shape) -> Shape:
        """``(F, OH, OW)``."""
        if len(input_shape) != 3:
            raise UserError(
                "A convolution needs pictures (channels, height, width) and is given {input_shape}: put a "
                "Reshape before it.",
                input_shape=in_sides(input_shape),
            )
        _, height, width = input_shape
        if min(height, width) + 2 * self.pad < self.kernel:
            raise UserError(
                "A {kernel}x{kernel} kernel does not fit into {height}x{width} pixels with a padding of {padding}.",
                kernel=self.kernel,
                height=height,
                width=width,
                padding=self.pad,
            )
        return (self.filters, self._out(height), self._out(width))

    @classmethod
    def suggested(cls, input_shape: Shape) -> "Conv2D":
        """Eight small kernels."""
        return cls(8, min(3, *input_shape[1:]) if len(input_shape) == 3 else 3)

    def multiplications(self, input_shape: Shape) -> int:
        """One for each weight at each place of the kernel, on the padding too."""
        return prod(self.output_shape(input_shape)) * input_shape[0] * self.kernel**2

    def numbers(self, input_shape: Shape) -> int:
        """Those of the output, and the pixels unfolded under the kernel."""
        channels, height, width = input_shape
        unfolded = (height + 2 * self.pad) * channels * self.kernel * self._out(width)
        return super().numbers(input_shape) + unfolded

    def _out(self, size: int) -> int:
        return 1 + (size - self.kernel + 2 * self.pad) // self.stride

    def _is_small(self, inside_shape: Shape) -> bool:
        """Whether a single product is the fastest way for ``x (H, C, W, N)``."""
        height, _, width, count = inside_shape
        unfolded = self.kernel**2 * self._out(height) * self._out(width) * count
        return self.stride == 1 and unfolded <= FEW_NUMBERS

    def _tiled(self, inside_shape: Shape) -> bool:
        """Whether Winograd's way is the faster one for ``x (H, C, W, N)``."""
        _, channels, width, count = inside_shape
        saved = channels * (self.kernel - 1)
        worth = self.stride == 1 and (saved >= WORTH or saved * count >= WORTH_FOR_MANY)
        return worth and winograd.tile(self.kernel, self._out(width)) > 1

    def parameter_shapes(self, input_shape: Shape) -> dict[str, Shape]:
        """``weight (F, C, K, K)`` and ``bias (F,)``."""
        return {
            "weight": (self.filters, input_shape[0], self.kernel, self.kernel),
            "bias": (self.filters,),
        }

    def initialise(self, parameters: Block, rng: Generator) -> None:
        """Draw the weights; biases start at zero."""
        draw(self.initialisation, parameters["weight"], rng)
        parameters["bias"][...] = 0

    def forward(self, parameters: Block, x: Array, mode: Mode, scratch: Workspace) -> tuple[Array, Cache]:
        """``x (H, C, W, N) -> y (OH, F, OW, N)``."""
        if self._is_small(x.shape):
            return im2col.forward(parameters, x, self.pad, scratch)
        if self._tiled(x.shape):
            return winograd.forward(parameters, x, self.pad, scratch)
        _, channels, width, count = x.shape
        unfolded = self._unfold(x, scratch)
        weight = np.zeros((self.filters, self.kernel, channels * self.kernel + 1), x.dtype)
        # (F, C, K, K) -> (F, K, C, K) -> (F, K, C*K)
        by_row = parameters["weight"].transpose(0, 2, 1, 3).reshape(self.filters, self.kernel, -1)
        weight[:, :, :-1] = by_row
        weight[:, 0, -1] = parameters["bias"]
        rows, columns = self._out(len(x)), self._out(width)
        y = scratch.take("y", (rows, self.filters, columns * count), x.dtype)
        # (F, K, C*K + 1) -> (F, K*(C*K + 1))
        _multiply(weight.reshape(self.filters, -1), unfolded, self.kernel, self.stride, y)
        # (OH, F, OW*N) -> (OH, F, OW, N)
        return y.reshape(rows, self.filters, columns, count), (unfolded, x.shape)

    def _unfold(self, x: Array, scratch: Workspace) -> Array:
        """``x (H, C, W, N)`` by column of the kernel, with the padding and the ones: ``(H + 2P, C*K + 1, OW*N)``."""
        height, channels, width, count = x.shape
        pad, step, kernel, columns = self.pad, self.stride, self.kernel, self._out(width)
        size = (height + 2 * pad, channels * kernel + 1, columns * count)
        unfolded = scratch.zeros("unfolded", size, x.dtype, written=(x.shape, kernel, step, pad))
        unfolded[:, -1] = 1
        # (H, C*K, OW*N) -> (H, C, K, OW, N)
        by_column = unfolded[pad : pad + height, :-1].reshape(height, channels, kernel, columns, count, copy=False)
        for j in range(kernel):
            target, source = _columns(width, step, j - pad, columns)
            by_column[:, :, j, target] = x[:, :, source]
        return unfolded

    def backward(
        self, parameters: Block, cache: Cache, dy: Array, gradients: Block, scratch: Workspace, needs_dx: bool
    ) -> Array | None:
        """``dy (OH, F, OW, N) -> dx (H, C, W, N)``."""
        if isinstance(cache, im2col.Cache):
            return im2col.backward(parameters, cache, dy, gradients, self.pad, scratch, needs_dx)
        if isinstance(cache, winograd.Cache):
            return winograd.backward(parameters, cache, dy, gradients, self.pad, scratch, needs_dx)
        unfolded, input_shape = cache
        flat = dy.reshape(len(dy), self.filters, -1)  # (OH, F, OW, N) -> (OH, F, OW*N)
        if gradients:
            self._parameter_gradients(unfolded, flat, gradients, scratch)
        return self._input_gradient(parameters["weight"], flat, input_shape, scratch) if needs_dx else None

    def _parameter_gradients(self, unfolded: Array, dy: Array, gradients: Block, scratch: Workspace) -> None:
        """From ``dy (OH, F, OW*N)``."""
        kernel, columns = self.kernel, unfolded.shape[1] - 1
        total = _correlate(unfolded, kernel, self.stride, dy, scratch)
        by_row = total.reshape(kernel, columns + 1, self.filters)  # (K*(C*K + 1), F) -> (K, C*K + 1, F)
        by_weight = by_row[:, :-1].reshape(kernel, -1, kernel, self.filters)  # (K, C*K, F) -> (K, C, K, F)
        gradients["weight"][...] = by_weight.transpose(3, 1, 0, 2)  # (K, C, K, F) -> (F, C, K, K)
        gradients["bias"][...] = by_row[0, -1]

    def reads(self, wanted: Array, input_shape: Shape) -> Array:
        """The pixels under the kernel, of every channel."""
        some: Array = np.any(wanted, axis=0, keepdims=True)
        pixels = covered(some, self.kernel, self.stride, self.pad, (input_shape[1], input_shape[2]))
        return np.broadcast_to(pixels, input_shape)

    def arithmetic(self, parameters: Block, x: Array, position: Shape) -> WeightedSum:
        """The patch under the kernel, times the kernel."""
        filter_, row, column = position
        corner = row * self.stride - self.pad, column * self.stride - self.pad
        inputs, places = patch(x, range(len(x)), corner, self.kernel)
        return WeightedSum(inputs, places, parameters["weight"][filter_].copy(), float(parameters["bias"][filter_]))

    def part(self, parameters: Block, outputs: Array, inputs: Array) -> tuple["Conv2D", Block]:
        """Some filters on some channels."""
        weight = parameters["weight"][np.ix_(outputs, inputs)]
        return replace(self, filters=len(outputs)), {"weight": weight, "bias": parameters["bias"][outputs]}

    def _input_gradient(self, weight: Array, dy: Array, input_shape: Shape, scratch: Workspace) -> Array:
        """``dy (OH, F, OW*N) -> dx (H, C, W, N)``."""
        height, channels, _, _ = input_shape
        pad, step, kernel = self.pad, self.stride, self.kernel
        rows, filters, length = dy.shape
        # Input row q was read by output rows (q - i) / S: with dy's rows S apart and zeros between and around them,
        # these are the K rows from q on, the kernel's rows in reverse.
        size = (height + 2 * pad + kernel - 1, filters, length)
        apart = scratch.zeros("dy", size, dy.dtype, written=(kernel, rows, step))
        apart[kernel - 1 : kernel + (rows - 1) * step : step] = dy
        # (F, C, K, K) -> (C, K, K, F) -> (C*K, K*F)
        turned = weight[:, :, ::-1].transpose(1, 3, 2, 0).reshape(channels * kernel, kernel * filters)
        dunfolded = scratch.take("dunfolded", (height, channels * kernel, length), dy.dtype)
        _multiply(turned, apart[pad : pad + height + kernel - 1], kernel, 1, dunfolded)
        return self._fold(dunfolded, input_shape, scratch)

    def _fold(self, dunfolded: Array, input_shape: Shape, scratch: Workspace) -> Array:
        """``dunfolded (H, C*K, OW*N)`` added up at the pixels it was unfolded from: ``(H, C, W, N)``."""
        height, channels, width, count = input_shape
        columns = self._out(width)
        # (H, C*K, OW*N) -> (H, C, K, OW, N)
        by_column = dunfolded.reshape(height, channels, self.kernel, columns, count)
        dx = scratch.take("dx", input_shape, dunfolded.dtype)
        dx[...] = 0
        for j in range(self.kernel):
            source, target = _columns(width, self.stride, j - self.pad, columns)
            dx[:, :, target] += by_column[:, :, j, source]
        return dx


def _multiply(matrix: Array, lines: Array, kernel: int, stride: int, out: Array) -> None:
    """``matrix (M, K*D) @`` the windows of ``lines (H, D, L)``: ``out (rows, M, L)``."""
    blocks = _blocks(matrix.size, lines.shape[2])
    np.matmul(matrix, windows(lines, kernel, stride, blocks), out=windows(out, blocks=blocks))


def _correlate(lines: Array, kernel: int, stride: int, dy: Array, scratch: Workspace) -> Array:
    """The windows of ``lines (H, D, L) @ dy (rows, M, L), turned``, summed over the rows: ``(K*D, M)``."""
    depth, length = kernel * lines.shape[1], lines.shape[2]
    filters = dy.shape[1]
    turned, blocks = dy.swapaxes(1, 2)[None], 1  # (rows, M, L) -> (1, rows, L, M)
    if depth > WIDE * filters:
        blocks = _blocks(depth * filters, length)
        view = windows(dy, blocks=blocks).swapaxes(2, 3)  # (blocks, rows, M, L) -> (blocks, rows, L, M)
        turned = scratch.take("turned", view.shape, dy.dtype)
        turned[...] = view
    by_block = scratch.take("by_block", (blocks, len(dy), depth, filters), dy.dtype)
    result: Array = np.matmul(windows(lines, kernel, stride, blocks), turned, out=by_block).sum(axis=(0, 1))
    return result


def _blocks(size: int, length: int) -> int:
    """Into how many blocks to cut ``length`` so that a product with a matrix of ``size`` numbers is a small one."""
    blocks = 1
    while size * length > SMALL * blocks and length % (2 * blocks) == 0:
        blocks *= 2
    return blocks


def _columns(width: int, step: int, offset: int, columns: int) -> tuple[slice, slice]:
    """The output columns ``o`` for which ``o * step + offset`` is a pixel, and those pixels."""
    first = min(columns, max(0, -(offset // step)))
    last = max(first, min(columns, (width - 1 - offset) // step + 1))
    start = first * step + offset
    return slice(first, last), slice(start, start + max(0, (last - first - 1) * step + 1), step)
