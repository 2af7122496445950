"""Verdicts: what a person is told of what the network says."""

import numpy as np
import pytest

from core.evaluation.calibration import UNCALIBRATED, Calibration
from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare_steps
from core.model.model import Model
from core.nn.layers import Dense, Flatten, Standardise
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.recognition.verdict import REMEMBERED, Prediction, recognise, recognise_many
from core.types import Array
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
    assert (prediction.verdict, prediction.text, len(prediction.digits)) == ("not a digit", "", 1)


def letter(*points: tuple[float, float]) -> Array:
    return render([Stroke(tuple((0.2 + 0.5 * x, 0.25 + 0.5 * y, 0.04) for x, y in points))])


V = letter((0, 0), (0.35, 1), (0.7, 0))
M = letter((0, 1), (0.1, 0), (0.45, 0.7), (0.8, 0), (0.9, 1))
H = letter((0, 0), (0, 1), (0, 0.5), (0.7, 0.5), (0.7, 0), (0.7, 1))


@pytest.mark.parametrize("ink", [V, M, H], ids=["V", "M", "H"])
def test_a_letter_that_falls_into_what_looks_like_digits_is_no_number(model: Model, ink: Array) -> None:
    """The network takes their halves for digits. Weights that nothing is known of have to be believed."""
    known = recognise(model.network, model.parameters, ink, model.card.calibration)
    assert (known.verdict, known.text) == ("not a digit", "")
    [whole] = known.digits
    assert model.card.calibration.refuses(whole.evidence)
    prepared = prepare_steps(ink)
    assert prepared is not None
    assert whole.box == prepared.box, "what is told is of all of it"
    np.testing.assert_array_equal(known.picture, prepared.picture)
    unknown = recognise(model.network, model.parameters, ink)
    assert (unknown.verdict, len(unknown.text), len(unknown.digits)) == ("number", 2, 2)
    assert not any(model.card.calibration.refuses(digit.evidence) for digit in unknown.digits)


def test_nothing_drawn_is_nothing_read() -> None:
    prediction = answering({4: 6.0}, np.zeros((50, 50), np.float32), Calibration(1.0, 100.0))
    assert (prediction.verdict, prediction.text, prediction.digits) == ("empty", "", ())


def test_the_weights_that_come_with_the_program_know_a_scribble(model: Model) -> None:
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


def test_what_is_remembered_of_a_picture_changes_no_answer(model: Model) -> None:
    scratch = Workspace()
    for digits in ("4", "47", "472", "47"):
        ink = write(*digits, gap=0.5)
        fresh = recognise(model.network, model.parameters, ink)
        again = recognise(model.network, model.parameters, ink, scratch=scratch)
        assert again.text == fresh.text == digits
        np.testing.assert_allclose(again.probabilities, fresh.probabilities, atol=1e-5)


def test_other_weights_are_asked_anew() -> None:
    rng, scratch, ink = np.random.default_rng(0), Workspace(), write("4")
    weights = [rng.standard_normal(NETWORK.parameter_count).astype(np.float32) for _ in range(2)]
    for parameters in weights:
        parameters.flags.writeable = False
    first, second = (recognise(NETWORK, parameters, ink, scratch=scratch) for parameters in weights)
    assert not np.array_equal(first.probabilities, second.probabilities)
    live = weights[0].copy()
    before = recognise(NETWORK, live, ink, scratch=scratch).probabilities
    live *= 2  # as training does
    assert not np.array_equal(recognise(NETWORK, live, ink, scratch=scratch).probabilities, before)


def test_another_network_with_the_same_weights_is_asked_anew() -> None:
    parameters = np.random.default_rng(0).standard_normal(NETWORK.parameter_count).astype(np.float32)
    parameters.flags.writeable = False
    darker = Network((1, 28, 28), (Standardise(0.5, 0.2), Flatten(), Dense(10)))
    scratch, ink = Workspace(), write("4")
    for network in (NETWORK, darker, NETWORK):
        fresh = recognise(network, parameters, ink)
        again = recognise(network, parameters, ink, scratch=scratch)
        np.testing.assert_allclose(again.probabilities, fresh.probabilities, atol=1e-5)


def test_what_was_asked_about_last_is_forgotten_last() -> None:
    parameters = np.zeros(NETWORK.parameter_count, np.float32)
    parameters.flags.writeable = False
    scratch = Workspace()
    known = {b"%d" % row: np.zeros(10) for row in range(REMEMBERED)}
    scratch.derived("known", parameters, lambda _: {NETWORK: known})
    recognise(NETWORK, parameters, write("4"), scratch=scratch)
    assert len(known) == REMEMBERED
    assert b"0" not in known
    newest = list(known)[-1]
    recognise(NETWORK, parameters, write("7"), scratch=scratch)
    recognise(NETWORK, parameters, write("4"), scratch=scratch)
    assert list(known)[-1] == newest
    assert len(known) == REMEMBERED
