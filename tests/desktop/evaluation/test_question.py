"""Evaluating and comparing, asked of the engine as the Evaluate tab does."""

from collections.abc import Generator
from pathlib import Path

import numpy as np
import pytest

from core.data.datasets import Dataset, DataSplits, load_dataset
from core.model.model import Card, Model
from core.model.presets import PRESETS, preset
from core.model.weights import load_model, save_model
from core.nn.layers import AveragePool2D, BatchNorm, Conv2D, Dense, Flatten, ReLU
from core.nn.network import Network
from core.types import UserError
from desktop.engine.background import Reader
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import Answered, Answering, Ask, Failed, Withdraw
from desktop.engine.states import Phase
from desktop.evaluation.question import Compared, CompareWith, Evaluate, Evaluated, Pictures, Shown
from tests.desktop.office import Office, paused
from tests.evaluating import evaluate

ODD = {
    "no hidden layer": Network((1, 28, 28), (Flatten(), Dense(10))),
    "twelve classes": Network((1, 28, 28), (Conv2D(3, 7, 2, "same"), BatchNorm(), ReLU(), Flatten(), Dense(12))),
    "one by one": Network((1, 28, 28), (Conv2D(2, 1), AveragePool2D(3, 3), Conv2D(10, 5, 2), Flatten(), Dense(10))),
}


def shown(digits: Dataset) -> Shown:
    return Shown(Pictures("few", "validation"), "a few", "", digits)


def answer_of(question: Evaluate, network: Network, parameters: np.ndarray) -> Evaluated:
    reader = Reader(lambda: None)
    steps: Generator[object, None, Evaluated] = question.work(Snapshot(network, parameters, Card()), reader)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value
    finally:
        reader.close()


@pytest.mark.parametrize("split", ["validation", "train", "test"])
def test_the_live_weights_are_evaluated_on_a_split(
    split: str, office: Office, small_data: str, first_weights: Path
) -> None:
    office.engine.post(Ask("evaluation", 3, Evaluate(Pictures(small_data, split))))
    answered = office.until(Answered)
    found = answered.answer
    assert (answered.key, answered.id) == ("evaluation", 3)
    assert isinstance(found, Evaluated)
    model, digits = load_model(first_weights), getattr(load_dataset(small_data), split)
    expected = evaluate(model.network, model.parameters, digits.images, digits.labels)
    assert found.evaluation.confusion == expected.confusion
    assert found.evaluation.loss == pytest.approx(expected.loss, rel=1e-5)
    assert found.evaluation.calibration_error == pytest.approx(expected.calibration_error, abs=1e-5)
    assert found.shown.name == "small.npz"
    assert office.of(Answering), "it says how far it is"
    assert found.is_of(model.network, model.parameters.copy(), model.card.calibration)
    assert found.is_of(model.network, model.parameters, None)
    assert not found.is_of(model.network, model.parameters * 2, model.card.calibration)


def test_all_parts_together(office: Office, small_data: str) -> None:
    office.engine.post(Ask("evaluation", 1, Evaluate(Pictures(small_data, "all"))))
    assert office.until(Answered).answer.evaluation.count == 600


def test_it_can_be_withdrawn_and_asked_for_in_a_run(office: Office, small_data: str) -> None:
    paused(office, small_data)
    office.engine.post(Ask("evaluation", 1, Evaluate(Pictures(small_data))))
    office.engine.post(Withdraw("evaluation"))
    office.engine.post(Ask("evaluation", 2, Evaluate(Pictures(small_data))))
    assert office.until(Answered).id == 2
    assert not office.of(Failed)
    assert office.engine._status.phase is Phase.PAUSED


def test_two_networks_on_the_same_pictures(
    office: Office, small_data: str, first_weights: Path, tmp_path: Path
) -> None:
    network, path = preset("lenet").network, tmp_path / "other.safetensors"
    save_model(path, Model(network, network.initialise(np.random.default_rng(4)), Card(name="Other")))
    office.engine.post(Ask("evaluation", 1, CompareWith(path, Pictures(small_data))))
    found = office.until(Answered).answer
    assert isinstance(found, Compared)
    digits = load_dataset(small_data).validation
    right = []
    for model in (load_model(first_weights), load_model(path)):
        logits = model.network.forward(model.parameters, digits.images / np.float32(255))
        right.append(logits.argmax(axis=1) == digits.labels)
    ours, theirs = right
    counts = found.comparison
    assert (counts.both, counts.only_first) == ((ours & theirs).sum(), (ours & ~theirs).sum())
    assert (counts.only_second, counts.neither) == ((theirs & ~ours).sum(), (~ours & ~theirs).sum())
    assert (found.name, found.theirs.card.name) == ("other.safetensors", "Other")


def test_a_file_that_is_none_is_refused_in_a_sentence(office: Office, small_data: str, tmp_path: Path) -> None:
    path = tmp_path / "no.safetensors"
    path.write_bytes(b"nothing of the kind")
    office.engine.post(Ask("evaluation", 1, CompareWith(path, Pictures(small_data))))
    failed = office.until(Failed)
    assert failed.key == "evaluation"
    assert failed.reason.startswith("no.safetensors ")
    assert not failed.details


@pytest.mark.parametrize("name", [*PRESETS, *ODD])
def test_every_network_can_be_evaluated(name: str, small_mnist: DataSplits) -> None:
    network = ODD[name] if name in ODD else PRESETS[name].network
    digits = small_mnist.validation.take(np.arange(len(small_mnist.validation)) < 20)
    parameters = network.initialise(np.random.default_rng(0))
    found = answer_of(Evaluate(known=shown(digits)), network, parameters)
    logits = network.forward(parameters, digits.images / np.float32(255))
    np.testing.assert_allclose(found.evaluation.logits, logits, rtol=1e-3, atol=1e-3)
    assert len(found.evaluation.confusion) == network.classes


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (Network((3, 12, 12), (Flatten(), Dense(10))), "The network takes 3 × 12 × 12 numbers"),
        (Network((1, 28, 28), (Flatten(), Dense(4))), "lie from 0 to 3"),
    ],
)
def test_what_does_not_suit_is_said(network: Network, words: str, small_mnist: DataSplits) -> None:
    with pytest.raises(UserError, match=words):
        answer_of(Evaluate(known=shown(small_mnist.test)), network, network.initialise(np.random.default_rng(0)))


def test_numbers_that_are_not_finite_are_said(small_mnist: DataSplits) -> None:
    network = ODD["no hidden layer"]
    with pytest.raises(UserError, match="not finite"):
        answer_of(
            Evaluate(known=shown(small_mnist.test)), network, np.full(network.parameter_count, np.inf, np.float32)
        )
