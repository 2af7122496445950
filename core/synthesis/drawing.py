"""Digits drawn by rule: no picture is stored, every one is drawn anew from a skeleton and a generator of numbers.

A skeleton (:mod:`core.synthesis.forms`) is bent by chance as hands do: every point off by a little, the whole slanted,
turned, narrowed and warped, shaky at times, with a pen from very thin to very thick. Then it is inked straight at the
size of :mod:`core.imaging.preprocessing`: fitted into 20x20 pixels, its brightest pixel 1, centred by its mass in
28x28.

A spline is linear in its points. So each form is a matrix from its points to the samples along its lines, and a whole
batch of pictures, whatever their forms, is one product and one table of distances: no loop over pictures.
"""

from dataclasses import dataclass
from functools import cache
from math import nan

import numpy as np
from numpy.random import Generator

from core.data.datasets import apportioned
from core.imaging.preprocessing import BOX, PICTURE, centred
from core.synthesis.forms import FORMS, NOT_A_DIGIT, OTHER_FORMS
from core.types import Array, Labels

SAMPLES = 44
"""Points along each drawing's lines."""

FIELD_PEN = (0.025, 0.12)
"""Pen widths, in parts of the field's side: from a fine liner to a fat marker."""

FIELD_SIZE = (0.28, 0.9)
"""Sizes of the digit, in parts of the field's side."""

THICKEST = 0.37
"""The widest pen in parts of the digit's own size; with a wider one nobody could read it."""

DOTS = 0.05
"""The share of single dots among what is no digit."""

_CHUNK = 64
"""Pictures inked at a time: what they need stays in cache."""


@dataclass(frozen=True, eq=False)
class _Skeletons:
    """All forms: ``points (M, K, 2)``, ``basis (M, S, K)``, ``pen_down (M, S - 1)``, ``stroke (M, K)``, and by digit
    the numbers of its forms with their chances."""

    points: Array
    basis: Array
    pen_down: Array
    stroke: Array
    first: Array
    chances: Array


def draw_digits(labels: Labels, rng: Generator) -> Array:
    """One picture for each of ``labels (N,)``: ``(N, 28, 28)`` float32, 0 paper to 1 ink.

    The label ``NOT_A_DIGIT`` gives scribbles, letters, signs and dots.
    """
    pictures = np.empty((len(labels), PICTURE, PICTURE), np.float32)
    for start in range(0, len(labels), _CHUNK):
        part = labels[start : start + _CHUNK]
        lines, pen_down = _lines(part, rng)
        pictures[start : start + len(part)] = ink_lines(lines, pen_down, pens(len(part), rng))
    dots = np.flatnonzero((labels == NOT_A_DIGIT) & (rng.random(len(labels)) < DOTS))
    pictures[dots] = _dots(len(dots), rng)
    return pictures


def _dots(count: int, rng: Generator) -> Array:
    """Single dots ``(N, 28, 28)``: discs, from the finest pen's to one that fills the box."""
    places = np.arange(PICTURE, dtype=np.float32) - PICTURE / 2
    distance = np.hypot(places[:, None], places)
    radius = rng.uniform(3, BOX / 2, (count, 1, 1)).astype(np.float32)
    dots: Array = np.clip(radius + 0.5 - distance, 0, 1)
    return dots


def pens(count: int, rng: Generator) -> Array:
    """Pen widths ``(N,)`` in parts of the digit's own size: pen and size are chosen by chance, as on a canvas."""
    pen = rng.uniform(*FIELD_PEN, count)
    return np.minimum(pen / rng.uniform(*FIELD_SIZE, count), THICKEST)


def _lines(labels: Labels, rng: Generator) -> tuple[Array, Array]:
    """The bent skeletons of ``labels``: points ``(N, S, 2)`` and ``(N, S - 1)``, whether the pen is down between."""
    skeletons, count = _skeletons(), len(labels)
    chances = skeletons.chances[labels]
    form = skeletons.first[labels] + (rng.random((count, 1)) > chances).sum(axis=1)
    wobble = rng.gamma(3, 1 / 3, (count, 1, 1)) * 3.4  # hundredths; some hands are neat, some are not
    controls = skeletons.points[form]
    controls = np.where(np.isnan(controls), rng.uniform(0, 100, controls.shape), controls)
    controls += rng.standard_normal(controls.shape) * wobble
    lifted = rng.standard_normal((count, 4, 2)) * (1.5 * wobble)  # strokes miss each other
    controls += lifted[np.arange(count)[:, None], skeletons.stroke[form]]
    points = (skeletons.basis[form] @ controls - 50) / 100
    pen_down = skeletons.pen_down[form]
    points = _warped(_rounded(points, pen_down, rng), rng)
    return points @ _shears(count, rng), pen_down


