"""Whatever is drawn, and whatever the network is worth: there is an answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluation.calibration import Calibration
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.recognition.verdict import Prediction, recognise
from core.types import Array
from tests.benchmarks.odd_drawings import KINDS
from tests.handwritten import write

NETWORK = Network((1, 28, 28), (Flatten(), Dense(10)))
SIDES = st.sampled_from([1, 2, 19, 28, 96, 160, 161, 320, 512, 1301])


def parameters(seed: int = 0, scale: float = 0.1) -> Array:
    return (np.random.default_rng(seed).standard_normal(NETWORK.parameter_count) * scale).astype(np.float32)


def check(prediction: Prediction) -> None:
    """A verdict goes with its digits and its text."""
    assert prediction.picture.shape == (28, 28)
    assert prediction.probabilities.shape == (10,)
    assert (prediction.verdict == "empty") == (not prediction.digits)
    assert len(prediction.text) == (0 if prediction.verdict == "not a digit" else len(prediction.digits))


@given(
    kind=st.sampled_from(sorted(KINDS)),
    height=SIDES,
    width=SIDES,
    drawn=st.integers(0, 2**32 - 1),
    weights=st.integers(0, 2**32 - 1),
    scale=st.sampled_from([0, 0.01, 0.1, 1, np.nan]),
)
def test_there_is_always_an_answer(kind: str, height: int, width: int, drawn: int, weights: int, scale: float) -> None:
    ink = KINDS[kind]((height, width), np.random.default_rng(drawn))
    check(recognise(NETWORK, parameters(weights, scale), ink, Calibration(1.3, 0.5)))


def pixels(shape: tuple[int, int], value: float, *places: tuple[int, int]) -> Array:
    ink = np.zeros(shape, np.float32)
    for place in places:
        ink[place] = value
    return ink


@pytest.mark.parametrize(
    "ink",
    [
        pixels((512, 512), 15 / 255, (40, 30), (400, 300)),
        pixels((1400, 40), 1, (20, 10), (1320, 30)),
        pixels((512, 512), 15 / 255, (40, 30), (400, 300)) + pixels((512, 512), 1, (200, 500)),
    ],
    ids=["two faint pixels", "two pixels far apart", "one black and two faint"],
)
def test_ink_that_is_lost_when_it_is_made_smaller_is_read_as_a_whole(ink: Array) -> None:
    prediction = recognise(NETWORK, parameters(), ink)
    check(prediction)
    assert len(prediction.digits) == 1
    assert prediction.picture.max() == 1


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_network_without_an_answer_reads_nothing(bad: float) -> None:
    wrong = parameters()
    NETWORK.views(wrong)["dense1.bias"][3] = bad
    for ink, count in ((write("4", "7", "2", gap=0.6), 3), (write("5"), 1)):
        prediction = recognise(NETWORK, wrong, ink, Calibration(1.0, 0.5))
        assert (prediction.verdict, prediction.text) == ("not a digit", "")
        assert len(prediction.digits) == count, "what the drawing falls into is still seen by its shape"
        assert not np.isfinite(prediction.probabilities).all(), "who asks can tell that there is no answer"


def test_one_digit_without_an_answer_spoils_the_number_and_stands_for_it() -> None:
    ink, weights = write("1", "0", gap=1.0), parameters(scale=0)
    one, nought = recognise(NETWORK, weights, ink).digits
    there = np.flatnonzero((nought.picture > 0.9) & (one.picture == 0))
    NETWORK.views(weights)["dense1.weight"][4, there] = 3e38  # two together are more than a float32 can hold
    with np.errstate(over="ignore"):
        prediction = recognise(NETWORK, weights, ink)
    assert [digit.finite for digit in prediction.digits] == [True, False]
    assert (prediction.verdict, prediction.text, prediction.focus) == ("not a digit", "", 1)
