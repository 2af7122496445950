"""The examples that the articles work through, with their own numbers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.types import Array

FOUR_BY_FOUR: Array = np.array([[0, 50, 0, 29], [0, 80, 31, 2], [33, 90, 0, 75], [0, 9, 0, 95]], np.float64)
"""The picture of Zhou's "CNNs, Part 1: An Introduction to Convolutional Neural Networks" (2019)."""


def _picture(*rows: str) -> Array:
    return np.array([[float(number) for number in row.split()] for row in rows])


MOUSE_BACK = _picture(
    "0 0 0 0 0 0 30",
    "0 0 0 0 50 50 50",
    "0 0 0 20 50 0 0",
    "0 0 0 50 50 0 0",
    "0 0 0 50 50 0 0",
    "0 0 0 50 50 0 0",
    "0 0 0 50 50 0 0",
)
"""Deshpande's mouse where its back curves as the detector wants it."""

MOUSE_EAR = _picture(
    "0 0 0 0 0 0 0",
    "0 40 0 0 0 0 0",
    "40 0 40 0 0 0 0",
    "40 20 0 0 0 0 0",
    "0 50 0 0 0 0 0",
    "0 0 50 0 0 0 0",
    "25 25 0 50 0 0 0",
)
"""The same mouse's ear."""


@dataclass(frozen=True, eq=False)
class Example:
    """``picture (H, W)``, or ``None`` for a digit of MNIST, and the name of a kernel, or ``None`` for the eight."""

    title: str
    tip: str
    picture: Array | None
    kernel: str | None
    pooling: Literal["max"] | None = None


EXAMPLES = (
    Example(
        "4 × 4",
        "Zhou's first example: a 4 × 4 picture and the vertical Sobel filter give 2 × 2 numbers, 29 first",
        FOUR_BY_FOUR,
        "Vertical Sobel",
    ),
    Example(
        "Sobel on a digit",
        "Zhou's second: the vertical Sobel filter finds the upright edges of a digit",
        None,
        "Vertical Sobel",
    ),
    Example(
        "Curve: 6600",
        "Deshpande's curve detector where the mouse's back has that curve: it answers 6600",
        MOUSE_BACK,
        "Curve detector",
    ),
    Example(
        "Ear: 0",
        "The same detector on the mouse's ear, where there is no such curve: it answers 0",
        MOUSE_EAR,
        "Curve detector",
    ),
    Example(
        "Eight filters",
        "Zhou's first layers: 28 × 28 becomes 26 × 26 × 8 with eight filters, and 13 × 13 × 8 after max pooling",
        None,
        None,
        "max",
    ),
)
