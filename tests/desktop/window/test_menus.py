"""Menus by the keyboard, while the drawing has the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.canvas.canvas import Tool
from desktop.shell.window import Window
from tests.desktop.my_digits.taught_digits import seven
from tests.desktop.showing import focus
from tests.desktop.window.using import act, dialog, digits, draw, of_one_letter

CTRL = Qt.KeyboardModifier.ControlModifier


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


REDO = [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)]


@pytest.fixture
def _as_on_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt knows one key of redo: without a screen it knows those of all desktops."""
    known = QKeySequence.keyBindings
    redo = QKeySequence.StandardKey.Redo

    def bindings(keys: QKeySequence.StandardKey) -> list[QKeySequence]:
        return [QKeySequence("Ctrl+Shift+Z")] if keys == redo else known(keys)

    monkeypatch.setattr(QKeySequence, "keyBindings", staticmethod(bindings))


@pytest.mark.usefixtures("_as_on_x11")
@pytest.mark.parametrize(("key", "held"), REDO)
def test_redo_has_the_keys_of_every_desktop(
    qtbot: QtBot, window: Window, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    draw(qtbot, window)
    focus(qtbot, window.canvas)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, CTRL)
    assert window.canvas.is_empty()
    qtbot.keyClick(window.canvas, key, held)
    assert not window.canvas.is_empty()
    listed = [keys for _, lines in window.menus.shortcuts() for what, keys in lines if what == "Redo"]
    assert listed == ["Ctrl+Shift+Z"], "one of them is enough to know"


@pytest.mark.parametrize(("key", "held"), REDO)
def test_redo_in_a_field_is_not_that_of_the_drawing(
    qtbot: QtBot, window: Window, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    draw(qtbot, window)
    act(window, "Edit", "Undo")
    field = window.pages.look_at("train").form.fields["epochs"]
    focus(qtbot, field)
    qtbot.keyClick(field, key, held)
    assert window.canvas.is_empty()


def test_redo_by_either_key_in_my_digits_is_that_of_the_digits(qtbot: QtBot, window: Window) -> None:
    digits(window).teach_all([seven()])
    view = window.pages.look_at("my-digits")
    focus(qtbot, view.list)
    for key, held in REDO:
        qtbot.keyClick(view.list, Qt.Key.Key_Z, CTRL)
        assert digits(window).digits == ()
        qtbot.keyClick(window.focusWidget(), key, held)
        assert len(digits(window).digits) == 1
