"""One drawing, many: how the same hand might have drawn it another time.

A taught digit is a handful of pictures at most, and a network that saw only those would learn them by heart. So each
is drawn again and again: the whole turned, slanted, narrowed and made larger by a little, every stroke a little off
its place, the pen thinner or thicker. Everything is drawn from the ``rng`` that is handed in.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from core.imaging.preprocessing import FAINTEST
from core.imaging.resampling import bilinear
from core.types import Array

TURN = 0.09
"""Standard deviation of the turn, radians: five degrees."""

SLANT = 0.12
"""Standard deviation of the slant, columns a row."""

STRETCH = 0.10
"""Standard deviation of the logarithm of width against height."""

SIZE = 0.12
"""Standard deviation of the logarithm of the size on the field."""

OFFSET = 0.03
"""Standard deviation of a stroke's own shift, in parts of the drawing's size."""

BEND = 0.02
"""Standard deviation of the slow wave that bends each stroke, in parts of the drawing's size."""

PEN = 0.25
"""Standard deviation of the logarithm of the pen's width."""

MOST = 2.5
"""Standard deviations that chance may go to: farther out there are drawings that nobody makes."""

_EDGE = 0.03
"""What stays free around a drawing, in parts of the field."""


def vary_lines(lines: Sequence[Array], rng: Generator) -> list[Array]:
    """Other versions of ``lines``, each ``(n, 3)`` of x, y and pen width in parts of the field's side.

    The drawing is put in the middle of the field and, where it would reach over the edge, made to fit.
    """
    places = np.concatenate([line[:, :2] for line in lines])
    low, high = places.min(axis=0), places.max(axis=0)
    middle, size = (low + high) / 2, float((high - low).max())
    matrix, pen = _matrix(rng), np.exp(_normal(rng, PEN))
    # Places are rows (x, y): (n, 2) @ (2, 2)
    moved = [(_bent(line[:, :2] - middle, size, rng) + _normal(rng, OFFSET * size, 2)) @ matrix.T for line in lines]
    widths = [line[:, 2] * pen for line in lines]
    return _fitted(moved, widths)


def vary_picture(picture: Array, rng: Generator) -> Array:
    """Another version of ``picture (H, W)``, 0 paper to 1 ink, of the same shape; straight lines between pixels.

    It is made smaller where it would reach over the edge.
    """
    height, width = picture.shape
    y, x = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    mass = picture.sum() + 1e-6
    places, middle = np.stack([x, y], axis=-1), np.array([width - 1, height - 1]) / 2
    centre = (picture[..., None] * places).sum(axis=(0, 1)) / mass
    matrix = _matrix(rng)
    reach = np.abs((places[picture > FAINTEST] - centre) @ matrix.T).max(axis=0, initial=0)
    back = np.linalg.inv(matrix * min(1.0, (middle / (reach + 1)).min()))  # a pixel reaches to its neighbours
    sources = (places - middle) @ back.T + centre  # (H, W, 2) @ (2, 2)
    rows, columns = np.clip(sources[..., 1], -1, height - 0.001), np.clip(sources[..., 0], -1, width - 0.001)
    version: Array = bilinear(picture[None], rows[None], columns[None])[0].astype(np.float32)
    return version


def _matrix(rng: Generator) -> Array:
    """``(2, 2)`` for columns ``(x, y)``: stretch, slant, turn and size."""
    turn, slant, stretch, size = (float(_normal(rng, spread)) for spread in (TURN, SLANT, STRETCH, SIZE))
    turning = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    shear = np.array([[np.exp(stretch / 2), -slant], [0, np.exp(-stretch / 2)]])
    matrix: Array = np.exp(size) * turning @ shear
    return matrix


def _bent(places: Array, size: float, rng: Generator) -> Array:
    """``places (n, 2)`` moved by a slow wave of the drawing's own size."""
    waves = rng.uniform(2, 5, 2) / max(size, 1e-6) * places[:, ::-1] + rng.uniform(0, 2 * np.pi, 2)
    bent: Array = places + _normal(rng, BEND * size, 2) * np.sin(waves)
    return bent


def _fitted(lines: Sequence[Array], widths: Sequence[Array]) -> list[Array]:
    """``lines`` with their ``widths`` in the middle of the field, made smaller where they would not fit."""
    places, reach = np.concatenate(lines), np.concatenate(widths)[:, None] / 2
    low, high = (places - reach).min(axis=0), (places + reach).max(axis=0)
    scale = min(1.0, (1 - 2 * _EDGE) / float((high - low).max()))
    return [
        np.column_stack([(line - (low + high) / 2) * scale + 0.5, width * scale])
        for line, width in zip(lines, widths, strict=True)
    ]


def _normal(rng: Generator, spread: float, count: int | None = None) -> Array:
    """Normal numbers, the far ones brought back to :data:`MOST`; a single one where there is no ``count``."""
    return np.asarray(spread * np.clip(rng.standard_normal(count), -MOST, MOST))
