"""From the grey of a picture to clean ink."""

import numpy as np
import pytest

from core.imaging.ink import PAPER_SIDE, ink_of_grey
from core.imaging.preprocessing import ink_box, prepare
from core.types import Array
from tests.handwritten import write


def seven(height: int = 300, width: int = 400, thickness: int = 16) -> Array:
    """A seven in the middle of a field, ``(height, width)``, its edges soft as a lens makes them."""
    ink = np.zeros((height, width), np.float32)
    top, bottom, left, right = height // 5, 4 * height // 5, width // 3, 2 * width // 3
    ink[top : top + thickness, left:right] = 1
    for row in range(top, bottom):
        start = right - thickness - (right - left) * (row - top) // (2 * (bottom - top))
        ink[row, start : start + thickness] = 1
    return ink


def paper(ink: Array, contrast: float = 0.5, noise: float = 0.0, slope: float = 0.0, seed: int = 0) -> Array:
    """The grey of ``ink`` on paper that a lamp lights from the left."""
    light = 0.75 - slope * np.linspace(-1, 1, ink.shape[1], dtype=np.float32) ** 2
    grey = light * (1 - contrast * ink) + np.random.default_rng(seed).normal(0, noise, ink.shape)
    return np.clip(grey, 0, 1).round(2).astype(np.float32)


def difference(a: Array, b: Array) -> float:
    return float(np.abs(prepare(a) - prepare(b)).mean())


@pytest.mark.parametrize("dark_on_light", [True, False])
def test_clean_ink_is_untouched(dark_on_light: bool) -> None:
    ink = seven(28, 28, 2)
    ink[10, 10] = 0.02
    ink[3, 4] = 0.6
    np.testing.assert_allclose(ink_of_grey(1 - ink if dark_on_light else ink), ink, atol=1e-6)


@pytest.mark.parametrize("paper_grey", [1.0, 0.9, 0.6])
def test_the_contrast_is_stretched(paper_grey: float) -> None:
    ink = seven()
    np.testing.assert_allclose(ink_of_grey(paper_grey - 0.4 * ink), ink, atol=1e-6)
    np.testing.assert_allclose(ink_of_grey(paper_grey - 0.5 + 0.4 * ink), ink, atol=1e-6)


@pytest.mark.parametrize("noise", [0.01, 0.04])
@pytest.mark.parametrize("slope", [0.0, 0.35])
@pytest.mark.parametrize("light_on_dark", [False, True])
def test_a_photograph(noise: float, slope: float, light_on_dark: bool) -> None:
    grey = paper(seven(), noise=noise, slope=slope)
    ink = ink_of_grey(1 - grey if light_on_dark else grey)
    assert ink_box(ink) is not None
    assert difference(ink, seven()) < 0.02
    assert np.count_nonzero(ink[:40]) == 0, "the paper is clean"


def test_faint_pencil_on_noisy_paper() -> None:
    assert difference(ink_of_grey(paper(seven(), contrast=0.2, noise=0.02)), seven()) < 0.03


@pytest.mark.parametrize("digit", "237")
def test_a_large_digit_in_faint_ink_where_the_light_falls_off(digit: str) -> None:
    ink = write(digit, height=0.4, pen=0.05)
    light = 0.8 - 0.3 * (np.linspace(-1, 1, len(ink)) ** 2 + np.linspace(-1, 1, len(ink))[:, None] ** 2)
    grey = light * (1 - 0.2 * ink) + np.random.default_rng(0).normal(0, 0.01, ink.shape)
    assert difference(ink_of_grey(np.clip(grey, 0, 1).astype(np.float32)), ink) < 0.02
    assert not ink_of_grey(light.astype(np.float32)).any()


@pytest.mark.parametrize("edge", [120, 200, 260])
def test_the_edge_of_a_shadow_is_no_stroke(edge: int) -> None:
    shadow = 1 - 0.4 / (1 + np.exp((edge - np.arange(400, dtype=np.float32)) / 6))
    assert difference(ink_of_grey(paper(seven(), noise=0.01) * shadow), seven()) < 0.02


