"""A sheet of paper on a table: where it lies in a photograph, and the photograph as if the sheet went on for ever."""

import numpy as np
from numpy.typing import NDArray

from core.grid import block_means, enlarged, highest, pieces, ring
from core.types import Array

GRID = 128
"""Side of the grid that the sheet is looked for on."""

SMALLEST = 0.15
"""Of the picture, what a sheet covers at least."""

BRIGHT = 0.6
"""Of a sheet, what is as bright as paper at least; the rest is what is written on it."""

SHORTEST = 0.2
"""Of the picture's border, what a table takes at least: less of it may be a stroke that runs off the picture."""

STEP = 0.5
"""The edge of a sheet is sharp: within three cells it falls by this part of what lies between paper and table."""

ALL = 0.8
"""Of the edge, what has to be sharp; that of a shadow is sharp only where it runs along something written."""


def without_table(grey: Array) -> Array:
    """``grey (H, W)`` with the sheet's own brightness all around it; the same ``grey`` if there is no table to see."""
    means = block_means(grey, GRID)
    level, contrast = _level(means)
    sheet = _largest(means > level)
    filled = sheet | ~_touches_border(~sheet)
    outside = ~filled
    if not (
        np.mean(ring(outside)) > SHORTEST
        and filled.mean() > SMALLEST
        and sheet.sum() > BRIGHT * filled.sum()
        and _is_sharp(means, filled, STEP * contrast)
    ):
        return grey
    inside = ~_grown(_grown(outside))  # the cells of the edge are half table
    paper = _continued(means, inside)
    size = -(-max(grey.shape) // GRID)
    mask = np.pad(np.kron(inside, np.ones((size, size), bool)), [(0, size)] * 2, mode="edge")
    result: Array = np.where(mask[: grey.shape[0], : grey.shape[1]], grey, enlarged(paper, grey.shape))
    return result


def _level(means: Array) -> tuple[float, float]:
    """The brightness that best parts light from dark, and how far apart their means are (N. Otsu, 1979)."""
    ordered = np.sort(means.ravel()).astype(np.float64)
    below = np.arange(1, len(ordered))
    sums = np.cumsum(ordered)
    dark, light = sums[:-1] / below, (sums[-1] - sums[:-1]) / (len(ordered) - below)
    best = int((below * (len(ordered) - below) * (light - dark) ** 2).argmax())
    return float(ordered[best]), float(light[best] - dark[best])


def _largest(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    labels = pieces(mask)
    counts = np.bincount(labels.ravel())
    counts[0] = 0
    result: NDArray[np.bool_] = (labels == counts.argmax()) & mask
    return result


def _touches_border(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pieces of ``mask`` that reach the border of the picture."""
    labels = pieces(mask)
    outer = np.unique(ring(labels))
    return np.isin(labels, outer[outer > 0])


def _grown(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """``mask`` and every cell beside it."""
    wide = np.pad(mask, 1, mode="edge")
    rows = wide[:-2] | wide[1:-1] | wide[2:]
    return rows[:, :-2] | rows[:, 1:-1] | rows[:, 2:]


def _is_sharp(means: Array, sheet: NDArray[np.bool_], step: float) -> bool:
    """Whether, along nearly all of the edge, the brightness falls by ``step`` from a cell inside to one outside."""
    outside = _grown(~sheet)
    inner = _grown(outside) & ~outside  # the second cell within
    edge = _grown(sheet) & ~sheet  # the first one beyond
    wide_light = np.where(inner, means, -1)
    wide_dark = np.where(_grown(edge) & ~sheet & ~edge, means, 2)
    light, dark = highest(wide_light, 5), -highest(-wide_dark, 5)
    known = edge & (light >= 0) & (dark <= 1)
    return bool(known.any() and np.quantile((light - dark)[known], 1 - ALL) > step)


def _continued(means: Array, inside: NDArray[np.bool_]) -> Array:
    """``means`` where ``inside``; beyond, the brightness of the nearest paper, ring by ring."""
    level = np.quantile(means[inside], 0.5) if inside.any() else 0
    values = np.where(inside & (means >= 0.6 * level), means, -1).astype(np.float32)
    while (values < 0).any():
        values = np.where(values < 0, highest(values, 3), values)
    return values
