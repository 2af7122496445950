"""A map as a picture to lay over the drawing: the stronger a value, the less of the drawing shows through."""

from typing import TypeAlias

import numpy as np

from core.explain.methods import Kind
from core.types import Array
from desktop.widgets.colour_maps import Table
from desktop.widgets.tile_layout import Scale

CELL = 9
"""Pixels of the picture for one of the map, a side: room for a plus or a minus."""

OPAQUE = 0.85
"""How little of the drawing shows through the strongest values."""

FALL = 0.7
"""Weak values are shown somewhat stronger than they are: on black ink they could not be seen."""

STRONG = 0.8
"""Where in a map of two colours the one is that stands for a sign."""

VISIBLE = 0.1
"""Ink that has to be added or removed for a pixel to have a plus or a minus."""


Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0..255."""


def overlay_pixels(values: Array, kind: Kind, table: Table, ink: Colour, paper: Colour) -> Array:
    """``values (h, w)`` in the colours of ``table``: ``(9 h, 9 w) uint32``, ``0xAARRGGBB``, premultiplied.

    Ink to add has a plus, in the colour of ink as it stands on paper, and ink to remove a minus in that of paper.
    """
    scale = Scale.sequential(values) if kind == "positive" else Scale.symmetric(values)
    strength = np.clip(np.abs(values) / max(scale.high, 1e-12), 0, 1)
    # With a sign, the hue says which, and how little shows through says how strong: pale colours would grey the ink.
    shown = values if kind == "positive" else STRONG * scale.high * np.sign(values)
    colours = np.empty((*values.shape, 4))
    colours[..., :3] = table[scale.indices(shown), :3]
    colours[..., 3] = 255 * OPAQUE * strength**FALL
    large = colours.repeat(CELL, axis=0).repeat(CELL, axis=1)
    if kind == "change":
        for sign, shape, mark in ((1, _plus(), ink), (-1, _minus(), paper)):
            marked = np.kron(sign * values > VISIBLE, shape)
            large[marked] = (*mark, 255)
    large[..., :3] *= large[..., 3:] / 255
    red, green, blue, alpha = np.rint(large).astype(np.uint32).transpose(2, 0, 1)  # (y, x, 4) -> (4, y, x)
    pixels: Array = (alpha << 24) | (red << 16) | (green << 8) | blue
    return pixels


def _minus() -> Array:
    shape = np.zeros((CELL, CELL), np.bool_)
    shape[CELL // 2, 2:-2] = True
    return shape


def _plus() -> Array:
    result: Array = _minus() | _minus().T
    return result
