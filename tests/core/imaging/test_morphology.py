"""Means, stretches and closings, against what they are by definition."""

import numpy as np
import pytest

from core.imaging.morphology import closed, highest, ring
from core.imaging.resampling import block_means, enlarged


@pytest.mark.parametrize(
    ("shape", "most", "size"), [((12, 18), 6, 3), ((13, 19), 5, 4), ((5, 4), 64, 1), ((1, 9), 3, 1)]
)
def test_block_means(shape: tuple[int, int], most: int, size: int) -> None:
    picture = np.random.default_rng(0).random(shape, np.float32)
    means = block_means(picture, most)
    assert means.shape == (shape[0] // size, shape[1] // size)
    for row, column in np.ndindex(means.shape):
        block = picture[row * size : (row + 1) * size, column * size : (column + 1) * size]
        assert means[row, column] == pytest.approx(block.mean(), rel=1e-5)


@pytest.mark.parametrize("window", [1, 3, 5, 9])
def test_highest(window: int) -> None:
    picture = np.random.default_rng(0).random((12, 7), np.float32)
    reach = window // 2
    result = highest(picture, window)
    for row, column in np.ndindex(picture.shape):
        near = picture[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1]
        assert result[row, column] == near.max()


def test_a_closing_fills_what_is_narrow_and_leaves_slopes_and_wide_shadows() -> None:
    slope = np.tile(np.linspace(0.4, 0.9, 40, dtype=np.float32), (30, 1))
    slope[:, 25:] = 0.3
    picture = slope.copy()
    picture[5:25, 8:11] = 0
    np.testing.assert_array_equal(closed(slope, 7), slope)
    filled = closed(picture, 7)
    assert filled.min() >= 0.3
    np.testing.assert_array_equal(filled[:, 20:], slope[:, 20:])


def test_enlarged_keeps_slopes() -> None:
    small = np.add.outer(np.arange(4.0), np.arange(5.0)).astype(np.float32)
    large = enlarged(small, (16, 20))
    np.testing.assert_allclose(np.diff(large[2:-2, 2:-2], axis=0), 0.25, atol=1e-5)
    np.testing.assert_allclose(block_means(large, 5)[1:-1, 1:-1], small[1:-1, 1:-1], atol=1e-5)


def test_ring() -> None:
    assert sorted(set(ring(np.arange(20).reshape(4, 5)))) == [0, 1, 2, 3, 4, 5, 9, 10, 14, 15, 16, 17, 18, 19]
