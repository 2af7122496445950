import numpy as np
import pytest

from core.imaging.preprocessing import BOX
from core.recognition.segmentation import pieces_of
from core.types import Array


def pair(height: int, gap: int) -> Array:
    """Two lines, each a third as wide as high, ``gap`` pixels of paper between them."""
    ink = np.zeros((height, 2 * (height // 3) + gap), np.float32)
    ink[:, : height // 3] = ink[:, height // 3 + gap :] = 1
    return ink


@pytest.mark.parametrize(
    ("height", "gap", "count"),
    [(BOX, 1, 1), (BOX, 2, 2), (BOX + 1, 1, 2), (160, 1, 2)],
)
def test_in_a_small_bitmap_a_gap_of_one_pixel_is_none(height: int, gap: int, count: int) -> None:
    pieces = pieces_of(pair(height, gap))
    assert len(pieces.boxes) == count
    assert pieces.labels.max() == count - 1
    np.testing.assert_array_equal(pieces.labels >= 0, pair(height, gap) > 0)


def test_pieces_are_counted_from_left_to_right() -> None:
    ink = np.zeros((40, 60), np.float32)
    ink[5:40, 50:55] = ink[0:30, 2:8] = ink[10:35, 20:24] = 1
    pieces = pieces_of(ink)
    np.testing.assert_array_equal(pieces.boxes, [[0, 2, 30, 8], [10, 20, 35, 24], [5, 50, 40, 55]])
    assert not pieces.cut.any()
    assert pieces.height == 35


def test_what_is_wide_and_thin_in_the_middle_is_cut_there() -> None:
    ink = np.zeros((40, 61), np.float32)
    ink[:, :20] = ink[:, 41:] = 1
    ink[20, 20:41] = 1
    pieces = pieces_of(ink)
    assert pieces.cut.min() == pytest.approx(1 / 40)  # a line of one pixel, in heights of the whole
    np.testing.assert_array_equal(pieces.labels >= 0, ink > 0)
