"""Real pen strokes drawn anew: bent as hands bend them, with any pen, and what is not exactly one whole digit.

The strokes (:class:`core.data.pen_strokes.Lines`) are changed as lines and then inked, so a picture is as sharp as a
drawing is, however it was changed.
"""

import numpy as np
from numpy.random import Generator

from core.data.pen_strokes import Lines
from core.synthesis.drawing import ink_lines, pens, shears, waves
from core.types import Array, Labels

TURN, SLANT, ASPECT = 0.1, 0.18, 0.16
"""Standard deviations: radians, columns a row, the logarithm of width against height."""

WAVE = 0.035
"""Of slow waves across the drawing, in parts of its size."""

WOBBLE = 0.02
"""Of the points along a line."""

MISSED = 0.03
"""Of how far strokes miss each other."""

OPENED, PULLED = 0.5, 0.5
"""Of 4s in two strokes, the share whose second one is pulled to the right, and how far at most: many people leave a 4
open, and the bar of some stands clear of the rest."""

HALF = (0.3, 0.7)
"""How much of a digit's line half a digit has."""

SLIMMEST, STRAIGHTEST = 0.35, 0.15
"""What is narrower than this, against its height, may be a 1 and counts as no half of anything, and so does what is as
straight as this: its spread across against its spread along."""

PIECES_OF = (4, 5)
"""Digits of which a single stroke is none: the ring of a 9 is a 0, and most others are 1s."""


def draw(lines: Lines, rows: Array, strength: Array, rng: Generator) -> Array:
    """Pictures ``(N, 28, 28)`` float32, 0 paper to 1 ink, of the samples ``rows (N,)``.

    Each is changed by its ``strength (N,)``: 0 leaves the lines as they are, 1 is what hands do, and more is odd.
    """
    strokes = lines.strokes[rows]
    points = lines.points[rows] + _opened(lines.labels[rows], strokes, strength, rng)
    points = changed(points, strokes, strength, rng)
    return ink_lines(points, strokes[:, 1:] == strokes[:, :-1], pens(len(rows), rng))


def _opened(labels: Labels, strokes: Array, strength: Array, rng: Generator) -> Array:
    """How far each point ``(N, S, 2)`` moves where a 4 is opened."""
    chosen = (labels == 4) & (strokes.max(axis=1) == 1) & (strength > 0) & (rng.random(len(labels)) < OPENED)
    pull = chosen * rng.uniform(0, PULLED, len(labels))
    right = (strokes == 1) * pull[:, None].astype(np.float32)
    return np.stack([right, np.zeros_like(right)], axis=2)


def changed(points: Array, strokes: Array, strength: Array, rng: Generator) -> Array:
    """``points (N, S, 2)`` of ``strokes (N, S)`` as another hand would have put them."""
    count, samples, _ = points.shape
    much = strength[:, None, None].astype(np.float32)
    # A smooth wander along the line: noise at a few places, joined by straight pieces.
    knots = rng.standard_normal((count, 9, 2)).astype(np.float32)
    at = np.linspace(0, 8, samples)
    before = np.minimum(at.astype(int), 7)
    share = (at - before).astype(np.float32)[:, None]
    wander = knots[:, before] * (1 - share) + knots[:, before + 1] * share
    shift = rng.standard_normal((count, int(strokes.max(initial=0)) + 1, 2)).astype(np.float32)
    missed = shift[np.arange(count)[:, None], strokes]
    wave, bend = waves(points, WAVE, 1.5 * WAVE, rng)
    moved = points + much * (wave + bend + WOBBLE * wander + MISSED * missed)
    result: Array = moved @ _shears(strength, rng)
    return result


def _shears(strength: Array, rng: Generator) -> Array:
    """Matrices ``(N, 2, 2)`` for rows ``(x, y)``: width against height, slant and turn."""
    count = len(strength)
    turn = np.clip(strength * rng.normal(0, TURN, count), -0.3, 0.3)
    slant = np.clip(strength * rng.normal(0, SLANT, count), -0.5, 0.5)
    aspect = np.exp(np.clip(strength * rng.normal(0, ASPECT, count), -0.4, 0.4))
    return shears(aspect, slant, turn)


