"""A button that cannot be pressed any more does not hand its keys to the next one, which does something else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.engine.states import Action, Phase
from desktop.lessons.guide import Guide as Lesson
from desktop.lessons.panel import LessonPanel
from desktop.network_editor.editor import NetworkEditor
from desktop.shell.window import Window
from desktop.tour.guide import Guide as Tour
from tests.desktop.showing import focus
from tests.desktop.window.keeping import trained, view_of
from tests.desktop.window.teaching import teach
from tests.desktop.window.using import act, dialog, digits, draw, wait_for_phase


def press_space(qtbot: QtBot, window: QWidget) -> None:
    """On what has the focus, whatever that is."""
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)


def rests(window: QWidget) -> bool:
    """Whether Space would do nothing."""
    return not isinstance(window.focusWidget(), QAbstractButton)


def tool(window: QWidget, action: object) -> QToolButton:
    return next(button for button in window.findChildren(QToolButton) if button.defaultAction() is action)


def test_undo_below_the_drawing_goes_no_further_than_back(qtbot: QtBot, window: Window) -> None:
    panel = window.canvas_panel
    draw(qtbot, window)
    undo = tool(window, panel.undo_action)
    focus(qtbot, undo)
    for _ in range(3):
        press_space(qtbot, window)
    assert window.canvas.is_empty(), "it is not redone"
    assert rests(window)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_E)
    assert panel.eraser_action.isChecked(), "the drawing is in hand still"
    panel.redo_action.trigger()
    assert undo.hasFocus()


def test_undo_of_what_was_taught(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 1)
    view = window.pages.look_at("my-digits")
    focus(qtbot, view.undo)
    for _ in range(3):
        press_space(qtbot, window)
        assert not digits(window).digits
    assert rests(window)


@pytest.mark.usefixtures("strokes_drawn")
def test_learning_leaves_the_keys_where_they_are(qtbot: QtBot, window: Window) -> None:
    draw(qtbot, window)
    teach(qtbot, window, 1)
    learn = window.pages.look_at("my-digits").lesson.buttons[Action.START]
    focus(qtbot, learn)
    press_space(qtbot, window)
    wait_for_phase(qtbot, window, Phase.RUNNING)
    assert rests(window)
    assert not window.canvas.hasFocus()
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert learn.hasFocus()


def test_changes_of_a_network_that_is_built(qtbot: QtBot, window: Window) -> None:
    act(window, "Network", "Build a network")
    editor = dialog(qtbot, window, NetworkEditor)
    before = [entry["kind"] for entry in editor.draft.entries]
    editor.list.setCurrentItem(editor.list.topLevelItem(1))
    for action, after in (
        (editor.up_action, [before[1], before[0], *before[2:]]),
        (editor.undo_action, before),
        (editor.redo_action, [before[1], before[0], *before[2:]]),
    ):
        focus(qtbot, tool(editor, action))
        for _ in range(3):
            press_space(qtbot, editor)
            assert [entry["kind"] for entry in editor.draft.entries] == after
        assert rests(editor)


def test_deleting_all_runs(qtbot: QtBot, window: Window, small_data: str) -> None:
    trained(qtbot, window, small_data)
    view = view_of(qtbot, window, 1)
    focus(qtbot, view.delete)
    press_space(qtbot, window)
    qtbot.waitUntil(lambda: not view.delete.isEnabled())
    assert rests(window)


def test_the_first_place_of_the_tour(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Tour")
    tour = window.findChild(Tour)
    tour.go(1)
    focus(qtbot, tour.back)
    for _ in range(3):
        press_space(qtbot, window)
    assert tour.count.text().startswith("1 ")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert tour.count.text().startswith("2 ")
    assert tour.back.hasFocus()


def test_the_first_step_of_a_lesson(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("# Mine\nWords.\n## Second\nMore words.\n")
    window.files.open(path)
    lesson, panel = window.findChild(Lesson), window.findChild(LessonPanel)
    lesson.go(1)
    focus(qtbot, panel.back)
    for _ in range(3):
        press_space(qtbot, window)
    assert lesson.number == 0
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert panel.steps.hasFocus(), "Tab goes on from there"


def test_a_field_has_the_focus_again_when_the_form_can_be_filled_in_again(
    qtbot: QtBot, window: Window, small_data: str
) -> None:
    panel = window.pages.look_at("train")
    panel.form.data.set_data(small_data)
    field = panel.form.fields["learning_rate"]
    focus(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_F9)
    wait_for_phase(qtbot, window, Phase.PAUSED)
    assert not field.isEnabled()
    assert rests(window)
    window.session.stop()
    wait_for_phase(qtbot, window, Phase.IDLE)
    assert field.hasFocus()
