from itertools import pairwise

import numpy as np
import pytest

from core.imaging.preprocessing import prepare
from core.synthesis.drawing import draw_digits, ink_lines
from core.synthesis.forms import FORMS, NOT_A_DIGIT, OTHER_FORMS


def test_every_digit_has_several_forms_and_all_can_be_drawn() -> None:
    assert sorted(FORMS) == list(range(10))
    assert all(len(forms) >= 8 for forms in FORMS.values())
    assert all(weight > 0 for forms in (*FORMS.values(), OTHER_FORMS) for weight, _ in forms)
    labels = np.repeat(np.arange(NOT_A_DIGIT + 1), 100)
    pictures = draw_digits(labels, np.random.default_rng(0))
    assert pictures.shape == (1100, 28, 28)
    assert pictures.dtype == np.float32
    assert np.isfinite(pictures).all()
    np.testing.assert_allclose(pictures.max(axis=(1, 2)), 1, atol=1e-6)
    assert pictures.min() == 0


def test_the_same_stream_draws_the_same() -> None:
    labels = np.arange(10).repeat(3)
    one, two = (draw_digits(labels, np.random.default_rng(4)) for _ in range(2))
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, draw_digits(labels, np.random.default_rng(5)))


def test_no_two_drawings_are_alike() -> None:
    pictures = draw_digits(np.full(50, 7), np.random.default_rng(1)).reshape(50, -1)
    assert len(np.unique(pictures, axis=0)) == 50


def test_digits_fill_the_box_and_are_centred_as_the_preprocessing_does_it() -> None:
    pictures = draw_digits(np.arange(10).repeat(30), np.random.default_rng(2))
    ink = pictures > 0
    height, width = ink.any(axis=2).sum(axis=1), ink.any(axis=1).sum(axis=1)
    assert (np.maximum(height, width) >= 19).all()
    assert (np.maximum(height, width) <= 20).all()
    again = np.array([prepare(picture) for picture in pictures])
    assert np.abs(again - pictures).mean() < 0.02


def test_nothing_to_draw_gives_nothing() -> None:
    assert draw_digits(np.empty(0, np.int64), np.random.default_rng(0)).shape == (0, 28, 28)


@pytest.mark.parametrize("pen", [0.05, 0.15, 0.3])
def test_ink_is_that_of_a_large_drawing_scaled_down(pen: float) -> None:
    line = np.array([[0.2, 0.1], [0.7, 0.35], [0.3, 0.9]])
    side = 400
    y, x = np.mgrid[:side, :side] / (side / 2) - 0.5 + 1 / side
    distance = np.full((side, side), np.inf)
    for start, end in pairwise(line):
        along = end - start
        share = np.clip(((x - start[0]) * along[0] + (y - start[1]) * along[1]) / (along @ along), 0, 1)
        distance = np.minimum(distance, np.hypot(x - start[0] - share * along[0], y - start[1] - share * along[1]))
    expected = prepare((distance < pen * 0.8 / 2).astype(np.float32))
    drawn = ink_lines(line[None], np.ones((1, 2), bool), np.array([pen]))[0]
    assert expected is not None
    assert np.abs(drawn - expected).mean() < 0.012
