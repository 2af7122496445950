import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.messages import Progress
from desktop.engine.states import Phase, Status
from desktop.shell.progress import JobProgress
from desktop.widgets.boxes import in_row


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def progress(window: QWidget) -> JobProgress:
    result = JobProgress()
    in_row(result, on=window)
    return result


def test_is_there_only_during_a_job(progress: JobProgress) -> None:
    assert progress.isHidden()
    for phase in Phase:
        progress.show_status(Status(phase, "training"))
        assert progress.isHidden() == (phase in (Phase.IDLE, Phase.PROPOSED, Phase.REPLAYING, Phase.CLOSED))


def test_says_how_far_the_job_is(progress: JobProgress) -> None:
    progress.show_status(Status(Phase.RUNNING, "training"))
    progress.show_progress(Progress("training", "epoch 1/2", 0.5, 61.0))
    assert progress.text.text() == "epoch 1/2"
    assert progress.left.text() == "1:01 left"
    assert progress.bar.value() == progress.bar.maximum() / 2
    progress.show_status(Status(Phase.PAUSED, "training"))
    assert progress.text.text() == "epoch 1/2, paused"
    assert progress.left.text() == ""


def test_another_job_begins_from_nothing(progress: JobProgress) -> None:
    progress.show_status(Status(Phase.RUNNING, "training"))
    progress.show_progress(Progress("training", "epoch 1/2", 0.5, 61.0))
    progress.show_status(Status())
    progress.show_status(Status(Phase.RUNNING, "learning"))
    assert progress.bar.value() == 0
    assert progress.text.text() == ""
