"""What a person does to put right what was read, and what has come of it, for the tests of it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.imaging.painter import Stroke
from desktop.session.reading import Reading
from desktop.shell.window import Window
from tests.desktop.drawing import drag
from tests.desktop.window.teaching import wait_until_corrected
from tests.desktop.window.using import what_is_read

CONTROL = Qt.KeyboardModifier.ControlModifier
SEVEN = [Stroke(((0.72, 0.3, 0.07), (0.92, 0.3, 0.07), (0.8, 0.85, 0.07)))]


def write(qtbot: QtBot, window: Window, lines: list[Stroke]) -> Reading:
    """Draw ``lines`` with the mouse, and wait for what is read."""
    canvas = window.canvas
    canvas.brush = lines[0].points[0][2]
    for line in lines:
        drag(qtbot, canvas, *((x, y) for x, y, _ in line.points))
    return what_is_read(qtbot, window)


def type_it(qtbot: QtBot, window: Window, text: str) -> None:
    """Type ``text`` and Return."""
    qtbot.keyClicks(window.canvas, text)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    wait_until_corrected(qtbot, window)


def undo(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, CONTROL)


def text(reading: Reading) -> str:
    return "".join(str(digit.digit) for digit in reading.prediction.digits)


def boxes(reading: Reading) -> int:
    return len(reading.prediction.digits)
