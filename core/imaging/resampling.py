"""Pictures at other sizes and places: averages by area, sums of blocks, straight lines between pixels."""

import numpy as np
from numpy.typing import DTypeLike

from core.types import Array


def area_weights(size: int, bins: int, start: float, length: float) -> Array:
    """Weights ``(bins, size)`` that average a line of ``size`` pixels over ``bins`` equal parts of a stretch of it.

    The stretch begins at ``start`` and is ``length`` pixels long; it may lie partly outside, where there is nothing.
    A pixel weighs as much as the fraction of it that a bin covers, so ``weights @ line`` is an exact area average.
    """
    edges = start + np.arange(bins + 1, dtype=np.float64) * (length / bins)
    pixels = np.arange(size, dtype=np.float64)
    covered = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    weights: Array = np.maximum(covered, 0) * (bins / length)
    return weights.astype(np.float32)


def block_size(shape: tuple[int, ...], most: int) -> int:
    """The side of square blocks of which at most ``most`` lie along either side of a picture of ``shape (H, W)``."""
    return -(-max(shape) // most)


def block_means(picture: Array, most: int) -> Array:
    """Means of square blocks of ``picture (H, W)``, as large as give at most ``most`` of them a side.

    A rest at the right and bottom is left out; where the picture is narrower than a block, so are the blocks.
    """
    size = block_size(picture.shape, most)
    height, width = (min(size, side) for side in picture.shape)
    rows, columns = picture.shape[0] // height, picture.shape[1] // width
    means: Array = block_sums(picture[: rows * height, : columns * width], size) * np.float32(1 / (height * width))
    return means


def block_sums(picture: Array, size: int, dtype: DTypeLike = np.float32) -> Array:
    """Sums of square blocks of ``size`` pixels a side: ``(H, W) -> (ceil(H / size), ceil(W / size))``.

    The last ones at the right and bottom may have fewer pixels.
    """
    return _sums(_sums(picture, size, dtype).T, size, dtype).T  # (h, W) -> (W, h); (w, h) -> (h, w)


def _sums(picture: Array, size: int, dtype: DTypeLike) -> Array:
    """Sums of every ``size`` rows: slice by slice, for a reduction over an axis of a few elements is slow."""
    total = picture[::size].astype(dtype)
    for start in range(1, size):
        part = picture[start::size]
        total[: len(part)] += part
    return total


def enlarged(picture: Array, shape: tuple[int, ...]) -> Array:
    """``picture (h, w)`` stretched to ``shape``, ``(H, W)``, straight lines between its points."""
    return _stretched(_stretched(picture, shape[0]).T, shape[1]).T


def _stretched(picture: Array, size: int) -> Array:
    """``size`` rows for those of ``picture``."""
    places = np.clip((np.arange(size) + 0.5) * len(picture) / size - 0.5, 0, len(picture) - 1)
    above = np.minimum(places.astype(np.intp), max(len(picture) - 2, 0))
    part = (places - above).astype(np.float32)[:, None]
    result: Array = picture[above] * (1 - part) + picture[np.minimum(above + 1, len(picture) - 1)] * part
    return result


def bilinear(pictures: Array, rows: Array, columns: Array) -> Array:
    """Values of ``pictures (N, H, W)`` at places ``(N, h, w)`` between their pixels; outside is paper.

    Places are counted from the centre of the first pixel. They lie from -1 to less than ``H`` and ``W``: there is one
    row of paper around the picture, and none beyond. They set the precision of what is computed, and of the result.
    """
    count, height, width = len(pictures), pictures.shape[1] + 2, pictures.shape[2] + 2
    padded = np.zeros((count, height, width), rows.dtype)
    padded[:, 1:-1, 1:-1] = pictures
    top, left = np.floor(rows), np.floor(columns)
    down, right = rows - top, columns - left
    where = (top * width + left).astype(np.int32) + (np.arange(count, dtype=np.int32) * height * width)[:, None, None]
    where += width + 1
    flat = padded.ravel()
    upper = flat.take(where)
    upper += right * (flat.take(where + 1) - upper)
    where += width
    lower: Array = flat.take(where)
    lower += right * (flat.take(where + 1) - lower)
    lower -= upper
    lower *= down
    lower += upper
    return lower
