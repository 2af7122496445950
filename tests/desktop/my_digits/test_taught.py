from collections.abc import Sequence

import numpy as np
import pytest

from core.evaluation.calibration import UNCALIBRATED
from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare
from core.recognition.strings import ReadDigit, ask
from core.types import UserError
from desktop.my_digits.taught import (
    KEPT_SIDE,
    LATEST,
    Drawing,
    TaughtDigit,
    as_dataset,
    drawing_of_digit,
    now,
    versions,
)
from tests.desktop.my_digits.taught_digits import SEVEN, pictured, seven
from tests.handwritten import strokes


def test_a_drawing_keeps_what_the_network_sees() -> None:
    drawing = Drawing.of_strokes(SEVEN)
    expected = prepare(render(SEVEN))
    assert expected is not None
    np.testing.assert_allclose(drawing.picture / 255, expected, atol=0.5 / 255)
    assert drawing.ink is None


def test_a_picture_keeps_its_ink() -> None:
    drawing = pictured().drawing
    assert drawing.ink is not None
    assert drawing.ink.shape == (KEPT_SIDE, KEPT_SIDE)
    assert drawing.strokes == ()


@pytest.mark.parametrize("make", [lambda: Drawing.of_strokes(()), lambda: Drawing.of_ink(np.zeros((9, 9), np.float32))])
def test_nothing_cannot_be_taught(make: object) -> None:
    with pytest.raises(UserError, match="There is nothing to teach"):
        make()  # type: ignore[operator]


def test_versions_begin_with_the_drawing_itself() -> None:
    digits = [seven(), pictured()]
    found = list(versions(digits, each=5, seed=0))
    assert [version.label for version in found] == [7] * 5 + [1] * 5
    assert found[0] is digits[0]
    assert found[5] is digits[1]
    pictures = {version.drawing.picture.tobytes() for version in found}
    assert len(pictures) == 10, "no two are alike"


def test_versions_of_a_digit_depend_on_the_seed_alone() -> None:
    alone = list(versions([pictured()], each=3, seed=1))
    among = list(versions([seven(), pictured()], each=3, seed=1))[3:]
    for one, other in zip(alone, among, strict=True):
        np.testing.assert_array_equal(one.drawing.picture, other.drawing.picture)
    different = list(versions([pictured()], each=3, seed=2))
    assert not np.array_equal(alone[1].drawing.picture, different[1].drawing.picture)


def test_an_imported_picture_is_varied_too() -> None:
    bare = TaughtDigit(Drawing(seven().drawing.picture), 7, 0)
    first, second = versions([bare], each=2, seed=0)
    assert not np.array_equal(first.drawing.picture, second.drawing.picture)


def test_what_the_eraser_took_away_stays_away() -> None:
    strokes = (Stroke(((0.2, 0.5, 0.1), (0.8, 0.5, 0.1))), Stroke(((0.5, 0.5, 0.3),), erase=True))
    digit = TaughtDigit(Drawing.of_strokes(strokes), 1, 0)
    for version in versions([digit], each=20, seed=0):
        inked = np.flatnonzero(version.drawing.picture.any(axis=0))
        assert np.diff(inked).max() > 1, "there is a gap in the middle"


def test_a_wrong_stroke_that_was_rubbed_out_comes_back_in_no_version() -> None:
    pen, foot = 0.07, 0.85
    eraser = 1.5 * pen
    strokes = (
        Stroke(((0.3, 0.2, pen), (0.7, 0.2, pen), (0.45, foot, pen))),
        Stroke(((0.45, foot, pen), (0.85, foot, pen))),  # which makes a 2 of the 7
        Stroke(((0.45 + (pen + eraser) / 2, foot, eraser), (0.9, foot, eraser)), erase=True),
    )
    digit = TaughtDigit(Drawing.of_strokes(strokes), 7, 0)
    for version in versions([digit], each=60, seed=0):
        stem = version.drawing.picture[14:] > 60
        ends = [np.flatnonzero(row).max() for row in stem if row.any()]
        assert np.diff(ends).max() <= 1, "there is nothing right of its foot"


def test_a_data_set_of_digits() -> None:
    data = as_dataset([seven(), pictured()])
    assert data.images.shape == (2, 1, 28, 28)
    assert data.labels.tolist() == [7, 1]
    assert len(as_dataset([])) == 0
    assert as_dataset([seven().relabelled(3)]).labels.tolist() == [3]


def digits_of(drawn: Sequence[Stroke]) -> tuple[ReadDigit, ...]:
    """What a network that knows nothing reads: it tells digits far apart from one."""
    [reader] = ask(lambda pictures: np.zeros((len(pictures), 10)), UNCALIBRATED, [render(drawn)])
    assert reader is not None
    return reader.digits()


def test_a_digit_of_a_number_keeps_its_own_strokes() -> None:
    drawn = strokes("4", "7", gap=0.6)
    [four, seven] = digits_of(drawn)
    assert drawing_of_digit(four, drawn).strokes == tuple(drawn[:2])
    assert drawing_of_digit(seven, drawn).strokes == tuple(drawn[2:])
    without = drawing_of_digit(four, None)
    assert without.strokes == ()
    np.testing.assert_allclose(without.picture / 255, four.picture, atol=0.01)


def test_a_stroke_through_two_digits_belongs_to_neither() -> None:
    drawn = strokes("4", "7", gap=0.6)
    parts = digits_of(drawn)
    joined = [Stroke((*drawn[0].points, *drawn[1].points, *drawn[2].points))]
    assert [drawing_of_digit(part, joined).strokes for part in parts] == [(), ()]


def test_a_stroke_within_a_digit_is_not_taken_for_all_of_it() -> None:
    drawn = strokes("4", "7", gap=0.6)
    four, _ = digits_of(drawn)
    joined = Stroke((*drawn[0].points, *drawn[2].points))
    drawing = drawing_of_digit(four, [joined, drawn[1]])
    assert drawing.strokes == ()
    np.testing.assert_allclose(drawing.picture / 255, four.picture, atol=0.01)


@pytest.mark.parametrize(("clock", "told"), [(-5.0, 0), (1_700_000_000.9, 1_700_000_000), (1e12, LATEST - 1)])
def test_a_clock_that_is_set_wrong_gives_a_moment_that_a_file_can_hold(
    monkeypatch: pytest.MonkeyPatch, clock: float, told: int
) -> None:
    monkeypatch.setattr("time.time", lambda: clock)
    assert now() == told


def test_a_rub_within_a_digit_of_a_longer_stroke_leaves_what_was_seen() -> None:
    drawn = strokes("4", "7", gap=0.6)
    [reader] = ask(lambda pictures: np.zeros((len(pictures), 10)), UNCALIBRATED, [render(drawn)])
    assert reader is not None
    four, _ = reader.digits()
    x, y, width = drawn[0].points[1]
    drawing = drawing_of_digit(four, [Stroke(((x, y, width / 2),), erase=True)])
    assert drawing.strokes == ()
    np.testing.assert_allclose(drawing.picture / 255, four.picture, atol=0.01)
