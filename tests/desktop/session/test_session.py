from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.nn.workspace import Workspace
from core.types import Array
from desktop.engine.live_model import Snapshot
from desktop.engine.messages import (
    DocumentChanged,
    Failed,
    Load,
    NewNetwork,
    Save,
    Saved,
    StateChanged,
    Unanswered,
)
from desktop.engine.questions import Question
from desktop.engine.states import Phase
from desktop.reading.reader import Reader
from desktop.session.reading import Reading
from desktop.session.session import FRAME, Session
from desktop.training.history import History
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from desktop.training.monitor import Monitor
from tests.desktop.office import ENDLESS


class Silent(Question):
    """There is no answer to give."""

    def answer(self, model: Snapshot, scratch: Workspace) -> None:
        return None


@pytest.fixture
def monitor(session: Session) -> Monitor:
    return Monitor(session)


@pytest.fixture
def reader(session: Session) -> Reader:
    return Reader(session)


def wait_for_phase(qtbot: QtBot, session: Session, phase: Phase) -> None:
    qtbot.waitUntil(lambda: session.status.phase is phase)


def train_until_a_batch(qtbot: QtBot, session: Session, monitor: Monitor, data: str) -> None:
    def shows_a_batch(history: History) -> bool:
        return history.last_batch is not None

    with qtbot.waitSignal(monitor.changed, check_params_cb=shows_a_batch):
        session.begin(Train(ENDLESS, data))


def test_begins_with_a_model(session: Session) -> None:
    assert session.document is not None
    assert session.document.model.card.name == "First"
    assert not session.modified
    assert session.status.phase is Phase.IDLE


def test_the_answer_changes_while_the_network_learns(
    qtbot: QtBot, session: Session, reader: Reader, small_data: str, stroke: Array
) -> None:
    answers: list[Reading] = []
    reader.read.connect(answers.append)
    reader.recognise(stroke, 1)
    session.begin(Train(ENDLESS, small_data))
    qtbot.waitUntil(lambda: len(answers) >= 3)
    session.stop()
    wait_for_phase(qtbot, session, Phase.IDLE)
    assert not np.array_equal(answers[0].prediction.probabilities, answers[-1].prediction.probabilities)


def test_a_run_is_shown_a_frame_at_most(qtbot: QtBot, session: Session, monitor: Monitor, small_data: str) -> None:
    shown: list[int] = []
    monitor.changed.connect(lambda history: shown.append(len(history.batches("loss").x)))
    config = replace(ENDLESS, epochs=1, batch_size=1, learning_rate=0.001)
    with qtbot.waitSignal(session.told(TrainingFinished)) as finished:
        session.begin(Train(config, small_data))
    assert finished.args[0].evaluation is not None
    assert shown[-1] > 400, "the last look shows all batches"
    assert len(shown) < shown[-1] / 2, "not one look a batch"
    wait_for_phase(qtbot, session, Phase.IDLE)


