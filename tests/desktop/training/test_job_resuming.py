"""A run that is paused, saved and closed, and goes on in another engine; and what is turned while it goes on."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.model.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from core.model.model import Model
from core.model.presets import PRESETS
from core.model.weights import load_model, save_model
from core.training.config import TrainingConfig
from core.training.dials import dials_of
from core.training.events import Adjusted, BatchDone, EpochDone
from desktop.engine.jobs import run_to_end
from desktop.engine.live_model import LiveModel
from desktop.engine.messages import (
    Adjust,
    DocumentChanged,
    Failed,
    Pause,
    Resume,
    Start,
    StateChanged,
    StepOnce,
    Stop,
    TakeCheckpoint,
)
from desktop.engine.states import Phase
from desktop.training.job import Train
from desktop.training.messages import CheckpointTaken, EpochKept, LayerFigures, TrainingFinished, TrainingStarted
from tests.core.model.example import CARD
from tests.core.training.example import NORMALISED
from tests.desktop.office import ENDLESS, SHORT, Office, paused

CONFIG = TrainingConfig(learning_rate=0.01, batch_size=64, epochs=6, seed=5, averaging=0.9, augment=True)
WAYS = {
    "sgd": replace(CONFIG, optimizer="sgd", momentum=0.0, learning_rate=0.05),
    "momentum": replace(CONFIG, optimizer="sgd", schedule="one-cycle", weight_decay=0.01),
    "adam": replace(CONFIG, optimizer="adam", patience=3),
}


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weights") / "normalised.safetensors"
    save_model(path, Model(NORMALISED, NORMALISED.initialise(np.random.default_rng(1)), CARD))
    return path


@contextmanager
def engine(weights: Path) -> Iterator[Office]:
    office = Office(weights)
    office.engine.start()
    try:
        office.until(DocumentChanged)
        yield office
    finally:
        office.engine.close()


def finished(office: Office) -> Model:
    office.until_phase(Phase.IDLE)
    model = office.of(DocumentChanged)[-1].document.model
    assert office.of(TrainingFinished)[-1].evaluation is not None
    return replace(model, card=replace(model.card, created=""))


def interrupted(weights: Path, request: Train, batch: int, path: Path) -> None:
    """Train ``batch`` batches more, pause, save, and close."""
    with engine(weights) as office:
        office.engine.post(Start(replace(request, pause_after=batch)))
        office.until_phase(Phase.PAUSED)
        office.engine.post(TakeCheckpoint(path))
        taken = office.until(CheckpointTaken, lambda event: event.path is not None)
        save_checkpoint(path, taken.checkpoint)


@pytest.mark.parametrize("way", WAYS)
def test_paused_saved_closed_and_resumed_it_ends_with_the_same_bytes(
    weights: Path, small_data: str, tmp_path: Path, way: str
) -> None:
    config = WAYS[way]
    with engine(weights) as office:
        office.engine.post(Start(Train(config, small_data)))
        whole = finished(office)
        batches = office.of(TrainingStarted)[0].batches_per_epoch
        steps = len(office.of(BatchDone))
        epochs = len(office.of(EpochDone))
    save_model(tmp_path / "whole.safetensors", whole)
    first, second = sorted(np.random.default_rng(len(way)).choice(np.arange(1, steps), size=2, replace=False))
    path = tmp_path / "run.safetensors"
    interrupted(weights, Train(config, small_data), int(first), path)
    interrupted(weights, Train.going_on(load_checkpoint(path)), int(second - first), path)
    with engine(weights) as office:
        office.engine.post(Start(Train.going_on(load_checkpoint(path))))
        save_model(tmp_path / "resumed.safetensors", finished(office))
        started = office.of(TrainingStarted)[0]
        assert started.resumed == second
        assert started.past is not None
        assert len(started.past.losses) == second
        assert len(office.of(BatchDone)) == steps - second
        assert len(office.of(EpochDone)) == epochs - second // batches
    assert (tmp_path / "resumed.safetensors").read_bytes() == (tmp_path / "whole.safetensors").read_bytes()


def taken_after_an_epoch(weights: Path, small_data: str, config: TrainingConfig = CONFIG) -> Checkpoint:
    with engine(weights) as office:
        office.engine.post(Start(Train(config, small_data)))
        return office.until(CheckpointTaken).checkpoint


def test_other_data_are_refused_and_nothing_has_changed(weights: Path, small_data: str, tmp_path: Path) -> None:
    checkpoint = taken_after_an_epoch(weights, small_data)
    with np.load(small_data) as archive:
        labels = archive["labels"].copy()
        labels[0] = (labels[0] + 1) % 10
        np.savez(tmp_path / "others.npz", images=archive["images"], labels=labels)
    with engine(weights) as office:
        before = office.of(DocumentChanged)[-1].document.model
        office.engine.post(Start(Train.going_on(checkpoint, str(tmp_path / "others.npz"))))
        failed = office.until(Failed)
        office.until_phase(Phase.IDLE)
        after = office.of(DocumentChanged)[-1].document.model
    assert failed.reason == (
        "The run cannot go on: others.npz holds other pictures or labels than those it was trained with. "
        "Nothing has changed."
    )
    np.testing.assert_array_equal(before.parameters, after.parameters)


def test_a_checkpoint_that_says_two_things_about_how_far_it_is_is_refused(weights: Path, small_data: str) -> None:
    checkpoint = taken_after_an_epoch(weights, small_data)
    state, batches = checkpoint.state, len(checkpoint.state.past.losses)
    for batch, steps in ((0, batches - 1), (batches + 1, 2 * batches + 1)):
        past = replace(state.past, losses=np.ones(steps), accuracies=np.ones(steps))
        odd = replace(checkpoint, state=replace(state, batch=batch, past=past))
        with engine(weights) as office:
            office.engine.post(Start(Train.going_on(odd)))
            reason = office.until(Failed).reason
        assert reason.startswith("The run cannot go on: its checkpoint says two things about how far it is.")


def test_data_are_found_from_any_folder(weights: Path, small_data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(small_data).parent)
    assert taken_after_an_epoch(weights, Path(small_data).name).data == small_data


def test_a_run_that_goes_on_after_its_last_epoch_says_how_many_there_were(weights: Path, small_data: str) -> None:
    checkpoint = taken_after_an_epoch(weights, small_data, replace(CONFIG, epochs=1))
    with engine(weights) as office:
        office.engine.post(Start(Train.going_on(checkpoint)))
        assert office.until(TrainingFinished).outcome.startswith("Trained for 1 epoch: ")


def test_data_may_lie_elsewhere(weights: Path, small_data: str, tmp_path: Path) -> None:
    checkpoint = taken_after_an_epoch(weights, small_data)
    moved = tmp_path / "moved.npz"
    moved.write_bytes(Path(small_data).read_bytes())
    with engine(weights) as office:
        office.engine.post(Start(Train.going_on(checkpoint, str(moved))))
        finished(office)


def test_each_epoch_is_kept_and_a_checkpoint_taken(weights: Path, small_data: str) -> None:
    with engine(weights) as office:
        office.engine.post(Start(Train(replace(CONFIG, epochs=2), small_data)))
        finished(office)
    run = office.of(TrainingStarted)[0].run
    kept, told, taken = office.of(EpochKept), office.of(EpochDone), office.of(CheckpointTaken)
    assert [event.epoch for event in kept] == [1, 2]
    assert [event.checkpoint.state.epoch for event in taken] == [2, 3]
    assert taken[-1].checkpoint.run == run
    order = [type(event) for event in office.heard if isinstance(event, EpochKept | EpochDone)]
    assert order == [EpochKept, EpochDone] * 2
    assert kept[0].model.card.validation_accuracy == told[0].validation_accuracy
    assert not np.array_equal(kept[0].model.parameters, kept[1].model.parameters)


def test_one_revision_is_never_two_sets_of_numbers(weights: Path, small_data: str) -> None:
    """An epoch's end shows averaged ones and the steps go on from others: both may be saved in between."""
    live, numbers = LiveModel(load_model(weights)), defaultdict[int, set[bytes]](set)
    request = Train(replace(CONFIG, batch_size=300, epochs=3), small_data)
    run_to_end(request, live, lambda _: None, lambda _: numbers[live.revision].add(live.parameters.tobytes()))
    assert len(numbers) > 6
    assert all(len(found) == 1 for found in numbers.values())


