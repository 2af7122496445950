"""A program that was killed: its drawing is back at the next start, its weights are offered."""

from pathlib import Path
from shutil import copy

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.model.weights import load_model
from desktop.engine.messages import DocumentChanged, Failed
from desktop.engine.states import Phase
from desktop.runs.keeper import Keeper
from desktop.shell import rescue
from desktop.shell.window import Window
from desktop.training.job import Train
from desktop.training.messages import TrainingStarted
from tests.desktop.my_digits.taught_digits import seven
from tests.desktop.runs.test_store import kept
from tests.desktop.window.keeping import bar_of, keeper_of, parameters, trained
from tests.desktop.window.using import SHORT, Open, act, digits, draw, forget_runs, press, train, wait_for_phase
from tests.handwritten import write
from tests.npy import promising


def at_risk(tmp_path: Path) -> set[str]:
    return {path.suffix for path in (tmp_path / "data" / "at_risk").glob("*") if path.suffix != ".lock"}


def kill(window: Window) -> None:
    """What is left of a window that was killed: its files, and a lock that nobody holds any more."""
    window.rescue.close(keep=True)


def train_in_secret(qtbot: QtBot, window: Window, small_data: str) -> None:
    """Weights that no kept run holds any more."""
    train(qtbot, window, small_data)
    forget_runs(window)


