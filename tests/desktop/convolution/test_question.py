"""What the network's filters and their inputs are, against what the network itself computes."""

import numpy as np
import pytest

from core.data.datasets import DataSplits
from core.explain.lesson import Lesson
from core.model.model import Card
from core.model.presets import PRESETS
from core.nn.layers import BatchNorm, Conv2D, Dense, Flatten, MaxPool2D, ReLU, Reshape, Sigmoid, Standardise
from core.nn.network import Network
from core.nn.workspace import Workspace
from desktop.convolution.question import AskDigits, AskFilter
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import Answered, Ask
from tests.desktop.office import Office

ODD = Network(
    (1, 28, 28),
    (
        Standardise(0.5, 0.3),
        Conv2D(3, 7, stride=2, padding=2),
        BatchNorm(),
        ReLU(),
        Conv2D(4, 1),
        MaxPool2D(3, 2),
        Sigmoid(),
        Flatten(),
        Dense(30),
        Reshape((5, 2, 3)),
        Conv2D(6, 3, padding="same"),
        Conv2D(2, 2, stride=2, padding=3),
        Flatten(),
        Dense(10),
    ),
)
NETWORKS = {name: preset.network for name, preset in PRESETS.items()} | {"odd": ODD}
PICTURE = np.random.default_rng(2).random((28, 28)).astype(np.float32)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_lesson_on_a_layer_gives_what_the_layer_gives(name: str) -> None:
    network = NETWORKS[name]
    parameters = network.initialise(np.random.default_rng(1))
    outputs = network.activations(parameters, PICTURE[None, None])
    for place, layer in enumerate(network.layers):
        if isinstance(layer, Conv2D):
            number, layer_name = layer.filters - 1, network.names[place]
            ask = AskFilter(layer_name, number, PICTURE)
            answer = ask.answer(Snapshot(network, parameters, Card()), Workspace())
            assert answer is not None
            assert answer.entering is not None
            lesson = Lesson(answer.entering, answer.weight, answer.bias, layer.stride, layer.padding)
            np.testing.assert_allclose(lesson.maps[0], outputs[layer_name][0, number], rtol=1e-3, atol=1e-4)


def test_a_filter_is_a_copy_and_needs_no_picture() -> None:
    parameters = ODD.initialise(np.random.default_rng(1))
    snapshot = Snapshot(ODD, parameters, Card())
    answer = AskFilter("conv1", 0, None).answer(snapshot, Workspace())
    assert answer is not None
    assert answer.entering is None
    before = answer.weight.copy()
    parameters[...] = 0
    np.testing.assert_array_equal(answer.weight, before)


@pytest.mark.parametrize(("name", "number"), [("conv9", 0), ("dense1", 0), ("conv1", 3)])
def test_of_another_network_there_is_no_answer(name: str, number: int) -> None:
    snapshot = Snapshot(ODD, ODD.initialise(np.random.default_rng(1)), Card())
    assert AskFilter(name, number, PICTURE).answer(snapshot, Workspace()) is None


def test_digits_are_those_of_the_validation_split(office: Office, mnist: DataSplits) -> None:
    office.engine.post(Ask("digits", 1, AskDigits()))
    digits = office.until(Answered).answer
    np.testing.assert_array_equal(digits.images, mnist.validation.images)  # type: ignore[attr-defined]
    np.testing.assert_array_equal(digits.labels, mnist.validation.labels)  # type: ignore[attr-defined]
