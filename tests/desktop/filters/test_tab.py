"""What the Filters tab asks, and when: with a real session and its engine."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.explain.silence import answer_steps
from core.steps import result_of
from core.types import Array
from desktop.engine.messages import Answered, DocumentChanged, NewNetwork, StateChanged
from desktop.engine.states import Phase
from desktop.filters.question import PICTURES, some_pictures
from desktop.filters.start import Start
from desktop.filters.tab import Watcher
from desktop.session.session import Session
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from tests.desktop.office import ENDLESS, SHORT

PATIENCE = 30_000


@pytest.fixture
def watcher(session: Session) -> Watcher:
    watcher = Watcher(session)
    assert session.document is not None
    watcher._open(DocumentChanged(session.document))  # as if it had been there from the beginning
    return watcher


@pytest.fixture
def gradients(watcher: Watcher) -> list[Array]:
    heard: list[Array] = []
    watcher.gradient.answered.connect(lambda gradient: heard.append(gradient) if gradient is not None else None)
    return heard


def test_nothing_is_asked_while_nobody_looks(qtbot: QtBot, session: Session, watcher: Watcher, small_data: str) -> None:
    answered: list[Answered] = []
    session.told(Answered).connect(answered.append)
    watcher.want_gradient(True)
    with qtbot.waitSignal(session.told(TrainingFinished), timeout=PATIENCE):
        session.begin(Train(SHORT, small_data))
    assert not answered
    with qtbot.waitSignals([watcher.gradient.answered, watcher.answers.answered], timeout=PATIENCE):
        watcher.watch(True)


def test_the_gradient_is_that_of_the_last_batch(
    qtbot: QtBot, session: Session, watcher: Watcher, gradients: list[Array], small_data: str
) -> None:
    watcher.want_gradient(True)
    with qtbot.waitSignal(watcher.gradient.answered, timeout=PATIENCE):
        watcher.watch(True)
    assert not len(gradients[-1]), "nothing was trained"
    with qtbot.waitSignal(session.told(TrainingFinished), timeout=PATIENCE):
        session.begin(Train(SHORT, small_data))
    assert session.document is not None
    count = session.document.model.network.parameter_count
    qtbot.waitUntil(lambda: gradients[-1].shape == (count,) and bool(gradients[-1].any()), timeout=PATIENCE)
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.post(NewNetwork("lenet"))
    qtbot.waitUntil(lambda: not len(gradients[-1]), timeout=PATIENCE)


def test_it_can_be_looked_at_while_a_run_is_held(
    qtbot: QtBot, session: Session, watcher: Watcher, gradients: list[Array], small_data: str
) -> None:
    with qtbot.waitSignal(
        session.told(StateChanged), timeout=PATIENCE, check_params_cb=lambda e: e.status.phase is Phase.RUNNING
    ):
        session.begin(Train(ENDLESS, small_data))
    with qtbot.waitSignal(
        session.told(StateChanged), timeout=PATIENCE, check_params_cb=lambda e: e.status.phase is Phase.PAUSED
    ):
        qtbot.waitUntil(lambda: session.modified, timeout=PATIENCE)
        session.pause()
    watcher.want_gradient(True)
    watcher.watch(True)
    qtbot.waitUntil(lambda: bool(gradients) and bool(len(gradients[-1])), timeout=PATIENCE)


def test_changes_are_counted_from_the_start_of_the_run(
    qtbot: QtBot, session: Session, watcher: Watcher, small_data: str
) -> None:
    starts: list[Start] = []
    watcher.started.connect(starts.append)
    assert session.document is not None
    first = session.document.model.parameters
    for run in range(2):
        assert session.document is not None
        before = session.document.model.parameters
        assert (run == 0) == np.array_equal(before, first)
        with qtbot.waitSignal(
            session.told(StateChanged), timeout=PATIENCE, check_params_cb=lambda e: e.status.phase is Phase.IDLE
        ):
            session.begin(Train(SHORT, small_data))
        assert starts[-1].of_run
        np.testing.assert_array_equal(starts[-1].parameters, before)
    assert len(starts) == 2
    with qtbot.waitSignal(session.told(DocumentChanged), timeout=PATIENCE):
        session.post(NewNetwork("zhou", seed=5))
    assert not starts[-1].of_run
    assert session.document is not None
    np.testing.assert_array_equal(starts[-1].parameters, session.document.model.parameters)


def test_a_run_with_a_new_network_starts_from_that(
    qtbot: QtBot, session: Session, watcher: Watcher, small_data: str
) -> None:
    starts: list[Start] = []
    watcher.started.connect(starts.append)
    with qtbot.waitSignal(session.told(TrainingFinished), timeout=PATIENCE):
        session.begin(Train(SHORT, small_data, preset="aniemeka"))
    assert session.document is not None
    assert starts[-1].of_run
    assert len(starts[-1].parameters) == session.document.model.network.parameter_count


def test_the_answers_are_those_to_some_pictures_of_the_validation_split(
    qtbot: QtBot, session: Session, watcher: Watcher
) -> None:
    with qtbot.waitSignal(watcher.answers.answered, timeout=PATIENCE) as answered:
        watcher.watch(True)
    assert session.document is not None
    model = session.document.model
    expected = result_of(answer_steps(model.network, model.parameters, some_pictures()))
    assert list(answered.args[0]) == list(expected) == ["conv1", "dense1"]
    for name, answers in answered.args[0].items():
        assert answers.pictures == PICTURES
        np.testing.assert_array_equal(answers.low, expected[name].low)
        np.testing.assert_array_equal(answers.high, expected[name].high)
