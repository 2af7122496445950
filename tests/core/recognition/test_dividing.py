"""The best row of as many candidates as there are digits, and segments in strips."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recognition.dividing import best_row_of, in_strips, spans
from core.recognition.lattice import Candidate
from core.recognition.segmentation import segments_of
from tests.handwritten import write


def rows(count: int, digits: int, candidates: list[Candidate], first: int = 0) -> Iterator[list[Candidate]]:
    """The slow reference: every row of so many ``candidates`` from ``first`` to ``count``."""
    if digits == 0:
        if first == count:
            yield []
        return
    for one in candidates:
        if one[0] == first:
            yield from ([one, *row] for row in rows(count, digits - 1, candidates, one[1]))


@given(st.integers(1, 6), st.data())
def test_the_best_row_is_the_best_of_all_with_as_many_digits(count: int, data: st.DataObject) -> None:
    digits = data.draw(st.integers(1, count))
    candidates = data.draw(st.permutations(spans(count, digits)))
    numbers = st.floats(-9, 9)
    scores = np.array(
        [[data.draw(numbers) for _ in candidates] for _ in range(digits)],
    )

    def total(row: list[Candidate]) -> float:
        return sum(scores[place, candidates.index(one)] for place, one in enumerate(row))

    row = best_row_of(count, candidates, scores)
    every = list(rows(count, digits, candidates))
    assert row in every
    assert total(row) == pytest.approx(max(map(total, every)))


@pytest.mark.parametrize(("count", "digits"), [(1, 1), (3, 2), (9, 2), (40, 3), (40, 40), (13, 1)])
def test_there_is_always_a_row(count: int, digits: int) -> None:
    candidates = spans(count, digits)
    assert len(candidates) == len(set(candidates))
    row = best_row_of(count, candidates, np.zeros((digits, len(candidates))))
    assert len(row) == digits
    assert [first for first, _ in row] == [0, *(after for _, after in row[:-1])]
    assert row[-1][1] == count


def test_strips_are_parts_of_segments_from_left_to_right() -> None:
    ink = write("4", "7", gap=0.2)
    before = segments_of(ink)
    after = in_strips(before, ink)
    np.testing.assert_array_equal(after.labels >= 0, before.labels >= 0)
    width = round(0.12 * before.height)
    assert ((after.boxes[:, 3] - after.boxes[:, 1]) <= width).all()
    assert len(after.boxes) > 8
    owners = [set(before.labels[after.labels == strip].tolist()) for strip in range(len(after.boxes))]
    assert all(len(owner) == 1 for owner in owners)
    assert [next(iter(owner)) for owner in owners] == sorted(next(iter(owner)) for owner in owners)
    for strip, (top, left, bottom, right) in enumerate(after.boxes):
        where = np.argwhere(after.labels[0] == strip)
        assert (where.min(axis=0) == (top, left)).all()
        assert (where.max(axis=0) == (bottom - 1, right - 1)).all()
    gaps = [place for place, (one, other) in enumerate(pairwise(owners)) if one != other]
    np.testing.assert_array_equal(after.cut[gaps], before.cut)
    assert (before.cut == 0).any()
    assert (np.delete(after.cut, gaps) > 0).all()
    assert (after.extent <= 1).all()
