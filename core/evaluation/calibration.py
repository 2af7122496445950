"""Probabilities that mean what they say, and when to give none: what a network's logits are worth.

Of the answers given with 90 %, nine in ten should be right: that takes a temperature. And a softmax always adds up to
1, whatever it is shown: whether there is a digit at all shows in how far the logits are apart.
"""

from dataclasses import dataclass
from math import exp, log

import numpy as np

from core.checks import is_finite, is_number
from core.nn.losses import log_softmax, probabilities
from core.types import Array, Labels, UserError

COLDEST, HOTTEST = 0.05, 20.0
"""Between these the temperature is looked for, and none beyond them is believed."""

BINS = 15

REFUSED = 0.001
"""The share of digits that may be taken for none, where the threshold is set on MNIST's."""

REFUSED_PENS = 0.004
"""The same where it is set on pen strokes: by one threshold they are refused three to four times as often as MNIST's
digits."""

FEWEST = 500
"""Digits that it takes to calibrate a network."""


@dataclass(frozen=True)
class Calibration:
    """What a network's logits mean: divided by ``temperature`` their softmax says how often it is right, and with less
    evidence than ``least_evidence`` there is no digit; ``None``: nothing is known of that.

    Raises ``UserError`` with one sentence for a temperature or a threshold that makes no sense.
    """

    temperature: float = 1.0
    least_evidence: float | None = None

    def __post_init__(self) -> None:
        # Far below or above them float32 knows no more than 0 and infinity, and divided by these no logit is a number.
        if not (is_number(self.temperature) and COLDEST <= self.temperature <= HOTTEST):
            raise UserError(
                "A temperature lies from {least:g} to {most:g}, not at {temperature!r}.",
                least=COLDEST,
                most=HOTTEST,
                temperature=self.temperature,
            )
        if not (self.least_evidence is None or is_finite(self.least_evidence)):
            raise UserError(
                "The least evidence of a digit is a finite number, if it is known, not {evidence!r}.",
                evidence=self.least_evidence,
            )

    @np.errstate(invalid="ignore")
    def probabilities(self, logits: Array) -> Array:
        """Of ``logits (N, L)``: ``(N, L)``, not finite where these are not: they have no softmax."""
        return probabilities(logits / self.temperature)

    def refuses(self, evidence: float) -> bool:
        """Whether so little speaks for no digit."""
        return self.least_evidence is not None and evidence < self.least_evidence


UNCALIBRATED = Calibration()


def calibrate(logits: Array, labels: Labels, pens: Array | None = None) -> Calibration:
    """The calibration for a network that answers digits it was not trained with, ``labels (N,)``, ``logits (N, L)``.

    ``pens (N,)`` says which of them are pen strokes: the threshold is set on these if there are enough.

    With fewer digits than :data:`FEWEST`, or numbers that are not finite, there is nothing to be learnt.
    """
    found = evidence(logits)
    if len(labels) < FEWEST or not np.isfinite(found).all():
        return UNCALIBRATED
    enough = pens is not None and pens.sum() >= FEWEST
    least = np.quantile(found[pens], REFUSED_PENS) if enough else np.quantile(found, REFUSED)
    return Calibration(fit_temperature(logits, labels), float(least))


@np.errstate(over="ignore", invalid="ignore")
def evidence(logits: Array) -> Array:
    """How far the best of ``logits (N, L)`` stands out from the mean of all: ``(N,)``, 0 where none is better.

    Of logits that are not finite it is not either.

    The maximum logit of Hendrycks et al., "Scaling out-of-distribution detection for real-world settings", 2022. A
    softmax says how the logits share what there is; this says how much there is. A network that was shown what is no
    digit, with all classes as its target, answers it with logits that are all alike.
    """
    result: Array = logits.max(axis=1) - logits.mean(axis=1)
    return result


def fit_temperature(logits: Array, labels: Labels) -> float:
    """The number by which to divide ``logits (N, L)`` so that their softmax fits ``labels (N,)`` best.

    One number for all (Guo et al., "On calibration of modern neural networks", 2017, section 4.2): no answer changes,
    only how sure it is. The mean cross-entropy has a single minimum in the logarithm of the temperature; it is found
    by golden sections. Use pictures that the network was not trained with.
    """
    logits = np.asarray(logits, np.float64)

    def loss(log_temperature: float) -> float:
        return -float(log_softmax(logits * exp(-log_temperature))[np.arange(len(labels)), labels].mean())

    low, high, golden = log(COLDEST), log(HOTTEST), (5**0.5 - 1) / 2
    left, right = high - golden * (high - low), low + golden * (high - low)
    left_loss, right_loss = loss(left), loss(right)
    while high - low > 1e-4:
        if left_loss < right_loss:
            high, right, right_loss = right, left, left_loss
            left = high - golden * (high - low)
            left_loss = loss(left)
        else:
            low, left, left_loss = left, right, right_loss
            right = low + golden * (high - low)
            right_loss = loss(right)
    return exp((low + high) / 2)


@dataclass(frozen=True, eq=False)
class Reliability:
    """The answers sorted by probability into ``B`` equal parts of 0..1: the points of a reliability diagram.

    ``counts (B,)`` answers lie in each part, ``right (B,)`` of them are right, and ``sure (B,)`` is what their
    probabilities add up to.
    """

    counts: Array
    right: Array
    sure: Array

    @property
    def error(self) -> float:
        """The expected calibration error, 0..1: the mean gap between how sure and how often right.

        The gap of each part is weighted with how many answers lie there (Guo et al., 2017, equation 3).
        """
        return float(np.abs(self.sure - self.right).sum() / self.counts.sum())


def part_of(sure: Array, bins: int = BINS) -> Array:
    """In which of ``bins`` equal parts of 0..1 each of the probabilities ``sure (N,)`` lies: ``(N,)``."""
    part: Array = np.minimum((sure * bins).astype(int), bins - 1)
    return part


def reliability(chances: Array, labels: Labels, bins: int = BINS) -> Reliability:
    """How often the answers of ``chances (N, L)`` are right, by how sure they are; ``labels (N,)`` is what is right."""
    sure = chances.max(axis=1)
    right = chances.argmax(axis=1) == labels
    part = part_of(sure, bins)
    return Reliability(*(np.bincount(part, what, bins) for what in (None, right.astype(np.float64), sure)))
