"""From the grey of a picture to ink: which side of grey is paper, an even background, full contrast, no noise.

A digit as sharp and clean as MNIST's own passes through unchanged. A scan or a photograph is divided by the brightness
of its own paper, which morphology finds (a closing: whatever is wide is ground, shadows and tables too, and whatever
is narrow and darker is not), so that ink is as strong in the shade as in the light.
"""

import numpy as np
from numpy.typing import NDArray

from core.types import Array

FAINTEST_CONTRAST = 0.06
"""Ink that differs less than this from its paper, of black to white, is not seen as ink."""

NOISE = 3.5
"""Ink is what rises this many standard deviations out of the noise of the paper."""

SOFT = 0.1
"""What is fainter than this part of the full ink is noise, or was left by lossy compression."""

HALF = (0.3, 0.7)
"""On paper, ink begins and is full at these parts of its usual strength: a blurred edge stays where it was."""

SPECK = 0.03
"""In a picture with noise, a piece with less than this part of the ink of the largest one is dirt."""

LARGE = 128
"""A picture with a side from this up has pixels to spare: its faint edges, and a pixel of sharpness, can go."""

PAPER_SIDE = 512
"""A scan or a photograph is halved until it is no larger than this: as fine as the canvas, and half the noise."""

COARSE = 128
"""Side of the grid that background and specks are judged on."""

WIDEST = 0.26
"""No stroke is wider than this part of the longer side, and no shadow narrower."""


def ink_of_grey(grey: Array) -> Array:
    """The ink float32, 0 paper to 1 ink, of a picture ``(H, W)`` from 0 black to 1 white; all zero if it is blank.

    ``(H, W)`` too, but for scans and photographs larger than :data:`PAPER_SIDE`, which are halved.
    """
    rise = grey - np.median(_ring(grey))
    return _ink_of_drawing(rise) if _is_even(rise) else _ink_on_paper(grey)


def _is_even(rise: Array) -> bool:
    """Whether a program drew this: most of the ground is of exactly one tone, and little is nearly so."""
    nearly = np.count_nonzero((rise != 0) & (np.abs(rise) < SOFT))
    most = 0.01 if max(rise.shape) >= LARGE else 0.1
    return bool(np.count_nonzero(rise == 0) > 0.5 * rise.size and nearly < most * rise.size)


def _ink_of_drawing(rise: Array) -> Array:
    """The ink of a picture without noise, given how far it lies above its ground."""
    if float((rise * rise * rise).sum(dtype=np.float64)) < 0:
        rise = -rise
    full = float(rise.max())
    if full < FAINTEST_CONTRAST:
        return np.zeros(rise.shape, np.float32)
    floor = SOFT * full if max(rise.shape) >= LARGE else 0.0
    ink: Array = np.clip((rise - np.float32(floor)) / np.float32(full - floor), 0, 1)
    return ink


