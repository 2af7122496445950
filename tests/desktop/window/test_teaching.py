"""Teaching in the window: from the canvas to My digits, and learning from them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.imaging.painter import render
from desktop.engine.states import Phase
from desktop.my_digits.file import read_taught
from desktop.my_digits.view import MyDigitsView
from desktop.runs.claims import Claims
from desktop.runs.keeper import Keeper
from desktop.session.reading import Reading
from desktop.shell.window import Window
from desktop.training.job import Train
from tests.desktop.drawing import drag
from tests.desktop.my_digits.taught_digits import seven
from tests.desktop.showing import activate, focus
from tests.desktop.window.teaching import labels, teach, wait_until_corrected
from tests.desktop.window.using import (
    SHORT,
    Open,
    act,
    choose,
    dialog,
    digits,
    draw,
    press,
    teacher,
    train,
    wait_for_phase,
    what_is_read,
)
from tests.handwritten import write

pytestmark = pytest.mark.usefixtures("strokes_drawn")


def test_a_digit_key_teaches_the_drawing(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    activate(qtbot, window)
    qtbot.keyClick(window.canvas, Qt.Key.Key_4)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    wait_until_corrected(qtbot, window)
    assert labels(window) == [4]
    np.testing.assert_array_equal(render(digits(window).digits[0].drawing.strokes), window.canvas.ink())
    assert window.messages.text.text() == "Added to My digits as a 4."
    assert digits(window).flush()
    assert labels(window) == [digit.label for digit in read_taught(digits(window).path)]


def test_a_click_on_a_bar_teaches(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    what_is_read(qtbot, window)
    bars = window.verdict.bars
    with qtbot.waitSignal(window.verdict.corrected) as corrected:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(60, bars.height() * 13 // 20))
    wait_until_corrected(qtbot, window)
    assert labels(window) == corrected.args == [6]


def test_another_digit_for_the_same_drawing_corrects_it(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 4)
    teach(qtbot, window, 7)
    assert labels(window) == [7]
    assert window.messages.text.text() == "Corrected: it is a 7 now."
    teach(qtbot, window, 7)
    assert labels(window) == [7]
    assert window.messages.text.text() == "This drawing is among My digits as a 7 already."
    drag(qtbot, window.canvas, (0.3, 0.5), (0.7, 0.5))
    teach(qtbot, window, 1)
    assert labels(window) == [7, 1], "one stroke more is another drawing"


def test_of_a_number_the_digit_that_was_chosen_is_taught(qtbot: QtBot, window: Window) -> None:
    def answers(focus: int) -> Callable[[Reading | None], bool]:
        return lambda r: r is not None and len(r.prediction.digits) == 2 and r.prediction.focus == focus

    recognised = window.reader.read
    with qtbot.waitSignal(recognised, check_params_cb=answers(1)):
        window.canvas.set_ink(write("4", "7", gap=0.6))
    with qtbot.waitSignal(recognised, check_params_cb=answers(0)) as read:
        act(window, "Edit", "Next digit")
    wrong = (read.args[0].prediction.digits[0].digit + 1) % 10
    teach(qtbot, window, wrong)
    assert labels(window) == [wrong]
    seen = digits(window).digits[0].drawing.picture / 255
    np.testing.assert_allclose(seen, read.args[0].prediction.picture, atol=0.01)


def test_undo_in_the_note(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 4)
    assert window.messages.action_button.text() == "Undo"
    window.messages.action_button.click()
    assert labels(window) == []
    assert not window.messages.isVisible()
    teach(qtbot, window, 5)
    assert labels(window) == [5], "it is as if it had not been taught"


def test_undo_in_the_note_when_the_drawing_is_another(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 4)
    act(window, "Edit", "Clear drawing")
    window.messages.action_button.click()
    assert labels(window) == []
    assert window.canvas.is_empty(), "the drawing is left alone"
    for _ in range(2):
        act(window, "Edit", "Undo")
    assert labels(window) == [], "what was said is taken back already"
    act(window, "Edit", "Redo")
    assert labels(window) == [4]


def test_undo_is_not_offered_any_more_when_it_is_done_or_something_else_is(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 4)
    teacher(window).relabel(digits(window).digits, 9)
    assert not window.messages.isVisible()
    teacher(window).delete(digits(window).digits)
    assert window.messages.text.text() == "Deleted 1 digit."
    teacher(window).undo()
    assert labels(window) == [9]
    assert not window.messages.isVisible()


def test_nothing_to_teach(qtbot: QtBot, window: Window) -> None:
    teach(qtbot, window, 4)
    assert labels(window) == []
    assert window.messages.text.text().startswith("There is nothing to teach yet")


def test_a_picture_is_taught_with_its_ink(qtbot: QtBot, window: Window) -> None:
    ink = np.zeros((50, 50), np.float32)
    ink[10:40, 22:28] = 1
    window.canvas.set_ink(ink)
    teach(qtbot, window, 1)
    draw(qtbot, window)
    teach(qtbot, window, 4)
    kept = [digit.drawing for digit in digits(window).digits]
    assert [(drawing.ink is not None, drawing.strokes) for drawing in kept] == [(True, ()), (True, ())]


def test_the_collection_in_its_tab(qtbot: QtBot, window: Window) -> None:
    view = window.pages.look_at("my-digits")
    assert not view.empty.isHidden()
    draw(qtbot, window)
    teach(qtbot, window, 4)
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


def delete_one(qtbot: QtBot, view: MyDigitsView) -> None:
    qtbot.mouseClick(view.delete, Qt.MouseButton.LeftButton)


def delete_all(qtbot: QtBot, view: MyDigitsView) -> None:
    view.list.selectAll()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)


def relabel_one(_qtbot: QtBot, view: MyDigitsView) -> None:
    view.relabel.setFocus()
    view.relabel.menu().actions()[9].trigger()


@pytest.mark.parametrize("change", [delete_one, delete_all, relabel_one])
def test_undo_by_key_after_a_change_in_the_tab_is_of_that_and_not_of_the_drawing(
    qtbot: QtBot, window: Window, change: Callable[[QtBot, MyDigitsView], None]
) -> None:
    view = window.pages.look_at("my-digits")
    draw(qtbot, window)
    teach(qtbot, window, 4)
    drag(qtbot, window.canvas, (0.3, 0.5), (0.7, 0.5))
    teach(qtbot, window, 1)
    focus(qtbot, view.list)
    view.list.setCurrentIndex(view.list.model().index(1, 0))
    change(qtbot, view)
    assert labels(window) in ([1], [], [9, 1])
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert labels(window) == [4, 1]


def test_every_digit_key_in_the_list_relabels_and_teaches_no_drawing(qtbot: QtBot, window: Window) -> None:
    view = window.pages.look_at("my-digits")
    draw(qtbot, window)
    teach(qtbot, window, 4)
    draw(qtbot, window)  # another drawing: taught, it would be a second digit
    focus(qtbot, view.list)
    for digit in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0):
        view.list.selectAll()
        qtbot.keyClick(view.list, Qt.Key(Qt.Key.Key_0.value + digit))
        assert labels(window) == [digit]


def test_after_a_click_on_relabel_the_digit_keys_are_still_those_of_the_list(qtbot: QtBot, window: Window) -> None:
    view = window.pages.look_at("my-digits")
    draw(qtbot, window)
    teach(qtbot, window, 4)
    focus(qtbot, view.list)
    view.list.selectAll()
    view.relabel.menu().aboutToShow.connect(view.relabel.menu().close)  # else the click would wait for it
    qtbot.mouseClick(view.relabel, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_7)
    assert labels(window) == [7]


def test_export_and_import(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 4)
    path = tmp_path / "out.npz"
    teacher(window).give_out()
    choose(qtbot, window, path)
    assert path.exists()
    teacher(window).take_in_from(path)
    assert window.messages.text.text() == "All digits of out.npz are here already."
    teacher(window).delete(digits(window).digits)
    teacher(window).take_in()
    choose(qtbot, window, path)
    assert labels(window) == [4]
    path.write_bytes(b"nonsense")
    teacher(window).take_in_from(path)
    assert window.messages.text.text().endswith("My digits has not changed.")
    window.messages.dismiss()
    teacher(window).give_out()
    chooser = dialog(qtbot, window, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "missing" / "out.npz"))  # as if the folder had gone meanwhile
    chooser.close()
    assert "cannot be written" in window.messages.text.text()


def test_a_collection_that_cannot_be_read_is_told(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "my-digits.npz").write_bytes(b"nonsense")
    window = opened()
    assert window.messages.isVisible()
    assert "kept as my-digits-unread-1.npz" in window.messages.text.text()


def test_what_cannot_be_written_is_told_before_the_window_closes(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    rmtree(tmp_path / "data")
    (tmp_path / "data").write_text("a file where the folder should be")
    digits(window).teach_all([seven()])
    window.close()  # at once: what the writer found has not been told yet
    assert window.isVisible()
    assert window.messages.text.text().endswith("cannot be made: File exists. My digits has not changed.")
    assert labels(window) == []
    window.close()
    assert not window.isVisible()


def test_who_stays_after_that_is_asked_again(qtbot: QtBot, opened: Open, small_data: str, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    window = opened()
    train(qtbot, window, small_data)
    digits(window).teach_all([seven()])
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert window.isVisible()
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert not window.isVisible()


def test_a_window_that_stays_for_it_is_still_at_work_on_its_run(qtbot: QtBot, window: Window, small_data: str) -> None:
    window.session.begin(Train(replace(SHORT, epochs=10_000), small_data))
    keeper = window.findChild(Keeper)
    qtbot.waitUntil(lambda: bool(keeper.present))
    (digits(window).path / "a folder where the file should be").mkdir(parents=True)
    digits(window).teach_all([seven()])
    window.close()
    press(qtbot, window, QMessageBox.StandardButton.Discard)
    assert window.isVisible()
    assert keeper.present in Claims(keeper.store.folder)
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)


def test_the_keys_are_listed(window: Window) -> None:
    listed = dict(line for _, lines in window.menus.shortcuts() for line in lines)
    assert listed["Teach which digit it is"] == "0 – 9"
    assert listed["Learn from my digits"] == "F8"
