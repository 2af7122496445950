"""What the strokes of the pen add to the ink: digits that touch are parted, and what belongs together is joined."""

from dataclasses import replace

import numpy as np
import pytest

from core.imaging.components import components
from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import FAINTEST
from core.model.model import Model
from core.recognition.ownership import paths_of
from core.recognition.segmentation import segments_of
from core.recognition.strings import ask
from core.recognition.verdict import Prediction, recognise
from core.types import Array
from tests.handwritten import strokes


def read(model: Model, drawn: list[Stroke], ink: Array | None = None) -> Prediction:
    ink = render(drawn) if ink is None else ink
    return recognise(model.network, model.parameters, ink, model.card.calibration, strokes=drawn)


def read_picture(model: Model, drawn: list[Stroke]) -> Prediction:
    return recognise(model.network, model.parameters, render(drawn), model.card.calibration)


def pieces(drawn: list[Stroke]) -> int:
    return components(render(drawn) > FAINTEST)[1]


def open_four(pen: float) -> list[Stroke]:
    """An L, and a bar to its right that the L does not reach."""
    corner = ((0.3, 0.2), (0.25, 0.5), (0.48, 0.5))
    bar = ((0.53 + pen, 0.25), (0.52 + pen, 0.8))
    return [Stroke(tuple((x, y, pen) for x, y in line)) for line in (corner, bar)]


@pytest.mark.parametrize("pen", [0.02, 0.04, 0.06, 0.08, 0.1, 0.12])
def test_an_open_4_is_one_digit_at_every_width_of_the_pen(model: Model, pen: float) -> None:
    drawn = open_four(pen)
    assert pieces(drawn) == 2
    assert read(model, drawn).text == "4"
    assert read_picture(model, drawn).text == "4"


@pytest.mark.parametrize("pen", [0.06, 0.1])
def test_a_4_whose_bar_stands_far_from_a_tall_angle_is_one_digit(model: Model, pen: float) -> None:
    """As a picture it was an 11 once: the network knows the 4, and the lattice has to believe it."""
    angle, bar = ((0.3, 0.2), (0.25, 0.66), (0.48, 0.66)), ((0.63 + pen, 0.3), (0.62 + pen, 0.8))
    drawn = [Stroke(tuple((x, y, pen) for x, y in line)) for line in (angle, bar)]
    assert pieces(drawn) == 2
    assert read(model, drawn).text == "4"
    assert read_picture(model, drawn).text == "4"


@pytest.mark.parametrize("bar", [((0.6, 0.13), (0.61, 0.86)), ((0.61, 0.15), (0.6, 0.85))])
def test_what_is_no_number_of_two_may_still_be_a_4(model: Model, bar: tuple[tuple[float, float], ...]) -> None:
    """Two upright lines that are no 11: the network knows the 4 that they are together."""
    drawn = [Stroke(tuple((x, y, 0.05) for x, y in line)) for line in (((0.28, 0.2), (0.29, 0.7), (0.44, 0.76)), bar)]
    [reader] = ask(
        lambda pictures: model.network.forward(model.parameters, pictures), model.card.calibration, [render(drawn)]
    )
    assert reader is not None
    answers = reader.answers()
    row = reader.lattice.best(answers)
    assert len(row) == 2
    assert not reader.lattice.is_number(row, answers)
    assert read_picture(model, drawn).text == "4"
    [digit] = reader.digits()
    assert digit.digit == 4


@pytest.mark.parametrize("number", ["25", "70", "37", "472", "3052"])
@pytest.mark.parametrize("overlap", [0.05, 0.1, 0.15])
def test_strokes_part_digits_that_touch(model: Model, number: str, overlap: float) -> None:
    assert read(model, strokes(*number, gap=-overlap)).text == number


def test_each_digit_has_all_of_its_ink_where_two_cross(model: Model) -> None:
    drawn = strokes("3", "2", gap=-0.1)
    assert pieces(drawn) == 1
    three, two = read(model, drawn).digits
    for digit, alone in ((three, read(model, drawn[:2])), (two, read(model, drawn[2:]))):
        np.testing.assert_allclose(digit.picture, alone.picture, atol=0.35)
        assert digit.digit == alone.digit


@pytest.mark.parametrize("digits", [("4", "7", "2"), ("5 apart", "1"), ("1", "4 open", "0"), ("5", "5")])
def test_what_a_digit_is_finished_with_later_belongs_to_it(model: Model, digits: tuple[str, ...]) -> None:
    each = [strokes(digit) for digit in digits]
    drawn, at = strokes(*digits), 0
    begun, finished = [], []
    for some in each:
        begun.append(drawn[at])
        finished += drawn[at + 1 : at + len(some)]
        at += len(some)
    assert read(model, begun + finished).text == "".join(digit[0] for digit in digits)


def test_what_was_rubbed_out_is_not_read(model: Model) -> None:
    """The 7 between a 4 and a 2 is gone, and what is drawn in its place is read."""
    four, seven, two = (strokes("4", "7", "2", gap=0.3)[part] for part in (slice(0, 2), slice(2, 3), slice(3, 4)))
    rubber = Stroke(tuple((x, y, 0.06) for x, y, _ in seven[0].points), erase=True)
    assert read(model, [*four, *seven, rubber, *two]).text == "42"
    one = Stroke(((0.32, 0.4, 0.022), (0.32, 0.62, 0.022)))
    assert read(model, [*four, *seven, rubber, *two, one]).text == "412"


def test_a_7_of_which_a_part_is_rubbed_out_is_still_one_digit(model: Model) -> None:
    seven = strokes("7", height=0.5, pen=0.05)
    rubber = Stroke(((0.1, 0.62, 0.03), (0.5, 0.62, 0.03)), erase=True)
    assert pieces([*seven, rubber]) == 2
    assert read(model, [*seven, rubber]).text == "7"


def test_strokes_of_another_drawing_change_nothing(model: Model) -> None:
    drawn, other = strokes("4", "7", "2"), strokes("1", "0", gap=0.5, height=0.4)
    ink = render(drawn)
    assert read(model, other, ink).text == recognise(model.network, model.parameters, ink).text == "472"


def test_only_a_square_drawing_has_strokes(model: Model) -> None:
    drawn = strokes("4", "7")
    assert read(model, drawn, render(drawn)[:400]).text == "47"


def test_the_same_ink_is_read_the_same_if_there_is_one_stroke(model: Model) -> None:
    drawn = strokes("2", height=0.5, pen=0.05)
    one, other = read(model, drawn), read_picture(model, drawn)
    assert replace(one, digits=()).text == other.text
    np.testing.assert_array_equal(one.picture, other.picture)


def test_one_stroke_is_cut_only_if_it_is_wide() -> None:
    """Two blocks and a thin line between them: as a picture they may be two digits, in one go they are not."""
    drawn = [
        Stroke(((0.2, 0.2, 0.1), (0.2, 0.6, 0.1), (0.2, 0.4, 0.02), (0.4, 0.4, 0.02), (0.4, 0.2, 0.1), (0.4, 0.6, 0.1)))
    ]
    ink = render(drawn)
    paths = paths_of(drawn, len(ink), 0, 0, 1)
    assert len(segments_of(ink).boxes) > 1
    assert len(segments_of(ink, paths).boxes) == 1
