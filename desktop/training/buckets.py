"""The points of a curve over a run of any length, in bounded memory. No Qt."""

from dataclasses import dataclass

import numpy as np

from core.types import Array


@dataclass(frozen=True, eq=False)
class Curve:
    """Points ``x``, ``y`` of equal length, read-only; ``x`` is in epochs, so 1.5 is half-way through the second."""

    x: Array
    y: Array

    def __post_init__(self) -> None:
        self.x.flags.writeable = self.y.flags.writeable = False


class Buckets:
    """A value and its smoothed twin for every batch of a run, in at most ``capacity`` (even) buckets.

    As long as there are as many, every batch has a bucket of its own. When all are full, neighbours are merged in
    pairs, and from then on a bucket takes twice as many batches, its *stride*. It keeps the lowest and the highest of
    their values, and x and the smoothed value of the last. So the band that a curve fills looks as if every point
    were drawn, and neither the memory nor the time that it takes grows with the run.
    """

    def __init__(self, capacity: int) -> None:
        self._x, self._low, self._high, self._smoothed = (np.empty(capacity) for _ in range(4))
        self._count = 0
        self._stride = 1
        self._inside = 1  # batches in the newest bucket; as if one before the first were full
        self._lowest = self._highest = 0.0

    def append(self, x: float, value: float, smoothed: float) -> None:
        """One more batch, at ``x``, which ascends."""
        if self._inside == self._stride:
            self._open(value)
        self._inside += 1
        if value < self._lowest:
            self._lowest = value
        elif value > self._highest:
            self._highest = value
        newest = self._count - 1
        self._x[newest], self._smoothed[newest] = x, smoothed
        self._low[newest], self._high[newest] = self._lowest, self._highest

    def _open(self, value: float) -> None:
        """Begin a new bucket with ``value``."""
        if self._count == len(self._x):
            self._merge()
        self._count += 1
        self._inside = 0
        self._lowest = self._highest = value

    def _merge(self) -> None:
        half = self._count // 2
        self._x[:half], self._smoothed[:half] = self._x[1::2], self._smoothed[1::2]
        self._low[:half] = np.minimum(self._low[::2], self._low[1::2])
        self._high[:half] = np.maximum(self._high[::2], self._high[1::2])
        self._count, self._stride = half, 2 * self._stride

    def raw(self) -> Curve:
        """The values; of a bucket that holds more than one, the lowest and then the highest."""
        x, low, high = (column[: self._count] for column in (self._x, self._low, self._high))
        if self._stride == 1:
            return Curve(x.copy(), low.copy())
        return Curve(np.repeat(x, 2), np.stack([low, high], axis=1).ravel())

    def smoothed(self) -> Curve:
        """The smoothed values: of every bucket the last, so the newest point is the newest batch."""
        return Curve(self._x[: self._count].copy(), self._smoothed[: self._count].copy())
