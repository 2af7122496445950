"""What the Filters tab asks, and when: with a real session and its engine."""

from collections.abc import Mapping
from functools import partial

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from core.explain.silence import Answers, answer_steps
from core.model.model import Model, untrained
from core.model.presets import preset
from core.steps import result_of
from core.types import Array
from desktop.engine.messages import Answered, DocumentChanged, EndReplay, NewNetwork, Show, StateChanged, WeightsUpdated
from desktop.engine.states import Phase
from desktop.filters.question import PICTURES, some_pictures
from desktop.filters.start import OF_NETWORK, OF_REPLAY, OF_RUN, Start
from desktop.filters.tab import Watcher
from desktop.runs.replay import Replay, Shown
from desktop.session.session import Session
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from desktop.training.range_job import RangeTest
from tests.desktop.office import ENDLESS, SHORT


@pytest.fixture
def watcher(session: Session, monkeypatch: pytest.MonkeyPatch) -> Watcher:
    monkeypatch.setattr("desktop.filters.tab.APART", 100)
    watcher = Watcher(session)
    assert session.document is not None
    watcher._open(DocumentChanged(session.document))  # as if it had been there from the beginning
    return watcher


@pytest.fixture
def gradients(watcher: Watcher) -> list[Array]:
    heard: list[Array] = []
    watcher.gradient.answered.connect(lambda gradient: heard.append(gradient) if gradient is not None else None)
    return heard


def epoch(number: int) -> Model:
    return untrained("A run", preset("zhou").network, seed=number)


def is_idle(event: StateChanged) -> bool:
    return event.status.phase is Phase.IDLE


def test_nothing_is_asked_while_nobody_looks(qtbot: QtBot, session: Session, watcher: Watcher, small_data: str) -> None:
    answered: list[Answered] = []
    session.told(Answered).connect(answered.append)
    watcher.want_gradient(True)
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.begin(Train(SHORT, small_data))
    assert not answered
    with qtbot.waitSignals([watcher.gradient.answered, watcher.answers.answered]):
        watcher.watch(True)


def test_the_gradient_is_that_of_the_last_batch(
    qtbot: QtBot, session: Session, watcher: Watcher, gradients: list[Array], small_data: str
) -> None:
    watcher.want_gradient(True)
    with qtbot.waitSignal(watcher.gradient.answered):
        watcher.watch(True)
    assert not len(gradients[-1]), "nothing was trained"
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.begin(Train(SHORT, small_data))
    assert session.document is not None
    count = session.document.model.network.parameter_count
    qtbot.waitUntil(lambda: gradients[-1].shape == (count,) and bool(gradients[-1].any()))
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(NewNetwork("lenet"))
    qtbot.waitUntil(lambda: not len(gradients[-1]))


def test_it_can_be_looked_at_while_a_run_is_held(
    qtbot: QtBot, session: Session, watcher: Watcher, gradients: list[Array], small_data: str
) -> None:
    with qtbot.waitSignal(session.told(StateChanged), check_params_cb=lambda e: e.status.phase is Phase.RUNNING):
        session.begin(Train(ENDLESS, small_data))
    with qtbot.waitSignal(session.told(StateChanged), check_params_cb=lambda e: e.status.phase is Phase.PAUSED):
        qtbot.waitUntil(lambda: session.modified)
        session.pause()
    watcher.want_gradient(True)
    watcher.watch(True)
    qtbot.waitUntil(lambda: bool(gradients) and bool(len(gradients[-1])))


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
        with qtbot.waitSignal(session.told(StateChanged), check_params_cb=is_idle):
            session.begin(Train(SHORT, small_data))
        assert starts[-1].words == OF_RUN
        np.testing.assert_array_equal(starts[-1].parameters, before)
    assert len(starts) == 2
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.post(NewNetwork("zhou", seed=5))
    assert starts[-1].words == OF_NETWORK
    assert session.document is not None
    np.testing.assert_array_equal(starts[-1].parameters, session.document.model.parameters)


def test_a_run_with_a_new_network_starts_from_that(
    qtbot: QtBot, session: Session, watcher: Watcher, small_data: str
) -> None:
    starts: list[Start] = []
    watcher.started.connect(starts.append)
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.begin(Train(SHORT, small_data, preset="aniemeka"))
    assert session.document is not None
    assert starts[-1].words == OF_RUN
    assert len(starts[-1].parameters) == session.document.model.network.parameter_count


def test_rates_that_are_tried_and_epochs_that_are_shown_are_no_run(
    qtbot: QtBot, session: Session, watcher: Watcher, small_data: str
) -> None:
    starts: list[Start] = []
    watcher.started.connect(starts.append)
    at_rest = partial(qtbot.waitSignal, session.told(StateChanged), check_params_cb=is_idle)
    with at_rest():
        session.begin(Train(SHORT, small_data))
    [of_run] = starts
    with at_rest():
        session.begin(RangeTest(SHORT, small_data))
    assert starts == [of_run]
    with qtbot.waitSignal(session.told(Shown)):
        session.begin(Replay(3, epoch(3)))
    session.post(Show(2, epoch(2)))
    with at_rest():
        session.post(EndReplay())
    assert (starts[-2].words, starts[-1]) == (OF_REPLAY, of_run)
    np.testing.assert_array_equal(starts[-2].parameters, epoch(3).parameters)


def test_the_answers_are_those_to_some_pictures_of_the_validation_split(
    qtbot: QtBot, session: Session, watcher: Watcher
) -> None:
    with qtbot.waitSignal(watcher.answers.answered) as answered:
        watcher.watch(True)
    assert session.document is not None
    model = session.document.model
    expected = result_of(answer_steps(model.network, model.parameters, some_pictures()))
    assert list(answered.args[0]) == list(expected) == ["conv1", "dense1"]
    for name, answers in answered.args[0].items():
        assert answers.pictures == PICTURES
        np.testing.assert_array_equal(answers.low, expected[name].low)
        np.testing.assert_array_equal(answers.high, expected[name].high)


def test_of_epochs_that_are_shown_quickly_the_last_is_answered_for(
    qtbot: QtBot, session: Session, watcher: Watcher
) -> None:
    """A replay stands still then: no more weights come that would bring the question back."""
    heard: list[Mapping[str, Answers]] = []
    watcher.answers.answered.connect(lambda answers: heard.append(answers) if answers is not None else None)
    watcher.watch(True)
    with qtbot.waitSignal(session.told(DocumentChanged)):
        session.begin(Replay(3, epoch(3)))
    for number in (2, 1):
        with qtbot.waitSignal(session.told(WeightsUpdated)):
            session.post(Show(number, epoch(number)))
    qtbot.waitUntil(lambda: bool(heard) and not watcher.answers.pending)
    expected = result_of(answer_steps(epoch(1).network, epoch(1).parameters, some_pictures()))
    np.testing.assert_array_equal(heard[-1]["conv1"].high, expected["conv1"].high)