def test_the_engine_is_looked_at_a_frame_at_most(
    qtbot: QtBot, session: Session, monitor: Monitor, small_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.session.session.FRAME", 10**9)
    session._frame.setInterval(10**9)
    session.begin(Train(ENDLESS, small_data))
    wait_for_phase(qtbot, session, Phase.RUNNING)
    batches: list[object] = []
    monitor.changed.connect(batches.append)
    for _ in range(3):  # the pen asks, and only its answers come at once
        with qtbot.waitSignal(Reader(session).read):
            Reader(session).recognise(np.eye(64, dtype=np.float32), 1)
    assert not batches, "no frame has ended"


@contextmanager
def drawing(reader: Reader, ink: Array) -> Iterator[None]:
    """A hand that draws all the time, many times a frame."""
    pen = QTimer(interval=5)
    pen.timeout.connect(lambda: reader.recognise(ink, 1))
    reader.recognise(ink, 1)
    pen.start()
    yield
    pen.stop()


def test_a_run_is_not_shown_while_somebody_draws_but_after_it(
    qtbot: QtBot,
    session: Session,
    monitor: Monitor,
    reader: Reader,
    small_data: str,
    stroke: Array,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desktop.session.session.HOLD", 1_000_000)
    session._frame.setInterval(20 * FRAME)  # within which somebody draws on a machine that is busy, too
    train_until_a_batch(qtbot, session, monitor, small_data)
    shown: list[object] = []
    answers: list[object] = []
    with drawing(reader, stroke):
        reader.read.connect(answers.append)
        qtbot.waitUntil(lambda: len(answers) > 0)
        monitor.changed.connect(shown.append)
        qtbot.waitUntil(lambda: len(answers) > 20)
        assert not shown
    qtbot.waitUntil(lambda: len(shown) > 0)


def test_a_run_is_shown_now_and_then_to_somebody_who_draws_on(
    qtbot: QtBot,
    session: Session,
    monitor: Monitor,
    reader: Reader,
    small_data: str,
    stroke: Array,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desktop.session.session.HOLD", 2)
    train_until_a_batch(qtbot, session, monitor, small_data)
    with drawing(reader, stroke):
        for _ in range(3):
            with qtbot.waitSignal(monitor.changed):
                pass


def test_pause_resume_and_stop(qtbot: QtBot, session: Session, monitor: Monitor, small_data: str) -> None:
    train_until_a_batch(qtbot, session, monitor, small_data)
    session.pause()
    wait_for_phase(qtbot, session, Phase.PAUSED)
    session.resume()
    wait_for_phase(qtbot, session, Phase.RUNNING)
    with qtbot.waitSignals([session.told(TrainingFinished), session.told(DocumentChanged)]):
        session.stop()
    wait_for_phase(qtbot, session, Phase.IDLE)
    assert session.modified


def test_weights_are_modified_by_training_and_not_once_saved(
    qtbot: QtBot, session: Session, small_data: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    with qtbot.waitSignal(session.modified_changed):
        session.begin(Train(replace(ENDLESS, epochs=1), small_data))
    wait_for_phase(qtbot, session, Phase.IDLE)
    assert session.modified
    with qtbot.waitSignal(session.told(Saved)):
        session.post(Save(path))
    assert not session.modified
    assert session.document.path == path
    assert not session.document.modified
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(NewNetwork("zhou"))
    assert session.document.path is None
    assert not session.modified, "fresh weights can be made again"
    with qtbot.waitSignal(session.told(DocumentChanged)) as loaded:
        session.post(Load(path))
    assert loaded.args[0].document.path == session.document.path == path


def test_weights_saved_in_the_middle_of_a_run_are_modified_by_its_next_batch(
    qtbot: QtBot, session: Session, monitor: Monitor, small_data: str, tmp_path: Path
) -> None:
    train_until_a_batch(qtbot, session, monitor, small_data)
    session.pause()
    with qtbot.waitSignal(session.told(Saved)):
        session.post(Save(tmp_path / "mine.safetensors"))
    assert not session.modified
    with qtbot.waitSignal(monitor.changed):
        session.resume()
    session.stop()
    wait_for_phase(qtbot, session, Phase.IDLE)
    assert session.modified, "no file holds what came after it"


def test_a_failure_is_told_to_all_and_to_those_whom_it_concerns(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    others: list[object] = []
    session.told(Failed, "save weights").connect(others.append)
    failures = [session.told(Failed), session.told(Failed, "open weights")]
    with qtbot.waitSignals(failures):
        session.post(Load(tmp_path / "missing.safetensors"))
    assert not others


def test_a_fact_is_told_to_all_before_those_whom_it_concerns(qtbot: QtBot, session: Session) -> None:
    """Whatever the keys: hashing them gives another order at every start."""
    order: list[str] = []
    keys = [f"asker {number}" for number in range(20)]
    for key in keys:
        session.told(Unanswered, key).connect(lambda event: order.append(event.key))
    session.told(Unanswered).connect(lambda event: order.append(f"all of {event.key}"))
    for key in keys:
        session.ask(key, Silent())
    qtbot.waitUntil(lambda: len(order) == 2 * len(keys))
    assert order == [heard for key in keys for heard in (f"all of {key}", key)]


def test_closing_in_the_middle_of_a_run(qtbot: QtBot, first_weights: Path, small_data: str) -> None:
    session = Session(weights=first_weights)
    monitor = Monitor(session)
    session.start()
    train_until_a_batch(qtbot, session, monitor, small_data)
    session.close()
    session.close()  # a second time does nothing
    with qtbot.assertNotEmitted(monitor.changed, wait=50):
        pass


def test_what_is_urgent_comes_after_what_was_said_before_it(
    qtbot: QtBot, session: Session, monitor: Monitor, small_data: str
) -> None:
    order: list[str] = []
    monitor.changed.connect(lambda _: order.append("history"))
    session.told(TrainingFinished).connect(lambda _: order.append("finished"))
    session.told(StateChanged).connect(lambda event: order.append(event.status.phase.value))
    session.begin(Train(replace(ENDLESS, epochs=1), small_data))
    with qtbot.waitSignal(session.told(TrainingFinished)):
        pass
    wait_for_phase(qtbot, session, Phase.IDLE)
    assert order[-1] == "idle"
    assert order[-3:-1] == ["history", "finished"], order
