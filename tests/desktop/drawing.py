"""A hand that draws on a canvas."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.imaging.preprocessing import ink_box
from core.types import Array
from desktop.canvas.canvas import Canvas

SIDE = 400
"""Of the paper, in pixels of the screen."""

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


def at(canvas: Canvas, x: float, y: float) -> QPoint:
    """Where the point ``(x, y)`` of the paper, 0..1, is on the widget."""
    paper = canvas.paper()
    return (paper.topLeft() + QPointF(x, y) * paper.width()).toPoint()


def drag(qtbot: QtBot, canvas: Canvas, *points: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    qtbot.mousePress(canvas, button, pos=at(canvas, *points[0]))
    for point in points[1:]:
        qtbot.mouseMove(canvas, at(canvas, *point))
    qtbot.mouseRelease(canvas, button, pos=at(canvas, *points[-1]))


def tablet(
    canvas: Canvas,
    kind: QEvent.Type,
    x: float,
    y: float,
    pressure: float,
    eraser: bool = False,
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NONE,
) -> None:
    """One event of a tablet's pen at ``(x, y)`` of the paper, or of its other end, while ``keys`` are held."""
    pointer = QPointingDevice.PointerType.Eraser if eraser else QPointingDevice.PointerType.Pen
    device = QPointingDevice(
        "pen", 7, QPointingDevice.DeviceType.Stylus, pointer, QPointingDevice.Capability.Pressure, 1, 2
    )
    position = at(canvas, x, y).toPointF()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind, device, position, canvas.mapToGlobal(position), pressure, 0, 0, 0, 0, 0, keys, button, held
    )
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted(), "or Qt makes a mouse event of it"


def box(ink: Array) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the ink, in parts of the side."""
    found = ink_box(ink)
    assert found is not None
    edges = np.array([found.left, found.top, found.left + found.width, found.top + found.height])
    return tuple((edges / len(ink)).tolist())