def _ink_on_paper(grey: Array) -> Array:
    """The ink of a scan or a photograph."""
    while max(grey.shape) > PAPER_SIDE:
        grey = _block_means(grey, -(-max(grey.shape) // 2))
    large = max(grey.shape) >= LARGE
    rise = _rise(grey)
    if large:
        rise = _softened(rise, 1)
    noise = NOISE * _deviation(rise)
    full = max(float(np.quantile(rise, 0.998)), 0.5 * float(rise.max()))
    if full < max(FAINTEST_CONTRAST, 2 * noise):
        return np.zeros(grey.shape, np.float32)
    floor = max(noise, HALF[0] * full)
    digit = _without_specks(np.where(rise > floor, rise, 0))
    if large:  # the grain of pencil and chalk goes, as far as the size of what is written allows
        height = np.flatnonzero(digit.any(axis=1))
        rise = _softened(rise, int((height[-1] - height[0]) / 80))
        digit = np.where((digit > 0) & (rise > floor), rise, 0)
    full = float(np.quantile(digit[digit > 0], 0.7)) if digit.any() else full
    floor = max(min(noise, 0.5 * full), (HALF[0] if large else SOFT) * full)
    top = max(HALF[1] * full, 1.2 * floor) if large else full
    ink: Array = np.clip((rise - np.float32(floor)) / np.float32(top - floor), 0, 1)
    return _without_specks(ink)


def _rise(grey: Array) -> Array:
    """How far each pixel stands out of its paper, on the side that the ink is on, in parts of the paper's brightness.

    The paper itself lies at 0, more or less.
    """
    means = _block_means(grey, COARSE)
    window = max(3, round(WIDEST * max(means.shape))) | 1
    closed, opened = _closed(means, window), -_closed(-means, window)
    ground = _middle(means)
    dark = np.clip(np.minimum(closed, ground) - means, 0, None)
    light = np.clip(means - np.maximum(opened, ground), 0, None)
    if float((dark**3).sum()) > float((light**3).sum()):
        # At the sharp edge of a sheet the darker side counts: the edge is no stroke.
        paper = _enlarged(-_highest(-closed, 3), grey.shape)
        rise = 1 - grey / np.maximum(paper, 0.15)
    else:
        paper = _enlarged(_highest(opened, 3), grey.shape)
        rise = (grey - paper) / (paper + np.float32(0.2))
    return rise - np.median(rise)


def _middle(means: Array) -> Array:
    """The median over large squares around each cell of a grid: the ground, or a wide guess at it."""
    small = _block_means(means, 32)
    reach = max(1, round(0.25 * max(small.shape)))
    padded = np.pad(small, reach, mode="edge")
    squares = np.lib.stride_tricks.sliding_window_view(padded, (2 * reach + 1, 2 * reach + 1))
    return _enlarged(np.median(squares, axis=(2, 3)).astype(np.float32), means.shape)


def _closed(picture: Array, window: int) -> Array:
    """A closing: what is darker than its surroundings and narrower than ``window`` cells is filled."""
    wide = np.pad(picture, window, mode="edge")  # what meets the border goes on beyond it, light as well as ink
    result: Array = -_highest(-_highest(wide, window), window)
    return result[window:-window, window:-window]


def _highest(picture: Array, window: int) -> Array:
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


def _deviation(rise: Array) -> float:
    """The standard deviation of all but the ink."""
    step = max(1, max(rise.shape) // 256)
    return 1.4826 * float(np.median(np.abs(rise[::step, ::step])))


def _block_means(picture: Array, most: int) -> Array:
    """Means of square blocks, as many as give at most ``most`` a side; a rest at the right and bottom is left out."""
    size = -(-max(picture.shape) // most)
    size = min(size, *picture.shape)
    rows, columns = (side // size for side in picture.shape)
    blocks = picture[: rows * size, : columns * size].reshape(rows, size, columns, size)
    means: Array = blocks.mean(axis=(1, 3), dtype=np.float32)
    return means


def _ring(picture: Array) -> Array:
    """The pixels along the four edges."""
    return np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])


def _enlarged(picture: Array, shape: tuple[int, ...]) -> Array:
    """``picture`` stretched to ``shape``, straight lines between its points."""
    weights = []
    for size, points in zip(shape, picture.shape, strict=True):
        places = np.clip((np.arange(size) + 0.5) * points / size - 0.5, 0, points - 1)
        weights.append(np.maximum(0, 1 - np.abs(places[:, None] - np.arange(points))).astype(np.float32))
    result: Array = weights[0] @ picture @ weights[1].T
    return result


def _softened(picture: Array, reach: int) -> Array:
    """Means over squares that reach so far from each pixel, and again, which comes near a Gaussian."""
    for axis in (0, 1) * 2 if reach else ():
        width = 2 * reach + 1
        padded = np.pad(picture, [(reach + 1, reach) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
        sums = np.moveaxis(np.cumsum(padded, axis=axis, dtype=np.float64), axis, 0)
        picture = np.moveaxis((sums[width:] - sums[:-width]) / width, 0, axis).astype(np.float32)
    return picture


def _without_specks(ink: Array) -> Array:
    """``ink`` without the pieces that hold less than :data:`SPECK` of the ink of the largest one."""
    height, width = ink.shape
    size = -(-max(height, width) // COARSE)
    padded = np.pad(ink, ((0, -height % size), (0, -width % size)))
    blocks = padded.reshape(padded.shape[0] // size, size, padded.shape[1] // size, size).sum(axis=(1, 3))
    pieces = _pieces(blocks > 0)
    amounts = np.bincount(pieces.ravel(), blocks.ravel())
    kept = (amounts >= SPECK * amounts.max())[pieces]
    result: Array = ink * np.kron(kept, np.ones((size, size), bool))[:height, :width]
    return result


def _pieces(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for each cell of ``mask``, the same for cells that hang together, also by a corner; 0 outside."""
    labels = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        padded = np.pad(labels, 1)
        rows = np.maximum(np.maximum(padded[:-2], padded[1:-1]), padded[2:])
        highest = np.where(mask, np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:]), 0)
        # A label is the place of a cell of the same piece: taking over that cell's own label doubles every step.
        highest = np.append(0, highest)[highest]
        if np.array_equal(highest, labels):
            return labels
        labels = highest
