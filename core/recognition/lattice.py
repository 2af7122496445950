"""The candidate lattice: which segments make a digit together. All ways to read them are weighed, the best is found.

A candidate is a row of neighbouring segments that may be one digit. What the network says of it counts, and so does its
shape, the gaps and the cuts: a network is sure of much that is no digit, two noughts that touch for an eight. The best
row of candidates is found by dynamic programming, as in R. Casey and E. Lecolinet, "A survey of methods and strategies
in character segmentation", 1996, recognition-based.

What counts how much is in :mod:`core.recognition.features` and :mod:`core.recognition.fitted`.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress, pairwise

import numpy as np

from core.recognition.features import (
    OF_CANDIDATES,
    OF_ENDS,
    OF_NUMBERS,
    Answer,
    Candidate,
    Feature,
    Features,
    Row,
    log_odds,
)
from core.recognition.fitted import NUMBER_WITH_STROKES, NUMBER_WITHOUT_STROKES, WITH_STROKES, WITHOUT_STROKES
from core.recognition.segmentation import Segments
from core.types import Array

LONGEST = 8
"""Segments that a digit is put together from, at most."""

WIDEST = 1.4
"""A candidate wider than this, in heights of the line, is no digit unless it hangs together."""

FARTHEST = 0.35
"""Segments farther apart than this, in heights of the line, do not belong together."""

SMALLEST = 0.35
"""What is smaller than this in both directions, in heights of the line, is no digit of its own."""

SURE = 0.93
"""Of what the network gives this probability, no more is asked,"""

CONVINCING = 2.0
"""if there is so much evidence beyond the least: two digits that touch are at times a digit to it, but a poor one."""

SLIM = 1.1
"""But of what is wider than this, in its own heights: two digits that touch are."""

BETTER = 0.5
"""Where the network is so sure of all of it, a row of several has to count more by this: most drawings are one digit,
and the halves of a wide nought pass for a 6 and a 7."""

CLEAR = 0.08
"""Two tall digits that the network is sure of, at least this far apart in heights of the line, are two."""

TALL = 0.6
"""In heights of the line."""

STRANGE = 0.5
"""From this share of digits with too little evidence on, a row of several is no number."""

MOST = 60
"""More segments than this are no number, and neither is more that does not hang together than may be asked about."""

FURTHER_WITH_STROKES = 14
"""Candidates that the network is asked about, at most, beside those asked first, where the strokes are known.

They say most of what is to be known: numbers of the validation writers are read no worse than with three times as many,
and while somebody draws the slowest answer in a hundred takes half the time.
"""

ASKED = 42
"""The same of ink alone, those asked first among them: each takes half a millisecond.