def draw_parts(lines: Lines, count: int, rng: Generator) -> Array:
    """``count`` pictures ``(N, 28, 28)`` of half a digit, of one stroke of several, or of two neighbours in one box.

    The same of letters: a letter falls into halves as a number falls into digits.
    """
    rows = rng.integers(len(lines), size=(count, 2))
    strength = rng.uniform(0, 1, count)
    strokes, other_strokes = lines.strokes[rows[:, 0]], lines.strokes[rows[:, 1]]
    first = changed(lines.points[rows[:, 0]], strokes, strength, rng)
    pen_down = strokes[:, 1:] == strokes[:, :-1]
    cut = _cut(first, pen_down, rng)
    single = _single(lines.labels[rows[:, 0]], strokes, pen_down, rng)
    kept = np.where((rng.random(count) < 0.5)[:, None], cut, single)
    halves = _is_half(first, pen_down, kept) & (rng.random(count) < 0.6)
    other = changed(lines.points[rows[:, 1]], other_strokes, strength, rng)
    both, both_down = _neighbours(first, strokes, other, other_strokes, rng)
    points = np.where(halves[:, None, None], first, both)
    down = np.where(halves[:, None], kept, both_down)
    # Two in one box are each about half as large, so a pen is to them as a thinner one is to a single digit.
    return ink_lines(points, down, pens(count, rng) * np.where(halves, 1, 0.65))


def _cut(points: Array, pen_down: Array, rng: Generator) -> Array:
    """The lines ``(N, S - 1)`` left of, or right of, a cut from top to bottom that stands at some slant."""
    count = len(points)
    slant = rng.uniform(-0.5, 0.5, (count, 1))
    along = points[:, :, 0] + slant * points[:, :, 1]
    low, high = along.min(axis=1, keepdims=True), along.max(axis=1, keepdims=True)
    place = low + (high - low) * rng.uniform(0.3, 0.7, (count, 1))
    left = along < place
    side = np.where(rng.random((count, 1)) < 0.5, left, ~left)
    result: Array = pen_down & side[:, 1:] & side[:, :-1]
    return result


def _single(labels: Array, strokes: Array, pen_down: Array, rng: Generator) -> Array:
    """The lines ``(N, S - 1)`` of one stroke, of digits in which that is none; of the others none at all."""
    count = strokes.max(axis=1) + 1
    chosen = (rng.random(len(labels)) * count).astype(int)[:, None]
    fits = np.isin(labels, PIECES_OF) & (count > 1)
    result: Array = pen_down & (strokes[:, 1:] == chosen) & fits[:, None]
    return result


def _is_half(points: Array, pen_down: Array, kept: Array) -> Array:
    """Whether what is ``kept`` of the lines is about half of them, and no 1: ``(N,)``."""
    lengths = np.hypot(*np.moveaxis(np.diff(points, axis=1), 2, 0)) * pen_down
    part = (lengths * kept).sum(axis=1) / np.maximum(lengths.sum(axis=1), 1e-6)
    inside = np.zeros(points.shape[:2], bool)
    inside[:, 1:] |= kept
    inside[:, :-1] |= kept
    low = np.where(inside[:, :, None], points, np.inf).min(axis=1)
    high = np.where(inside[:, :, None], points, -np.inf).max(axis=1)
    width, height = np.nan_to_num(high - low, neginf=0.0, posinf=0.0).T  # (N, 2) -> (2, N)
    result: Array = (part > HALF[0]) & (part < HALF[1]) & (width > SLIMMEST * height) & ~_is_straight(points, inside)
    return result


def _is_straight(points: Array, inside: Array) -> Array:
    """Whether the points ``(N, S, 2)`` that are ``inside (N, S)`` lie along one straight line: ``(N,)``."""
    share = inside / np.maximum(inside.sum(axis=1, keepdims=True), 1)
    mean = np.einsum("ns,nsd->nd", share, points)
    away = (points - mean[:, None]) * inside[:, :, None]
    across, along = np.moveaxis(np.linalg.eigvalsh(np.einsum("nsd,nse->nde", away, away)), 1, 0)  # in rising order
    result: Array = across < STRAIGHTEST**2 * along
    return result


def _neighbours(
    first: Array, strokes: Array, other: Array, other_strokes: Array, rng: Generator
) -> tuple[Array, Array]:
    """Two digits side by side, every other point of each: points ``(N, S, 2)`` and where the pen is down."""
    one, two = first[:, ::2], other[:, ::2]
    gap = rng.uniform(-0.12, 0.35, (len(first), 1))
    shift = one[:, :, 0].max(axis=1, keepdims=True) + gap - two[:, :, 0].min(axis=1, keepdims=True)
    two = two + np.stack([shift, rng.uniform(-0.15, 0.15, (len(first), 1))], axis=-1)
    points = np.concatenate([one, two], axis=1)
    whose = np.concatenate([strokes[:, ::2], other_strokes[:, ::2] + 100], axis=1)
    return points, whose[:, 1:] == whose[:, :-1]
