"""Averages by area, sums of blocks, values between pixels, against what they are by definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.imaging.resampling import area_weights, bilinear, block_means, block_sums, enlarged


@settings(max_examples=50, deadline=None)
@given(
    size=st.integers(1, 60),
    bins=st.integers(1, 40),
    start=st.floats(-20, 20),
    length=st.floats(0.5, 100),
)
def test_area_weights_average(size: int, bins: int, start: float, length: float) -> None:
    weights = area_weights(size, bins, start, length)
    covered = max(0.0, min(start + length, size) - max(start, 0.0))
    assert weights.shape == (bins, size)
    assert weights.min() >= 0
    # Each bin weighs its pixels by how much of the bin they fill: all of them together fill what is inside.
    assert weights.sum() * length / bins == pytest.approx(covered, abs=1e-3)


def test_area_weights_by_hand() -> None:
    expected = [[2 / 3, 1 / 3, 0], [0, 1 / 3, 2 / 3]]
    np.testing.assert_allclose(area_weights(3, 2, 0, 3), expected, rtol=1e-6)


@pytest.mark.parametrize(
    ("shape", "most", "height", "width"),
    [((12, 18), 6, 3, 3), ((13, 19), 5, 4, 4), ((5, 4), 64, 1, 1), ((1, 9), 3, 1, 3), ((512, 2), 128, 4, 2)],
)
def test_block_means(shape: tuple[int, int], most: int, height: int, width: int) -> None:
    picture = np.random.default_rng(0).random(shape, np.float32)
    means = block_means(picture, most)
    assert means.shape == (shape[0] // height, shape[1] // width)
    assert max(means.shape) <= most
    for row, column in np.ndindex(means.shape):
        block = picture[row * height : (row + 1) * height, column * width : (column + 1) * width]
        assert means[row, column] == pytest.approx(block.mean(), rel=1e-5)


@given(st.integers(1, 20), st.integers(1, 20), st.integers(1, 7), st.integers(0, 2**32 - 1))
def test_block_sums_keep_what_is_left_at_the_right_and_bottom(height: int, width: int, size: int, seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (height, width)).astype(np.uint8)
    sums = block_sums(picture, size, np.uint16)
    assert sums.dtype == np.uint16
    assert sums.shape == (-(-height // size), -(-width // size))
    for row, column in np.ndindex(sums.shape):
        block = picture[row * size : (row + 1) * size, column * size : (column + 1) * size]
        assert sums[row, column] == block.sum()


def test_the_mean_of_blocks_is_their_area_average() -> None:
    picture = np.random.default_rng(0).random((31, 45), np.float32)
    rows, columns = (area_weights(side, -(-side // 4), 0, -(-side // 4) * 4) for side in picture.shape)
    np.testing.assert_allclose(block_sums(picture, 4) / 16, rows @ picture @ columns.T, rtol=1e-6)


def test_enlarged_keeps_slopes() -> None:
    small = np.add.outer(np.arange(4.0), np.arange(5.0)).astype(np.float32)
    large = enlarged(small, (16, 20))
    np.testing.assert_allclose(np.diff(large[2:-2, 2:-2], axis=0), 0.25, atol=1e-5)
    np.testing.assert_allclose(block_means(large, 5)[1:-1, 1:-1], small[1:-1, 1:-1], atol=1e-5)


@given(st.integers(1, 6), st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_between_pixels_lie_straight_lines_and_outside_is_paper(height: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    pictures = rng.random((2, height, width))
    rows, columns = rng.uniform(-1, height, (2, 4, 3)), rng.uniform(-1, width, (2, 4, 3))
    values = bilinear(pictures, rows, columns)
    for place in np.ndindex(rows.shape):
        y = np.maximum(0, 1 - np.abs(rows[place] - np.arange(height)))
        x = np.maximum(0, 1 - np.abs(columns[place] - np.arange(width)))
        assert values[place] == pytest.approx(y @ pictures[place[0]] @ x, abs=1e-12)


def test_at_a_pixel_is_its_own_value() -> None:
    pictures = np.random.default_rng(0).random((3, 28, 28), np.float32)
    rows, columns = np.broadcast_to(np.indices((28, 28), np.float32)[:, None], (2, 3, 28, 28))
    values = bilinear(pictures, rows, columns)
    assert values.dtype == np.float32
    np.testing.assert_array_equal(values, pictures)
