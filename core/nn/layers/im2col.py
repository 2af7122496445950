"""Convolution as one matrix product for all of the output, every window unfolded in full ("im2col").

Each pixel is copied K*K times, more than in any other way here. But there is one product instead of one for each row of
the output, and the weights are used as they lie: where there is little output, that is what counts.

``unfolded[(c, i, j), (r, o, n)]`` is the pixel that row ``i`` and column ``j`` of the kernel meet in channel ``c`` when
it stands at row ``r`` and column ``o`` of the output.
"""

from typing import NamedTuple

import numpy as np

from core.nn.workspace import Workspace
from core.types import Array, Block, Shape


class Cache(NamedTuple):
    """What the gradient needs: ``unfolded (C*K*K, OH*OW*N)``, and the shape of the input."""

    unfolded: Array
    input_shape: Shape


def forward(parameters: Block, x: Array, pad: int, scratch: Workspace) -> tuple[Array, Cache]:
    """``x (H, C, W, N) -> y (OH, F, OW, N)``."""
    height, channels, width, count = x.shape
    filters, _, kernel, _ = parameters["weight"].shape
    rows, columns = height + 2 * pad - kernel + 1, width + 2 * pad - kernel + 1
    padded = scratch.zeros("padded", (height + 2 * pad, channels, width + 2 * pad, count), x.dtype, written=pad)
    _inner(padded, pad, x.shape)[...] = x
    unfolded = scratch.take("unfolded", (channels, kernel, kernel, rows, columns, count), x.dtype)
    for i in range(kernel):
        for j in range(kernel):
            # (OH, C, OW, N) -> (C, OH, OW, N)
            unfolded[:, i, j] = padded[i : i + rows, :, j : j + columns].swapaxes(0, 1)
    lines = unfolded.reshape(channels * kernel * kernel, -1)  # (C, K, K, OH, OW, N) -> (C*K*K, OH*OW*N)
    products = scratch.take("products", (filters, lines.shape[1]), x.dtype)
    np.matmul(parameters["weight"].reshape(filters, -1), lines, out=products)  # (F, C, K, K) -> (F, C*K*K)
    y = scratch.take("y", (rows, filters, columns, count), x.dtype)
    by_row = products.reshape(filters, rows, columns, count).swapaxes(0, 1)  # (F, OH*OW*N) -> (OH, F, OW, N)
    np.add(by_row, parameters["bias"][:, None, None], out=y)
    return y, Cache(lines, x.shape)


def backward(
    parameters: Block, cache: Cache, dy: Array, gradients: Block, pad: int, scratch: Workspace, needs_dx: bool
) -> Array | None:
    """``dy (OH, F, OW, N) -> dx (H, C, W, N)``."""
    lines, (height, channels, width, count) = cache
    rows, filters, columns, _ = dy.shape
    kernel = parameters["weight"].shape[2]
    dproducts = scratch.take("dproducts", (filters, rows, columns, count), dy.dtype)
    dproducts[...] = dy.swapaxes(0, 1)  # (OH, F, OW, N) -> (F, OH, OW, N)
    flat = dproducts.reshape(filters, -1)  # (F, OH, OW, N) -> (F, OH*OW*N)
    if gradients:
        # (F, C, K, K) -> (F, C*K*K)
        np.matmul(flat, lines.T, out=gradients["weight"].reshape(filters, -1, copy=False))
        gradients["bias"][...] = flat.sum(axis=1)
    if not needs_dx:
        return None
    dunfolded = scratch.take("dunfolded", lines.shape, dy.dtype)
    # (F, C, K, K) -> (F, C*K*K) -> (C*K*K, F)
    np.matmul(parameters["weight"].reshape(filters, -1).T, flat, out=dunfolded)
    # (C*K*K, OH*OW*N) -> (C, K, K, OH, OW, N)
    by_place = dunfolded.reshape(channels, kernel, kernel, rows, columns, count)
    dpadded = scratch.take("dpadded", (height + 2 * pad, channels, width + 2 * pad, count), dy.dtype)
    dpadded[...] = 0
    for i in range(kernel):
        for j in range(kernel):
            # (C, OH, OW, N) -> (OH, C, OW, N)
            dpadded[i : i + rows, :, j : j + columns] += by_place[:, i, j].swapaxes(0, 1)
    dx = scratch.take("dx", cache.input_shape, dy.dtype)
    dx[...] = _inner(dpadded, pad, dx.shape)
    return dx


def _inner(padded: Array, pad: int, shape: Shape) -> Array:
    """The pixels of ``padded (H + 2P, C, W + 2P, N)`` that are no padding."""
    height, _, width, _ = shape
    return padded[pad : pad + height, :, pad : pad + width]