def test_a_drawing_comes_back(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    window = opened()
    draw(qtbot, window)
    ink = window.canvas.ink()
    qtbot.waitUntil(lambda: at_risk(tmp_path) == {".npy"})
    another = opened()
    assert another.canvas.is_empty(), "the first lives"
    kill(window)
    third = opened()
    np.testing.assert_allclose(third.canvas.ink(), ink, atol=0.01)
    qtbot.waitUntil(lambda: "drawing is back" in third.statusBar().currentMessage())
    assert not third.network_label.isVisible(), "one would be painted over the other"
    act(third, "Edit", "Undo")
    assert third.canvas.is_empty()


def test_a_picture_that_the_program_was_started_with_is_not_taken_for_the_last_drawing(
    qtbot: QtBot, opened: Open, tmp_path: Path
) -> None:
    window = opened()
    draw(qtbot, window)
    kill(window)
    again = Window(window.settings, data=tmp_path / "data")
    qtbot.addWidget(again, before_close_func=lambda _: again.session.close())
    again.show()
    again.canvas.set_ink(write("4"))
    before = again.statusBar().currentMessage()
    QApplication.processEvents()
    QApplication.processEvents()
    assert again.statusBar().currentMessage() == before == ""


def test_a_drawing_that_came_back_is_not_lost_by_a_crash_at_once(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    draw(qtbot, window)
    kill(window)
    monkeypatch.setattr(rescue, "SOON", 10**9)  # nothing is written down
    again = opened()
    assert not again.canvas.is_empty()
    assert at_risk(tmp_path) == {".npy"}
    assert opened().canvas.is_empty(), "the second lives"
    again.close()
    assert at_risk(tmp_path) == set()


def test_weights_that_nothing_holds_are_offered(qtbot: QtBot, opened: Open, tmp_path: Path, small_data: str) -> None:
    window = opened()
    train_in_secret(qtbot, window, small_data)
    window.leave()
    assert at_risk(tmp_path) == {".safetensors"}
    again = opened()
    assert "ended before its weights were saved" in again.messages.text.text()
    with qtbot.waitSignal(again.session.told(DocumentChanged)) as told:
        again.messages.action_button.click()
    np.testing.assert_array_equal(told.args[0].document.model.parameters, window.session.document.model.parameters)
    assert load_model(told.args[0].document.path).card.epochs == 1
    assert at_risk(tmp_path) == set()


def test_weights_are_written_down_as_long_as_no_kept_run_holds_them(
    qtbot: QtBot, opened: Open, tmp_path: Path, small_data: str
) -> None:
    window = opened()
    train(qtbot, window, small_data)
    keeper = window.findChild(Keeper)
    keeper.wait()
    qtbot.waitUntil(lambda: not window.session.at_risk)
    window.rescue.write()  # nothing else is waited for
    bring_back = keeper.delete(keeper.free(keeper.store.ids()))
    qtbot.waitUntil(lambda: at_risk(tmp_path) == {".safetensors"})
    bring_back()
    qtbot.waitUntil(lambda: at_risk(tmp_path) == set())


def test_of_several_weights_one_after_the_other_is_offered(
    qtbot: QtBot, opened: Open, tmp_path: Path, first_weights: Path
) -> None:
    folder = tmp_path / "data" / "at_risk"
    folder.mkdir(parents=True)
    for day in (1, 3, 2):
        copy(first_weights, folder / f"2026-01-0{day}.safetensors")
    window = opened()
    with qtbot.waitSignal(window.session.told(DocumentChanged)) as told:
        window.messages.action_button.click()
    assert told.args[0].document.path.stem == "2026-01-03", "the newest"
    window.messages.other_button.click()
    assert [path.stem for path in folder.glob("*.safetensors")] == ["2026-01-01"]
    window.messages.other_button.click()
    assert at_risk(tmp_path) == set()
    assert not window.messages.isVisible()


def test_weights_that_cannot_be_opened_now_stay_offered(
    qtbot: QtBot, opened: Open, tmp_path: Path, first_weights: Path
) -> None:
    folder = tmp_path / "data" / "at_risk"
    folder.mkdir(parents=True)
    copy(first_weights, folder / "2026-01-01.safetensors")
    window = opened()
    messages, offer = window.messages, "Digitscope ended before its weights were saved."
    kept(keeper_of(window).store, "2026-01-01", 1)
    act(window, "Network", "Replay the last run")
    bar = bar_of(qtbot, window)
    with qtbot.waitSignal(window.session.told(Failed)):
        messages.action_button.click()
    assert messages.text.text().startswith("Weights cannot be opened while a run is replayed")
    messages.dismiss()
    assert messages.text.text() == offer
    assert at_risk(tmp_path) == {".safetensors"}
    bar.close_button.click()
    wait_for_phase(qtbot, window, Phase.IDLE)
    with qtbot.waitSignal(window.session.told(DocumentChanged)) as told:
        messages.action_button.click()
    assert told.args[0].document.path.stem == "2026-01-01"


def test_weights_that_cannot_be_moved_stay_offered(
    qtbot: QtBot, opened: Open, tmp_path: Path, first_weights: Path
) -> None:
    folder, target = tmp_path / "data" / "at_risk", tmp_path / "data" / "rescued"
    folder.mkdir(parents=True)
    target.touch()
    copy(first_weights, folder / "2026-01-01.safetensors")
    messages = opened().messages
    offer = messages.text.text()
    messages.action_button.click()
    assert "could not be moved" in messages.text.text()
    messages.dismiss()
    assert messages.isVisible()
    assert messages.text.text() == offer
    target.unlink()
    messages.action_button.click()
    assert messages.isHidden()
    assert at_risk(tmp_path) == set()


def test_weights_that_others_would_be_lost_for_are_found_again(
    qtbot: QtBot, opened: Open, tmp_path: Path, first_weights: Path, small_data: str
) -> None:
    folder = tmp_path / "data" / "at_risk"
    folder.mkdir(parents=True)
    copy(first_weights, folder / "2026-01-01.safetensors")
    window = opened()
    train_in_secret(qtbot, window, small_data)
    window.messages.dismiss()  # what it says of the data
    window.messages.action_button.click()
    press(qtbot, window, QMessageBox.StandardButton.Cancel)
    act(window, "File", "Recent files", "2026-01-01.safetensors")
    with qtbot.waitSignal(window.session.told(DocumentChanged)):
        press(qtbot, window, QMessageBox.StandardButton.Discard)


def test_weights_and_a_run_that_are_left_behind_are_both_offered(qtbot: QtBot, opened: Open, small_data: str) -> None:
    window = opened()
    train_in_secret(qtbot, window, small_data)
    window.rescue.write()
    window.session.begin(Train(SHORT, small_data, pause_after=1))
    wait_for_phase(qtbot, window, Phase.PAUSED)
    window.leave()
    again = opened()
    messages = again.messages
    assert messages.text.text() == "A run was interrupted in epoch 1 of 1."
    with qtbot.waitSignal(again.session.told(TrainingStarted)):
        messages.action_button.click()
    messages.dismiss()  # what it says of the data
    assert messages.text.text() == "Digitscope ended before its weights were saved."
    messages.other_button.click()
    assert messages.isHidden()


@pytest.mark.usefixtures("strokes_drawn")
def test_weights_stay_at_risk_while_something_is_learnt_from_them(
    qtbot: QtBot, opened: Open, tmp_path: Path, small_data: str
) -> None:
    window = opened()
    train_in_secret(qtbot, window, small_data)
    window.rescue.write()
    digits(window).teach_all([seven()])
    act(window, "Network", "Learn from my digits")
    wait_for_phase(qtbot, window, Phase.PROPOSED)
    kill(window)
    assert at_risk(tmp_path) == {".safetensors"}
    again = opened()
    with qtbot.waitSignal(again.session.told(DocumentChanged)) as told:
        again.messages.action_button.click()
    assert told.args[0].document.model.card.epochs == 1


def test_weights_whose_run_is_deleted_while_another_is_replayed_are_offered(
    qtbot: QtBot, opened: Open, small_data: str
) -> None:
    window = opened()
    run, keeper = trained(qtbot, window, small_data), keeper_of(window)
    kept(keeper.store, "3000-01-01", 1)
    mine = parameters(window)
    act(window, "Network", "Replay the last run")
    bar_of(qtbot, window)
    keeper.delete(keeper.free([run.id]))
    window.leave()
    again = opened()
    with qtbot.waitSignal(again.session.told(DocumentChanged)):
        again.messages.action_button.click()
    np.testing.assert_array_equal(parameters(again), mine)


def test_what_was_decided_about_does_not_come_back(qtbot: QtBot, opened: Open, tmp_path: Path, small_data: str) -> None:
    window = opened()
    draw(qtbot, window)
    train_in_secret(qtbot, window, small_data)
    window.rescue.write()
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert at_risk(tmp_path) == set()
    again = opened()
    assert again.canvas.is_empty()
    assert again.messages.isHidden()


def test_a_file_that_is_no_drawing_is_passed_over(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "at_risk"
    folder.mkdir(parents=True)
    (folder / "2026.npy").write_bytes(b"no drawing")
    np.save(folder / "2025.npy", np.full((4, 4), np.nan, np.float16))
    np.save(folder / "2024.npy", np.ones(4, np.float16))
    np.savez(folder / "2023.npz", np.zeros((4, 4), np.float16))
    (folder / "2023.npz").rename(folder / "2023.npy")
    sound = (folder / "2024.npy").read_bytes()
    (folder / "2022.npy").write_bytes(sound[:8] + b"\1" + sound[9:])  # a header that ends within a bracket
    (folder / "2021.npy").write_bytes(promising((1 << 30, 1 << 30), "<f2"))
    assert opened().canvas.is_empty()
    assert at_risk(tmp_path) == set()


def test_a_folder_that_cannot_be_written_takes_nothing_away(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    window = opened()
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "at_risk").touch()
    draw(qtbot, window)
    window.rescue.write()
    assert not window.canvas.is_empty()
