"""How far a share that was counted may be from what it would be on endlessly many pictures."""

import numpy as np

from core.types import Array

NORMAL_95 = 1.959964
"""The normal distribution has 95 % of itself within so many standard deviations."""


def wilson(successes: Array, trials: Array) -> tuple[Array, Array]:
    """The lower and upper ends of the intervals for ``successes (K,)`` of ``trials (K,)``, within 0..1.

    The score interval of Wilson, "Probable inference, the law of succession, and statistical inference", 1927: unlike
    the usual one it makes sense for shares of 0 and 1 and for few trials. Of no trials nothing is known: 0 and 1.
    """
    successes, trials = np.asarray(successes, np.float64), np.asarray(trials, np.float64)
    count = np.maximum(trials, 1)
    share, square = successes / count, NORMAL_95**2
    centre = (share + square / (2 * count)) / (1 + square / count)
    half = NORMAL_95 * np.sqrt(share * (1 - share) / count + square / (4 * count**2)) / (1 + square / count)
    known = trials > 0
    low = np.where(known & (successes > 0), np.maximum(centre - half, 0), 0.0)
    high = np.where(known & (successes < trials), np.minimum(centre + half, 1), 1.0)
    return low, high
