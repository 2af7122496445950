"""What is no digit, made by rule: scribbles, dots, lines, crosses, spirals, rings with something inside, letters.

None of these lines is taken from what the network was trained with (:data:`core.synthesis.forms.OTHER_FORMS`): they are
formulas and coordinates of their own, drawn by the canvas's own painter as the pen strokes are.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator

from core.imaging.painter import Stroke
from core.types import Array
from tests.benchmarks.pens import THICKEST, THINNEST, anywhere, strokes

Lines = list[Array]

LETTERS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "A": (((0, 1), (0.45, 0), (0.9, 1)), ((0.2, 0.62), (0.72, 0.62))),
    "E": (((0.7, 0), (0, 0), (0, 1), (0.7, 1)), ((0, 0.5), (0.55, 0.5))),
    "F": (((0.7, 0), (0, 0), (0, 1)), ((0, 0.48), (0.55, 0.48))),
    "H": (((0, 0), (0, 1)), ((0.7, 0), (0.7, 1)), ((0, 0.5), (0.7, 0.5))),
    "K": (((0, 0), (0, 1)), ((0.65, 0), (0, 0.55)), ((0.2, 0.4), (0.7, 1))),
    "M": (((0, 1), (0.05, 0), (0.45, 0.7), (0.85, 0), (0.9, 1)),),
    "N": (((0, 1), (0, 0), (0.7, 1), (0.7, 0)),),
    "R": (((0, 1), (0, 0), (0.45, 0), (0.62, 0.22), (0.45, 0.48), (0, 0.5)), ((0.3, 0.5), (0.7, 1))),
    "W": (((0, 0), (0.25, 1), (0.5, 0.25), (0.75, 1), (1, 0)),),
    "X": (((0, 0), (0.8, 1)), ((0.8, 0), (0, 1))),
    "m": (((0, 1), (0, 0.4), (0.2, 0.35), (0.4, 0.45), (0.4, 1)), ((0.4, 0.5), (0.6, 0.35), (0.8, 0.45), (0.8, 1))),
    "w": (((0, 0.3), (0.15, 0.95), (0.35, 0.9), (0.45, 0.4), (0.55, 0.9), (0.75, 0.95), (0.9, 0.3)),),
    "k": (((0, 0), (0, 1)), ((0.5, 0.4), (0.05, 0.7), (0.5, 1))),
}
"""Letters that look like no digit, as lines through points, each about 1 high."""


def _scribble(rng: Generator) -> Lines:
    """A hand that goes to and fro: a smooth line through many points by chance."""
    points = rng.random((int(rng.integers(8, 20)), 2))
    for _ in range(2):  # Chaikin, "An algorithm for high-speed curve generation", 1974: corners are cut
        points = np.stack([0.75 * points[:-1] + 0.25 * points[1:], 0.25 * points[:-1] + 0.75 * points[1:]], 1)
        points = points.reshape(-1, 2)
    return [points]


def _zigzag(rng: Generator) -> Lines:
    count = int(rng.integers(5, 11))
    across, along = np.arange(count) % 2 + rng.normal(0, 0.08, count), np.linspace(0, rng.uniform(0.6, 1.6), count)
    pair = (along, across) if rng.random() < 0.5 else (across, along)
    return [np.stack(pair, axis=1)]


def _dot(rng: Generator) -> Lines:
    return [rng.normal(0, 0.004, (2, 2))]


def _line(rng: Generator) -> Lines:
    """A straight line that lies: at least 55 degrees off the upright."""
    angle = np.radians(rng.uniform(55, 125))
    return [np.array([[0, 0], [np.sin(angle), np.cos(angle)]])]


def _cross(rng: Generator) -> Lines:
    turn = rng.uniform(0, np.pi / 2)
    arms = np.array([[-1, 0], [1, 0], [0, -1], [0, 1]]) * rng.uniform(0.35, 0.5, (4, 1))
    turned = arms @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return [turned[:2], turned[2:]]


def _spiral(rng: Generator) -> Lines:
    turns, start = rng.uniform(2.2, 4), rng.uniform(0, 2 * np.pi)
    angle = np.linspace(0, 2 * np.pi * turns, 90)
    radius = angle / angle[-1] / 2
    way = rng.choice([-1, 1])
    return [np.stack([radius * np.cos(start + way * angle), radius * np.sin(start + way * angle)], axis=1)]


def _ring(rng: Generator) -> Lines:
    angle = np.linspace(0, 2 * np.pi, 40) + rng.uniform(0, 2 * np.pi)
    return [np.stack([0.5 * np.cos(angle), 0.5 * rng.uniform(0.85, 1.15) * np.sin(angle)], axis=1)]


def _ring_with_dots(rng: Generator) -> Lines:
    """A face, a wheel's hub, a button: one to four dots in a ring."""
    count = int(rng.integers(1, 5))
    if count == 1:
        places = rng.uniform(-0.08, 0.08, (1, 2))
    else:
        angle = np.arange(count) * 2 * np.pi / count + rng.uniform(0, np.pi)
        places = 0.2 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return [*_ring(rng), *(place + rng.normal(0, 0.01, (2, 2)) for place in places)]


def _letter(rng: Generator) -> Lines:
    return [np.array(line) for line in LETTERS[rng.choice(sorted(LETTERS))]]


KINDS: dict[str, Callable[[Generator], Lines]] = {
    "scribbles": _scribble,
    "zigzags": _zigzag,
    "single dots": _dot,
    "lines that lie": _line,
    "crosses": _cross,
    "spirals": _spiral,
    "rings with dots": _ring_with_dots,
    "letters": _letter,
}


def drawings(kind: str, count: int, rng: Generator) -> Iterator[list[Stroke]]:
    """``count`` of one of :data:`KINDS`, each at a size, in a place and with a pen left to chance."""
    for _ in range(count):
        lines = [_by_hand(line, rng) for line in KINDS[kind](rng)]
        corner = np.concatenate(lines).min(axis=0)
        size = max(float((np.concatenate(lines).max(axis=0) - corner).max()), 1e-9)
        if kind == "single dots":
            pen = rng.uniform(THINNEST, THICKEST)
            yield strokes([line + rng.uniform(0.1, 0.9, 2) for line in lines], pen)
        else:
            yield anywhere([(line - corner) / size for line in lines], rng)


def _by_hand(line: Array, rng: Generator) -> Array:
    """More points on ``line``, and none of them quite where it should be."""
    steps = np.arange(len(line))
    fine = np.linspace(0, len(line) - 1, 1 + 8 * (len(line) - 1)) if len(line) < 20 else steps
    placed = np.stack([np.interp(fine, steps, line[:, axis]) for axis in (0, 1)], axis=1)
    wander = rng.standard_normal(placed.shape).cumsum(axis=0) * 0.008
    result: Array = placed + wander - wander.mean(axis=0)
    return result
