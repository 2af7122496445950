"""What speaks for and against a way to read: features of a candidate, and of the place where one digit ends.

Lengths are in heights of the line. What each counts is in :mod:`core.recognition.fitted`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from core.recognition.segmentation import Segments
from core.types import Array

Candidate: TypeAlias = tuple[int, int]
"""The first segment, and the one after the last."""

AMPLE = 4.0
"""A margin of evidence, in calibrated logits, of which more says no more."""


class Answer(NamedTuple):
    """The network's answer to a candidate: the calibrated ``probability`` of the best class; the ``margin`` of evidence
    above the least that a digit has, in calibrated logits, at most :data:`AMPLE`; which ``digit`` that class is."""

    probability: float
    margin: float = AMPLE
    digit: int = -1


NO_ANSWER = Answer(0.0, AMPLE)
"""Of a network whose logits are not finite."""


class Feature(NamedTuple):
    """What counts for or against a way to read, and what it ``measures``.

    Of some it is known beforehand: ``sign`` is 1 of what can only speak for a way to read, -1 of what speaks against.
    """

    name: str
    measures: str
    sign: int = 0


OF_CANDIDATES = (
    Feature("log odds", "how sure the network is, as log odds within -3 and 3", 1),
    Feature("very sure", "how far the log odds are above 3, at most 5", 1),
    Feature("little evidence", "how far the evidence is below what is ample, at most 4", -1),
    Feature("no evidence", "how far it is below the least, at most 4", -1),
    Feature("wide", "how much wider than 0.8 of its height", -1),
    Feature("low", "how much lower than 0.8", -1),
    Feature("very low", "four times how much lower than 0.6", -1),
    Feature("segments apart", "how many gaps are within", -1),
    Feature("overlap within", "how far, at those gaps, the sides reach over each other, all together"),
    Feature("cuts not made", "how many places within might have been cut"),
    Feature("low and narrow", "how much narrower than 0.3, of what is lower than 0.75"),
    Feature("interrupted", "how many strokes of others were drawn between its own", -1),
    Feature("many strokes", "how many strokes it has more than two", -1),
    Feature("sure though apart", "the log odds of what has gaps within, within 0 and 8: an open 4 is a 4", 1),
)
"""Of a candidate that is taken for a digit."""

OF_ENDS = (
    Feature("end", "that a digit ends here"),
    Feature("ink", "the ink that is cut", -1),
    Feature("cut", "whether any is", -1),
    Feature("much ink", "how much more than 0.12", -1),
    Feature("extent", "how far what is cut reaches from top to bottom", -1),
    Feature("much extent", "how much farther than 0.5", -1),
    Feature("overlap", "how far the two sides reach over each other without touching", -1),
    Feature("part overlapped", "what part of the narrower one that is, beside each other, from 0 to 1", -1),
    Feature("stroke cut", "whether a stroke goes on beyond it", -1),
    Feature("strokes cross", "how wide the ink is that strokes on both sides share: the root of its area", -1),
    Feature("out of order", "whether what comes after it was drawn before", -1),
)
"""Of the place between a segment and the next where one digit ends and another begins."""

OF_NUMBERS = (
    Feature("better", "how much more the row counts than all of it as one digit, within -2 and 12", 1),
    Feature("evidence of all", "how far the evidence of all of it is beyond the least, within -8 and 4"),
    Feature("least sure", "the least of the log odds of its digits, within -3 and 8", 1),
    Feature("digits", "how many there are, at most 6"),
    Feature("1s", "which part of them are 1s: much falls into upright lines", -1),
    Feature("apart", "the mean gap between its digits, each within 0 and 0.3", 1),
    Feature("ink cut", "the mean ink that is cut between them", -1),
    Feature("joined 1s", "at which part of its ends ink is cut between two 1s: what has many is an n, a u or a v", -1),
)
"""Of a row of several digits: letters fall into pieces that look like digits, too."""


class Row(NamedTuple):
    """A way to read all of the ink as ``digits (n,)``.

    It counts so much ``better`` than all of it as one digit, whose evidence is above the least by ``margin``. The
    network is sure of each digit by so much ``odds (n,)``, see :func:`log_odds`. The digits are ``gaps (n - 1,)`` from
    each other, and ``cut (n - 1,)`` is the ink that is cut there.
    """

    digits: Array
    better: float
    margin: float
    odds: Array
    gaps: Array
    cut: Array

    def features(self) -> Array:
        """:data:`OF_NUMBERS` of it, ``(8,)``."""
        ones = self.digits == 1
        return np.array(
            [
                np.clip(self.better, -2, 12),
                np.clip(self.margin, -8, AMPLE),
                self.odds.min(),
                min(len(ones), 6),
                ones.mean(),
                np.clip(self.gaps, 0, 0.3).mean(),
                self.cut.mean(),
                np.mean((self.cut > 0) & ones[:-1] & ones[1:]),
            ]
        )


def log_odds(probability: Array) -> Array:
    """How sure the network is, given the ``probability (n,)`` of the best class: ``(n,)``, within -3 and 8."""
    sure = np.clip(probability, 1e-4, 1 - 1e-4)
    result: Array = np.clip(np.log(sure / (1 - sure)), -3, 8)
    return result


class Features:
    """Measures candidates of ``segments`` and the ends between them."""

    def __init__(self, segments: Segments) -> None:
        self.segments = segments
        self.count = len(segments.boxes)
        boxes = segments.boxes
        self._corners = np.append(boxes, [[0] * 4], axis=0)  # with one beyond the last, which stretches may end at
        self.gaps: Array = (boxes[1:, 1] - np.maximum.accumulate(boxes[:, 3])[:-1]) / segments.height
        """Between a segment and those before it, ``(n - 1,)``; below 0 where they reach over each other."""
        self.open: Array = segments.cut == 0
        """Whether there is paper between a segment and the next, or only another stroke, ``(n - 1,)``."""

    def boxes(self, candidates: Sequence[Candidate]) -> Array:
        """Top, left, bottom and right of each of ``candidates``, the latter two outside, in pixels: ``(n, 4)``."""
        bounds = np.ravel(candidates)  # each first, each after the last: every other stretch is a candidate
        low = np.minimum.reduceat(self._corners[:, :2], bounds)[::2]
        high = np.maximum.reduceat(self._corners[:, 2:], bounds)[::2]
        return np.concatenate([low, high], axis=1)

    def sizes(self, candidates: Sequence[Candidate]) -> Array:
        """Height and width of each of ``candidates``, in heights of the line: ``(n, 2)``."""
        boxes = self.boxes(candidates)
        sizes: Array = (boxes[:, 2:] - boxes[:, :2]) / self.segments.height
        return sizes

    def of_candidates(self, candidates: Sequence[Candidate], answers: Mapping[Candidate, Answer]) -> Array:
        """:data:`OF_CANDIDATES` of each of ``candidates``: ``(n, 14)``."""
        height, width = self.sizes(candidates).T  # (n, 2) -> (2, n)
        probability, margin, _ = np.array([answers[candidate] for candidate in candidates]).T  # (n, 3) -> (3, n)
        odds = log_odds(probability)
        first, last = np.array([(a, b - 1) for a, b in candidates]).T  # (n, 2) -> (2, n)

        def within(values: Array) -> Array:
            sums = np.append(0, np.cumsum(values))
            result: Array = sums[last] - sums[first]
            return result

        strokes, spread = self._strokes(candidates)
        values = {
            "log odds": np.minimum(odds, 3),
            "very sure": np.maximum(odds - 3, 0),
            "little evidence": np.clip(AMPLE - margin, 0, 4),
            "no evidence": np.clip(-margin, 0, 4),
            "wide": np.maximum(0, width / height - 0.8),
            "low": np.maximum(0, 0.8 - height),
            "very low": 4 * np.maximum(0, 0.6 - height),
            "segments apart": within(self.open),
            "overlap within": within(np.maximum(-self.gaps, 0) * self.open),
            "cuts not made": within(~self.open),
            "low and narrow": np.maximum(0, 0.3 - width) * (height < 0.75),
            "interrupted": spread - strokes,
            "many strokes": np.maximum(strokes - 2, 0),
            "sure though apart": np.maximum(odds, 0) * (within(self.open) > 0),
        }
        return np.stack([values[feature.name] for feature in OF_CANDIDATES], axis=1).astype(float)

    def _strokes(self, candidates: Sequence[Candidate]) -> tuple[Array, Array]:
        """How many strokes each of ``candidates`` has, and how many from its first to its last: ``(n,)`` each."""
        drawn = self.segments.drawn
        padded = np.append(drawn, np.zeros((1, drawn.shape[1]), bool), axis=0)
        mine = np.logical_or.reduceat(padded, np.ravel(candidates))[::2]
        from_first = np.logical_or.accumulate(mine, axis=1)
        to_last = np.logical_or.accumulate(mine[:, ::-1], axis=1)[:, ::-1]
        counts: Array = mine.sum(axis=1)
        return counts, (from_first & to_last).sum(axis=1)

    def of_ends(self) -> Array:
        """:data:`OF_ENDS` of each place between two segments: ``(n - 1, 11)``."""
        cut, extent, gaps = self.segments.cut, self.segments.extent, self.gaps
        widths = (self.segments.boxes[:, 3] - self.segments.boxes[:, 1]) / self.segments.height
        stroke_cut, out_of_order = self._order()
        values = {
            "end": np.ones(len(cut)),
            "ink": cut,
            "cut": ~self.open,
            "much ink": np.maximum(0, cut - 0.12),
            "extent": extent,
            "much extent": np.maximum(0, extent - 0.5),
            "overlap": np.maximum(0, -gaps) * self.open,
            "part overlapped": np.clip(-gaps / np.minimum(widths[1:], widths[:-1]), 0, 1) * self.open,
            "stroke cut": stroke_cut,
            "strokes cross": np.sqrt(self.segments.crossed),
            "out of order": out_of_order,
        }
        return np.stack([values[feature.name] for feature in OF_ENDS], axis=1).astype(float)

    def _order(self) -> tuple[Array, Array]:
        """At each end, whether a stroke is on both sides, and whether one after it was drawn before: ``(n - 1,)``."""
        drawn = self.segments.drawn
        if not drawn.shape[1]:
            nothing = np.zeros(self.count - 1)
            return nothing, nothing
        before = np.logical_or.accumulate(drawn, axis=0)[:-1]
        after = np.logical_or.accumulate(drawn[::-1], axis=0)[::-1][1:]
        first_after = after.argmax(axis=1)
        last_here = drawn.shape[1] - 1 - drawn[:-1, ::-1].argmax(axis=1)
        both: Array = np.any(before & after, axis=1)
        return both, first_after < last_here
