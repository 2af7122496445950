"""Dividing a drawing into digits that are known: the best row of the lattice with as many candidates as were said.

How well a candidate fits is the lattice's own score, with one difference: what counts is not how sure the network is of
its answer, but how sure it is of the digit that was said; and that a second time, for here it is known. The best row is
found by dynamic programming over the places between segments and the number of digits so far.
"""

from collections.abc import Generator, Sequence

import numpy as np

from core.recognition.features import Candidate
from core.recognition.lattice import LONGEST, Lattice
from core.recognition.segmentation import Segments, boxes_of, segments_of
from core.recognition.strings import Classify, Reader, logits_of
from core.types import Array, UserError

AT_ONCE = 8
"""Pictures that the network is asked about in one go: some milliseconds."""

BETTER = 2.0
"""By so much another row has to be better to take the place of the one that was read, which has as many digits."""

SAID = 0.5
"""What the logarithm of the probability of the digit that was said counts beside the lattice's score."""

FAINTEST_CHANCE = 1e-4
"""Below this probabilities are all the same: the digit was misread, and who knows how."""

FEWEST = 2
"""Segments for each digit: where there are fewer, they are cut into strips. Where a pen is thick, digits that touch
have no thin place between them.
"""

STRIP = 0.12
"""The width of a strip, in heights of the line."""

MOST_STRIPS = 60
"""About so many lie side by side at most: a long thin line would fall into hundreds, too many to ask about."""


def divide(
    classify: Classify, reader: Reader, labels: Sequence[int], read: list[Candidate] | None
) -> Generator[float, None, list[Candidate]]:
    """The row of as many candidates as there are ``labels`` that fits them best; ``read`` is one that may stay.

    The ``reader`` may have finer segments afterwards. Yields how much is done, 0..1, after every few pictures. Raises
    ``UserError`` where the ink is not enough for so many digits.
    """
    enough = len(labels) * (1 if reader.lattice.strokes_known else FEWEST)  # strokes part what touches
    if read is None and reader.lattice.count < enough:
        reader.lattice = Lattice(in_strips(segments_of(reader.fine), reader.fine))
        reader.seen.clear()
    count = reader.lattice.count
    if count < len(labels):
        raise UserError("There is too little ink for {count} digits.", count=len(labels))
    wanted = [one for one in spans(count, len(labels)) if one not in reader.seen]
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        prepared = [reader.prepare(candidate) for candidate in some]
        reader.seen.update(zip(some, zip(prepared, logits_of(classify, prepared), strict=True), strict=True))
        yield (start + len(some)) / len(wanted)
    candidates = sorted(reader.seen)
    logits = np.stack([reader.seen[one][1] for one in candidates])
    chances = np.nan_to_num(reader.calibration.probabilities(logits))  # (candidates, L)
    seen = reader.answers()
    totals = {}
    for label in set(labels):
        chance = chances[:, label]
        known = {one: seen[one]._replace(probability=float(p)) for one, p in zip(candidates, chance, strict=True)}
        totals[label] = reader.lattice.scored(known)[1] + SAID * np.log(np.maximum(chance, FAINTEST_CHANCE))
    scores = np.stack([totals[label] for label in labels])  # (n, candidates)
    best = best_row_of(count, candidates, scores)
    if read is not None and _total(read, candidates, scores) > _total(best, candidates, scores) - BETTER:
        return read
    return best


def spans(count: int, digits: int) -> list[Candidate]:
    """Every candidate in rows of so many ``digits`` over ``count`` segments; not longer than it may have to be."""
    longest = min(count - digits + 1, max(LONGEST, -(-count // digits) + 2))
    return [(first, after) for first in range(count) for after in range(first + 1, min(count, first + longest) + 1)]


def best_row_of(count: int, candidates: Sequence[Candidate], scores: Array) -> list[Candidate]:
    """The row of n ``candidates`` over all ``count`` segments for which ``scores (n, candidates)`` add up to most.

    There is one at least.
    """
    order = sorted(range(len(candidates)), key=lambda index: candidates[index])
    best = np.full((len(scores) + 1, count + 1), -np.inf)
    best[0, 0] = 0
    last: dict[tuple[int, int], Candidate] = {}
    for place, row in enumerate(scores):
        for index in order:
            first, after = candidates[index]
            total = best[place, first] + row[index]
            if total > best[place + 1, after]:
                best[place + 1, after], last[place + 1, after] = total, (first, after)
    row_back: list[Candidate] = []
    after = count
    for place in range(len(scores), 0, -1):
        row_back.append(last[place, after])
        after = row_back[-1][0]
    return row_back[::-1]


def _total(row: Sequence[Candidate], candidates: Sequence[Candidate], scores: Array) -> float:
    return sum(float(scores[place, candidates.index(one)]) for place, one in enumerate(row))


def in_strips(segments: Segments, ink: Array) -> Segments:
    """``segments`` of ``ink (H, W)``, each cut by upright lines into strips about :data:`STRIP` wide.

    Their strokes are not known.
    """
    width = max(2, round(STRIP * segments.height), ink.shape[1] // MOST_STRIPS)
    rows, columns = np.nonzero(segments.labels[0] >= 0)
    owners = segments.labels[0, rows, columns]
    strips = (columns - segments.boxes[owners, 1]) // width
    keys, numbers = np.unique(np.stack([owners, strips]), axis=1, return_inverse=True)
    labels = np.full(ink.shape, -1)
    labels[rows, columns] = numbers
    boxes = boxes_of(rows, columns, numbers, keys.shape[1])
    cut, extent = np.zeros((2, len(boxes) - 1))
    for index, (one, other) in enumerate(zip(keys[0], keys[0][1:], strict=False)):
        if one != other:
            cut[index], extent[index] = segments.cut[one], segments.extent[one]
        else:
            line = (labels[:, boxes[index, 3] - 1] == index) * ink[:, boxes[index, 3] - 1]
            touched = np.flatnonzero(line)
            cut[index] = line.sum() / segments.height
            extent[index] = (touched[-1] - touched[0] + 1) / segments.height
    drawn = np.zeros((len(boxes), 0), bool)
    return Segments(labels[None], boxes, cut, extent, segments.height, drawn, np.zeros(len(cut)))
