from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.recognition.verdict import Prediction
from core.types import Array
from desktop.engine.messages import ModelChanged, Train
from desktop.engine.states import RunState
from desktop.session.session import Session
from desktop.training.history import History
from tests.desktop.office import ENDLESS
from tests.handwritten import write

PATIENCE = 30_000
"""Milliseconds until a signal that does not come is a failure."""


@pytest.fixture
def session(qtbot: QtBot, first_weights: Path) -> Iterator[Session]:
    session = Session(weights=first_weights)
    with qtbot.waitSignal(session.model_changed, timeout=PATIENCE):
        session.start()
    yield session
    session.close()


def wait_for_state(qtbot: QtBot, session: Session, state: RunState) -> None:
    if session.state is not state:
        with qtbot.waitSignal(session.state_changed, timeout=PATIENCE, check_params_cb=lambda s: s is state):
            pass


def train_until_a_batch(qtbot: QtBot, session: Session, data: str) -> None:
    def shows_a_batch(history: History) -> bool:
        return history.last_batch is not None

    with qtbot.waitSignal(session.history_changed, timeout=PATIENCE, check_params_cb=shows_a_batch):
        session.train(Train(ENDLESS, data))


def test_begins_with_a_model(session: Session) -> None:
    assert session.model is not None
    assert session.model.model.card.name == "First"
    assert not session.modified
    assert session.state is RunState.IDLE


def test_a_drawing_made_before_the_weights_are_there_is_answered(
    qtbot: QtBot, first_weights: Path, stroke: Array
) -> None:
    session = Session(weights=first_weights)
    session.recognise(stroke)
    with qtbot.waitSignal(session.recognised, timeout=PATIENCE) as answer:
        session.start()
    session.close()
    assert isinstance(answer.args[0], Prediction)


def test_no_answer_comes_for_a_drawing_that_is_gone(qtbot: QtBot, session: Session, stroke: Array) -> None:
    answers: list[Prediction | None] = []
    session.recognised.connect(answers.append)
    session.recognise(stroke)
    session.forget_drawing()
    with qtbot.waitSignal(session.recognised, timeout=PATIENCE, check_params_cb=lambda answer: answer is not None):
        session.recognise(1 - stroke)
    assert [answer is None for answer in answers] == [True, False]


def test_activations_come_while_somebody_looks(qtbot: QtBot, session: Session, stroke: Array) -> None:
    with qtbot.waitSignal(session.recognised, timeout=PATIENCE) as blind:
        session.recognise(stroke)
    assert not blind.args[0].activations
    with qtbot.waitSignal(session.recognised, timeout=PATIENCE) as watched:
        session.watch_activations(True)
    assert list(watched.args[0].activations) == list(session.model.model.network.names)


def test_the_drawing_is_read_again_when_the_weights_change(qtbot: QtBot, session: Session, stroke: Array) -> None:
    with qtbot.waitSignal(session.recognised, timeout=PATIENCE) as before:
        session.recognise(stroke)
    with qtbot.waitSignal(session.recognised, timeout=PATIENCE) as after:
        session.new_network("lenet")
    assert not np.array_equal(before.args[0].probabilities, after.args[0].probabilities)


def test_the_answer_changes_while_the_network_learns(
    qtbot: QtBot, session: Session, small_data: str, stroke: Array
) -> None:
    answers: list[Prediction] = []
    session.recognised.connect(answers.append)
    session.recognise(stroke)
    session.train(Train(ENDLESS, small_data))
    qtbot.waitUntil(lambda: len(answers) >= 3, timeout=PATIENCE)
    session.stop()
    wait_for_state(qtbot, session, RunState.IDLE)
    assert not np.array_equal(answers[0].probabilities, answers[-1].probabilities)


def test_a_run_is_shown_a_frame_at_most(qtbot: QtBot, session: Session, small_data: str) -> None:
    shown: list[int] = []
    session.history_changed.connect(lambda history: shown.append(len(history.batches("loss").x)))
    config = replace(ENDLESS, epochs=1, batch_size=1, learning_rate=0.001)
    with qtbot.waitSignal(session.training_finished, timeout=PATIENCE) as finished:
        session.train(Train(config, small_data))
    assert finished.args[0].completed
    assert shown[-1] > 400, "the last look shows all batches"
    assert len(shown) < shown[-1] / 2, "not one look a batch"
    wait_for_state(qtbot, session, RunState.IDLE)


