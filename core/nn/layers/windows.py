"""What lies under a window: the rows under a kernel, read where they stand, and the pixels under one or under many."""

from collections.abc import Iterator

import numpy as np
from numpy.lib.stride_tricks import as_strided

from core.nn.layers.arithmetic import OUTSIDE
from core.types import Array

NEAR = 2**17
"""Numbers, half a megabyte of them, that a processor keeps in a cache of its own while they are worked on."""

WHOLE = {8: np.dtype(np.float64), 16: np.dtype(np.complex128), 32: np.dtype("V32")}
"""By their size in bytes, as what a pixel of 2, 4 or 8 pictures is copied: NumPy's loops over so few numbers take up to
five times as long as over one thing of that size."""


def near(rows: int, numbers: int) -> Iterator[slice]:
    """Cut ``rows`` of so many ``numbers`` each into slices that are worked on one after the other.

    What one step writes for such a slice is still near when the next step reads it. Convolutions that do so, and not
    each step for all rows, are 1.2 to 1.4 times as fast where a row is large.
    """
    count = max(1, min(rows, NEAR // numbers))
    return (slice(first, min(first + count, rows)) for first in range(0, rows, count))


def windows(lines: Array, kernel: int = 1, stride: int = 1, blocks: int = 1) -> Array:
    """Of ``lines (H, D, L)`` every ``kernel`` rows, ``stride`` apart: ``(blocks, rows, K*D, L / blocks)``, a view.

    ``L`` is cut into ``blocks``. The K rows have to be one block of memory: a row lies D lines after the one before.
    """
    height, depth, length = lines.shape
    row, line, item = lines.strides
    if depth == 1:
        line = row  # how far there is from the only line to the next, NumPy does not say
    rows, length = 1 + (height - kernel) // stride, length // blocks
    # (H, D, L) -> (blocks, rows, K*D, L / blocks)
    return as_strided(lines, (blocks, rows, kernel * depth, length), (length * item, stride * row, line, item))


def copy(source: Array, target: Array) -> None:
    """``target[...] = source`` of pixels ``(..., N)``, a pixel at a time where :func:`is_copied`."""
    kind = WHOLE[source.shape[-1] * source.itemsize] if is_copied(source) else source.dtype
    target.view(kind)[...] = source.view(kind)


def is_copied(x: Array) -> bool:
    """Whether to :func:`copy` the pixels of ``x (..., N)`` first is faster than to read them where they stand."""
    return x.shape[-1] * x.itemsize in WHOLE


def covered(wanted: Array, side: int, step: int, pad: int, size: tuple[int, int]) -> Array:
    """The pixels under those windows that are ``wanted (C, OH, OW)``, bool: ``(C, *size)``, the padding left out."""
    channels, rows, columns = wanted.shape
    found = np.zeros((channels, size[0] + 2 * pad, size[1] + 2 * pad), np.bool_)
    for i, j in np.ndindex(side, side):
        found[:, i : i + (rows - 1) * step + 1 : step, j : j + (columns - 1) * step + 1 : step] |= wanted
    return found[:, pad : pad + size[0], pad : pad + size[1]]


def patch(x: Array, channels: range, corner: tuple[int, int], side: int) -> tuple[Array, Array]:
    """The numbers of ``x (C, H, W)`` under one window and their places in ``x``, both ``(len(channels), K, K)``.

    ``corner`` is the window's first row and column; what is outside of the picture is 0.
    """
    _, height, width = x.shape
    rows, columns = np.arange(corner[0], corner[0] + side)[:, None], np.arange(corner[1], corner[1] + side)
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    first = np.array(channels)[:, None, None] * height * width
    places = np.where(inside, first + rows * width + columns, OUTSIDE)
    return np.where(inside, x.reshape(-1)[places], 0), places  # (C, H, W) -> (C*H*W,)
