"""Points for a plot: thinned for the screen, written out whole for other programs. No Qt."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from typing import TypeAlias

import numpy as np

from core.atomic import write_whole
from core.types import Array

Table: TypeAlias = tuple[Sequence[str], Iterable[Sequence[str]]]
"""Heads, and the rows under them."""


def thin(x: Array, y: Array, most: int) -> tuple[Array, Array]:
    """At most about ``most`` of the points ``x``, ``y``: the lowest and highest of each stretch, and the newest."""
    width = -(-2 * len(x) // most)
    if width <= 2:
        return x, y
    whole = len(x) // width * width
    stretches = y[:whole].reshape(-1, width)
    start = np.arange(0, whole, width)
    pair = np.stack([start + stretches.argmin(axis=1), start + stretches.argmax(axis=1)], axis=1)
    chosen = np.append(np.sort(pair, axis=1).ravel(), np.arange(whole, len(x)))
    if not len(chosen) or chosen[-1] != len(x) - 1:
        chosen = np.append(chosen, len(x) - 1)
    return x[chosen], y[chosen]


def nearest(x: Array, at: float) -> int | None:
    """The index of the value of ``x``, ascending, that is closest to ``at``."""
    if not len(x):
        return None
    after = int(np.searchsorted(x, at))
    if after == len(x) or (after > 0 and at - x[after - 1] <= x[after] - at):
        return after - 1
    return after


def write_csv(path: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write ``rows`` under ``heads``; raises ``UserError`` if that cannot be done, and what was there stays."""
    text = StringIO(newline="")
    csv.writer(text).writerows([heads, *rows])
    write_whole(path, text.getvalue().encode())
