import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.data.datasets import Sizes
from core.training.config import TrainingConfig
from core.training.loop import BatchDone, Evaluating
from desktop.engine.messages import Learning, Train, TrainingStarted
from desktop.engine.states import RunState
from desktop.shell.progress import RunProgress
from desktop.training.history import History


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def progress(window: QWidget) -> RunProgress:
    return RunProgress(window)


@pytest.fixture
def history() -> History:
    result = History()
    result.start(TrainingStarted(Train(TrainingConfig(epochs=2)), Sizes(1000, 100, 100), 10))
    for batch in range(1, 11):
        result.add(BatchDone(1, 2, batch, 10, 0.5, 0.8, 100, 1.0))
    return result


def test_is_there_only_during_a_run(progress: RunProgress) -> None:
    assert progress.isHidden()
    for state in RunState:
        progress.show_state(state)
        assert progress.isHidden() == (state in (RunState.IDLE, RunState.PROPOSED, RunState.CLOSED))


def test_says_how_far_the_run_is(progress: RunProgress, history: History) -> None:
    progress.show_state(RunState.PREPARING)
    assert progress.text.text() == "reading the data…"
    progress.show_state(RunState.TRAINING)
    assert progress.text.text() == "first batch"
    progress.show_history(history)
    assert progress.text.text() == "epoch 1/2"
    assert progress.bar.value() == progress.bar.maximum() / 2
    assert progress.left.text().endswith(" left")
    progress.show_state(RunState.PAUSED)
    assert progress.text.text() == "epoch 1/2, paused"
    assert progress.left.text() == ""


def test_says_how_far_the_test_is(progress: RunProgress, history: History) -> None:
    history.add(Evaluating(2, 25, 100))
    progress.show_history(history)
    progress.show_state(RunState.EVALUATING)
    assert progress.text.text() == "testing"
    assert progress.bar.value() == progress.bar.maximum() / 4


def test_says_how_far_the_learning_is(progress: RunProgress) -> None:
    progress.show_state(RunState.LEARNING)
    progress.show_learning(Learning(0.25, 61.0))
    assert progress.text.text() == "learning your digits"
    assert progress.left.text() == "1:01 left"
    assert progress.bar.value() == progress.bar.maximum() / 4
