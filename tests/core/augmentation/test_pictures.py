import numpy as np
import pytest

from core.augmentation.pictures import augment, coarsen
from core.data.datasets import DataSplits
from core.imaging.preprocessing import BOX, ink_box, prepare
from core.types import Array


@pytest.fixture
def pictures(small_mnist: DataSplits) -> Array:
    return small_mnist.train.images[:200, 0] / np.float32(255)


def test_the_same_stream_gives_the_same_pictures(pictures: Array) -> None:
    one, two = (augment(pictures, np.random.default_rng(5)) for _ in range(2))
    np.testing.assert_array_equal(one, two)
    assert not np.array_equal(one, augment(pictures, np.random.default_rng(6)))


def test_pictures_stay_pictures(pictures: Array) -> None:
    before = pictures.copy()
    result = augment(pictures, np.random.default_rng(0))
    np.testing.assert_array_equal(pictures, before)
    assert result.shape == pictures.shape
    assert result.dtype == np.float32
    assert result.min() >= 0
    assert result.max() <= 1


def test_digits_stay_as_large_and_as_central_as_the_preprocessing_makes_them(pictures: Array) -> None:
    result = augment(pictures, np.random.default_rng(1))
    ink = result > 0.2
    rows, columns = ink.any(axis=2).sum(axis=1), ink.any(axis=1).sum(axis=1)
    assert 18 <= np.median(np.maximum(rows, columns)) <= 22
    index = np.arange(28)
    mass = result.sum(axis=(1, 2))
    for axis in (1, 2):
        middle = result.sum(axis=axis) @ index / mass
        assert np.abs(middle - 14).max() < 2.5
    assert (result.max(axis=(1, 2)) > 0.5).all()


def test_changes_are_gentle_enough_to_leave_a_digit_itself(small_mnist: DataSplits, pictures: Array) -> None:
    # The nearest of the untouched pictures mostly has the label of the picture a change was made from.
    labels = small_mnist.train.labels[:200]
    result = augment(pictures, np.random.default_rng(2)).reshape(200, -1)
    plain = pictures.reshape(200, -1)
    alike = (result @ plain.T) / np.linalg.norm(plain, axis=1)
    assert (labels[alike.argmax(axis=1)] == labels).mean() > 0.75


def test_gentle_changes_are_smaller(pictures: Array) -> None:
    gentle, strong = (
        np.abs(augment(pictures, np.random.default_rng(3), share) - pictures).mean() for share in (1.0, 0.0)
    )
    assert 0 < gentle < 0.75 * strong


def test_an_empty_picture_stays_empty() -> None:
    assert not augment(np.zeros((3, 28, 28), np.float32), np.random.default_rng(0)).any()


def test_a_share_of_the_pictures_is_read_from_a_bitmap_and_the_others_stay(pictures: Array) -> None:
    result = pictures.copy()
    coarsen(result, np.random.default_rng(0), 0.2)
    changed = (result != pictures).any(axis=(1, 2))
    assert 20 <= changed.sum() <= 60
    assert result.min() >= 0
    assert result.max() <= 1 + 1e-6
    # Ink is kept, roughly: what was a digit is not blotted out.
    before, after = pictures[changed].sum(axis=(1, 2)), result[changed].sum(axis=(1, 2))
    assert ((after > before / 3) & (after < before * 3)).all()


def stripes_left(wide: int) -> Array:
    """How many stripes, a pixel of paper between them, are left in each of 60 pictures that were read from bitmaps."""
    pictures = np.zeros((60, 28, 28), np.float32)
    pictures[:, 4:24, 4:24] = np.arange(20) % (wide + 1) < wide
    coarsen(pictures, np.random.default_rng(0), 1.0)
    middle = pictures[:, 14] > 0.5
    left: Array = (middle[:, 1:] > middle[:, :-1]).sum(axis=1)
    return left


def test_some_bitmaps_are_finer_than_the_box_and_some_coarser() -> None:
    assert stripes_left(1).max() == 10, "in a fine one all are still there"
    assert stripes_left(2).min() == 1, "in one of less than 20 cells a side they run together"


def test_a_coarse_picture_is_as_large_and_as_central_as_any_other(pictures: Array) -> None:
    result = pictures.copy()
    coarsen(result, np.random.default_rng(0), 1.0)
    for picture in result:
        np.testing.assert_array_equal(prepare(picture), picture)
        box = ink_box(picture)
        assert box is not None
        assert max(box.height, box.width) == BOX


def test_an_empty_picture_has_no_bitmap() -> None:
    pictures = np.zeros((3, 28, 28), np.float32)
    coarsen(pictures, np.random.default_rng(0), 1.0)
    assert not pictures.any()
