"""Verdicts: what a person is told of what the network says."""

import numpy as np
import pytest

from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.model.weights import load_model
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.recognition.verdict import Prediction, recognise, recognise_many
from core.types import Array
from resources import DEFAULT_WEIGHTS
from tests.handwritten import write

NETWORK = Network((1, 28, 28), (Flatten(), Dense(10)))
"""Answers every picture with its biases."""


def answering(logits: dict[int, float], ink: Array, calibration: Calibration = UNCALIBRATED) -> Prediction:
    parameters = np.zeros(NETWORK.parameter_count, np.float32)
    biases = NETWORK.views(parameters)["dense1.bias"]
    for digit, value in logits.items():
        biases[digit] = value
    return recognise(NETWORK, parameters, ink, calibration)


def test_one_digit_well_ahead() -> None:
    prediction = answering({4: 6.0, 9: 5.0}, write("4"))
    assert (prediction.verdict, prediction.text, prediction.rivals) == ("digit", "4", (4, 9))


def test_two_digits_as_probable_as_each_other() -> None:
    prediction = answering({4: 5.5, 9: 6.0}, write("4"))
    assert (prediction.verdict, prediction.text, prediction.rivals) == ("unsure", "9", (9, 4))


def test_the_temperature_decides_how_sure_it_is() -> None:
    cold, hot = (answering({4: 6.0, 9: 5.0}, write("4"), Calibration(t)) for t in (0.5, 2.0))
    assert cold.verdict == "digit"
    assert hot.verdict == "unsure"
    assert cold.probability > hot.probability
    np.testing.assert_allclose(cold.probabilities.sum(), 1, rtol=1e-6)


def test_too_little_evidence_is_no_digit() -> None:
    logits, evidence = {4: 6.0}, 5.4
    least = Calibration(1.0, evidence + 0.01)
    prediction = answering(logits, write("4"), least)
    assert (prediction.verdict, prediction.text, prediction.digit) == ("not a digit", "", 4)
    assert prediction.digits[0].evidence == pytest.approx(evidence, rel=1e-6)
    assert answering(logits, write("4"), Calibration(1.0, evidence - 0.01)).verdict == "digit"


def test_what_falls_into_parts_that_are_no_digits_is_no_number() -> None:
    far_apart = write("4", "7", gap=0.6)
    assert answering({4: 6.0}, far_apart).verdict == "number"
    prediction = answering({4: 6.0}, far_apart, Calibration(1.0, 100.0))
    assert (prediction.verdict, prediction.text, len(prediction.digits)) == ("not a digit", "", 2)


def test_nothing_drawn_is_nothing_read() -> None:
    prediction = answering({4: 6.0}, np.zeros((50, 50), np.float32), Calibration(1.0, 100.0))
    assert (prediction.verdict, prediction.text, prediction.digits) == ("empty", "", ())


def test_the_weights_that_come_with_the_program_know_a_scribble() -> None:
    model = load_model(DEFAULT_WEIGHTS)
    side = 200
    x, y = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side))
    cross = ((np.abs(x - y) < 0.1) | (np.abs(x + y) < 0.1)).astype(np.float32)
    radius, angle = np.hypot(x, y), np.arctan2(y, x)
    spiral = ((np.abs((radius * 3 - angle / (2 * np.pi)) % 1 - 0.5) < 0.17) & (radius < 0.95)).astype(np.float32)
    capital_h = ((np.abs(np.abs(x) - 0.4) < 0.08) | ((np.abs(y) < 0.08) & (np.abs(x) < 0.4))).astype(np.float32)
    inks = [cross, spiral, capital_h, *(write(digit) for digit in "0123457")]
    answers = recognise_many(model.network, model.parameters, inks, model.card.calibration)
    assert [answer.verdict for answer in answers] == ["not a digit"] * 3 + ["digit"] * 7
    assert "".join(answer.text for answer in answers) == "0123457"
