"""Highest values and closings, against what they are by definition."""

import numpy as np
import pytest

from core.imaging.morphology import closed, highest, highest_along, ring


@pytest.mark.parametrize("window", [1, 3, 5, 9])
def test_highest(window: int) -> None:
    picture = np.random.default_rng(0).random((12, 7), np.float32)
    reach = window // 2
    result = highest(picture, window)
    for row, column in np.ndindex(picture.shape):
        near = picture[max(0, row - reach) : row + reach + 1, max(0, column - reach) : column + reach + 1]
        assert result[row, column] == near.max()


def test_highest_along_an_axis_knows_nothing_of_the_other() -> None:
    picture = np.random.default_rng(0).random((12, 7), np.float32)
    for column in range(7):
        highest_near = picture[:, max(0, column - 2) : column + 3].max(axis=1)
        np.testing.assert_array_equal(highest_along(picture, 5, 1)[:, column], highest_near)
    np.testing.assert_array_equal(highest_along(picture.T, 5, 0), highest_along(picture, 5, 1).T)


def test_a_closing_fills_what_is_narrow_and_leaves_slopes_and_wide_shadows() -> None:
    slope = np.tile(np.linspace(0.4, 0.9, 40, dtype=np.float32), (30, 1))
    slope[:, 25:] = 0.3
    picture = slope.copy()
    picture[5:25, 8:11] = 0
    np.testing.assert_array_equal(closed(slope, 7), slope)
    filled = closed(picture, 7)
    assert filled.min() >= 0.3
    np.testing.assert_array_equal(filled[:, 20:], slope[:, 20:])


def test_ring() -> None:
    assert sorted(set(ring(np.arange(20).reshape(4, 5)))) == [0, 1, 2, 3, 4, 5, 9, 10, 14, 15, 16, 17, 18, 19]
