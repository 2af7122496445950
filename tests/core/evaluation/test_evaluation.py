"""What an evaluation counts; and what is not fit to be evaluated is refused before anything is computed."""

import numpy as np
import pytest

from core.evaluation.calibration import Calibration
from core.evaluation.evaluation import NotFiniteError, evaluation_of, logits_steps
from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten, ReLU
from core.nn.network import Network
from core.steps import result_of
from core.types import UserError
from tests.evaluating import evaluate
from tests.refusing import refusal_of

NETWORK = Network((1, 4, 4), (Flatten(), Dense(3)))
PARAMETERS = NETWORK.initialise(np.random.default_rng(0))


@pytest.mark.parametrize("wrong", [-1, 3, 77])
def test_labels_that_are_no_class_are_refused(wrong: int) -> None:
    sentence = refusal_of(evaluate, NETWORK, PARAMETERS, np.zeros((4, 1, 4, 4), np.uint8), np.array([0, 1, 2, wrong]))
    assert sentence == f"The labels of the pictures to evaluate lie from 0 to 2; {wrong} does not."


def test_labels_are_whole_numbers() -> None:
    with pytest.raises(UserError, match="The labels of the pictures to evaluate have to be whole numbers"):
        evaluate(NETWORK, PARAMETERS, np.zeros((2, 1, 4, 4), np.uint8), np.array([0.0, 1.5]))


def test_nothing_cannot_be_evaluated() -> None:
    with pytest.raises(UserError, match="There are no pictures to evaluate"):
        evaluate(NETWORK, PARAMETERS, np.zeros((0, 1, 4, 4), np.uint8), np.zeros(0, np.int64))


def test_other_pictures_than_the_network_takes_are_refused() -> None:
    sentence = refusal_of(evaluate, NETWORK, PARAMETERS, np.zeros((2, 3, 5, 4), np.uint8), np.zeros(2, np.int64))
    assert sentence == "The network takes 1 × 4 × 4 numbers, and the pictures to evaluate are 3 × 5 × 4."


def test_everything_is_counted_from_the_logits() -> None:
    rng = np.random.default_rng(1)
    logits, labels = rng.normal(0, 2, (300, 5)), rng.integers(0, 5, 300)
    found = evaluation_of(logits, labels, Calibration(2.0))
    confusion, loss = np.zeros((5, 5), int), 0.0
    for row, label in zip(logits, labels, strict=True):
        confusion[label, np.argmax(row)] += 1
        loss -= np.log(np.exp(row[label]) / np.exp(row).sum())
    np.testing.assert_array_equal(found.confusion, confusion)
    assert found.loss == pytest.approx(loss / 300)
    assert found.accuracy == pytest.approx(np.trace(confusion) / 300)
    assert found.recall == pytest.approx(tuple(np.diag(confusion) / confusion.sum(axis=1)))
    with pytest.raises(ValueError, match="read-only"):
        found.logits[0, 0] = 1


@pytest.mark.parametrize("answer", [np.nan, np.inf, -np.inf])
def test_answers_that_are_no_numbers_are_refused(answer: float) -> None:
    logits = np.zeros((3, 2))
    logits[1, 0] = answer
    with pytest.raises(NotFiniteError, match="numbers that are not finite, so there is nothing to evaluate"):
        evaluation_of(logits, np.zeros(3, np.int64))


@pytest.mark.parametrize(
    "network",
    [
        Network((1, 9, 9), (Conv2D(3, 5, 2, "same"), BatchNorm(), ReLU(), Flatten(), Dense(4))),
        Network((3, 8, 6), (Conv2D(2, 1), Flatten(), Dense(12))),
    ],
)
def test_in_small_steps_the_logits_are_the_same(network: Network) -> None:
    rng = np.random.default_rng(2)
    parameters = network.initialise(rng)
    images = rng.integers(0, 256, (333, *network.input_shape), np.uint8)
    steps = list(logits_steps(network, parameters, images))
    assert steps == sorted(set(steps))
    assert steps[-1] == 333
    found = result_of(logits_steps(network, parameters, images))
    np.testing.assert_allclose(found, network.forward(parameters, images / np.float32(255)), rtol=1e-4, atol=1e-4)
    labels = found.argmax(axis=1)
    assert evaluate(network, parameters, images, labels).accuracy == pytest.approx(1, abs=0.01)
