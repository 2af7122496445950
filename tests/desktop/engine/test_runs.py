"""Training runs of the engine."""

import threading
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.evaluation.calibration import UNCALIBRATED
from core.model.presets import preset
from core.model.weights import load_model
from core.recognition.verdict import recognise
from core.training.config import TrainingConfig
from core.training.dials import dials_of
from core.training.events import BatchDone, EpochDone, Evaluating
from core.types import Array
from desktop.engine.datasets import open_dataset
from desktop.engine.jobs import Job, run_to_end
from desktop.engine.live_model import LiveModel
from desktop.engine.messages import (
    Answered,
    Ask,
    DocumentChanged,
    Failed,
    Load,
    NewNetwork,
    Resume,
    Save,
    Saved,
    Start,
    StateChanged,
    StepOnce,
    Stop,
    WeightsUpdated,
)
from desktop.engine.states import Phase
from desktop.reading.question import DRAWING, Recognise
from desktop.training.job import Train
from desktop.training.messages import EpochKept, TrainingFinished, TrainingStarted
from tests.desktop.office import ENDLESS, SHORT, Office, assert_gradient_comes_back, assert_same, paused
from tests.evaluating import evaluate


def test_a_run_from_start_to_test(office: Office, small_data: str) -> None:
    office.engine.post(Start(Train(SHORT, small_data, preset="lenet")))
    office.until_phase(Phase.IDLE)
    states = [event.status.phase for event in office.of(StateChanged)]
    assert states == [Phase.PREPARING, Phase.RUNNING, Phase.TESTING, Phase.IDLE]
    started = office.of(TrainingStarted)[0]
    assert len(office.of(BatchDone)) == 2 * started.batches_per_epoch
    assert len(office.of(EpochDone)) == 2
    assert started.note, "a file without a test part is divided, and the person is told"
    finished = office.of(TrainingFinished)[0]
    assert finished.evaluation is not None
    assert finished.evaluation.count == started.sizes.test
    events = office.heard[
        office.heard.index(next(e for e in office.of(StateChanged) if e.status.phase is Phase.TESTING)) :
    ]
    looks = [event for event in events if isinstance(event, Evaluating)]
    assert (looks[-1].done, looks[-1].count) == (started.sizes.test, started.sizes.test), "how far the test is"
    assert finished.outcome.startswith("Trained for 2 epochs: ")
    fresh, trained = office.of(DocumentChanged)[-2:]
    assert fresh.document.model.card.name == preset("lenet").title
    assert fresh.document.model.card.created == ""
    assert not np.array_equal(fresh.document.model.parameters, trained.document.model.parameters)
    assert trained.document.modified
    card = trained.document.model.card
    assert (card.dataset, card.epochs, card.seed) == ("small.npz", 2, 0)
    assert card.created.endswith("+00:00")
    assert card.validation_accuracy == office.of(EpochDone)[-1].validation_accuracy
    assert card.test_accuracy == finished.evaluation.accuracy
    assert card.recipe["optimizer"] == "adam"


