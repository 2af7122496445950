"""The candidate lattice: which segments make a digit together. All ways to read them are weighed, the best is found.

A candidate is a row of neighbouring segments that may be one digit. What the network says of it counts, and so does its
shape, the gaps and the cuts: a network is sure of much that is no digit, two noughts that touch for an eight. The best
row of candidates is found by dynamic programming, as in R. Casey and E. Lecolinet, "A survey of methods and strategies
in character segmentation", 1996, recognition-based.

The weights were fitted by a structured perceptron with a margin on numbers composed from pen strokes, on single ones
and on MNIST's validation pictures; a single digit that falls apart counted twice. ``python -m
tests.benchmarks.fit_lattice`` does that again.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress, pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from core.recognition.segmentation import Segments
from core.types import Array

Candidate: TypeAlias = tuple[int, int]
"""The first segment, and the one after the last."""

LONGEST = 6
"""Segments that a digit is put together from, at most."""

WIDEST = 1.4
"""A candidate wider than this, in heights of the line, is no digit unless it hangs together."""

FARTHEST = 0.35
"""Segments farther apart than this, in heights of the line, do not belong together."""

SMALLEST = 0.35
"""What is smaller than this in both directions, in heights of the line, is no digit of its own."""

SURE = 0.8
"""Of what the network gives this probability, no more is asked."""

SLIM = 1.1
"""But of what is wider than this, in its own heights: two digits that touch are."""

CLEAR = 0.08
"""Two tall digits that the network is sure of, at least this far apart in heights of the line, are two."""

TALL = 0.6
"""In heights of the line."""

MOST = 40
"""More segments than this are no number."""

ASKED = 42
"""Candidates that the network is asked about, at most, those asked first among them: each takes half a millisecond.

