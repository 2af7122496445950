"""Pictures changed as hands change them: slanted, turned, narrowed, warped, with thinner and thicker pens.

Each picture is moved as a whole and then brought back to what :mod:`core.imaging.preprocessing` would make of it: as
large as the box, its mass in the middle. So the network is taught styles, not sizes and places that it never meets.
Everything is drawn from the ``rng`` that is handed in.
"""

from functools import cache

import numpy as np
from numpy.random import Generator

from core.imaging.preprocessing import BOX, PICTURE, prepare
from core.imaging.resampling import area_weights, bilinear
from core.types import Array

TURN = 0.16
"""Standard deviation of the turn, radians."""

SLANT = 0.22
"""Standard deviation of the slant, columns a row."""

ASPECT = 0.16
"""Standard deviation of the logarithm of width against height."""

WARP = 0.7
"""Standard deviation of the elastic shift, pixels."""

WAVES = 6
"""Control points a side of the elastic field."""

CELLS = (15, 40)
"""Cells a side of a coarse picture, more often few than many: a digit has 11 to 29 of them."""

GENTLE = 0.4
"""The share of pictures that stay nearly as they were; the others are changed up to three times as much."""

CALM = 1.0
"""The same towards the end of a run, when the network is to settle on what digits mostly look like."""

_INK = 0.2
"""What counts as ink when a picture is measured."""


def augment(pictures: Array, rng: Generator, gentle: float = GENTLE) -> Array:
    """New pictures ``(N, 28, 28)`` float32, 0..1, from ``pictures (N, 28, 28)`` of the same kind.

    A share ``gentle`` of them stays nearly as it was.
    """
    strength = strengths(len(pictures), gentle, rng)
    rows, columns = (np.clip(one, -1, PICTURE - 0.01, out=one) for one in _places(pictures, strength, rng))
    return _pressed(bilinear(pictures, rows, columns), strength, rng)


def strengths(count: int, gentle: float, rng: Generator) -> Array:
    """How much each of so many is changed, ``(N,)``: a share ``gentle`` of them but little."""
    return np.where(rng.random(count) < gentle, rng.uniform(0, 0.4, count), rng.uniform(0.4, 1.2, count))


def coarsen(pictures: Array, rng: Generator, share: float) -> None:
    """Read a ``share`` of ``pictures (N, 28, 28)`` from a bitmap of fewer pixels, in place.

    The bitmap, black and white, is prepared as every other drawing is.
    """
    for index in np.flatnonzero(rng.random(len(pictures)) < share):
        cells = int(CELLS[0] + (CELLS[1] - CELLS[0] + 1) * rng.random() ** 2)
        fewer = area_weights(PICTURE, cells, 0, PICTURE)
        grey = fewer @ pictures[index] @ fewer.T
        bitmap = grey > grey.max() * rng.uniform(0.3, 0.55)
        prepared = prepare(bitmap.astype(np.float32))
        if prepared is not None:
            pictures[index] = prepared


def _places(pictures: Array, strength: Array, rng: Generator) -> tuple[Array, Array]:
    """Where in ``pictures`` each pixel of the result comes from: rows and columns, each ``(N, 28, 28)``."""
    count = len(pictures)
    shape = _shapes(strength, rng)
    mass = pictures.sum(axis=(1, 2)) + np.float32(1e-6)
    index = np.arange(PICTURE, dtype=np.float32)
    centre = np.stack([pictures.sum(axis=1) @ index, pictures.sum(axis=2) @ index], axis=1) / mass[:, None]  # x, y
    scale = _fitting(pictures, centre, shape) * np.exp(rng.normal(0, 0.03, count))
    back = np.linalg.inv(shape * scale[:, None, None]).astype(np.float32)
    off = rng.uniform(-0.7, 0.7, (count, 2)).astype(np.float32) + np.float32(PICTURE / 2)
    x, y = index - off[:, :1], index - off[:, 1:]
    warp = _elastic(strength, rng)
    columns = back[:, 0, 0, None, None] * x[:, None, :] + back[:, 0, 1, None, None] * y[:, :, None] + warp[0]
    rows = back[:, 1, 0, None, None] * x[:, None, :] + back[:, 1, 1, None, None] * y[:, :, None] + warp[1]
    return rows + centre[:, 1, None, None], columns + centre[:, 0, None, None]


