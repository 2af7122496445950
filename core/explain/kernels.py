"""Kernels that people made before networks learnt them, ``(K, K)``, by their names."""

from collections.abc import Mapping

import numpy as np

from core.types import Array


def _kernel(*rows: str) -> Array:
    kernel = np.array([[float(number) for number in row.split()] for row in rows])
    kernel.flags.writeable = False
    return kernel


VERTICAL_SOBEL = _kernel("-1 0 1", "-2 0 2", "-1 0 1")
BLUR = np.full((3, 3), 1 / 9)
BLUR.flags.writeable = False

CURVE = _kernel(
    "0 0 0 0 0 30 0",
    "0 0 0 0 30 0 0",
    "0 0 0 30 0 0 0",
    "0 0 0 30 0 0 0",
    "0 0 0 30 0 0 0",
    "0 0 0 30 0 0 0",
    "0 0 0 0 0 0 0",
)
"""The curve detector of Deshpande's "A Beginner's Guide To Understanding Convolutional Neural Networks" (2016)."""

EIGHT: Mapping[str, Array] = {
    "Vertical Sobel": VERTICAL_SOBEL,
    "Horizontal Sobel": _kernel("-1 -2 -1", "0 0 0", "1 2 1"),
    "Diagonal, falling": _kernel("0 1 2", "-1 0 1", "-2 -1 0"),
    "Diagonal, rising": _kernel("2 1 0", "1 0 -1", "0 -1 -2"),
    "Outline": _kernel("-1 -1 -1", "-1 8 -1", "-1 -1 -1"),
    "Blur": BLUR,
    "Sharpen": _kernel("0 -1 0", "-1 5 -1", "0 -1 0"),
    "Identity": _kernel("0 0 0", "0 1 0", "0 0 0"),
}
"""Eight of one size, which can be slid together: Sobel's of 1968, the rest as every image editor has them."""

KERNELS: Mapping[str, Array] = {**EIGHT, "Curve detector": CURVE}


def bank() -> Array:
    """The eight as one layer has them: ``(8, 1, 3, 3)``."""
    return np.stack(list(EIGHT.values()))[:, None]  # (8, K, K) -> (8, 1, K, K)
