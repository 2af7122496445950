"""Convolution, as one matrix product for each row of the output.

A window needs K rows of K pixels. Spreading every window out in full ("im2col") copies each pixel K*K times.
Here each pixel is copied K times only: ``spread[q, (c, j), (o, n)]`` is the pixel that column ``j`` of the kernel
meets in row ``q`` when it stands at output column ``o``. As rows lie outermost in memory, the K rows under the kernel
are already one block of ``K*C*K`` lines, and output row ``r`` is

    ``kernel (F, K*C*K) @ spread[r*S : r*S + K] (K*C*K, O*N)``

read in place through a strided view: no second copy, and the product is already in the layout of the output.
One more line of ones in every row carries the bias, and its gradient, through the same products.

The gradient of the kernel is the product of the same view with ``dy``. That of ``spread`` is a product with windows of
``dy``, under the kernel with its rows reversed; adding its K columns back to the pixels they came from gives ``dx``.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.random import Generator

from core.nn.checks import is_whole, make_whole
from core.nn.initialisation import Initialisation, check_initialisation, draw
from core.nn.layers import winograd
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError

Padding = Literal["valid", "same"] | int

SMALL = 10**6
"""Multiplications in a product that OpenBLAS does straight from memory on a processor with AVX-512.

It copies the matrices of a larger one into an order of its own first, which pays only where all three sides are long:
here, products cut down to this size were 10 to 35 % faster. Where there are no such kernels the cut costs little.
"""

WIDE = 10
"""From this many lines of a window for each filter on, turning ``dy`` round is worth the copy (1.1 to 1.8 times)."""

WORTH = 8
"""Channels times columns of the kernel but one: from here on Winograd's transforms pay (1.1 to 2.6 times).

