"""Windows that keep their runs in one folder: what one of them is at work on, no other one takes away."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from core.model.checkpoint import Checkpoint
from core.model.model import Model
from core.training.dials import Dials
from core.types import UserError
from desktop.engine.messages import Adjust, Failed, TakeCheckpoint
from desktop.engine.states import Phase
from desktop.runs.keeper import ROOM, Keeper
from desktop.runs.record import Run
from desktop.session.session import Session
from desktop.training.job import Train
from desktop.training.messages import CheckpointTaken, TrainingFinished, new_run
from tests.desktop.office import ENDLESS
from tests.desktop.runs.test_store import kept

AMPLE = 1 << 40
"""Bytes."""


@pytest.fixture
def keeper(session: Session, tmp_path: Path) -> Iterator[Keeper]:
    """A window's, with an engine that can train."""
    keeper = Keeper(session, tmp_path / "runs", lambda: AMPLE)
    yield keeper
    session.close()
    keeper.close()


@pytest.fixture
def other(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:
    """Another window's, which trains nothing and has room for nothing."""
    keeper = Keeper(Session(), tmp_path / "runs", lambda: 0)
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
    other.make_room()
    other.wait()
    stop(qtbot, keeper, session)
    assert keeper.store.ids() == [name], "the run that nobody is at work on has gone"
    assert keeper.store.epochs(name)[:3] == [0, 1, 2]
    other.make_room()
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


@pytest.mark.parametrize("deletes", [False, True])
def test_a_run_that_another_window_is_at_work_on_is_gone_on_with_beside_it(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str, deletes: bool
) -> None:
    name = recorded(qtbot, keeper, session, small_data)
    with qtbot.waitSignal(session.told(CheckpointTaken)) as taken:
        session.post(TakeCheckpoint())
    stop(qtbot, keeper, session)
    ended = read(keeper, name)
    assert other.free([name]) == [name]
    if deletes:
        other.delete([name])
        other.wait()
    session.begin(Train.going_on(taken.args[0].checkpoint))
    qtbot.waitUntil(lambda: bool(keeper.present))
    beside = keeper.present
    stop(qtbot, keeper, session)
    assert read(keeper, beside).ended
    assert keeper.store.ids() == ([beside] if deletes else [name, beside])
    assert deletes or read(keeper, name) == ended


def test_a_run_that_goes_on_while_its_end_is_being_written_cannot_be_deleted(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.runs.keeper.PATIENCE", 300)
    checkpoint = paused(qtbot, session, small_data, 3)
    other.claims.take(ROOM)
    keeper.make_room()  # what is to be written waits for that
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.stop()
    session.begin(replace(Train.going_on(checkpoint), pause_after=1))
    qtbot.waitUntil(lambda: keeper.present == checkpoint.run)
    assert keeper.free([checkpoint.run]) == []


def paused(qtbot: QtBot, session: Session, data: str, after: int) -> Checkpoint:
    """Train ``after`` batches, 0 for an epoch, and hold the run there."""
    session.begin(Train(replace(ENDLESS, epochs=2), data, pause_after=after))
    return held(qtbot, session)


def held(qtbot: QtBot, session: Session) -> Checkpoint:
    """The run, once it is held."""
    qtbot.waitUntil(lambda: session.status.phase is Phase.PAUSED)
    with qtbot.waitSignal(session.told(CheckpointTaken), check_params_cb=lambda event: event.path is not None) as taken:
        session.post(TakeCheckpoint(Path("asked for")))
    checkpoint: Checkpoint = taken.args[0].checkpoint
    return checkpoint


def end(qtbot: QtBot, keeper: Keeper, session: Session, fact: type, by: Callable[[], None]) -> None:
    """Do ``by``, which ends the run with ``fact``."""
    with qtbot.waitSignal(session.told(fact)):
        by()
    qtbot.waitUntil(lambda: session.status.phase is Phase.IDLE)
    keeper.wait()
    QCoreApplication.processEvents()  # what the writer told last


def diverge(session: Session) -> None:
    """The run that begins fails in its next batches."""
    session.post(Adjust(Dials(900.0, 0.0, 0.0)))


def files(keeper: Keeper, name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (keeper.store.folder / name).iterdir()}


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("after", [0, 3])
def test_a_run_that_has_ended_stays_as_it_is_where_an_earlier_checkpoint_of_it_is_gone_on_with(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str, after: int, fails: bool
) -> None:
    checkpoint = paused(qtbot, session, small_data, after)
    end(qtbot, keeper, session, TrainingFinished, session.resume)
    ended = files(keeper, checkpoint.run)
    session.begin(replace(Train.going_on(checkpoint), pause_after=None if fails else 1))
    if fails:
        end(qtbot, keeper, session, Failed, lambda: diverge(session))
    else:
        qtbot.waitUntil(lambda: session.status.phase is Phase.PAUSED)
        end(qtbot, keeper, session, TrainingFinished, session.stop)
    assert files(keeper, checkpoint.run) == ended
    others = [name for name in keeper.store.ids() if name != checkpoint.run]
    assert len(others) == (0 if fails and after else 1), "a failure in the first epoch comes to nothing"
    for other in others:
        last = len(checkpoint.state.past.epochs)
        assert files(keeper, other)[f"epoch-{last:05}.safetensors"] == ended[f"epoch-{last:05}.safetensors"]
        assert read(keeper, other).epochs[:last] == read(keeper, checkpoint.run).epochs[:last]


def test_a_run_that_goes_on_from_where_it_stands_is_the_same_run(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str
) -> None:
    checkpoint = paused(qtbot, session, small_data, 3)
    end(qtbot, keeper, session, TrainingFinished, session.stop)
    stopped = read(keeper, checkpoint.run)
    session.begin(Train.going_on(checkpoint))
    end(qtbot, keeper, session, TrainingFinished, lambda: None)
    assert keeper.store.ids() == [checkpoint.run]
    ended = read(keeper, checkpoint.run)
    assert (ended.name, len(stopped.epochs), len(ended.epochs)) == (stopped.name, 0, 2)
    assert keeper.store.epochs(checkpoint.run) == [0, 1, 2]


def test_the_rest_of_a_run_that_was_broken_off_goes_on_as_the_same_run(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str, first_weights: Path
) -> None:
    checkpoint = paused(qtbot, session, small_data, 3)
    end(qtbot, keeper, session, TrainingFinished, session.resume)
    ended = files(keeper, checkpoint.run)
    session.begin(replace(Train.going_on(checkpoint), pause_after=0))
    later = held(qtbot, session)
    session.close()
    keeper.close()
    [rest] = [name for name in keeper.store.ids() if name != checkpoint.run]
    assert not read(keeper, rest).ended
    again = Session(weights=first_weights)
    keeper = Keeper(again, keeper.store.folder, lambda: AMPLE)
    again.start()
    again.begin(Train.going_on(later))
    end(qtbot, keeper, again, TrainingFinished, lambda: None)
    again.close()
    keeper.close()
    assert keeper.store.ids() == [checkpoint.run, rest]
    assert files(keeper, checkpoint.run) == ended
    assert read(keeper, rest).steps == read(keeper, checkpoint.run).steps
    assert keeper.store.epochs(rest) == [0, 1, 2]


def test_a_run_that_was_deleted_and_goes_on_cannot_be_deleted_until_it_ends(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str
) -> None:
    another = kept(keeper.store, "2026-01-01", 1)
    checkpoint = paused(qtbot, session, small_data, 3)
    end(qtbot, keeper, session, TrainingFinished, session.stop)
    keeper.delete(keeper.free([checkpoint.run]))
    session.begin(replace(Train.going_on(checkpoint), pause_after=1))
    held(qtbot, session)
    keeper.delete(keeper.free([another.id]))
    keeper.wait()
    assert checkpoint.run in keeper.claims
    end(qtbot, keeper, session, TrainingFinished, session.stop)
    assert keeper.free([checkpoint.run]) == [checkpoint.run]
    bring_back = keeper.delete([checkpoint.run])
    bring_back()
    keeper.wait()
    assert read(keeper, checkpoint.run).steps == 4


def test_a_run_that_fails_when_it_goes_on_keeps_the_weights_that_it_had_ended_with(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str
) -> None:
    checkpoint = paused(qtbot, session, small_data, 3)
    end(qtbot, keeper, session, TrainingFinished, session.stop)
    weights = keeper.store.weights(checkpoint.run, None).read_bytes()
    session.begin(Train.going_on(checkpoint))
    with qtbot.waitSignal(keeper.ended):
        end(qtbot, keeper, session, Failed, lambda: diverge(session))
    assert keeper.store.weights(checkpoint.run, None).read_bytes() == weights
    assert "diverged" in read(keeper, checkpoint.run).outcome


def test_a_run_of_which_no_epoch_is_kept_cannot_be_replayed(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str
) -> None:
    checkpoint = paused(qtbot, session, small_data, 0)
    end(qtbot, keeper, session, TrainingFinished, session.stop)
    forgotten = replace(checkpoint, run=new_run())  # as one of the command line
    keeper.delete(keeper.free([checkpoint.run]))
    session.begin(replace(Train.going_on(forgotten), pause_after=1))
    held(qtbot, session)
    with qtbot.assertNotEmitted(keeper.ended):
        end(qtbot, keeper, session, TrainingFinished, session.stop)
    assert len(read(keeper, forgotten.run).epochs) == 1
    assert keeper.newest() is None


def test_a_run_whose_weights_cannot_be_written_is_not_offered_to_be_replayed(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, _model: Model) -> None:
        raise UserError("{path} cannot be written: No space left on device.", path=path)

    monkeypatch.setattr("desktop.runs.store.save_model", fail)
    checkpoint = paused(qtbot, session, small_data, 0)
    with qtbot.assertNotEmitted(keeper.ended):
        end(qtbot, keeper, session, TrainingFinished, session.stop)
    assert len(read(keeper, checkpoint.run).epochs) == 1


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


def test_what_was_read_before_a_run_was_deleted_does_not_bring_it_back(qtbot: QtBot, keeper: Keeper) -> None:
    run = kept(keeper.store, "2026-01-01", 1)
    told: list[int] = []
    keeper.used.connect(told.append)
    keeper.look()
    keeper.wait()  # it is read, and that is not heard yet
    keeper.delete(keeper.free([run.id]))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert keeper.runs == ()


def test_what_was_read_before_a_run_was_renamed_does_not_bring_its_name_back(qtbot: QtBot, keeper: Keeper) -> None:
    kept(keeper.store, "2026-01-01", 1)
    with qtbot.waitSignal(keeper.used):
        keeper.look()
    keeper.look()
    keeper.wait()  # it is read, and that is not heard yet
    keeper.rename("2026-01-01", "Mine")
    keeper.mark("2026-01-01", True)
    keeper.wait()
    QCoreApplication.processEvents()
    run = read(keeper, "2026-01-01")
    assert (run.name, run.keep) == ("Mine", True)
    assert keeper.runs == (run,)


@pytest.mark.parametrize("fails", [False, True])
def test_what_was_read_before_a_run_ended_does_not_stay(
    qtbot: QtBot, keeper: Keeper, session: Session, small_data: str, fails: bool
) -> None:
    paused(qtbot, session, small_data, 3)
    keeper.look()
    keeper.wait()  # it is read, and that is not heard yet
    if fails:
        diverge(session)
        session.resume()
    else:
        session.stop()
    assert session.wait_for(Failed if fails else TrainingFinished, 30.0)
    keeper.wait()
    QCoreApplication.processEvents()
    assert [run.ended for run in keeper.runs if isinstance(run, Run)] == ([] if fails else [True])


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
    third = Keeper(Session(), keeper.store.folder, lambda: AMPLE)
    third.look()
    third.close()
    assert list(keeper.store.folder.iterdir()) == [], "nobody can bring it back any more"


def test_epochs_that_come_faster_than_the_disk_can_take_are_not_all_kept(
    qtbot: QtBot, keeper: Keeper, other: Keeper, session: Session, small_data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.runs.keeper.PATIENCE", 60_000)
    monkeypatch.setattr("desktop.runs.keeper.MOST_WAITING", 3)
    other.claims.take(ROOM)
    keeper.make_room()  # what is to be written waits for that
    with qtbot.waitSignal(session.told(TrainingFinished)):
        session.begin(Train(replace(ENDLESS, epochs=8), small_data))
    other.claims.release(ROOM)
    keeper.wait()
    [name] = keeper.store.ids()
    assert len(read(keeper, name).epochs) == 8
    assert 0 < len(keeper.store.epochs(name)) <= 4
    assert keeper.store.weights(name, None).exists()