def test_the_spine_of_a_book_is_no_stroke() -> None:
    spine = 1 - 0.5 * np.exp(-np.arange(400, dtype=np.float32) / 40)
    assert difference(ink_of_grey(paper(seven(), noise=0.01) * spine), seven()) < 0.02


def test_ruled_lines_are_fainter_than_ink() -> None:
    grey = paper(seven(), noise=0.01)
    grey[::25] -= 0.06
    grey[:, ::25] -= 0.06
    assert difference(ink_of_grey(grey), seven()) < 0.03


@pytest.mark.parametrize("light_on_dark", [False, True])
def test_a_stroke_may_run_off_the_picture(light_on_dark: bool) -> None:
    ink = seven()[:200]
    grey = paper(ink, noise=0.01, slope=0.2)
    assert difference(ink_of_grey(1 - grey if light_on_dark else grey), ink) < 0.02


def test_the_grain_of_chalk_is_smoothed() -> None:
    ink = seven(900, 1000, 40)
    grain = np.random.default_rng(0).random(ink.shape, np.float32) < 0.6
    grey = 0.2 + 0.6 * ink * grain + np.random.default_rng(1).normal(0, 0.01, ink.shape).astype(np.float32)
    assert difference(ink_of_grey(grey), ink) < 0.03


def test_a_bitmap_may_be_mostly_ink() -> None:
    bitmap = np.zeros((16, 16), np.float32)
    bitmap[1:15, 1:15] = 1
    bitmap[6:10, 7:9] = 0
    np.testing.assert_array_equal(ink_of_grey(1 - bitmap), bitmap)
    np.testing.assert_array_equal(ink_of_grey(0.2 + 0.5 * bitmap), bitmap)


def test_specks_of_dirt_are_dropped() -> None:
    ink = seven()
    ink[10:14, 20:24] = 1
    ink[290:293, 380:384] = 1
    assert difference(ink_of_grey(paper(ink, noise=0.01)), seven()) < 0.02


def test_pieces_of_a_digit_are_kept() -> None:
    ink = seven()
    ink[30:42, 40:90] = 1
    assert difference(ink_of_grey(paper(ink, noise=0.01)), ink) < 0.02


@pytest.mark.parametrize("tone", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (28, 28), (300, 400)])
def test_a_blank_picture_has_no_ink(tone: float, shape: tuple[int, int]) -> None:
    ink = ink_of_grey(np.full(shape, tone, np.float32))
    assert ink.shape == shape
    assert ink.dtype == np.float32
    assert not ink.any()


@pytest.mark.parametrize("noise", [0.004, 0.02, 0.08])
@pytest.mark.parametrize("slope", [0.0, 0.35])
@pytest.mark.parametrize("side", [28, 300])
def test_blank_paper_has_no_ink(noise: float, slope: float, side: int) -> None:
    for seed in range(5):
        grey = paper(np.zeros((side, side), np.float32), noise=noise, slope=slope, seed=seed)
        assert not ink_of_grey(grey).any()


@pytest.mark.parametrize("shape", [(1, 2), (2, 2), (3, 50), (5, 5)])
def test_tiny_pictures_do_no_harm(shape: tuple[int, int]) -> None:
    grey = np.random.default_rng(0).random(shape, np.float32)
    ink = ink_of_grey(grey)
    assert ink.shape == shape
    assert ink.min() >= 0
    assert ink.max() <= 1


@pytest.mark.parametrize("shape", [(1, 600), (1024, 1), (1, 2049)])
def test_a_long_line_of_single_pixels_is_halved_as_well(shape: tuple[int, int]) -> None:
    ink = ink_of_grey(np.linspace(0, 1, max(shape), dtype=np.float32).reshape(shape))
    assert 1 in ink.shape
    assert 256 < ink.size <= PAPER_SIDE
