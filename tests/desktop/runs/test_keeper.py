"""Windows that keep their runs in one folder: what one of them is at work on, no other one takes away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.engine.messages import TakeCheckpoint
from desktop.engine.states import Phase
from desktop.runs.keeper import Keeper
from desktop.runs.record import Run
from desktop.session.session import Session
from desktop.training.job import Train
from desktop.training.messages import CheckpointTaken, TrainingFinished
from tests.desktop.office import ENDLESS
from tests.desktop.runs.test_store import kept

AMPLE = 1 << 40
"""Bytes."""


@pytest.fixture
def keeper(session: Session, tmp_path: Path) -> Iterator[Keeper]:
    """A window's, with an engine that can train."""
    keeper = Keeper(session, tmp_path / "runs", AMPLE)
    yield keeper
    session.close()
    keeper.close()


@pytest.fixture
def other(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:
    """Another window's, which trains nothing."""
    keeper = Keeper(Session(), tmp_path / "runs", AMPLE)
    yield keeper
    keeper.close()


def recorded(qtbot: QtBot, keeper: Keeper, session: Session, data: str) -> str:
    """Train without end, until the weights of a few epochs are kept; the run's id."""
    session.begin(Train(ENDLESS, data))
    qtbot.waitUntil(lambda: bool(keeper.present) and len(keeper.store.epochs(keeper.present)) > 3)
    return keeper.present


def stop(qtbot: QtBot, keeper: Keeper, session: Session) -> None:
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.stop()
    qtbot.waitUntil(lambda: session.status.phase is Phase.IDLE)
    keeper.wait()


def read(keeper: Keeper, name: str) -> Run:
    run = keeper.store.read(name)
    assert isinstance(run, Run)
    return run


def test_another_window_makes_no_room_in_a_run_that_goes_on(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str
) -> None:
    kept(keeper.store, "2026-01-01", 2)
    name = recorded(qtbot, keeper, session, small_data)
    other.set_budget(0)
    other.wait()
    stop(qtbot, keeper, session)
    assert keeper.store.ids() == [name], "the run that nobody is at work on has gone"
    assert keeper.store.epochs(name)[:3] == [0, 1, 2]
    other.set_budget(0)
    other.wait()
    assert keeper.store.ids() == [], "now nobody is at work on it any more"
    assert list(keeper.store.folder.iterdir()) == []


def test_a_run_that_goes_on_in_another_window_cannot_be_deleted(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str
) -> None:
    name = recorded(qtbot, keeper, session, small_data)
    other.look()
    qtbot.waitUntil(lambda: other.run(name) is not None)
    assert other.free([name]) == []
    assert keeper.free([name]) == []
    stop(qtbot, keeper, session)
    assert read(keeper, name).ended
    assert other.free([name]) == [name]


def test_a_run_that_two_windows_go_on_with_is_kept_by_one_of_them(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str
) -> None:
    name = recorded(qtbot, keeper, session, small_data)
    with qtbot.waitSignal(session.told(CheckpointTaken)) as taken:
        session.post(TakeCheckpoint())
    stop(qtbot, keeper, session)
    ended = read(keeper, name)
    assert other.free([name]) == [name]
    with qtbot.waitSignal(keeper.failed) as failed:
        session.begin(Train.going_on(taken.args[0].checkpoint))
    assert failed.args == ["Another window is at work on this run, so it is not kept a second time."]
    stop(qtbot, keeper, session)
    assert read(keeper, name) == ended


def test_what_another_window_says_of_a_run_stays_and_its_epochs_too(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str
) -> None:
    name = recorded(qtbot, keeper, session, small_data)
    other.look()
    qtbot.waitUntil(lambda: other.run(name) is not None)
    other.mark(name, keep=True)
    other.wait()
    stop(qtbot, keeper, session)
    ended = read(keeper, name)
    assert ended.keep
    other.rename(name, "Mine")  # it still knows the run as it was
    other.wait()
    assert read(keeper, name) == replace(ended, name="Mine")


def test_what_one_window_deleted_can_be_brought_back_when_another_one_looks(
    qtbot: QtBot, keeper: Keeper, other: Keeper
) -> None:
    run = kept(keeper.store, "2026-01-01", 1)
    kept(keeper.store, "2026-01-02", 1)
    keeper.look()
    qtbot.waitUntil(lambda: len(keeper.runs) == 2)
    bring_back = keeper.delete(keeper.free([run.id]))
    keeper.wait()
    other.look()
    qtbot.waitUntil(lambda: len(other.runs) == 1)
    other.delete(other.free(["2026-01-02"]))
    other.wait()
    bring_back()
    keeper.wait()
    assert keeper.store.all() == [run]
    other.close()
    keeper.delete(keeper.free([run.id]))
    keeper.close()
    third = Keeper(Session(), keeper.store.folder, AMPLE)
    third.look()
    third.close()
    assert list(keeper.store.folder.iterdir()) == [], "nobody can bring it back any more"
