"""Replaying through the real engine."""

from pathlib import Path

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.presets import preset
from desktop.engine.messages import (
    Answered,
    Ask,
    DocumentChanged,
    EndReplay,
    Failed,
    NewNetwork,
    Save,
    Show,
    Start,
    WeightsUpdated,
)
from desktop.engine.states import Phase
from desktop.reading.question import Recognise
from desktop.runs.replay import Replay, Shown
from desktop.training.job import Train
from tests.desktop.office import SHORT, Office, assert_gradient_comes_back, assert_same


def epoch(number: int, name: str = "zhou") -> Model:
    network = preset(name).network
    return Model(network, network.initialise(np.random.default_rng(100 + number)), Card(name=name, epochs=number))


@pytest.fixture
def replaying(office: Office) -> Office:
    office.engine.post(Start(Replay(1, epoch(1))))
    office.until_phase(Phase.REPLAYING)
    return office


def test_what_was_there_before_comes_back_bit_for_bit(office: Office) -> None:
    [before] = office.of(DocumentChanged)
    office.engine.post(Start(Replay(1, epoch(1))))
    shown = office.until(DocumentChanged)
    np.testing.assert_array_equal(shown.document.model.parameters, epoch(1).parameters)
    office.engine.post(Show(2, epoch(2)))
    office.until(Shown)
    office.engine.post(EndReplay())
    after = office.until(DocumentChanged)
    assert_same(after, before)
    assert after.document.revision == before.document.revision
    office.until_phase(Phase.IDLE)


def test_the_gradient_of_the_run_before_comes_back_too(office: Office, small_data: str) -> None:
    def replay() -> None:
        office.engine.post(Start(Replay(1, epoch(1))))
        office.engine.post(EndReplay())
        office.until_phase(Phase.IDLE)

    assert_gradient_comes_back(office, small_data, replay)


def test_of_the_same_network_only_the_numbers_are_swapped(replaying: Office) -> None:
    told = len(replaying.of(DocumentChanged))
    replaying.engine.post(Show(3, epoch(3)))
    updated = replaying.until(WeightsUpdated)
    np.testing.assert_array_equal(updated.parameters, epoch(3).parameters)
    assert replaying.until(Shown).epoch == 3
    assert len(replaying.of(DocumentChanged)) == told
    replaying.engine.post(Show(4, epoch(4, "deshpande")))
    assert replaying.until(DocumentChanged).document.model.card.epochs == 4


def test_a_drawing_is_answered_with_the_epoch_that_is_shown(replaying: Office, stroke: np.ndarray) -> None:
    texts = []
    for number in (3, 4, 3):
        replaying.engine.post(Show(number, epoch(number)))
        replaying.until(Shown)
        replaying.engine.post(Ask("drawing", number, Recognise(stroke, number)))
        texts.append(replaying.until(Answered).answer.prediction.probabilities)
    np.testing.assert_array_equal(texts[0], texts[2])
    assert not np.array_equal(texts[0], texts[1])


def test_meanwhile_nothing_is_trained_made_or_saved(replaying: Office, tmp_path: Path, small_data: str) -> None:
    for command in (Start(Train(SHORT, small_data)), NewNetwork("zhou"), Save(tmp_path / "shown.safetensors")):
        replaying.engine.post(command)
        assert "close the bar at the foot" in replaying.until(Failed).reason
    assert not list(tmp_path.iterdir())


def test_nothing_is_shown_where_nothing_is_replayed(office: Office) -> None:
    office.engine.post(Show(1, epoch(1)))
    office.engine.post(EndReplay())
    office.engine.post(NewNetwork("zhou", 3))
    office.until(DocumentChanged, lambda event: event.document.model.card.seed == 3)
    assert len(office.of(Shown)) == 0
    assert len(office.of(DocumentChanged)) == 2
