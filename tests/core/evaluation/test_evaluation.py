"""What is not fit to be evaluated is refused before anything is computed."""

import numpy as np
import pytest

from core.evaluation.evaluation import evaluate
from core.nn.layers import Dense, Flatten
from core.nn.network import Network
from core.types import UserError

NETWORK = Network((1, 4, 4), (Flatten(), Dense(3)))
PARAMETERS = NETWORK.initialise(np.random.default_rng(0))


@pytest.mark.parametrize("wrong", [-1, 3, 77])
def test_labels_that_are_no_class_are_refused(wrong: int) -> None:
    with pytest.raises(UserError) as caught:
        evaluate(NETWORK, PARAMETERS, np.zeros((4, 1, 4, 4), np.uint8), np.array([0, 1, 2, wrong]))
    assert str(caught.value) == f"The labels of the pictures to evaluate lie from 0 to 2; {wrong} does not."


def test_labels_are_whole_numbers() -> None:
    with pytest.raises(UserError, match="The labels of the pictures to evaluate have to be whole numbers"):
        evaluate(NETWORK, PARAMETERS, np.zeros((2, 1, 4, 4), np.uint8), np.array([0.0, 1.5]))


def test_nothing_cannot_be_evaluated() -> None:
    with pytest.raises(UserError, match="There are no pictures to evaluate"):
        evaluate(NETWORK, PARAMETERS, np.zeros((0, 1, 4, 4), np.uint8), np.zeros(0, np.int64))
