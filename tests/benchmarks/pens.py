"""Digits of real pens for the benchmarks, and how somebody may draw them on the canvas.

Whole writers and institutions are kept apart (:mod:`core.data.pen_strokes`): what is fitted to people is fitted to
those of "train", it is chosen by those of "validation", and how good it is those of "test" say.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from core.data.pen_strokes import DIGITS, PENDIGITS, PenStrokes, Role, load_pen_strokes
from core.imaging.painter import Stroke
from core.types import Array
from resources import STROKES

THINNEST, THICKEST = 0.03, 0.11
"""Of the pen, in parts of the canvas for one digit, in parts of a digit's height for several."""

SLASH, STRAIGHT = 1 / 3, 1.2
"""A slash is at least so long, in parts of the digit's longer side, and the way of its pen at most so much longer."""


def load() -> PenStrokes:
    """Both collections."""
    return load_pen_strokes(STROKES)


def collections(pens: PenStrokes, role: Role) -> dict[str, Array]:
    """The numbers of the digits for ``role``, by collection."""
    found = pens.where(role, DIGITS)
    first = pens.groups[found] == PENDIGITS
    return {"pendigits": found[first], "UNIPEN": found[~first]}


def slashed_zeros(pens: PenStrokes, role: Role) -> Array:
    """The 0s for ``role`` that have a straight and long line among the strokes after the first."""

    def is_slash(line: Array) -> bool:
        way, straight = float(np.hypot(*np.diff(line, axis=0).T).sum()), float(np.hypot(*(line[-1] - line[0])))
        return straight > SLASH and way < STRAIGHT * straight

    zeros = pens.where(role, "0")
    return zeros[[any(map(is_slash, pens.lines(sample)[1:])) for sample in zeros]]


def strokes(lines: Sequence[Array], pen: float) -> list[Stroke]:
    """Lines in parts of the canvas's side, drawn with a pen of the width ``pen``."""
    return [Stroke(tuple((float(x), float(y), pen) for x, y in line)) for line in lines]


def anywhere(lines: Sequence[Array], rng: Generator, thinnest: float = THINNEST) -> list[Stroke]:
    """One digit as somebody may draw it: its size, its place and the pen left to chance."""
    pen = rng.uniform(thinnest, THICKEST)
    size = min(rng.uniform(0.3, 0.9), 0.98 - pen)
    extent = np.concatenate(lines).max(axis=0) * size
    edge = pen / 2 + 0.01
    corner = edge + rng.random(2) * np.maximum(1 - 2 * edge - extent, 0)
    return strokes([line * size + corner for line in lines], pen)
