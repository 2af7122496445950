"""Menus by the keyboard, while the drawing has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.canvas.canvas import Tool
from desktop.shell.window import Window
from tests.desktop.window.using import of_one_letter


def opened(qtbot: QtBot, window: Window, title: str) -> QMenu:
    """The menu called ``title``, open, while the canvas has the focus."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.canvas.setFocus()
    [menu] = [menu for menu in window.findChildren(QMenu) if menu.title() == title]
    menu.popup(window.pos())
    qtbot.waitUntil(menu.isVisible)
    assert window.canvas.hasFocus()
    return menu


def test_a_letter_chooses_a_line_of_the_menu_and_no_tool(qtbot: QtBot, window: Window) -> None:
    menu = opened(qtbot, window, "&Help")
    QTest.keyClick(menu, Qt.Key.Key_E)  # Lessons; on the drawing it takes the eraser
    assert window.canvas.tool is Tool.PEN
    [lessons] = [inner for inner in menu.findChildren(QMenu) if inner.title() == "L&essons"]
    qtbot.waitUntil(lessons.isVisible)
    lessons.close()
    menu.close()
    qtbot.keyClick(window.canvas, Qt.Key.Key_E)
    assert window.canvas.tool is Tool.ERASER


def test_a_letter_stands_for_one_thing(window: Window) -> None:
    """Else Alt and it would only lead from one to the other; what is German is asked in ``test_language``."""
    assert dict(of_one_letter(window)) == {}