def test_the_test_takes_the_answers_for_what_they_are_worth(
    office: Office, small_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.evaluation.calibration.FEWEST", 10)
    office.engine.post(Start(Train(SHORT, small_data)))
    tested = office.until(TrainingFinished).evaluation
    model, test = office.of(DocumentChanged)[-1].document.model, open_dataset(small_data).test
    assert model.card.calibration != UNCALIBRATED
    again = evaluate(model.network, model.parameters, test.images, test.labels, calibration=model.card.calibration)
    assert tested is not None
    assert tested.calibration_error == pytest.approx(again.calibration_error)


def test_a_run_without_a_preset_goes_on_with_the_present_weights(office: Office, small_data: str) -> None:
    for epochs in (1, 2):
        office.engine.post(Start(Train(replace(SHORT, epochs=1), small_data)))
        office.until_phase(Phase.IDLE)
        model = office.of(DocumentChanged)[-1].document.model
        assert model.network == preset("zhou").network
        assert model.card.epochs == epochs


def test_the_same_seed_gives_the_same_weights(office: Office, small_data: str) -> None:
    vectors = []
    for _ in range(2):
        office.engine.post(Start(Train(replace(SHORT, epochs=1), small_data, preset="zhou")))
        office.until_phase(Phase.IDLE)
        vectors.append(office.of(DocumentChanged)[-1].document.model.parameters)
    np.testing.assert_array_equal(*vectors)


def test_a_paused_run_stands_still_and_answers_with_its_weights(office: Office, small_data: str, stroke: Array) -> None:
    paused(office, small_data)
    weights = office.of(WeightsUpdated)[-1].parameters
    steps = len(office.of(BatchDone))
    office.engine.post(Ask(DRAWING, 7, Recognise(stroke)))
    answer = office.until(Answered)
    assert answer.id == 7
    expected = recognise(preset("zhou").network, weights, stroke)
    np.testing.assert_array_equal(answer.answer.prediction.probabilities, expected.probabilities)
    assert len(office.of(BatchDone)) == steps
    office.engine.post(Resume())
    office.until_phase(Phase.RUNNING)
    office.until(BatchDone)


def test_a_drawing_is_answered_during_training(office: Office, small_data: str, stroke: Array) -> None:
    office.engine.post(Start(Train(ENDLESS, small_data)))
    office.until(BatchDone)
    answers = []
    for request in range(3):
        office.engine.post(Ask(DRAWING, request, Recognise(stroke)))
        answers.append(office.until(Answered).answer.prediction.probabilities)
        office.until(BatchDone)
    assert not np.array_equal(answers[0], answers[2]), "the weights are those of the moment"


def test_stop_keeps_the_weights_of_the_moment(office: Office, small_data: str) -> None:
    paused(office, small_data)
    weights = office.of(WeightsUpdated)[-1].parameters
    office.engine.post(Stop())
    finished = office.until(TrainingFinished)
    office.until_phase(Phase.IDLE)
    model = office.of(DocumentChanged)[-1]
    np.testing.assert_array_equal(model.document.model.parameters, weights)
    assert model.document.modified
    assert model.document.model.card.test_accuracy is None
    assert finished == TrainingFinished(None, "Stopped in epoch 1 of 10000: the weights are kept.")


@pytest.mark.parametrize("network", [None, "lenet"])
def test_a_run_stopped_in_its_first_batch_brings_back_what_was_there(
    first_weights: Path, small_data: str, network: str | None
) -> None:
    def stop(job: Job) -> None:
        if any(isinstance(event, TrainingStarted) for event in heard):
            job.stop()

    live = LiveModel(load_model(first_weights))
    live.open(load_model(first_weights), first_weights)
    live.gradient = gradient = np.ones_like(live.parameters)
    before = DocumentChanged(live.document())
    heard: list[object] = []
    run_to_end(Train(replace(ENDLESS, batch_size=400), small_data, network), live, heard.append, between=stop)
    *_, after, finished = heard
    assert not any(isinstance(event, BatchDone) for event in heard)
    assert finished == TrainingFinished(None, "Stopped before the first batch: nothing has changed.")
    assert isinstance(after, DocumentChanged)
    assert_same(after, before)
    assert live.gradient is gradient, "of the last batch of the run before"


def test_saving_during_a_run_writes_the_weights_of_the_moment(office: Office, small_data: str, tmp_path: Path) -> None:
    paused(office, small_data)
    path = tmp_path / "moment.safetensors"
    office.engine.post(Save(path))
    assert office.until(Saved).path == path
    written = load_model(path)
    np.testing.assert_array_equal(written.parameters, office.of(WeightsUpdated)[-1].parameters)
    assert written.card.test_accuracy is None, "the test was on other weights"


def test_weights_saved_within_an_epoch_have_no_accuracy_of_the_one_before(
    office: Office, small_data: str, tmp_path: Path
) -> None:
    office.engine.post(Start(Train(ENDLESS, small_data, pause_after=0)))
    office.until_phase(Phase.PAUSED)
    accuracies = [office.of(EpochDone)[0].validation_accuracy, None]
    for path, accuracy in zip((tmp_path / "end.safetensors", tmp_path / "within.safetensors"), accuracies, strict=True):
        office.engine.post(Save(path))
        office.until(Saved)
        assert load_model(path).card.validation_accuracy == accuracy
        office.engine.post(StepOnce(1))
        office.until_phase(Phase.PAUSED)


def test_other_weights_are_refused_while_a_run_goes_on(office: Office, small_data: str, first_weights: Path) -> None:
    paused(office, small_data)
    refused = {
        "open weights": Load(first_weights),
        "new network": NewNetwork("lenet"),
        "start": Start(Train(SHORT, small_data)),
    }
    for what, command in refused.items():
        office.engine.post(command)
        failed = office.until(Failed)
        assert failed.key == what
        assert failed.reason.endswith(" while a run is going on: stop it first.")
    assert len(office.of(DocumentChanged)) == 1


def test_a_run_that_diverges_gives_back_what_was_there(office: Office, small_data: str) -> None:
    before = office.of(DocumentChanged)[-1]
    config = TrainingConfig("sgd", 10, batch_size=32)
    office.engine.post(Start(Train(config, small_data, preset="aniemeka")))
    failed = office.until(Failed)
    office.until_phase(Phase.IDLE)
    assert failed.key == "training"
    assert "diverged" in failed.reason
    assert failed.reason.endswith(" are back.")
    assert failed.details == ""
    assert not office.of(EpochDone)
    assert_same(office.of(DocumentChanged)[-1], before)


def test_a_run_that_diverges_gives_back_the_gradient_of_the_run_before(office: Office, small_data: str) -> None:
    def diverge() -> None:
        office.engine.post(Start(Train(TrainingConfig("sgd", 10, batch_size=32), small_data, preset="aniemeka")))
        office.until(Failed)
        office.until_phase(Phase.IDLE)

    assert_gradient_comes_back(office, small_data, diverge)


class OutOfMemory(TrainingConfig):
    """Memory ends in the second epoch: there, the schedule is looked at for the 40th time."""

    def __getattribute__(self, name: str) -> Any:
        if name == "schedule":
            looks = self.__dict__["looks"] = self.__dict__.get("looks", 0) + 1
            if looks > 40:
                raise MemoryError
        return super().__getattribute__(name)


def test_a_run_that_fails_later_gives_back_the_last_good_epoch(office: Office, small_data: str) -> None:
    office.engine.post(Start(Train(OutOfMemory("sgd", 0.01, batch_size=16, epochs=5), small_data)))
    office.until(EpochDone)
    failed = office.until(Failed)
    office.until_phase(Phase.IDLE)
    assert failed == Failed(
        "training",
        "There is not enough memory for this. The weights from the end of epoch 1 are back.",
    )
    model = office.of(DocumentChanged)[-1]
    assert model.document.model.card.epochs == 1
    assert model.document.modified


def test_a_run_whose_test_fails_gives_back_its_best_epoch(
    first_weights: Path, small_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil_and_fail(job: Job) -> None:
        if Phase.TESTING in heard:
            jobs.append(job)
            raise MemoryError
        if any(isinstance(event, EpochDone) for event in heard):
            job.adjust(replace(dials_of(SHORT), learning_rate=0.3))

    monkeypatch.setattr("core.evaluation.calibration.FEWEST", 10)
    live = LiveModel(load_model(first_weights))
    heard: list[object] = []
    jobs: list[Job] = []
    with pytest.raises(MemoryError):
        run_to_end(Train(SHORT, small_data), live, heard.append, between=spoil_and_fail)
    assert jobs[0].give_up() == "The weights of epoch 1, the best, are back."
    kept = next(event for event in heard if isinstance(event, EpochKept))
    best, last = (event for event in heard if isinstance(event, EpochDone))
    assert best.validation_accuracy > last.validation_accuracy
    np.testing.assert_array_equal(live.parameters, kept.model.parameters)
    assert live.card.validation_accuracy == best.validation_accuracy
    assert live.card.calibration == best.calibration


def test_bad_data_change_nothing(office: Office, tmp_path: Path) -> None:
    office.engine.post(Start(Train(SHORT, str(tmp_path / "nothing"))))
    failed = office.until(Failed)
    office.until_phase(Phase.IDLE)
    assert failed.reason.startswith("There is no data set at ")
    assert failed.reason.endswith(" Nothing has changed.")
    assert_same(office.of(DocumentChanged)[-1], office.of(DocumentChanged)[0])


def test_closing_in_the_middle_of_a_run_ends_the_thread(first_weights: Path, small_data: str) -> None:
    before = threading.active_count()
    office = Office(first_weights)
    office.engine.start()
    office.engine.post(Start(Train(ENDLESS, small_data)))
    office.until(BatchDone)
    office.engine.close()
    office.until_phase(Phase.CLOSED)
    assert threading.active_count() == before


def test_ten_runs_leave_no_thread_and_no_memory(office: Office, small_data: str) -> None:
    def run() -> None:
        office.engine.post(Start(Train(ENDLESS, small_data, preset="lenet")))
        office.until(EpochDone)
        office.engine.post(Stop())
        office.until_phase(Phase.IDLE)
        office.heard.clear()

    run()
    threads = threading.active_count()
    tracemalloc.start()
    try:
        run()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(10):
            run()
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert threading.active_count() == threads
    assert grown < 500_000, f"ten runs left {grown:,} bytes"


def test_a_run_on_another_seed_does_not_forget_which_weights_the_network_began_with(
    office: Office, small_data: str
) -> None:
    office.engine.post(NewNetwork("zhou", 5))
    office.engine.post(Start(Train(replace(SHORT, epochs=1, seed=7), small_data)))
    office.until_phase(Phase.IDLE)
    card = office.of(DocumentChanged)[-1].document.model.card
    assert (card.seed, card.recipe["seed"]) == (5, 7)
