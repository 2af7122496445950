"""Two networks on the same pictures: whether one is better, or chance alone would make as large a difference."""

from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from core.types import Array, Labels, UserError, said

RARELY = 0.05
"""A difference that chance makes more rarely than this is taken for one."""


@dataclass(frozen=True)
class Comparison:
    """How many pictures both networks read right, only the first, only the second, and neither."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def count(self) -> int:
        """All pictures."""
        return self.both + self.only_first + self.only_second + self.neither

    @property
    def accuracies(self) -> tuple[float, float]:
        """Of the first and the second, 0..1."""
        return (self.both + self.only_first) / self.count, (self.both + self.only_second) / self.count

    @cached_property
    def p_value(self) -> float:
        """How often chance alone would make a difference at least as large, 0..1, if both were equally good."""
        return mcnemar(self.only_first, self.only_second)

    def in_words(self, first: str, second: str) -> str:
        """What has come out, in sentences for a person; ``first`` and ``second`` are the networks' names."""
        ours, theirs = self.only_first, self.only_second
        if not ours + theirs:
            return said(
                "{first} and {second} read the very same pictures right, so neither is seen to be better.",
                first=first,
                second=second,
            )
        verdict = said("So it may well be chance.")
        if self.p_value < RARELY:
            verdict = said("That is rare: {better} is most likely better.", better=first if ours > theirs else second)
        return said(
            "{first} reads {pictures} right that {second} does not, and {second} {theirs:,} that {first} does not. "
            "Between two equally good networks, a difference this large arises by chance in {cases}. {verdict}",
            first=first,
            second=second,
            pictures=said("1 picture") if ours == 1 else said("{ours:,} pictures", ours=ours),
            theirs=theirs,
            cases=cases(self.p_value),
            verdict=verdict,
        )


def compare(first: Labels, second: Labels, labels: Labels) -> Comparison:
    """Compare the answers ``first (N,)`` and ``second (N,)`` to pictures of ``labels (N,)``; ``UserError`` for none."""
    if not len(labels):
        raise UserError("There are no pictures to compare by.")
    ours, theirs = first == labels, second == labels
    return Comparison(*(int(both.sum()) for both in (ours & theirs, ours & ~theirs, theirs & ~ours, ~ours & ~theirs)))


def mcnemar(only_first: int, only_second: int) -> float:
    """The p-value of McNemar's test for pictures that only the one or only the other reads right.

    The exact two-sided test, however many there are (McNemar, "Note on the sampling error of the difference between
    correlated proportions or percentages", 1947, with the binomial distribution for which his chi-square stands in).
    Were both equally good, each of the ``n`` pictures that tell them apart would be for either with a chance of one
    half: the probability that the smaller share is no larger than it is, twice.
    """
    n, fewer = only_first + only_second, min(only_first, only_second)
    if 2 * fewer >= n:
        return 1.0
    return min(1.0, 2 * float(np.exp(_log_chances(n, fewer + 1)).sum()))


def cases(share: float) -> str:
    """A probability 0..1 as so many cases, as a person reads it."""
    if share >= 0.01:
        return said("{count} of 100 cases", count=min(round(100 * share), 100))
    if share >= 0.001:
        return said("{count} of 1,000 cases", count=round(1000 * share))
    return said("fewer than 1 of 1,000 cases")


def _log_chances(n: int, count: int) -> Array:
    """The logarithms of the chances of 0 to ``count - 1`` heads in ``n`` throws of a coin: ``(count,)``."""
    k = np.arange(1, count, dtype=np.float64)
    ratios = np.log((n - k + 1) / k)  # of each binomial coefficient to the one before
    coefficients: Array = np.concatenate([[0.0], np.cumsum(ratios)])
    return coefficients - n * log(2)