With fewer, what they cost is not made up for (0.5 to 1.2 times).
"""


@dataclass(frozen=True)
class Conv2D:
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

    def __post_init__(self) -> None:
        make_whole(self, "A convolution", "filters", "kernel", "stride")
        check_initialisation(self.initialisation)
        if is_whole(self.padding, least=0):
            object.__setattr__(self, "padding", int(self.padding))
        elif self.padding not in ("same", "valid"):
            raise UserError(f'Padding is "valid", "same" or a whole number from 0, not {self.padding!r}.')
        if self.padding == "same" and self.kernel % 2 == 0:
            raise UserError(
                f'Padding "same" needs a kernel with a middle pixel: {self.kernel} is even, take an odd side.'
            )

    @property
    def pad(self) -> int:
        """Pixels of zeros added on every side."""
        if isinstance(self.padding, int):
            return self.padding
        return (self.kernel - 1) // 2 if self.padding == "same" else 0

    def output_shape(self, input_shape: Shape) -> Shape:
        """``(F, OH, OW)``."""
        if len(input_shape) != 3:
            raise UserError(
                f"A convolution needs pictures (channels, height, width) and is given {input_shape}: "
                "put a Reshape before it."
            )
        _, height, width = input_shape
        if min(height, width) + 2 * self.pad < self.kernel:
            raise UserError(
                f"A {self.kernel}x{self.kernel} kernel does not fit into {height}x{width} pixels "
                f"with a padding of {self.pad}."
            )
        return (self.filters, self._out(height), self._out(width))

    def _out(self, size: int) -> int:
        return 1 + (size - self.kernel + 2 * self.pad) // self.stride

    def _tiled(self, inside_shape: Shape) -> bool:
        """Whether Winograd's way is the faster one for ``x (H, C, W, N)``."""
        _, channels, width, _ = inside_shape
        worth = channels * (self.kernel - 1) >= WORTH and self.stride == 1
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

    def forward(
        self,
        parameters: Block,
        x: Array,
        rng: Generator | None,
        scratch: Workspace,
    ) -> tuple[Array, tuple[Array, Shape] | winograd.Cache]:
        """``x (H, C, W, N) -> y (OH, F, OW, N)``."""
        if self._tiled(x.shape):
            return winograd.forward(parameters, x, self.pad, scratch)
        height, channels, width, count = x.shape
        pad, step, kernel = self.pad, self.stride, self.kernel
        rows, columns = self._out(height), self._out(width)
        size = (height + 2 * pad, channels * kernel + 1, columns * count)
        spread = scratch.zeros("spread", size, x.dtype, written=(x.shape, kernel, step, pad))
        spread[:, -1] = 1
        by_column = spread[pad : pad + height, :-1].reshape(height, channels, kernel, columns, count)
        for j in range(kernel):
            target, source = _columns(width, step, j - pad, columns)
            by_column[:, :, j, target] = x[:, :, source]
        weight = np.zeros((self.filters, kernel, channels * kernel + 1), x.dtype)
        weight[:, :, :-1] = parameters["weight"].transpose(0, 2, 1, 3).reshape(self.filters, kernel, -1)
        weight[:, 0, -1] = parameters["bias"]
        windows = _windows(spread, kernel, step, rows)
        y = scratch.take("y", (rows, self.filters, columns * count), x.dtype)
        _multiply(weight.reshape(self.filters, -1), windows, y)
        return y.reshape(rows, self.filters, columns, count), (windows, x.shape)

    def backward(
        self,
        parameters: Block,
        cache: tuple[Array, Shape] | winograd.Cache,
        dy: Array,
        gradients: Block,
        scratch: Workspace,
        needs_dx: bool,
    ) -> Array | None:
        """``dy (OH, F, OW, N) -> dx (H, C, W, N)``."""
        if isinstance(cache, winograd.Cache):
            return winograd.backward(parameters, cache, dy, gradients, self.pad, scratch, needs_dx)
        windows, input_shape = cache
        channels, kernel = input_shape[1], self.kernel
        flat = dy.reshape(len(dy), self.filters, -1)
        total = _correlate(windows, flat, scratch).reshape(kernel, channels * kernel + 1, self.filters)
        by_weight = total[:, :-1].reshape(kernel, channels, kernel, self.filters)
        gradients["weight"][...] = by_weight.transpose(3, 1, 0, 2)
        gradients["bias"][...] = total[0, -1]
        return self._input_gradient(parameters["weight"], flat, input_shape, scratch) if needs_dx else None

    def _input_gradient(self, weight: Array, dy: Array, input_shape: Shape, scratch: Workspace) -> Array:
        height, channels, width, count = input_shape
        pad, step, kernel = self.pad, self.stride, self.kernel
        rows, filters, length = dy.shape
        # Input row q was read by output rows (q - i) / S: with dy's rows S apart and zeros between and around them,
        # these are the K rows from q on, the kernel's rows in reverse.
        size = (height + 2 * pad + kernel - 1, filters, length)
        apart = scratch.zeros("dy", size, dy.dtype, written=(kernel, rows, step))
        apart[kernel - 1 : kernel + (rows - 1) * step : step] = dy
        turned = weight[:, :, ::-1].transpose(1, 3, 2, 0).reshape(channels * kernel, kernel * filters)
        spread = scratch.take("dspread", (height, channels * kernel, length), dy.dtype)
        _multiply(turned, _windows(apart[pad:], kernel, 1, height), spread)
        by_column = spread.reshape(height, channels, kernel, length // count, count)
        dx = scratch.take("dx", input_shape, dy.dtype)
        dx[...] = 0
        for j in range(kernel):
            source, target = _columns(width, step, j - pad, length // count)
            dx[:, :, target] += by_column[:, :, j, source]
        return dx


def _windows(lines: Array, kernel: int, stride: int, rows: int) -> Array:
    """Of ``lines (H, D, L)``, the ``rows`` overlapping blocks of ``kernel`` rows: ``(rows, K*D, L)``, a view."""
    _, depth, length = lines.shape
    row, line, item = lines.strides
    return as_strided(lines, (rows, kernel * depth, length), (row * stride, line, item), writeable=False)


def _multiply(matrix: Array, windows: Array, out: Array) -> None:
    """``matrix (M, D) @ windows (rows, D, L) -> out (rows, M, L)``."""
    blocks = _blocks(matrix.size, windows.shape[2])
    np.matmul(matrix, _in_blocks(windows, blocks), out=_in_blocks(out, blocks))


def _correlate(windows: Array, dy: Array, scratch: Workspace) -> Array:
    """``windows (rows, D, L) @ dy (rows, M, L), turned``, summed over the rows: ``(D, M)``."""
    _, depth, length = windows.shape
    filters = dy.shape[1]
    turned, blocks = dy.swapaxes(1, 2)[None], 1
    if depth > WIDE * filters:
        blocks = _blocks(depth * filters, length)
        view = _in_blocks(dy, blocks).swapaxes(2, 3)
        turned = scratch.take("turned", view.shape, dy.dtype)
        turned[...] = view
    by_block = scratch.take("by_block", (blocks, len(dy), depth, filters), dy.dtype)
    result: Array = np.matmul(_in_blocks(windows, blocks), turned, out=by_block).sum(axis=(0, 1))
    return result


def _blocks(size: int, length: int) -> int:
    """Into how many blocks to cut ``length`` so that a product with a matrix of ``size`` numbers is a small one."""
    blocks = 1
    while size * length > SMALL * blocks and length % (2 * blocks) == 0:
        blocks *= 2
    return blocks


def _in_blocks(x: Array, blocks: int) -> Array:
    """``(rows, D, L) -> (blocks, rows, D, L / blocks)``, a view."""
    rows, depth, length = x.shape
    row, line, item = x.strides
    return as_strided(x, (blocks, rows, depth, length // blocks), (length // blocks * item, row, line, item))


def _columns(width: int, step: int, offset: int, columns: int) -> tuple[slice, slice]:
    """The output columns ``o`` for which ``o * step + offset`` is a pixel, and those pixels."""
    first = min(columns, max(0, -(offset // step)))
    last = max(first, min(columns, (width - 1 - offset) // step + 1))
    start = first * step + offset
    return slice(first, last), slice(start, start + max(0, (last - first - 1) * step + 1), step)