def test_steps_of_a_batch_and_of_an_epoch(weights: Path, small_data: str) -> None:
    with engine(weights) as office:
        office.engine.post(Start(Train(replace(CONFIG, epochs=3), small_data, pause_after=1)))
        office.until_phase(Phase.PAUSED)
        assert len(office.of(BatchDone)) == 1
        office.engine.post(StepOnce(2))
        office.until_phase(Phase.PAUSED)
        assert len(office.of(BatchDone)) == 3
        office.engine.post(StepOnce(0))
        office.until_phase(Phase.PAUSED)
        assert [event.epoch for event in office.of(EpochDone)] == [1]
        batches = office.of(TrainingStarted)[0].batches_per_epoch
        assert len(office.of(BatchDone)) == batches
        office.engine.post(StepOnce(0))
        office.until_phase(Phase.PAUSED)
        assert len(office.of(BatchDone)) == 2 * batches
        office.engine.post(Resume())
        finished(office)
    assert len(office.of(BatchDone)) == 3 * batches
    phases = [event.status.phase for event in office.of(StateChanged)]
    assert phases.count(Phase.PAUSED) == 4


def test_a_first_epoch_and_then_a_pause(weights: Path, small_data: str) -> None:
    with engine(weights) as office:
        office.engine.post(Start(Train(replace(CONFIG, epochs=3), small_data, pause_after=0)))
        office.until_phase(Phase.PAUSED)
    assert len(office.of(EpochDone)) == 1


