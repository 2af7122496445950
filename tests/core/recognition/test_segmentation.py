import numpy as np
import pytest

from core.imaging.preprocessing import BOX
from core.recognition.segmentation import MOST, segments_of
from core.types import Array


def pair(height: int, gap: int) -> Array:
    """Two lines, each a fifth as wide as high, ``gap`` pixels of paper between them."""
    ink = np.zeros((height, 2 * (height // 5) + gap), np.float32)
    ink[:, : height // 5] = ink[:, height // 5 + gap :] = 1
    return ink


def blobs(rows: int, columns: int, pitch: int) -> Array:
    """Equal squares of three pixels, ``pitch`` pixels from one to the next."""
    ink = np.zeros((rows * pitch, columns * pitch), np.float32)
    for down, right in np.ndindex(3, 3):
        ink[down::pitch, right::pitch] = 1
    return ink


@pytest.mark.parametrize(
    ("height", "gap", "count"),
    [(BOX, 1, 1), (BOX, 2, 2), (BOX + 1, 1, 2), (160, 1, 2)],
)
def test_in_a_small_bitmap_a_gap_of_one_pixel_is_none(height: int, gap: int, count: int) -> None:
    segments = segments_of(pair(height, gap))
    assert len(segments.boxes) == count
    assert segments.labels.max() == count - 1
    np.testing.assert_array_equal(segments.labels[0] >= 0, pair(height, gap) > 0)


def test_segments_are_counted_from_left_to_right() -> None:
    ink = np.zeros((40, 60), np.float32)
    ink[5:40, 50:55] = ink[0:30, 2:8] = ink[10:35, 20:24] = 1
    segments = segments_of(ink)
    np.testing.assert_array_equal(segments.boxes, [[0, 2, 30, 8], [10, 20, 35, 24], [5, 50, 40, 55]])
    assert not segments.cut.any()
    assert segments.height == 35


def test_what_is_wide_and_thin_in_the_middle_is_cut_there() -> None:
    ink = np.zeros((40, 61), np.float32)
    ink[:, :20] = ink[:, 41:] = 1
    ink[20, 20:41] = 1
    segments = segments_of(ink)
    assert segments.cut.min() == pytest.approx(1 / 40)  # a line of one pixel, in heights of the whole
    np.testing.assert_array_equal(segments.labels[0] >= 0, ink > 0)


def test_two_discs_that_touch_are_parted_between_their_notches() -> None:
    """Where they meet there are 18 of 40 pixels of ink, more than a cut crosses elsewhere."""
    rows, columns = np.indices((40, 75)) + 0.5
    discs = [np.hypot(rows - 20, columns - middle) < 20 for middle in (20, 55.5)]
    ink = np.any(discs, axis=0).astype(np.float32)
    segments = segments_of(ink)
    assert len(segments.boxes) == 2
    assert segments.cut == pytest.approx(0.45, abs=0.05)
    assert segments.boxes[0, 3] == segments.boxes[1, 1] == pytest.approx(37.75, abs=1)


@pytest.mark.parametrize("above", [0, 30])
def test_a_cut_may_slant_as_the_digits_do(above: int) -> None:
    """Two slanted bars, 4 pixels apart and joined by a thin line; every upright cut goes through much of one."""
    ink, bars = np.zeros((40, 60), np.float32), np.full((40, 60), -1)
    for row in range(40):
        first = (39 - row) // 5
        bars[row, first : first + 16], bars[row, first + 20 : first + 36] = 0, 1
    ink[bars >= 0] = 1
    ink[20, 3:39] = 1
    bars = np.pad(bars, ((above, 0), (0, 0)), constant_values=-1)
    segments = segments_of(np.pad(ink, ((above, 0), (0, 0))))
    assert len(segments.boxes) == 2
    assert segments.cut == pytest.approx(1 / 40)
    assert (segments.labels[0] != bars)[bars >= 0].sum() <= 2  # at the steps of a bar's sides


def test_a_speck_belongs_to_what_is_nearest_to_it() -> None:
    ink = np.zeros((40, 60), np.float32)
    ink[:, :10] = ink[:, 30:40] = 1
    ink[20:23, 43:46] = 1
    np.testing.assert_array_equal(segments_of(ink).boxes, [[0, 0, 40, 10], [0, 30, 40, 46]])


def test_components_that_overlap_in_a_chain_are_one_segment() -> None:
    """Each lies above the next by most of its width; the first and the last have no column in common."""
    ink = np.zeros((110, 100), np.float32)
    for step in range(4):
        ink[30 * step : 30 * step + 9, 8 * step : 8 * step + 20] = 1
    ink[:, 90:95] = 1
    segments = segments_of(ink)
    np.testing.assert_array_equal(segments.boxes, [[0, 0, 99, 44], [0, 90, 110, 95]])


def test_hundreds_of_equal_blobs_under_a_line_are_one_segment() -> None:
    """There are 256 components, the line with them, all of which lie above or below the line."""
    ink = np.concatenate([np.ones((1, 102), np.float32), np.zeros((2, 102), np.float32), blobs(15, 17, 6)])
    assert ink.shape == (93, 102)
    segments = segments_of(ink)
    assert len(segments.boxes) >= 1
    np.testing.assert_array_equal(segments.labels[0] >= 0, ink > 0)


def test_of_equal_components_those_that_come_first_are_segments_and_take_in_the_others() -> None:
    """There are as many as may be in the upper row; each of the twelve below stands nearest to one of them."""
    ink = np.zeros((23, 20 * MOST), np.float32)
    ink[:3] = blobs(1, MOST, 20)[:3]
    ink[20:, 4 : 12 * 20 + 4] = blobs(1, 12, 20)[:3]
    segments = segments_of(ink)
    lefts = 20 * np.arange(MOST)
    expected = [(0, left, 23, left + 7) if left < 12 * 20 else (0, left, 3, left + 3) for left in lefts]
    np.testing.assert_array_equal(segments.boxes, expected)


def test_a_long_comb_is_cut_no_more_often_than_the_lattice_has_use_for() -> None:
    comb = np.zeros((20, 4000), np.float32)
    comb[:, ::8] = comb[10] = 1
    segments = segments_of(comb)
    assert len(segments.boxes) == MOST + 1
    np.testing.assert_array_equal(segments.labels[0] >= 0, comb > 0)


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (160, 40)])
def test_what_is_too_faint_to_have_an_edge_is_one_segment(shape: tuple[int, int]) -> None:
    segments = segments_of(np.full(shape, 1e-3, np.float32))
    assert segments.boxes.tolist() == [[0, 0, *shape]]
    assert segments.labels.max() == segments.labels.min() == 0
