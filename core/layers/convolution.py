"""Convolution, as one matrix product for each row of the output.

A window needs K rows of K pixels. Spreading every window out in full ("im2col") copies each pixel K*K times.
Here each pixel is copied K times only: ``spread[q, c, j, o, n]`` is the pixel that column ``j`` of the kernel meets
in row ``q`` when it stands at output column ``o``. As rows lie outermost in memory, the K rows under the kernel
are already one block of ``K*C*K`` rows, and output row ``r`` is

    ``kernel (F, K*C*K) @ spread[r*S : r*S + K] (K*C*K, O*N)``

read in place through a strided view: no second copy, and the product is already in the layout of the output.

The gradient of the input is the same product again: ``dy``, with zeros between its pixels where the stride is
greater than one, under the kernel turned by 180 degrees (Dumoulin and Visin, "A guide to convolution arithmetic
for deep learning", 2016, sections 4.1 to 4.6).
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.random import Generator

from core.initialisation import Initialisation, draw
from core.layers.base import Workspace
from core.types import Array, Block, Shape, UserError

Padding = Literal["valid", "same"] | int


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
        for name in ("filters", "kernel", "stride"):
            if getattr(self, name) < 1:
                raise UserError(f"A convolution needs at least 1 for {name}, not {getattr(self, name)}.")
        if self.padding == "same" and self.kernel % 2 == 0:
            raise UserError(
                f'Padding "same" needs a kernel with a middle pixel: {self.kernel} is even, take an odd side.'
            )
        if self.padding not in ("same", "valid") and (isinstance(self.padding, str) or self.padding < 0):
            raise UserError(f'Padding is "valid", "same" or a number from 0, not {self.padding!r}.')

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
    ) -> tuple[Array, tuple[Array, Shape]]:
        """``x (H, C, W, N) -> y (OH, F, OW, N)``."""
        height, channels, width, count = x.shape
        pad, step, kernel = self.pad, self.stride, self.kernel
        columns = self._out(width)
        shape = (height + 2 * pad, channels, kernel, columns, count)
        spread = scratch.zeros("spread", shape, x.dtype)
        for j in range(kernel):  # output column o stands on input column o * S + j - P
            first, last = _inside(width, step, j - pad, columns)
            if first < last:
                spread[pad : pad + height, :, j, first:last] = x[
                    :, :, first * step + j - pad : (last - 1) * step + j - pad + 1 : step
                ]
        windows = _windows(spread, kernel, step, self._out(height))
        weight = parameters["weight"].transpose(0, 2, 1, 3).reshape(self.filters, -1)
        y = scratch.take("y", (len(windows), self.filters, columns * count), x.dtype)
        np.matmul(weight, windows, out=y)
        y += parameters["bias"][:, None]
        return y.reshape(len(windows), self.filters, columns, count), (windows, x.shape)

    def backward(
        self,
        parameters: Block,
        cache: tuple[Array, Shape],
        dy: Array,
        gradients: Block,
        scratch: Workspace,
        needs_dx: bool,
    ) -> Array | None:
        """``dy (OH, F, OW, N) -> dx (H, C, W, N)``."""
        windows, input_shape = cache
        weight = parameters["weight"]
        filters, channels, kernel, _ = weight.shape
        flat = dy.reshape(len(windows), filters, -1)
        by_row = scratch.take("by_row", (len(windows), filters, windows.shape[1]), dy.dtype)
        np.matmul(flat, windows.transpose(0, 2, 1), out=by_row)
        total = by_row.sum(axis=0).reshape(filters, kernel, channels, kernel)
        gradients["weight"][...] = total.transpose(0, 2, 1, 3)
        gradients["bias"][...] = flat.sum(axis=(0, 2))
        return self._input_gradient(weight, dy, input_shape, scratch) if needs_dx else None

    def _input_gradient(self, weight: Array, dy: Array, input_shape: Shape, scratch: Workspace) -> Array:
        height, channels, width, count = input_shape
        kernel, step = self.kernel, self.stride
        rows, filters, columns, _ = dy.shape
        # Row r of dy touches input rows r * S - P + i: turned round, it lies at q = r * S + K - 1 - P.
        shift = kernel - 1 - self.pad
        spread = scratch.zeros("dy", (height + kernel - 1, filters, kernel, width, count), dy.dtype)
        top, bottom = _inside(height + kernel - 1, step, shift, rows)
        for j in range(kernel):
            first, last = _inside(width, step, shift - j, columns)
            if first < last:
                spread[
                    top * step + shift : (bottom - 1) * step + shift + 1 : step,
                    :,
                    j,
                    first * step + shift - j : (last - 1) * step + shift - j + 1 : step,
                ] = dy[top:bottom, :, first:last]
        turned = weight[:, :, ::-1, ::-1].transpose(1, 2, 0, 3).reshape(channels, -1)
        dx = scratch.take("dx", (height, channels, width * count), dy.dtype)
        np.matmul(turned, _windows(spread, kernel, 1, height), out=dx)
        return dx.reshape(input_shape)


def _windows(spread: Array, kernel: int, stride: int, rows: int) -> Array:
    """The ``rows`` overlapping blocks of ``kernel`` rows, ``(rows, K*C*K, O*N)``: a view, not a copy."""
    _, channels, side, columns, count = spread.shape
    row, item = spread.strides[0], spread.itemsize
    return as_strided(
        spread,
        (rows, kernel * channels * side, columns * count),
        (row * stride, columns * count * item, item),
        writeable=False,
    )


def _inside(size: int, step: int, offset: int, count: int) -> tuple[int, int]:
    """The range of ``o`` in ``0..count`` for which ``o * step + offset`` lies in ``0..size``."""
    first = max(0, -(offset // step))
    last = min(count, (size - 1 - offset) // step + 1)
    return first, last
