"""Connected components."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from core.imaging.components import components


def filled(mask: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The slow reference: flood each component from its first pixel."""
    labels = np.zeros(mask.shape, np.int32)
    for start in zip(*np.nonzero(mask), strict=True):
        if labels[start]:
            continue
        number = labels.max() + 1
        waiting = [start]
        while waiting:
            row, column = waiting.pop()
            if (
                0 <= row < mask.shape[0]
                and 0 <= column < mask.shape[1]
                and mask[row, column]
                and not labels[row, column]
            ):
                labels[row, column] = number
                waiting += [(row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    return labels


@given(st.integers(1, 12), st.integers(1, 12), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_components_are_what_a_flood_fills(height: int, width: int, density: float, seed: int) -> None:
    mask = np.random.default_rng(seed).random((height, width)) < density
    labels, count = components(mask)
    np.testing.assert_array_equal(labels, filled(mask))
    assert count == labels.max()


def test_a_spiral_is_one() -> None:
    mask = np.zeros((9, 9), bool)
    mask[0] = mask[:, 8] = mask[8, :] = mask[2:, 0] = mask[2, :7] = mask[2:7, 6] = mask[6, 2:7] = mask[4:7, 2] = True
    assert components(mask)[1] == 1


def test_nothing_has_none() -> None:
    labels, count = components(np.zeros((3, 4), bool))
    assert count == 0
    assert not labels.any()