Of 120 numbers of 12 and 16 digits, 3 were read otherwise than with all candidates, of which there are some hundreds.
Where all of so many digits touch each other it was 38, and a hundred candidates would read 55 % right instead of 39.
"""

ROUND = 14
"""Of these so many at a time: what the network says of them tells which others are worth asking about."""


def weights_of(features: Sequence[Feature], strokes: bool) -> Array:
    """The weights ``(n,)`` of n ``features``, in their order: those for known ``strokes``, or for ink alone."""
    table = WITH_STROKES if strokes else WITHOUT_STROKES
    return np.array([table[feature.name] for feature in features])


class Lattice:
    """All ways to read ``segments``. Lengths in features are in heights of the line."""

    def __init__(self, segments: Segments) -> None:
        self.segments = segments
        self.features = Features(segments)
        self.count = self.features.count
        bounds = [0, *(int(k) + 1 for k in np.flatnonzero(self.features.open)), self.count]
        self.groups: list[Candidate] = list(pairwise(bounds))
        """The candidates of what hangs together."""
        self.whole: Candidate = (0, self.count)
        self.strokes_known = segments.drawn.shape[1] > 0
        self._too_many = self.count > MOST or len(self.groups) >= ASKED

    # What to ask the network --------------------------------------------------------------------------------------

    def first(self) -> list[Candidate]:
        """What to ask first: all of it, and what hangs together."""
        if self._too_many:
            return [self.whole]
        return sorted({self.whole, *self.groups})

    def further(self, answers: Mapping[Candidate, Answer]) -> list[Candidate]:
        """What else to ask, given the ``answers`` so far: the most promising, :data:`ROUND` at most, or nothing."""
        most = len(self.first()) + FURTHER_WITH_STROKES if self.strokes_known else ASKED
        if self._too_many or len(answers) >= most:
            return []
        sure = np.array([_is_sure(answers[group]) for group in self.groups])
        height, width = self.features.sizes(self.groups).T
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
                if not within and (first, after) not in answers:
                    found.append((first, after))
        if not found:
            return []
        sizes = self.features.sizes(found)
        likely = (sizes.max(axis=1) >= SMALLEST) & (sizes[:, 1] <= WIDEST)
        return self._most_promising(list(compress(found, likely)), answers, min(ROUND, most - len(answers)))

    def _parted(self, clear: Array) -> Array:
        """Between which segments and the next no digit goes on ``(n - 1,)``: far apart, or two digits.

        ``clear`` says of each group whether the network is sure of it, and it is no part of a digit.
        """
        parted: Array = self.features.gaps > FARTHEST
        ends = np.array([after - 1 for _, after in self.groups[:-1]], np.int64)
        parted[ends] |= clear[:-1] & clear[1:] & (self.features.gaps[ends] > CLEAR)
        return parted

    def _most_promising(
        self, found: list[Candidate], answers: Mapping[Candidate, Answer], most: int
    ) -> list[Candidate]:
        """At most so many of ``found``: those in the best rows if the network were sure of all of them."""
        if len(found) <= most:
            return found
        candidates, totals = self.scored({**dict.fromkeys(found, Answer(1.0)), **answers})
        mirrored = [(self.count - after, self.count - first) for first, after in candidates]
        before, _ = _best_ways(self.count, candidates, totals)
        behind = _best_ways(self.count, mirrored, totals)[0][::-1]
        first, after = np.array(candidates).T
        promise = dict(zip(candidates, before[first] + totals + behind[after], strict=True))
        return sorted(sorted(found, key=lambda candidate: -promise[candidate])[:most])

    # What it comes to ---------------------------------------------------------------------------------------------

    def best(self, answers: Mapping[Candidate, Answer]) -> list[Candidate]:
        """The best row of candidates out of those in ``answers``, from left to right.

        How sure the network is of each, 0 to 1, is a finite number; all of :meth:`first` are among them.
        """
        if self.count == 1:
            return [self.whole]
        candidates, totals = self.scored(answers)
        row = best_row(self.count, candidates, totals)
        if _is_sure(answers[self.whole]) and self._better(row, candidates, totals) < BETTER:
            return [self.whole]
        return row

    def _better(self, row: Sequence[Candidate], candidates: Sequence[Candidate], totals: Array) -> float:
        """By how much the ``row`` counts more than all of it as one digit; each candidate counts one of ``totals``."""
        total = dict(zip(candidates, totals, strict=True))
        return float(sum(total[candidate] for candidate in row) - total[self.whole])

    def is_number(self, row: Sequence[Candidate], answers: Mapping[Candidate, Answer]) -> bool:
        """Whether the ``row`` of several candidates is a number rather than something that is no digit at all.

        Letters fall into pieces that look like digits, but these count little more than all of it does.
        """
        if np.mean([answers[candidate].margin < 0 for candidate in row]) >= STRANGE:
            return False
        table = NUMBER_WITH_STROKES if self.strokes_known else NUMBER_WITHOUT_STROKES
        weights = np.array([table[feature.name] for feature in OF_NUMBERS])
        return bool(self.as_number(row, answers).features() @ weights >= table["least"])

    def as_number(self, row: Sequence[Candidate], answers: Mapping[Candidate, Answer]) -> Row:
        """What there is to know of the ``row`` of several candidates."""
        ends = [after - 1 for _, after in row[:-1]]
        return Row(
            digits=np.array([answers[candidate].digit for candidate in row]),
            better=self._better(row, *self.scored(answers)),
            margin=answers[self.whole].margin,
            odds=log_odds(np.array([answers[candidate].probability for candidate in row])),
            gaps=self.features.gaps[ends],
            cut=self.segments.cut[ends],
        )

    def scored(self, answers: Mapping[Candidate, Answer]) -> tuple[list[Candidate], Array]:
        """The n candidates from left to right, and what each counts with the end that comes after it, ``(n,)``."""
        candidates = sorted(answers)
        scores = self.features.of_candidates(candidates, answers) @ weights_of(OF_CANDIDATES, self.strokes_known)
        return candidates, scores + self._ends[[after - 1 for _, after in candidates]]

    @cached_property
    def _ends(self) -> Array:
        """What it counts that a digit ends after each segment, ``(n,)``: 0 after the last."""
        return np.append(self.features.of_ends() @ weights_of(OF_ENDS, self.strokes_known), 0)


def _is_sure(answer: Answer) -> bool:
    """Whether the network finds one digit, and enough evidence of it."""
    return answer.probability >= SURE and answer.margin >= CONVINCING


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
