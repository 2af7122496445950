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

with T tiles in a row. The input, filter and output transforms (Lavin and Gray's words) are products with small constant
matrices, padding and an incomplete last tile included, and every gradient is the same way back through their
transposes.

Of few pictures these products are so small that calling them is most of the work: then there are fewer and larger ones
(:data:`FEW_PICTURES`, :data:`NARROW`).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.polynomial import polynomial

from core.nn.layers.windows import near, windows
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape

POINTS = (0, 1, -1, 2, -2, 1 / 2, -1 / 2)
"""Where polynomials are evaluated; the last point is infinity. With more of them float32 loses digits."""

FEW_PICTURES = 3
"""Pictures up to which one product transforms all rows of all channels (1.1 to 1.8 times as fast). Its matrix has each
number once for every picture, and zeros between, which from 4 pictures on costs what it saves."""

NARROW = 16
"""Tiles times pictures in a row up to which the gradient of the kernel is one product for all rows (1.1 to 2 times)."""


@dataclass(frozen=True, eq=False)
class Transforms:
    """The matrices for one width: ``of_input (n*T, W)``, ``of_filter (n, K)`` and ``to_output (OW, n*T + 1)``.

    They are read-only. The last column of ``to_output`` adds the bias, which is written below the points.
    """

    of_input: Array
    of_filter: Array
    to_output: Array


class Cache(NamedTuple):
    """What the gradient needs: the padded input at the points, ``(H + 2P, C, n*T, N)``, and its shape."""

    at_points: Array
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
    of_input, of_filter, to_output = np.zeros((count, count)), np.zeros((count, kernel)), np.zeros((count, size))
    for i, point in enumerate(finite):
        others = np.delete(finite, i)
        of_input[i, :-1] = polynomial.polyfromroots(others)
        of_filter[i] = point ** np.arange(kernel) / np.prod(point - others)
        to_output[i] = point ** np.arange(size)
    of_input[-1] = polynomial.polyfromroots(finite)
    of_filter[-1, -1] = to_output[-1, -1] = 1
    all_in = np.zeros((count, tiles, tiles * size + kernel - 1 + pad))
    all_out = np.zeros((count, tiles, tiles * size))
    for t in range(tiles):
        all_in[:, t, t * size : t * size + count] = of_input
        all_out[:, t, t * size : (t + 1) * size] = to_output
    lines = all_out.reshape(count * tiles, -1).T[:columns]  # (n, T, T*m) -> (n*T, T*m) -> (OW, n*T)
    matrices = (
        # (n, T, P + W + ...) -> (n*T, W)
        all_in.reshape(count * tiles, -1)[:, pad : pad + width].astype(dtype),
        of_filter.astype(dtype),
        np.hstack((lines, np.ones((columns, 1)))).astype(dtype),
    )
    for matrix in matrices:
        matrix.flags.writeable = False
    return Transforms(*matrices)


def forward(parameters: Block, x: Array, pad: int, scratch: Workspace) -> tuple[Array, Cache]:
    """``x (H, C, W, N) -> y (OH, F, OW, N)``."""
    height, channels, width, count = x.shape
    filters, _, kernel, _ = parameters["weight"].shape
    matrices = transforms(kernel, width, pad, x.dtype)
    rows, points, depth = height + 2 * pad - kernel + 1, len(matrices.of_filter), len(matrices.of_input)
    # One more number than needed, as lines a power of 2 apart would push each other out of the cache.
    at_points = scratch.zeros("points", (height + 2 * pad, channels, depth + 1, count), x.dtype, written=pad)[:, :, :-1]
    weight = scratch.derived(
        f"weight at {points} points",
        parameters["weight"],
        lambda weight: _filter_at_points(matrices, weight.transpose(3, 0, 2, 1)),  # (F, C, K, K) -> (K, F, K, C)
    ).reshape(points, 1, filters, -1)  # (n, F, K, C) -> (n, 1, F, K*C)
    inputs = _by_point(at_points, points, kernel)
    y = scratch.take("y", (rows, filters, len(matrices.to_output), count), x.dtype)
    transformed = 0
    for some in near(rows, (filters + channels) * (depth + 1) * count):
        under = slice(transformed, max(transformed, min(some.stop + kernel - 1 - pad, height)))
        _transform(matrices.of_input, x[under], at_points[pad:][under], scratch)
        transformed = under.stop
        products = scratch.take("products", (some.stop - some.start, filters, depth + 1, count), x.dtype)
        products[:, :, -1] = parameters["bias"][:, None]
        np.matmul(weight, inputs[:, some], out=_by_point(products[:, :, :-1], points))
        _transform(matrices.to_output, products, y[some], scratch)
    return y, Cache(at_points, x.shape)


def backward(
    parameters: Block, cache: Cache, dy: Array, gradients: Block, pad: int, scratch: Workspace, needs_dx: bool
) -> Array | None:
    """``dy (OH, F, OW, N) -> dx (H, C, W, N)``."""
    at_points, (height, channels, width, count) = cache
    filters, _, kernel, _ = parameters["weight"].shape
    matrices = transforms(kernel, width, pad, dy.dtype)
    rows, points, depth = len(dy), len(matrices.of_filter), len(matrices.of_input)
    # Rows of zeros around them: row q of the input was read by the K rows of the output before and at q.
    size = (height + 2 * pad + kernel - 1, filters, depth + 1, count)
    apart = scratch.zeros("dproducts", size, dy.dtype, written=(kernel, rows))
    dproducts = apart[kernel - 1 : kernel - 1 + rows]
    _transform(matrices.to_output.T, dy, dproducts, scratch)  # (OW, n*T + 1) -> (n*T + 1, OW)
    if gradients:
        _parameter_gradients(matrices, at_points, dproducts, gradients, scratch)
    if not needs_dx:
        return None
    # (F, C, K, K) -> (K, C, K, F), columns first, rows reversed
    weight = _filter_at_points(matrices, parameters["weight"][:, :, ::-1].transpose(3, 1, 2, 0))
    weight = weight.reshape(points, 1, channels, -1)  # (n, C, K, F) -> (n, 1, C, K*F)
    behind = _by_point(apart[pad : pad + height + kernel - 1, :, :-1], points, kernel)
    dx = scratch.take("dx", cache.input_shape, dy.dtype)
    for some in near(height, (filters + channels) * depth * count):
        dpoints = scratch.take("dpoints", (some.stop - some.start, channels, depth, count), dy.dtype)
        np.matmul(weight, behind[:, some], out=_by_point(dpoints, points))
        _transform(matrices.of_input.T, dpoints, dx[some], scratch)  # (n*T, W) -> (W, n*T)
    return dx


def _parameter_gradients(
    matrices: Transforms, at_points: Array, dproducts: Array, gradients: Block, scratch: Workspace
) -> None:
    """From the padded input at the points, and ``dproducts (OH, F, n*T + 1, N)``."""
    gradients["bias"][...] = dproducts[:, :, -1].sum(axis=(0, 2))
    points, kernel = matrices.of_filter.shape
    behind = _by_point(dproducts[:, :, :-1], points)
    filters = behind.shape[2]
    correlate = _at_once if behind.shape[3] <= NARROW else _row_by_row
    total = correlate(at_points, behind, kernel, scratch)
    # (n, K*C, F) or (n, K, C, F) -> (n, K*C*F); (n, K) -> (K, n); (K, K*C*F) -> (K, K, C, F), columns first
    by_column = (matrices.of_filter.T @ total.reshape(points, -1)).reshape(kernel, kernel, -1, filters)
    gradients["weight"][...] = by_column.transpose(3, 2, 1, 0)  # (K, K, C, F) -> (F, C, K, K)


def _row_by_row(at_points: Array, dproducts: Array, kernel: int, scratch: Workspace) -> Array:
    """The windows of ``at_points`` times ``dproducts (n, OH, F, T*N)``, summed over the rows: ``(n, K*C, F)``."""
    points, rows, filters, across = dproducts.shape
    inputs = _by_point(at_points, points, kernel)
    # Point by point: the products of all rows stay in the cache until they are summed. Turning dproducts round is worth
    # the copy, as OpenBLAS multiplies with a matrix that lies across half as fast (1.0 to 1.4 times).
    turned = scratch.take("turned", (rows, across, filters), dproducts.dtype)
    by_row = scratch.take("by_row", (rows, inputs.shape[2], filters), dproducts.dtype)
    total = np.empty((points, *by_row.shape[1:]), dproducts.dtype)
    for point in range(points):
        turned[...] = dproducts[point].swapaxes(1, 2)  # (OH, F, T*N) -> (OH, T*N, F)
        np.matmul(inputs[point], turned, out=by_row).sum(axis=0, out=total[point])
    return total


def _at_once(at_points: Array, dproducts: Array, kernel: int, scratch: Workspace) -> Array:
    """The same, one product for all rows: ``(n, K, C, F)``."""
    points, rows, filters, across = dproducts.shape
    inputs = _by_point(at_points, points)
    _, height, channels, _ = inputs.shape
    turned = scratch.take("turned", (points, rows, across, filters), dproducts.dtype)
    turned[...] = dproducts.swapaxes(2, 3)  # (n, OH, F, T*N) -> (n, OH, T*N, F)
    lines = scratch.take("lines", (points, channels, height, across), dproducts.dtype)
    lines[...] = inputs.swapaxes(1, 2)  # (n, H, C, T*N) -> (n, C, H, T*N)
    of_point, of_channel, row, item = lines.strides
    # (n, C, H, T*N) -> (n, K, C, OH*T*N)
    under = as_strided(lines, (points, kernel, channels, rows * across), (of_point, row, of_channel, item))
    # (n, OH, T*N, F) -> (n, 1, OH*T*N, F)
    total: Array = under @ turned.reshape(points, 1, rows * across, filters)
    return total


def _transform(matrix: Array, lines: Array, out: Array, scratch: Workspace) -> None:
    """``matrix (B, A) @ lines (H, D, A, N)``, into ``out (H, D, B, N)``."""
    height, depth, _, count = lines.shape
    if count > FEW_PICTURES:
        np.matmul(matrix, lines, out=out)
        return
    # A matrix and its transpose may have the same shape.
    key = f"{matrix.shape} {matrix.strides} of {count}"
    each = scratch.derived(key, matrix, lambda matrix: _for_each(matrix, count))
    # (H, D, A, N) -> (H*D, A*N); (H, D, B, N) -> (H*D, B*N)
    size = height * depth
    np.matmul(lines.reshape(size, len(each)), each, out=out.reshape(size, each.shape[1], copy=False))


def _for_each(matrix: Array, count: int) -> Array:
    """``matrix (B, A)`` transposed, for lines in which ``count`` pictures take turns: ``(A*N, B*N)``."""
    return np.kron(np.ascontiguousarray(matrix.T), np.eye(count, dtype=matrix.dtype))


def _filter_at_points(matrices: Transforms, weight: Array) -> Array:
    """``weight (K, A, K, B)``, columns first, at the points: ``(n, A, K, B)``."""
    flat = weight.reshape(len(weight), -1)  # (K, A, K, B) -> (K, A*K*B)
    result: Array = (matrices.of_filter @ flat).reshape(-1, *weight.shape[1:])  # (n, A*K*B) -> (n, A, K, B)
    return result


def _by_point(lines: Array, points: int, kernel: int = 1) -> Array:
    """Of ``lines (H, D, n*T, N)``, by point, every ``kernel`` rows: ``(n, rows, K*D, T*N)``, a view."""
    flat = lines.reshape(*lines.shape[:2], -1, copy=False)  # (H, D, n*T, N) -> (H, D, n*T*N)
    return windows(flat, kernel, blocks=points)