def _shapes(strength: Array, rng: Generator) -> Array:
    """Matrices ``(N, 2, 2)`` for columns ``(x, y)``: width against height, slant and turn, of determinant 1."""
    count = len(strength)
    turn = np.clip(strength * rng.normal(0, TURN, count), -0.35, 0.35)
    slant = np.clip(strength * rng.normal(0, SLANT, count), -0.5, 0.5)
    aspect = np.exp(np.clip(strength * rng.normal(0, ASPECT, count), -0.4, 0.4))
    cos, sin, zero = np.cos(turn), np.sin(turn), np.zeros(count)
    turning = np.array([[cos, -sin], [sin, cos]])
    shear = np.array([[aspect, -slant], [zero, 1 / aspect]])
    result: Array = np.einsum("ijn,jkn->nik", turning, shear)
    return result


def _fitting(pictures: Array, centre: Array, shape: Array) -> Array:
    """By how much ``(N,)`` to scale so that the changed pictures fill the box again."""
    index = np.arange(PICTURE, dtype=np.float32)
    ink = pictures > _INK
    spans = []
    for row in (0, 1):
        along = (
            shape[:, row, 0, None, None] * (index - centre[:, :1])[:, None, :]
            + shape[:, row, 1, None, None] * (index - centre[:, 1:])[:, :, None]
        )
        high = np.where(ink, along, -np.inf).max(axis=(1, 2))
        low = np.where(ink, along, np.inf).min(axis=(1, 2))
        spans.append(high - low)
    side = np.maximum(*spans) + 1  # from the first pixel's edge to the last one's
    result: Array = np.clip(BOX / np.where(np.isfinite(side), side, BOX), 0.5, 2)
    return result


def _elastic(strength: Array, rng: Generator) -> Array:
    """Smooth shifts ``(2, N, 28, 28)`` in pixels, in the spirit of Simard et al., "Best practices", 2003."""
    spline = _spline()
    shift = (rng.uniform(0, 2.2 * WARP, len(strength)) * strength)[:, None, None]
    field = rng.standard_normal((2, len(strength), WAVES, WAVES)) * shift
    result: Array = spline @ field.astype(np.float32) @ spline.T
    return result


@cache
def _spline() -> Array:
    """Weights ``(28, WAVES)`` of a uniform cubic B-spline over the picture, scaled to keep deviations as they are."""
    places = np.linspace(0.5, WAVES - 1.5, PICTURE)
    d = np.abs(places[:, None] - np.arange(WAVES))
    weights = np.where(d < 1, 2 / 3 - d**2 + d**3 / 2, np.where(d < 2, (2 - d) ** 3 / 6, 0))
    result: Array = (weights / np.sqrt((weights**2).sum(axis=1, keepdims=True))).astype(np.float32)
    return result


def _pressed(pictures: Array, strength: Array, rng: Generator) -> Array:
    """Thinner or thicker lines: a part of the way to the least or the greatest of each pixel's neighbours."""
    count = len(pictures)
    often = 0.6 * np.minimum(1, 1.5 * strength)
    amount = rng.uniform(-0.7, 1.0, count).astype(np.float32) * (rng.random(count) < often)
    padded = np.pad(pictures, ((0, 0), (1, 1), (1, 1)))
    sides = (padded[:, :-2, 1:-1], padded[:, 2:, 1:-1], padded[:, 1:-1, :-2], padded[:, 1:-1, 2:])
    thicker = np.maximum(np.maximum(sides[0], sides[1]), np.maximum(sides[2], sides[3]))
    thinner = np.minimum(np.minimum(sides[0], sides[1]), np.minimum(sides[2], sides[3]))
    target = np.where(amount[:, None, None] > 0, np.maximum(thicker, pictures), np.minimum(thinner, pictures))
    target -= pictures
    target *= np.abs(amount)[:, None, None]
    target += pictures
    target /= np.maximum(target.max(axis=(1, 2), keepdims=True), np.float32(0.25))
    result: Array = np.minimum(target, 1)
    return result
