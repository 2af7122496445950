"""From the grey of a picture to ink: which side of grey is paper, an even background, full contrast, no noise.

A digit as sharp and clean as MNIST's own passes through unchanged. A scan or a photograph is divided by the brightness
of its own paper, which morphology finds (a closing: whatever is wide is ground, shadows and tables too, and whatever
is narrow and darker is not), so that ink is as strong in the shade as in the light.
"""

import numpy as np

from core.imaging.components import components
from core.imaging.morphology import closed, highest, ring
from core.imaging.page import WIDEST, without_table
from core.imaging.resampling import block_means, block_size, block_sums, enlarged
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

GRAINY = (80, 120, 240)
"""From these heights in pixels on, what is written is blurred by one level more."""

SMALL = 64
"""A digit may fill a picture of up to this side: as black and white it needs no more ground than its border."""

COARSE = 128
"""Side of the grid that background and specks are judged on."""


def ink_of_grey(grey: Array) -> Array:
    """The ink float32, 0 paper to 1 ink, of a picture ``(H, W)`` from 0 black to 1 white; all zero if it is blank.

    ``(H, W)`` too, but for scans and photographs larger than :data:`PAPER_SIDE`, which are halved.
    """
    border = ring(grey)
    rise = grey - np.partition(border, len(border) // 2)[len(border) // 2]  # a median that is one of the tones
    if _is_bitmap(rise):
        ink: Array = (rise != 0).astype(np.float32)
        return ink
    return _ink_of_drawing(rise) if _is_even(rise) else _ink_on_paper(grey)


def _is_bitmap(rise: Array) -> bool:
    """Whether the picture is small and of two tones, ground and ink, with none between."""
    ink = rise[rise != 0]
    return bool(max(rise.shape) <= SMALL and ink.size and np.all(ink == ink[0]) and abs(ink[0]) >= FAINTEST_CONTRAST)


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
    return _cut(rise, floor, full)


def _cut(rise: Array, floor: float, top: float) -> Array:
    """0 up to ``floor``, 1 from ``top`` on, and a straight line between."""
    ink: Array = np.clip((rise - np.float32(floor)) / np.float32(top - floor), 0, 1)
    return ink


def _ink_on_paper(grey: Array) -> Array:
    """The ink of a scan or a photograph."""
    while max(grey.shape) > PAPER_SIDE:
        grey = block_means(grey, -(-max(grey.shape) // 2))
    for other in (False, True):
        rise = _large_rise(grey, other) if max(grey.shape) >= LARGE else _rise(grey, other)
        noise = NOISE * _deviation(rise)
        full = max(float(np.quantile(rise[::2, ::2], 0.998)), 0.5 * float(rise.max()))
        if full >= max(FAINTEST_CONTRAST, 2 * noise):
            return _ink_of_rise(rise, noise, full)
    return np.zeros(grey.shape, np.float32)


def _ink_of_rise(rise: Array, noise: float, full: float) -> Array:
    """The ink of a scan or a photograph, given how far it stands out, the ``noise`` and the ``full`` ink about."""
    large = max(rise.shape) >= LARGE
    faintest = max(noise, HALF[0] * full)
    digit = _without_specks(np.where(rise > faintest, rise, 0))
    if large:  # the grain of pencil and chalk goes, as far as the size of what is written allows
        rows = np.flatnonzero(digit.any(axis=1))
        rise = _softened(rise, int(np.digitize(rows[-1] - rows[0], GRAINY)))
        digit = np.where(rise > faintest, digit, 0)
    # Now that dirt is gone, what is left says better than the darkest pixels did how strong the ink is.
    full = float(np.quantile(digit[digit > 0], 0.7)) if digit.any() else full
    begins, ends = HALF if large else (SOFT, 1.0)
    floor = max(min(noise, 0.5 * full), begins * full)
    return _without_specks(_cut(rise, floor, max(ends * full, 1.2 * floor)))


def _large_rise(grey: Array, other: bool) -> Array:
    """As :func:`_rise`, of a picture with pixels to spare: a table around the paper is not ink, and noise is halved."""
    paper, sheet = without_table(grey)
    rise = _softened(_rise(paper, other), 1)
    return rise if sheet is None else np.where(sheet, rise, 0)


def _rise(grey: Array, other: bool) -> Array:
    """How far each pixel stands out of its paper, in parts of the paper's brightness: the paper lies at 0, about.

    On the side that the ink is likely to be on; or on the ``other``, for where there is nothing on that: bright paper
    between the strokes of a large digit may be as narrow as ink.
    """
    means = block_means(grey, COARSE)
    window = max(3, round(WIDEST * max(means.shape))) | 1
    above, below = closed(means, window), -closed(-means, window)
    even = means / _lamp(means)
    ground = _middle(even)
    dark = np.clip(np.minimum(closed(even, window), ground) - even, 0, None)
    light = np.clip(even + np.minimum(closed(-even, window), -ground), 0, None)
    if (float((dark**3).sum()) > float((light**3).sum())) != other:
        # At the sharp edge of a sheet the darker side counts: the edge is no stroke.
        paper = enlarged(-highest(-above, 3), grey.shape)
        rise = 1 - grey / np.maximum(paper, 0.15)
    else:
        paper = enlarged(highest(below, 3), grey.shape)
        rise = (grey - paper) / (paper + np.float32(0.2))
    return rise - np.median(rise[::2, ::2])


def _lamp(means: Array) -> Array:
    """The paraboloid nearest to ``means (H, W)``: most lamps and lenses give less light towards the edges."""
    y, x = (axis.ravel() for axis in np.mgrid[-1 : 1 : 1j * means.shape[0], -1 : 1 : 1j * means.shape[1]])
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    weights, *_ = np.linalg.lstsq(terms, means.ravel(), rcond=None)  # (H, W) -> (H*W,)
    result: Array = np.maximum(terms @ weights, 0.15).reshape(means.shape).astype(np.float32)  # (H*W,) -> (H, W)
    return result


def _middle(means: Array) -> Array:
    """The median over large squares around each cell of a grid: the ground, or a wide guess at it."""
    small = block_means(means, 32)
    reach = max(1, round(0.25 * max(small.shape)))
    padded = np.pad(small, reach, mode="edge")
    squares = np.lib.stride_tricks.sliding_window_view(padded, (2 * reach + 1, 2 * reach + 1))
    return enlarged(np.median(squares, axis=(2, 3)).astype(np.float32), means.shape)


def _deviation(rise: Array) -> float:
    """The standard deviation of all but the ink."""
    step = max(1, max(rise.shape) // 256)
    return 1.4826 * float(np.median(np.abs(rise[::step, ::step])))


def _softened(picture: Array, levels: int) -> Array:
    """A blur of deviation 0.7, 1.6 or 3.2 pixels for one, two or three ``levels``: ever wider gaps in one kernel."""
    for gap in (1 << level for level in range(levels)):
        for axis in (0, 1):
            padded = np.pad(picture, [(gap, gap) if a == axis else (0, 0) for a in (0, 1)], mode="edge")
            sums = padded[2 * gap :] + padded[: -2 * gap] if axis == 0 else padded[:, 2 * gap :] + padded[:, : -2 * gap]
            picture = (sums + 2 * picture) * np.float32(0.25)
    return picture


def _without_specks(ink: Array) -> Array:
    """``ink`` without the pieces that hold less than :data:`SPECK` of the ink of the largest one."""
    height, width = ink.shape
    size = block_size(ink.shape, COARSE)
    blocks = block_sums(ink, size)
    labels, _ = components(blocks > 0)
    amounts = np.bincount(labels.ravel(), blocks.ravel())
    kept = (amounts >= SPECK * amounts.max())[labels]
    result: Array = ink * kept.repeat(size, axis=0).repeat(size, axis=1)[:height, :width]
    return result
