"""Drawing with tablet, finger and keyboard; the mouse has its place in the tests of the canvas."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.imaging.painter import FIELD
from desktop.canvas.canvas import Canvas
from desktop.canvas.panel import CanvasPanel
from tests.desktop.drawing import LEFT, NONE, RIGHT, at, box, drag, tablet


def test_pressure_makes_the_line_thicker(canvas: Canvas) -> None:
    widths = []
    for pressure in (0.1, 0.5, 1.0):
        tablet(canvas, QEvent.Type.TabletPress, 0.2, 0.5, pressure)
        tablet(canvas, QEvent.Type.TabletMove, 0.8, 0.5, pressure)
        tablet(canvas, QEvent.Type.TabletRelease, 0.8, 0.5, 0.0)
        widths.append(canvas.ink()[:, FIELD // 2].sum() / FIELD)
        canvas.clear()
    assert widths[0] < 0.6 * widths[1] < widths[1] < 0.7 * widths[2]
    assert widths[1] == pytest.approx(canvas.brush, rel=0.02)


def test_the_other_end_of_the_pen_erases(qtbot: QtBot, canvas: Canvas) -> None:
    drag(qtbot, canvas, (0.2, 0.5), (0.8, 0.5))
    tablet(canvas, QEvent.Type.TabletPress, 0.5, 0.5, 0.8, eraser=True)
    tablet(canvas, QEvent.Type.TabletRelease, 0.5, 0.5, 0.0, eraser=True)
    assert canvas.ink()[FIELD // 2, FIELD // 2] == 0


def test_a_touch_of_the_button_at_its_side_does_not_end_the_stroke(canvas: Canvas) -> None:
    tablet(canvas, QEvent.Type.TabletPress, 0.2, 0.5, 0.5)
    tablet(canvas, QEvent.Type.TabletMove, 0.4, 0.5, 0.5)
    tablet(canvas, QEvent.Type.TabletPress, 0.4, 0.5, 0.5, button=RIGHT)
    tablet(canvas, QEvent.Type.TabletRelease, 0.4, 0.5, 0.5, button=RIGHT)
    tablet(canvas, QEvent.Type.TabletMove, 0.8, 0.5, 0.5)
    tablet(canvas, QEvent.Type.TabletRelease, 0.8, 0.5, 0.0)
    assert box(canvas.ink())[2] > 0.8
    assert canvas.undo_stack.count() == 1


def test_who_draws_with_a_tablet_has_the_keys_of_the_canvas(panel: CanvasPanel) -> None:
    panel.canvas.clearFocus()
    tablet(panel.canvas, QEvent.Type.TabletPress, 0.2, 0.5, 0.5)
    tablet(panel.canvas, QEvent.Type.TabletRelease, 0.2, 0.5, 0.0)
    assert panel.canvas.hasFocus()


def test_a_finger_draws_and_a_second_one_does_not(canvas: Canvas, screen: QPointingDevice) -> None:
    fingers = QTest.touchEvent(canvas, screen)
    fingers.press(1, at(canvas, 0.2, 0.2)).commit()
    fingers.move(1, at(canvas, 0.5, 0.2)).press(2, at(canvas, 0.9, 0.9)).commit()
    fingers.move(1, at(canvas, 0.7, 0.2)).move(2, at(canvas, 0.9, 0.7)).commit()
    fingers.release(1, at(canvas, 0.7, 0.2)).stationary(2).commit()
    fingers.release(2, at(canvas, 0.9, 0.7)).commit()
    assert box(canvas.ink()) == pytest.approx((0.165, 0.165, 0.735, 0.235), abs=0.01)
    assert canvas.undo_stack.count() == 1, "Qt made no mouse events of it"


def test_a_gesture_that_takes_the_finger_away_leaves_no_ink(canvas: Canvas, screen: QPointingDevice) -> None:
    fingers = QTest.touchEvent(canvas, screen)
    fingers.press(1, at(canvas, 0.2, 0.2)).commit()
    fingers.move(1, at(canvas, 0.5, 0.2)).commit()
    assert not canvas.is_empty()
    QApplication.sendEvent(canvas, QTouchEvent(QEvent.Type.TouchCancel, screen, NONE, []))
    assert canvas.is_empty()
    fingers.release(1, at(canvas, 0.5, 0.2)).commit()
    assert canvas.undo_stack.count() == 0


def test_mouse_events_made_up_for_a_finger_are_dropped(canvas: Canvas) -> None:
    position = at(canvas, 0.5, 0.5).toPointF()
    made_up = Qt.MouseEventSource.MouseEventSynthesizedBySystem
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, position, position, canvas.mapToGlobal(position), LEFT, LEFT, NONE, made_up)
        QApplication.sendEvent(canvas, event)
    assert canvas.is_empty()


def test_a_button_that_is_let_go_under_a_dialog_has_ended_the_stroke(qtbot: QtBot, panel: CanvasPanel) -> None:
    canvas, window = panel.canvas, panel.windowHandle()
    QTest.mousePress(window, LEFT, NONE, canvas.mapTo(panel, at(canvas, 0.2, 0.5)))
    QTest.mouseMove(window, canvas.mapTo(panel, at(canvas, 0.4, 0.5)))
    dialog = QDialog(panel)
    dialog.open()
    QTest.mouseRelease(window, LEFT, NONE, canvas.mapTo(panel, at(canvas, 0.4, 0.5)))
    dialog.close()
    QTest.mouseMove(window, canvas.mapTo(panel, at(canvas, 0.8, 0.5)))
    assert box(canvas.ink())[2] == pytest.approx(0.435, abs=0.01)
    assert canvas.undo_stack.count() == 1


def test_the_mouse_waits_while_the_tablet_draws(qtbot: QtBot, canvas: Canvas) -> None:
    tablet(canvas, QEvent.Type.TabletPress, 0.2, 0.2, 0.5)
    drag(qtbot, canvas, (0.2, 0.8), (0.8, 0.8))
    tablet(canvas, QEvent.Type.TabletMove, 0.8, 0.2, 0.5)
    tablet(canvas, QEvent.Type.TabletRelease, 0.8, 0.2, 0.0)
    assert box(canvas.ink())[3] < 0.3


def test_drawing_with_the_keys(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.is_empty()
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(10):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert box(canvas.ink()) == pytest.approx((0.465, 0.365, 0.735, 0.435), abs=0.006)
    assert canvas.undo_stack.count() == 1


def test_the_arrows_of_the_keypad_are_arrows(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(canvas, key, Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert box(canvas.ink()) == pytest.approx((0.465, 0.465, 0.655, 0.635), abs=0.006)


ENDS: dict[str, Callable[[CanvasPanel], None]] = {
    "Clear": lambda panel: panel.clear_action.trigger(),
    "Undo": lambda panel: panel.undo_action.trigger(),
    "a picture": lambda panel: panel.canvas.set_ink(np.eye(28, dtype=np.float32)),
    "who corrects the reading": lambda panel: panel.canvas.pen_up(),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=list(ENDS))
def test_a_stroke_of_the_keys_that_something_else_ends_keeps_nobody_waiting(
    qtbot: QtBot, panel: CanvasPanel, end: Callable[[CanvasPanel], None]
) -> None:
    canvas = panel.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    end(panel)
    canvas.clear()
    drag(qtbot, canvas, (0.2, 0.2), (0.8, 0.2))
    assert box(canvas.ink())[2] > 0.8


def test_the_keys_keep_the_pen_on_the_paper(qtbot: QtBot, canvas: Canvas) -> None:
    for _ in range(20):
        qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert not canvas.is_empty()


def test_the_place_of_the_pen_is_one_of_the_paper_whatever_its_size(qtbot: QtBot, panel: CanvasPanel) -> None:
    """As after a presentation, where the paper is much larger."""
    canvas = panel.canvas
    for _ in range(4):
        qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    before = canvas.paper().width()
    panel.resize(panel.size() / 2)
    assert canvas.paper().width() < 0.6 * before
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert box(canvas.ink()) == pytest.approx((0.865, 0.465, 0.935, 0.535), abs=0.006)


def test_after_another_pen_the_keys_begin_in_the_middle_again(qtbot: QtBot, canvas: Canvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    drag(qtbot, canvas, (0.2, 0.2), (0.3, 0.2))
    canvas.clear()
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert box(canvas.ink()) == pytest.approx((0.465, 0.465, 0.535, 0.535), abs=0.006)
