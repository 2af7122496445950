"""The axes of small charts: what they show, from where to where, and how far up a number lies. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal, NamedTuple

import numpy as np

from core.types import Array
from desktop.language import tr

TOPS = (1, 1.5, 2, 3, 5, 7, 10)
"""Where an axis may end, in the largest unit that fits."""


@dataclass(frozen=True)
class Column:
    """What the charts below each other show: its ``title``, and the ``scale`` that they share.

    ``number`` is how values are written. ``top`` is the end of a linear axis, else it goes as far as the numbers; at
    ``mark`` lies a line across.
    """

    title: str
    scale: Literal["linear", "log"]
    number: str = "{:.3g}"
    top: float | None = None
    mark: float | None = None


class Chart(NamedTuple):
    """One chart: its name and the points ``x``, ``y`` of its curve, ``x`` ascending; ``newest`` is its last value."""

    name: str
    x: Array
    y: Array
    newest: float


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(power: float) -> str:
    """A whole ``power`` as it is written behind a 10."""
    return f"{power:.0f}".translate(_RAISED)


@dataclass(frozen=True)
class Axis:
    """The y axis that the charts of a column share, from ``low`` to ``high``, or their powers of ten."""

    low: float
    high: float
    log: bool

    def parts(self, y: Array) -> Array:
        """How far up ``y`` lies, 0..1; on a logarithmic axis zero lies at its foot."""
        if self.log:
            y = np.log10(np.maximum(y, 10.0**self.low))
        return np.clip((y - self.low) / (self.high - self.low), 0, 1)

    @property
    def lines(self) -> tuple[float, ...]:
        """Where lines across help to read: at powers of ten, or at the ends."""
        count = int(self.high - self.low) if self.log else 1
        return tuple(part / count for part in range(count + 1)) if count <= 8 else (0.0, 1.0)

    @property
    def words(self) -> str:
        """From where to where it goes."""
        if self.log:
            return tr("10{low} to 10{high}, log", low=raised(self.low), high=raised(self.high))
        return tr("{low:g} to {high:g}", low=self.low, high=self.high)


def axis_of(column: Column, charts: Sequence[Chart]) -> Axis:
    """The axis on which all numbers of ``charts`` have room."""
    values = np.concatenate([chart.y for chart in charts] or [np.empty(0)])
    if column.scale == "log":
        seen = values[values > 0]
        if column.mark is not None:
            seen = np.append(seen, column.mark)
        low, high = (floor(log10(seen.min())), ceil(log10(seen.max()))) if len(seen) else (-1, 0)
        return Axis(low, max(high, low + 1), log=True)
    if column.top is not None:
        return Axis(0.0, column.top, log=False)
    most = max(float(values.max()) if len(values) else 1.0, 1e-9)
    unit = 10.0 ** floor(log10(most))
    return Axis(0.0, float(next((unit * step for step in TOPS if unit * step >= most), 10 * unit)), log=False)
