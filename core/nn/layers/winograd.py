"""Winograd's convolution along the columns: fewer multiplications for the same numbers.

A kernel of K columns needs ``m * K`` multiplications for m neighbouring columns of the output. Winograd's minimal
filtering needs ``n = m + K - 1``: the n pixels of such a *tile*, and the kernel, are taken as polynomials and
evaluated at n points; there the convolution is a product, number by number, from which the m outputs are
interpolated (Lavin and Gray, "Fast algorithms for convolutional neural networks", 2016, section 4; the matrices are
Toom and Cook's, as in Barabasz et al., "Error analysis and improving the accuracy of Winograd convolution", 2020).

Only columns are transformed. Rows lie outermost in memory, so the K rows under the kernel are one block that a product
reads where it stands, as in :mod:`core.nn.layers.convolution`; the copies that are made of every pixel there are ``n /
m`` transformed numbers here. For each row of the output and each of the n points it is

    ``kernel (F, K*C) @ points[r : r + K] (K*C, T*N)``

with T tiles in a row. All transforms are products with small constant matrices, padding and an incomplete last tile
included, and every gradient is the same way back through their transposes.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.polynomial import polynomial

from core.nn.workspace import Workspace
from core.types import Array, Block, Shape

POINTS = (0, 1, -1, 2, -2, 1 / 2, -1 / 2)
"""Where polynomials are evaluated; the last point is infinity. With more of them float32 loses digits."""


@dataclass(frozen=True)
class Transforms:
    """The matrices for one width: ``forth (n*T, W)``, ``back (OW, n*T + 1)`` and ``weight (n, K)``.

    The last column of ``back`` adds the bias, which is written below the points.
    """

    forth: Array
    back: Array
    weight: Array


class Cache(NamedTuple):
    """What the gradient needs: the input at the points, ``windows (n, OH, K*C, T*N)``, and its shape."""

    windows: Array
    input_shape: Shape


def tile(kernel: int, columns: int) -> int:
    """How many ``columns`` to compute at once for the fewest multiplications; 1 if nothing is gained."""
    sizes = range(1, max(2, len(POINTS) + 3 - kernel))
    return min(sizes, key=lambda size: ((size + kernel - 1) * -(-columns // size), size))


@lru_cache
def transforms(kernel: int, width: int, pad: int, dtype: np.dtype[Any]) -> Transforms:
    """The matrices for a kernel of ``kernel`` columns on ``width`` pixels with ``pad`` zeros on both sides."""
    columns = width + 2 * pad - kernel + 1
    size = tile(kernel, columns)
    tiles, count = -(-columns // size), size + kernel - 1
    finite = np.array(POINTS[: count - 1])
    weight, back, forth = np.zeros((count, kernel)), np.zeros((count, size)), np.zeros((count, count))
    for i, point in enumerate(finite):
        others = np.delete(finite, i)
        weight[i] = point ** np.arange(kernel) / np.prod(point - others)
        back[i] = point ** np.arange(size)
        forth[i, :-1] = polynomial.polyfromroots(others)
    weight[-1, -1] = back[-1, -1] = 1
    forth[-1] = polynomial.polyfromroots(finite)
    all_forth = np.zeros((count, tiles, tiles * size + kernel - 1 + pad))
    all_back = np.zeros((count, tiles, tiles * size))
    for t in range(tiles):
        all_forth[:, t, t * size : t * size + count] = forth
        all_back[:, t, t * size : (t + 1) * size] = back
    lines = all_back.reshape(count * tiles, -1).T[:columns]
    return Transforms(
        all_forth.reshape(count * tiles, -1)[:, pad : pad + width].astype(dtype),
        np.hstack((lines, np.ones((columns, 1)))).astype(dtype),
        weight.astype(dtype),
    )


def forward(parameters: Block, x: Array, pad: int, scratch: Workspace) -> tuple[Array, Cache]:
    """``x (H, C, W, N) -> y (OH, F, OW, N)``."""
    height, channels, width, count = x.shape
    filters, _, kernel, _ = parameters["weight"].shape
    matrices = transforms(kernel, width, pad, x.dtype)
    rows, points, depth = height + 2 * pad - kernel + 1, len(matrices.weight), len(matrices.forth)
    # One more number than needed, as lines a power of 2 apart would push each other out of the cache.
    at_points = scratch.zeros("points", (height + 2 * pad, channels, depth + 1, count), x.dtype, written=pad)
    np.matmul(matrices.forth, x, out=at_points[pad : pad + height, :, :-1])
    weight = scratch.derived(
        f"weight at {points} points",
        parameters["weight"],
        lambda weight: _evaluate(matrices.weight, weight.transpose(3, 0, 2, 1)),
    )
    windows = _windows(at_points, kernel, points, rows)
    products = scratch.take("products", (rows, filters, depth + 1, count), x.dtype)
    products[:, :, -1] = parameters["bias"][:, None]
    np.matmul(weight.reshape(points, 1, filters, -1), windows, out=_windows(products, 1, points, rows))
    y = scratch.take("y", (rows, filters, len(matrices.back), count), x.dtype)
    return np.matmul(matrices.back, products, out=y), Cache(windows, x.shape)


def backward(
    parameters: Block, cache: Cache, dy: Array, gradients: Block, pad: int, scratch: Workspace, needs_dx: bool
) -> Array | None:
    """``dy (OH, F, OW, N) -> dx (H, C, W, N)``."""
    windows, (height, channels, width, count) = cache
    filters, _, kernel, _ = parameters["weight"].shape
    matrices = transforms(kernel, width, pad, dy.dtype)
    rows, points, depth = len(dy), len(matrices.weight), len(matrices.forth)
    # Rows of zeros around them: row q of the input was read by the K rows of the output before and at q.
    size = (height + 2 * pad + kernel - 1, filters, depth + 1, count)
    apart = scratch.zeros("dproducts", size, dy.dtype, written=(kernel, rows))
    dproducts = apart[kernel - 1 : kernel - 1 + rows]
    np.matmul(matrices.back.T, dy, out=dproducts)
    gradients["bias"][...] = dproducts[:, :, -1].sum(axis=(0, 2))
    # Point by point: the products of all rows stay in the cache until they are summed.
    by_row = scratch.take("by_row", (rows, kernel * channels, filters), dy.dtype)
    turned = _windows(dproducts, 1, points, rows).swapaxes(2, 3)
    total = np.array([np.matmul(*pair, out=by_row).sum(axis=0) for pair in zip(windows, turned, strict=True)])
    by_column = (matrices.weight.T @ total.reshape(points, -1)).reshape(kernel, kernel, channels, filters)
    gradients["weight"][...] = by_column.transpose(3, 2, 1, 0)
    if not needs_dx:
        return None
    turned = _evaluate(matrices.weight, parameters["weight"][:, :, ::-1].transpose(3, 1, 2, 0))
    dpoints = scratch.take("dpoints", (height, channels, depth, count), dy.dtype)
    behind = _windows(apart[pad:], kernel, points, height)
    np.matmul(turned.reshape(points, 1, channels, -1), behind, out=_windows(dpoints, 1, points, height))
    return np.matmul(matrices.forth.T, dpoints, out=scratch.take("dx", cache.input_shape, dy.dtype))


def _evaluate(matrix: Array, weight: Array) -> Array:
    """``weight (K, A, K, B)``, columns first, at the points: ``(n, A, K, B)``."""
    result: Array = (matrix @ weight.reshape(len(weight), -1)).reshape(-1, *weight.shape[1:])
    return result


def _windows(lines: Array, kernel: int, points: int, rows: int) -> Array:
    """By point, the ``rows`` overlapping blocks of ``kernel`` rows: ``(n, rows, K*D, T*N)``, a view.

    Of ``lines (H, D, n*T, N)``; a line below the points is left out.
    """
    _, depth, numbers, count = lines.shape
    length = numbers // points * count
    row, line, _, item = lines.strides
    return as_strided(lines, (points, rows, kernel * depth, length), (length * item, row, line, item))
