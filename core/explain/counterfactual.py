"""The smallest change of the ink that makes the answer another one: "what would make it a 9?"

The very smallest change is a scatter of specks that no pen would make and nobody would see. So the change is a soft
brush's, every pixel of it a mean of nine, and the answer is to stay where the picture is moved by a pixel. The search
goes towards the wanted class where the answer is another one, and lets the change shrink at every step: so it walks
along the border between the two, and the smallest change it comes by is kept.

Wachter, Mittelstadt and Russell, "Counterfactual explanations without opening the black box", 2018, pose the question;
ink to add and ink to remove, kept small by their L1 norm, are Dhurandhar et al.'s, "Explanations based on the missing",
2018, section 3, with the same shrinking step.
"""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np

from core.explain.gradients import gradient_at
from core.nn.losses import probabilities
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array

STEPS = 150

RATE, LAST_RATE = 0.25, 0.05
"""Ink that a step adds to or takes from the pixel that matters most: at first, and in the end."""

SHRINKING = 0.02
"""Ink that every pixel of the change loses in each step."""

MARGIN = 3.0
"""By so much the wanted class should be ahead of all others (logits).

Of twelve changed digits of MNIST eleven were still the wanted one when they were measured and centred anew as drawings
are; with 1 it was eight, and the change took four fifths as much ink (``tests.benchmarks.explanations``). Where a
network is never as sure as that, the change that brings the class farthest ahead will do.
"""

MOVED = 2
"""Pictures, moved by up to a pixel, that are asked about beside the one in its place."""

MOST = 1.5
"""Of the brush before it is softened: one full stroke, and a reserve."""

FAINT = 0.05
"""A change smaller than this is not seen, and is left out if the answer stays."""


class Change(NamedTuple):
    """What was found for one picture, all ``(C, H, W)``, 0 paper to 1 ink.

    ``picture`` is the changed one and ``change`` what was added (above zero) and removed (below). Where it was not
    ``found`` they are the nearest that was tried. ``probability`` is that of the wanted class, not calibrated.
    """

    picture: Array
    change: Array
    found: bool
    probability: float


def counterfactual(
    network: Network,
    parameters: Array,
    picture: Array,
    wanted: int,
    steps: int = STEPS,
    scratch: Workspace | None = None,
) -> Generator[float, None, Change]:
    """Look for the smallest smooth change of ``picture (C, H, W)`` that is answered with class ``wanted``.

    Yields how much is done, 0..1. It may find none: :attr:`Change.found` says so. The same picture, class and network
    give the same change.
    """
    scratch, rng = scratch or Workspace(), np.random.default_rng(0)
    brush = np.zeros_like(picture)
    smallest: tuple[float, Array] | None = None
    nearest: tuple[float, Array] = (-np.inf, brush)
    for step in range(steps):
        changed = np.clip(picture + softened(brush), 0, 1)
        here, sure, uphill = _look_around(network, parameters, changed, wanted, rng, scratch)
        change = changed - picture
        if here > nearest[0]:
            nearest = here, change
        size = float(np.abs(change).sum())
        if here >= MARGIN and (smallest is None or size < smallest[0]):
            smallest = size, change
        if sure < MARGIN:
            rate = RATE + (LAST_RATE - RATE) * step / steps
            brush += rate * _direction(uphill, changed)
        brush = np.sign(brush) * np.clip(np.abs(brush) - SHRINKING, 0, MOST)
        yield (step + 1) / steps
    change = nearest[1] if smallest is None else smallest[1]
    seen = np.where(np.abs(change) < FAINT, 0, change)
    logits = network.forward(parameters, np.stack([picture + change, picture + seen]), scratch)
    if logits[1].argmax() == wanted:
        change, logits = seen, logits[1:]
    found = bool(logits[0].argmax() == wanted)
    return Change(picture + change, change, found, float(probabilities(logits[0])[wanted]))


def softened(picture: Array) -> Array:
    """Every pixel of ``(C, H, W)`` a mean of nine, the nearer ones weighing more; around the picture there is 0."""
    for axis in (1, 2):
        padded = np.pad(picture, [(0, 0), *((1, 1) if side == axis else (0, 0) for side in (1, 2))])
        length = picture.shape[axis]
        before, there, after = (padded.take(range(start, start + length), axis) for start in range(3))
        picture = (before + 2 * there + after) / 4
    return picture


def _look_around(
    network: Network, parameters: Array, picture: Array, wanted: int, rng: np.random.Generator, scratch: Workspace
) -> tuple[float, float, Array]:
    """How far the wanted class is ahead (logits) here, and at least nearby, and what would bring it farther ahead."""
    moves = [(0, 0), *map(tuple, rng.integers(-1, 2, (MOVED, 2)).tolist())]
    pictures = np.stack([np.roll(picture, move, (1, 2)) for move in moves])
    result = gradient_at(network, parameters, pictures, None, lambda logits: _pull(logits, wanted), scratch=scratch)
    ahead = (_pull(result.output, wanted) * result.output).sum(axis=1)
    back = [np.roll(one, (-down, -right), (1, 2)) for one, (down, right) in zip(result.gradient, moves, strict=True)]
    return float(ahead[0]), float(ahead.min()), np.mean(back, axis=0)


def _pull(logits: Array, wanted: int) -> Array:
    """What times ``logits (N, L)`` is how far the wanted class is ahead of the best of the others: ``(N, L)``."""
    others = logits.copy()
    others[:, wanted] = -np.inf
    weights = np.zeros_like(logits)
    weights[np.arange(len(logits)), others.argmax(axis=1)] = -1
    weights[:, wanted] = 1
    return weights


def _direction(uphill: Array, picture: Array) -> Array:
    """Where to move the brush, 1 at most: uphill, but not where there can be no more ink, or no less."""
    direction = softened(uphill)
    full, empty = (picture >= 1) & (direction > 0), (picture <= 0) & (direction < 0)
    direction[full | empty] = 0
    largest = np.abs(direction).max()
    result: Array = direction / largest if largest > 0 else direction
    return result
