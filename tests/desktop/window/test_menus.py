"""Menus by the keyboard, while the drawing has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.canvas.canvas import Tool
from desktop.shell.window import Window
from tests.desktop.showing import focus
from tests.desktop.window.using import act, dialog, of_one_letter


def opened(qtbot: QtBot, window: Window, title: str) -> QMenu:
    """The menu called ``title``, open, while the canvas has the focus."""
    focus(qtbot, window.canvas)
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


def test_keys_that_only_the_drawing_has_are_listed_with_it(qtbot: QtBot, window: Window) -> None:
    act(window, "Help", "Keyboard shortcuts")
    listed = [label.text() for label in dialog(qtbot, window, QDialog).findChildren(QLabel)]
    menus, drawing = listed[: listed.index("On the canvas")], listed[listed.index("On the canvas") :]
    for line in ("Undo", "Clear drawing", "Teach which digit it is"):
        assert line in menus
    for line in ("Pen", "Thicker brush", "Previous digit", "Join with the next digit", "Cross the digit out"):
        assert line in drawing
        assert line not in menus


def test_a_letter_stands_for_one_thing(window: Window) -> None:
    """Else Alt and it would only lead from one to the other; what is German is asked in ``test_language``."""
    assert dict(of_one_letter(window)) == {}
