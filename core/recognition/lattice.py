"""Which pieces of ink make a digit together: every way to read them is weighed, and the best is found.

A span is a row of neighbouring pieces that may be one digit. What the network says of it counts, and so does its shape,
the gaps and the cuts: a network is sure of much that is no digit, two noughts that touch for an eight. The best row of
spans is found by dynamic programming, as in R. Casey and E. Lecolinet, "A survey of methods and strategies in
character segmentation", 1996, recognition-based.

The weights were fitted by a structured perceptron with a margin on numbers composed from pen strokes, on single ones
and on MNIST's validation pictures; a single digit that falls apart counted twice.
"""

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from core.recognition.segmentation import Pieces
from core.types import Array

Span: TypeAlias = tuple[int, int]
"""The first piece, and the one after the last."""

LONGEST = 6
"""Pieces that a digit is put together from, at most."""

WIDEST = 1.4
"""A span wider than this, in heights of the line, is no digit unless it hangs together."""

FARTHEST = 0.35
"""Pieces farther apart than this, in heights of the line, do not belong together."""

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
"""More pieces than this are no number."""

OF_SPANS = np.array([0.58, -4.6, -3.4, -1.1, -1.9, -2.8, -1.05, 0.67, -1.4])
OF_ENDS = np.array([-0.49, -4.2, -0.9, -2.95, -1.75, -1.4, -3.0, 3.8, -3.0])
"""What each feature counts: see :meth:`Spans.of_spans` and :attr:`Spans.of_ends`."""


class Spans:
    """All ways to read ``pieces``. Lengths in features are in heights of the line."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.count = len(pieces.boxes)
        boxes, gapless = pieces.boxes, pieces.cut == 0
        self._gaps = (boxes[1:, 1] - np.maximum.accumulate(boxes[:, 3])[:-1]) / pieces.height
        self._open = gapless  # between a piece and the next there is paper
        bounds = [0, *(int(k) + 1 for k in np.flatnonzero(gapless)), self.count]
        self.groups: list[Span] = list(pairwise(bounds))
        """The spans of what hangs together."""
        self.whole: Span = (0, self.count)

    def box(self, span: Span) -> tuple[int, int, int, int]:
        """Top, left, bottom and right, the latter two outside."""
        boxes = self.pieces.boxes[slice(*span)]
        top, left = boxes[:, :2].min(axis=0)
        bottom, right = boxes[:, 2:].max(axis=0)
        return int(top), int(left), int(bottom), int(right)

    def size(self, span: Span) -> tuple[float, float]:
        """Height and width."""
        top, left, bottom, right = self.box(span)
        return (bottom - top) / self.pieces.height, (right - left) / self.pieces.height

    # What to ask the network --------------------------------------------------------------------------------------

    def first(self) -> list[Span]:
        """What to ask first: all of it, and what hangs together."""
        if self.count > MOST:
            return [self.whole]
        return sorted({self.whole, *self.groups})

    def further(self, certainty: Mapping[Span, float]) -> list[Span]:
        """What else to ask, given how sure the network is of :meth:`first`."""
        if self.count > MOST:
            return []
        closed = {span for span in self.groups if self._is_closed(span, certainty[span])}
        apart = self._clearly_apart(certainty)
        group_of = [index for index, (a, b) in enumerate(self.groups) for _ in range(a, b)]
        found = []
        for first in range(self.count):
            for after in range(first + 1, min(self.count, first + LONGEST) + 1):
                span = first, after
                left, right = self.groups[group_of[first]], self.groups[group_of[after - 1]]
                if (self._gaps[first : after - 1] > FARTHEST).any() or apart[
                    group_of[first] : group_of[after - 1]
                ].any():
                    break
                if (left in closed and first > left[0]) or (right in closed and after < right[1]):
                    continue
                size = self.size(span)
                if span not in certainty and max(size) >= SMALLEST and size[1] <= WIDEST:
                    found.append(span)
        return found

    def _is_closed(self, group: Span, certainty: float) -> bool:
        height, width = self.size(group)
        return group[1] - group[0] == 1 or (certainty >= SURE and width < SLIM * height)

    def _clearly_apart(self, certainty: Mapping[Span, float]) -> Array:
        """Whether each group is a digit and the next another."""
        good = np.array([certainty[group] >= SURE and self.size(group)[0] >= TALL for group in self.groups])
        ends = np.array([after - 1 for _, after in self.groups[:-1]], np.int64)
        result: Array = good[:-1] & good[1:] & (self._gaps[ends] > CLEAR)
        return result

    # What it comes to ---------------------------------------------------------------------------------------------

    def best(self, certainty: Mapping[Span, float]) -> list[Span]:
        """The best row of spans out of those in ``certainty``, from left to right."""
        if self.count == 1:
            return [self.whole]
        spans = sorted(certainty)
        scores = self.of_spans(spans, certainty) @ OF_SPANS
        ends = np.append(self.of_ends @ OF_ENDS, 0)
        best = np.full(self.count + 1, -np.inf)
        best[0] = 0
        way: dict[int, Span] = {}
        for span, score in zip(spans, scores, strict=True):
            total = best[span[0]] + score + ends[span[1] - 1]
            if total > best[span[1]]:
                best[span[1]], way[span[1]] = total, span
        row = [way[self.count]]
        while row[-1][0] > 0:
            row.append(way[row[-1][0]])
        return row[::-1]

    def of_spans(self, spans: list[Span], certainty: Mapping[Span, float]) -> Array:
        """Features ``(n, 9)`` of spans.

        The network's certainty as log odds; how much wider than 0.8 of its height; how much lower than 0.8 and than
        0.6; whether it is lower than 0.5; the gaps within, and how many; how many cuts within were not made; how much
        narrower than 0.3, of what is low.
        """
        sizes = np.array([self.size(span) for span in spans])
        height, width = sizes.T
        sure = np.clip([certainty[span] for span in spans], 0.01, 0.99)
        first, last = np.array([(a, b - 1) for a, b in spans]).T

        def within(values: Array) -> Array:
            sums = np.append(0, np.cumsum(values))
            result: Array = sums[last] - sums[first]
            return result

        gaps = np.maximum(self._gaps, 0)
        features = [
            np.clip(np.log(sure / (1 - sure)), -3, 3),
            np.maximum(0, width / height - 0.8),
            np.maximum(0, 0.8 - height),
            4 * np.maximum(0, 0.6 - height),
            height < 0.5,
            within(gaps * self._open),
            within(self._open),
            within(~self._open),
            np.maximum(0, 0.3 - width) * (height < 0.75),
        ]
        return np.stack(features, axis=1).astype(float)

    @cached_property
    def of_ends(self) -> Array:
        """Features ``(n - 1, 9)`` of ending a digit between a piece and the next.

        That it ends; the ink that is cut; whether any is; how much more than 0.12; how far it reaches from top to
        bottom, and how much more than 0.5; how far the two reach over each other; the gap up to 0.4; how much narrower
        it is than the others.
        """
        cut, gaps = self.pieces.cut, self._gaps
        usual = gaps[self._open & (gaps > 0.03)]
        typical = min(0.5, float(np.median(usual))) if usual.size else 0.0
        features = [
            np.ones(len(cut)),
            cut,
            ~self._open,
            np.maximum(0, cut - 0.12),
            self.pieces.extent,
            np.maximum(0, self.pieces.extent - 0.5),
            np.maximum(0, -gaps) * self._open,
            np.clip(gaps, 0, 0.4),
            np.maximum(0, typical - gaps) * self._open,
        ]
        return np.stack(features, axis=1).astype(float)
