"""Numbers of several digits, composed from real pen strokes and painted by the canvas's own painter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from core.data.pen_strokes import PenStrokes
from core.imaging.painter import FIELD, Stroke, render
from core.imaging.preprocessing import Box
from core.types import Array
from tests.benchmarks.pens import THICKEST, THINNEST, strokes

SHORTEST, LONGEST = 2, 6
SIZES = 0.2
"""How much larger or smaller than the rest a digit may be."""

UNEVEN = 0.2
"""How unevenly digits are spaced: the standard deviation of gaps in a number, in parts of the range of all gaps."""

WANDER = 0.1
"""How far a digit may stand off the line, in parts of a digit's height."""

TOUCHING = (0.6, 1.0)
"""How far the middles of two lines are from each other where digits touch, in parts of the pen's width."""

STEP = 0.02
"""In parts of a digit's height."""


@dataclass(frozen=True)
class Written:
    """A number on the canvas: what it says, and each digit's strokes and box."""

    text: str
    digits: list[list[Stroke]]
    boxes: tuple[Box, ...]

    @property
    def strokes(self) -> list[Stroke]:
        """Those of all digits."""
        return [stroke for digit in self.digits for stroke in digit]

    def ink(self) -> Array:
        """As the canvas has it."""
        return render(self.strokes)


def numbers(
    pens: PenStrokes, samples: Array, count: int, gaps: tuple[float, float], rng: Generator
) -> Iterator[Written]:
    """``count`` numbers of digits out of ``samples``, each in one hand, with all gaps within ``gaps``.

    Every person writes as many, and nobody keeps the same distance all along.
    """
    for chosen in _chosen(pens, samples, count, rng):
        usual = rng.uniform(*gaps)
        spread = UNEVEN * (gaps[1] - gaps[0])
        yield compose(pens, chosen, np.clip(usual + spread * rng.standard_normal(len(chosen) - 1), *gaps), rng)


def interlocked(pens: PenStrokes, samples: Array, count: int, rng: Generator) -> Iterator[Written]:
    """The same where the ink of each digit touches that of those before it, and its box reaches over theirs."""
    for chosen in _chosen(pens, samples, count, rng):
        pen = rng.uniform(THINNEST, THICKEST)
        placed: list[list[Array]] = []
        for sample in chosen:
            digit = _sized(pens.lines(sample), rng)
            offset = np.array([0.0, _top(digit, rng)])
            if placed:
                before = [line for one in placed for line in one]
                offset[0] = _moved_up(before, [line + offset for line in digit], pen * rng.uniform(*TOUCHING))
            placed.append([line + offset for line in digit])
        yield _on_canvas("".join(str(pens.labels[sample]) for sample in chosen), placed, pen, rng)


def _chosen(pens: PenStrokes, samples: Array, count: int, rng: Generator) -> Iterator[Array]:
    """The digits of ``count`` numbers, each out of those of ``samples`` that one writer wrote."""
    writers = np.unique(pens.writers[samples])
    by_writer = {writer: samples[pens.writers[samples] == writer] for writer in writers}
    for _ in range(count):
        yield rng.choice(by_writer[rng.choice(writers)], rng.integers(SHORTEST, LONGEST + 1))


def _moved_up(before: list[Array], after: list[Array], distance: float) -> float:
    """How far to the right the lines ``after`` have to be moved so that they come no nearer to those ``before``."""
    one, other = (np.concatenate([_finely(line) for line in lines]) for lines in (before, after))
    across, down = np.moveaxis(one[:, None] - other, 2, 0)
    beside = np.abs(down) < distance
    if not beside.any():
        return float(one[:, 0].max() + distance - other[:, 0].min())
    return float((across + np.sqrt(np.maximum(distance**2 - down**2, 0)))[beside].max())


def _finely(line: Array) -> Array:
    """Points ``(n, 2)`` along ``line (m, 2)``, no farther apart than :data:`STEP`."""
    way = np.append(0, np.cumsum(np.hypot(*np.diff(line, axis=0).T)))
    at = np.linspace(0, way[-1], 1 + int(np.ceil(way[-1] / STEP)))
    return np.stack([np.interp(at, way, line[:, axis]) for axis in (0, 1)], axis=1)


def compose(
    pens: PenStrokes, chosen: Sequence[int] | Array, gaps: Array, rng: Generator, of_height: bool = False
) -> Written:
    """The digits ``chosen`` side by side: ``gaps (n - 1,)`` are from ink to ink, in parts of their mean width.

    Or in parts of their height: that of a row of ones is many times their width.
    """
    pen = rng.uniform(THINNEST, THICKEST)
    digits = [_sized(pens.lines(sample), rng) for sample in chosen]
    widths = [float(np.concatenate(digit)[:, 0].max()) + pen for digit in digits]
    left, placed, unit = 0.0, [], 1.0 if of_height else float(np.mean(widths))
    for digit, width, gap in zip(digits, widths, [*gaps, 0.0], strict=True):
        offset = np.array([left + pen / 2, _top(digit, rng)])
        placed.append([line + offset for line in digit])
        left += width + gap * unit
    return _on_canvas("".join(str(pens.labels[sample]) for sample in chosen), placed, pen, rng)


def _sized(lines: list[Array], rng: Generator) -> list[Array]:
    """A digit about 1 high; one that lies on its side is not blown up."""
    width, height = np.concatenate(lines).max(axis=0)
    size = rng.uniform(1 - SIZES, 1 + SIZES) / max(height, width / 1.5)
    return [line * size for line in lines]


def _top(digit: list[Array], rng: Generator) -> float:
    """Where a digit begins, so that it stands about the middle of the line."""
    return float(-np.concatenate(digit)[:, 1].max() / 2 + rng.uniform(-WANDER, WANDER))


def _on_canvas(text: str, digits: list[list[Array]], pen: float, rng: Generator) -> Written:
    """As large as there is room, or down to 0.7 of that, and anywhere on the canvas."""
    points = np.concatenate([line for digit in digits for line in digit])
    corner, end = points.min(axis=0) - pen / 2, points.max(axis=0) + pen / 2
    scale = rng.uniform(0.7, 1) * min(0.96 / (end - corner).max(), 0.6)
    place = 0.02 + rng.random(2) * (0.96 - (end - corner) * scale)
    moved = [[(line - corner) * scale + place for line in digit] for digit in digits]
    boxes = tuple(_box(np.concatenate(digit), pen * scale) for digit in moved)
    return Written(text, [strokes(digit, pen * scale) for digit in moved], boxes)


def _box(points: Array, pen: float) -> Box:
    left, top = np.floor((points.min(axis=0) - pen / 2) * FIELD).astype(int)
    right, bottom = np.ceil((points.max(axis=0) + pen / 2) * FIELD).astype(int)
    return Box(int(top), int(left), int(bottom - top), int(right - left))
