import numpy as np
import pytest

from core.imaging.preprocessing import prepare_steps
from desktop.why.change import with_change
from tests.handwritten import write


@pytest.fixture(params=["4", "7"])
def ink(request: pytest.FixtureRequest) -> np.ndarray:
    return write(request.param, height=0.5)


def test_no_change_leaves_the_drawing_as_it_is(ink: np.ndarray) -> None:
    prepared = prepare_steps(ink)
    assert prepared is not None
    np.testing.assert_allclose(with_change(ink, prepared.picture, prepared.picture, prepared.place), ink, atol=1e-6)


def test_the_changed_drawing_gives_the_changed_picture(ink: np.ndarray) -> None:
    """Prepared with the same place, for added ink may move the middle of the drawing."""
    prepared = prepare_steps(ink)
    assert prepared is not None
    changed = prepared.picture.copy()
    changed[13:15, 23:26] = 1
    changed[18:24] *= 0.5
    before = ink.copy()
    found = with_change(ink, prepared.picture, changed, prepared.place)
    np.testing.assert_array_equal(ink, before)
    assert found.dtype == np.float32
    assert found.min() >= 0
    assert found.max() <= 1
    place, pixel = prepared.place, prepared.place.side / 28
    for row, column in ((13, 24), (20, 14), (5, 14)):
        top, left = int(place.top + row * pixel), int(place.left + column * pixel)
        block = found[top + 1 : top + int(pixel), left + 1 : left + int(pixel)]
        old = ink[top + 1 : top + int(pixel), left + 1 : left + int(pixel)]
        if row == 13:
            assert block.mean() > 0.8
        elif row == 20:
            assert block.mean() == pytest.approx(0.5 * old.mean(), abs=0.1)
        else:
            np.testing.assert_allclose(block, old, atol=1e-5)


def test_far_from_the_picture_nothing_changes(ink: np.ndarray) -> None:
    ink = ink.copy()
    ink[480:500, 480:500] = 1  # another digit of the number
    prepared = prepare_steps(ink[:400, :400])
    assert prepared is not None
    found = with_change(ink, prepared.picture, np.zeros((28, 28)), prepared.place)
    np.testing.assert_array_equal(found[480:500, 480:500], 1)
    assert found[:400, :400].max() < 0.6
