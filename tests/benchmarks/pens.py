"""Real pen strokes for the benchmarks: 7,494 digits of 30 writers, from the folder beside the checkout.

Every fourth writer is held out: whatever was chosen by looking at strokes was chosen on the others.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from core.imaging.painter import Stroke
from core.types import Array
from tests.conftest import STROKES

THINNEST, THICKEST = 0.03, 0.11
"""Of the pen, in parts of the canvas for one digit, in parts of a digit's height for several."""


@dataclass(frozen=True)
class Pens:
    """``points (P, 2)``, where each stroke begins in them, where each digit begins in the strokes; a label and the
    number of a writer for each digit."""

    points: Array
    stroke_start: Array
    sample_start: Array
    labels: Array
    writers: Array

    def lines(self, sample: int) -> list[Array]:
        """The strokes ``(n, 2)`` of one digit, moved to begin at 0, its longer side 1."""
        first, after = self.sample_start[sample : sample + 2]
        bounds = self.stroke_start[first : after + 1]
        points = self.points[bounds[0] : bounds[-1]].astype(float)
        corner = points.min(axis=0)
        size = max(float((points.max(axis=0) - corner).max()), 1.0)
        return [(self.points[a:b] - corner) / size for a, b in pairwise(bounds)]

    def of(self, held_out: bool) -> NDArray[np.int64]:
        """The digits of the writers that were held out, or of the others."""
        return np.flatnonzero((self.writers % 4 == 1) == held_out)


@cache
def load() -> Pens:
    """All of them; leaves with a sentence where they are not there."""
    if not STROKES.exists():
        sys.exit(f"This benchmark needs the pen strokes of {STROKES}, which are not part of the project.")
    with np.load(STROKES, allow_pickle=False) as archive:
        names = sorted(set(archive["writer"]), key=lambda name: int(name.split("-")[1]))
        number = {name: index for index, name in enumerate(names)}
        writers = np.array([number[name] for name in archive["writer"]])
        return Pens(archive["points"], archive["stroke_start"], archive["sample_start"], archive["labels"], writers)


def strokes(lines: Sequence[Array], pen: float) -> list[Stroke]:
    """Lines in parts of the canvas's side, drawn with a pen of the width ``pen``."""
    return [Stroke(tuple((float(x), float(y), pen) for x, y in line)) for line in lines]


def anywhere(lines: Sequence[Array], rng: Generator) -> list[Stroke]:
    """One digit as somebody may draw it: its size, its place and the pen left to chance."""
    pen = rng.uniform(THINNEST, THICKEST)
    size = min(rng.uniform(0.3, 0.9), 0.98 - pen)
    extent = np.concatenate(lines).max(axis=0) * size
    edge = pen / 2 + 0.01
    corner = edge + rng.random(2) * np.maximum(1 - 2 * edge - extent, 0)
    return strokes([line * size + corner for line in lines], pen)