def _rounded(points: Array, pen_down: Array, rng: Generator) -> Array:
    """Hurried hands cut corners: each point moves towards the middle of its neighbours, the ends of strokes stay."""
    haste = rng.uniform(0, 1, (len(points), 1, 1)) * (rng.random((len(points), 1, 1)) < 0.5)
    inner = (pen_down[:, 1:] & pen_down[:, :-1])[:, :, None] * haste
    for _ in range(2):
        middle = (points[:, 2:] + points[:, :-2]) / 2
        points[:, 1:-1] += inner * (middle - points[:, 1:-1])
    return points


def _warped(points: Array, rng: Generator) -> Array:
    """Parts larger and smaller, slow waves across the sheet, and for one hand in four a tremor along the line."""
    count, samples, _ = points.shape
    wave, bend = waves(points, 0.035, 0.06, rng)
    bent = points + wave + bend
    tremor = rng.standard_normal((count, samples, 2)) * (rng.random((count, 1, 1)) < 0.25)
    tremor[:, 1:] += tremor[:, :-1]
    result: Array = bent + tremor * rng.uniform(0, 0.014, (count, 1, 1))
    return result


def waves(points: Array, wave: float, bend: float, rng: Generator) -> tuple[Array, Array]:
    """How far slow waves across the sheet move ``points (N, S, 2)``, and how far a bend: ``(N, S, 2)`` each.

    ``wave`` and ``bend`` are the standard deviations.
    """
    each = len(points), 1, 2
    phase = rng.uniform(2, 6, each) * points[:, :, ::-1] + rng.uniform(0, 2 * np.pi, each)
    slow = rng.normal(0, wave, each) * np.sin(phase)
    return slow, rng.normal(0, bend, each) * np.cos(np.pi * points)  # the middle goes up or down, left or right


def _shears(count: int, rng: Generator) -> Array:
    """Matrices ``(N, 2, 2)`` for rows ``(x, y)``: width against height, slant and turn as hands have them."""
    aspect = np.exp(np.clip(rng.normal(-0.12, 0.26, count), -0.6, 0.45))
    slant = np.clip(rng.normal(0.12, 0.28, count), -0.6, 0.8)
    return shears(aspect, slant, np.clip(rng.normal(0, 0.1, count), -0.3, 0.3))


def shears(aspect: Array, slant: Array, turn: Array) -> Array:
    """Matrices ``(N, 2, 2)`` for rows ``(x, y)``, of ``(N,)`` each: width against height, columns a row, radians."""
    cos, sin = np.cos(turn), np.sin(turn)
    # x' = aspect x - slant y: the top, where y is small, goes to the right; then both are turned.
    shear = np.zeros((len(turn), 2, 2))
    shear[:, 0, 0], shear[:, 1, 0], shear[:, 1, 1] = aspect, -slant, 1
    turning = np.stack([np.stack([cos, sin], -1), np.stack([-sin, cos], -1)], -2)
    result: Array = shear @ turning
    return result


def ink_lines(lines: Array, pen_down: Array, pens: Array) -> Array:
    """Ink ``lines (N, S, 2)`` with round pens as wide as ``pens (N,)`` times the larger side of what is drawn.

    ``pen_down (N, S - 1)`` says between which points there is a line. The result, ``(N, 28, 28)`` float32, is what
    :func:`core.imaging.preprocessing.prepare` makes of such a drawing, but for the anti-aliasing: ink is the share of a
    pixel that a straight edge at the line's distance would leave covered.
    """
    drawn = np.zeros((*lines.shape[:2], 1), bool)
    drawn[:, :-1, 0] |= pen_down
    drawn[:, 1:, 0] |= pen_down
    low = np.where(drawn, lines, np.inf).min(axis=1)
    high = np.where(drawn, lines, -np.inf).max(axis=1)
    size = (high - low).max(axis=1)
    # The box holds the pen as well: with w of the digit's size, size * (1 + w) must become 20 pixels.
    scale = BOX / (size * (1 + pens))
    radius = (pens * size * scale / 2).astype(np.float32)
    middle = (low + high) / 2
    at = ((lines - middle[:, None]) * scale[:, None, None] + BOX / 2).astype(np.float32)
    distance = _distances(at, pen_down)
    ink = np.clip(radius[:, None] + 0.5 - distance, 0, np.minimum(1, 2 * radius)[:, None])
    ink /= np.maximum(ink.max(axis=1, keepdims=True), 1e-6)
    return centred(ink.reshape(-1, BOX, BOX))  # (N, 400) -> (N, 20, 20)