@contextmanager
def drawing(session: Session, ink: Array) -> Iterator[None]:
    """A hand that draws all the time, many times a frame."""
    pen = QTimer(interval=5)
    pen.timeout.connect(lambda: session.recognise(ink))
    session.recognise(ink)
    pen.start()
    yield
    pen.stop()


def test_a_run_is_not_shown_while_somebody_draws_but_after_it(
    qtbot: QtBot, session: Session, small_data: str, stroke: Array, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.session.session.HOLD", 1_000_000)
    train_until_a_batch(qtbot, session, small_data)
    shown: list[object] = []
    answers: list[object] = []
    with drawing(session, stroke):
        session.history_changed.connect(shown.append)
        session.recognised.connect(answers.append)
        qtbot.waitUntil(lambda: len(answers) > 20, timeout=PATIENCE)
        assert not shown
    qtbot.waitUntil(lambda: len(shown) > 0, timeout=PATIENCE)


def test_a_run_is_shown_now_and_then_to_somebody_who_draws_on(
    qtbot: QtBot, session: Session, small_data: str, stroke: Array, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.session.session.HOLD", 2)
    train_until_a_batch(qtbot, session, small_data)
    with drawing(session, stroke):
        for _ in range(3):
            with qtbot.waitSignal(session.history_changed, timeout=PATIENCE):
                pass


def test_pause_resume_and_stop(qtbot: QtBot, session: Session, small_data: str) -> None:
    train_until_a_batch(qtbot, session, small_data)
    session.pause()
    wait_for_state(qtbot, session, RunState.PAUSED)
    session.resume()
    wait_for_state(qtbot, session, RunState.TRAINING)
    with qtbot.waitSignals([session.training_finished, session.model_changed], timeout=PATIENCE):
        session.stop()
    wait_for_state(qtbot, session, RunState.IDLE)
    assert session.modified


def test_weights_are_modified_by_training_and_not_once_saved(
    qtbot: QtBot, session: Session, small_data: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    with qtbot.waitSignal(session.modified_changed, timeout=PATIENCE):
        session.train(Train(replace(ENDLESS, epochs=1), small_data))
    wait_for_state(qtbot, session, RunState.IDLE)
    assert session.modified
    with qtbot.waitSignal(session.saved, timeout=PATIENCE):
        session.save(path)
    assert not session.modified
    assert session.path == path
    with qtbot.waitSignal(session.model_changed, timeout=PATIENCE):
        session.new_network("zhou")
    assert session.path is None
    assert not session.modified, "fresh weights can be made again"
    with qtbot.waitSignal(session.model_changed, timeout=PATIENCE) as loaded:
        session.load(path)
    event = loaded.args[0]
    assert isinstance(event, ModelChanged)
    assert event.path == session.path == path


def test_a_failure_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.failed, timeout=PATIENCE) as failed:
        session.load(tmp_path / "missing.safetensors")
    assert failed.args[0].what == "open weights"


def test_closing_in_the_middle_of_a_run(qtbot: QtBot, first_weights: Path, small_data: str) -> None:
    session = Session(weights=first_weights)
    session.start()
    train_until_a_batch(qtbot, session, small_data)
    session.close()
    session.close()  # a second time does nothing
    with qtbot.assertNotEmitted(session.history_changed, wait=50):
        pass


def test_a_digit_of_a_number_can_be_asked_for_until_the_drawing_changes(qtbot: QtBot, session: Session) -> None:
    ink = write("4", "7", "2", gap=0.5)

    def focus_after(wish: Callable[[], None], focus: int) -> None:
        with qtbot.waitSignal(session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p.focus == focus):
            wish()

    focus_after(lambda: session.recognise(ink), 2)
    focus_after(lambda: session.focus(0), 0)
    focus_after(lambda: session.watch_activations(True), 0)
    focus_after(lambda: session.recognise(ink), 2)
