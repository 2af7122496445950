"""A sheet of paper on a table: where it lies in a photograph, and the photograph as if the sheet went on for ever."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.imaging.components import components
from core.imaging.morphology import closed, highest, ring
from core.imaging.resampling import block_means, block_size, enlarged
from core.types import Array

Mask: TypeAlias = NDArray[np.bool_]

GRID = 128
"""Side of the grid that the sheet is looked for on."""

WIDEST = 0.26
"""No stroke is wider than this part of the longer side, and no shadow and no strip of table narrower."""

SMALLEST = 0.15
"""Of the picture, what a sheet covers at least."""

BRIGHT = 0.6
"""Of a sheet, what is bare paper at least; the rest is what is written on it."""

ALIKE = 0.6
"""Paper is at least so bright, in parts of what a sheet mostly is: the rest is ink."""

EDGES = (0.3, 0.2, 0.14, 0.1, 0.07)
"""An edge is where neighbouring cells differ by so much, in parts of the brighter one; the strongest edges first."""

DARKER = 0.1
"""A table is darker than the paper beside it by this part,"""

DARK, AROUND = 0.9, 20
"""in this part of every ring of cells around the sheet, of so many rings: beyond a stroke that parts the paper there is
paper again. Of tables in photographs the least dark ring was 95 % dark, of what strokes parted 14 to 72 %."""

SHORTEST = 0.2
"""Of the picture's border, what a table takes at least: less of it may be a stroke that runs off the picture."""

FALL = 0.08
"""The edge of a sheet is sharp: within three cells the brightness falls by this much, of black to white,"""

STEP = 0.6
"""and by this part of how far it falls within :data:`WIDE` cells."""

WIDE = 13
"""Cells, an odd number."""

ALL = 0.9
"""Of the edge, what has to be sharp; that of a shadow is sharp only where it runs along something written."""


def without_table(grey: Array) -> tuple[Array, Mask | None]:
    """``grey (H, W)`` with the sheet's own brightness all around it, and which pixels are of the sheet.

    The same ``grey`` and ``None`` if there is no table to see.
    """
    means = block_means(grey, GRID)
    found = _sheet(means)
    if found is None:
        return grey, None
    inside, paper = found
    size = block_size(grey.shape, GRID)
    pixels = np.pad(inside.repeat(size, axis=0).repeat(size, axis=1), [(0, size)] * 2, mode="edge")
    pixels = pixels[: grey.shape[0], : grey.shape[1]]
    return np.where(pixels, grey, enlarged(paper, grey.shape)), pixels


def _sheet(means: Array) -> tuple[Mask, Array] | None:
    """The cells inside a sheet, with all that is written on it, and the paper as if it went on for ever.

    ``None`` if there is no sheet with a table around it. No brightness parts the two, for a table in the light is as
    bright as paper in the shade. The light changes slowly and the edge is sharp: a sheet is a large piece without an
    edge in it.
    """
    high, low = highest(means, 3), -highest(-means, 3)
    contrast = (high - low) / np.maximum(high, np.float32(1 / 255))
    for least in EDGES:
        smooth = contrast < least
        for bare in _large(smooth):
            whole = _grown(bare | ~_touching_border(~bare))  # with what is written on it, and as far as its edge
            sheet = closed(whole.astype(np.float32), round(WIDEST * GRID) | 1) > 0.5  # and what runs over its edge
            inside = _within(sheet)
            paper_too = smooth & (means >= ALIKE * np.median(means[bare]))  # within a large 0, say
            if np.mean(ring(~sheet)) > SHORTEST and paper_too[sheet].mean() > BRIGHT and inside.any():
                paper = _continued(means, inside)
                if _is_on_table(means, sheet, paper) and _is_sharp(means, sheet, inside):
                    return inside, paper
    return None


def _within(sheet: Mask) -> Mask:
    """``sheet`` without the cells of its edge, which may be half table."""
    return ~_grown(~sheet)


def _is_on_table(means: Array, sheet: Mask, paper: Array) -> bool:
    """Whether what is around the sheet is darker than the ``paper`` would be there, ring after ring."""
    dark = means < (1 - DARKER) * paper
    for _ in range(AROUND):
        grown = _grown(sheet)
        around = grown & ~sheet
        if around.any() and dark[around].mean() <= DARK:
            return False
        sheet = grown
    return True


def _large(mask: Mask) -> list[Mask]:
    """The components of ``mask`` that are large enough for a sheet, the largest first."""
    labels, count = components(mask)
    counts = np.bincount(labels.ravel(), minlength=count + 1)
    counts[0] = 0
    return [labels == label for label in np.argsort(-counts) if counts[label] > SMALLEST * mask.size]


def _touching_border(mask: Mask) -> Mask:
    """The components of ``mask`` that reach the border of the picture."""
    labels, count = components(mask)
    touching = np.zeros(count + 1, bool)
    touching[ring(labels)] = True
    touching[0] = False
    return touching[labels]


def _grown(mask: Mask) -> Mask:
    """``mask`` and every cell beside it."""
    wide = np.pad(mask, 1, mode="edge")
    rows = wide[:-2] | wide[1:-1] | wide[2:]
    return rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:]


def _is_sharp(means: Array, sheet: Mask, inside: Mask) -> bool:
    """Whether, along nearly all of the edge, the brightness falls within three cells, and by enough."""
    beyond = ~_grown(sheet)
    edge = ~(beyond | sheet)
    near = _fall(means, inside & ~_within(inside), beyond & ~_within(beyond), 5)[edge]
    wide = _fall(means, inside, beyond, WIDE)[edge]
    known = near > -1
    if not known.any():
        return False
    least, part = (np.quantile(values[known], 1 - ALL) for values in (near, near / np.maximum(wide, 1e-3)))
    return bool(least > FALL and part > STEP)


def _fall(means: Array, inner: Mask, outer: Mask, window: int) -> Array:
    """From the brightest of ``inner`` to the darkest of ``outer`` within ``window`` cells; -1 or less if one is not."""
    return highest(np.where(inner, means, -1), window) + highest(np.where(outer, -means, -2), window)


def _continued(means: Array, inside: Mask) -> Array:
    """``means`` where ``inside``; beyond, the brightness of the nearest paper, ring by ring."""
    level = np.quantile(means[inside], 0.5)
    values = np.where(inside & (means >= ALIKE * level), means, -1).astype(np.float32)
    while (values < 0).any():
        values = np.where(values < 0, highest(values, 3), values)
    return values
