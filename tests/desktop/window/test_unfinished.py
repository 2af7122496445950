"""Runs that are kept until they are finished, and offered at the next start."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.model.checkpoint import load_checkpoint
from core.training.dials import dials_of
from core.training.events import BatchDone
from desktop.engine.messages import Adjust, Failed, TakeCheckpoint
from desktop.engine.states import Phase
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingStarted
from desktop.training.panel import TrainPanel
from desktop.training.range_job import RangeTest
from desktop.training.unfinished import Unfinished
from tests.desktop.window.interrupting import RUN, interrupted, kept, press_discard, run, saved, stop
from tests.desktop.window.using import SHORT, Open, dialog, forget_runs, press, train, wait_for_phase


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


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_asked_before_closing_is_asked_anew_when_the_run_ends(
    qtbot: QtBot, window: Window, small_data: str, kept: bool
) -> None:
    window.session.begin(Train(SHORT, small_data, pause_after=1))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.close()
    before = dialog(qtbot, window, QMessageBox)
    assert before.informativeText().endswith("The next start offers to go on with the run.")
    window.session.resume()
    wait_for_phase(qtbot, window, Phase.IDLE)
    qtbot.waitUntil(lambda: not window.session.at_risk)
    if not kept:
        forget_runs(window)
    says = "The tab Runs keeps them, too." if kept else "Otherwise they are lost."
    qtbot.waitUntil(lambda: dialog(qtbot, window, QMessageBox).informativeText().endswith(says))
    assert window.isVisible()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(window.isHidden)


def test_what_is_asked_before_closing_is_withdrawn_when_the_run_comes_to_nothing(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    window.session.begin(Train(RUN, small_data, pause_after=2))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.close()
    dialog(qtbot, window, QMessageBox)
    window.session.post(Adjust(replace(dials_of(RUN), learning_rate=1000.0)))
    window.session.resume()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert not any(box.isVisible() for box in window.findChildren(QMessageBox))
    assert window.isVisible(), "it says why"


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
