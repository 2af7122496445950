"""Learning from taught digits in the engine."""

from pathlib import Path

import numpy as np
import pytest

from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import load_model, save_model
from core.recognition.verdict import recognise
from core.training.config import TrainingConfig
from core.types import Array
from desktop.engine.jobs import run_to_end
from desktop.engine.live_model import LiveModel
from desktop.engine.messages import (
    Answered,
    Ask,
    DocumentChanged,
    Failed,
    Keep,
    Load,
    NewNetwork,
    Pause,
    Progress,
    Save,
    Saved,
    Start,
    StateChanged,
    Stop,
    Undo,
    WeightsUpdated,
)
from desktop.engine.states import Action, Phase
from desktop.my_digits.job import DRAWING_SHARE, Learn
from desktop.my_digits.messages import Learned, LearningFinished
from desktop.my_digits.taught import TaughtDigit
from desktop.reading.question import DRAWING, Recognise
from desktop.training.job import Train
from tests.desktop.my_digits.taught_digits import pictured, seven
from tests.desktop.office import Office, assert_gradient_comes_back, assert_same

pytestmark = pytest.mark.usefixtures("strokes_drawn")

DIGITS: tuple[TaughtDigit, ...] = (seven(), seven(0.1), pictured())


def propose(office: Office) -> Learned:
    office.engine.post(Start(Learn(DIGITS)))
    learned = office.until(Learned)
    office.until_phase(Phase.PROPOSED)
    return learned


def test_learns_and_proposes(office: Office, stroke: Array) -> None:
    lesson = propose(office).lesson
    assert [event.status.phase for event in office.of(StateChanged)] == [Phase.RUNNING, Phase.PROPOSED]
    assert lesson.calibration.least_evidence is not None
    assert lesson.before.count == lesson.after.count == 3
    assert lesson.after.validation > lesson.before.validation, "this network knew nothing at all"
    fractions = [event.fraction for event in office.of(Progress)]
    assert fractions == sorted(fractions)
    assert 0 < fractions[-1] <= 1.0001
    assert len(office.of(DocumentChanged)) == 1, "nothing is kept yet"
    office.engine.post(Ask(DRAWING, 1, Recognise(stroke)))
    answer = office.until(Answered).answer.prediction
    weights = office.of(WeightsUpdated)[-1].parameters
    network = office.of(DocumentChanged)[0].document.model.network
    expected = recognise(network, weights, stroke, lesson.calibration)
    np.testing.assert_array_equal(answer.probabilities, expected.probabilities)


@pytest.mark.parametrize("drawing", [0.0, 600.0])
def test_the_time_left_is_that_of_the_learning_however_long_it_drew(
    monkeypatch: pytest.MonkeyPatch, first_weights: Path, drawing: float
) -> None:
    """By a clock that runs as the work goes on: a minute for the learning."""
    told: list[Progress] = []

    def clock() -> float:
        done = told[-1].fraction if told else 0.0
        return float(np.interp(done, (0, DRAWING_SHARE, 1), (0, drawing, drawing + 60)))

    def post(event: object) -> None:
        if isinstance(event, Progress):
            told.append(event)

    monkeypatch.setattr("time.monotonic", clock)
    run_to_end(Learn(DIGITS), LiveModel(load_model(first_weights)), post)
    drawn = [event for event in told if event.fraction <= DRAWING_SHARE]
    assert {event.seconds_left for event in drawn} == {None}
    for event in told:
        if event.fraction > 0.1:
            assert event.seconds_left == pytest.approx(60 * (1 - event.fraction), abs=4)


def test_undo_brings_back_every_bit_and_the_same_digits_teach_the_same_again(office: Office) -> None:
    before = office.of(DocumentChanged)[-1]
    propose(office)
    weights = office.of(WeightsUpdated)[-1].parameters
    office.engine.post(Undo())
    finished = office.until(LearningFinished)
    office.until_phase(Phase.IDLE)
    assert finished.outcome == "What was learnt is undone: the weights are as they were."
    assert_same(office.of(DocumentChanged)[-1], before)
    assert (
        office.of(DocumentChanged)[-1].document.model.parameters.tobytes() == before.document.model.parameters.tobytes()
    )
    propose(office)
    np.testing.assert_array_equal(office.of(WeightsUpdated)[-1].parameters, weights)


def test_undo_brings_back_the_gradient_of_the_run_before(office: Office, small_data: str) -> None:
    def learn_and_undo() -> None:
        propose(office)
        office.engine.post(Undo())
        office.until_phase(Phase.IDLE)

    assert_gradient_comes_back(office, small_data, learn_and_undo)


def test_keep_keeps_and_can_be_saved(office: Office, tmp_path: Path) -> None:
    lesson = propose(office).lesson
    weights = office.of(WeightsUpdated)[-1].parameters
    office.engine.post(Keep())
    finished = office.until(LearningFinished)
    office.until_phase(Phase.IDLE)
    assert finished.outcome == "What was learnt is kept: save the weights, and open them tomorrow."
    model = office.of(DocumentChanged)[-1]
    assert model.document.modified
    np.testing.assert_array_equal(model.document.model.parameters, weights)
    assert model.document.model.card.test_accuracy is None
    assert model.document.model.card.recipe["my_digits"] == 3
    assert model.document.model.card.dataset == "MNIST", "what it was trained on before"
    assert model.document.model.card.validation_accuracy is None, "it was never trained on these by its own account"
    office.engine.post(Save(tmp_path / "kept.safetensors"))
    office.until(Saved)
    np.testing.assert_array_equal(load_model(tmp_path / "kept.safetensors").parameters, weights)
    assert lesson.beside == "MNIST and pen strokes"


