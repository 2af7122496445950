"""From a drawing to a picture as MNIST's were made."""

import gzip
from importlib.resources import files

import numpy as np
import pytest

from core.imaging.painter import FIELD
from core.imaging.preprocessing import BOX, FAINTEST, PICTURE, Box, as_drawing, ink_box, prepare, prepare_steps
from core.types import Array


@pytest.fixture(scope="module")
def pictures() -> Array:
    """The first 600 test pictures, ``(600, 28, 28)``, 0..1."""
    packed = files("resources").joinpath("mnist", "t10k-images-idx3-ubyte.gz").read_bytes()
    raw = np.frombuffer(gzip.decompress(packed), np.uint8, count=600 * 784, offset=16)
    return raw.reshape(-1, 28, 28).astype(np.float32) / 255


def rectangle(side: int, top: int, left: int, height: int, width: int) -> Array:
    ink = np.zeros((side, side), np.float32)
    ink[top : top + height, left : left + width] = 1
    return ink


def test_mnist_comes_back_untouched(pictures: Array) -> None:
    differences = [np.abs(prepare(ink) * 255 - ink * 255).mean() for ink in pictures]
    assert np.mean(differences) < 0.1
    assert max(differences) < 1


def test_mnist_enlarged_and_moved_gives_the_same_picture(pictures: Array) -> None:
    whole = [ink for ink in pictures if (BOX - ink_box(ink).height) % 2 == (BOX - ink_box(ink).width) % 2 == 0]
    assert len(whole) > 200  # the others are extended by half of their own pixels when enlarged
    for ink in whole[:50]:
        field = np.zeros((512, 600), np.float32)
        field[20:440, 150:570] = np.kron(ink, np.ones((15, 15), np.float32))
        np.testing.assert_allclose(prepare(field), prepare(ink), atol=1e-4)


def test_a_picture_as_a_drawing_gives_the_same_picture(pictures: Array) -> None:
    for ink in pictures[:200]:
        drawing = np.rint(as_drawing(ink) * 255) / 255  # as the canvas keeps it
        assert drawing.shape == (FIELD, FIELD)
        differences = np.abs(prepare(drawing) - prepare(ink))
        assert differences.max() < FAINTEST  # what is too faint to count may be in the box by the speck, or not
        assert differences.mean() < 1e-4


def test_blank_paper_as_a_drawing_is_blank() -> None:
    assert not as_drawing(np.zeros((PICTURE, PICTURE), np.float32)).any()


def test_nothing_drawn() -> None:
    assert prepare(np.zeros((512, 512), np.float32)) is None
    assert prepare_steps(np.zeros((28, 28), np.float32)) is None


def test_what_cannot_be_seen_is_no_ink() -> None:
    ink = rectangle(512, 200, 200, 100, 50)
    ink[0, 0] = 4 / 255
    assert ink_box(ink) == Box(200, 200, 100, 50)
    ink[0, 0] = 5 / 255
    assert ink_box(ink) == Box(0, 0, 300, 250)


def test_shape_kind_and_range() -> None:
    picture = prepare(0.25 * rectangle(512, 100, 200, 301, 97))
    assert picture.shape == (PICTURE, PICTURE)
    assert picture.dtype == np.float32
    assert picture.min() == 0
    assert picture.max() == 1


def test_the_aspect_ratio_is_kept() -> None:
    rows, columns = np.nonzero(prepare(rectangle(512, 50, 300, 400, 40)))
    assert np.ptp(rows) + 1 == BOX
    assert np.ptp(columns) + 1 == 2


def test_a_dot_is_not_blown_up() -> None:
    prepared = prepare_steps(rectangle(512, 10, 490, 8, 8))
    assert prepared.square.height == 40
    assert np.count_nonzero(prepared.picture > 0.5) <= 16


def test_a_digit_in_the_corner_is_centred() -> None:
    picture = prepare(rectangle(512, 0, 400, 200, 112))
    rows, columns = picture.sum(axis=1), picture.sum(axis=0)
    assert rows @ np.arange(28) / rows.sum() == pytest.approx(14, abs=0.51)
    assert columns @ np.arange(28) / columns.sum() == pytest.approx(14, abs=0.51)


def test_a_lopsided_drawing_keeps_all_its_ink() -> None:
    ink = rectangle(512, 0, 0, 512, 30)
    ink[:30] = 1
    ink[20:30, 40:] = 0
    prepared = prepare_steps(ink)
    assert prepared.picture.sum() == pytest.approx(prepared.scaled.sum())


def test_the_steps_belong_together() -> None:
    prepared = prepare_steps(rectangle(512, 100, 200, 300, 97))
    assert prepared.box == Box(100, 200, 300, 97)
    assert prepared.square == Box(100, 99, 300, 300)
    assert prepared.scaled.shape == (BOX, BOX)
    assert prepared.scaled.max() == 1


@pytest.mark.parametrize(("top", "left", "height", "width"), [(40, 60, 200, 30), (300, 20, 60, 180), (5, 250, 90, 250)])
def test_every_pixel_of_the_picture_has_its_place_in_the_drawing(top: int, left: int, height: int, width: int) -> None:
    """A lopsided drawing: a bar, and a thick end that pulls its weight away from the middle of its box."""
    ink = rectangle(512, top, left, height, width)
    ink[top : top + height // 3, left : left + width] = 1
    ink[top + height // 2 :, left + width // 3 :] = 0
    prepared = prepare_steps(ink)
    assert prepared is not None
    place, mass = prepared.place, prepared.picture.sum()
    pixel = place.side / PICTURE
    middles = np.arange(PICTURE) + 0.5
    for axis, start in ((0, place.left), (1, place.top)):
        there = start + pixel * float(prepared.picture.sum(axis=axis) @ middles / mass)
        drawn = float(ink.sum(axis=axis) @ (np.arange(512) + 0.5) / ink.sum())
        assert there == pytest.approx(drawn, abs=0.5)  # a pixel of the picture is 9 to 13 of these
    # Pixel by pixel: what lies under a pixel of the picture has that mean, the brightest being 1.
    rows, columns = (np.round(start + pixel * np.arange(PICTURE + 1)).astype(int) for start in (place.top, place.left))
    if pixel == int(pixel):
        padded = np.pad(ink, 512)
        for row, column in np.ndindex(PICTURE, PICTURE):
            under = padded[512 + rows[row] : 512 + rows[row + 1], 512 + columns[column] : 512 + columns[column + 1]]
            assert prepared.picture[row, column] == pytest.approx(under.mean(), abs=1e-5)
