"""The places of the digits, asked of the engine as the Map tab does."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np
import pytest

from core.data.datasets import Dataset, DataSplits
from core.explain.projection import beside_neighbours, divided
from core.model.model import Card
from core.model.presets import PRESETS
from core.nn.layers import Conv2D, Dense, Flatten
from core.nn.network import Network
from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.background import Reader
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import Answered, Answering, Ask, Failed, Withdraw
from desktop.engine.states import Phase
from desktop.map.question import COMPONENTS, COUNT, DigitMap, FindNeighbours, MapDigits, PlaceDrawing, some_digits
from tests.desktop.office import Office, paused

ODD = {
    "no hidden layer": Network((1, 28, 28), (Flatten(), Dense(10))),
    "a single feature": Network((1, 28, 28), (Flatten(), Dense(1), Dense(10))),
    "four classes": Network((1, 28, 28), (Conv2D(3, 5, 2, "same"), Flatten(), Dense(4))),
    "no dense layer": Network((1, 28, 28), (Conv2D(4, 7, 2), Conv2D(10, 11), Flatten())),
}


@pytest.fixture(scope="module")
def digits(small_mnist: DataSplits) -> Dataset:
    return small_mnist.train


def answer_of(steps: Generator[object, None, object]) -> DigitMap:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def mapped(network: Network, digits: Dataset) -> DigitMap:
    parameters = network.initialise(np.random.default_rng(0))
    reader = Reader(lambda: None)
    try:
        return answer_of(MapDigits(digits).work(Snapshot(network, parameters, Card()), reader))
    finally:
        reader.close()


def test_the_digits_are_two_thousand_of_every_class_in_proportion(mnist: DataSplits) -> None:
    digits, validation = some_digits(), mnist.validation
    assert len(digits) == COUNT
    shares = np.bincount(digits.labels) / COUNT - np.bincount(validation.labels) / len(validation)
    assert np.abs(shares).max() <= 1 / COUNT
    kept = {picture.tobytes() for picture in validation.images}
    assert all(picture.tobytes() in kept for picture in digits.images)


def test_the_map_is_made_while_other_things_are_answered(office: Office, digits: Dataset) -> None:
    office.engine.post(Ask("map", 7, MapDigits(digits)))
    answered = office.until(Answered)
    assert (answered.key, answered.id) == ("map", 7)
    found = answered.answer
    assert isinstance(found, DigitMap)
    assert found.coordinates.shape == (len(digits), COMPONENTS)
    assert office.of(Answering), "it says how far it is"
    network, parameters = found.network, found.parameters
    logits = network.forward(parameters, digits.images / np.float32(255))
    np.testing.assert_array_equal(found.answers, logits.argmax(axis=1))
    np.testing.assert_array_equal(found.misread, found.answers != digits.labels)
    assert found.is_of(network, parameters.copy())
    assert not found.is_of(network, parameters * 2)


def test_the_map_can_be_withdrawn_and_asked_for_in_a_run(office: Office, digits: Dataset, small_data: str) -> None:
    paused(office, small_data)
    office.engine.post(Ask("map", 1, MapDigits(digits)))
    office.engine.post(Withdraw("map"))
    office.engine.post(Ask("map", 2, MapDigits(digits)))
    assert office.until(Answered).id == 2
    assert not office.of(Failed)
    assert office.engine._status.phase is Phase.PAUSED


def test_a_network_that_sees_something_else_has_no_map(digits: Dataset) -> None:
    with pytest.raises(Exception, match="28 × 28"):
        mapped(Network((3, 12, 12), (Flatten(), Dense(10))), digits)


@pytest.mark.parametrize("name", [*PRESETS, *ODD])
def test_a_digit_of_the_map_drawn_again_lies_where_it_lay(name: str, small_mnist: DataSplits) -> None:
    network, digits = ODD[name] if name in ODD else PRESETS[name].network, small_mnist.validation
    found = mapped(network, digits)
    places = np.random.default_rng(1).normal(size=(len(digits), 2))
    model = Snapshot(network, found.parameters * 0, Card())  # other numbers than those of the map: they do not count
    for index in (0, 17, 99):
        picture = digits.images[index, 0] * np.float32(1 / 255)
        by_pca = PlaceDrawing(found, None, picture).answer(model, Workspace())
        np.testing.assert_allclose(by_pca, found.coordinates[index, :2], rtol=1e-3, atol=1e-3)
        body, _ = divided(network)
        features = body.forward(found.parameters[: body.parameter_count], picture[None, None])
        expected: Array = beside_neighbours(found.principal.project(features)[0], found.coordinates, places)
        np.testing.assert_allclose(PlaceDrawing(found, places, picture).answer(model, Workspace()), expected)


@pytest.mark.parametrize("places", [None, np.zeros((100, 2))])
def test_a_drawing_that_gives_no_numbers_has_no_place(places: Array | None, small_mnist: DataSplits) -> None:
    found = mapped(PRESETS["zhou"].network, small_mnist.validation)
    overflowing = replace(found, parameters=np.full_like(found.parameters, 1e38))
    picture = np.ones((28, 28), np.float32)
    model = Snapshot(found.network, found.parameters, Card())
    with np.errstate(all="ignore"):
        assert PlaceDrawing(overflowing, places, picture).answer(model, Workspace()) is None


def test_neighbours_stay_neighbours(office: Office, digits: Dataset) -> None:
    pytest.importorskip("openTSNE")
    office.engine.post(Ask("map", 1, MapDigits(digits)))
    found = office.until(Answered).answer
    office.heard.clear()
    office.engine.post(Ask("map", 2, FindNeighbours(found)))
    places = office.until(Answered).answer
    assert office.of(Answering), "it says how far it is"
    assert places.shape == (len(digits), 2)
    assert np.isfinite(places).all()
    office.engine.post(Ask("map", 3, FindNeighbours(found)))
    np.testing.assert_array_equal(office.until(Answered).answer, places)

    def nearest(points: Array, count: int) -> Array:
        distances = np.square(points[:, None] - points[None]).sum(axis=2)
        return np.argsort(distances, axis=1)[:, 1 : count + 1]

    kept = (nearest(places, 20)[:, :, None] == nearest(found.coordinates, 1)[:, None, :]).any(axis=1).mean()
    assert kept > 0.8, "who is nearest to a digit is among the nearest twenty on the map"
