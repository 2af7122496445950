"""Teaching in the window: from the canvas to My digits, and learning from them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.imaging.painter import render
from core.recognition.verdict import Prediction
from desktop.engine.states import RunState
from desktop.my_digits.collection import MyDigits
from desktop.shell.window import Window
from tests.desktop.window.using import PATIENCE, Open, act, can, choose, dialog, draw, wait_for_state
from tests.handwritten import write

# The platform without a screen says this of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True)


def labels(window: Window) -> list[int]:
    return [digit.label for digit in window.digits.digits]


def teach(window: Window, digit: int) -> None:
    act(window, "Edit", "Teach which digit it is", f"This is a {digit}")


def propose(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(window, 1)
    act(window, "Network", "Learn from my digits")
    wait_for_state(qtbot, window, RunState.PROPOSED)


def test_a_digit_key_teaches_the_drawing(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window.canvas, Qt.Key.Key_4)
    assert labels(window) == [4]
    np.testing.assert_array_equal(render(window.digits.digits[0].drawing.strokes), window.canvas.ink())
    assert window.messages.text.text() == "Added to My digits as a 4."
    assert labels(window) == [digit.label for digit in MyDigits(window.digits.path.parent).digits]


def test_a_click_on_a_bar_teaches(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.session.recognised, timeout=PATIENCE, check_params_cb=lambda p: p is not None):
        draw(qtbot, window)
    bars = window.verdict.bars
    with qtbot.waitSignal(window.verdict.corrected) as corrected:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(60, bars.height() * 13 // 20))
    assert labels(window) == corrected.args == [6]


def test_another_digit_for_the_same_drawing_corrects_it(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(window, 4)
    teach(window, 7)
    assert labels(window) == [7]
    assert window.messages.text.text() == "Corrected: it is a 7 now."
    teach(window, 7)
    assert labels(window) == [7]
    assert window.messages.text.text() == "This drawing is among My digits as a 7 already."
    draw(qtbot, window)
    teach(window, 1)
    assert labels(window) == [7, 1], "one stroke more is another drawing"


def test_of_a_number_the_digit_that_is_looked_at_is_taught(qtbot: QtBot, window: Window) -> None:
    def answers(focus: int) -> Callable[[Prediction | None], bool]:
        return lambda p: p is not None and len(p.digits) == 2 and p.focus == focus

    recognised = window.session.recognised
    with qtbot.waitSignal(recognised, timeout=PATIENCE, check_params_cb=answers(1)):
        window.canvas.set_ink(write("4", "7", gap=0.6))
    teach(window, 7)
    with qtbot.waitSignal(recognised, timeout=PATIENCE, check_params_cb=answers(0)) as read:
        act(window, "Edit", "Next digit")
    teach(window, 9)
    teach(window, 4)
    assert labels(window) == [7, 4]
    seen = window.digits.digits[1].drawing.picture / 255
    np.testing.assert_allclose(seen, read.args[0].picture, atol=0.01)


def test_undo_in_the_note(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(window, 4)
    assert window.messages.action_button.text() == "Undo"
    window.messages.action_button.click()
    assert labels(window) == []
    assert not window.messages.isVisible()
    teach(window, 5)
    assert labels(window) == [5], "it is as if it had not been taught"


def test_undo_in_an_old_note_does_not_take_something_else_back(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(window, 4)
    window.teacher.relabel(window.digits.digits, 9)
    window.messages.action_button.click()
    assert labels(window) == [9]


def test_nothing_to_teach(window: Window) -> None:
    teach(window, 4)
    assert labels(window) == []
    assert window.messages.text.text().startswith("There is nothing to teach yet")


def test_a_picture_is_taught_with_its_ink(qtbot: QtBot, window: Window) -> None:
    ink = np.zeros((50, 50), np.float32)
    ink[10:40, 22:28] = 1
    window.canvas.set_ink(ink)
    teach(window, 1)
    draw(qtbot, window)
    teach(window, 4)
    kept = [digit.drawing for digit in window.digits.digits]
    assert [(drawing.ink is not None, drawing.strokes) for drawing in kept] == [(True, ()), (True, ())]


def test_the_collection_in_its_tab(qtbot: QtBot, window: Window) -> None:
    view = window.pages.look_at("My digits")
    assert not view.empty.isHidden()
    draw(qtbot, window)
    teach(window, 4)
    assert view.title.text() == "1 digit: 1 × 4"
    view.list.selectAll()
    qtbot.keyClick(view.list, Qt.Key.Key_8)
    assert labels(window) == [8]
    qtbot.keyClick(view.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert labels(window) == [4]
    assert not window.canvas.is_empty(), "the drawing's own undo was not meant"
    view.list.selectAll()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert labels(window) == []
    assert window.messages.text.text() == "Deleted 1 digit."
    window.messages.action_button.click()
    assert labels(window) == [4]


def test_export_and_import(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    draw(qtbot, window)
    teach(window, 4)
    path = tmp_path / "out.npz"
    window.teacher.give_out()
    choose(qtbot, window, path)
    assert path.exists()
    window.teacher.take_in_from(path)
    assert window.messages.text.text() == "All digits of out.npz are here already."
    window.teacher.delete(window.digits.digits)
    window.teacher.take_in()
    choose(qtbot, window, path)
    assert labels(window) == [4]
    path.write_bytes(b"nonsense")
    window.teacher.take_in_from(path)
    assert window.messages.text.text().endswith("My digits has not changed.")
    window.teacher.give_out_to(tmp_path / "missing" / "out.npz")
    assert "cannot be written" in window.messages.text.text()


def test_a_collection_that_cannot_be_read_is_told(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "my-digits.npz").write_bytes(b"nonsense")
    window = opened()
    assert window.messages.isVisible()
    assert "kept as my-digits-unread-1.npz" in window.messages.text.text()


def test_they_are_a_data_set_in_the_train_tab(qtbot: QtBot, window: Window) -> None:
    form = window.pages.look_at("Train").form
    path = str(window.digits.path)
    assert form.data.findData(path) < 0
    draw(qtbot, window)
    teach(window, 4)
    assert form.data.itemText(form.data.findData(path)) == "My digits (1)"
    form.set_data(path)
    assert form.command().data == path
    window.teacher.undo()
    assert form.data.findData(path) < 0
    assert form.command().data == "mnist"


def test_learning_is_kept(qtbot: QtBot, window: Window) -> None:
    window.pages.look_at("Filters")
    propose(qtbot, window)
    view = window.pages.look_at("My digits")
    assert view.lesson.effect.isVisible()
    assert not can(window, "File", "Save weights")
    assert not can(window, "Network", "Start training")
    assert not window.isWindowModified()
    act(window, "Network", "Keep what was learnt")
    wait_for_state(qtbot, window, RunState.IDLE)
    assert window.isWindowModified()
    assert can(window, "File", "Save weights")


def test_learning_is_undone(qtbot: QtBot, window: Window) -> None:
    before = window.session.model.model.parameters
    propose(qtbot, window)
    window.pages.look_at("My digits").lesson.revert_wished.emit()
    wait_for_state(qtbot, window, RunState.IDLE)
    assert window.session.model.model.parameters.tobytes() == before.tobytes()
    assert not window.isWindowModified()


def test_who_looks_elsewhere_is_told(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(window, 1)
    act(window, "Network", "Learn from my digits")
    window.pages.look_at("Filters")
    wait_for_state(qtbot, window, RunState.PROPOSED)
    assert window.messages.action_button.text() == "Look"
    window.messages.action_button.click()
    assert window.pages.look_at("My digits").lesson.effect.isVisible()
    window.pages.look_at("Filters")
    window.messages.show_note("Look.")
    window.pages.look_at("My digits")
    assert not window.messages.isVisible()


@pytest.mark.parametrize("answer", ["Keep", "Undo"])
def test_closing_asks_about_what_was_learnt(qtbot: QtBot, window: Window, answer: str) -> None:
    propose(qtbot, window)
    window.close()
    dialog(qtbot, window, QMessageBox).button(QMessageBox.StandardButton.Cancel).click()
    assert window.isVisible()
    assert window.session.state is RunState.PROPOSED
    window.close()
    box = dialog(qtbot, window, QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == answer).click()
    if answer == "Keep":
        wait_for_state(qtbot, window, RunState.IDLE)
        dialog(qtbot, window, QMessageBox).button(QMessageBox.StandardButton.Discard).click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def test_closing_while_it_learns(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(window, 1)
    act(window, "Network", "Learn from my digits")
    wait_for_state(qtbot, window, RunState.LEARNING)
    window.close()
    assert not window.isVisible()
    assert labels(window) == [1]


def test_the_keys_are_listed(window: Window) -> None:
    listed = dict(line for _, lines in window.menus.shortcuts() for line in lines)
    assert listed["Teach which digit it is"] == "0 – 9"
    assert listed["Learn from my digits"] == "F8"
