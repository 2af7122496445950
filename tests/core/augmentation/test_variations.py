import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.augmentation.variations import vary_lines, vary_picture
from core.imaging.components import components
from core.types import Array

LINES = [np.array([[0.2, 0.2, 0.05], [0.7, 0.2, 0.05], [0.4, 0.8, 0.05]]), np.array([[0.3, 0.5, 0.04]])]


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def reach(lines: list[Array]) -> tuple[float, float]:
    """The lowest and the highest coordinate that ink can have."""
    points = np.concatenate(lines)
    return float((points[:, :2] - points[:, 2:] / 2).min()), float((points[:, :2] + points[:, 2:] / 2).max())


def test_the_same_seed_draws_the_same() -> None:
    for one, other in zip(vary_lines(LINES, rng(5)), vary_lines(LINES, rng(5)), strict=True):
        np.testing.assert_array_equal(one, other)
    assert not np.array_equal(vary_lines(LINES, rng(5))[0], vary_lines(LINES, rng(6))[0])


def test_what_it_is_given_stays_as_it_is() -> None:
    before = [line.copy() for line in LINES]
    vary_lines(LINES, rng())
    for line, kept in zip(LINES, before, strict=True):
        np.testing.assert_array_equal(line, kept)


@given(st.integers(0, 2**32 - 1), st.floats(0.01, 1.0), st.floats(0.02, 0.2))
def test_every_version_fits_into_the_field(seed: int, size: float, pen: float) -> None:
    line = np.array([[0.0, 0.0, pen], [size, 0.0, pen], [0.0, size, pen]])
    low, high = reach(vary_lines([line, line[:1]], rng(seed)))
    assert low >= 0
    assert high <= 1


def test_a_version_is_the_same_drawing_changed_by_a_little() -> None:
    for seed in range(50):
        line = vary_lines(LINES[:1], rng(seed))[0]
        edges, before = np.diff(line[:, :2], axis=0), np.diff(LINES[0][:, :2], axis=0)
        cosines = (edges * before).sum(axis=1) / np.hypot(*edges.T) / np.hypot(*before.T)
        assert (cosines > np.cos(np.radians(40))).all(), "no version is turned or bent out of recognition"
        assert 0.4 < line[0, 2] / 0.05 < 2.5


def test_a_dot_stays_a_dot() -> None:
    (dot,) = vary_lines([np.array([[0.5, 0.5, 0.1]])], rng())
    assert dot.shape == (1, 3)
    assert np.isfinite(dot).all()


def test_a_picture_keeps_its_shape_and_about_its_ink() -> None:
    picture = np.zeros((40, 60), np.float32)
    picture[10:30, 28:34] = 1
    for seed in range(20):
        version = vary_picture(picture, rng(seed))
        assert version.shape == picture.shape
        assert version.dtype == np.float32
        assert 0 <= version.min() <= version.max() <= 1
        assert 0.4 < version.sum() / picture.sum() < 2.2
    np.testing.assert_array_equal(vary_picture(picture, rng(3)), vary_picture(picture, rng(3)))


def test_of_a_picture_that_fills_its_field_nothing_is_lost() -> None:
    picture = np.zeros((60, 40), np.float32)
    for top, left in ((0, 0), (0, 32), (15, 2), (52, 0)):  # the middle of their mass is far from the field's
        picture[top : top + 8, left : left + 8] = 1
    for seed in range(100):
        labels, count = components(vary_picture(picture, rng(seed)) > 0.5)
        assert count == 4
        areas = np.bincount(labels.ravel())[1:]
        assert areas.min() > 0.6 * areas.max()
