"""Pictures on coarse grids: means of blocks and closings."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.types import Array


def block_means(picture: Array, most: int) -> Array:
    """Means of square blocks, as many as give at most ``most`` a side; a rest at the right and bottom is left out."""
    size = -(-max(picture.shape) // most)
    size = min(size, *picture.shape)
    rows, columns = (side // size for side in picture.shape)
    sums = _sums(_sums(picture[: rows * size, : columns * size], size).T, size).T
    means: Array = sums * np.float32(1 / (size * size))
    return means


def _sums(picture: Array, size: int) -> Array:
    """Sums of every ``size`` rows: slice by slice, for a reduction over an axis of a few elements is slow."""
    total = picture[::size].astype(np.float32)
    for start in range(1, size):
        total += picture[start::size]
    return total


def enlarged(picture: Array, shape: tuple[int, ...]) -> Array:
    """``picture`` stretched to ``shape``, straight lines between its points."""
    return _stretched(_stretched(picture, shape[0]).T, shape[1]).T


def _stretched(picture: Array, size: int) -> Array:
    """``size`` rows for those of ``picture``."""
    places = np.clip((np.arange(size) + 0.5) * len(picture) / size - 0.5, 0, len(picture) - 1)
    above = np.minimum(places.astype(np.intp), max(len(picture) - 2, 0))
    part = (places - above).astype(np.float32)[:, None]
    result: Array = picture[above] * (1 - part) + picture[np.minimum(above + 1, len(picture) - 1)] * part
    return result


def closed(picture: Array, window: int) -> Array:
    """A closing: what is darker than its surroundings and narrower than ``window`` cells is filled."""
    wide = np.pad(picture, window, mode="edge")  # what meets the border goes on beyond it, light as well as ink
    result: Array = -highest(-highest(wide, window), window)
    return result[window:-window, window:-window]


def highest(picture: Array, window: int) -> Array:
    """The highest value in the square of ``window`` cells, an odd number, around each cell."""
    for axis in (0, 1):
        reach = window // 2
        picture = np.pad(picture, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        picture = np.moveaxis(picture, axis, 0)
        width = 1
        while width < window:  # each step widens what a cell knows, up to twofold
            step = min(width, window - width)
            picture = np.maximum(picture[:-step], picture[step:])
            width += step
        picture = np.moveaxis(picture, 0, axis)
    return picture


def ring(picture: NDArray[Any]) -> NDArray[Any]:
    """The cells along the four edges."""
    return np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
