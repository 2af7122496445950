"""The best row of as many candidates as there are digits, and segments in strips."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import ink_box
from core.recognition.dividing import MOST_STRIPS, best_row_of, divide, in_strips, spans
from core.recognition.lattice import Candidate
from core.recognition.segmentation import Segments, segments_of
from core.recognition.strings import Reader
from core.types import Array
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


def shrug(pictures: Array) -> Array:
    return np.zeros((len(pictures), 10), np.float32)


def reader_of(*bars: float) -> Reader:
    """Over a drawing of upright bars at these places, in parts of the field's side, and the strokes that made it."""
    drawn = [Stroke(((x, 0.3, 0.04), (x, 0.6, 0.04))) for x in bars]
    ink = render(drawn)
    box = ink_box(ink)
    assert box is not None
    return Reader(ink, box, strokes=drawn)


def divided(reader: Reader, text: str, read: list[Candidate] | None = None) -> tuple[list[float], list[Candidate]]:
    """How much was done after each step, and the row."""
    steps, progress = divide(shrug, reader, list(map(int, text)), read), []
    while True:
        try:
            progress.append(next(steps))
        except StopIteration as end:
            return progress, end.value


def test_progress_goes_up_to_the_end() -> None:
    progress, _ = divided(reader_of(0.2, 0.35, 0.5, 0.65, 0.8), "1111")
    assert progress == sorted(set(progress))
    assert progress[0] > 0
    assert progress[-1] == 1


def test_strokes_part_digits_and_ink_alone_is_cut_into_strips_where_there_are_few_segments() -> None:
    reader = reader_of(0.4, 0.5)
    assert divided(reader, "11")[1] == [(0, 1), (1, 2)]
    assert reader.lattice.count == 2
    reader = replace(reader_of(0.4, 0.5), strokes=None)
    assert reader.lattice.count == 2
    _, row = divided(reader, "11")
    assert reader.lattice.count > 2
    assert (len(row), row[0][0], row[-1][1]) == (2, 0, reader.lattice.count)


@pytest.mark.parametrize("read", [[(0, 1), (1, 3)], [(0, 2), (2, 3)]])
def test_what_was_read_stays_where_nothing_is_better(read: list[Candidate]) -> None:
    assert divided(reader_of(0.4, 0.5, 0.6), "11", read)[1] == read


def test_a_strip_says_how_much_ink_is_cut_and_how_far_it_reaches() -> None:
    """A frame 40 pixels high with a line of four: within it an upright cut crosses the line above and below."""
    ink = np.zeros((40, 30), np.float32)
    ink[:4] = ink[-4:] = ink[:, :4] = ink[:, -4:] = 1
    labels, boxes, nothing = np.where(ink > 0, 0, -1)[None], np.array([[0, 0, 40, 30]]), np.zeros(0)
    strips = in_strips(Segments(labels, boxes, nothing, nothing, 40, np.zeros((1, 0), bool), nothing), ink)
    np.testing.assert_array_equal(strips.boxes[:, [1, 3]], [(left, left + 5) for left in range(0, 30, 5)])
    np.testing.assert_allclose(strips.cut, 8 / 40)
    np.testing.assert_allclose(strips.extent, 1)


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


def test_a_long_thin_line_does_not_fall_into_hundreds_of_strips() -> None:
    ink = np.ones((12, 490), np.float32)
    strips = in_strips(segments_of(ink), ink)
    assert MOST_STRIPS <= len(strips.boxes) < 1.1 * MOST_STRIPS
