"""What every batch of a run came to, in bounded memory, gathered at next to no cost. No Qt."""

from array import array

import numpy as np

from core.types import Array

CAPACITY = 1 << 12
"""Buckets that are kept at least, once there were as many batches; at most twice as many."""

CHUNK = 1 << 16
"""Values that wait until they are put into buckets, all at once."""


class Batches:
    """Values one by one, as buckets of equally many: of each the lowest, the highest and the mean.

    A value that is not finite counts as the one before it. Nothing is computed but once in :data:`CHUNK` values, and
    when :meth:`columns` is called.
    """

    def __init__(self) -> None:
        self._waiting = array("d")
        self._buckets = np.empty((3, 0))  # low, high, mean
        self._stride = 1
        self._last = 0.0

    def append(self, value: float) -> None:
        """One more batch."""
        self._waiting.append(value)
        if len(self._waiting) >= CHUNK:
            self._settle()

    def columns(self, batches_per_epoch: int) -> dict[str, Array]:
        """``x`` (in epochs, of each bucket's last batch), ``low``, ``high`` and ``mean``, float32 but for ``x``."""
        self._settle()
        low, high, mean = self._buckets.astype(np.float32)
        count = len(self._buckets[0]) * self._stride
        x = np.arange(self._stride, count + 1, self._stride) / batches_per_epoch
        return {"x": x, "low": low, "high": high, "mean": mean}

    def _settle(self) -> None:
        """Put whole buckets of what waits to the others, and merge them in pairs while there are too many."""
        values = self._finite(np.array(self._waiting))
        whole = len(values) // self._stride * self._stride
        grouped = values[:whole].reshape(-1, self._stride)  # (batches,) -> (buckets, stride)
        new = np.stack([grouped.min(axis=1), grouped.max(axis=1), grouped.mean(axis=1)])
        self._buckets = np.concatenate([self._buckets, new], axis=1)
        self._waiting = array("d", values[whole:].tobytes())
        while self._buckets.shape[1] >= 2 * CAPACITY:
            self._merge()

    def _merge(self) -> None:
        even = self._buckets.shape[1] // 2 * 2
        (low, high, mean), rest = self._buckets[:, :even], self._buckets[:, even:]
        pairs = np.stack(
            [
                low.reshape(-1, 2).min(axis=1),  # (buckets,) -> (pairs, 2)
                high.reshape(-1, 2).max(axis=1),
                mean.reshape(-1, 2).mean(axis=1),
            ]
        )
        if rest.size:  # half a bucket waits for its other half
            self._waiting = array("d", _spread(rest[:, 0], self._stride)) + self._waiting
        self._buckets, self._stride = pairs, 2 * self._stride

    def _finite(self, values: Array) -> Array:
        good = np.isfinite(values)
        if not good.all():
            known = np.concatenate([[self._last], values])  # the last good value stands before the first
            places = np.maximum.accumulate(np.where(np.concatenate([[True], good]), np.arange(len(known)), 0))
            values = known[places][1:]
        if len(values):
            self._last = float(values[-1])
        return values


def _spread(bucket: Array, count: int) -> list[float]:
    """``count`` values with the lowest, highest and mean of ``bucket (3,)``."""
    low, high, mean = bucket.tolist()
    if count <= 2:
        return [low, high][:count]
    return [low, high, *[(count * mean - low - high) / (count - 2)] * (count - 2)]
