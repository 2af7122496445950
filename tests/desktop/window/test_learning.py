"""Learning from taught digits, and closing the window meanwhile."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.engine.messages import NewNetwork, Save
from desktop.engine.states import Phase
from desktop.my_digits.file import read_taught
from desktop.my_digits.lesson_panel import WHAT
from desktop.shell.window import Window
from tests.desktop.my_digits.taught_digits import seven
from tests.desktop.window.teaching import begin_to_learn, button, labels, propose, teach
from tests.desktop.window.using import act, can, dialog, digits, draw, press, teacher, train, wait_for_phase

pytestmark = pytest.mark.usefixtures("strokes_drawn")


def test_they_are_a_data_set_in_the_train_tab(qtbot: QtBot, window: Window) -> None:
    form = window.pages.look_at("train").form
    path = str(digits(window).path)
    assert form.data.findData(path) < 0
    draw(qtbot, window)
    teach(qtbot, window, 4)
    assert form.data.itemText(form.data.findData(path)) == "My digits (1)"
    form.data.set_data(path)
    assert form.command().data == path
    teacher(window).undo()
    assert form.data.findData(path) < 0
    assert form.command().data == "mnist"


def test_learning_is_kept(qtbot: QtBot, window: Window) -> None:
    window.pages.look_at("filters")
    propose(qtbot, window)
    view = window.pages.look_at("my-digits")
    assert view.lesson.effect.isVisible()
    assert not can(window, "File", "Save weights")
    assert not can(window, "File", "Export"), "it might say that the weights have to be saved beside it"
    assert not can(window, "Network", "Start training")
    assert not window.isWindowModified()
    assert "not kept yet" in window.network_label.text()
    act(window, "Network", "Keep what was learnt")
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert "not kept yet" not in window.network_label.text()
    assert window.isWindowModified()
    assert can(window, "File", "Save weights")
    assert can(window, "File", "Export")


@pytest.mark.parametrize("saved", [True, False])
def test_that_it_was_kept_is_said_until_it_is_saved_or_another_network_is_here(
    qtbot: QtBot, window: Window, tmp_path: Path, saved: bool
) -> None:
    propose(qtbot, window)
    text = window.pages.look_at("my-digits").lesson.text
    act(window, "Network", "Keep what was learnt")
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert text.text() == "What was learnt is kept: save the weights, and open them tomorrow."
    window.session.post(Save(tmp_path / "kept.safetensors") if saved else NewNetwork("zhou"))
    qtbot.waitUntil(lambda: text.text() == WHAT)


def test_what_was_typed_a_moment_ago_is_learnt_too(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    act(window, "Edit", "Teach which digit it is", "This is a 7")
    act(window, "Network", "Learn from my digits")
    assert labels(window) == [7]
    wait_for_phase(qtbot, window, Phase.PROPOSED)


def test_learning_is_undone(qtbot: QtBot, window: Window) -> None:
    before = window.session.document.model.parameters
    propose(qtbot, window)
    window.pages.look_at("my-digits").lesson.revert_wished.emit()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert window.session.document.model.parameters.tobytes() == before.tobytes()
    assert not window.isWindowModified()


def test_who_looks_elsewhere_is_told(qtbot: QtBot, window: Window) -> None:
    begin_to_learn(qtbot, window)
    window.pages.look_at("filters")
    wait_for_phase(qtbot, window, Phase.PROPOSED)
    assert window.messages.action_button.text() == "Look"
    window.messages.action_button.click()
    assert window.pages.look_at("my-digits").lesson.effect.isVisible()
    window.pages.look_at("filters")
    window.messages.show_note("Look.")
    window.messages.show_error("It did not work.")
    window.pages.look_at("my-digits")
    assert window.messages.text.text() == "It did not work."
    window.messages.dismiss()
    assert not window.messages.isVisible()


@pytest.mark.parametrize("answer", ["Keep", "Undo"])
def test_closing_asks_about_what_was_learnt(qtbot: QtBot, window: Window, answer: str) -> None:
    propose(qtbot, window)
    window.close()
    dialog(qtbot, window, QMessageBox).button(QMessageBox.StandardButton.Cancel).click()
    assert window.isVisible()
    assert window.session.status.phase is Phase.PROPOSED
    window.close()
    button(dialog(qtbot, window, QMessageBox), answer).click()
    if answer == "Keep":
        wait_for_phase(qtbot, window, Phase.IDLE)
        dialog(qtbot, window, QMessageBox).button(QMessageBox.StandardButton.Discard).click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_run_reads_what_was_taught_just_before(qtbot: QtBot, window: Window) -> None:
    """The file is written before the run is asked for, however quickly that is."""
    window.pages.look_at("train").form.data.set_data(str(digits(window).path))
    for label in range(10):
        digits(window).teach_all([seven(label=label)])
    act(window, "Network", "Start training")
    assert len(read_taught(digits(window).path)) == 10
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_closing_while_it_learns(qtbot: QtBot, window: Window) -> None:
    begin_to_learn(qtbot, window)
    window.close()
    assert not window.isVisible()
    assert labels(window) == [1]


def test_closing_while_it_learns_from_weights_that_are_not_saved_stops_it_first(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    train(qtbot, window, small_data)
    begin_to_learn(qtbot, window)
    window.close()
    box = dialog(qtbot, window, QMessageBox)
    assert box.button(QMessageBox.StandardButton.Save) is None, "what is half learnt cannot be saved"
    button(box, "Stop").click()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_was_learnt_while_it_was_asked_about_is_asked_about_itself(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    train(qtbot, window, small_data)
    begin_to_learn(qtbot, window)
    window.close()
    stop = button(dialog(qtbot, window, QMessageBox), "Stop")
    wait_for_phase(qtbot, window, Phase.PROPOSED)
    stop.click()
    button(dialog(qtbot, window, QMessageBox), "Undo").click()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    qtbot.waitUntil(lambda: not window.isVisible())
