"""Pictures on coarse grids: the highest of what is near, and closings."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.types import Array


def closed(picture: Array, window: int) -> Array:
    """A closing of ``picture (H, W)``: what is darker than its surroundings and narrower than ``window`` cells is
    filled; ``window`` is an odd number."""
    wide = np.pad(picture, window, mode="edge")  # what meets the border goes on beyond it, light as well as ink
    result: Array = -highest(-highest(wide, window), window)
    return result[window:-window, window:-window]


def highest(picture: Array, window: int) -> Array:
    """The highest value in the square of ``window`` cells, an odd number, around each cell of ``picture (H, W)``."""
    return highest_along(highest_along(picture, window, 0), window, 1)


def highest_along(picture: Array, window: int, axis: int) -> Array:
    """The highest of the ``window`` cells, an odd number, around each cell along ``axis``, as far as there are any.

    ``picture (H, W)`` stays as it is, and the result has its shape.
    """
    reach = window // 2
    picture = np.pad(picture, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
    picture = np.moveaxis(picture, axis, 0)  # along columns (H, W) -> (W, H), and back in the end
    width = 1
    while width < window:  # each step widens what a cell knows, up to twofold
        step = min(width, window - width)
        picture = np.maximum(picture[:-step], picture[step:])
        width += step
    return np.moveaxis(picture, 0, axis)


def ring(picture: NDArray[Any]) -> NDArray[Any]:
    """The cells along the four edges of ``picture (H, W)``, the corners twice: ``(2 * (H + W),)``."""
    return np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
