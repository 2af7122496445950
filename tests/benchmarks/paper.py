"""Written paper, as a scanner would lay it on the table of the benchmarks: fibres, creases, rules, pens, dirt.

Colours are what a screen shows, 0 to 1, red, green and blue last. Nothing here knows how pictures are cleaned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from core.imaging.resampling import area_weights
from core.types import Array

PAPERS = ((0.97, 0.97, 0.96), (0.96, 0.94, 0.87), (0.86, 0.85, 0.81), (0.98, 0.93, 0.6), (0.85, 0.92, 0.96))
"""White, cream, recycled, a yellow note, pale blue."""

BOARDS = ((0.12, 0.22, 0.18), (0.13, 0.13, 0.14), (0.1, 0.13, 0.25))
"""Blackboard, black card, blue card."""


@dataclass(frozen=True)
class Pen:
    """Its ``colour``, how much it ``covers``, how far that depends on the ``tooth`` of the paper, and how the ink
    ``flows`` unevenly along the line."""

    colour: tuple[float, float, float]
    covers: tuple[float, float]
    tooth: float
    flows: float


PENS = (
    Pen((0.1, 0.15, 0.5), (0.75, 1.0), 0.15, 0.15),  # a blue ballpoint
    Pen((0.1, 0.1, 0.12), (0.75, 1.0), 0.15, 0.15),  # a black one
    Pen((0.08, 0.08, 0.1), (0.9, 1.0), 0.0, 0.05),  # a black felt pen
    Pen((0.1, 0.25, 0.6), (0.85, 1.0), 0.0, 0.15),  # blue ink of a fountain pen
    Pen((0.33, 0.33, 0.35), (0.5, 0.9), 0.7, 0.15),  # pencil
    Pen((0.75, 0.12, 0.12), (0.8, 1.0), 0.1, 0.15),  # red
)
CHALKS = (Pen((0.93, 0.93, 0.9), (0.6, 0.95), 0.8, 0.2), Pen((0.95, 0.95, 0.95), (0.85, 1.0), 0.1, 0.1))


def clouds(shape: Sequence[int], cell: float, rng: Generator) -> Array:
    """Smooth noise ``(H, W)`` of mean about 0 and deviation about 1, its features about ``cell`` pixels in size."""
    rows, columns = (_smooth(side, cell, rng.random()) for side in shape[:2])
    grid = rng.standard_normal((rows.shape[1], columns.shape[1]), np.float32)
    result: Array = rows @ grid @ columns.T
    return result


def _smooth(side: int, cell: float, shift: float) -> Array:
    """Weights ``(side, points)`` of a quadratic spline through points ``cell`` pixels apart; squares add up to 1."""
    places = np.arange(side) / cell + shift + 1
    far = np.abs(places[:, None] - np.arange(int(side / cell) + 4))
    weights = np.where(far < 0.5, 0.75 - far * far, 0.5 * np.clip(1.5 - far, 0, None) ** 2)
    weights /= np.sqrt((weights**2).sum(axis=1, keepdims=True))
    return weights.astype(np.float32)


def blurred(picture: Array, sigma: float) -> Array:
    """``picture (H, W, ...)`` through a Gaussian of ``sigma`` pixels; its edges go on as they are."""
    reach = max(1, round(2.5 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / max(sigma, 1e-3)) ** 2).astype(np.float32)
    kernel /= kernel.sum()
    for axis in (0, 1):
        padded = np.pad(picture, [(reach, reach) if a == axis else (0, 0) for a in range(picture.ndim)], "edge")
        length = picture.shape[axis]
        parts = (padded[(slice(None),) * axis + (slice(k, k + length),)] for k in range(2 * reach + 1))
        picture = sum(weight * part for weight, part in zip(kernel, parts, strict=True))
    return picture


def placed(ink: Array, shape: tuple[int, int], top: int, left: int, side: int) -> Array:
    """A square drawing ``ink`` scaled to ``side`` pixels, on an empty ``(H, W)``."""
    rows = area_weights(len(ink), shape[0], -top * len(ink) / side, shape[0] * len(ink) / side)
    columns = area_weights(len(ink), shape[1], -left * len(ink) / side, shape[1] * len(ink) / side)
    result: Array = rows @ ink @ columns.T
    return result


def page(ink: Array, millimetre: float, rng: Generator, dark: bool = False) -> Array:
    """The colours ``(H, W, 3)`` of a sheet with ``ink (H, W)`` on it, a millimetre of which is so many pixels."""
    shape = ink.shape
    tooth = clouds(shape, max(1.0, 0.12 * millimetre), rng)  # the relief that fibres make
    ground = np.array(BOARDS[rng.integers(3)] if dark else PAPERS[rng.integers(5)], np.float32)
    ground = np.clip(ground + rng.normal(0, 0.015, 3), 0, 1).astype(np.float32)
    sheet = ground * (1 + rng.uniform(0.002, 0.015) * tooth + _stains(shape, dark, rng))[..., None]
    if rng.random() < 0.3 and not dark:
        sheet = _ruled(sheet, millimetre, rng)
    if rng.random() < 0.15 and not dark:  # what is written on the other side
        sheet *= 1 - rng.uniform(0.02, 0.06) * blurred(ink[:, ::-1], 0.4 * millimetre)[..., None]
    sheet = _written(sheet, ink, tooth, millimetre, rng, dark)
    sheet = _dirty(sheet, millimetre, rng, dark)
    return np.clip(sheet, 0, 1, dtype=np.float32)


def _stains(shape: tuple[int, ...], dark: bool, rng: Generator) -> Array:
    """What is not quite even about the sheet itself: handling, wiped chalk, and now and then a fold."""
    amount = rng.uniform(0.03, 0.15) if dark else rng.uniform(0.002, 0.012)
    stains = amount * (clouds(shape, max(shape) / 4, rng) + 0.3 * clouds(shape, max(shape) / 11, rng)) / 1.3
    if rng.random() < 0.2:
        angle = rng.uniform(0, np.pi)
        y, x = np.ogrid[: shape[0], : shape[1]]
        far = ((x - rng.uniform(0, shape[1])) * np.cos(angle) + (y - rng.uniform(0, shape[0])) * np.sin(angle)).astype(
            np.float32
        )
        width = rng.uniform(0.01, 0.1) * max(shape)
        stains = stains + rng.uniform(-0.06, 0.06) * np.sign(far) * np.exp(-np.abs(far) / width)
    result: Array = stains.astype(np.float32)
    return result


def _ruled(sheet: Array, millimetre: float, rng: Generator) -> Array:
    """Faint lines, or squares, printed across the sheet."""
    pitch, width = millimetre * rng.choice([5.0, 7.0, 8.0]), max(1.0, 0.15 * millimetre)
    colour = np.array([[0.6, 0.75, 0.9], [0.75, 0.75, 0.75], [0.7, 0.8, 0.7]][rng.integers(3)], np.float32)
    lines = np.zeros(sheet.shape[:2], np.float32)
    for axis in range(1 if rng.random() < 0.5 else 2):
        along = np.abs((np.arange(sheet.shape[axis]) + rng.uniform(0, pitch)) % pitch - pitch / 2)
        line = np.clip(width / 2 + 0.5 - along, 0, 1).astype(np.float32)
        lines = np.maximum(lines, line[:, None] if axis == 0 else line)
    covers = rng.uniform(0.3, 0.8) * lines[..., None]
    return sheet * (1 - covers) + np.minimum(colour, sheet) * covers


def _written(sheet: Array, ink: Array, tooth: Array, millimetre: float, rng: Generator, dark: bool) -> Array:
    """The sheet with the ink on it: soaked in a little, thinner in places, broken by the paper's tooth."""
    pens = CHALKS if dark else PENS
    pen = pens[rng.integers(len(pens))]
    rough = ink + pen.tooth * 0.25 * tooth * (ink > 0) * (ink < 1)
    soaked = blurred(np.clip(rough, 0, 1), max(0.3, rng.uniform(0.02, 0.06) * millimetre))
    flow = 1 - pen.flows * np.clip(clouds(ink.shape, 2 * millimetre, rng), 0, 2) / 2
    grip = 1 - pen.tooth * np.clip(0.4 - 0.5 * tooth, 0, 1)
    covers = (rng.uniform(*pen.covers) * soaked * flow * grip)[..., None]
    return sheet * (1 - covers) + np.array(pen.colour, np.float32) * covers


def _dirty(sheet: Array, millimetre: float, rng: Generator, dark: bool) -> Array:
    """A few specks, from a grain of dust to a dot of a millimetre's third."""
    height, width = sheet.shape[:2]
    for _ in range(rng.poisson(5)):
        y, x, radius = rng.uniform(0, height), rng.uniform(0, width), millimetre * rng.uniform(0.03, 0.17)
        top, left, reach = int(y), int(x), int(radius) + 2
        area = (
            slice(max(0, top - reach), min(height, top + reach)),
            slice(max(0, left - reach), min(width, left + reach)),
        )
        rows, columns = np.ogrid[area]
        covered = np.clip(radius + 0.5 - np.hypot(rows + 0.5 - y, columns + 0.5 - x), 0, 1)
        speck = rng.uniform(0.4, 0.9) if dark else rng.uniform(0.1, 0.6)
        sheet[area] += (rng.uniform(0.4, 0.9) * covered)[..., None] * (speck - sheet[area])
    return sheet
