"""How dark the cells of a confusion matrix are. No Qt."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from core.types import Array
from desktop.language import figure

Way = Literal["logarithmic", "mistakes"]

LOGARITHMIC: Way = "logarithmic"
MISTAKES: Way = "mistakes"


@dataclass(frozen=True, eq=False)
class Shading:
    """Of ``counts (L, L)``: by the logarithm of the count, or of mistakes only, by their share of the digit's pictures.

    Beside five hundred that are read right, one mistake and ten would look alike on an even scale.
    """

    counts: Array
    way: Way = LOGARITHMIC

    @cached_property
    def _shares(self) -> Array:
        if self.way == LOGARITHMIC:
            return np.log1p(self.counts)
        of_digit = np.maximum(self.counts.sum(axis=1, keepdims=True), 1)
        shares: Array = np.where(np.eye(len(self.counts), dtype=bool), 0, self.counts / of_digit)
        return shares

    @cached_property
    def _most(self) -> float:
        return float(self._shares.max())

    def share(self, true: int, answer: int) -> float | None:
        """Where on the scale a cell lies, 0..1; ``None`` for one that is not on it."""
        if self.way == MISTAKES and true == answer:
            return None
        return float(self._shares[true, answer]) / self._most if self._most else 0.0

    def ticks(self) -> list[tuple[float, str]]:
        """Places on the scale, 0..1 ascending, with what they stand for, the ends among them."""
        if not self._most:
            return [(0.0, "0")]
        if self.way == MISTAKES:
            return [(part / 4, f"{figure(100 * part / 4 * self._most, '.2g')} %") for part in range(5)]
        most = int(self.counts.max())
        powers = [10**power for power in range(len(str(most))) if 2 * 10**power <= most]
        values = [0, *powers, most]
        return [(float(np.log1p(value)) / self._most, figure(value, ",")) for value in values]
