"""From the grey of a picture to ink: which side of grey is paper, an even background, full contrast, no noise.

A digit as sharp and clean as MNIST's own passes through unchanged.
"""

import numpy as np

from core.components import components
from core.types import Array

FAINTEST_CONTRAST = 0.06
"""Ink that differs less than this from its paper, of black to white, is not seen as ink."""

NOISE = 3.5
"""Ink is what rises this many standard deviations out of the noise of the paper."""

SOFT = 0.1
"""What is fainter than this part of the full ink is noise, or was left by lossy compression."""

SPECK = 0.03
"""In a picture with noise, a piece with less than this part of the ink of the largest one is dirt."""

LARGE = 128
"""A picture with a side from this up has pixels to spare: its faint edges, and a pixel of sharpness, can go."""

COARSE = 64
"""Side of the grid that background and specks are judged on."""


def ink_of_grey(grey: Array) -> Array:
    """The ink ``(H, W)`` float32, 0 paper to 1 ink, of a picture ``(H, W)`` from 0 black to 1 white.

    All zero when the picture is blank.
    """
    large = max(grey.shape) >= LARGE
    rise = grey - np.median(_ring(grey))
    even = _is_even(rise)
    if not even:
        rise = grey - _background(grey)
    if _is_dark_on_light(rise):
        rise = -rise
    if even:
        full = float(rise.max())
        floor = SOFT * full if large else 0.0
    else:
        rise = _softened(rise) if large else rise
        floor, full = _range(rise)
    if full < max(FAINTEST_CONTRAST, 2 * floor):
        return np.zeros(grey.shape, np.float32)
    ink: Array = np.clip((rise - np.float32(floor)) / np.float32(full - floor), 0, 1)
    return ink if even else _without_specks(ink)


def _is_dark_on_light(rise: Array) -> bool:
    """Whether ink lies below the background: it is the side that the far outliers are on."""
    means = _block_means(rise, 256)
    return float((means * means * means).sum()) < 0


def _is_even(rise: Array) -> bool:
    """Whether a program drew this: most of the ground is of exactly one tone, and little is nearly so."""
    nearly = np.count_nonzero((rise != 0) & (np.abs(rise) < SOFT))
    return bool(np.count_nonzero(rise == 0) > 0.5 * rise.size and nearly < 0.1 * rise.size)


def _range(rise: Array) -> tuple[float, float]:
    """Where the noise of the paper ends and where full ink begins, measured from the paper's own tone at 0."""
    step = max(1, max(rise.shape) // 256)
    noise = 1.4826 * float(np.median(np.abs(rise[::step, ::step])))  # a standard deviation of all but the ink
    strong = rise[rise > rise.max() / 2]
    full = float(np.quantile(strong, 0.9)) if strong.size else 0.0
    return max(NOISE * noise, SOFT * full), full


def _background(grey: Array) -> Array:
    """The grey of the paper ``(H, W)``, as uneven as its light: a surface of the third degree through what is no ink.

    Fitted by least squares to block means: first to those along the border, where paper is, then again and again to all
    that lie close to the surface, until only paper is left and all of it.
    """
    means = _block_means(grey, COARSE)
    terms, values = _terms(*means.shape), means.ravel()
    ridge = 1e-6 * np.eye(terms.shape[1])  # a picture of a few pixels does not determine ten factors
    inner = np.zeros(means.shape, bool)
    rows, columns = (max(1, side // 10) for side in means.shape)
    inner[rows:-rows, columns:-columns] = True
    paper = ~inner.ravel()
    for _ in range(12):
        factors = np.linalg.solve(terms[paper].T @ terms[paper] + ridge, terms[paper].T @ values[paper])
        off = np.abs(values - terms @ factors)
        keep = off < max(3.5 * np.median(off[paper]), 1 / 255)
        if np.array_equal(keep, paper):
            break
        paper = keep
    surface = (terms @ factors).reshape(means.shape)
    return _enlarged(surface.astype(np.float32), grey.shape)


def _terms(rows: int, columns: int) -> Array:
    """``x^i y^j`` with ``i + j <= 3`` at every point of a grid, ``(rows * columns, 10)``, x and y from -1 to 1."""
    y, x = np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    powers = [(i, j) for i in range(4) for j in range(4 - i)]
    return np.stack([(x**i * y**j).ravel() for i, j in powers], axis=1)


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


def _softened(picture: Array) -> Array:
    """A blur over three pixels, which halves the noise of a photograph and leaves its strokes."""
    padded = np.pad(picture, 1, mode="edge")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    result: Array = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) * np.float32(1 / 16)
    return result


def _without_specks(ink: Array) -> Array:
    """``ink`` without the pieces that hold less than :data:`SPECK` of the ink of the largest one."""
    height, width = ink.shape
    size = -(-max(height, width) // COARSE)
    padded = np.pad(ink, ((0, -height % size), (0, -width % size)))
    blocks = padded.reshape(padded.shape[0] // size, size, padded.shape[1] // size, size).sum(axis=(1, 3))
    pieces, _ = components(blocks > 0)
    amounts = np.bincount(pieces.ravel(), blocks.ravel())
    kept = (amounts >= SPECK * amounts.max())[pieces]
    result: Array = ink * np.kron(kept, np.ones((size, size), bool))[:height, :width]
    return result
