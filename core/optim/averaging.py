"""A mean of the weights on their way."""

import numpy as np

from core.types import Array


class ExponentialMovingAverage:
    """A mean of the weights on their way, ``value (P,)``: at each step the past fades by ``factor``.

    In the first steps it fades faster, so that the starting values are soon forgotten.
    """

    def __init__(self, parameters: Array, factor: float) -> None:
        self.factor = factor
        self.steps = 0
        self.value = parameters.copy()
        self._scratch = np.empty_like(parameters)

    def add(self, parameters: Array) -> None:
        """Take in the weights ``parameters (P,)`` after one more step."""
        self.steps += 1
        np.subtract(parameters, self.value, out=self._scratch)
        self._scratch *= 1 - min(self.factor, (1 + self.steps) / (10 + self.steps))
        self.value += self._scratch
