"""What cannot be trained, or comes to nothing, is said in a sentence."""

from dataclasses import replace

import numpy as np
import pytest

from core.data.datasets import Dataset, DataSplits
from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten, ReLU
from core.nn.network import Network
from core.training.config import TrainingConfig
from core.training.events import BatchDone
from core.training.loop import DivergedError, Run, fit
from core.training.range_test import probe
from core.types import UserError
from tests.core.training.example import NETWORK, QUICK, train
from tests.refusing import refusal_of


def test_training_that_diverges_says_so(small_mnist: DataSplits) -> None:
    # Two layers without anything between them feed each other's growth.
    network = Network((1, 28, 28), (Flatten(), Dense(32), Dense(10)))
    vector = network.initialise(np.random.default_rng(0))
    config = TrainingConfig("sgd", 10.0, batch_size=4, epochs=20)
    with pytest.raises(DivergedError, match="Training diverged") as caught:
        list(fit(network, vector, small_mnist, config))
    assert isinstance(caught.value, UserError)


@pytest.mark.parametrize("turned", [0.0, 1.0])
def test_the_rate_of_the_last_step_is_what_was_too_high(small_mnist: DataSplits, turned: float) -> None:
    network = Network((1, 28, 28), (Flatten(), Dense(32), Dense(10)))
    vector = network.initialise(np.random.default_rng(0))
    run = Run(network, vector, small_mnist, TrainingConfig("sgd", 500.0, batch_size=4))
    events = run.events()
    assert isinstance(next(events), BatchDone)
    run.dials = replace(run.dials, learning_rate=turned)
    with pytest.raises(DivergedError, match="Try a learning rate below 500"):
        list(events)


def test_before_the_first_step_no_rate_was_too_high(small_mnist: DataSplits) -> None:
    vector = NETWORK.initialise(np.random.default_rng(0))
    vector[...] = 1e30
    with pytest.raises(DivergedError, match=r"No step was made yet: begin with new weights\."):
        list(fit(NETWORK, vector, small_mnist, QUICK))


def test_one_picture_has_no_variance(small_mnist: DataSplits) -> None:
    network = Network((1, 28, 28), (Flatten(), Dense(4), BatchNorm(), Dense(10)))
    vector = network.initialise(np.random.default_rng(0))
    one = replace(QUICK, batch_size=1)
    for work in (fit(network, vector, small_mnist, one), probe(network, vector, small_mnist.train, one)):
        with pytest.raises(UserError, match="batches of at least 2 pictures"):
            next(work)
    alone = replace(small_mnist, train=small_mnist.train.take(np.arange(1)))
    for work in (fit(network, vector, alone, QUICK), probe(network, vector, alone.train, QUICK)):
        with pytest.raises(UserError, match="batches of at least 2 pictures"):
            next(work)
    maps = Network((1, 28, 28), (Conv2D(2, 5), BatchNorm(), Flatten(), Dense(10)))
    assert isinstance(next(fit(maps, maps.initialise(np.random.default_rng(0)), small_mnist, one)), BatchDone)


def test_weights_that_answer_beyond_all_numbers_are_no_fault_of_the_program(small_mnist: DataSplits) -> None:
    network = Network((1, 28, 28), (Flatten(), Dense(64), ReLU(), Dense(64), ReLU(), Dense(10)))
    vector = np.where(network.mask(lambda name: name.endswith("weight")), np.float32(1e18), np.float32(0))
    blank = replace(small_mnist, train=Dataset(np.zeros((4, 1, 28, 28), np.uint8), np.full(4, 10)))
    with pytest.raises(DivergedError, match="epoch 1: some answers are no longer numbers"):
        list(fit(network, vector, blank, replace(QUICK, epochs=1)))


@pytest.mark.parametrize(
    ("split", "wrong", "loss", "most"),
    [
        ("train", -1, "cross-entropy", 10),  # 10 is one beyond the last class: none of them
        ("train", 77, "cross-entropy", 10),
        ("train", -1, "mean squared error", 9),
        ("train", 10, "mean squared error", 9),
        ("validation", -1, "cross-entropy", 9),
        ("validation", 10, "cross-entropy", 9),
        ("validation", 77, "mean squared error", 9),
    ],
)
def test_labels_that_are_no_class_are_refused(
    small_mnist: DataSplits, split: str, wrong: int, loss: str, most: int
) -> None:
    labels = getattr(small_mnist, split).labels.copy()
    labels[7] = wrong
    data = replace(small_mnist, **{split: Dataset(getattr(small_mnist, split).images, labels)})
    vector = NETWORK.initialise(np.random.default_rng(0))
    before = vector.tobytes()
    with pytest.raises(UserError, match=rf"lie from 0 to {most}; {wrong} does not\."):
        list(fit(NETWORK, vector, data, replace(QUICK, loss=loss)))
    assert vector.tobytes() == before


@pytest.mark.parametrize("split", ["train", "validation"])
def test_nothing_to_learn_from_is_refused(small_mnist: DataSplits, split: str) -> None:
    data = replace(small_mnist, **{split: small_mnist.train.take(np.arange(0))})
    with pytest.raises(UserError, match="There are no pictures to "):
        train(data, QUICK)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"learning_rate": -1.0}, "The learning rate lies above 0 and is at most 1000; -1 does not fit."),
        ({"learning_rate": 1e9}, "The learning rate lies above 0 and is at most 1000; 1e+09 does not fit."),
        ({"learning_rate": float("nan")}, "The learning rate lies above 0 and is at most 1000; nan does not fit."),
        ({"optimizer": "magic"}, "There is no optimizer called 'magic'; there are sgd, rmsprop, adam, adamw."),
        ({"loss": "hinge"}, "There is no loss called 'hinge'; there are cross-entropy, mean squared error."),
        ({"schedule": "x"}, "There is no schedule called 'x'; there are constant, step, cosine, one-cycle."),
        ({"momentum": 1.0}, "Momentum and Adam's two betas lie from 0 to below 1."),
        ({"betas": (0.9, 1.0)}, "Momentum and Adam's two betas lie from 0 to below 1."),
        ({"batch_size": 0}, "A batch has from 1 to 4,096 pictures, not 0."),
        ({"epochs": 0}, "Train for 1 to 10,000 epochs, not 0."),
        ({"weight_decay": 1.0}, "Weight decay lies from 0 to below 1; 1 does not."),
        ({"label_smoothing": -0.1}, "Label smoothing lies from 0 to below 1 and goes with the cross-entropy."),
        (
            {"label_smoothing": 0.1, "loss": "mean squared error"},
            "Label smoothing lies from 0 to below 1 and goes with the cross-entropy.",
        ),
        ({"averaging": 1.0}, "The averaging of the weights lies from 0 to below 1; 1 does not."),
        (
            {"drawn": 0.6, "not_digits": 0.5},
            "The shares of drawn digits and of what is no digit lie from 0 to 100 %, together as well.",
        ),
        ({"finish": 1.5}, "The part of a run that finishes it lies from 0 to 1; 1.5 does not."),
        ({"settle": 1.5}, "The part of a run in which it settles lies from 0 to 1; 1.5 does not."),
        ({"not_digits": 0.1, "loss": "mean squared error"}, "To learn what is no digit takes the cross-entropy."),
        ({"seed": -1}, "The seed is a whole number from 0 to 4,294,967,295, not -1."),
    ],
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, object], sentence: str) -> None:
    assert refusal_of(TrainingConfig, **wrong) == sentence
