"""Runs that are kept until they are finished, and offered at the next start."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.model.checkpoint import load_checkpoint, progress_in
from core.training.dials import Dials
from core.training.events import BatchDone, EpochDone
from desktop.engine.messages import Adjust, DocumentChanged, Failed, Load, Saved, TakeCheckpoint
from desktop.engine.states import Phase
from desktop.session.data_offers import DataOffer, DataOffers
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingStarted
from desktop.training.panel import TrainPanel
from desktop.training.range_job import RangeTest
from desktop.training.unfinished import Unfinished
from tests.desktop.office import ENDLESS
from tests.desktop.window.keeping import parameters
from tests.desktop.window.using import Open, act, can, choose, dialog, press, train, wait_for_phase

RUN = replace(ENDLESS, epochs=500)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "unfinished"


def kept(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.iterdir()) if folder.is_dir() else []


def run(qtbot: QtBot, window: Window, request: Train) -> None:
    """Train until the first epoch is in a file."""
    window.session.begin(request)
    folder = window.findChild(Unfinished)._folder
    qtbot.waitUntil(lambda: any(folder.glob("*.safetensors")))


def stop(qtbot: QtBot, window: Window) -> None:
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    window.findChild(Unfinished)._writer.wait()


def as_if_killed(folder: Path) -> None:
    """Put back what was in the folder in the middle of the run, and what a program leaves that is killed writing."""
    kept = folder.with_name("kept")
    for path in kept.iterdir():
        shutil.copy(path, folder)
        (folder / f".{path.name}.part").write_bytes(b"half")


def interrupted(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    """A window was killed in the middle of a run, after an epoch."""
    window = opened()
    run(qtbot, window, Train(RUN, small_data))
    window.findChild(Unfinished)._writer.wait()
    folder.with_name("kept").mkdir()
    for path in folder.glob("*.safetensors"):
        shutil.copy(path, folder.with_name("kept"))
    stop(qtbot, window)
    window.leave()
    as_if_killed(folder)


def test_a_run_that_is_stopped_leaves_nothing(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    window = opened()
    run(qtbot, window, Train(RUN, small_data))
    qtbot.waitUntil(lambda: {".lock", ".safetensors"} <= set(kept(folder)))
    stop(qtbot, window)
    qtbot.waitUntil(lambda: kept(folder) == [])  # not even its lock, which keeps a file open
    window.leave()
    again = opened()
    assert not again.messages.isVisible(), again.messages.text.text()


def test_what_was_interrupted_is_offered_and_goes_on(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    interrupted(qtbot, opened, small_data, folder)
    (path,) = folder.glob("*.safetensors")
    checkpoint = load_checkpoint(path)
    window = opened()
    assert not list(folder.glob(".*")), "half a file is cleared away"
    assert window.messages.text.text() == f"A run was interrupted after epoch {checkpoint.state.epoch - 1} of 500."
    assert window.messages.action_button.text() == "Go on"
    with qtbot.waitSignal(window.session.told(TrainingStarted)) as started:
        window.messages.action_button.click()
    assert started.args[0].run == checkpoint.run
    assert started.args[0].resumed == len(checkpoint.state.past.losses)
    with qtbot.waitSignal(window.session.told(BatchDone)) as batch:
        pass
    assert batch.args[0].epoch >= checkpoint.state.epoch
    stop(qtbot, window)
    qtbot.waitUntil(lambda: kept(folder) == [])


def test_the_form_has_the_settings_of_a_run_that_goes_on(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    panel = window.pages.look_at("train")
    assert isinstance(panel, TrainPanel)
    panel.form.network.setCurrentIndex(panel.form.network.findData("lenet"))
    with qtbot.waitSignal(window.session.told(TrainingStarted)):
        window.messages.action_button.click()
    stop(qtbot, window)
    assert panel.form.command() == Train(RUN, small_data), "the present network, not the one that was chosen"


def test_what_was_interrupted_is_discarded(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    assert window.messages.other_button.text() == "Discard"
    window.messages.other_button.click()
    assert not window.messages.isVisible()
    assert kept(folder) == []


def test_an_offer_that_is_not_answered_is_made_again(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    window.messages.dismiss()
    window.leave()
    assert opened().messages.text.text().startswith("A run was interrupted after epoch ")


def test_an_offer_stays_while_another_run_goes_on(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    messages, offer = window.messages, window.messages.text.text()
    window.session.begin(Train(RUN, small_data, pause_after=1))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    messages.dismiss()  # what it says of the data
    assert messages.text.text() == offer
    with qtbot.waitSignal(window.session.told(Failed)):
        messages.action_button.click()
    assert messages.text.text().startswith("Another run cannot start")
    messages.dismiss()
    stop(qtbot, window)
    assert messages.text.text() == offer
    with qtbot.waitSignal(window.session.told(TrainingStarted)):
        messages.action_button.click()
        press_discard(qtbot, window)
    messages.dismiss()
    assert messages.isHidden()
    stop(qtbot, window)


def test_a_second_click_on_go_on_asks_for_nothing_more(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    with qtbot.assertNotEmitted(window.session.told(Failed)):
        with qtbot.waitSignal(window.session.told(TrainingStarted)):
            window.messages.action_button.click()
            window.messages.action_button.click()
        stop(qtbot, window)


def test_an_offer_can_be_taken_again_where_something_else_was_quicker(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    with qtbot.waitSignal(window.session.told(Failed)):
        window.session.begin(RangeTest(RUN, small_data))
        window.messages.action_button.click()
    window.messages.dismiss()
    stop(qtbot, window)
    with qtbot.waitSignal(window.session.told(TrainingStarted)):
        window.messages.action_button.click()


def test_an_offer_stays_where_the_person_keeps_the_weights_that_there_are(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    interrupted(qtbot, opened, small_data, folder)
    window = opened()
    messages, offer = window.messages, window.messages.text.text()
    train(qtbot, window, small_data)
    messages.dismiss()  # what it says of the data
    messages.action_button.click()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    assert messages.isVisible()
    assert messages.text.text() == offer


def test_a_run_that_goes_on_from_another_file_is_no_longer_offered(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path, folder: Path
) -> None:
    window = opened()
    path = saved(qtbot, window, small_data, tmp_path)
    window.leave()
    window = opened()
    assert window.messages.text.text() == "A run was interrupted in epoch 1 of 500."
    with qtbot.waitSignal(window.session.told(TrainingStarted)):
        window.findChild(Unfinished).go_on(path)
    window.messages.dismiss()  # what it says of the data
    assert window.messages.isHidden()
    assert len([*folder.glob("*.safetensors")]) == 1


def test_a_run_of_another_window_is_not_offered(qtbot: QtBot, opened: Open, small_data: str, folder: Path) -> None:
    first = opened()
    run(qtbot, first, Train(RUN, small_data))
    second = opened()
    assert not second.messages.isVisible()
    stop(qtbot, first)


def test_a_kept_run_that_is_damaged_is_cleared_away(opened: Open, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "20260131-120000-000000-abcd.safetensors").write_bytes(b"nothing of the kind")
    window = opened()
    assert not window.messages.isVisible()
    window.leave()
    assert kept(folder) == []


def saved(qtbot: QtBot, window: Window, data: str, folder: Path) -> Path:
    """The checkpoint of a run that is held after three batches."""
    window.session.begin(Train(RUN, data, pause_after=3))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    path = folder / "mine.safetensors"
    act(window, "File", "Save checkpoint")
    choose(qtbot, window, path)
    qtbot.waitUntil(lambda: window.messages.text.text() == f"The checkpoint is in {path}.")
    return path


def test_a_checkpoint_is_saved_in_a_pause_and_opened_again(
    qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path
) -> None:
    window = opened()
    assert not can(window, "File", "Save checkpoint")
    path = saved(qtbot, window, small_data, tmp_path)
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


def press_discard(qtbot: QtBot, window: Window) -> None:
    """Where weights would be lost, it asks; whatever the answer, it goes on."""
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    for box in boxes:
        box.button(QMessageBox.StandardButton.Discard).click()


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


def beyond_all_reason(qtbot: QtBot, window: Window, data: str) -> None:
    """Hold a run after three batches, with a rate at which its next one diverges."""
    window.session.begin(Train(RUN, data, pause_after=3))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.session.post(Adjust(Dials(1000.0, 0.9, 0.0)))


def test_weights_that_a_run_went_on_from_are_at_risk_when_it_fails_at_once(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    window = opened()
    beyond_all_reason(qtbot, window, small_data)
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
    beyond_all_reason(qtbot, window, small_data)
    path = tmp_path / "mine.safetensors"
    window.session.post(TakeCheckpoint(path))
    stop(qtbot, window)
    window.findChild(Unfinished).go_on(path)
    with qtbot.waitSignal(window.session.told(Failed)):
        press_discard(qtbot, window)
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert not window.session.unsaved
    assert window.session.document.path == path


def test_weights_whose_file_was_overwritten_by_a_later_checkpoint_are_at_risk_when_the_run_fails(
    qtbot: QtBot, window: Window, small_data: str, tmp_path: Path
) -> None:
    path = saved(qtbot, window, small_data, tmp_path)
    stop(qtbot, window)
    first = load_checkpoint(path)
    window.session.begin(replace(Train.going_on(first, file=path), pause_after=1))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.session.post(Adjust(Dials(1000.0, 0.9, 0.0)))
    window.session.post(TakeCheckpoint(path))
    with qtbot.waitSignal(window.session.told(Failed)):
        window.session.resume()
    wait_for_phase(qtbot, window, Phase.IDLE)
    np.testing.assert_array_equal(parameters(window), first.state.parameters)
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
    with qtbot.waitSignal(window.session.told(Failed)):
        window.messages.action_button.click()
    assert [path.suffix for path in folder.glob("*.safetensors")] == [".safetensors"]


def test_a_run_that_is_left_goes_on_from_its_last_batch(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path
) -> None:
    window = opened()
    window.session.begin(Train(RUN, small_data, pause_after=2))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.leave()
    assert [path.suffix for path in folder.iterdir()] == [".safetensors"]
    window = opened()
    assert window.messages.text.text() == "A run was interrupted in epoch 1 of 500."
    with qtbot.waitSignal(window.session.told(TrainingStarted)) as started:
        window.messages.action_button.click()
    assert started.args[0].resumed == 2
    stop(qtbot, window)


def test_closing_says_that_the_run_is_offered_again(qtbot: QtBot, opened: Open, small_data: str) -> None:
    window = opened()
    window.session.begin(Train(RUN, small_data, pause_after=2))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.close()
    box = dialog(qtbot, window, QMessageBox)
    assert box.informativeText().endswith("The next start offers to go on with the run.")
    box.button(QMessageBox.StandardButton.Discard).click()
    qtbot.waitUntil(window.isHidden)
    assert opened().messages.text.text() == "A run was interrupted in epoch 1 of 500."


def test_a_checkpoint_saved_a_moment_before_does_not_stand_for_the_run_that_is_left(
    qtbot: QtBot, opened: Open, small_data: str, folder: Path, tmp_path: Path
) -> None:
    window = opened()
    window.session.begin(Train(RUN, small_data, pause_after=2))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.session.post(TakeCheckpoint(tmp_path / "mine.safetensors"))
    window.leave()
    assert [path.suffix for path in folder.iterdir()] == [".safetensors"]
    assert (tmp_path / "mine.safetensors").exists()