def _distances(at: Array, pen_down: Array) -> Array:
    """From every pixel's centre to the nearest line, ``(N, 400)``, of lines through ``at (N, S, 2)``."""
    start, along = at[:, :-1], np.diff(at, axis=1)
    length = np.maximum((along * along).sum(axis=2), np.float32(1e-9))
    grid = (np.arange(BOX, dtype=np.float32) + np.float32(0.5))[:, None]
    # (p - start) . along splits into a part of the column and a part of the row: two small tables, not one large.
    ax, ay = (grid - start[:, None, :, 0]), (grid - start[:, None, :, 1])  # (N, 20, S)
    share = ((ay * along[:, None, :, 1]) / length[:, None])[:, :, None] + (
        (ax * along[:, None, :, 0]) / length[:, None]
    )[:, None]
    np.clip(share, 0, 1, out=share)  # (N, 20, 20, S): where along each line the pixel's foot lies
    dx = share * -along[:, None, None, :, 0]
    dx += ax[:, None]
    dx *= dx
    share *= -along[:, None, None, :, 1]
    share += ay[:, :, None]
    share *= share
    share += dx
    share += np.where(pen_down, np.float32(0), np.float32(1e6))[:, None, None]
    nearest: Array = np.sqrt(share.min(axis=3)).reshape(len(at), BOX * BOX)  # (N, 20, 20) -> (N, 400)
    return nearest


# Skeletons ----------------------------------------------------------------------------------------------------


@cache
def _skeletons() -> _Skeletons:
    """All forms, read once."""
    tables = [*FORMS.values(), OTHER_FORMS]
    parsed = [_form(text) for forms in tables for _, text in forms]
    most = max(len(points) for points, *_ in parsed)
    count = len(parsed)
    points, basis = np.zeros((count, most, 2)), np.zeros((count, SAMPLES, most))
    pen_down, stroke = np.zeros((count, SAMPLES - 1), bool), np.zeros((count, most), np.int64)
    for i, (form_points, form_basis, form_pen_down, form_stroke) in enumerate(parsed):
        used = len(form_points)
        points[i, :used], basis[i, :, :used] = form_points, form_basis
        pen_down[i], stroke[i, :used] = form_pen_down, form_stroke
    sizes = [len(forms) for forms in tables]
    chances = np.ones((len(tables), max(sizes)))
    for row, forms in zip(chances, tables, strict=True):
        weights = np.array([weight for weight, _ in forms])
        row[: len(forms) - 1] = np.cumsum(weights / weights.sum())[:-1]
    first = np.cumsum([0, *sizes[:-1]])
    return _Skeletons(points, basis, pen_down, stroke, first, chances)


def _form(text: str) -> tuple[Array, Array, Array, Array]:
    """Points ``(K, 2)``, basis ``(SAMPLES, K)``, pen down ``(SAMPLES - 1,)`` and each point's stroke ``(K,)``."""
    strokes = [[piece.split() for piece in stroke.split("/")] for stroke in text.split("+")]
    points: list[list[float]] = []
    stroke_of: list[int] = []
    pieces: list[tuple[list[int], int]] = []  # which points a smooth piece runs through, and its stroke
    for number, stroke in enumerate(strokes):
        last: list[int] = []
        for piece in stroke:
            chain = [*last, *range(len(points), len(points) + len(piece))]
            points += [[nan, nan] if pair == "?" else [float(value) for value in pair.split(",")] for pair in piece]
            stroke_of += [number] * len(piece)
            pieces.append((chain, number))
            last = chain[-1:]
    places = np.array(points)
    spans = [(chain, k, number) for chain, number in pieces for k in range(len(chain) - 1)]
    lengths = np.array([np.hypot(*(places[chain[k + 1]] - places[chain[k]])) for chain, k, _ in spans])
    lengths = np.where(np.isnan(lengths), 60.0, lengths)
    spare = SAMPLES - len(strokes) - len(spans)  # each span has one sample at least
    shares = 1 + apportioned(lengths / lengths.sum() * spare, spare)
    rows: list[Array] = []
    numbers: list[int] = []
    for (chain, k, number), share in zip(spans, shares, strict=True):
        if not numbers or numbers[-1] != number:
            rows.append(_catmull_rom(chain, k, 0.0, len(points)))
            numbers.append(number)
        for step in range(1, share + 1):
            rows.append(_catmull_rom(chain, k, step / share, len(points)))
            numbers.append(number)
    of_row = np.array(numbers)
    return places, np.array(rows), of_row[1:] == of_row[:-1], np.array(stroke_of)


def _catmull_rom(chain: list[int], k: int, t: float, count: int) -> Array:
    """The weights ``(count,)`` of the points for the place ``t`` of span ``k``: Catmull and Rom, 1974, tension 1/2."""
    weights = np.zeros(count)
    values = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3)
    for offset, value in zip(range(k - 1, k + 3), values, strict=True):
        if 0 <= offset < len(chain):
            weights[chain[offset]] += value / 2
        else:  # beyond an end the line is thought to go straight on: 2 p0 - p1
            end, inner = (chain[0], chain[1]) if offset < 0 else (chain[-1], chain[-2])
            weights[end] += value
            weights[inner] -= value / 2
    return weights
