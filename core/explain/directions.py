"""Which strokes a filter of the first layer looks for: how its answer to a straight stroke depends on the direction.

A filter answers a long straight stroke with the sum of its weights along it. How much that sum varies as the stroke is
moved across the filter is its energy in that direction: a filter for vertical strokes, or for their edges, answers a
vertical stroke differently in every place, and a horizontal one everywhere alike. This is the oriented energy of
Freeman and Adelson, "The design and use of steerable filters", 1991, with strokes for steerable filters, which 3x3
weights are too few for; the directions are averaged with their angles doubled, as up and down are one direction.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from core.types import Array

Direction = Literal["vertical", "rising", "horizontal", "falling", ""]
"""Of strokes: |, /, -, \\, and none."""

ORDER: tuple[Direction, ...] = ("vertical", "rising", "horizontal", "falling", "")

_BY_ANGLE: tuple[Direction, ...] = ("horizontal", "rising", "vertical", "falling")
_ANGLES = 16
_STEP = 0.5
"""Pixels that a stroke is moved by."""

CLEAR = 0.35
"""The clearness from which on a direction is named. An ideal stroke or edge has from 0.55 to 0.85; of 3x3 kernels drawn
at random one in two has more than this, of 5x5 kernels one in four, of 7x7 kernels one in eight."""


class Directions(NamedTuple):
    """Of F filters: the ``angle (F,)`` of their strokes in degrees, 0..180, 0 horizontal, 45 rising to the right, 90
    vertical; and how clear it is, ``clearness (F,)``, 0 (no direction) to 1."""

    angle: Array
    clearness: Array

    def name(self, unit: int) -> Direction:
        """In a word, "" where there is no clear one."""
        if not self.clearness[unit] >= CLEAR:
            return ""
        return _BY_ANGLE[int(np.rint(self.angle[unit] / 45)) % 4]

    def order(self) -> Array:
        """The filters ``(F,)``: vertical, rising, horizontal, falling, none; the clearest of each first."""
        group = np.array([ORDER.index(self.name(unit)) for unit in range(len(self.angle))])
        return np.lexsort((-self.clearness, group))


def directions(weight: Array) -> Directions:
    """Of the filters ``weight (F, C, K, K)``; the energies of their channels are added up."""
    weight = np.nan_to_num(weight.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    # Even ink everywhere has no direction; without it a long stroke is no better than a short one.
    weight = weight - weight.mean(axis=(2, 3), keepdims=True)
    answers = np.einsum("fckl,aokl->fcao", weight, _strokes(weight.shape[-1]))
    energy = np.square(answers).sum(axis=(1, 3))  # (F, C, angles, places) -> (F, angles)
    doubled = np.exp(2j * np.pi * np.arange(_ANGLES) / _ANGLES)
    total = energy.sum(axis=1)
    mean = (energy @ doubled) / np.where(total > 0, total, 1)
    return Directions(np.degrees(np.angle(mean)) / 2 % 180, np.abs(mean))


@lru_cache(maxsize=8)
def _strokes(kernel: int) -> Array:
    """Straight strokes a pixel wide at every angle and place, ``(angles, places, K, K)``, as much as each covers."""
    angle = np.arange(_ANGLES)[:, None, None, None] * np.pi / _ANGLES
    half = (kernel - 1) / 2
    place = np.arange(-half, half + _STEP / 2, _STEP)[:, None, None]
    up, right = half - np.arange(kernel)[:, None], np.arange(kernel)[None, :] - half
    distance = np.cos(angle) * up - np.sin(angle) * right - place
    strokes: Array = np.maximum(0, 1 - np.abs(distance))
    return strokes
