"""Numbers of several digits."""

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.evaluation.calibration import UNCALIBRATED
from core.imaging.preprocessing import Box, ink_box, prepare
from core.model.model import Model
from core.recognition.strings import FINE, ReadDigit, Reader, ask
from core.recognition.verdict import Prediction, recognise, recognise_many
from core.types import Array
from tests.handwritten import write


def answer(model: Model, ink: Array) -> Prediction:
    return recognise(model.network, model.parameters, ink, model.card.calibration)


def text(model: Model, ink: Array) -> str:
    return answer(model, ink).text


@pytest.mark.parametrize("number", ["10", "01", "11", "472", "2350", "701", "110", "100000"])
@pytest.mark.parametrize("gap", [0.1, 0.4])
def test_digits_side_by_side_are_a_number(model: Model, number: str, gap: float) -> None:
    ink = write(*number, gap=gap, height=0.18 if len(number) < 5 else 0.14, pen=0.014)
    prediction = answer(model, ink)
    assert prediction.text == number
    assert prediction.verdict == "number"
    assert [digit.digit for digit in prediction.digits] == list(map(int, number))


@pytest.mark.parametrize("digit", ["0", "1", "2", "3", "4", "5", "7", "4 open", "5 apart", "7 apart", "1 broken"])
@pytest.mark.parametrize("height", [0.2, 0.6])
def test_one_digit_stays_one(model: Model, digit: str, height: float) -> None:
    prediction = answer(model, write(digit, height=height, pen=0.1 * height))
    assert prediction.verdict == "digit"
    assert len(prediction.digits) == 1


@pytest.mark.parametrize(
    "digits", [("5 apart", "1"), ("1", "4 open", "0"), ("2", "5 apart"), ("7 apart", "0"), ("3", "1 broken")]
)
def test_strokes_that_do_not_meet_find_each_other(model: Model, digits: tuple[str, ...]) -> None:
    assert len(answer(model, write(*digits, gap=0.3)).digits) == len(digits)


@pytest.mark.parametrize("number", ["25", "70", "472"])
def test_digits_that_touch_are_cut(model: Model, number: str) -> None:
    ink = write(*number, gap=-0.02)
    assert text(model, ink) == number


def test_boxes_are_where_the_digits_are(model: Model) -> None:
    ink = write("4", "7", "2")
    [left, middle, right] = answer(model, ink).digits
    whole = ink_box(ink)
    assert whole is not None
    assert abs(left.box.left - whole.left) <= 1
    assert abs(right.box.left + right.box.width - whole.left - whole.width) <= 1
    assert left.box.left + left.box.width < middle.box.left
    for digit in (left, middle, right):
        box = digit.box
        alone = np.zeros_like(ink)
        window = slice(box.top, box.top + box.height), slice(box.left, box.left + box.width)
        alone[window] = ink[window]
        np.testing.assert_allclose(digit.picture, prepare(alone), atol=0.02)


def test_large_ink_is_read_the_same(model: Model) -> None:
    ink = write("4", "7", "2", height=0.25)
    large = np.kron(ink, np.ones((3, 3), np.float32))
    small, big = (answer(model, one).digits for one in (ink, large))
    assert [digit.digit for digit in small] == [digit.digit for digit in big]
    for one, three in zip(small, big, strict=True):
        assert three.box.left == pytest.approx(3 * one.box.left, abs=12)
        assert three.box.width == pytest.approx(3 * one.box.width, abs=16)


def test_ink_that_is_high_is_made_smaller_before_it_falls_into_segments_and_stays_as_dark() -> None:
    ink = np.ones((2 * FINE + 1, 50), np.float32)
    reader = Reader(ink, Box(0, 0, *ink.shape))
    assert (reader.scale, reader.fine.shape) == (3, (107, 17))
    np.testing.assert_allclose(reader.fine[:, :-1], 1, rtol=1e-6)
    np.testing.assert_allclose(reader.fine[:, -1], 2 / 3, rtol=1e-6)  # a third of the last blocks is beyond the edge
    assert Reader(ink[:FINE], Box(0, 0, FINE, 50)).scale == 1


def test_the_least_certain_digit_stands_for_the_number(model: Model) -> None:
    prediction = answer(model, write("4", "7", "2"))
    assert prediction.probability == min(digit.probability for digit in prediction.digits)
    assert prediction.digits[prediction.focus].picture is prediction.picture


@pytest.mark.parametrize(("wanted", "focus"), [(0, 0), (1, 1), (-1, 2), (7, 2)])
def test_another_digit_can_be_looked_at(model: Model, wanted: int, focus: int) -> None:
    prediction = answer(model, write("4", "7", "2")).looking_at(wanted)
    digit = prediction.digits[focus]
    assert prediction.focus == focus
    assert prediction.digit == digit.digit
    assert prediction.picture is digit.picture
    shown = recognise_picture(model, digit)
    np.testing.assert_allclose(
        prediction.probabilities, model.card.calibration.probabilities(shown[None])[0], atol=1e-5
    )


def recognise_picture(model: Model, digit: ReadDigit) -> Array:
    logits: Array = model.network.forward(model.parameters, digit.picture[None, None])[0]
    return logits


def test_many_are_read_as_each_alone(model: Model) -> None:
    inks = [write("4", "7"), np.zeros((40, 30), np.float32), write("5"), write("1", "0", "1")]
    together = recognise_many(model.network, model.parameters, inks, model.card.calibration)
    assert [one.text for one in together] == [text(model, ink) for ink in inks]
    assert [one.verdict for one in together] == ["number", "empty", "digit", "number"]
    assert together[1].digits == ()


def test_mnist_s_digits_are_not_taken_apart(model: Model, mnist: DataSplits) -> None:
    inks = [image[0] / np.float32(255) for image in mnist.validation.images[::5]]
    digits = [len(one.digits) for one in recognise_many(model.network, model.parameters, inks, model.card.calibration)]
    assert sum(count != 1 for count in digits) <= 3


def test_noise_ends(model: Model) -> None:
    rng = np.random.default_rng(0)
    for shape in ((60, 300), (300, 60), (1, 500), (500, 1), (200, 200)):
        ink = (rng.random(shape) < 0.2).astype(np.float32)
        answer(model, ink)


def test_any_network_will_do() -> None:
    """One that knows nothing still tells digits far apart from one."""

    def shrug(pictures: Array) -> Array:
        return np.zeros((len(pictures), 10), np.float32)

    readers = ask(shrug, UNCALIBRATED, [write("4", "7", "2", gap=0.4), write("5")])
    assert [len(reader.digits()) for reader in readers if reader] == [3, 1]


def test_parts_are_read_only(model: Model) -> None:
    digit = answer(model, write("4", "7")).digits[0]
    for array in (digit.picture, digit.probabilities, digit.prepared.scaled):
        assert not array.flags.writeable
