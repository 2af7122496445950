from itertools import permutations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.data.datasets import Sizes
from core.training.config import TrainingConfig
from core.training.events import BatchDone, Evaluating
from core.training.state import Past
from desktop.engine.messages import Failed
from desktop.engine.states import Phase, Status
from desktop.training.controls import TrainControls
from desktop.training.history import History
from desktop.training.messages import KIND, TrainingFinished, TrainingStarted
from desktop.training.panel import TrainPanel

FAILURE = "The run has ended early."


def history(epoch: int = 3) -> History:
    """Of a run that has come to the first batch of ``epoch``."""
    result = History()
    result.start(TrainingStarted(TrainingConfig(epochs=5), "mnist", Sizes(400, 100, 100), 4))
    result.add(BatchDone(epoch, 5, 1, 4, 0.5, 0.9, 100, 0.1))
    return result


@pytest.fixture
def controls(qtbot: QtBot) -> TrainControls:
    result = TrainControls()
    qtbot.addWidget(result)
    return result


def progress(controls: TrainControls) -> int:
    return controls._bar.value()


@pytest.mark.parametrize("seen", [True, False], ids=["seen before", "not seen before"])
@pytest.mark.parametrize("phase", [Phase.PREPARING, Phase.RUNNING, Phase.PAUSED])
@pytest.mark.parametrize(
    "order", list(permutations(("history", "state", "failure"))), ids=lambda order: ", ".join(order)
)
def test_a_run_that_has_failed_shows_no_progress_however_its_facts_come_in(
    controls: TrainControls, order: tuple[str, ...], phase: Phase, seen: bool
) -> None:
    run = history()
    controls.show_status(Status(phase, KIND))
    if seen:
        controls.show_history(run)
    tell = {
        "history": lambda: controls.show_history(run),
        "state": lambda: controls.show_status(Status()),
        "failure": lambda: controls.show_outcome(FAILURE),
    }
    over = False
    for fact in order:
        tell[fact]()
        over |= fact != "history"
        if over:
            assert "Epoch" not in controls.status.text()
            assert progress(controls) == 0
    assert controls.status.text() == FAILURE


def test_the_outcome_of_a_run_stays_until_the_next_begins(controls: TrainControls) -> None:
    controls.show_status(Status(Phase.RUNNING, KIND))
    controls.show_history(history())
    assert controls.status.text().startswith("Epoch 3 of 5")
    assert progress(controls) > 0
    controls.show_outcome(FAILURE)
    controls.show_status(Status())
    assert controls.status.text() == FAILURE
    controls.show_status(Status(Phase.RUNNING, KIND))
    assert controls.status.text() == "The first batch…", "nothing of the run before"
    controls.show_history(history(epoch=1))
    assert controls.status.text().startswith("Epoch 1 of 5")


def test_a_run_that_began_while_nobody_looked_is_shown(controls: TrainControls) -> None:
    controls.show_outcome(FAILURE)
    controls.show_history(history())
    assert controls.status.text() == FAILURE
    controls.show_status(Status(Phase.RUNNING, KIND))
    assert controls.status.text().startswith("Epoch 3 of 5")
    controls.show_status(Status(Phase.PAUSED, KIND))
    assert "Paused" in controls.status.text()


def test_a_run_that_goes_on_from_another_day_has_no_speed_before_its_first_batch(controls: TrainControls) -> None:
    past = Past(np.ones(5, np.float32), np.ones(5, np.float32), (), ())
    run = History()
    run.start(TrainingStarted(TrainingConfig(epochs=5), "mnist", Sizes(400, 100, 100), 4, resumed=5, past=past))
    controls.show_status(Status(Phase.RUNNING, KIND))
    controls.show_history(run)
    assert controls.status.text() == "Epoch 2 of 5 · batch 1 of 4"
    assert progress(controls) > 200
    run.add(BatchDone(2, 5, 2, 4, 0.5, 0.9, 100, 0.1))
    controls.show_history(run)
    assert controls.status.text().splitlines()[1:] == ["0:02 left", "1,000 pictures a second"]


def test_the_test_of_a_run_fills_the_bar(controls: TrainControls) -> None:
    controls.show_status(Status(Phase.RUNNING, KIND))
    run = history()
    controls.show_history(run)
    controls.show_status(Status(Phase.TESTING, KIND))
    assert progress(controls) == 0
    assert controls.status.text() == "Reading the test pictures…"
    run.add(Evaluating(5, 50, 100))
    controls.show_history(run)
    assert progress(controls) == 500
    controls.show_outcome("Trained for 5 epochs.")
    assert progress(controls) == 0


@pytest.mark.parametrize("failed", [True, False])
def test_a_drawing_that_is_still_due_does_not_bring_a_run_back(qtbot: QtBot, failed: bool) -> None:
    panel = TrainPanel()
    qtbot.addWidget(panel)
    panel.show_status(Status(Phase.RUNNING, KIND))
    run = history()
    panel.show_history(run)
    panel.show_history(run)
    with qtbot.waitSignal(panel._pace.timeout):
        if failed:
            panel.show_failure(Failed(KIND, "Training diverged."))
        else:
            panel.show_finished(TrainingFinished(None, FAILURE))
    assert panel.controls.status.text() == FAILURE
    assert progress(panel.controls) == 0
