"""Going on from a checkpoint in a file of the person's, and what of it is at risk."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.model.checkpoint import load_checkpoint, progress_in
from core.training.dials import Dials
from core.training.events import EpochDone
from desktop.engine.messages import Adjust, DocumentChanged, Failed, Load, Saved, TakeCheckpoint
from desktop.engine.states import Phase
from desktop.session.data_offers import DataOffer, DataOffers
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingStarted
from desktop.training.panel import TrainPanel
from desktop.training.unfinished import Unfinished
from tests.desktop.window.interrupting import RUN, interrupted, kept, press_discard, saved, stop
from tests.desktop.window.keeping import parameters
from tests.desktop.window.using import Open, act, can, choose, press, wait_for_phase


def test_a_checkpoint_is_saved_in_a_pause_and_opened_again(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path
) -> None:
    window = opened()
    assert not can(window, "File", "Save checkpoint")
    path = saved(qtbot, window, small_data, tmp_path)
    assert (window.settings.recent, window.settings.folder) == ([path], str(tmp_path))
    stop(qtbot, window)
    window.leave()
    window = opened()
    with qtbot.waitSignal(window.session.told(DocumentChanged)) as opening:
        window.files.open(path)
    checkpoint = load_checkpoint(path)
    np.testing.assert_array_equal(opening.args[0].document.model.parameters, checkpoint.state.parameters)
    assert window.messages.text.text() == "mine.safetensors is a run that was saved in epoch 1 of 500."
    with qtbot.waitSignal(window.session.told(TrainingStarted)) as started:
        window.messages.action_button.click()
    assert started.args[0].resumed == 3
    stop(qtbot, window)
    act(window, "File", "Go on with a checkpoint")
    with qtbot.waitSignal(window.session.told(TrainingStarted)):
        choose(qtbot, window, path)
        press_discard(qtbot, window)
    stop(qtbot, window)


def test_a_run_that_ends_while_its_checkpoint_is_given_a_name_says_so(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    window.session.begin(Train(RUN, small_data, pause_after=3))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    act(window, "File", "Save checkpoint")
    stop(qtbot, window)
    choose(qtbot, window, tmp_path / "mine.safetensors")
    assert window.messages.text.text() == "The run has ended meanwhile, so no checkpoint was written."


def test_weights_are_not_saved_in_the_place_of_their_checkpoint_unasked(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    path = saved(qtbot, window, small_data, tmp_path)
    stop(qtbot, window)
    window.session.post(Load(path))
    qtbot.waitUntil(lambda: window.session.document.path == path)
    act(window, "File", "Save weights")
    with qtbot.waitSignal(window.session.told(Saved)):
        choose(qtbot, window, tmp_path / "weights.safetensors")
    progress = progress_in(path)
    assert progress is not None
    assert progress.words == "in epoch 1 of 500"
    with qtbot.waitSignal(window.session.told(Saved)):
        act(window, "File", "Save weights")
    assert window.session.document.path == tmp_path / "weights.safetensors"


def test_a_run_that_goes_on_and_one_of_a_lesson_take_as_many_processors_as_are_set(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(qtbot, window, small_data, tmp_path)
    stop(qtbot, window)
    begun: list[Train] = []
    monkeypatch.setattr(window.session, "begin", begun.append)
    window.settings.threads = 1
    window.findChild(DataOffers).run_wanted.emit((RUN, small_data))
    window.findChild(Unfinished).go_on(path)
    press_discard(qtbot, window)
    assert [(request.resume is None, request.threads) for request in begun] == [(True, 1), (False, 1)]


def test_an_interrupted_run_stays_where_an_earlier_checkpoint_of_it_is_gone_on_with(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path, folder: Path
) -> None:
    window = opened()
    path = saved(qtbot, window, small_data, tmp_path)
    with qtbot.waitSignal(window.session.told(EpochDone)):
        window.session.step_once(0)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.leave()
    offer = "A run was interrupted after epoch 1 of 500."
    window = opened()
    assert window.messages.text.text() == offer
    with qtbot.waitSignal(window.session.told(TrainingStarted)) as started:
        window.findChild(Unfinished).go_on(path)
    assert started.args[0].resumed == 3
    stop(qtbot, window)
    qtbot.waitUntil(lambda: kept(folder) == [".lock", ".safetensors"])
    window.leave()
    assert opened().messages.text.text() == offer


def beyond_all_reason(qtbot: QtBot, window: Window, run: Train) -> None:
    """Hold ``run`` where it pauses, with a rate at which its next batch diverges."""
    window.session.begin(run)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.session.post(Adjust(Dials(1000.0, 0.9, 0.0)))


def test_weights_that_a_run_went_on_from_are_at_risk_when_it_fails_at_once(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    window = opened()
    beyond_all_reason(qtbot, window, Train(RUN, small_data, pause_after=3))
    window.leave()
    (path,) = folder.glob("*.safetensors")
    checkpoint = load_checkpoint(path)
    window = opened()
    with qtbot.waitSignal(window.session.told(Failed)):
        window.messages.action_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    qtbot.waitUntil(lambda: kept(folder) == [])
    assert window.session.at_risk
    np.testing.assert_array_equal(parameters(window), checkpoint.state.parameters)


def test_a_checkpoint_of_the_persons_own_holds_the_weights_when_its_run_fails_at_once(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    beyond_all_reason(qtbot, window, Train(RUN, small_data, pause_after=3))
    path = tmp_path / "mine.safetensors"
    window.session.post(TakeCheckpoint(path))
    stop(qtbot, window)
    window.findChild(Unfinished).go_on(path)
    with qtbot.waitSignal(window.session.told(Failed)):
        press_discard(qtbot, window)
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert not window.session.unsaved
    assert window.session.document.path == path


def fail_after_a_checkpoint(qtbot: QtBot, window: Window, run: Train, path: Path) -> None:
    """Let ``run`` go beyond all bounds in its second batch; after its first its checkpoint is written to ``path``."""
    beyond_all_reason(qtbot, window, replace(run, pause_after=1))
    window.session.post(TakeCheckpoint(path))
    with qtbot.waitSignal(window.session.told(Failed)):
        window.session.resume()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_weights_whose_file_was_overwritten_by_a_later_checkpoint_are_at_risk_when_the_run_fails(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    path = saved(qtbot, window, small_data, tmp_path)
    stop(qtbot, window)
    first = load_checkpoint(path)
    fail_after_a_checkpoint(qtbot, window, Train.going_on(first, file=path), path)
    np.testing.assert_array_equal(parameters(window), first.state.parameters)
    assert window.session.at_risk


def test_nor_does_it_matter_how_that_file_was_called(
    qtbot: QtBot, window: Window, small_data: str, first_weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shutil.copy(first_weights, tmp_path / "mine.safetensors")
    monkeypatch.chdir(tmp_path)
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        window.files.open(Path("mine.safetensors"))
    fail_after_a_checkpoint(qtbot, window, Train(RUN, small_data), path)
    assert window.session.at_risk


def test_a_checkpoint_that_two_windows_go_on_with_is_kept_by_both(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path, folder: Path
) -> None:
    first, second = opened(), opened()
    path = saved(qtbot, first, small_data, tmp_path)
    with qtbot.waitSignal(second.session.told(TrainingStarted)) as started:
        second.findChild(Unfinished).go_on(path)
    assert started.args[0].resumed == 3
    second.session.pause()
    wait_for_phase(qtbot, second, Phase.PAUSED)
    first.leave()
    second.leave()
    assert kept(folder) == [".safetensors", ".safetensors"]


def test_a_checkpoint_that_is_not_gone_on_with_is_left_to_other_windows(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path, folder: Path
) -> None:
    data = tmp_path / "mine.npz"
    shutil.copy(small_data, data)
    path = saved(qtbot, window, str(data), tmp_path)
    stop(qtbot, window)
    qtbot.waitUntil(lambda: kept(folder) == [])
    window.findChild(Unfinished).go_on(path)
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert kept(folder) == []
    written, offers = iter((False, True)), window.findChild(DataOffers)
    offers.offer(DataOffer(str(data), "Mine", "", 1, lambda: next(written)))
    window.findChild(Unfinished).go_on(path)
    press_discard(qtbot, window)
    assert kept(folder) == []
    data.unlink()
    window.findChild(Unfinished).go_on(path)
    with qtbot.waitSignal(window.session.told(Failed)):
        press_discard(qtbot, window)
    assert kept(folder) == []


def test_data_that_are_gone_leave_the_run_for_another_day(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path, folder: Path
) -> None:
    data = tmp_path / "mine.npz"
    shutil.copy(small_data, data)
    interrupted(qtbot, opened, str(data), folder)
    data.unlink()
    window = opened()
    panel = window.pages.look_at("train")
    assert isinstance(panel, TrainPanel)
    before = panel.form.command()
    with qtbot.waitSignal(window.session.told(Failed)) as failed:
        window.messages.action_button.click()
    assert failed.args[0].reason.startswith(f"The run cannot go on before its data are at {data} again. ")
    assert panel.form.command() == before
    assert [path.suffix for path in folder.glob("*.safetensors")] == [".safetensors"]
