"""The "?": opens its box by mouse and key, inside the window, and is gone after Escape or a click elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.help_mark import HelpBox, HelpMark


def opened(window: QWidget) -> HelpBox | None:
    return next((box for box in window.findChildren(HelpBox) if box.isVisible()), None)


def test_the_box_says_what_it_is_about_and_closes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 400)
    mark, line = HelpMark("Padding", "<p>A frame of noughts.</p>"), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(mark)
    layout.addWidget(line)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    mark.setFocus()
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    box = opened(window)
    assert box is not None
    words = box.findChild(QLabel)
    assert words is not None
    assert "Padding" in words.text()
    assert "A frame of noughts." in words.text()
    assert window.rect().contains(box.geometry())
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert opened(window) is None
    assert mark.hasFocus()
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert opened(window) is not None
    line.setFocus()
    qtbot.waitUntil(lambda: opened(window) is None)