Of 240 numbers of 12 and 16 digits, which have up to 150 and more, one was read otherwise than with all candidates, and
wrong both times.
"""


class Feature(NamedTuple):
    """What counts for or against a way to read: ``weight`` times what it ``measures``, in heights of the line."""

    name: str
    weight: float
    measures: str


OF_CANDIDATES = (
    Feature("log odds", 0.58, "how sure the network is, as log odds within -3 and 3"),
    Feature("wide", -4.6, "how much wider than 0.8 of its height"),
    Feature("low", -3.4, "how much lower than 0.8"),
    Feature("very low", -1.1, "four times how much lower than 0.6"),
    Feature("half as high", -1.9, "whether it is lower than 0.5"),
    Feature("gaps within", -2.8, "the gaps within, all together"),
    Feature("segments apart", -1.05, "how many gaps are within"),
    Feature("cuts not made", 0.67, "how many places within might have been cut"),
    Feature("low and narrow", -1.4, "how much narrower than 0.3, of what is lower than 0.75"),
)
"""Of a candidate that is taken for a digit."""

OF_ENDS = (
    Feature("end", -0.49, "that a digit ends here"),
    Feature("ink", -4.2, "the ink that is cut"),
    Feature("cut", -0.9, "whether any is"),
    Feature("much ink", -2.95, "how much more than 0.12"),
    Feature("extent", -1.75, "how far what is cut reaches from top to bottom"),
    Feature("much extent", -1.4, "how much farther than 0.5"),
    Feature("overlap", -3.0, "how far the two sides reach over each other without touching"),
    Feature("gap", 3.8, "the gap, from 0 to 0.4"),
    Feature("narrow gap", -3.0, "how much narrower the gap is than the others are"),
)
"""Of the place between a segment and the next where one digit ends and another begins."""


def weights_of(features: Sequence[Feature]) -> Array:
    """The weights of ``features``, in their order."""
    return np.array([feature.weight for feature in features])


class Lattice:
    """All ways to read ``segments``. Lengths in features are in heights of the line."""

    def __init__(self, segments: Segments) -> None:
        self.segments = segments
        self.count = len(segments.boxes)
        boxes, gapless = segments.boxes, segments.cut == 0
        self._gaps = (boxes[1:, 1] - np.maximum.accumulate(boxes[:, 3])[:-1]) / segments.height
        self._corners = np.append(boxes, [[0] * 4], axis=0)  # with one beyond the last, which stretches may end at
        self._open = gapless  # between a segment and the next there is paper
        bounds = [0, *(int(k) + 1 for k in np.flatnonzero(gapless)), self.count]
        self.groups: list[Candidate] = list(pairwise(bounds))
        """The candidates of what hangs together."""
        self.whole: Candidate = (0, self.count)

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

    # What to ask the network --------------------------------------------------------------------------------------

    def first(self) -> list[Candidate]:
        """What to ask first: all of it, and what hangs together."""
        if self.count > MOST:
            return [self.whole]
        return sorted({self.whole, *self.groups})

    def further(self, certainty: Mapping[Candidate, float]) -> list[Candidate]:
        """What else to ask, given how sure the network is of :meth:`first`: no more than :data:`ASKED` together."""
        if self.count > MOST:
            return []
        sure = np.array([certainty[group] >= SURE for group in self.groups])
        height, width = self.sizes(self.groups).T
        closed = sure & (width < SLIM * height) | np.array([after - first == 1 for first, after in self.groups])
        parted = self._parted(sure & (height >= TALL))
        group_of = [index for index, (first, after) in enumerate(self.groups) for _ in range(first, after)]
        found = []
        for first in range(self.count):
            for after in range(first + 1, min(self.count, first + LONGEST) + 1):
                if after - first > 1 and parted[after - 2]:
                    break
                left, right = group_of[first], group_of[after - 1]
                within = (closed[left] and first > self.groups[left][0]) or (
                    closed[right] and after < self.groups[right][1]
                )
                if not within and (first, after) not in certainty:
                    found.append((first, after))
        if not found:
            return []
        sizes = self.sizes(found)
        likely = (sizes.max(axis=1) >= SMALLEST) & (sizes[:, 1] <= WIDEST)
        return self._most_promising(list(compress(found, likely)), certainty, ASKED - len(certainty))

    def _parted(self, clear: Array) -> Array:
        """Between which segments and the next no digit goes on ``(n - 1,)``: far apart, or two digits.

        ``clear`` says of each group whether the network is sure of it, and it is no part of a digit.
        """
        parted: Array = self._gaps > FARTHEST
        ends = np.array([after - 1 for _, after in self.groups[:-1]], np.int64)
        parted[ends] |= clear[:-1] & clear[1:] & (self._gaps[ends] > CLEAR)
        return parted

    def _most_promising(
        self, found: list[Candidate], certainty: Mapping[Candidate, float], most: int
    ) -> list[Candidate]:
        """At most so many of ``found``: those in the best rows if the network were sure of all of them."""
        if len(found) <= most:
            return found
        candidates, totals = self.scored({**dict.fromkeys(found, 1.0), **certainty})
        mirrored = [(self.count - after, self.count - first) for first, after in candidates]
        before, _ = _best_ways(self.count, candidates, totals)
        beyond = _best_ways(self.count, mirrored, totals)[0][::-1]
        first, after = np.array(candidates).T
        promise = dict(zip(candidates, before[first] + totals + beyond[after], strict=True))
        return sorted(sorted(found, key=lambda candidate: -promise[candidate])[:most])

    # What it comes to ---------------------------------------------------------------------------------------------

    def best(self, certainty: Mapping[Candidate, float]) -> list[Candidate]:
        """The best row of candidates out of those in ``certainty``, from left to right.

        How sure the network is of each, 0 to 1, is a finite number; all of :meth:`first` are among them.
        """
        return [self.whole] if self.count == 1 else best_row(self.count, *self.scored(certainty))

    def scored(self, certainty: Mapping[Candidate, float]) -> tuple[list[Candidate], Array]:
        """The candidates from left to right, and what each counts with the end that comes after it."""
        candidates = sorted(certainty)
        ends = np.append(self.of_ends @ weights_of(OF_ENDS), 0)
        scores = self.of_candidates(candidates, certainty) @ weights_of(OF_CANDIDATES)
        return candidates, scores + ends[[after - 1 for _, after in candidates]]

    def of_candidates(self, candidates: Sequence[Candidate], certainty: Mapping[Candidate, float]) -> Array:
        """:data:`OF_CANDIDATES` of each of ``candidates``: ``(n, 9)``."""
        height, width = self.sizes(candidates).T
        sure = np.clip([certainty[candidate] for candidate in candidates], 0.01, 0.99)
        first, last = np.array([(a, b - 1) for a, b in candidates]).T

        def within(values: Array) -> Array:
            sums = np.append(0, np.cumsum(values))
            result: Array = sums[last] - sums[first]
            return result

        values = {
            "log odds": np.clip(np.log(sure / (1 - sure)), -3, 3),
            "wide": np.maximum(0, width / height - 0.8),
            "low": np.maximum(0, 0.8 - height),
            "very low": 4 * np.maximum(0, 0.6 - height),
            "half as high": height < 0.5,
            "gaps within": within(np.maximum(self._gaps, 0) * self._open),
            "segments apart": within(self._open),
            "cuts not made": within(~self._open),
            "low and narrow": np.maximum(0, 0.3 - width) * (height < 0.75),
        }
        return np.stack([values[feature.name] for feature in OF_CANDIDATES], axis=1).astype(float)

    @cached_property
    def of_ends(self) -> Array:
        """:data:`OF_ENDS` of each place between two segments: ``(n - 1, 9)``."""
        cut, extent, gaps = self.segments.cut, self.segments.extent, self._gaps
        usual = gaps[self._open & (gaps > 0.03)]
        typical = min(0.5, float(np.median(usual))) if usual.size else 0.0
        values = {
            "end": np.ones(len(cut)),
            "ink": cut,
            "cut": ~self._open,
            "much ink": np.maximum(0, cut - 0.12),
            "extent": extent,
            "much extent": np.maximum(0, extent - 0.5),
            "overlap": np.maximum(0, -gaps) * self._open,
            "gap": np.clip(gaps, 0, 0.4),
            "narrow gap": np.maximum(0, typical - gaps) * self._open,
        }
        return np.stack([values[feature.name] for feature in OF_ENDS], axis=1).astype(float)


def best_row(count: int, candidates: Sequence[Candidate], totals: Array) -> list[Candidate]:
    """The row of ``candidates`` that takes in all of ``count`` segments and whose ``totals (n,)`` add up to most."""
    _, last = _best_ways(count, candidates, totals)
    row = [last[count]]
    while row[-1][0] > 0:
        row.append(last[row[-1][0]])
    return row[::-1]


def _best_ways(count: int, candidates: Sequence[Candidate], totals: Array) -> tuple[Array, dict[int, Candidate]]:
    """The most that rows up to each place come to, ``(count + 1,)``, -inf where none leads; and the last candidate."""
    best = np.full(count + 1, -np.inf)
    best[0] = 0
    last: dict[int, Candidate] = {}
    for (first, after), total in sorted(zip(candidates, totals, strict=True)):
        if best[first] + total > best[after]:
            best[after], last[after] = best[first] + total, (first, after)
    return best, last
