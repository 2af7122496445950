"""The tools beneath the canvas."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.canvas.canvas import THICKEST, THINNEST, Tool
from desktop.canvas.panel import CanvasPanel
from tests.desktop.drawing import drag


def test_names_for_those_who_do_not_see(panel: CanvasPanel) -> None:
    assert panel.canvas.accessibleName() == "Drawing canvas"
    assert "space bar" in panel.canvas.accessibleDescription()
    for button in panel.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.toolTip()
    assert panel.slider.accessibleName() == "Brush size"


def test_choosing_a_tool(qtbot: QtBot, panel: CanvasPanel) -> None:
    qtbot.keyClick(panel.canvas, Qt.Key.Key_E)
    assert panel.canvas.tool is Tool.ERASER
    assert panel.eraser_action.isChecked()
    panel.pen_action.trigger()
    assert panel.canvas.tool is Tool.PEN
    panel.canvas.tool = Tool.ERASER
    assert panel.eraser_action.isChecked()
    assert not panel.pen_action.isChecked()


def test_the_brush_by_keys_and_slider(qtbot: QtBot, panel: CanvasPanel) -> None:
    canvas = panel.canvas
    before = canvas.brush
    qtbot.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert canvas.brush == pytest.approx(before * 1.2)
    assert panel.slider.value() == 84
    qtbot.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert canvas.brush == pytest.approx(before)
    panel.slider.setValue(120)
    assert canvas.brush == pytest.approx(0.12)
    for _ in range(30):
        panel.thinner_action.trigger()
    assert canvas.brush == THINNEST
    for _ in range(30):
        panel.thicker_action.trigger()
    assert canvas.brush == THICKEST
    assert panel.slider.value() == panel.slider.maximum()


def test_what_can_be_done_is_enabled(qtbot: QtBot, panel: CanvasPanel) -> None:
    def enabled() -> tuple[bool, bool, bool]:
        return panel.undo_action.isEnabled(), panel.redo_action.isEnabled(), panel.clear_action.isEnabled()

    assert enabled() == (False, False, False)
    drag(qtbot, panel.canvas, (0.2, 0.2), (0.8, 0.8))
    assert enabled() == (True, False, True)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert enabled() == (False, True, False)
    panel.redo_action.trigger()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Delete)
    assert panel.canvas.is_empty()
    assert enabled() == (True, False, False)


def test_a_key_that_is_held_changes_one_box(panel: CanvasPanel) -> None:
    assert not any(action.autoRepeat() for action in panel.box_actions)
    assert panel.undo_action.autoRepeat()


def test_a_picture_that_changes_nothing_is_no_step(qtbot: QtBot, panel: CanvasPanel) -> None:
    drag(qtbot, panel.canvas, (0.2, 0.2), (0.8, 0.8))
    panel.undo_action.trigger()
    panel.canvas.set_ink(np.zeros((50, 50), np.float32))
    assert not panel.undo_action.isEnabled()
    panel.redo_action.trigger()
    assert not panel.canvas.is_empty()
