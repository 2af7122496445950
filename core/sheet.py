"""A sheet of paper on a table: where it lies in a photograph, and the photograph as if the sheet went on for ever."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.components import components
from core.grid import block_means, closed, enlarged, highest, ring
from core.types import Array

Mask: TypeAlias = NDArray[np.bool_]

GRID = 128
"""Side of the grid that the sheet is looked for on."""

WIDEST = 0.26
"""No stroke is wider than this part of the longer side, and no shadow and no strip of table narrower."""

SMALLEST = 0.15
"""Of the picture, what a sheet covers at least."""

BRIGHT = 0.6
"""Of a sheet, what is bright at least; the rest is what is written on it."""

DARK = 0.4
"""Of a table, what is dark at least; less of it may be a stroke that parts the paper."""

FAINTEST = 0.08
"""A table that differs less than this from the paper, of black to white, is not seen."""

LEVELS = (0.2, 0.35, 0.5, 0.65)
"""Where to part paper from table, between the means of the two: as low as it goes, for shadows lie on paper as well."""

SHORTEST = 0.2
"""Of the picture's border, what a table takes at least: less of it may be a stroke that runs off the picture."""

STEP = 0.5
"""The edge of a sheet is sharp: within three cells it falls by this part of what lies between paper and table."""

ALL = 0.9
"""Of the edge, what has to be sharp; that of a shadow is sharp only where it runs along something written."""


def without_table(grey: Array) -> tuple[Array, Mask | None]:
    """``grey (H, W)`` with the sheet's own brightness all around it, and which pixels are of the sheet.

    The same ``grey`` and ``None`` if there is no table to see.
    """
    means = block_means(grey, GRID)
    sheet = _sheet(means)
    if sheet is None:
        return grey, None
    inside = ~_grown(_grown(~sheet))  # the cells of the edge are half table
    paper = _continued(means, inside)
    size = -(-max(grey.shape) // GRID)
    pixels = np.pad(np.kron(inside, np.ones((size, size), bool)), [(0, size)] * 2, mode="edge")
    pixels = pixels[: grey.shape[0], : grey.shape[1]]
    return np.where(pixels, grey, enlarged(paper, grey.shape)), pixels


def _sheet(means: Array) -> Mask | None:
    """The cells of a sheet, with all that is written on it; ``None`` if there is no sheet with a table around it."""
    dark, contrast = _sides(means)
    if contrast < FAINTEST:
        return None
    for part in LEVELS:
        level = dark + part * contrast
        light = _largest(means > level)
        whole = light | ~_touching_border(~light)  # with what is written on it, and what runs over its edge
        sheet = closed(whole.astype(np.float32), round(WIDEST * GRID) | 1) > 0.5
        if (
            np.mean(ring(~sheet)) > SHORTEST
            and sheet.mean() > SMALLEST
            and light.sum() > BRIGHT * sheet.sum()
            and np.mean(means[~sheet] <= level) > DARK
            and _is_sharp(means, sheet, STEP * contrast)
        ):
            return sheet
    return None


def _sides(means: Array) -> tuple[float, float]:
    """How bright the darker side of a picture is, and how much brighter the other, best parted (N. Otsu, 1979)."""
    ordered = np.sort(means.ravel()).astype(np.float64)
    below = np.arange(1, len(ordered))
    sums = np.cumsum(ordered)
    dark, light = sums[:-1] / below, (sums[-1] - sums[:-1]) / (len(ordered) - below)
    best = int((below * (len(ordered) - below) * (light - dark) ** 2).argmax())
    return float(dark[best]), float(light[best] - dark[best])


def _largest(mask: Mask) -> Mask:
    """The largest component of ``mask``."""
    labels, count = components(mask)
    counts = np.bincount(labels.ravel(), minlength=count + 1)
    result: Mask = labels == 1 + counts[1:].argmax()
    return result


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


def _is_sharp(means: Array, sheet: Mask, step: float) -> bool:
    """Whether, along nearly all of the edge, the brightness falls by ``step`` from a cell inside to one outside."""
    outside = _grown(~sheet)
    inner = _grown(outside) & ~outside  # the second cell within
    edge = _grown(sheet) & ~sheet  # the first one beyond
    wide_light = np.where(inner, means, -1)
    wide_dark = np.where(_grown(edge) & ~sheet & ~edge, means, 2)
    light, dark = highest(wide_light, 5), -highest(-wide_dark, 5)
    known = edge & (light >= 0) & (dark <= 1)
    return bool(known.any() and np.quantile((light - dark)[known], 1 - ALL) > step)


def _continued(means: Array, inside: Mask) -> Array:
    """``means`` where ``inside``; beyond, the brightness of the nearest paper, ring by ring."""
    level = np.quantile(means[inside], 0.5) if inside.any() else 0
    values = np.where(inside & (means >= 0.6 * level), means, -1).astype(np.float32)
    while (values < 0).any():
        values = np.where(values < 0, highest(values, 3), values)
    return values