def test_kept_weights_of_a_network_of_the_same_data_are_as_good_as_the_lesson_says(tmp_path: Path) -> None:
    network = preset("zhou").network
    weights = network.initialise(np.random.default_rng(1))
    card = Card(name="First", dataset="MNIST and pen strokes", validation_accuracy=0.5)
    save_model(tmp_path / "first.safetensors", Model(network, weights, card))
    office = Office(tmp_path / "first.safetensors")
    office.engine.start()
    lesson = propose(office).lesson
    office.engine.post(Keep())
    office.until_phase(Phase.IDLE)
    office.engine.close()
    assert office.of(DocumentChanged)[-1].document.model.card.validation_accuracy == lesson.after.validation


def test_what_was_never_trained_on_anything_else_is_trained_on_my_digits(office: Office, tmp_path: Path) -> None:
    office.engine.post(NewNetwork("zhou"))
    office.until(DocumentChanged)
    propose(office)
    office.engine.post(Keep())
    office.until_phase(Phase.IDLE)
    office.engine.post(Save(tmp_path / "kept.safetensors"))
    office.until(Saved)
    card = load_model(tmp_path / "kept.safetensors").card
    assert (card.dataset, card.validation_accuracy) == ("My digits", None)
    assert office.of(DocumentChanged)[-1].document.settings is None


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5])
def test_stopping_keeps_nothing(office: Office, share: float) -> None:
    before = office.of(DocumentChanged)[-1]
    office.engine.post(Start(Learn(DIGITS)))
    office.until(Progress, lambda event: event.fraction >= share)
    office.engine.post(Stop())
    finished = office.until(LearningFinished)
    office.until_phase(Phase.IDLE)
    assert finished == LearningFinished("Learning was stopped: the weights are as they were.")
    assert_same(office.of(DocumentChanged)[-1], before)
    assert not office.of(Learned)


def test_a_drawing_is_answered_meanwhile(office: Office, stroke: Array) -> None:
    office.engine.post(Start(Learn(DIGITS)))
    office.until(Progress)
    office.engine.post(Ask(DRAWING, 5, Recognise(stroke)))
    assert office.until(Answered).id == 5
    assert not office.of(Learned)


def test_everything_else_waits_for_the_decision(
    office: Office, small_data: str, first_weights: Path, tmp_path: Path
) -> None:
    propose(office)
    refused = (
        ("open weights", Load(first_weights)),
        ("new network", NewNetwork("lenet")),
        ("start", Start(Train(TrainingConfig(), small_data))),
        ("save weights", Save(tmp_path / "no.safetensors")),
        ("start", Start(Learn(DIGITS))),
    )
    for what, command in refused:
        office.engine.post(command)
        failed = office.until(Failed)
        assert failed.key == what, "the run that goes on has not failed"
        assert failed.reason.endswith(" before it is decided whether what was learnt is kept or undone.")
    for command in (Pause(), Stop()):
        office.engine.post(command)
    office.engine.post(Undo())
    office.until(LearningFinished)
    assert not (tmp_path / "no.safetensors").exists()


def test_nothing_is_saved_while_it_learns(office: Office, tmp_path: Path) -> None:
    office.engine.post(Start(Learn(DIGITS)))
    office.until_phase(Phase.RUNNING)
    office.engine.post(Save(tmp_path / "no.safetensors"))
    assert office.until(Failed).reason == "The weights cannot be saved while a run is going on: stop it first."
    assert not office.of(StateChanged)[-1].status.allows(Action.CHECKPOINT)


def test_it_does_not_begin_during_a_training_run(office: Office, small_data: str) -> None:
    office.engine.post(Start(Train(TrainingConfig("sgd", 0.01, batch_size=16, epochs=10_000), small_data)))
    office.until_phase(Phase.RUNNING)
    office.engine.post(Start(Learn(DIGITS)))
    assert office.until(Failed).reason == "Learning cannot start while a run is going on: stop it first."


def test_without_digits_it_says_what_to_do(office: Office) -> None:
    office.engine.post(Start(Learn(())))
    failed = office.until(Failed)
    assert failed.key == "learning"
    assert failed.reason.startswith("My digits is empty: draw a digit")
    assert not office.of(StateChanged)


def test_decisions_that_come_too_late_do_nothing(office: Office, stroke: Array) -> None:
    for command in (Keep(), Undo()):
        office.engine.post(command)
    office.engine.post(Ask(DRAWING, 1, Recognise(stroke)))
    office.until(Answered)
    assert not office.of(Failed)
    assert not office.of(LearningFinished)


def test_a_failure_gives_back_what_was_there(office: Office) -> None:
    before = office.of(DocumentChanged)[-1]
    broken = TaughtDigit(seven().drawing, "seven", 0)  # type: ignore[arg-type]
    office.engine.post(Start(Learn((broken,))))
    failed = office.until(Failed)
    office.until_phase(Phase.IDLE)
    assert failed.key == "learning"
    assert failed.reason.endswith("The weights are as they were.")
    assert_same(office.of(DocumentChanged)[-1], before)


@pytest.mark.parametrize("when", [Phase.RUNNING, Phase.PROPOSED])
def test_closing_meanwhile_ends_the_thread(first_weights: Path, when: Phase) -> None:
    office = Office(first_weights)
    office.engine.start()
    office.engine.post(Start(Learn(DIGITS)))
    office.until_phase(when)
    office.engine.close()
    office.until_phase(Phase.CLOSED)
    assert bool(office.of(Learned)) == (when is Phase.PROPOSED), "nobody waits for the end of the lesson"
