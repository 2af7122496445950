"""Pieces of ink: which pixels are whose, what disturbs them, and in which order they are read."""

import numpy as np
import pytest

from core.evaluation.calibration import UNCALIBRATED
from core.imaging.preprocessing import ink_box
from core.recognition.pieces import holding, mask_of, piece_of, pieces_of, read_divided
from core.recognition.strings import Reader
from core.types import Array


def shrug(pictures: Array) -> Array:
    return np.zeros((len(pictures), 10), np.float32)


def test_a_piece_at_the_edge_of_the_paper_has_all_of_its_ink() -> None:
    ink = np.ones((9, 7), np.float32)
    ink[1:-1, 1:-1] = 0
    piece = piece_of(ink, ink > 0)
    np.testing.assert_array_equal(mask_of(ink, piece), ink > 0)
    assert piece.holds(ink)


def test_each_of_two_slanted_bars_that_stand_above_the_same_columns_has_its_own_ink() -> None:
    ink, each = np.zeros((120, 80), np.float32), []
    for left in (0, 26):
        own = np.zeros(ink.shape, bool)
        for row in range(len(ink)):
            first = left + (len(ink) - 1 - row) // 4
            own[row, first : first + 10] = True
        ink[own] = 1
        each.append(own)
    assert (each[0].any(axis=0) & each[1].any(axis=0)).any()
    box = ink_box(ink)
    assert box is not None
    for piece, own in zip(pieces_of(ink, Reader(ink, box), [(0, 1), (1, 2)]), each, strict=True):
        np.testing.assert_array_equal(mask_of(ink, piece), own)


def test_what_is_too_faint_for_a_segment_goes_with_the_nearest_piece() -> None:
    ink = np.zeros((500, 300), np.float32)
    ink[20:480, 50:80] = ink[20:480, 200:230] = 1
    ink[[10, 250, 490], [150, 240, 250]] = 0.1  # on paper, and pixels are taken together before segments are made
    box = ink_box(ink)
    assert box is not None
    left, right = pieces_of(ink, Reader(ink, box), [(0, 1), (1, 2)])
    np.testing.assert_array_equal(mask_of(ink, left), (ink > 0) & (np.arange(300) < 100))
    np.testing.assert_array_equal(mask_of(ink, right), (ink > 0) & (np.arange(300) > 100))


@pytest.mark.parametrize(("row", "holds"), [(10, False), (11, False), (12, True), (15, True)])
def test_what_is_drawn_within_a_piece_disturbs_it_where_it_is_no_farther_than_two_pixels(row: int, holds: bool) -> None:
    ink = np.zeros((30, 30), np.float32)
    ink[8:22, 8:22] = 1
    ink[10:20, 10:20] = 0  # the paper within
    piece = piece_of(ink, ink > 0)
    ink[row, 15] = 0.5
    assert bool(holding((piece,), ink)) == holds


def test_digits_are_read_in_the_order_of_their_middles() -> None:
    """Below a long line, whose middle is column 30, stands a bar a little to its left and one to its right."""
    ink = np.zeros((40, 60), np.float32)
    ink[:4] = ink[20:40, 22:28] = ink[20:40, 32:38] = 1
    parts = [(slice(0, 4), slice(0, 60)), (slice(20, 40), slice(32, 38)), (slice(20, 40), slice(22, 28))]
    pieces = []
    for part in parts:
        own = np.zeros(ink.shape, bool)
        own[part] = True
        pieces.append(piece_of(ink, own))
    found = read_divided(shrug, UNCALIBRATED, ink, tuple(pieces))
    assert [digit.box.left for digit in found] == [22, 0, 32]
