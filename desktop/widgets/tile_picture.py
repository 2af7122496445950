"""Many small pictures of numbers as one picture, composed with NumPy."""

import numpy as np

from core.types import Array
from desktop.widgets.colour_maps import Table, packed
from desktop.widgets.tile_layout import BLANK, Arrangement

CLEAR = 0
"""A transparent pixel: what is behind the tiles shows."""


def lead(place: Arrangement, tile: tuple[int, int]) -> tuple[int, int]:
    """Pixels of a cell left of and above the tile (height, width) in it."""
    gap = place.cell[0] - tile[1] * place.zoom
    return gap // 2, place.cell[1] - tile[0] * place.zoom - (gap - gap // 2)


def compose(indices: Array, place: Arrangement, rows: range, table: Table, border: int) -> Array:
    """The cells of ``rows`` as pixels ``0xAARRGGBB``, each tile in a thin ``border``: a new ``(y, x) uint32``.

    ``indices (T, H, W)`` are entries of ``table`` or :data:`BLANK`, which stays transparent.
    """
    _, height, width = indices.shape
    shown = indices[rows.start * place.columns : rows.stop * place.columns]
    missing = len(rows) * place.columns - len(shown)
    if missing:
        shown = np.concatenate([shown, np.full((missing, height, width), BLANK, np.uint16)])
    lookup = np.full(BLANK + 1, CLEAR, np.uint32)
    lookup[:BLANK] = packed(table)
    small = lookup[shown].reshape(len(rows), place.columns, height, width).transpose(0, 2, 1, 3)
    cells = np.full((len(rows), place.cell[1], place.columns, place.cell[0]), CLEAR, np.uint32)
    left, top = lead(place, (height, width))
    bottom, right = top + height * place.zoom, left + width * place.zoom
    cells[:, top - 1 : bottom + 1, :, left - 1 : right + 1] = border
    cells[:, top:bottom, :, left:right] = small.repeat(place.zoom, axis=1).repeat(place.zoom, axis=3)
    if missing:
        cells[-1, :, place.columns - missing :] = CLEAR
    result: Array = cells.reshape(len(rows) * place.cell[1], place.columns * place.cell[0])
    return result