def test_the_rate_set_to_nothing_holds_the_weights_and_set_back_the_run_goes_on(
    office: Office, small_data: str
) -> None:
    paused(office, small_data)
    run = office.of(TrainingStarted)[0]
    dials = dials_of(run.config)
    office.engine.post(Adjust(replace(dials, learning_rate=0)))
    office.engine.post(StepOnce(3))
    turned = office.until(Adjusted)
    assert (turned.dials.learning_rate, turned.before) == (0, dials)
    office.until_phase(Phase.PAUSED)
    held = [weights_of(office)]
    office.engine.post(StepOnce(3))
    office.until_phase(Phase.PAUSED)
    held.append(weights_of(office))
    office.engine.post(Adjust(dials))
    office.engine.post(StepOnce(3))
    office.until_phase(Phase.PAUSED)
    held.append(weights_of(office))
    assert held[0] == held[1] != held[2]
    assert [event.dials.learning_rate for event in office.of(Adjusted)] == [0, ENDLESS.learning_rate]


def test_what_layers_do_is_told_now_and_then(weights: Path, small_data: str) -> None:
    with engine(weights) as office:
        office.engine.post(Start(Train(replace(ENDLESS, batch_size=64), small_data)))
        figures = office.until(LayerFigures)
        office.engine.post(Stop())
    assert [layer.name for layer in figures.layers] == ["conv1", "batchnorm1", "dense1", "batchnorm2"]
    assert all(layer.weight_norm > 0 and layer.gradient_norm > 0 and layer.update_ratio > 0 for layer in figures.layers)
    assert [relu.name for relu in figures.relus] == ["relu1"]
    assert 0 <= figures.relus[0].dead <= 1
    assert figures.run == office.of(TrainingStarted)[0].run
    assert figures.step == (figures.epoch - 1) * office.of(TrainingStarted)[0].batches_per_epoch + figures.batch


def weights_of(office: Office) -> bytes:
    office.engine.post(TakeCheckpoint(Path("anywhere")))
    return office.until(CheckpointTaken, lambda event: event.path is not None).checkpoint.state.parameters.tobytes()


def test_pausing_forgets_that_it_was_only_a_step(weights: Path, small_data: str) -> None:
    with engine(weights) as office:
        office.engine.post(Start(Train(replace(CONFIG, epochs=10_000), small_data, pause_after=100_000)))
        office.until(BatchDone)
        office.engine.post(Pause())
        office.until_phase(Phase.PAUSED)
        office.engine.post(Resume())
        office.until(EpochDone)
        office.engine.post(Stop())
        office.until_phase(Phase.IDLE)


@pytest.mark.parametrize("name", PRESETS)
def test_a_rate_beyond_all_reason_ends_in_the_guard(weights: Path, small_data: str, name: str) -> None:
    config = replace(PRESETS[name].config, learning_rate=1000.0, batch_size=20)
    with engine(weights) as office:
        before = office.of(DocumentChanged)[-1].document.model
        office.engine.post(Start(Train(config, small_data, preset=name)))
        failed = office.until(Failed)
        office.until_phase(Phase.IDLE)
        after = office.of(DocumentChanged)[-1].document.model
        assert failed.reason.startswith("Training diverged in epoch ")
        assert "Try a learning rate below 1000" in failed.reason
        assert "are back." in failed.reason
        assert np.isfinite(after.parameters).all()
        np.testing.assert_array_equal(before.parameters, after.parameters)
        office.engine.post(Start(Train(SHORT, small_data)))  # the engine lives on
        finished(office)
