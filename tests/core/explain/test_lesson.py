"""The lesson's numbers, against the loops that say what is meant."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.explain.kernels import EIGHT, KERNELS, bank
from core.explain.lesson import Lesson, fitted, resized
from core.nn.layers import AveragePool2D, MaxPool2D, ReLU, Sigmoid, Tanh
from core.types import Array, UserError
from tests.core.nn import reference

RNG = np.random.default_rng(5)


def lesson(picture: Array, kernel: Array, **rest: object) -> Lesson:
    """One kernel ``(K, K)`` on ``picture (H, W)``, without a bias."""
    return Lesson(picture[None], kernel[None, None], np.zeros(1), **rest)  # type: ignore[arg-type]


@given(
    channels=st.integers(1, 3),
    filters=st.integers(1, 2),
    sides=st.tuples(st.integers(2, 12), st.integers(2, 12)),
    kernel=st.integers(1, 9),
    stride=st.integers(1, 4),
    padding=st.one_of(st.integers(0, 4), st.sampled_from(["valid", "same"])),
)
def test_it_computes_what_the_loops_do(
    channels: int, filters: int, sides: tuple[int, int], kernel: int, stride: int, padding: int | str
) -> None:
    picture = RNG.normal(size=(channels, *sides))
    weight, bias = RNG.normal(size=(filters, channels, kernel, kernel)), RNG.normal(size=filters)
    try:
        made = Lesson(picture, weight, bias, stride, padding)  # type: ignore[arg-type]
    except UserError as error:
        text = str(error)
        assert ("does not fit" in text) or (padding == "same" and kernel % 2 == 0 and "odd" in text)
        return
    np.testing.assert_allclose(made.maps, reference.convolve(made.layer, weight, bias, picture), atol=1e-8)
    last = made.positions[0] - 1, made.positions[1] - 1
    for number in range(filters):
        summed = made.products(number, *last).sum() + bias[number]
        assert made.maps[(number, *last)] == pytest.approx(summed, abs=1e-8)
    top, left = last[0] * stride, last[1] * stride
    rows, columns = made.left_over()
    assert (top + kernel + rows, left + kernel + columns) == made.padded.shape[1:]


def test_a_sum_that_is_nothing_is_nothing() -> None:
    # 9x9 kernels are computed in Winograd's way, which adds up in another order.
    made = lesson(np.full((12, 12), 0.1), RNG.normal(size=(9, 9)) * 1e3)
    flat = lesson(np.full((12, 12), 0.1), made.weight[0, 0] - made.weight[0, 0].mean())
    np.testing.assert_array_equal(flat.maps, 0)


@pytest.mark.parametrize("scale", [1e-310, 1e-300, 1e-290, 1e-280, 1e300])
def test_numbers_at_the_ends_of_what_there_is(scale: float) -> None:
    made = lesson(np.full((3, 3), scale), np.ones((2, 2)))
    np.testing.assert_allclose(made.maps, 4 * scale)


def test_what_follows_is_computed_step_by_step() -> None:
    picture = RNG.normal(size=(9, 8))
    for activation, function in ((ReLU(), lambda x: np.maximum(x, 0)), (Tanh(), np.tanh)):
        made = lesson(picture, KERNELS["Outline"], activation=activation, pooling=AveragePool2D(2, 1))
        assert made.maps.min() < 0, "what comes before is not overwritten"
        np.testing.assert_allclose(made.activated, function(made.maps))
        np.testing.assert_allclose(made.pooled, reference.pool(AveragePool2D(2, 1), made.activated))
    squeezed = lesson(picture, KERNELS["Outline"], activation=Sigmoid(), pooling=MaxPool2D(3, 2))
    assert 0 < squeezed.activated.min() < squeezed.activated.max() < 1
    row, column = 1, 1
    assert squeezed.pool_window(0, row, column).max() == squeezed.pooled[0, row, column]


def test_of_what_is_pooled_only_what_is_seen_is_known() -> None:
    made = lesson(np.ones((6, 6)), KERNELS["Identity"], pooling=MaxPool2D(2))
    seen = np.ones((4, 4), bool)
    seen[0, 1] = False
    np.testing.assert_array_equal(made.pooled_where(seen), [[False, True], [True, True]])
    bare = lesson(np.ones((6, 6)), KERNELS["Identity"])
    np.testing.assert_array_equal(bare.pooled_where(seen), seen)


def test_what_does_not_fit_says_why() -> None:
    with pytest.raises(UserError, match="5x5 kernel does not fit into 3x4 pixels with a padding of 0"):
        lesson(np.zeros((3, 4)), np.ones((5, 5)))
    with pytest.raises(UserError, match="3x3 pooling window does not fit into 2x2 pixels"):
        lesson(np.zeros((4, 4)), np.ones((3, 3)), pooling=MaxPool2D(3))
    with pytest.raises(UserError, match="4 is even, take an odd side"):
        lesson(np.zeros((5, 5)), np.ones((4, 4)), padding="same")
    with pytest.raises(UserError, match="2 deep and the picture 1: every channel needs its slice"):
        Lesson(np.zeros((1, 5, 5)), np.ones((1, 2, 3, 3)), np.zeros(1))


def test_kernels_find_what_they_are_named_after() -> None:
    upright = np.zeros((5, 5))
    upright[:, 2:] = 1
    assert lesson(upright, KERNELS["Vertical Sobel"]).maps.max() == 4
    assert not lesson(upright, KERNELS["Horizontal Sobel"]).maps.any()
    assert lesson(upright.T, KERNELS["Horizontal Sobel"]).maps.max() == 4
    falling = np.triu(np.ones((5, 5)))
    assert lesson(falling, KERNELS["Diagonal, falling"]).maps[0, 1, 1] > 0
    assert lesson(falling, KERNELS["Diagonal, rising"]).maps[0, 1, 1] == 0
    picture = RNG.normal(size=(6, 6))
    np.testing.assert_allclose(lesson(picture, KERNELS["Identity"]).maps[0], picture[1:-1, 1:-1])
    np.testing.assert_allclose(lesson(picture, KERNELS["Blur"]).maps[0, 0, 0], picture[:3, :3].mean())
    even = np.full((5, 5), 7.0)
    assert not lesson(even, KERNELS["Outline"]).maps.any()
    np.testing.assert_allclose(lesson(even, KERNELS["Sharpen"]).maps, 7)
    assert bank().shape == (len(EIGHT), 1, 3, 3)


def test_a_kernel_is_fitted_to_the_channels() -> None:
    weight = RNG.normal(size=(2, 2, 3, 3))
    np.testing.assert_array_equal(fitted(weight, 3), weight[:, [0, 1, 0]])
    np.testing.assert_array_equal(fitted(weight, 1), weight[:, :1])


def test_pictures_grow_at_their_end_and_kernels_all_around() -> None:
    small = np.array([[1.0, 2.0], [3.0, 4.0]])
    np.testing.assert_array_equal(resized(small, (3, 1)), [[1], [3], [0]])
    np.testing.assert_array_equal(resized(small[None], (4, 4), centred=True)[0], np.pad(small, 1))
    np.testing.assert_array_equal(resized(KERNELS["Identity"], (1, 1), centred=True), [[1]])
